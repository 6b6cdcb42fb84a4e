"""Weeks and their names; a week key for key, beside the weeks before it; what another entry changes."""

import datetime as dt
import json
import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.shoulders import (
    ENTRIES,
    NECK,
    PARIS,
    SESSIONS,
    SHOULDER,
    at,
    check_in,
    history,
    mark,
    rated,
    session,
    sore,
)
from tui.core.entries.entry import CheckInRating, Entry, NextMorning, Outcome
from tui.core.entries.journal import MemoryJournal
from tui.core.places.findings import Recurrence
from tui.core.weeks.calendar_week import Week
from tui.core.weeks.change_words import CHANGE_WORDS
from tui.core.weeks.week import summarise, week_json
from tui.core.weeks.week_records import Change, PlaceCompared, Totals, WeekLevel, WeekSummary, change_of
from tui.core.words import minutes

TODAY = dt.date(2027, 1, 10)
W47 = Week(dt.date(2026, 11, 16))


def summary(*entries: Entry, week: Week = W47, today: dt.date = TODAY) -> WeekSummary:
    return summarise(history(*entries), week, today, "Europe/Paris")


@pytest.mark.parametrize("text", ["2026-W47", "2026-w47", "2026-11-16", "2026-11-22", " 2026-11-19 "])
def test_a_week_is_read_by_its_name_or_any_date_in_it(text: str) -> None:
    assert Week.parse(text) == W47


@pytest.mark.parametrize(
    "text",
    [
        "",
        "47",
        "2026-W54",
        "2026-W00",
        "2026-W7",
        "20261122",
        "2026-11-31",
        "0001-01-01",
        "9999-W52",
        "2026-W47-7",
    ],
)
def test_what_is_no_week_is_refused_with_what_was_expected(text: str) -> None:
    with pytest.raises(ValueError, match=r"expected 2026-W47, or a date such as 2026-11-22"):
        Week.parse(text)


def test_the_first_days_of_january_belong_to_the_iso_week_of_the_old_year() -> None:
    assert Week.of(dt.date(2027, 1, 3)).iso == "2026-W53"
    assert Week.of(dt.date(2027, 1, 3)).next.iso == "2027-W01"


@given(st.dates(dt.date(1901, 1, 1), dt.date(2999, 12, 31)), st.integers(0, 6))
def test_a_week_holds_its_day_starts_on_the_first_weekday_and_is_found_by_its_name(
    day: dt.date, first: int
) -> None:
    week = Week.of(day, first)
    assert week.start <= day <= week.end
    assert week.start.weekday() == first
    assert Week.parse(week.iso, first) == week
    assert week.next.previous == week
    assert week.next.iso != week.iso


# The keys


SIDED = {"region": "shoulder-top", "side": "right"}
TENDER = {"count": 1, "worked": 1, "recurrence": "new", "holds": 1, "eased": 1, "seconds_to_ease": 41}
NOTHING = {
    "weeks": 0,
    "sessions": None,
    "seconds_worked": None,
    "active_days": None,
    "tender_points": None,
    "seconds_to_ease": None,
    "eased": 0,
}


