"""Weeks and their names; sums, medians and tender points of a week, key for key."""

import datetime as dt
import json
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_check_in, a_session, a_tender_point
from tui.core.body import Side
from tui.core.calendar_week import Week
from tui.core.entry import (
    CheckIn,
    CheckInRating,
    Entry,
    HoldOutcome,
    Outcome,
    PassOutcome,
    PassResult,
    Rating,
    SessionEntry,
    TenderPoint,
)
from tui.core.change_words import CHANGE_WORDS
from tui.core.history import History
from tui.core.week import summarise, week_json
from tui.core.week_records import WeekSummary, change_of
from tui.core.week_words import compared_in_words
from tui.core.words import minutes

PARIS = ZoneInfo("Europe/Paris")
TODAY = dt.date(2027, 1, 10)
W47 = Week(dt.date(2026, 11, 16))


def regions_of(routine: str, step: str) -> tuple[str, ...] | None:
    return ("shoulder-top",) if routine == "wall" else None


def at(day: int, hour: int = 14, month: int = 11) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, tzinfo=PARIS)


def mark(
    held: int = 40, outcome: HoldOutcome = HoldOutcome.EASED, spot: str = "", side: Side = Side.RIGHT
) -> TenderPoint:
    return a_tender_point(at=at(16), side=side, spot=spot, seconds_held=held, outcome=outcome)


def session(
    start: dt.datetime,
    *marks: TenderPoint,
    worked: int = 90,
    ratings: tuple[Rating, ...] = (),
    outcome: Outcome = Outcome.FINISHED,
) -> SessionEntry:
    return a_session(
        id=start.isoformat(),
        routine="wall",
        started_at=start,
        ended_at=start + dt.timedelta(seconds=worked),
        outcome=outcome,
        seconds_worked=worked,
        passes=(PassResult(step="roll", side=Side.RIGHT, seconds=worked, outcome=PassOutcome.DONE),),
        ratings=ratings,
        tender_points=marks,
    )


def check_in(start: dt.datetime) -> CheckIn:
    rating = CheckInRating(region="shoulder-top", side=Side.RIGHT, now=7)
    return a_check_in(id=f"c{start.isoformat()}", started_at=start, ratings=(rating,))


def rated(before: int | None, after: int | None, side: Side = Side.RIGHT) -> tuple[Rating, ...]:
    return (Rating(region="shoulder-top", side=side, before=before, after=after),)


def summary(*entries: Entry, week: Week = W47) -> WeekSummary:
    return summarise(History(entries, regions_of), week, TODAY, "Europe/Paris")


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
    assert day in week
    assert week.start.weekday() == first
    assert Week.parse(week.iso, first) == week
    assert week.next.previous == week
    assert week.next.iso != week.iso


def test_the_json_has_exactly_the_documented_keys_in_order() -> None:
    entry = session(at(18), mark(41), ratings=rated(6, 4))
    plain = msgspec.to_builtins(summary(entry, check_in(at(19))))
    assert json.loads(json.dumps(plain)) == {
        "format": 1,
        "week": "2026-W47",
        "start": "2026-11-16",
        "end": "2026-11-22",
        "timezone": "Europe/Paris",
        "sessions": 1,
        "seconds_worked": 90,
        "days": [
            {
                "date": f"2026-11-{day}",
                "sessions": int(day == 18),
                "seconds_worked": 90 * (day == 18),
                "check_ins": int(day == 19),
            }
            for day in range(16, 23)
        ],
        "ratings": [{"region": "shoulder-top", "side": "right", "n": 1, "before": 6, "after": 4}],
        "tender_points": [
            {
                "region": "shoulder-top",
                "side": "right",
                "spot": "",
                "count": 1,
                "worked": 1,
                "recurrence": "new",
                "seconds_to_ease": 41,
            }
        ],
    }
    assert " ".join(plain) == (
        "format week start end timezone sessions seconds_worked days ratings tender_points"
    )


def test_ratings_are_medians_over_the_pairs_and_missing_is_never_zero() -> None:
    found = summary(
        session(at(16), ratings=rated(6, 4)),
        session(at(17), ratings=rated(5, 5)),
        session(at(18), ratings=rated(9, None)),
        session(at(19), ratings=rated(None, 0)),
    )
    (row,) = found.ratings
    assert (row.n, row.before, row.after) == (2, 5.5, 4.5)


