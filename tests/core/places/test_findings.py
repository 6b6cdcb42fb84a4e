"""Recurrence, heat and last holds, as product.md section 6 defines them."""

import datetime as dt
from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_check_in, a_session, a_step, a_tender_point
from tui.core.anatomy.body import Side, Spot
from tui.core.entries.entry import (
    CheckIn,
    CheckInRating,
    Entry,
    HoldOutcome,
    PassOutcome,
    PassResult,
    Rating,
    SessionEntry,
    TenderPoint,
)
from tui.core.places.findings import (
    Finding,
    Recurrence,
    RegionsOf,
    heat,
    regions_of_entry,
    regions_of_library,
    regions_told,
    sides_by_region,
)
from tui.core.places.history import History
from tui.core.routines.routine import Library, Routine
from tui.core.routines.vocabulary import Motion

RIGHT_SHOULDER = Spot("shoulder-top", Side.RIGHT)
LEFT_SHOULDER = Spot("shoulder-top", Side.LEFT)


def regions_of(routine: str, step: str) -> tuple[str, ...] | None:
    """One known routine: its first step stands, the second rolls over the shoulder."""
    return {("wall", "stance"): (), ("wall", "roll"): ("shoulder-top", "upper-back")}.get((routine, step))


def moment(day: int) -> dt.datetime:
    return dt.datetime(2026, 11, day, 14, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def mark(
    side: Side | None = Side.RIGHT,
    *,
    held: int = 40,
    outcome: HoldOutcome = HoldOutcome.EASED,
    region: str = "shoulder-top",
) -> TenderPoint:
    return a_tender_point(step="roll", region=region, side=side, seconds_held=held, outcome=outcome)


def ran(
    side: Side | None = Side.RIGHT, seconds: int = 90, outcome: PassOutcome = PassOutcome.DONE
) -> PassResult:
    return PassResult(step="roll", side=side, seconds=seconds, outcome=outcome)


def session(
    day: int,
    marks: tuple[TenderPoint, ...] = (),
    passes: tuple[PassResult, ...] = (ran(),),
    *,
    routine: str = "wall",
    ratings: tuple[Rating, ...] = (),
) -> SessionEntry:
    return a_session(
        id=f"s{day}",
        routine=routine,
        started_at=moment(day),
        passes=passes,
        ratings=ratings,
        tender_points=marks,
    )


def check_in(region: str) -> CheckIn:
    rating = CheckInRating(region=region, side=None, now=4)
    return a_check_in(started_at=moment(4), ratings=(rating,))


def history(*marked: bool) -> list[Entry]:
    """A session a day, oldest first, marked on the right shoulder or not."""
    return [session(day + 1, (mark(),) if was else ()) for day, was in enumerate(marked)]


def recurrence(*marked: bool) -> Recurrence | None:
    found = finding(history(*marked), RIGHT_SHOULDER, regions_of)
    return found.recurrence if found else None


def finding(entries: Sequence[Entry], place: Spot, works: RegionsOf) -> Finding | None:
    return History(entries, works).finding(place)


def test_a_place_never_marked_has_no_finding() -> None:
    assert recurrence(False, False) is None


def test_the_first_mark_ever_in_the_latest_session_is_new() -> None:
    assert recurrence(False, False, True) is Recurrence.NEW


def test_a_mark_in_the_latest_after_an_earlier_one_is_recurring() -> None:
    assert recurrence(True, False, False, False, False, False, True) is Recurrence.RECURRING


def test_three_of_five_are_recurring_even_when_the_latest_was_calm() -> None:
    assert recurrence(True, True, False, True, False) is Recurrence.RECURRING


def test_one_or_two_of_five_without_the_latest_are_fading() -> None:
    assert recurrence(True, False, True, False, False) is Recurrence.FADING
    assert recurrence(True, False) is Recurrence.FADING


def test_no_mark_in_the_last_five_is_quiet() -> None:
    assert recurrence(True, False, False, False, False, False) is Recurrence.QUIET


def test_the_count_is_of_sessions_not_of_marks() -> None:
    found = finding([session(1), session(2, (mark(), mark()))], RIGHT_SHOULDER, regions_of)
    assert found is not None
    assert (found.count, found.worked) == (1, 2)


def test_sessions_that_did_not_work_the_side_are_not_among_the_five() -> None:
    left_only = [session(day, (), (ran(Side.LEFT),)) for day in range(2, 9)]
    found = finding([session(1, (mark(),)), *left_only], RIGHT_SHOULDER, regions_of)
    assert found is not None
    assert (found.count, found.worked, found.recurrence) == (1, 1, Recurrence.NEW)


def test_skipped_passes_and_positions_do_not_work_a_place() -> None:
    skipped = session(2, (), (ran(outcome=PassOutcome.SKIPPED), ran(seconds=0)))
    stance = session(
        3, (), (PassResult(step="stance", side=Side.RIGHT, seconds=25, outcome=PassOutcome.DONE),)
    )
    found = finding([session(1, (mark(),)), skipped, stance], RIGHT_SHOULDER, regions_of)
    assert found is not None
    assert found.worked == 1


def test_a_mark_on_both_sides_counts_on_each() -> None:
    entries = [session(1, (mark(Side.BOTH),), (ran(Side.BOTH),))]
    for spot in (LEFT_SHOULDER, RIGHT_SHOULDER, Spot("shoulder-top", Side.BOTH)):
        found = finding(entries, spot, regions_of)
        assert found is not None
        assert found.count == 1


def test_a_mark_on_one_side_says_nothing_of_the_other() -> None:
    entries = [session(1, (mark(Side.RIGHT),), (ran(Side.BOTH),))]
    assert finding(entries, LEFT_SHOULDER, regions_of) is None


def test_a_routine_unknown_now_is_known_by_its_marks_and_ratings() -> None:
    rated = session(2, routine="gone", ratings=(Rating(region="shoulder-top", side=Side.BOTH, before=3),))
    marked = session(1, (mark(),), routine="gone")
    found = finding([marked, rated], RIGHT_SHOULDER, regions_of)
    assert found is not None
    assert (found.count, found.worked) == (1, 2)


def test_the_last_hold_is_compared_with_the_last_one_that_eased_before() -> None:
    entries = [
        session(1, (mark(held=70),)),
        session(2, (mark(held=120, outcome=HoldOutcome.NOT_EASING),)),
        session(3, (mark(held=9), mark(held=41))),
    ]
    found = finding(entries, RIGHT_SHOULDER, regions_of)
    assert found is not None
    assert found.last_on == dt.date(2026, 11, 3)
    assert found.last_hold == "eased after 41 s, was 70 s"


def test_a_hold_that_did_not_ease_is_not_compared() -> None:
    entries = [session(1, (mark(held=70),)), session(2, (mark(held=120, outcome=HoldOutcome.NOT_EASING),))]
    found = finding(entries, RIGHT_SHOULDER, regions_of)
    assert found is not None
    assert found.last_hold == "did not ease after 120 s"


def test_heat_counts_every_mark_since_a_day_and_both_on_each_side() -> None:
    entries: list[Entry] = [
        session(1, (mark(),)),
        session(2, (mark(), mark(Side.BOTH), mark(None, region="sacrum"))),
        check_in("shoulder-top"),
    ]
    assert heat(entries, dt.date(2026, 11, 2)) == {
        RIGHT_SHOULDER: 2,
        LEFT_SHOULDER: 1,
        Spot("sacrum", Side.MIDDLE): 1,
    }


def test_a_step_that_takes_a_position_works_no_region() -> None:
    routine = Routine(
        id="wall",
        title="Wall",
        regions=("shoulder-top",),
        steps=(a_step(id="stance", motion=Motion.POSITION), a_step(id="roll", motion=Motion.ROLL)),
    )
    look_up = regions_of_library(
        Library(language="en", regions=(), sources=(), contraindications=(), routines=(routine,))
    )
    assert look_up("wall", "stance") == ()
    assert look_up("wall", "roll") == ("shoulder-top",)
    assert look_up("gone", "roll") is None


def test_an_entry_is_about_the_regions_it_worked_rated_or_marked() -> None:
    rated = (Rating(region="neck-back", side=None, before=3),)
    told = session(1, (mark(region="spine-edge"),), ratings=rated)
    assert regions_of_entry(told, regions_of) == {"neck-back", "spine-edge", "shoulder-top", "upper-back"}
    assert regions_of_entry(session(1), regions_of) == {"shoulder-top", "upper-back"}
    assert regions_of_entry(session(1, routine="gone", ratings=rated), regions_of) == {"neck-back"}


def test_a_pass_that_was_left_out_or_never_ran_works_nothing() -> None:
    left_out = (ran(seconds=40, outcome=PassOutcome.SKIPPED), ran(seconds=0))
    assert regions_of_entry(session(1, passes=left_out), regions_of) == set()
    stopped = (ran(seconds=4, outcome=PassOutcome.STOPPED),)
    assert regions_of_entry(session(1, passes=stopped), regions_of) == {"shoulder-top", "upper-back"}


def says(*regions: str, step: str = "roll") -> PassResult:
    return msgspec.structs.replace(ran(), step=step, regions=regions)


def test_a_pass_that_says_what_it_worked_is_believed_whatever_its_step_works_now() -> None:
    changed = session(1, passes=(says("calf"), ran()))
    assert regions_of_entry(changed, regions_of) == {"calf", "shoulder-top", "upper-back"}
    assert sides_by_region(changed, regions_of)["calf"] == {Side.RIGHT}
    assert regions_told(session(1, passes=(says("calf"),)), regions_of) == frozenset({"calf"})
    assert regions_told(session(1, routine="gone", passes=(says("calf"), ran())), regions_of) is None


@pytest.mark.parametrize("routine", ["gone", "made-to-fit"])
def test_what_a_session_of_no_known_routine_worked_counts_like_any_other(routine: str) -> None:
    rated = (Rating(region="neck-back", side=None, before=3),)
    entry = session(1, (mark(),), routine=routine, ratings=rated, passes=(says(step="stance"), says("calf")))
    assert sides_by_region(entry, regions_of) == {"calf": {Side.RIGHT}, "shoulder-top": {Side.RIGHT}}
    history = History([entry], regions_of)
    assert history.sessions_that_worked(Spot("calf", Side.RIGHT)) == [entry]
    assert history.sessions_that_worked(Spot("neck-back", Side.MIDDLE)) == []


def test_a_position_that_was_taken_works_nothing_also_where_it_is_not_known_now() -> None:
    rated = (Rating(region="neck-back", side=None, before=3),)
    entry = session(1, routine="gone", ratings=rated, passes=(says(step="stance"),))
    assert sides_by_region(entry, regions_of) == {}


def test_a_check_in_is_about_what_it_rated() -> None:
    assert regions_of_entry(check_in("calf"), regions_of) == {"calf"}


@given(st.permutations(range(8)), st.integers(0, 255))
def test_the_order_in_which_entries_come_does_not_matter(order: list[int], pattern: int) -> None:
    entries = history(*(bool(pattern >> day & 1) for day in range(8)))
    shuffled = [entries[index] for index in order]
    assert finding(entries, RIGHT_SHOULDER, regions_of) == finding(shuffled, RIGHT_SHOULDER, regions_of)


@given(st.lists(st.booleans(), max_size=12))
def test_a_count_is_never_more_than_the_sessions_that_worked_the_place(marked: list[bool]) -> None:
    found = finding(history(*marked), RIGHT_SHOULDER, regions_of)
    assert (found is None) == (not any(marked))
    if found is not None:
        assert 0 <= found.count <= found.worked <= 5
        assert (found.count == 0) == (found.recurrence is Recurrence.QUIET)
