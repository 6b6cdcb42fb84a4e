"""The real clocks: the one file that may read them."""

import datetime as dt
import time

import pendulum


class SystemClock:
    """The machine's clocks in the person's zone; implements `tui.core.clock.Clock`."""

    def __init__(self, timezone: str) -> None:
        """Take the name of a zone that exists, such as Europe/Paris."""
        self._zone = pendulum.timezone(timezone)
        self._timezone = timezone

    def elapsed_ms(self) -> int:
        # CLOCK_MONOTONIC stands still while a Linux machine sleeps; macOS has no CLOCK_BOOTTIME.
        which = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
        return time.clock_gettime_ns(which) // 1_000_000

    def now(self) -> dt.datetime:
        return pendulum.now(self._zone)

    @property
    def timezone(self) -> str:
        return self._timezone
