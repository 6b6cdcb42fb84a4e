"""Days and places looked up in the journal, against the plain way of looking through all of it."""

import datetime as dt
import random
from zoneinfo import ZoneInfo

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.shoulders import (
    ENTRIES,
    NECK,
    SHOULDER,
    SIDES,
    at,
    check_in,
    history,
    mark,
    rated,
    regions_of,
    session,
)
from tui.core.anatomy.body import Side, Spot
from tui.core.entries.entry import Entry, HoldOutcome, PassOutcome, PassResult, SessionEntry
from tui.core.places.finding_words import comes_back_short
from tui.core.places.findings import Recurrence
from tui.core.places.history import History, HowOften

RIGHT, LEFT, BOTH = (Spot(SHOULDER, side) for side in (Side.RIGHT, Side.LEFT, Side.BOTH))
DAYS = st.dates(dt.date(2026, 9, 28), dt.date(2027, 1, 3))
KIRITIMATI, HONOLULU = ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Pacific/Honolulu")


# Days


def test_an_empty_journal_has_no_first_day() -> None:
    empty = history()
    assert empty.first_day is None
    assert list(empty.between(dt.date(2026, 1, 1), dt.date(2026, 12, 31))) == []
    assert empty.finding(RIGHT) is None


def test_the_first_day_is_the_first_local_day_even_where_that_entry_began_later() -> None:
    monday = session(dt.datetime(2026, 11, 16, 0, 30, tzinfo=KIRITIMATI))
    sunday = session(dt.datetime(2026, 11, 15, 20, 0, tzinfo=HONOLULU))
    travelled = history(monday, sunday)
    assert travelled.entries == (monday, sunday)
    assert travelled.first_day == dt.date(2026, 11, 15)
    assert list(travelled.between(dt.date(2026, 11, 15), dt.date(2026, 11, 15))) == [sunday]
    assert list(travelled.between(dt.date(2026, 11, 16), dt.date(2026, 11, 16))) == [monday]


@given(ENTRIES, DAYS, st.integers(0, 40))
def test_between_has_each_entry_of_those_local_days(entries: list[Entry], first: dt.date, more: int) -> None:
    last = first + dt.timedelta(days=more)
    expected = sorted(
        (entry for entry in entries if first <= entry.started_at.date() <= last),
        key=lambda entry: (entry.started_at.timestamp(), entry.id),
    )
    assert list(history(*entries).between(first, last)) == expected


@given(ENTRIES)
def test_the_first_day_is_the_earliest_of_all(entries: list[Entry]) -> None:
    assert history(*entries).first_day == min((entry.started_at.date() for entry in entries), default=None)


def test_heat_counts_from_a_day_to_a_day() -> None:
    entries = [session(at(day), mark(), mark(side=Side.BOTH)) for day in (1, 2, 3)]
    assert history(*entries).heat(dt.date(2026, 11, 2), dt.date(2026, 11, 2)) == {RIGHT: 2, LEFT: 1}
    assert history(*entries).heat(dt.date(2026, 11, 2))[RIGHT] == 4


def test_a_day_is_a_plain_date_whatever_kind_of_time_an_entry_has() -> None:
    known = history(session(pendulum.datetime(2026, 11, 16, 0, 30, tz="Pacific/Kiritimati"), mark()))
    found = known.finding(RIGHT)
    assert found is not None
    assert [type(day) for day in (known.first_day, found.last_on)] == [dt.date, dt.date]


# Places


def test_sessions_that_worked_a_place_are_told_latest_first_and_not_after_a_day() -> None:
    days = [session(at(day)) for day in range(1, 9)]
    left = session(at(9), side=Side.LEFT)
    known = history(*days, left)
    assert known.sessions_that_worked(RIGHT) == days[:2:-1]
    assert known.sessions_that_worked(RIGHT, dt.date(2026, 11, 3), limit=2) == [days[2], days[1]]


def test_a_place_has_its_named_spots_latest_first_each_with_its_own_count() -> None:
    found = history(
        session(at(1), mark(spot="edge")),
        session(at(2), mark(spot="blade"), mark()),
        session(at(3), mark(spot="edge", side=Side.BOTH)),
        session(at(4)),
        session(at(5), mark(spot="neck", side=Side.LEFT), side=Side.LEFT),
    ).finding(RIGHT)
    assert found is not None
    assert (found.count, found.worked, found.recurrence) == (3, 4, Recurrence.RECURRING)
    assert [(each.spot, comes_back_short(each), each.last_on.day) for each in found.spots] == [
        ("edge", "fading, 2 of 4", 3),
        ("blade", "fading, 1 of 4", 2),
    ]


def test_marks_without_a_name_are_a_spot_of_their_own() -> None:
    known = history(session(at(1), mark(spot="edge")), session(at(2), mark()))
    assert known.how_often(RIGHT) == HowOften(2, 2, Recurrence.RECURRING)
    assert known.how_often(RIGHT, name="") == HowOften(1, 2, Recurrence.NEW)
    assert known.how_often(RIGHT, name="edge") == HowOften(1, 2, Recurrence.FADING)
    assert known.how_often(RIGHT, name="blade") is None


