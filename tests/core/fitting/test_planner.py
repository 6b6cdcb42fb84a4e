"""Plans of the shipped library and of small ones: what is chosen, in which order, and what is said."""

import datetime as dt
from itertools import pairwise

import pytest

from tests.core.conftest import make_step
from tests.core.fitting.small_libraries import REGIONS
from tui.core.anatomy.body import Side, Spot
from tui.core.entries.entry import Pace
from tui.core.fitting.fit import FITTED_ID, CannotFitError, FitRequest, Fitted
from tui.core.fitting.fit_rows import fit_rows, left_out_rows, total_in_words
from tui.core.fitting.fit_words import SUMMARY_CELLS
from tui.core.fitting.moves import regions_to_choose
from tui.core.fitting.planner import fit
from tui.core.routines.plan import BOTH_SIDES
from tui.core.routines.routine import Contraindication, Group, Library, Routine
from tui.core.routines.titles import TITLE_CELLS
from tui.core.routines.vocabulary import (
    Advance,
    Contact,
    Equipment,
    Evidence,
    Motion,
    Setting,
    StepSide,
    StopAction,
)
from tui.core.safety.health import Health, HealthAnswer
from tui.files.routines.routine_files import load_built_in

DAY = dt.date(2026, 11, 22)
SHIPPED = load_built_in()


def asked(minutes: int, *places: Spot | str, pace: Pace = Pace.NORMAL) -> FitRequest:
    """A request for these places, on both sides where only the region is given."""
    spots = tuple(Spot(place, None) if isinstance(place, str) else place for place in places)
    return FitRequest(minutes=minutes, places=spots, pace=pace)


def shipped(
    minutes: int, *places: Spot | str, pace: Pace = Pace.NORMAL, health: Health | None = None
) -> Fitted:
    """A plan of the shipped library."""
    return fit(asked(minutes, *places, pace=pace), SHIPPED, health or Health())


def steps_of(fitted: Fitted) -> list[str]:
    """The steps of the library that it repeats, in order, each once."""
    return [step.same_as or "" for step in fitted.routine.steps]


def work_steps_of(fitted: Fitted) -> list[str]:
    """The same without positions and rests."""
    return [step.same_as or "" for step in fitted.routine.steps if not step.is_still]


def a_library(*routines: Routine) -> Library:
    """A library of nothing but these."""
    return Library(language="en", regions=REGIONS, sources=(), contraindications=(), routines=tuple(routines))


def a_routine(routine_id: str, *steps: object, **fields: object) -> Routine:
    """A routine at the desk; the fields replace what they name."""
    usual: dict[str, object] = {
        "id": routine_id,
        "title": routine_id.title(),
        "setting": Setting.DESK,
        "posture": f"Posture of {routine_id}.",
        "regions": ("shoulder-top",),
    }
    return Routine(steps=tuple(steps), **usual | fields)  # type: ignore[arg-type]  # tests give what fits


# What is chosen


def test_seven_minutes_for_neck_and_shoulders_are_full() -> None:
    fitted = shipped(7, "neck-back", "shoulder-top")
    assert 410 <= fitted.seconds <= 420
    assert fitted.routine.title == "7 minutes: neck and shoulder"
    assert fitted.routine.id == FITTED_ID
    assert (
        total_in_words(fitted, 7) == f"6:{fitted.seconds - 360:02} of 7:00"
        if fitted.seconds < 420
        else "7:00"
    )


@pytest.mark.parametrize("region", regions_to_choose(SHIPPED), ids=lambda region: region.id)
@pytest.mark.parametrize("pace", Pace)
def test_every_place_with_material_has_plans(region: object, pace: Pace) -> None:
    place = getattr(region, "id", "")
    fits = 0
    for minutes in range(1, 13):
        try:
            fitted = shipped(minutes, place, pace=pace)
        except CannotFitError:
            assert not fits
            continue
        fits += 1
        assert fitted.seconds <= 60 * minutes
        assert (fitted.seconds >= 60 * minutes - 10) != bool(fitted.why_shorter)
        assert not fitted.without
    assert fits > 5


def test_every_wanted_place_gets_work_before_one_gets_more() -> None:
    fitted = shipped(6, "neck-back", "foot-sole", "palm")
    assert not fitted.without
    for place in ("neck-back", "foot-sole", "palm"):
        assert any(place in step.regions for step in fitted.routine.steps if not step.is_still)


def test_where_there_is_room_for_one_place_it_is_the_one_wished_first() -> None:
    fitted = shipped(2, "foot-sole", "shoulder-top", pace=Pace.SLOW)
    assert fitted.without in ((), (Spot("shoulder-top", None),))
    again = shipped(1, "shoulder-top", "neck-back")
    assert Spot("shoulder-top", None) not in again.without


