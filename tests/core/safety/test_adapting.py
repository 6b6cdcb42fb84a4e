"""What health answers leave of a routine."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.safety.shelf_of_two import (
    BALL_AT_WALL,
    DAY,
    FEET,
    ITEMS,
    LIBRARY,
    NAMES,
    adapted,
    position,
    step,
    yes,
)
from tui.core.anatomy.body import Side, Spot
from tui.core.routines.plan import make_plan
from tui.core.routines.routine import Routine
from tui.core.routines.vocabulary import Contact, Equipment, Motion, Setting
from tui.core.safety.adapting import Adapted, adapt
from tui.core.safety.concerning import concerning, works
from tui.core.safety.health import Health, HealthAnswer


def done(it: Adapted) -> list[tuple[str, Side | None]]:
    """What is left of it, pass by pass."""
    plan = make_plan(it.routine, left_out=it.left_out_passes)
    return [(item.step.id, item.side) for item in plan.passes]


def test_without_an_answer_it_stays_as_it_is_written() -> None:
    assert adapted(BALL_AT_WALL) == Adapted(routine=BALL_AT_WALL)


def test_a_no_changes_nothing() -> None:
    no = HealthAnswer(is_true=False, on=DAY)
    assert adapted(BALL_AT_WALL, fever=no, thinner=no, skin=no).is_as_written


def test_what_stops_closes_it() -> None:
    it = adapted(BALL_AT_WALL, fever=yes(), skin=yes(Spot("neck-back", Side.LEFT)))
    assert it.refused_by is not None
    assert it.refused_by.id == "fever"


def test_what_stops_and_is_not_named_closes_nothing_without_a_place() -> None:
    assert adapted(FEET, fever=yes()).is_as_written


def test_who_has_not_asked_yet_is_refused() -> None:
    it = adapted(BALL_AT_WALL, thinner=yes())
    assert it.refused_by is not None
    assert it.refused_by.id == "thinner"


def test_who_has_not_asked_yet_does_the_rest_where_it_is_about_some_places() -> None:
    both = msgspec.structs.replace(FEET, steps=(*FEET.steps, step("neck", "neck-back")))
    it = adapted(both, numb=yes())
    assert it.refused_by is None
    assert done(it) == [("neck", Side.BOTH)]
    assert {each.because.id for each in it.left_out} == {"numb"}
    assert it.softened_by == ()
    assert it.routine.steps[-1] == both.steps[-1]


def test_who_has_not_asked_yet_is_refused_where_nothing_else_is_left() -> None:
    it = adapted(FEET, numb=yes())
    assert it.refused_by is not None
    assert it.refused_by.id == "numb"


def test_who_has_not_asked_yet_keeps_what_works_none_of_its_places() -> None:
    named = msgspec.structs.replace(BALL_AT_WALL, contraindications=("numb",))
    assert adapted(named, numb=yes()).is_as_written


def test_who_was_allowed_goes_lightly_shortly_and_without_the_ball() -> None:
    it = adapted(BALL_AT_WALL, thinner=yes(was_allowed=True))
    assert it.refused_by is None
    assert done(it) == [("rub", Side.BOTH)]
    assert [(each.step.id, each.side) for each in it.left_out] == [("place", None), ("roll", None)]
    assert [each.id for each in it.softened_by] == ["thinner"]
    rub = it.routine.steps[0]
    assert (rub.pressure_max, rub.seconds) == (3, 36)
    assert it.routine.regions == ("neck-back",)
    assert it.routine.equipment == (Equipment.WALL,)


def test_short_is_never_below_the_least_seconds() -> None:
    steps = (step("rub", "neck-back", seconds=40, min_seconds=35),)
    short = msgspec.structs.replace(BALL_AT_WALL, steps=steps, groups=())
    assert adapted(short, knees=yes()).routine.steps[0].seconds == 35


def test_two_that_ask_for_light_work_soften_once_and_the_lower_pressure_holds() -> None:
    it = adapted(FEET, numb=yes(was_allowed=True), thinner=yes(was_allowed=True))
    assert [(each.pressure_max, each.seconds) for each in it.routine.steps if works(each)] == [(2, 36)] * 2


def test_regions_bound_what_is_softened() -> None:
    it = adapted(
        msgspec.structs.replace(FEET, steps=(*FEET.steps, step("neck", "neck-back"))),
        numb=yes(was_allowed=True),
    )
    assert {each.id: each.pressure_max for each in it.routine.steps if works(each)} == {
        "calf": 2,
        "sole": 2,
        "neck": 5,
    }


def test_a_place_on_one_side_leaves_out_that_side_with_its_position() -> None:
    it = adapted(BALL_AT_WALL, skin=yes(Spot("upper-back", Side.LEFT)))
    assert done(it) == [("rub", Side.BOTH), ("place", Side.RIGHT), ("roll", Side.RIGHT)]
    assert [(each.step.id, each.side, each.because.id) for each in it.left_out] == [
        ("place", Side.LEFT, "skin"),
        ("roll", Side.LEFT, "skin"),
    ]
    assert it.routine.regions == BALL_AT_WALL.regions


def test_a_step_on_both_sides_is_left_out_whole_where_one_is_forbidden() -> None:
    it = adapted(BALL_AT_WALL, skin=yes(Spot("neck-back", Side.RIGHT)))
    assert [(each.step.id, each.side) for each in it.left_out] == [("rub", None)]


@pytest.mark.parametrize("side", [Side.BOTH, None])
def test_a_place_on_both_sides_leaves_out_both(side: Side | None) -> None:
    it = adapted(BALL_AT_WALL, skin=yes(Spot("upper-back", side)))
    assert done(it) == [("rub", Side.BOTH)]


def test_only_the_position_that_leads_to_nothing_goes() -> None:
    it = adapted(FEET, skin=yes(Spot("calf", Side.LEFT)))
    left = [("foot-up", Side.LEFT), ("sole", Side.LEFT)]
    right = [(name, Side.RIGHT) for name in ("leg-up", "calf", "foot-up", "sole")]
    assert done(it) == [*left, *right]


def test_two_positions_one_after_the_other_lead_to_the_same_work() -> None:
    steps = (position("stand", "neck-back"), position("lean", "neck-back"), step("rub", "neck-back"))
    next_place = (position("turn", "upper-back"), step("back", "upper-back"))
    two = Routine(id="two", title="Two", regions=("neck-back",), steps=(*steps, *next_place))
    assert done(adapted(two, skin=yes(Spot("upper-back", Side.LEFT)))) == [
        ("stand", Side.BOTH),
        ("lean", Side.BOTH),
        ("rub", Side.BOTH),
    ]
    assert done(adapted(two, skin=yes(Spot("neck-back", Side.LEFT)))) == [
        ("turn", Side.BOTH),
        ("back", Side.BOTH),
    ]


def test_a_position_before_a_group_goes_with_all_sides_of_it() -> None:
    stance = position("stance", "upper-back")
    after = step("open", "neck-back")
    roll = [each for each in BALL_AT_WALL.steps if each.id != "rub"]
    wall = msgspec.structs.replace(BALL_AT_WALL, steps=(stance, *roll, after))
    assert done(adapted(wall, thinner=yes(was_allowed=True))) == [("open", Side.BOTH)]
    left = done(adapted(wall, skin=yes(Spot("upper-back", Side.LEFT))))
    assert [name for name, _ in left] == ["stance", "place", "roll", "open"]


def test_a_position_elsewhere_than_what_is_left_goes_too() -> None:
    stance = position("stance", "upper-back", setting=Setting.WALL)
    roll = step("roll", "upper-back", setting=Setting.WALL)
    sit = step("sit", "neck-back", setting=Setting.CHAIR)
    wall = Routine(id="wall", title="Wall", regions=("upper-back", "neck-back"), steps=(stance, roll, sit))
    it = adapted(wall, skin=yes(Spot("upper-back", Side.BOTH)))
    assert done(it) == [("sit", Side.BOTH)]
    assert [each.step.id for each in it.left_out] == ["stance", "roll"]
    assert [name for name, _ in done(adapted(wall, skin=yes(Spot("neck-back", Side.BOTH))))] == [
        "stance",
        "roll",
    ]


def test_placing_a_ball_goes_with_the_last_that_uses_it() -> None:
    place = step("place", "neck-back", motion=Motion.POSITION, contact=Contact.BALL, pressure_max=0)
    roll = step("roll", "upper-back", contact=Contact.BALL)
    rub = step("rub", "neck-back")
    ball = Routine(id="ball", title="Ball", regions=("upper-back", "neck-back"), steps=(place, roll, rub))
    assert done(adapted(ball, skin=yes(Spot("upper-back", Side.BOTH)))) == [("rub", Side.BOTH)]


def test_a_position_that_nothing_suits_stays_with_its_work() -> None:
    place = step("place", "neck-back", motion=Motion.POSITION, contact=Contact.BALL, pressure_max=0)
    two = Routine(
        id="two",
        title="Two",
        regions=("upper-back", "neck-back"),
        steps=(place, step("rub", "neck-back"), step("back", "upper-back")),
    )
    left = done(adapted(two, skin=yes(Spot("upper-back", Side.BOTH))))
    assert [name for name, _ in left] == ["place", "rub"]


def test_where_nothing_that_touches_is_left_it_is_refused() -> None:
    steps = (*BALL_AT_WALL.steps[1:], step("roll-shoulders", "neck-back", contact=Contact.NONE))
    wall = msgspec.structs.replace(BALL_AT_WALL, steps=steps)
    refused_by = adapted(wall, thinner=yes(was_allowed=True)).refused_by
    assert refused_by is not None
    assert refused_by.id == "thinner"
    moves_only = msgspec.structs.replace(
        wall, steps=(*steps[2:], step("shake", "calf", contact=Contact.NONE))
    )
    assert done(adapted(moves_only, skin=yes(Spot("calf", Side.BOTH)))) == [("roll-shoulders", Side.BOTH)]


def test_where_no_work_is_left_it_is_refused() -> None:
    it = adapted(BALL_AT_WALL, skin=yes(Spot("upper-back", Side.BOTH), Spot("neck-back", Side.BOTH)))
    assert it.refused_by is not None
    assert it.refused_by.id == "skin"


def test_a_yes_without_a_place_where_one_is_needed_closes_it() -> None:
    assert adapted(BALL_AT_WALL, skin=yes()).refused_by is not None


def test_an_own_routine_that_names_nothing_is_bound_by_what_was_said() -> None:
    silent = msgspec.structs.replace(BALL_AT_WALL, contraindications=())
    assert adapted(silent, thinner=yes()).refused_by is not None
    assert done(adapted(silent, skin=yes(Spot("upper-back", Side.BOTH)))) == [("rub", Side.BOTH)]
    assert adapted(silent, knees=yes()).is_as_written
    assert adapted(silent, clot=yes()).refused_by is not None


def test_the_clot_answer_does_not_close_what_neither_has_legs_nor_a_ball() -> None:
    neck = Routine(id="neck", title="Neck", regions=("neck-back",), steps=(step("rub", "neck-back"),))
    assert adapted(neck, clot=yes()).is_as_written
    assert "clot" in [each.id for each in concerning(FEET, LIBRARY, Health())]


def test_a_heart_condition_closes_what_works_the_chest_and_nothing_else() -> None:
    chest = Routine(id="chest", title="Chest", regions=("chest",), steps=(step("rub", "chest"),))
    assert adapted(chest, heart=yes()).refused_by is not None
    assert adapted(FEET, heart=yes()).is_as_written


# Whatever is answered

ANSWERS = st.builds(
    HealthAnswer,
    is_true=st.booleans(),
    on=st.just(DAY),
    places=st.lists(st.builds(Spot, st.sampled_from(NAMES), st.sampled_from([*Side, None])), max_size=3).map(
        tuple
    ),
    was_allowed=st.booleans(),
)
HEALTH = st.dictionaries(st.sampled_from([each.id for each in ITEMS]), ANSWERS).map(
    lambda answers: Health(answers=answers)
)
MIXED = msgspec.structs.replace(
    FEET,
    id="mixed",
    regions=("neck-back", "upper-back", "calf", "foot-sole"),
    steps=(*FEET.steps, step("rub", "neck-back"), step("ball", "upper-back", contact=Contact.BALL)),
)


@settings(max_examples=300)
@given(HEALTH, st.sampled_from([BALL_AT_WALL, FEET, MIXED]))
def test_no_forbidden_place_and_no_forbidden_contact_is_ever_left(health: Health, routine: Routine) -> None:
    it = adapt(routine, health, LIBRARY)
    assert adapt(routine, health, LIBRARY) == it
    if it.refused_by is not None:
        assert health.answers[it.refused_by.id].is_true
        return
    passes = make_plan(it.routine, left_out=it.left_out_passes).passes
    assert any(works(each.step) for each in passes)
    written = {each.id: each for each in routine.steps}
    for each in passes:
        assert each.step.min_seconds <= each.step.seconds <= written[each.step.id].seconds
        assert each.step.pressure_max <= written[each.step.id].pressure_max
        for name in ("skin", "eye", "numb"):
            answer = health.answers.get(name)
            if answer and answer.is_true and works(each.step) and not (name == "numb" and answer.was_allowed):
                item = next(item for item in ITEMS if item.id == name)
                at = answer.places or [Spot(region, None) for region in item.regions]
                places = [place for place in at if place.region in each.step.regions]
                assert not any(place.side is None or place.side.overlaps(each.side) for place in places)
