"""What was found at a place before, as it is said on every front end."""

import datetime as dt
from typing import Any

from tui.core.body import Side, Spot
from tui.core.entry import HoldOutcome
from tui.core.finding_words import (
    beside_title,
    comes_back,
    found_at_step,
    lines_before,
    spot_lines,
    words_at_step,
    words_in_hold,
)
from tui.core.findings import Finding, Recurrence, SpotFinding
from tui.core.plan import BOTH_SIDES, make_plan
from tui.core.routine import Routine
from tui.files.routines.routine_files import load_built_in

LIBRARY = load_built_in()
RIGHT = Spot("shoulder-top", Side.RIGHT)
ON = dt.date(2026, 11, 20)
BLADE = SpotFinding(spot="above the blade", count=2, worked=5, recurrence=Recurrence.FADING, last_on=ON)


def found(spot: Spot = RIGHT, **fields: Any) -> Finding:
    usual: dict[str, Any] = {
        "spot": spot,
        "count": 3,
        "worked": 5,
        "recurrence": Recurrence.RECURRING,
        "last_on": ON,
        "last_seconds_held": 70,
        "last_outcome": HoldOutcome.EASED,
        "last_step": "roll-down",
    }
    return Finding(**usual | fields)


def routine(routine_id: str = "tight-shoulders") -> Routine:
    found = LIBRARY.routine(routine_id)
    assert found is not None
    return found


def test_it_always_has_its_denominator() -> None:
    assert comes_back(found()) == "recurring, 3 of 5 sessions"
    once = found(count=1, worked=1, recurrence=Recurrence.NEW)
    assert comes_back(once) == "new, 1 of 1 session"
    assert spot_lines(found(spots=(BLADE,))) == ("above the blade: fading, 2 of 5",)


def test_before_a_session_each_tender_place_has_a_line() -> None:
    assert lines_before({RIGHT: found()}, routine(), BOTH_SIDES, LIBRARY) == [
        "Top of right shoulder: last time 70 s, eased; recurring, 3 of 5"
    ]


def test_a_spot_is_named_where_the_last_hold_was_there() -> None:
    line = "Top of right shoulder (above the blade): last time 70 s, eased; recurring, 3 of 5"
    assert lines_before({RIGHT: found(spots=(BLADE,))}, routine(), BOTH_SIDES, LIBRARY) == [line]
    later = found(spots=(BLADE,), last_on=dt.date(2026, 11, 21))
    assert "blade" not in lines_before({RIGHT: later}, routine(), BOTH_SIDES, LIBRARY)[0]


def test_only_places_that_will_be_worked_and_are_not_quiet_are_told() -> None:
    findings = {
        RIGHT: found(),
        Spot("shoulder-top", Side.LEFT): found(recurrence=Recurrence.QUIET, count=0),
        Spot("calf", Side.LEFT): found(Spot("calf", Side.LEFT)),
    }
    assert len(lines_before(findings, routine(), BOTH_SIDES, LIBRARY)) == 1
    assert lines_before(findings, routine(), [Side.LEFT], LIBRARY) == []


def test_what_comes_back_stands_first_and_more_than_three_are_counted() -> None:
    places = [
        Spot(region, side) for region in routine("neck-tension").regions for side in (Side.LEFT, Side.RIGHT)
    ]
    fading = {place: found(place, recurrence=Recurrence.FADING, count=1) for place in places}
    comes = places[-1]
    lines = lines_before(
        fading | {comes: found(comes, last_on=dt.date(2026, 1, 1))},
        routine("neck-tension"),
        BOTH_SIDES,
        LIBRARY,
    )
    assert lines[0].endswith("recurring, 3 of 5")
    assert len(lines) == 4
    assert lines[3].startswith("And ")
    assert lines[3].endswith(" more places.")


def test_it_is_told_at_the_step_and_the_side_where_it_was() -> None:
    findings = {RIGHT: found()}
    passes = make_plan(routine()).passes
    told = [(item.step.id, item.side) for item in passes if found_at_step(findings, item)]
    assert told == [("roll-down", Side.RIGHT)]
    quiet = {RIGHT: found(recurrence=Recurrence.QUIET)}
    assert not any(found_at_step(quiet, item) for item in passes)


def test_a_region_without_sides_is_found_from_any_pass() -> None:
    middle = Spot("sacrum", Side.MIDDLE)
    assert not next(region for region in LIBRARY.regions if region.id == "sacrum").sided
    item = next(
        item for each in LIBRARY.routines for item in make_plan(each).passes if "sacrum" in item.step.regions
    )
    assert found_at_step({middle: found(middle, last_step=item.step.id)}, item) is not None


def test_the_words_of_a_step_fit_a_phone() -> None:
    assert words_at_step(None) == ""
    assert words_at_step(found()) == "Tender here before: recurring, 3 of 5; last time 70 s, eased."
    assert len(words_at_step(found(), short=True)) <= 36
    assert beside_title("Roll down", found()) == "Roll down · tender 3 of 5"


def test_a_hold_tells_of_its_spot_once_that_is_named() -> None:
    known = found(spots=(BLADE,), previous_seconds_held=90)
    assert words_in_hold(None, "") == ""
    place = "Here before: recurring, 3 of 5; eased after 70 s, was 90 s."
    assert words_in_hold(known, "") == words_in_hold(known, "elsewhere") == place
    assert words_in_hold(known, "above the blade") == (
        "This spot before: fading, 2 of 5; here eased after 70 s, was 90 s."
    )