def test_a_finding_can_be_that_of_a_day_long_ago() -> None:
    known = history(session(at(1), mark(70)), session(at(2), mark(41)), session(at(3), mark(9)))
    found = known.finding(RIGHT, dt.date(2026, 11, 2))
    assert found is not None
    assert (found.last_on, found.last_hold) == (dt.date(2026, 11, 2), "eased after 41 s, was 70 s")
    assert known.finding(RIGHT, dt.date(2026, 10, 31)) is None


def test_a_finding_says_in_which_step_it_was() -> None:
    found = history(session(at(1), mark())).finding(RIGHT)
    assert found is not None
    assert found.last_step == "roll"


def test_left_and_right_marked_in_one_session_mark_both_sides() -> None:
    known = history(session(at(1), mark(side=Side.LEFT), mark(side=Side.RIGHT, spot="edge"), side=Side.BOTH))
    assert known.how_often(BOTH) == HowOften(1, 1, Recurrence.NEW)
    assert known.how_often(BOTH, name="edge") is None


def test_a_check_in_works_nothing() -> None:
    assert history(check_in(at(1), 5)).sessions_that_worked(RIGHT) == []


def test_a_place_never_worked_is_looked_for_without_an_end() -> None:
    assert history(*(session(at(day)) for day in range(1, 9))).sessions_that_worked(Spot("calf", None)) == []


# The plain way, from product.md 6 alone: look through everything, the latest first.


def _covers(sides: set[Side], side: Side) -> bool:
    if side is Side.BOTH:
        return Side.BOTH in sides or sides >= {Side.LEFT, Side.RIGHT}
    return side in sides or (side is not Side.MIDDLE and Side.BOTH in sides)


def _worked(entry: SessionEntry, region: str) -> set[Side]:
    ran: list[PassResult] = [
        item for item in entry.passes if item.seconds > 0 and item.outcome is not PassOutcome.SKIPPED
    ]
    told = [regions_of(entry.routine, item.step) if item.regions is None else item.regions for item in ran]
    sides = {item.side for item, regions in zip(ran, told, strict=True) if region in (regions or ())}
    if ran and all(regions is None for regions in told):
        sides |= {rating.side for rating in entry.ratings if rating.region == region}
    sides |= {point.side for point in entry.tender_points if point.region == region}
    return {side or Side.MIDDLE for side in sides}


def _plainly(entries: list[Entry], place: Spot, until: dt.date, name: str | None) -> HowOften | None:
    side = place.side or Side.MIDDLE
    told: list[bool] = []
    for entry in sorted(entries, key=lambda each: (each.started_at.timestamp(), each.id), reverse=True):
        if isinstance(entry, SessionEntry) and entry.started_at.date() <= until:
            sides = _worked(entry, place.region)
            if bool(sides) if side is Side.MIDDLE else _covers(sides, side):
                marked = {
                    point.side or Side.MIDDLE
                    for point in entry.tender_points
                    if point.region == place.region and name in (None, point.spot)
                }
                told.append(_covers(marked, side))
    if not any(told):
        return None
    last = told[:5]
    if not any(last):
        recurrence = Recurrence.QUIET
    elif last[0]:
        recurrence = Recurrence.RECURRING if sum(told) > 1 else Recurrence.NEW
    else:
        recurrence = Recurrence.RECURRING if sum(last) >= 3 else Recurrence.FADING
    return HowOften(sum(last), len(last), recurrence)


@given(
    ENTRIES,
    st.builds(Spot, st.sampled_from([SHOULDER, NECK]), SIDES),
    DAYS,
    st.sampled_from([None, "", "edge"]),
)
def test_how_often_is_what_looking_through_everything_finds(
    entries: list[Entry], place: Spot, until: dt.date, name: str | None
) -> None:
    assert history(*entries).how_often(place, until, name) == _plainly(entries, place, until, name)


@given(ENTRIES, st.randoms(use_true_random=False))
def test_the_order_of_entries_does_not_matter(entries: list[Entry], chance: random.Random) -> None:
    shuffled = list(entries)
    chance.shuffle(shuffled)
    one, other = History(entries, regions_of), History(shuffled, regions_of)
    assert one.entries == other.entries
    assert [one.finding(place) for place in (RIGHT, LEFT, BOTH)] == [
        other.finding(place) for place in (RIGHT, LEFT, BOTH)
    ]


@pytest.mark.parametrize("outcome", [each for each in HoldOutcome if each is not HoldOutcome.EASED])
def test_only_a_hold_that_eased_is_compared_with(outcome: HoldOutcome) -> None:
    known = history(session(at(1), mark(70, outcome)), session(at(2), mark(41), ratings=rated(3)))
    found = known.finding(RIGHT)
    assert found is not None
    assert found.last_hold == "eased after 41 s"


# In parts, and in any order


@given(ENTRIES)
def test_marks_that_are_looked_for_in_parts_are_those_that_a_question_finds(entries: list[Entry]) -> None:
    parted, asked = History(entries, regions_of), History(entries, regions_of)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tui.core.places.history.PART", 2)
        assert len(list(parted.look_for_marks())) == len(parted.entries) // 2
    assert list(parted.look_for_marks()) == []
    assert parted._marks == asked._marks


@given(ENTRIES, st.randoms())
def test_entries_in_any_order_are_laid_out_by_their_time(entries: list[Entry], order: random.Random) -> None:
    mixed = order.sample(entries, len(entries))
    found, expected = History(mixed, regions_of), History(entries, regions_of)
    assert found.entries == expected.entries
    assert found._times == expected._times == sorted(found._times)
