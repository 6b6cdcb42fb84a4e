"""Versions of an entry that were kept beside each other: marked as such, counted once."""

import datetime as dt

import pytest

from tests.builders import AT, a_check_in, a_session, a_tender_point
from tui.core.anatomy.body import Side, Spot
from tui.core.entries.entry import Entry, entry_from, entry_json, without_copies
from tui.core.entries.entry_words import flags_of, sections_of
from tui.core.places.findings import heat
from tui.core.places.history import History
from tui.core.routines.routine import Library
from tui.core.weeks.calendar_week import Week
from tui.core.weeks.week import summarise

POINT = (a_tender_point(),)
ORIGINAL = a_session(id="a", tender_points=POINT)
COPY = a_session(id="b", tender_points=POINT, note="elsewhere", copy_of="a")
SECOND = a_session(id="c", tender_points=POINT, note="there", copy_of="a")
OTHER = a_session(id="d")
LIBRARY = Library(language="en", regions=(), sources=(), contraindications=(), routines=())


@pytest.mark.parametrize(
    ("entries", "counted"),
    [
        ([ORIGINAL, COPY, SECOND, OTHER], ["a", "d"]),
        ([SECOND, COPY, OTHER], ["b", "d"]),
        ([SECOND], ["c"]),
        ([OTHER], ["d"]),
        ([], []),
        ([a_session(id="x", copy_of="x")], ["x"]),
    ],
)
def test_one_version_of_each_entry_counts(entries: list[Entry], counted: list[str]) -> None:
    assert [entry.id for entry in without_copies(entries)] == counted


def test_weeks_and_findings_count_it_once() -> None:
    entries = [ORIGINAL, COPY, SECOND]
    here = Spot("shoulder-top", Side.RIGHT)
    history = History(entries, lambda *_: None)
    summary = summarise(history, Week.of(AT.date(), 0), AT.date(), "Europe/Paris")
    assert (summary.sessions, [row.count for row in summary.tender_points]) == (1, [1])
    assert heat(entries, AT.date() - dt.timedelta(days=1)) == {here: 1}
    assert len(list(history.marked_visits(here))) == 1


def test_a_copy_says_what_it_is_and_what_to_do() -> None:
    assert flags_of(COPY) == ["also kept"]
    assert flags_of(ORIGINAL) == []
    told = "\n".join(sections_of(COPY, LIBRARY)[0][1])
    assert "another version of an entry that was changed in two places. Delete the one" in told
    assert "two places" not in "\n".join(sections_of(ORIGINAL, LIBRARY)[0][1])


@pytest.mark.parametrize("entry", [COPY, a_check_in(copy_of="a")])
def test_only_a_copy_has_the_key(entry: Entry) -> None:
    assert entry_json(entry)["copy_of"] == "a"
    assert "copy_of" not in entry_json(ORIGINAL)
    assert entry_from(entry_json(entry)) == entry
