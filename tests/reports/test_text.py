"""One page of plain text: 24 lines of 80 in ASCII, the worst first, and what has no room is counted."""

import datetime as dt
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import AT, a_check_in, a_session
from tests.reports.conftest import HOSTILE, ReportMaker, some_entries
from tui.core.anatomy.body import Side
from tui.core.entries.entry import CheckInRating, Entry, Rating
from tui.core.reporting.report_parts import Part
from tui.core.routines.routine import Library
from tui.reports.text import COLUMNS, LINES, text_report

SIDES = (Side.LEFT, Side.RIGHT, Side.BOTH)


def rated_everywhere(library: Library) -> list[Entry]:
    return [
        a_check_in(
            id=f"{region.id}-{side}-{number}",
            started_at=AT - dt.timedelta(days=number),
            ratings=(CheckInRating(region=region.id, side=side, now=number),),
            note=f"note {number}",
        )
        for region in library.regions
        for side in SIDES
        for number in range(3)
    ]


def assert_is_a_page(text: str) -> None:
    lines = text.splitlines()
    assert len(lines) <= LINES
    assert max(map(len, lines)) <= COLUMNS
    assert text.isascii()
    assert text == "".join(f"{line.rstrip()}\n" for line in lines)


def test_period_n_and_what_it_is_stand_on_top(make: ReportMaker, library: Library) -> None:
    first, second, third, *_ = text_report(make(some_entries()), library).splitlines()
    assert first == "Unknot report: 26 Oct - 22 Nov 2026, 28 days (Europe/Paris)"
    assert second == "n = 8 sessions, 12 min, 1 check-in; all places"
    assert third.startswith("Self-recorded, not a medical record.")


def test_what_was_felt_comes_first_and_the_worst_of_it(make: ReportMaker, library: Library) -> None:
    text = text_report(make(some_entries()), library)
    assert text.index("FELT") < text.index("OBSERVED") < text.index("NOTES")
    after = text[text.index("FELT") :].splitlines()
    assert " ".join(after[1].split()) == "back of neck, both sides 8 8 1 of 1 - no pair"
    assert " ".join(after[2].split()) == "top of right shoulder 7 6.5 4 of 8 6.5 > 4, n 8 clearly less"


def test_holds_say_how_often_and_how_long(make: ReportMaker, library: Library) -> None:
    text = text_report(make(some_entries()), library)
    assert "top of right shoulder        8      8    50.5 s    recurring, 5 of 5" in text
    assert "spots, top of right shoulder: long day 8" in text
    assert "next morning: better 1, same 0, worse 0, n 1" in text


def test_of_nothing_it_says_so(make: ReportMaker, library: Library) -> None:
    text = text_report(make([]), library)
    assert_is_a_page(text)
    assert text.endswith("\nNothing was noted in these days.\n")


def test_what_was_left_out_and_what_could_not_be_read_are_said(make: ReportMaker, library: Library) -> None:
    report = make(some_entries(), is_complete=False, without=frozenset({Part.NOTES, Part.SPOTS}))
    text = text_report(report, library)
    assert "Left out on request: notes, names of spots." in text
    assert "Not all of the journal could be read" in text
    assert "long day\n" not in text[text.index("OBSERVED") :].partition("done:")[2]


def test_what_has_no_room_is_counted(make: ReportMaker, library: Library) -> None:
    entries = rated_everywhere(library)
    text = text_report(make(entries), library)
    assert_is_a_page(text)
    *lines, last = text.splitlines()
    told = sum(line.startswith("  ") for line in lines)
    assert len(text.splitlines()) == LINES
    places, days = len(library.regions) * len(SIDES), 1
    missing = [int(number) for number in re.findall(r"\d+", last)]
    assert last.startswith("No room for ")
    assert sum(missing) == places + len(entries) + days - told


@pytest.mark.parametrize("text", [HOSTILE, "肩" * 200, "x" * 2000, "é" * 90, "\u202e" * 50, ""])
def test_it_is_a_page_whatever_people_write(make: ReportMaker, library: Library, text: str) -> None:
    assert_is_a_page(text_report(make(some_entries(text[:190])), library))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(text=st.text(max_size=190), marks=st.integers(0, 6))
def test_it_is_always_a_page(make: ReportMaker, library: Library, text: str, marks: int) -> None:
    assert_is_a_page(text_report(make(some_entries(text)[: marks + 1]), library))


def test_of_a_region_it_claims_no_rest(make: ReportMaker, library: Library) -> None:
    neck = a_session(id="neck", routine="neck", started_at=AT - dt.timedelta(days=1), passes=())
    entries = [*some_entries(), neck]
    assert "days: 8 with a session there\n" in text_report(make(entries, regions=("shoulder-top",)), library)
    assert " of rest" in text_report(make(entries), library)


def test_a_place_without_a_number_has_no_row(make: ReportMaker, library: Library) -> None:
    after = (Rating(region="palm", side=Side.LEFT, before=None, after=4),)
    text = text_report(make([a_session(ratings=after), *some_entries()[1:]]), library)
    assert "  only rated after a session: palm of left hand\n" in text
    assert text.count("palm of left hand") == 1
