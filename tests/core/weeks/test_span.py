"""Days, soreness, tender places, sides and answers of a span of days, by hand and by rule."""

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.shoulders import (
    ENTRIES,
    NECK,
    SHOULDER,
    at,
    check_in,
    history,
    mark,
    rated,
    session,
)
from tui.core.anatomy.body import Side
from tui.core.entries.entry import CheckInRating, Entry, HoldOutcome, NextMorning, Rating, SessionEntry
from tui.core.places.findings import Recurrence
from tui.core.weeks.span import summarise_span
from tui.core.weeks.week_records import (
    Change,
    DayState,
    InTheWay,
    NextMornings,
    Noted,
    RatingSummary,
    SideNumbers,
    SpanSummary,
    TenderPlace,
    TenderSummary,
)

MONDAY, SUNDAY = dt.date(2026, 11, 16), dt.date(2026, 11, 22)
LATER = dt.date(2027, 1, 10)


def span(
    *entries: Entry,
    first: dt.date = MONDAY,
    last: dt.date = SUNDAY,
    today: dt.date = LATER,
    is_complete: bool = True,
    regions: Sequence[str] = (),
) -> SpanSummary:
    return summarise_span(
        history(*entries), first, last, today, "Europe/Paris", is_complete=is_complete, regions=regions
    )


def states(summary: SpanSummary) -> list[str]:
    return [day.state.value for day in summary.days]


# Days


def test_a_day_without_a_session_is_rest_also_with_a_check_in() -> None:
    found = span(session(at(16)), check_in(at(18), 4), session(at(20)))
    assert states(found) == ["session", "rest", "rest", "rest", "session", "rest", "rest"]
    assert (found.active_days, found.rest_days, found.longest_gap_days, found.check_ins) == (2, 5, 3, 1)


def test_nothing_is_known_of_the_days_before_the_first_entry() -> None:
    found = span(check_in(at(18), 4), session(at(20)))
    assert states(found)[:4] == ["before", "before", "rest", "rest"]
    assert (found.rest_days, found.longest_gap_days) == (4, 2)
    assert set(states(span())) == {"before"}


def test_today_without_a_session_and_the_days_to_come_are_no_rest() -> None:
    found = span(session(at(16)), today=dt.date(2026, 11, 18))
    assert states(found) == ["session", "rest", "today", "ahead", "ahead", "ahead", "ahead"]
    assert (found.rest_days, found.longest_gap_days) == (1, 1)
    assert states(span(session(at(18)), today=dt.date(2026, 11, 18)))[2] == "session"


def test_where_not_all_could_be_read_no_day_is_called_rest() -> None:
    found = span(session(at(18)), check_in(at(19), 3), today=dt.date(2026, 11, 21), is_complete=False)
    assert states(found) == ["unknown", "unknown", "session", "unknown", "unknown", "today", "ahead"]
    assert (found.is_complete, found.rest_days) == (False, 0)


def test_the_longest_gap_is_of_days_in_a_row_within_the_span() -> None:
    found = span(session(at(1)), session(at(18)), session(at(22)))
    assert found.longest_gap_days == 3


def test_seconds_sessions_check_ins_and_what_was_entered_later_are_counted() -> None:
    found = span(
        session(at(16, 9), worked=25, entered_later=True),
        session(at(16, 10), worked=600),
        check_in(at(16, 11), entered_later=True),
        session(at(15), worked=9),
        session(at(23), worked=9),
    )
    assert (found.sessions, found.seconds_worked, found.check_ins, found.entered_later) == (2, 625, 1, 2)
    day = found.days[0]
    assert (day.sessions, day.seconds_worked, day.check_ins) == (2, 625, 1)


def test_notes_are_told_with_their_own_local_day_and_not_where_they_are_blank() -> None:
    found = span(
        check_in(at(17), note="  "), check_in(at(18, 9), note=" slept [b]badly "), session(at(18), note="x")
    )
    day = dt.date(2026, 11, 18)
    assert found.notes == (Noted(date=day, text=" slept [b]badly "), Noted(date=day, text="x"))


# Soreness


def rows(*entries: Entry) -> tuple[RatingSummary, ...]:
    return span(*entries).ratings


