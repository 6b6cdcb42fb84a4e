"""What is offered at a place, in which order, and what is left out of it."""

import msgspec

from tests.builders import a_step
from tests.core.routines.people import (
    BONE,
    HEART,
    LEFT_SHOULDER,
    RIGHT_SHOULDER,
    a_library,
    a_region,
    a_routine,
    said_yes_to,
)
from tui.core.anatomy.body import Side, Spot, Target
from tui.core.routines.offering import Offers, share_at
from tui.core.routines.routine import Group, Routine
from tui.core.routines.vocabulary import Motion, Origin, StepSide
from tui.core.safety.health import Health

SHOULDERS = a_routine("shoulders", "shoulder-top")
NECK = a_routine("neck", "neck-back", "shoulder-top")
MIX = a_routine("mix", "shoulder-top", "neck-back", "calf", "palm")
BY_SIDE = a_routine(
    "by-side",
    "shoulder-top",
    steps=(a_step(id="rub", motion=Motion.CIRCLES, side=StepSide.EACH, group="sides"),),
    groups=(Group(id="sides", sides=(Side.LEFT, Side.RIGHT)),),
)


def ids_at(offers: Offers, place: Spot) -> list[str]:
    return [offer.routine.id for offer in offers.at(place)]


def offers_of(*routines: Routine, health: Health | None = None, favourites: tuple[str, ...] = ()) -> Offers:
    library = a_library(*routines, contraindications=(BONE, HEART))
    return Offers(library, health or Health(), favourites)


def test_what_is_about_a_place_comes_before_a_mix_of_many_places() -> None:
    assert ids_at(offers_of(MIX, NECK, SHOULDERS), RIGHT_SHOULDER) == ["shoulders", "neck", "mix"]


def test_an_own_copy_comes_before_what_it_is_like() -> None:
    built_in = msgspec.structs.replace(SHOULDERS, origin=Origin.SEED)
    own = msgspec.structs.replace(SHOULDERS, id="own/shoulders")
    assert ids_at(offers_of(built_in, own, NECK), RIGHT_SHOULDER) == ["own/shoulders", "shoulders", "neck"]


def test_favourites_come_first() -> None:
    offers = offers_of(MIX, NECK, SHOULDERS, favourites=("mix", "gone"))
    assert ids_at(offers, RIGHT_SHOULDER) == ["mix", "shoulders", "neck"]


def test_the_share_of_a_routine_counts_its_work_alone() -> None:
    settle = a_step(
        id="settle", regions=("shoulder-top",), seconds=600, motion=Motion.REST, origin=Origin.SEED
    )
    assert share_at(msgspec.structs.replace(NECK, steps=(settle, *NECK.steps)), "shoulder-top") == 0.5
    assert share_at(msgspec.structs.replace(NECK, steps=(settle,)), "shoulder-top") == 0


def test_a_place_that_is_never_a_target_has_no_routines() -> None:
    library = a_library(SHOULDERS, regions=(a_region("shoulder-top", target=Target.NEVER),))
    assert Offers(library, Health()).at(RIGHT_SHOULDER) == ()
    assert Offers(library, Health()).left_out() == frozenset()


def test_what_an_answer_closes_stays_in_the_list_after_the_others_with_its_reason() -> None:
    shoulders = msgspec.structs.replace(SHOULDERS, contraindications=("heart",))
    offers = offers_of(shoulders, NECK, health=said_yes_to(HEART))
    assert [(each.routine.id, each.closed_by, each.is_refused) for each in offers.at(RIGHT_SHOULDER)] == [
        ("neck", None, False),
        ("shoulders", HEART, True),
    ]
    assert offers.left_out() == frozenset()


def test_a_place_of_which_nothing_is_left_is_left_out_and_says_why() -> None:
    offers = offers_of(NECK, SHOULDERS, health=said_yes_to(BONE, LEFT_SHOULDER, RIGHT_SHOULDER))
    assert offers.left_out() == {LEFT_SHOULDER, RIGHT_SHOULDER}
    assert offers.why_left_out(RIGHT_SHOULDER) == BONE
    assert offers.why_left_out(Spot("neck-back", Side.RIGHT)) is None
    neck = next(each for each in offers.at(RIGHT_SHOULDER) if each.routine is NECK)
    assert (neck.closed_by, neck.is_refused) == (BONE, False)


def test_a_place_pointed_at_is_left_out_though_no_routine_works_it() -> None:
    thigh = Spot("thigh-back", Side.LEFT)
    regions = (a_region("thigh-back"), a_region("spine", target=Target.NEVER))
    library = a_library(regions=regions, contraindications=(BONE,))
    offers = Offers(library, said_yes_to(BONE, thigh, Spot("spine", None)))
    assert offers.left_out() == {thigh}
    assert offers.why_left_out(thigh) == BONE


def test_the_other_side_goes_on_where_a_step_is_done_on_each() -> None:
    offers = offers_of(BY_SIDE, health=said_yes_to(BONE, RIGHT_SHOULDER))
    assert offers.left_out() == {RIGHT_SHOULDER}
    assert offers.closed_by(BY_SIDE) is None
    assert offers.closed_by(BY_SIDE, Spot("shoulder-top", Side.BOTH)) is None


def test_the_minutes_are_those_of_what_is_left() -> None:
    whole = offers_of(MIX).at(RIGHT_SHOULDER)[0].minutes
    palms = (Spot("palm", Side.LEFT), Spot("palm", Side.RIGHT))
    left = offers_of(MIX, health=said_yes_to(BONE, *palms)).at(RIGHT_SHOULDER)[0].minutes
    assert left < whole
