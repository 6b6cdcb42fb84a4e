"""A history of the latest entries says what one of all of them says, and reads them only where it has to."""

import datetime as dt
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.shoulders import ENTRIES, SHOULDER, at, mark, regions_of, session
from tui.core.anatomy.body import Side, Spot
from tui.core.entries.entry import Entry
from tui.core.places.history import History, Longer
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


def latest_of(entries: list[Entry], since: dt.date) -> History:
    """A history that is given those that began on a day, in UTC, or later."""
    latest = [entry for entry in entries if entry.started_at.astimezone(dt.UTC).date() >= since]
    return History(latest, regions_of, Longer(since, lambda: entries))


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


@pytest.mark.parametrize("ask", QUESTIONS.values(), ids=QUESTIONS)
@given(st.builds(with_copies, ENTRIES, COPIES), DAYS, DAYS)
def test_every_answer_is_that_of_all_entries(
    ask: Ask, entries: list[Entry], since: dt.date, day: dt.date
) -> None:
    assert ask(latest_of(entries, since), day) == ask(History(entries, regions_of), day)


def test_a_week_of_what_was_marked_before_is_told_without_reading_what_is_older() -> None:
    latest = [session(at(day, month=month), mark(70)) for month in (9, 10, 11) for day in (16, 17)]
    latest += [session(at(day), mark(70)) for day in (9, 10, 11)]
    history = History(latest, regions_of, Longer(dt.date(2025, 1, 1), lambda: pytest.fail("read all")))
    assert week_of(history, dt.date(2026, 11, 17)).sessions == 2


def test_a_place_that_was_never_marked_before_is_looked_for_in_all_entries() -> None:
    long_ago = session(at(3, month=3), mark(70))
    history = History(
        [session(at(17), mark(70))], regions_of, Longer(dt.date(2026, 11, 1), lambda: [long_ago])
    )
    found = history.finding(PLACES[0])
    assert found is not None
    assert found.count == found.worked == 2


def test_a_day_that_began_far_east_before_the_latest_entries_is_whole() -> None:
    east = dt.datetime(2026, 11, 10, 9, tzinfo=dt.timezone(dt.timedelta(hours=14)))
    entries: list[Entry] = [session(east), session(at(10))]
    assert latest_of(entries, at(10).date()).between(at(10).date(), at(10).date()) == entries
