"""What can be asked of a history, to compare two ways of making it."""

import datetime as dt
from collections.abc import Callable

import msgspec
from hypothesis import strategies as st

from tests.core.shoulders import SHOULDER
from tui.core.anatomy.body import Side, Spot
from tui.core.entries.entry import Entry
from tui.core.places.history import History
from tui.core.weeks.calendar_week import Week
from tui.core.weeks.week import summarise
from tui.core.weeks.week_records import WeekSummary

Ask = Callable[[History, dt.date], object]
PLACES = [Spot(SHOULDER, side) for side in (Side.RIGHT, Side.LEFT, Side.BOTH)]
DAYS = st.dates(dt.date(2026, 9, 28), dt.date(2027, 1, 3))
COPIES: st.SearchStrategy[list[tuple[int, int]]] = st.just([]) | st.lists(
    st.tuples(st.integers(0, 13), st.integers(0, 13)), max_size=2
)
"""Which entry is a copy of which."""


def with_copies(entries: list[Entry], copies: list[tuple[int, int]]) -> list[Entry]:
    for copy, original in copies:
        if copy != original and max(copy, original) < len(entries):
            entries[copy] = msgspec.structs.replace(entries[copy], copy_of=entries[original].id)
    return entries


def week_of(history: History, day: dt.date) -> WeekSummary:
    return summarise(history, Week.of(day), day, "Europe/Paris")


QUESTIONS: dict[str, Ask] = {
    "the first day": lambda history, _: history.first_day,
    "all entries": lambda history, _: (history.entries, [*history.backwards()]),
    "ten days": lambda history, day: history.between(day - dt.timedelta(days=9), day),
    "heat": lambda history, day: history.heat(day),
    "findings": lambda history, day: [history.finding(place, day) for place in PLACES],
    "a spot": lambda history, day: [history.how_often(place, day, "edge") for place in PLACES],
    "work": lambda history, day: [history.sessions_that_worked(place, day) for place in PLACES],
    "marks": lambda history, day: [[*history.marked_visits(place, day)] for place in PLACES],
    "a week": week_of,
}
