"""The shipped routines and every health answer: nothing forbidden is left, no position for nothing."""

import datetime as dt

import msgspec
import pytest

from tui.core.anatomy.body import Side, Spot
from tui.core.routines.plan import Pass, make_plan
from tui.core.routines.routine import Library, Routine
from tui.core.routines.vocabulary import Contact, Motion
from tui.core.safety.adapting import adapt
from tui.core.safety.concerning import works
from tui.core.safety.health import Health, HealthAnswer
from tui.core.safety.health_words import answer_in_words, light_aim, what_differs
from tui.files.routines.routine_files import load_built_in

DAY = dt.date(2026, 11, 22)
LIBRARY: Library = load_built_in()


def said(item: str, *places: Spot, was_allowed: bool = False) -> Health:
    answer = HealthAnswer(is_true=True, on=DAY, places=places, was_allowed=was_allowed)
    return Health(answers={item: answer})


def left_of(routine: Routine, health: Health) -> tuple[Pass, ...] | None:
    """The passes that are left, None where it is refused."""
    it = adapt(routine, health, LIBRARY)
    if it.refused_by is not None:
        return None
    passes = make_plan(it.routine, left_out=it.left_out_passes).passes
    assert any(works(each.step) for each in passes)
    assert not leads_to_nothing(passes)
    return passes


def leads_to_nothing(passes: tuple[Pass, ...]) -> bool:
    """Whether after the last position nothing is done any more."""
    last = max((at for at, each in enumerate(passes) if each.step.motion is Motion.POSITION), default=None)
    return last is not None and not any(works(each.step) for each in passes[last:])


@pytest.mark.parametrize("routine", LIBRARY.routines, ids=lambda routine: routine.id)
@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT, Side.BOTH])
def test_a_place_that_is_left_out_is_worked_by_nothing(routine: Routine, side: Side) -> None:
    for region in routine.regions:
        passes = left_of(routine, said("skin", Spot(region, side)))
        for each in passes or ():
            assert not (works(each.step) and region in each.step.regions and side.overlaps(each.side))


@pytest.mark.parametrize("routine", LIBRARY.routines, ids=lambda routine: routine.id)
def test_every_yes_refuses_or_leaves_what_it_allows(routine: Routine) -> None:
    for item in LIBRARY.contraindications:
        passes = left_of(routine, said(item.id, was_allowed=True))
        for each in passes or ():
            at_place = not item.regions or set(item.regions) & set(each.step.regions)
            if item.pressure_max is not None and at_place and item.id in routine.contraindications:
                assert each.step.pressure_max <= item.pressure_max
            if item.id in routine.contraindications and not item.regions:
                assert each.step.contact not in item.without


def test_nobody_with_thin_blood_gets_a_ball_from_any_routine() -> None:
    for routine in LIBRARY.routines:
        assert left_of(routine, said("blood-thinner")) is None
        for each in left_of(routine, said("blood-thinner", was_allowed=True)) or ():
            assert each.step.contact not in (Contact.BALL, Contact.ROLLER)


def test_the_clot_question_is_named_by_every_routine_with_legs_feet_or_a_ball() -> None:
    feet = {"calf", "foot-sole", "toes", "ankle", "thigh-front", "thigh-back", "shin", "foot-top"}
    for routine in LIBRARY.routines:
        work = [step for step in routine.steps if works(step)]
        is_concerned = any(feet & set(step.regions) or step.contact is Contact.BALL for step in work)
        assert not is_concerned or left_of(routine, said("clot")) is None, routine.id


def test_sore_knees_make_it_shorter_and_no_lighter() -> None:
    routine = LIBRARY.routine("tight-shoulders")
    assert routine is not None
    health = said("knee-balance")
    it = adapt(routine, health, LIBRARY)
    assert [each.pressure_max for each in it.routine.steps] == [each.pressure_max for each in routine.steps]
    assert it.routine.steps[2].seconds < routine.steps[2].seconds
    (told,) = what_differs(it, health, DAY)
    assert told.does == "Shorter, and as firm as it is written."
    assert told.because[-1].startswith("Bend less")
    assert light_aim(it) == ""
    item = next(each for each in LIBRARY.contraindications if each.id == "knee-balance")
    assert "shorter, as firm as it is written" in answer_in_words(item, health.answers[item.id], LIBRARY)


def test_sore_knees_do_not_hide_that_something_else_asks_for_light_work() -> None:
    answers = said("knee-balance").answers | said("blood-thinner", was_allowed=True).answers
    health = Health(answers=answers)
    neck = msgspec.structs.replace(LIBRARY.routines[0], contraindications=("knee-balance", "blood-thinner"))
    (told,) = what_differs(adapt(neck, health, LIBRARY), health, DAY)
    assert told.does == "Lighter and shorter: up to 3 of 10."


@pytest.mark.parametrize("routine_id", ["between-blades", "hips-glutes", "tight-shoulders", "desk-foot-roll"])
def test_what_is_all_done_with_a_ball_is_refused_where_that_is_wrong(routine_id: str) -> None:
    routine = LIBRARY.routine(routine_id)
    assert routine is not None
    assert left_of(routine, said("blood-thinner", was_allowed=True)) is None


@pytest.mark.parametrize("routine", LIBRARY.routines, ids=lambda routine: routine.id)
def test_something_that_touches_the_body_is_left_of_what_had_it(routine: Routine) -> None:
    had = any(works(step) and step.contact is not Contact.NONE for step in routine.steps)
    answers = [said(item.id, was_allowed=True) for item in LIBRARY.contraindications]
    answers += [said("skin", Spot(region, Side.BOTH)) for region in routine.regions]
    for health in answers:
        passes = left_of(routine, health)
        assert passes is None or not had or any(works(each.step) and touches(each) for each in passes)


def touches(each: Pass) -> bool:
    return each.step.contact is not Contact.NONE


def test_a_clot_that_was_said_closes_the_arms_too_and_leaves_the_neck() -> None:
    clot = said("clot")
    for routine_id, is_left in (("hands-forearms", False), ("desk-reset", False), ("neck-tension", True)):
        routine = LIBRARY.routine(routine_id)
        assert routine is not None
        assert (left_of(routine, clot) is not None) is is_left, routine_id


def test_a_pregnancy_nobody_was_asked_about_leaves_the_evening_but_for_its_places() -> None:
    routine = LIBRARY.routine("wind-down")
    assert routine is not None
    item = next(each for each in LIBRARY.contraindications if each.id == "pregnancy")
    passes = left_of(routine, said("pregnancy"))
    assert passes
    for each in passes:
        assert not (works(each.step) and set(item.regions) & set(each.step.regions))
    assert {"neck-back", "palm", "scalp"} <= {region for each in passes for region in each.step.regions}


def test_a_pregnancy_nobody_was_asked_about_closes_what_works_nothing_else() -> None:
    for name in ("lower-back", "hips-glutes", "calves", "tired-feet"):
        routine = LIBRARY.routine(name)
        assert routine is not None
        assert left_of(routine, said("pregnancy")) is None, name
        assert left_of(routine, said("pregnancy", was_allowed=True)), name
