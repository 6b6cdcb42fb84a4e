"""The real clocks: the one file that may read them."""

import datetime as dt
import time
from collections.abc import Callable
from zoneinfo import ZoneInfo

from tui.core.catalogue import say

# CLOCK_MONOTONIC stands still while a Linux machine sleeps; macOS has no CLOCK_BOOTTIME.
_ELAPSED = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


_EARLIEST = dt.datetime(1971, 1, 1, tzinfo=dt.UTC).timestamp()
_LATEST = dt.datetime(9998, 1, 1, tzinfo=dt.UTC).timestamp()


class SystemClock:
    """The machine's clocks in the person's zone; implements `tui.core.clock.Clock`.

    Where the time of day becomes one that no calendar can count on from, it goes on from what it was before.
    """

    def __init__(self, timezone: str, read_wall: Callable[[], float] = time.time) -> None:
        """Take the name of a zone that exists, such as Europe/Paris; `read_wall` gives seconds since 1970."""
        self._timezone = timezone
        self._read_wall = read_wall
        self._sane_wall = read_wall()
        self._sane_elapsed_ms = self.elapsed_ms()

    @property
    def problem(self) -> str:
        """Why no time of day can be told from the start; empty if it can."""
        if _is_sane(self._sane_wall):
            return ""
        year = 1970 + int(self._sane_wall // 31_556_952)
        return say("the clock of this machine is in the year {year}; set it, then start again", year=year)

    def elapsed_ms(self) -> int:
        return time.clock_gettime_ns(_ELAPSED) // 1_000_000

    def now(self) -> dt.datetime:
        """With a fixed offset: adding to it then means real time, also over a change of the clocks."""
        moment = dt.datetime.fromtimestamp(self._wall(), ZoneInfo(self._timezone))
        return moment.replace(tzinfo=dt.timezone(moment.utcoffset() or dt.timedelta()))

    def _wall(self) -> float:
        wall, elapsed_ms = self._read_wall(), self.elapsed_ms()
        if _is_sane(wall):
            self._sane_wall, self._sane_elapsed_ms = wall, elapsed_ms
        return self._sane_wall + (elapsed_ms - self._sane_elapsed_ms) / 1000

    @property
    def timezone(self) -> str:
        return self._timezone


def _is_sane(wall: float) -> bool:
    return _EARLIEST <= wall <= _LATEST