def test_the_json_has_exactly_the_documented_keys_in_order() -> None:
    found = week_json(
        summary(
            session(at(18), mark(41), ratings=rated(6, 4)),
            check_in(at(19), 7, note="long day", interference=3, next_morning=NextMorning.BETTER),
        )
    )
    days = [
        {
            "date": f"2026-11-{day}",
            "state": "session" if day == 18 else "before" if day < 18 else "rest",
            "sessions": int(day == 18),
            "seconds_worked": 90 * (day == 18),
            "check_ins": int(day == 19),
        }
        for day in range(16, 23)
    ]
    weeks = [{"week": f"2026-W{week}", "n": 0, "median": None} for week in range(43, 47)]
    expected = {
        "format": 1,
        "week": "2026-W47",
        "start": "2026-11-16",
        "end": "2026-11-22",
        "timezone": "Europe/Paris",
        "is_complete": True,
        "sessions": 1,
        "seconds_worked": 90,
        "check_ins": 1,
        "active_days": 1,
        "rest_days": 4,
        "longest_gap_days": 4,
        "entered_later": 0,
        "days": days,
        "ratings": [
            SIDED
            | {"n": 1, "before": 6, "after": 4, "change": None}
            | {"answers": 2, "median": 6.5, "worst": 7, "severe": 1}
        ],
        "tender_places": [SIDED | TENDER],
        "tender_points": [SIDED | TENDER | {"spot": ""}],
        "sides": [
            {
                "region": "shoulder-top",
                "left": {"sessions": 0, "marked": 0, "tender_points": 0, "eased": 0, "seconds_to_ease": None},
                "right": {"sessions": 1, "marked": 1, "tender_points": 1, "eased": 1, "seconds_to_ease": 41},
            }
        ],
        "eased": 1,
        "seconds_to_ease": 41,
        "next_mornings": {"n": 1, "better": 1, "same": 0, "worse": 0},
        "interference": {"n": 1, "median": 3, "worst": 3},
        "notes": [{"date": "2026-11-19", "text": "long day"}],
        "compared": [
            SIDED
            | {"weeks": [*weeks, {"week": "2026-W47", "n": 2, "median": 6.5}]}
            | {"change": None, "four_weeks": None, "change_from_four_weeks": None, "is_first": True}
        ],
        "last_week": NOTHING,
        "four_weeks": NOTHING,
        "trends": [],
    }
    assert json.loads(json.dumps(found)) == expected
    assert list(found) == list(expected)


# Days and zones


def test_an_interrupted_session_counts_with_what_was_worked() -> None:
    found = summary(session(at(16), worked=25, outcome=Outcome.INTERRUPTED))
    assert (found.sessions, found.seconds_worked) == (1, 25)


def test_an_entry_belongs_to_the_day_of_its_own_offset() -> None:
    late = dt.datetime(2026, 11, 15, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=-8)))
    early = dt.datetime(2026, 11, 16, 0, 30, tzinfo=dt.timezone(dt.timedelta(hours=13)))
    assert [day.sessions for day in summary(session(late), session(early)).days] == [1, 0, 0, 0, 0, 0, 0]


def test_both_hours_of_the_night_in_which_clocks_go_back_are_that_day() -> None:
    night = dt.datetime(2026, 10, 25, 2, 30, tzinfo=PARIS)
    week = Week.of(night.date())
    found = summary(session(night.replace(fold=0)), session(night.replace(fold=1)), week=week)
    assert [day.sessions for day in found.days] == [0, 0, 0, 0, 0, 0, 2]


@given(ENTRIES, st.integers(0, 6))
def test_each_entry_is_counted_once_on_its_own_local_day(entries: list[Entry], first: int) -> None:
    week = Week.of(dt.date(2026, 9, 28), first)
    counted: dict[dt.date, int] = {}
    for _ in range(16):
        counted |= {day.date: day.sessions + day.check_ins for day in summary(*entries, week=week).days}
        week = week.next
    assert sum(counted.values()) == len(entries)
    for entry in entries:
        start = entry.started_at
        assert counted[dt.date(start.year, start.month, start.day)] >= 1


# Beside the weeks before


def test_a_week_is_held_against_the_last_and_the_medians_of_four() -> None:
    found = summary(
        session(at(20, month=10), worked=60),
        session(at(27, month=10), mark(30), mark(50), worked=600),
        session(at(28, month=10), worked=600),
        session(at(10), mark(90), worked=300),
        session(at(17), worked=9000),
    )
    assert found.last_week == Totals(
        weeks=1,
        sessions=1,
        seconds_worked=300,
        active_days=1,
        tender_points=1,
        seconds_to_ease=90,
        eased=1,
    )
    assert found.four_weeks == Totals(
        weeks=4,
        sessions=1,
        seconds_worked=180,
        active_days=1,
        tender_points=0.5,
        seconds_to_ease=50,
        eased=3,
    )