def test_quick_is_more_and_shorter_steps_and_slow_fewer_and_longer() -> None:
    steps = [make_step(f"rub-{at}", 60, min_seconds=20, max_seconds=150) for at in range(12)]
    library = a_library(a_routine("much", *steps))
    plans = [
        fit(asked(8, "shoulder-top", pace=pace), library, Health()).plan
        for pace in (Pace.QUICK, Pace.NORMAL, Pace.SLOW)
    ]
    quick, normal, slow = [len(plan.passes) for plan in plans]
    assert quick > normal > slow
    for plan, seconds in zip(plans, (36, 60, 90), strict=True):
        assert all(abs(item.planned_ms - 1000 * seconds) < 250 * seconds for item in plan.passes)


def test_untimed_may_take_what_the_file_allows() -> None:
    fitted = shipped(7, "neck-back", pace=Pace.UNTIMED)
    for item in fitted.plan.passes:
        assert item.limit_ms == 1000 * item.step.max_seconds
    assert any(item.limit_ms > item.planned_ms for item in fitted.plan.passes)


def test_a_step_that_repeats_another_is_not_taken_twice() -> None:
    fitted = shipped(20, "neck-back", "shoulder-top")
    repeated = {
        f"{routine.id}/{step.id}" for routine in SHIPPED.routines for step in routine.steps if step.same_as
    }
    assert not repeated & set(steps_of(fitted))


def test_one_side_alone_is_worked_where_that_is_wanted() -> None:
    fitted = shipped(4, Spot("foot-sole", Side.LEFT))
    assert fitted.plan.done_sides == (Side.LEFT,)


def test_two_places_on_different_sides_change_sides_once() -> None:
    fitted = shipped(6, Spot("foot-sole", Side.LEFT), Spot("toes", Side.RIGHT))
    feet = [item for item in fitted.plan.passes if (item.step.same_as or "").startswith("tired-feet/")]
    assert {item.side for item in feet} == {Side.LEFT, Side.RIGHT}
    assert sum(one.side is not other.side for one, other in pairwise(feet)) == 1


def test_another_choice_is_taken_where_the_first_cannot_be_made_long_enough() -> None:
    fixed = make_step("fixed", 57, min_seconds=57, max_seconds=57, instruction="go go go")
    elastic = make_step("elastic", 53, min_seconds=53, max_seconds=102, instruction="go go go")
    library = a_library(a_routine("first", fixed), a_routine("second", elastic))
    fitted = fit(asked(2, "shoulder-top"), library, Health())
    assert steps_of(fitted) == ["second/elastic"]
    assert fitted.seconds == 110


def test_a_way_that_eats_up_the_minute_more_is_not_gone() -> None:
    each = {"side": StepSide.EACH, "group": "wall", "instruction": " ".join(["go"] * 45)}
    rub = make_step("rub", 60, min_seconds=30, max_seconds=165, instruction="go go go")
    place = make_step("place", 10, min_seconds=10, max_seconds=10, motion=Motion.POSITION, **each)
    press = make_step("press", 10, min_seconds=10, max_seconds=10, **each)
    groups = (Group(id="wall", sides=BOTH_SIDES, rest_seconds=120),)
    library = a_library(a_routine("desk", rub), a_routine("wall", place, press, groups=groups))
    three, four = (fit(asked(minutes, "shoulder-top"), library, Health()) for minutes in (3, 4))
    assert three.plan.work_ms == four.plan.work_ms == 165_000
    assert four.why_shorter == "It ends 67 s early: no other step makes good use of that."


# What a step brings along, and the order


def test_a_step_brings_the_positions_it_needs_and_no_others() -> None:
    each = {"side": StepSide.EACH, "group": "ball"}
    routine = a_routine(
        "wall",
        make_step("stance", 10, motion=Motion.POSITION, contact=Contact.NONE, side=StepSide.NONE),
        make_step("place", 10, motion=Motion.POSITION, contact=Contact.BALL, **each),
        make_step("roll", 20, contact=Contact.BALL, regions=("neck-back",), **each),
        make_step("stretch", 20, contact=Contact.NONE, setting=Setting.CHAIR, **each),
        setting=Setting.WALL,
        regions=("shoulder-top", "neck-back"),
        groups=(Group(id="ball", sides=BOTH_SIDES),),
        equipment=(Equipment.WALL, Equipment.BALL),
    )
    library = a_library(routine)
    stretch = fit(asked(2, "shoulder-top"), library, Health())
    assert steps_of(stretch) == ["wall/stretch"]
    assert stretch.routine.setting is Setting.CHAIR
    assert stretch.routine.equipment == ()
    both = fit(asked(4, "shoulder-top", "neck-back"), library, Health())
    assert steps_of(both) == ["wall/stretch", "wall/stance", "wall/place", "wall/roll"]
    assert [step.setting for step in both.routine.steps] == [None, *[Setting.WALL] * 3]
    assert both.routine.equipment == (Equipment.WALL, Equipment.BALL)


