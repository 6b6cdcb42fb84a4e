"""CSV: a row for each rating and tender point, that no spreadsheet runs and every reader reads."""

import csv
import io

import msgspec
import pytest

from tests.builders import a_check_in, a_session, a_tender_point
from tui.core.anatomy.body import Side
from tui.core.entries.entry import CheckInRating, Entry, NextMorning, Rating
from tui.reports.csv_rows import COLUMNS, cell, csv_text

SESSION = a_session(
    note='said "ow", twice\nthen slept',
    ratings=(Rating(region="shoulder-top", side=Side.RIGHT, before=6),),
    tender_points=(
        a_tender_point(seconds_held=41, peak=6, release=0, spot="above the blade", note="=HYPERLINK(1)"),
    ),
)
CHECK_IN = a_check_in(interference=0, ratings=(CheckInRating(region="calf", side=Side.BOTH, now=0),))


def read(*entries: Entry) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_text(entries), newline="")))


def filled(row: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in row.items() if value}


def test_there_is_a_row_for_each_rating_and_tender_point() -> None:
    rating, point = read(SESSION)
    usual = {
        "entry": "session-1",
        "entry_kind": "session",
        "date": "2026-11-22",
        "time": "14:03:11",
        "zone": "Europe/Paris",
        "routine": "tight-shoulders",
        "region": "shoulder-top",
        "side": "right",
        "entry_note": 'said "ow", twice\nthen slept',
    }
    assert filled(rating) == usual | {"kind": "rating", "before": "6"}
    assert filled(point) == usual | {
        "kind": "tender-point",
        "step": "roll-down",
        "spot": "above the blade",
        "seconds_into_pass": "34",
        "seconds_held": "41",
        "outcome": "eased",
        "peak": "6",
        "release": "0",
        "note": "'=HYPERLINK(1)",
    }


def test_what_is_answered_without_a_number_of_a_region_has_a_row_of_its_own() -> None:
    (weekly,) = read(a_check_in(interference=0))
    assert (weekly["kind"], weekly["interference"], weekly["next_morning"]) == ("check-in", "0", "")
    told = a_check_in(next_morning=NextMorning.WORSE, after_session="session-1")
    (morning,) = read(told)
    assert (morning["kind"], morning["next_morning"], morning["after_session"]) == (
        "check-in",
        "worse",
        "session-1",
    )
    assert read(a_check_in(note="slept badly")) == []
    (rated,) = read(msgspec.structs.replace(told, ratings=CHECK_IN.ratings))
    assert (rated["kind"], rated["next_morning"]) == ("rating", "worse")


def test_a_zero_is_not_an_empty_cell() -> None:
    (row,) = read(CHECK_IN)
    assert (row["kind"], row["now"], row["interference"], row["before"]) == ("rating", "0", "0", "")
    assert row["routine"] == ""


def test_the_heading_is_there_without_a_row_and_lines_end_as_in_rfc_4180() -> None:
    assert csv_text([]) == ",".join(COLUMNS) + "\r\n"
    assert csv_text([CHECK_IN]).count("\r\n") == 2


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "  =1", "\uff1d1"])
def test_what_a_spreadsheet_would_run_is_defused(text: str) -> None:
    assert str(cell(text)).startswith("'")


@pytest.mark.parametrize("text", ["1-2", "a=b", "'quoted'", "", "é 🙂"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


def test_nothing_that_a_terminal_acts_on_comes_through() -> None:
    (row,) = read(a_check_in(note="a\x1b[2J\u202e", ratings=CHECK_IN.ratings))
    assert row["entry_note"] == "a\N{REPLACEMENT CHARACTER}[2J\N{REPLACEMENT CHARACTER}"