def test_a_week_of_rest_counts_as_none_and_weeks_before_the_first_entry_do_not_count() -> None:
    found = summary(session(at(1)), session(at(17)))
    assert (found.last_week.weeks, found.last_week.sessions, found.last_week.seconds_to_ease) == (1, 0, None)
    assert (found.four_weeks.weeks, found.four_weeks.sessions) == (3, 0)
    assert summary(session(at(17))).last_week.weeks == 0


def compared(*entries: Entry) -> PlaceCompared:
    (row,) = summary(*entries).compared
    return row


def test_a_change_from_last_week_needs_three_answers_in_both() -> None:
    assert compared(*sore(8, 8, 8, day=10), *sore(6, 6)).change is None
    assert compared(*sore(8, 8, day=10), *sore(5, 5, 5)).change is None
    assert compared(*sore(8, 8, 8, day=10), *sore(5, 5, 5)).change is Change.CLEARLY_LESS


def test_a_change_from_four_weeks_needs_three_answers_in_two_of_them() -> None:
    one = compared(*sore(8, 8, 8, day=10), *sore(8, 8, day=3), *sore(5, 5, 5))
    assert (one.four_weeks, one.change_from_four_weeks) == (8, None)
    two = compared(*sore(6, 6, 6, day=10), *sore(8, 8, 8, day=3), *sore(5, 5, 5))
    assert (two.four_weeks, two.change_from_four_weeks) == (7, Change.A_LITTLE_LESS)
    assert two.change is Change.ABOUT_THE_SAME


def test_all_five_weeks_are_told_and_one_without_answers_has_no_level() -> None:
    row = compared(*sore(3, 4, day=3), *sore(9))
    assert row.weeks == (
        WeekLevel(week="2026-W43", n=0, median=None),
        WeekLevel(week="2026-W44", n=0, median=None),
        WeekLevel(week="2026-W45", n=2, median=3.5),
        WeekLevel(week="2026-W46", n=0, median=None),
        WeekLevel(week="2026-W47", n=1, median=9),
    )
    assert summary(*sore(3, day=17, month=10)).compared == ()


def test_a_place_without_an_answer_this_week_stands_last() -> None:
    neck = check_in(at(10), ratings=(CheckInRating(region=NECK, side=None, now=9),))
    found = summary(neck, *sore(2))
    assert [row.region for row in found.compared] == [SHOULDER, NECK]


def test_first_numbers_are_those_of_a_place_that_had_none_before_in_a_whole_journal() -> None:
    assert compared(*sore(5)).is_first
    assert compared(session(at(3), ratings=rated(None, 4)), *sore(5)).is_first
    assert not compared(*sore(5, month=2), *sore(5)).is_first
    assert not compared(*sore(5, day=9), *sore(5)).is_first
    (row,) = summarise(history(*sore(5)), W47, TODAY, "Europe/Paris", is_complete=False).compared
    assert not row.is_first


def test_where_not_all_could_be_read_a_week_without_an_entry_is_not_known_to_be_rest() -> None:
    found = summarise(history(session(at(1)), *sore(4, day=3)), W47, TODAY, "Europe/Paris", is_complete=False)
    assert (found.last_week.weeks, found.last_week.sessions) == (0, None)
    assert (found.four_weeks.weeks, found.four_weeks.sessions) == (2, 0.5)


def test_where_not_all_could_be_read_no_tender_point_is_called_new() -> None:
    known = history(session(at(16), mark(spot="edge")))
    found = summarise(known, W47, TODAY, "Europe/Paris", is_complete=False)
    assert [(row.recurrence, row.count) for row in found.tender_places] == [(Recurrence.UNKNOWN, 1)]
    assert [(row.recurrence, row.count) for row in found.tender_points] == [(Recurrence.UNKNOWN, 1)]
    assert summarise(known, W47, TODAY, "Europe/Paris").tender_places[0].recurrence is Recurrence.NEW


