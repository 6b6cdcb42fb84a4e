"""What a search knows of the entries: read once, in portions, and never of an entry as it was before."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import AT, a_check_in, a_session, a_tender_point
from tui.core.anatomy.body import Side
from tui.core.entries.entry import (
    CheckInRating,
    Entry,
    HoldOutcome,
    NextMorning,
    PassOutcome,
    PassResult,
    Rating,
    SessionEntry,
)
from tui.core.places.findings import covers, regions_of_entry, regions_of_library, sides_by_region
from tui.core.searching.journal_filter import JournalFilter
from tui.core.searching.journal_index import AT_ONCE, JournalIndex
from tui.files.routines.routine_files import load_built_in

LIBRARY = load_built_in()
REGIONS_OF = regions_of_library(LIBRARY)
ROUTINE = LIBRARY.routines[0]
STEPS = [step.id for step in ROUTINE.steps]
REGIONS = [region.id for region in LIBRARY.regions][:4]
SIDES = st.sampled_from([None, *Side])


def entries(number: int) -> list[Entry]:
    """So many, oldest first."""
    return [
        a_check_in(id=f"c{at}", started_at=AT + dt.timedelta(hours=at), note=f"note {at}")
        for at in range(number)
    ]


@pytest.fixture
def index() -> JournalIndex:
    return JournalIndex(LIBRARY)


def test_a_short_journal_is_read_at_once(index: JournalIndex) -> None:
    index.take(entries(AT_ONCE))
    assert index.is_whole
    assert [known.entry.id for known in index.known][:2] == [f"c{AT_ONCE - 1}", f"c{AT_ONCE - 2}"]


def test_a_long_journal_is_read_in_portions_the_newest_first(index: JournalIndex) -> None:
    number = 3 * AT_ONCE
    index.take(entries(number))
    assert (len(index.known), index.is_whole) == (0, False)
    index.go_on()
    assert [known.entry.id for known in index.known] == [f"c{number - 1 - at}" for at in range(AT_ONCE)]
    index.finish()
    assert (len(index.known), index.is_whole) == (number, True)


def test_what_is_found_before_all_is_read_is_said_to_be_not_all() -> None:
    journal = JournalFilter(LIBRARY, AT.date())
    journal.take(entries(2 * AT_ONCE))
    assert journal.in_words(len(journal.found())) == f"{2 * AT_ONCE} entries"
    journal.words = "note"
    journal.go_on()
    assert journal.in_words(len(journal.found())) == f"{AT_ONCE}+ of {2 * AT_ONCE} entries · “note”"
    journal.go_on()
    assert journal.in_words(len(journal.found())) == f"{2 * AT_ONCE} of {2 * AT_ONCE} entries · “note”"


def test_a_region_that_only_an_old_entry_names_is_known_once_that_is_read() -> None:
    journal = JournalFilter(LIBRARY, AT.date())
    old = a_check_in(id="old", started_at=AT, ratings=(CheckInRating(region="gone-away", side=None, now=3),))
    journal.words = "region:gone"
    journal.take([old, *entries(2 * AT_ONCE)])
    assert "region: expected" in journal.typed.problem
    while not journal.is_whole:
        journal.go_on()
    assert journal.typed.problem == ""
    assert list(journal.found()) == [old]


def test_only_what_is_another_entry_is_read_again(index: JournalIndex) -> None:
    first = entries(3 * AT_ONCE)
    index.take(first)
    index.finish()
    before = {known.entry.id: known for known in index.known}
    changed = msgspec.structs.replace(first[7], note="rewritten")
    index.take([*first[:5], *first[6:7], changed, *first[8:]])
    assert index.is_whole
    after = {known.entry.id: known for known in index.known}
    assert "c5" not in after
    assert "rewritten" in after["c7"].text
    assert all(after[key] is before[key] for key in after if key != "c7")


def test_a_changed_entry_is_never_found_as_it_was(index: JournalIndex) -> None:
    first = entries(3 * AT_ONCE)
    index.take(first)
    index.finish()
    index.take([msgspec.structs.replace(entry, note="anew") for entry in first])
    assert (list(index.known), index.is_whole) == ([], False)
    index.go_on()
    assert {known.entry.note for known in index.known} == {"anew"}


@st.composite
def sessions(draw: st.DrawFn) -> SessionEntry:
    passes = st.builds(
        PassResult,
        step=st.sampled_from([*STEPS, "unknown"]),
        side=SIDES,
        seconds=st.sampled_from([0, 30]),
        outcome=st.sampled_from(PassOutcome),
        regions=st.none() | st.lists(st.sampled_from(REGIONS), max_size=2).map(tuple),
    )
    ratings = st.builds(Rating, region=st.sampled_from(REGIONS), side=SIDES)
    marks = st.builds(
        a_tender_point,
        region=st.sampled_from(REGIONS),
        side=SIDES,
        outcome=st.sampled_from(HoldOutcome),
    )
    return a_session(
        routine=ROUTINE.id,
        passes=tuple(draw(st.lists(passes, max_size=4))),
        ratings=tuple(draw(st.lists(ratings, max_size=3))),
        tender_points=tuple(draw(st.lists(marks, max_size=4))),
    )


@given(sessions())
def test_the_places_are_those_of_the_rest_of_the_program(session: SessionEntry) -> None:
    index = JournalIndex(LIBRARY)
    index.take([session])
    places = {(region, Side(side)) for region, side in (each.split() for each in index.known[0].places)}
    assert {region for region, _ in places} == regions_of_entry(session, REGIONS_OF)
    sides = {region: set(found) for region, found in sides_by_region(session, REGIONS_OF).items()}
    for rating in session.ratings:
        sides.setdefault(rating.region, set()).add(rating.side or Side.MIDDLE)
    assert places == {(region, side) for region in sides for side in Side if covers(sides[region], side)}


def test_the_text_has_the_words_that_are_read_on_the_screen(index: JournalIndex) -> None:
    mark = a_tender_point(spot="Above the BLADE", word="ache", note="sting", outcome=HoldOutcome.NOT_EASING)
    index.take(
        [
            a_check_in(id="morning", next_morning=NextMorning.WORSE, interference=3, entered_later=True),
            a_session(tender_points=(mark,), note="Café\n  \tat noon", started_at=AT + dt.timedelta(hours=1)),
        ]
    )
    session, morning = (known.text for known in index.known)
    for words in ("tight-shoulders", "right shoulder", "above the blade", "did not ease", "ache", "sting",
                  "cafe at noon", "sun 22 nov 2026", "2026-11-22", "15:03", "shoulder-top"):  # fmt: skip
        assert words in session
    for words in ("check-in", "worse", "in the way: 3 of 10", "entered later"):
        assert words in morning