def test_before_and_after_are_medians_over_the_pairs_and_missing_is_never_zero() -> None:
    (row,) = rows(
        session(at(16), ratings=rated(6, 4)),
        session(at(17), ratings=rated(5, 5)),
        session(at(18), ratings=rated(9, None)),
        session(at(19), ratings=rated(None, 0)),
    )
    assert (row.n, row.before, row.after) == (2, 5.5, 4.5)
    assert (row.answers, row.median, row.worst, row.severe) == (3, 6, 9, 1)


def test_the_level_is_what_was_not_answered_right_after_a_session() -> None:
    (row,) = rows(session(at(16), ratings=rated(7, 1)), check_in(at(17), 8), check_in(at(18), 2))
    assert (row.answers, row.median, row.worst, row.severe) == (3, 7, 8, 2)


def test_a_place_rated_only_after_has_no_numbers_at_all() -> None:
    (row,) = rows(session(at(16), ratings=rated(None, 6)))
    assert (row.n, row.before, row.after, row.change) == (0, None, None, None)
    assert (row.answers, row.median, row.worst, row.severe) == (0, None, None, 0)


@pytest.mark.parametrize(("pairs", "change"), [(2, None), (3, Change.CLEARLY_LESS)])
def test_a_change_needs_three_pairs(pairs: int, change: Change | None) -> None:
    (row,) = rows(*(session(at(16 + day), ratings=rated(6, 4)) for day in range(pairs)))
    assert row.change is change


def test_the_sorest_place_stands_first_and_one_without_a_level_last() -> None:
    low = (Rating(region=NECK, side=None, before=2),)
    after_only = (Rating(region="calf", side=Side.LEFT, after=9),)
    found = rows(
        session(at(16, 8), ratings=low),
        session(at(16, 9), ratings=after_only),
        session(at(16, 10), ratings=rated(7)),
        session(at(16, 11), ratings=rated(7, side=Side.LEFT)),
        session(at(16, 12), ratings=(Rating(region="calf", side=Side.RIGHT, before=0),)),
    )
    assert [(row.region, row.side) for row in found] == [
        (SHOULDER, "left"),
        (SHOULDER, "right"),
        (NECK, None),
        ("calf", "right"),
        ("calf", "left"),
    ]


# Tender points


def test_a_place_counts_whatever_the_spot_and_each_spot_by_its_name() -> None:
    found = span(
        session(at(9), mark(70, spot="edge")),
        session(at(16), mark(20, spot="blade"), mark(60)),
        session(at(17), mark(40, spot="blade")),
    )
    (place,) = found.tender_places
    assert (place.count, place.worked, place.recurrence) == (3, 3, Recurrence.RECURRING)
    assert (place.holds, place.eased, place.seconds_to_ease) == (3, 3, 40)
    assert [(row.spot, row.recurrence, row.count, row.holds) for row in found.tender_points] == [
        ("blade", "recurring", 2, 2),
        ("", "fading", 1, 1),
        ("edge", "fading", 1, 0),
    ]


def test_time_to_ease_counts_only_holds_that_eased() -> None:
    found = span(session(at(16), mark(30), mark(50), mark(200, HoldOutcome.UNANSWERED)))
    (row,) = found.tender_places
    assert (row.holds, row.eased, row.seconds_to_ease) == (3, 2, 40)
    assert (found.eased, found.seconds_to_ease) == (2, 40)
    none = span(session(at(16), mark(200, HoldOutcome.PARTLY)))
    assert (none.tender_places[0].seconds_to_ease, none.eased, none.seconds_to_ease) == (None, 0, None)


def test_how_often_looks_back_before_the_span_but_never_after_it() -> None:
    entries = [session(at(2), mark()), session(at(9)), session(at(16), mark()), session(at(25), mark())]
    (row,) = span(*entries).tender_points
    assert (row.count, row.worked, row.recurrence) == (2, 3, "recurring")