# What another entry changes


OWN = [
    "sessions",
    "seconds_worked",
    "check_ins",
    "active_days",
    "rest_days",
    "entered_later",
    "days",
    "ratings",
    "sides",
    "eased",
    "seconds_to_ease",
    "next_mornings",
    "interference",
    "notes",
]
"""A week's own numbers: they look neither back nor ahead."""
COMPARED = ["compared", "last_week", "four_weeks"]
FIRST = session(dt.datetime(2026, 9, 1, 12, tzinfo=PARIS), id="first")
"""Before all others, so that no entry makes the journal begin earlier."""


def numbers(found: WeekSummary, names: list[str]) -> list[object]:
    return [getattr(found, name) for name in names]


@given(ENTRIES, SESSIONS)
def test_another_entry_changes_the_own_numbers_of_its_own_week_only(
    entries: list[Entry], another: Entry
) -> None:
    old = [FIRST, *entries]
    new = [*old, another]
    own = Week.of(another.started_at.date())
    week = Week.of(dt.date(2026, 9, 28))
    while week.start < TODAY:
        before, after = summary(*old, week=week), summary(*new, week=week)
        if week < own:
            assert after == before
        elif week > own:
            assert numbers(after, OWN) == numbers(before, OWN)
        else:
            assert after.sessions == before.sessions + 1
            assert numbers(after, ["last_week", "four_weeks"]) == numbers(before, ["last_week", "four_weeks"])
        if week.start > own.start + dt.timedelta(weeks=4):
            assert numbers(_without_firsts(after), COMPARED) == numbers(_without_firsts(before), COMPARED)
        week = week.next


def _without_firsts(week: WeekSummary) -> WeekSummary:
    """The first number of a place is looked for in all of the journal."""
    rows = tuple(msgspec.structs.replace(row, is_first=False) for row in week.compared)
    return msgspec.structs.replace(week, compared=rows)


@given(ENTRIES, st.randoms(use_true_random=False))
def test_the_order_of_entries_does_not_matter(entries: list[Entry], chance: random.Random) -> None:
    shuffled = list(entries)
    chance.shuffle(shuffled)
    for week in (W47, W47.previous, W47.next.next):
        assert summary(*entries, week=week) == summary(*shuffled, week=week)


@given(ENTRIES, st.data())
def test_deleting_and_undoing_changes_nothing(entries: list[Entry], data: st.DataObject) -> None:
    journal = MemoryJournal([FIRST, *entries])
    before = summary(*journal.all())
    gone = data.draw(st.sampled_from(journal.all()))
    journal.remove(gone.id)
    without = summary(*journal.all())
    assert without == summary(*(entry for entry in [FIRST, *entries] if entry.id != gone.id))
    journal.undo()
    assert summary(*journal.all()) == before


@given(ENTRIES)
def test_another_zone_of_the_person_changes_the_name_of_the_zone_alone(entries: list[Entry]) -> None:
    there = summarise(history(*entries), W47, TODAY, "Pacific/Auckland")
    assert msgspec.structs.replace(there, timezone="Europe/Paris") == summary(*entries)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (6, 4, "clearly less"),
        (6, 5, "about the same"),
        (5, 5, "about the same"),
        (9, 7, "a little less"),
        (3, 1.5, "about the same"),
        (0, 2, "clearly more"),
        (8, 10, "a little more"),
    ],
)
def test_two_points_and_a_third_are_clear_and_one_point_is_noise(
    before: float, after: float, words: str
) -> None:
    assert CHANGE_WORDS[change_of(before, after)] == words


def test_work_of_a_few_seconds_is_a_minute_and_none_is_none() -> None:
    assert [minutes(seconds) for seconds in (0, 5, 89, 90)] == [0, 1, 1, 2]
