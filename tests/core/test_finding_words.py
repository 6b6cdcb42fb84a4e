"""What was found at a place before, as it is said on every front end."""

import datetime as dt

from tests.builders import a_finding
from tui.core.body import Side, Spot
from tui.core.finding_words import (
    beside_title,
    comes_back,
    found_at_step,
    lines_before,
    spot_lines,
    words_at_step,
    words_in_hold,
)
from tui.core.findings import Recurrence, SpotFinding
from tui.core.plan import BOTH_SIDES, make_plan
from tui.core.routine import Routine
from tui.files.routines.routine_files import load_built_in

LIBRARY = load_built_in()
RIGHT = Spot("shoulder-top", Side.RIGHT)
ON = dt.date(2026, 11, 20)
BLADE = SpotFinding(spot="above the blade", count=2, worked=5, recurrence=Recurrence.FADING, last_on=ON)


def routine(routine_id: str = "tight-shoulders") -> Routine:
    found = LIBRARY.routine(routine_id)
    assert found is not None
    return found


def test_it_always_has_its_denominator() -> None:
    assert comes_back(a_finding()) == "recurring, 3 of 5 sessions"
    once = a_finding(count=1, worked=1, recurrence=Recurrence.NEW)
    assert comes_back(once) == "new, 1 of 1 session"
    assert spot_lines(a_finding(spots=(BLADE,))) == ("above the blade: fading, 2 of 5",)


def test_before_a_session_each_tender_place_has_a_line() -> None:
    assert lines_before({RIGHT: a_finding()}, routine(), BOTH_SIDES, LIBRARY) == [
        "Top of right shoulder: last time 70 s, eased; recurring, 3 of 5"
    ]


def test_a_spot_is_named_where_the_last_hold_was_there() -> None:
    line = "Top of right shoulder (above the blade): last time 70 s, eased; recurring, 3 of 5"
    assert lines_before({RIGHT: a_finding(spots=(BLADE,))}, routine(), BOTH_SIDES, LIBRARY) == [line]
    later = a_finding(spots=(BLADE,), last_on=dt.date(2026, 11, 21))
    assert "blade" not in lines_before({RIGHT: later}, routine(), BOTH_SIDES, LIBRARY)[0]


def test_only_places_that_will_be_worked_and_are_not_quiet_are_told() -> None:
    findings = {
        RIGHT: a_finding(),
        Spot("shoulder-top", Side.LEFT): a_finding(recurrence=Recurrence.QUIET, count=0),
        Spot("calf", Side.LEFT): a_finding(spot=Spot("calf", Side.LEFT)),
    }
    assert len(lines_before(findings, routine(), BOTH_SIDES, LIBRARY)) == 1
    assert lines_before(findings, routine(), [Side.LEFT], LIBRARY) == []


def test_what_comes_back_stands_first_and_more_than_three_are_counted() -> None:
    places = [
        Spot(region, side) for region in routine("neck-tension").regions for side in (Side.LEFT, Side.RIGHT)
    ]
    fading = {place: a_finding(spot=place, recurrence=Recurrence.FADING, count=1) for place in places}
    comes = places[-1]
    lines = lines_before(
        fading | {comes: a_finding(spot=comes, last_on=dt.date(2026, 1, 1))},
        routine("neck-tension"),
        BOTH_SIDES,
        LIBRARY,
    )
    assert lines[0].endswith("recurring, 3 of 5")
    assert len(lines) == 4
    assert lines[3].startswith("And ")
    assert lines[3].endswith(" more places.")


def test_it_is_told_at_the_step_and_the_side_where_it_was() -> None:
    findings = {RIGHT: a_finding()}
    passes = make_plan(routine()).passes
    told = [(item.step.id, item.side) for item in passes if found_at_step(findings, item)]
    assert told == [("roll-down", Side.RIGHT)]
    quiet = {RIGHT: a_finding(recurrence=Recurrence.QUIET)}
    assert not any(found_at_step(quiet, item) for item in passes)


def test_a_region_without_sides_is_found_from_any_pass() -> None:
    middle = Spot("sacrum", Side.MIDDLE)
    assert not next(region for region in LIBRARY.regions if region.id == "sacrum").sided
    item = next(
        item for each in LIBRARY.routines for item in make_plan(each).passes if "sacrum" in item.step.regions
    )
    assert found_at_step({middle: a_finding(spot=middle, last_step=item.step.id)}, item) is not None


def test_the_words_of_a_step_fit_a_phone() -> None:
    assert words_at_step(None) == ""
    assert words_at_step(a_finding()) == "Tender here before: recurring, 3 of 5; last time 70 s, eased."
    assert len(words_at_step(a_finding(), short=True)) <= 36
    assert beside_title("Roll down", a_finding()) == "Roll down · tender 3 of 5"


def test_a_hold_tells_of_its_spot_once_that_is_named() -> None:
    known = a_finding(spots=(BLADE,), previous_seconds_held=90)
    assert words_in_hold(None, "") == ""
    place = "Here before: recurring, 3 of 5; eased after 70 s, was 90 s."
    assert words_in_hold(known, "") == words_in_hold(known, "elsewhere") == place
    assert words_in_hold(known, "above the blade") == (
        "This spot before: fading, 2 of 5; here eased after 70 s, was 90 s."
    )