def test_a_place_worked_without_a_mark_is_listed_while_its_last_mark_is_28_days_new() -> None:
    calm = session(at(18))
    (row,) = span(session(at(26, month=10), mark(70)), calm).tender_points
    assert (row.count, row.worked, row.recurrence, row.holds, row.seconds_to_ease) == (
        1,
        2,
        "fading",
        0,
        None,
    )
    assert span(session(at(25, month=10), mark()), calm).tender_points == ()
    assert span(session(at(9), mark())).tender_points == ()


def test_a_place_marked_together_with_the_other_side_is_told_in_that_row_alone() -> None:
    found = span(session(at(9), mark()), session(at(16), mark(side=Side.BOTH)))
    assert [(row.side, row.recurrence) for row in found.tender_places] == [("both", "new")]
    apart = span(
        session(at(9), mark(side=Side.BOTH), side=Side.BOTH),
        session(at(16), mark(side=Side.LEFT), mark(side=Side.RIGHT), side=Side.BOTH),
    )
    assert [row.side for row in apart.tender_places] == ["left", "right"]


def test_a_spot_is_listed_only_with_its_place() -> None:
    found = span(
        session(at(9), mark(side=Side.BOTH, spot="edge"), side=Side.BOTH),
        session(at(16), mark(side=Side.LEFT), mark(side=Side.RIGHT), side=Side.BOTH),
    )
    assert [(row.side, row.spot) for row in found.tender_points] == [("left", ""), ("right", "")]


@given(ENTRIES)
def test_every_spot_has_its_place(entries: list[Entry]) -> None:
    found = span(*entries)
    places = {(row.region, row.side) for row in found.tender_places}
    assert {(row.region, row.side) for row in found.tender_points} == places


def test_a_long_span_lists_what_was_marked_anywhere_in_it() -> None:
    found = span(session(at(1, month=9), mark()), session(at(20)), first=dt.date(2026, 9, 1))
    assert [row.recurrence for row in found.tender_places] == ["fading"]


def test_left_is_held_against_right_and_a_mark_on_both_counts_on_each() -> None:
    found = span(
        session(at(16), mark(30, side=Side.LEFT), mark(50, side=Side.LEFT), side=Side.LEFT),
        session(at(17), mark(20, side=Side.BOTH), side=Side.BOTH),
        session(at(18), mark(90, HoldOutcome.SHARP), side=Side.RIGHT),
        session(at(19), side=Side.LEFT),
    )
    (row,) = found.sides
    assert row.left == SideNumbers(sessions=3, marked=2, tender_points=3, eased=3, seconds_to_ease=30)
    assert row.right == SideNumbers(sessions=2, marked=2, tender_points=2, eased=1, seconds_to_ease=20)


def test_a_region_marked_in_the_middle_has_no_sides() -> None:
    assert span(session(at(16), mark(side=Side.MIDDLE), mark(side=None))).sides == ()


# Answers


def test_mornings_and_what_got_in_the_way_are_counted_where_they_were_answered() -> None:
    found = span(
        check_in(at(16), 4, next_morning=NextMorning.WORSE, after_session="gone"),
        check_in(at(17), next_morning=NextMorning.BETTER),
        check_in(at(18), next_morning=NextMorning.BETTER, interference=0),
        check_in(at(19), interference=7),
        check_in(at(20), interference=2),
        check_in(at(25), interference=10, next_morning=NextMorning.SAME),
    )
    assert found.next_mornings == NextMornings(n=3, better=2, same=0, worse=1)
    assert found.interference == InTheWay(n=3, median=2, worst=7)
    assert span().interference == InTheWay(n=0, median=None, worst=None)


def test_of_several_answers_about_one_session_or_of_one_day_without_one_the_latest_counts() -> None:
    found = span(
        check_in(at(16, 8), next_morning=NextMorning.BETTER, after_session="one"),
        check_in(at(16, 9), next_morning=NextMorning.SAME, after_session="other"),
        check_in(at(17, 8), next_morning=NextMorning.WORSE, after_session="one"),
        check_in(at(18, 8), next_morning=NextMorning.BETTER),
        check_in(at(18, 9), next_morning=NextMorning.SAME),
        check_in(at(19, 8), next_morning=NextMorning.BETTER),
        check_in(at(23, 8), next_morning=NextMorning.BETTER, after_session="other"),
    )
    assert found.next_mornings == NextMornings(n=4, better=1, same=2, worse=1)


