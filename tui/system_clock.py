"""The real clocks: the one file that may read them."""

import datetime as dt
import time

import pendulum

# CLOCK_MONOTONIC stands still while a Linux machine sleeps; macOS has no CLOCK_BOOTTIME.
_ELAPSED = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


class SystemClock:
    """The machine's clocks in the person's zone; implements `tui.core.clock.Clock`."""

    def __init__(self, timezone: str) -> None:
        """Take the name of a zone that exists, such as Europe/Paris."""
        self._timezone = timezone

    def elapsed_ms(self) -> int:
        return time.clock_gettime_ns(_ELAPSED) // 1_000_000

    def now(self) -> dt.datetime:
        """With a fixed offset: adding to it then means real time, also over a change of the clocks."""
        moment = pendulum.now(self._timezone)
        offset = dt.timezone(dt.timedelta(seconds=moment.offset or 0))
        return dt.datetime.fromtimestamp(moment.timestamp(), offset)

    @property
    def timezone(self) -> str:
        return self._timezone