def test_a_place_never_rated_twice_has_no_numbers() -> None:
    (row,) = summary(session(at(16), ratings=rated(6, None))).ratings
    assert (row.n, row.before, row.after) == (0, None, None)


def test_time_to_ease_counts_only_holds_that_eased() -> None:
    found = summary(session(at(16), mark(30), mark(50), mark(200, HoldOutcome.UNANSWERED)))
    assert found.tender_points[0].seconds_to_ease == 40
    unanswered = summary(session(at(16), mark(200, HoldOutcome.UNANSWERED)))
    assert unanswered.tender_points[0].seconds_to_ease is None


def test_how_often_looks_back_before_the_week_but_never_after_it() -> None:
    entries = [session(at(2), mark()), session(at(9)), session(at(16), mark()), session(at(25), mark())]
    (row,) = summary(*entries).tender_points
    assert (row.count, row.worked, row.recurrence) == (2, 3, "recurring")


def test_a_place_worked_this_week_without_a_mark_is_listed_while_its_last_mark_is_fresh() -> None:
    calm = session(at(18))
    (row,) = summary(session(at(9), mark(70)), calm).tender_points
    assert (row.count, row.worked, row.recurrence, row.seconds_to_ease) == (1, 2, "fading", None)
    assert summary(session(at(20, month=10), mark()), calm).tender_points == ()


def test_places_of_one_region_are_listed_by_their_short_text() -> None:
    found = summary(session(at(16), mark(20, spot="edge"), mark(60), mark(40, spot="edge")))
    assert [(row.spot, row.count, row.seconds_to_ease) for row in found.tender_points] == [
        ("", 1, 60),
        ("edge", 1, 30),
    ]


def test_a_mark_on_both_sides_is_one_row() -> None:
    found = summary(session(at(9), mark()), session(at(16), mark(side=Side.BOTH)))
    assert [(row.side, row.recurrence) for row in found.tender_points] == [("both", "new")]


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


ZONES = st.sampled_from(
    ["Europe/Paris", "America/Los_Angeles", "Pacific/Auckland", "Asia/Kolkata", "UTC"]
).map(ZoneInfo)
STARTS = st.datetimes(
    dt.datetime.fromisoformat("2026-10-01"), dt.datetime.fromisoformat("2026-12-31"), timezones=ZONES
)
ENTRIES = st.lists(st.builds(session, STARTS), max_size=12)


@given(ENTRIES)
def test_the_order_of_entries_does_not_matter(entries: list[SessionEntry]) -> None:
    assert summary(*entries) == summary(*reversed(entries))


@given(ENTRIES)
def test_each_entry_is_counted_once_on_its_own_local_day(entries: list[SessionEntry]) -> None:
    week = Week.of(dt.date(2026, 9, 28))
    counted: dict[dt.date, int] = {}
    for _ in range(15):
        counted |= {day.date: day.sessions for day in summary(*entries, week=week).days}
        week = week.next
    assert sum(counted.values()) == len(entries)
    for entry in entries:
        assert counted[dt.date(entry.started_at.year, entry.started_at.month, entry.started_at.day)] >= 1


@given(ENTRIES, STARTS)
def test_another_entry_changes_the_sums_of_its_own_week_only(
    entries: list[SessionEntry], start: dt.datetime
) -> None:
    more = [*entries, session(start, mark(), ratings=rated(4, 3))]
    own = Week.of(start.date())
    assert summary(*more, week=own).sessions == summary(*entries, week=own).sessions + 1
    assert summary(*more, week=own.previous) == summary(*entries, week=own.previous)
    after, after_before = summary(*more, week=own.next), summary(*entries, week=own.next)
    assert (after.days, after.ratings) == (after_before.days, after_before.ratings)


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


def test_a_week_is_set_beside_the_one_before() -> None:
    this = summary(session(at(16)))
    assert compared_in_words(summary(week=W47.previous)) == "week before: no sessions"
    assert compared_in_words(this) == "week before: 1 session, 2 min"