# Some regions only


def test_with_regions_it_is_about_these_alone() -> None:
    neck = CheckInRating(region=NECK, side=None, now=5)
    found = span(
        session(at(16), mark(), mark(region=NECK), ratings=rated(6, 4)),
        session(at(17), routine="desk", note="desk"),
        check_in(at(18), ratings=(neck,)),
        check_in(at(19), interference=4, note="long day"),
        session(at(20)),
        regions=[NECK],
    )
    assert (found.sessions, found.check_ins, found.active_days) == (2, 1, 2)
    assert states(found)[4] == "rest"
    assert [row.region for row in found.ratings] == [NECK]
    assert [row.region for row in found.tender_places] == [NECK]
    assert (found.sides[0].region, found.eased) == (NECK, 1)
    assert ([note.text for note in found.notes], found.interference.n) == (["desk"], 0)


# By rule

DAYS = st.dates(dt.date(2026, 9, 28), dt.date(2027, 1, 3))


@given(ENTRIES, DAYS, st.integers(0, 30), st.integers(1, 30))
def test_two_spans_beside_each_other_add_up(
    entries: list[Entry], first: dt.date, more: int, after: int
) -> None:
    middle, last = first + dt.timedelta(days=more), first + dt.timedelta(days=more + after)
    one = span(*entries, first=first, last=middle)
    other = span(*entries, first=middle + dt.timedelta(days=1), last=last)
    both = span(*entries, first=first, last=last)
    assert one.days + other.days == both.days
    assert one.notes + other.notes == both.notes
    for name in ("sessions", "seconds_worked", "check_ins", "active_days", "rest_days", "eased"):
        assert getattr(one, name) + getattr(other, name) == getattr(both, name)
    assert max(one.longest_gap_days, other.longest_gap_days) <= both.longest_gap_days
    assert one.interference.n + other.interference.n == both.interference.n
    assert one.next_mornings.worse + other.next_mornings.worse == both.next_mornings.worse


@given(ENTRIES)
def test_no_figure_is_without_its_numbers_and_none_is_made_up(entries: list[Entry]) -> None:
    found = span(*entries, first=dt.date(2026, 9, 1), last=LATER)
    assert found.sessions == sum(isinstance(entry, SessionEntry) for entry in entries)
    for row in found.ratings:
        assert (row.n == 0) == (row.before is None) == (row.after is None)
        assert (row.answers == 0) == (row.median is None) == (row.worst is None)
        assert row.severe <= row.answers
        assert row.n + row.answers > 0 or row.change is None
    tender: list[TenderPlace | TenderSummary] = [*found.tender_places, *found.tender_points]
    for place in tender:
        assert 0 <= place.count <= place.worked <= 5
        assert (place.eased == 0) == (place.seconds_to_ease is None)
        assert place.eased <= place.holds
        assert (place.count == 0) == (place.recurrence is Recurrence.QUIET)


@given(ENTRIES)
def test_holds_of_spots_add_up_to_those_of_their_place_and_of_all(entries: list[Entry]) -> None:
    found = span(*entries, first=dt.date(2026, 9, 1), last=LATER)
    for place in found.tender_places:
        spots = [row for row in found.tender_points if (row.region, row.side) == (place.region, place.side)]
        assert sum(row.holds for row in spots) == place.holds
    marks = [point for entry in entries if isinstance(entry, SessionEntry) for point in entry.tender_points]
    assert sum(place.holds for place in found.tender_places) == len(marks)
    assert found.eased == sum(point.outcome is HoldOutcome.EASED for point in marks)


@given(ENTRIES, st.integers(0, 400))
def test_states_of_days_are_what_was_on_them(entries: list[Entry], ago: int) -> None:
    today = LATER - dt.timedelta(days=ago)
    found = span(*entries, first=dt.date(2026, 9, 1), last=LATER, today=today)
    for day in found.days:
        assert (day.state is DayState.SESSION) == (day.sessions > 0)
        if day.state is DayState.AHEAD:
            assert day.date > today
        if day.state is DayState.REST:
            assert day.date < today
