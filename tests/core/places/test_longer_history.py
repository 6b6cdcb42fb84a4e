"""A history of the latest entries says what one of all of them says, and reads them only where it has to."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.history_questions import COPIES, DAYS, PLACES, QUESTIONS, Ask, week_of, with_copies
from tests.core.shoulders import ENTRIES, at, mark, regions_of, session
from tui.core.entries.entry import Entry
from tui.core.places.history import History, Longer


def latest_of(entries: list[Entry], since: dt.date) -> History:
    """A history that is given those that began on a day, in UTC, or later."""
    latest = [entry for entry in entries if entry.started_at.astimezone(dt.UTC).date() >= since]
    return History(latest, regions_of, Longer(since, lambda: entries))


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
