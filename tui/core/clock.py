"""The two clocks a session needs, handed in so that tests and pictures can set them."""

import datetime as dt
from typing import Protocol


class Clock(Protocol):
    """Where time comes from; only app.py and cli.py hold the real one."""

    def elapsed_ms(self) -> int:
        """Milliseconds since some fixed moment; never jumps back, goes on while the machine sleeps."""
        ...

    def now(self) -> dt.datetime:
        """The time of day in the person's zone, with its offset."""
        ...

    @property
    def timezone(self) -> str:
        """The name of the person's zone, such as Europe/Paris."""
        ...


class ManualClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: dt.datetime, timezone: str = "UTC") -> None:
        """Start at `now`, which must carry its offset."""
        self._now = now
        self._elapsed_ms = 0
        self._timezone = timezone

    def elapsed_ms(self) -> int:
        return self._elapsed_ms

    def now(self) -> dt.datetime:
        return self._now

    @property
    def timezone(self) -> str:
        return self._timezone

    def move(self, seconds: float) -> None:
        """Let so many seconds pass on both clocks."""
        self._elapsed_ms += round(seconds * 1000)
        self._now += dt.timedelta(seconds=seconds)
