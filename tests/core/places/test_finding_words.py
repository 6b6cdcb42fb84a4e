"""What was found at a place before, as it is said on every front end."""

import datetime as dt

from tests.builders import a_finding
from tui.core.anatomy.body import Side, Spot
from tui.core.entries.entry import HoldOutcome
from tui.core.places.finding_words import (
    beside_title,
    comes_back,
    lines_before,
    spot_lines,
    words_at_step,
    words_in_hold,
)
from tui.core.places.findings import Recurrence, SpotFinding
from tui.core.routines.plan import BOTH_SIDES, Pass, make_plan
from tui.core.routines.routine import Routine
from tui.files.routines.routine_files import load_built_in

LIBRARY = load_built_in()
LEFT, RIGHT = Spot("shoulder-top", Side.LEFT), Spot("shoulder-top", Side.RIGHT)
BLADE = SpotFinding(
    spot="above the blade",
    count=2,
    worked=5,
    recurrence=Recurrence.FADING,
    last_on=dt.date(2026, 11, 20),
    last_seconds_held=20,
    last_outcome=HoldOutcome.PARTLY,
)


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


def test_the_spot_stands_with_the_last_hold_and_the_count_with_the_place() -> None:
    line = "Top of right shoulder: last time 70 s, eased (above the blade); recurring, 3 of 5"
    named = a_finding(spots=(BLADE,), last_spot="above the blade")
    assert lines_before({RIGHT: named}, routine(), BOTH_SIDES, LIBRARY) == [line]
    unnamed = a_finding(spots=(BLADE,))  # marked later on the same day
    assert "blade" not in lines_before({RIGHT: unnamed}, routine(), BOTH_SIDES, LIBRARY)[0]


def test_what_is_alike_on_both_sides_is_one_line_and_one_place() -> None:
    alike = {RIGHT: a_finding(), LEFT: a_finding(spot=LEFT)}
    assert lines_before(alike, routine(), BOTH_SIDES, LIBRARY) == [
        "Top of both shoulders: last time 70 s, eased; recurring, 3 of 5"
    ]
    assert lines_before(alike, routine(), [Side.LEFT], LIBRARY)[0].startswith("Top of left shoulder: ")
    otherwise = alike | {LEFT: a_finding(spot=LEFT, count=4)}
    assert len(lines_before(otherwise, routine(), BOTH_SIDES, LIBRARY)) == 2


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


def circles() -> Pass:
    """A step over several regions, on both sides."""
    item = next(each for each in make_plan(routine("neck-tension")).passes if each.step.id == "neck-circles")
    assert item.side is Side.BOTH
    assert len(item.step.regions) > 1
    return item


def in_one_region() -> Pass:
    """A step over one region, on the left."""
    found = (item for each in LIBRARY.routines for item in make_plan(each).passes)
    return next(item for item in found if item.side is Side.LEFT and len(item.step.regions) == 1)


def test_at_a_step_the_place_is_named_where_the_step_works_more() -> None:
    item, skull = circles(), Spot("skull-base", Side.RIGHT)
    found = a_finding(spot=skull, last_step=item.step.id, last_spot="in the hollow")
    assert words_at_step(found, item, LIBRARY) == (
        "Tender before, base of your skull, right side: recurring, 3 of 5; "
        "last time 70 s, eased (in the hollow)."
    )
    short = words_at_step(found, item, LIBRARY, short=True)
    assert short == "Tender before, base of skull, right side: recurring, 3 of 5"
    assert beside_title("Circles", found, item.side) == "Circles · right tender 3 of 5"


def test_the_words_of_a_step_fit_a_phone() -> None:
    item = in_one_region()
    found = a_finding(spot=Spot(item.region, Side.LEFT))
    assert words_at_step(None, item, LIBRARY) == ""
    assert words_at_step(found, item, LIBRARY) == (
        "Tender here before: recurring, 3 of 5; last time 70 s, eased."
    )
    assert len(words_at_step(found, item, LIBRARY, short=True)) <= 36
    assert beside_title("Roll down", a_finding(), Side.RIGHT) == "Roll down · tender 3 of 5"


def test_a_hold_tells_of_its_spot_once_that_is_named() -> None:
    known = {RIGHT: a_finding(spots=(BLADE,), previous_seconds_held=90)}
    assert words_in_hold({}, RIGHT, "") == ""
    place = "Here before: recurring, 3 of 5; eased after 70 s, was 90 s."
    assert words_in_hold(known, RIGHT, "") == words_in_hold(known, RIGHT, "elsewhere") == place
    spot = "This spot before: fading, 2 of 5; eased partly after 20 s."
    assert words_in_hold(known, RIGHT, "above the blade") == spot
    assert words_in_hold(known, LEFT, "") == ""


def test_a_hold_on_both_sides_says_on_which_it_was() -> None:
    both = Spot("shoulder-top", Side.BOTH)
    known = {RIGHT: a_finding(spots=(BLADE,))}
    assert (
        words_in_hold(known, both, "") == "Here, on your right, before: recurring, 3 of 5; eased after 70 s."
    )
    told = words_in_hold(known, both, "above the blade")
    assert told == "This spot, on your right, before: fading, 2 of 5; eased partly after 20 s."
    alike = {RIGHT: a_finding(), LEFT: a_finding(spot=LEFT)}
    assert words_in_hold(alike, both, "").startswith("Here before: ")