def test_a_step_that_goes_on_from_another_brings_that_along() -> None:
    each = {"side": StepSide.EACH, "group": "back"}
    routine = a_routine(
        "back",
        make_step("place", 10, motion=Motion.POSITION, contact=Contact.NONE, **each),
        make_step("press", 20, **each),
        make_step("rub", 20, **each),
        make_step("circle", 20, follows="press", **each),
        make_step("creep", 20, follows="circle", regions=("neck-back",), **each),
        make_step("stroke", 20, follows="nothing there", regions=("neck-back",), **each),
        groups=(Group(id="back", sides=BOTH_SIDES),),
        regions=("shoulder-top", "neck-back"),
    )
    fitted = fit(asked(4, "neck-back"), a_library(routine), Health())
    steps = ("place", "press", "circle", "creep", "stroke")
    assert steps_of(fitted) == [f"back/{step}" for step in steps]
    assert len(fitted.plan.passes) == 10
    assert not fitted.left_out


def test_a_step_that_goes_on_from_a_forbidden_one_is_left_out_with_it() -> None:
    steps = (
        make_step("circle", 20, regions=("foot-sole",)),
        make_step("creep", 40, follows="circle", regions=("neck-back",)),
        make_step("stroke", 40, regions=("neck-back",)),
    )
    skin = Contraindication(id="skin", text="Open skin.", action=StopAction.SKIP_AREA)
    regions = ("foot-sole", "neck-back")
    routine = a_routine("one", *steps, regions=regions, contraindications=("skin",))
    library = Library(
        language="en", regions=REGIONS, sources=(), contraindications=(skin,), routines=(routine,)
    )
    answer = HealthAnswer(is_true=True, on=DAY, places=(Spot("foot-sole", Side.BOTH),))
    fitted = fit(asked(2, "neck-back"), library, Health(answers={"skin": answer}))
    assert steps_of(fitted) == ["one/stroke"]
    assert left_out_rows(fitted) == [("you said: Open skin", "Creep")]


def test_every_shipped_step_goes_on_from_one_that_is_there_before_it() -> None:
    for routine in SHIPPED.routines:
        for at, step in enumerate(routine.steps):
            if step.follows is not None:
                before = [each for each in routine.steps[:at] if each.id == step.follows]
                assert [each.group for each in before] == [step.group], (routine.id, step.id)
                assert step.same_as is None


def test_the_question_a_routine_begins_with_is_asked_here_too() -> None:
    routine = a_routine(
        "calves",
        make_step("check", 20, motion=Motion.REST, contact=Contact.NONE, advance=Advance.CONFIRM),
        make_step("arrive", 20, motion=Motion.REST, contact=Contact.NONE),
        make_step("knead", 40),
    )
    assert steps_of(fit(asked(2, "shoulder-top"), a_library(routine), Health())) == [
        "calves/check",
        "calves/knead",
    ]


def test_what_needs_nothing_comes_first_and_the_wall_last() -> None:
    fitted = shipped(15, "upper-back", "neck-back", "foot-sole", "low-back")
    settings = [fitted.routine.setting_of(step) for step in fitted.routine.steps]
    assert settings[0] in (Setting.DESK, Setting.CHAIR)
    assert Setting.WALL not in settings[: settings.index(Setting.STANDING)]


def test_ids_that_meet_are_kept_apart() -> None:
    library = a_library(a_routine("one", make_step("rub")), a_routine("two", make_step("rub")))
    fitted = fit(asked(2, "shoulder-top"), library, Health())
    assert [step.id for step in fitted.routine.steps] == ["rub", "rub-2"]


def test_it_warns_of_what_its_sources_warn_of() -> None:
    fitted = shipped(12, "neck-back", "foot-sole")
    named = {item for routine in fitted.from_routines for item in routine.contraindications}
    order = [item.id for item in SHIPPED.contraindications]
    assert fitted.routine.contraindications == tuple(sorted(named, key=order.index))
    assert {"clot", "neck-red-flags"} <= named
    assert set(fitted.routine.sources) == {source for each in fitted.from_routines for source in each.sources}


def test_it_is_as_well_supported_as_the_least_of_its_sources() -> None:
    library = a_library(
        a_routine("one", make_step("rub"), evidence=Evidence.SMALL_TRIALS),
        a_routine("two", make_step("press"), evidence=Evidence.WEAK),
    )
    assert fit(asked(2, "shoulder-top"), library, Health()).routine.evidence is Evidence.WEAK


