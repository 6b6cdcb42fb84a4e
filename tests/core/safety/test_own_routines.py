"""Own routines that say neither motion, contact nor pressure: a health answer holds for them all the same."""

import datetime as dt

import msgspec
import pytest

from tests.core.safety.shelf_of_two import DAY, LIBRARY, adapted, bare, yes
from tui.core.anatomy.body import Side, Spot
from tui.core.entries.entry import Pace
from tui.core.fitting.fit import CannotFitError, FitRequest
from tui.core.fitting.planner import fit
from tui.core.routines.routine import Library, Routine
from tui.core.routines.vocabulary import Contact, Equipment, HandsBusy, Motion, Origin
from tui.core.safety.adapting import adapt
from tui.core.safety.concerning import needs_clot_question, works
from tui.core.safety.health import Health, HealthAnswer
from tui.core.safety.health_words import what_differs
from tui.core.safety.resuming import changed_since
from tui.core.sessions.pressure_words import aim_words
from tui.core.sessions.record import Phase, SessionHeader, SessionState
from tui.files.routines.new_routine import example_routine
from tui.files.routines.routine_files import load_built_in

BUILT_IN: Library = load_built_in()
OWN = Routine(
    id="own",
    title="Own",
    regions=("neck-back", "calf"),
    steps=(bare("neck", "neck-back"), bare("leg", "calf")),
)
NECK = msgspec.structs.replace(OWN, steps=OWN.steps[:1], regions=("neck-back",))


def said(**answers: HealthAnswer) -> Health:
    return Health(answers=answers)


def test_a_clot_closes_it_and_is_asked_about() -> None:
    assert needs_clot_question(OWN)
    refused_by = adapted(OWN, clot=yes()).refused_by
    assert refused_by is not None
    assert refused_by.id == "clot"


def test_what_may_roll_over_something_is_asked_about_too() -> None:
    assert not needs_clot_question(NECK)
    assert needs_clot_question(msgspec.structs.replace(NECK, equipment=(Equipment.BALL,)))
    assert needs_clot_question(
        msgspec.structs.replace(NECK, steps=(bare("roll", "neck-back", motion=Motion.ROLL),))
    )


def test_who_has_not_asked_about_thin_blood_is_refused() -> None:
    assert adapted(OWN, thinner=yes()).refused_by is not None


def test_a_place_is_left_out() -> None:
    it = adapted(OWN, skin=yes(Spot("calf", Side.BOTH)))
    assert [each.step.id for each in it.left_out] == ["leg"]
    assert adapted(NECK, skin=yes(Spot("neck-back", Side.LEFT))).refused_by is not None


def test_it_is_softened_and_says_so_at_the_step() -> None:
    it = adapted(OWN, thinner=yes(was_allowed=True))
    assert [(each.pressure_max, each.seconds) for each in it.routine.steps] == [(3, 36), (3, 36)]
    assert [aim_words(each) for each in it.routine.steps] == ["Lightly, up to 3 of 10."] * 2


def test_a_movement_without_pressure_says_so_too() -> None:
    circles = msgspec.structs.replace(NECK, steps=(bare("rub", "neck-back", motion=Motion.CIRCLES),))
    it = adapted(circles, thinner=yes(was_allowed=True))
    assert aim_words(it.routine.steps[0]) == "Lightly, up to 3 of 10."


def test_a_tool_that_no_step_names_is_told_of() -> None:
    health = said(thinner=yes(was_allowed=True))
    (told,) = what_differs(adapt(OWN, health, LIBRARY), health, DAY)
    assert told.lines[-1] == "Its steps do not say what touches you: use your hands, no ball and no roller."
    named = tuple(msgspec.structs.replace(each, contact=Contact.THUMB) for each in OWN.steps)
    sure = msgspec.structs.replace(OWN, steps=named)
    (told,) = what_differs(adapt(sure, health, LIBRARY), health, DAY)
    assert "no ball" not in " ".join(told.lines)


def test_a_tool_that_it_needs_and_no_step_names_closes_it() -> None:
    with_ball = msgspec.structs.replace(NECK, equipment=(Equipment.BALL,))
    refused_by = adapted(with_ball, thinner=yes(was_allowed=True)).refused_by
    assert refused_by is not None
    assert refused_by.id == "thinner"


def test_what_rolls_is_taken_to_roll_over_something() -> None:
    rolls = bare("roll", "calf", motion=Motion.ROLL)
    it = adapted(msgspec.structs.replace(OWN, steps=(OWN.steps[0], rolls)), thinner=yes(was_allowed=True))
    assert [each.step.id for each in it.left_out] == ["roll"]


@pytest.mark.parametrize("routine", BUILT_IN.routines, ids=lambda routine: routine.id)
def test_a_rest_of_a_built_in_routine_stays_one(routine: Routine) -> None:
    assert not [each.id for each in routine.steps if each.motion is Motion.REST and works(each)]


def test_what_is_plainly_a_rest_stays_one() -> None:
    example = example_routine("own", "Own")
    assert example.steps[0].origin is Origin.USER
    assert [works(each) for each in example.steps] == [False, True, True, True]
    unsaid = bare("free", "neck-back", hands_busy=HandsBusy.NONE)
    assert works(unsaid)
    assert not works(bare("stand", "neck-back", motion=Motion.POSITION))


def begun(routine: Routine) -> SessionHeader:
    return SessionHeader(
        id="s",
        routine=routine,
        pace=Pace.NORMAL,
        sides=(Side.LEFT, Side.RIGHT),
        keys=True,
        started_at=dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC),
        timezone="UTC",
    )


@pytest.mark.parametrize(
    "answers",
    [
        {"clot": yes()},
        {"thinner": yes(was_allowed=True)},
        {"skin": yes(Spot("neck-back", Side.LEFT))},
        {"numb": yes(was_allowed=True)},
    ],
)
def test_what_was_said_since_it_was_left_open_holds_for_the_rest(answers: dict[str, HealthAnswer]) -> None:
    state = SessionState(phase=Phase.WORK)
    assert changed_since(begun(OWN), state, Health(), LIBRARY) is None
    found = changed_since(begun(OWN), state, said(**answers), LIBRARY)
    assert found is not None
    assert found.id in answers
    softened = adapted(OWN, thinner=yes(was_allowed=True)).routine
    assert changed_since(begun(softened), state, said(thinner=yes(was_allowed=True)), LIBRARY) is None


def test_what_is_made_to_fit_holds_to_it_too() -> None:
    steps = tuple(msgspec.structs.replace(each, motion=Motion.CIRCLES) for each in OWN.steps)
    own = msgspec.structs.replace(OWN, steps=steps)
    library = msgspec.structs.replace(LIBRARY, routines=(own,))
    request = FitRequest(minutes=4, places=(Spot("neck-back", None), Spot("calf", None)))
    with pytest.raises(CannotFitError):
        fit(request, library, said(thinner=yes()))
    fitted = fit(request, library, said(thinner=yes(was_allowed=True), skin=yes(Spot("calf", Side.LEFT))))
    assert {each.regions for each in fitted.routine.steps} == {("neck-back",)}
    assert {aim_words(each) for each in fitted.routine.steps} == {"Lightly, up to 3 of 10."}
