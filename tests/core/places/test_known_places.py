"""Which findings speak for a routine, a step and a hold."""

import datetime as dt

from tests.builders import a_finding
from tui.core.anatomy.body import Side, Spot
from tui.core.places.findings import Finding, Recurrence
from tui.core.places.known_places import found_at_step, found_in_hold, known_in, weightiest_first
from tui.core.routines.plan import Pass, make_plan
from tui.files.routines.routine_files import load_built_in

LIBRARY = load_built_in()
LEFT, RIGHT = Spot("shoulder-top", Side.LEFT), Spot("shoulder-top", Side.RIGHT)
LATER = dt.datetime(2026, 11, 21, 8, tzinfo=dt.UTC)


def passes(routine_id: str) -> tuple[Pass, ...]:
    routine = LIBRARY.routine(routine_id)
    assert routine is not None
    return make_plan(routine).passes


def circles() -> Pass:
    """A step over several regions, on both sides."""
    item = next(each for each in passes("neck-tension") if each.step.id == "neck-circles")
    assert item.side is Side.BOTH
    return item


def at_circles(region: str, side: Side, **fields: object) -> Finding:
    return a_finding(spot=Spot(region, side), last_step=circles().step.id, **fields)


def by_place(*found: Finding) -> dict[Spot, Finding]:
    return {each.spot: each for each in found}


def test_it_is_told_at_the_step_and_the_side_where_it_was() -> None:
    findings = {RIGHT: a_finding()}
    told = [(item.step.id, item.side) for item in passes("tight-shoulders") if found_at_step(findings, item)]
    assert told == [("roll-down", Side.RIGHT)]
    quiet = {RIGHT: a_finding(recurrence=Recurrence.QUIET)}
    assert not any(found_at_step(quiet, item) for item in passes("tight-shoulders"))


def test_a_region_without_sides_is_found_from_any_pass() -> None:
    middle = Spot("sacrum", Side.MIDDLE)
    assert not next(region for region in LIBRARY.regions if region.id == "sacrum").sided
    item = next(
        item
        for routine in LIBRARY.routines
        for item in make_plan(routine).passes
        if "sacrum" in item.step.regions
    )
    assert found_at_step({middle: a_finding(spot=middle, last_step=item.step.id)}, item) is not None


def test_a_point_on_one_side_is_found_at_a_step_on_both() -> None:
    found = at_circles("skull-base", Side.RIGHT)
    assert found_at_step(by_place(found), circles()) == found


def test_at_a_step_what_comes_back_is_told_and_else_what_was_last() -> None:
    fading = Recurrence.FADING
    shoulder = at_circles("shoulder-top", Side.LEFT, recurrence=fading, last_at=LATER)
    skull = at_circles("skull-base", Side.LEFT, recurrence=fading)
    assert found_at_step(by_place(shoulder, skull), circles()) == shoulder
    comes_back = at_circles("skull-base", Side.LEFT)
    assert found_at_step(by_place(shoulder, comes_back), circles()) == comes_back


def test_what_is_alike_on_both_sides_is_told_once() -> None:
    left, right = a_finding(spot=LEFT), a_finding(spot=RIGHT)
    (both,) = known_in(by_place(left, right), "shoulder-top", None)
    assert both.spot == Spot("shoulder-top", Side.BOTH)
    assert known_in(by_place(left, right), "shoulder-top", Side.LEFT) == [left]
    other = a_finding(spot=LEFT, last_at=LATER)
    assert known_in(by_place(other, right), "shoulder-top", Side.BOTH) == [other, right]
    assert weightiest_first([right, other]) == [other, right]


def test_a_hold_is_told_of_the_side_that_knows_its_spot() -> None:
    left, right = a_finding(spot=LEFT, last_at=LATER), a_finding(spot=RIGHT)
    both = Spot("shoulder-top", Side.BOTH)
    assert found_in_hold(by_place(left, right), both, "") == left
    assert found_in_hold(by_place(left, right), RIGHT, "") == right
    assert found_in_hold({}, both, "") is None
