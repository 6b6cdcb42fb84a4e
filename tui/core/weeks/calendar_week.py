"""Seven days with a name."""

import datetime as dt
import re

import msgspec

from tui.core.catalogue import say

EARLIEST_YEAR, LATEST_YEAR = 1900, 9000


class Week(msgspec.Struct, frozen=True, order=True):
    """Seven days from `start`.

    Every run of seven days holds one Thursday; the week has the ISO name of that Thursday, whatever day it
    starts on. For a week from Monday that is the ISO week itself.
    """

    start: dt.date

    @classmethod
    def of(cls, day: dt.date, first: int = 0) -> "Week":
        """The week that holds a day; `first` is the weekday it starts on, 0 for Monday to 6."""
        return cls(day - dt.timedelta(days=(day.weekday() - first) % 7))

    @classmethod
    def parse(cls, text: str, first: int = 0) -> "Week":
        """Read `2026-W47`, or any date in the week; ValueError says what was expected."""
        try:
            week = cls.of(_date_in(text.strip()), first)
        except ValueError:
            raise ValueError(
                say("not a week: {text!r}; expected 2026-W47, or a date such as 2026-11-22", text=text)
            ) from None
        return week

    @property
    def end(self) -> dt.date:
        """The last day."""
        return self.start + dt.timedelta(days=6)

    @property
    def days(self) -> tuple[dt.date, ...]:
        """The seven days in order."""
        return tuple(self.start + dt.timedelta(days=day) for day in range(7))

    @property
    def next(self) -> "Week":
        """The week after."""
        return Week(self.start + dt.timedelta(weeks=1))

    @property
    def previous(self) -> "Week":
        """The week before."""
        return Week(self.start - dt.timedelta(weeks=1))

    @property
    def iso(self) -> str:
        """The name, such as `2026-W47`."""
        year, number, _ = self._thursday.isocalendar()
        return f"{year:04}-W{number:02}"

    @property
    def number(self) -> int:
        """The number of the week in its year."""
        return self._thursday.isocalendar().week

    @property
    def _thursday(self) -> dt.date:
        return self.start + dt.timedelta(days=(3 - self.start.weekday()) % 7)


def _date_in(text: str) -> dt.date:
    named = re.fullmatch(r"(\d{4})-[Ww](\d{2})", text, re.ASCII)
    if named:
        day = dt.date.fromisocalendar(int(named[1]), int(named[2]), 4)
    elif re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        day = dt.date.fromisoformat(text)
    else:
        raise ValueError(text)
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise ValueError(text)
    return day