# Health


def test_a_routine_that_an_answer_closes_is_left_out_and_said() -> None:
    health = Health(answers={"clot": HealthAnswer(is_true=True, on=DAY)})
    fitted = shipped(6, "shoulder-top", "neck-back", health=health)
    assert all("tight-shoulders" not in step for step in steps_of(fitted))
    clot = next(item for item in SHIPPED.contraindications if item.id == "clot")
    told = clot.text.rstrip(".")
    assert f"you said: {told}" in [why for why, _ in left_out_rows(fitted)]


def test_where_answers_leave_nothing_that_is_said() -> None:
    health = Health(answers={"clot": HealthAnswer(is_true=True, on=DAY)})
    with pytest.raises(CannotFitError, match=r"Nothing is left for .*sole.* you said: "):
        shipped(6, "foot-sole", health=health)


def test_a_place_that_is_healing_is_left_out_on_its_side() -> None:
    answer = HealthAnswer(is_true=True, on=DAY, places=(Spot("foot-sole", Side.LEFT),))
    fitted = shipped(5, "foot-sole", health=Health(answers={"skin": answer}))
    worked = [
        item for item in fitted.plan.passes if "foot-sole" in item.step.regions and not item.step.is_still
    ]
    assert worked
    assert {item.side for item in worked} == {Side.RIGHT}


# What is said


def test_all_there_is_takes_no_longer_and_more_is_proposed() -> None:
    fitted = shipped(60, "eye-rim")
    assert fitted.why_shorter.startswith("That is all there is for the bony rim of the eye: ")
    assert fitted.why_shorter.endswith("Another place would fill the rest.")
    assert not fitted.left_out


def test_too_few_minutes_are_told_with_what_would_do() -> None:
    library = a_library(a_routine("long", make_step("rub", 120, min_seconds=90, max_seconds=150)))
    said = "1 min is too short for both sides, shoulder-top: it takes at least 1:38. Try 2 minutes."
    with pytest.raises(CannotFitError) as raised:
        fit(asked(1, Spot("shoulder-top", Side.BOTH)), library, Health())
    assert str(raised.value) == said


def test_a_place_that_is_never_a_target_is_refused_with_its_reason() -> None:
    with pytest.raises(CannotFitError, match=r"^Throat: Never press here"):
        shipped(5, "neck-back", "throat")


def test_a_place_without_a_routine_is_said() -> None:
    with pytest.raises(CannotFitError, match=r"^No routine works your shin yet\.$"):
        shipped(5, "shin")


@pytest.mark.parametrize("minutes", [0, 61])
def test_minutes_have_limits(minutes: int) -> None:
    with pytest.raises(CannotFitError, match="1 to 60 minutes"):
        shipped(minutes, "neck-back")


def test_no_place_is_no_wish() -> None:
    with pytest.raises(CannotFitError, match="Choose at least one place"):
        shipped(5)


def test_names_stay_within_what_a_routine_may_have() -> None:
    regions = [region.id for region in regions_to_choose(SHIPPED)]
    for count in range(1, len(regions) + 1):
        fitted = shipped(30, *regions[:count])
        assert len(fitted.routine.title) <= TITLE_CELLS
        assert len(fitted.routine.summary) <= SUMMARY_CELLS
        assert len(fitted.routine.posture) <= 120
        assert fitted.routine.title.startswith("30 minutes: ")


@pytest.mark.parametrize(
    ("places", "title"),
    [
        (("palm",), "9 minutes: palm of the hand"),
        (("neck-back", "foot-sole"), "9 minutes: neck and foot"),
        (("upper-back", "mid-back"), "9 minutes: upper back and 1 more"),
        (("mid-back", "upper-back"), "9 minutes: middle of the back and 1 more"),
        (("neck-back", "shoulder-top", "eye-rim"), "9 minutes: neck, shoulder and eye"),
        (("face", "low-back", "shoulder-top"), "9 minutes: temple and jaw and 2 more"),
    ],
)
def test_a_title_names_as_many_places_as_it_has_room_for(places: tuple[str, ...], title: str) -> None:
    assert shipped(9, *places).routine.title == title


def test_the_rows_tell_where_to_go_and_which_sides() -> None:
    fitted = shipped(7, "neck-back", "shoulder-top")
    rows = fit_rows(fitted, SHIPPED)
    assert len(rows) == len(fitted.routine.steps)
    assert rows[0].station == "at the desk"
    assert [row.station for row in rows].count("at the wall") == 1
    assert {row.sides for row in rows} == {"", "each side"}
    assert rows[0].routine_title == "Neck tension"
