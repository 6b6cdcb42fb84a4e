"""The shipped library holds what the research proposes: seconds, facts, evidence, sources, questions."""

import re
from pathlib import Path

import pytest

from tui.commands.show_routine import table_lines
from tui.core.anatomy.body_drawing import draw, places_of
from tui.core.anatomy.body_layout import FIGURES, grid_of
from tui.core.routines.motion_path import moment_of
from tui.core.routines.motion_words import words_of
from tui.core.routines.plan import make_plan
from tui.core.routines.routine import Routine, Step
from tui.core.routines.vocabulary import Asked, Contact, Evidence, Motion, Setting, StepSide, StopAction
from tui.files.routines.routine_files import load_built_in
from tui.widgets.body.figure import body_outlines

README = (Path(__file__).parents[1] / "README.md").read_text()
LIBRARY = load_built_in()
ROUTINES = {routine.id: routine for routine in LIBRARY.routines}
OF_ALL = {"injury-recent", "skin", "bone", "blood-thinner", "fever"}

SECONDS = {
    "hands-forearms": "15 30+ 20+ 15+ 30+ 30+ 15",
    "head-and-jaw": "40 40 40 40 45 30",
    "tired-eyes": "20 40 30 15 15",
    "between-blades": "15 15+ 45+ 30+ 30+ 20",
    "hips-glutes": "15 15+ 45+ 30+ 20+ 30+",
    "calves": "20 20+ 40+ 30+ 20+",
    "desk-foot-roll": "10 60+ 30+ 30+",
    "desk-reset": "40 45 25+ 20+ 20 30 35 40",
    "wind-down": "60 90+ 50+ 90 30 90+ 90 90 40 45 75 40 110",
    "one-minute": "30 30",
}
"""Seconds of each step, with a plus where both sides get them (content.md C.2)."""
TOTALS = {
    "hands-forearms": 285,
    "head-and-jaw": 235,
    "tired-eyes": 120,
    "between-blades": 285,
    "hips-glutes": 305,
    "calves": 250,
    "desk-foot-roll": 260,
    "desk-reset": 300,
    "one-minute": 60,
}
FACTS = [
    ("hands-forearms", "open-hands", "stretch both hands wide spread fold slowly five times forced"),
    ("hands-forearms", "fingers", "each finger base to tip pull twist six seconds swollen"),
    ("hands-forearms", "thumb-pad", "lap palm up pinch thumb pad thumb and forefinger near the wrist begins"),
    ("hands-forearms", "thumb-web", "squeeze web few times tender pregnant skip"),
    ("hands-forearms", "palm-strokes", "glide thumb palm wrist root one finger after the other 4 of 10"),
    (
        "hands-forearms",
        "forearm-milking",
        "fingers above thumb below squeeze wrist elbow back hollow tingling",
    ),
    ("hands-forearms", "shake-out", "both hands hang shake loosely"),
    ("head-and-jaw", "temples", "thumbs cheekbones ears temples softly 3 of 10 hard sore pulsing cord"),
    ("head-and-jaw", "hairline", "tiny circles temples edge of the hair both hands meet above the nose"),
    ("head-and-jaw", "scalp", "plant fingertips scalp over the bone slow circles front back do not scratch"),
    ("head-and-jaw", "jaw", "teeth apart two fingertips bulges bite cheekbone jaw corner both locks joint"),
    ("head-and-jaw", "under-skull", "small circles edge of the skull beside the spine ears ear lobe throat"),
    ("head-and-jaw", "head-rest", "hands down eyes closed three slow breaths"),
    ("tired-eyes", "look-far", "farthest see blink slowly"),
    ("tired-eyes", "brow-ridge", "lenses out hands clean inner end brows outward on the bone 2 to 3 of 10"),
    ("tired-eyes", "round-rim", "bony rim socket back to the nose never press the eye itself"),
    ("tired-eyes", "inner-corners", "lightly brow bone joins the nose breathe often tender very light"),
    ("tired-eyes", "dark", "hands down eyes still closed"),
    ("between-blades", "stance", "back to wall feet a step away knees soft"),
    (
        "between-blades",
        "place-ball",
        "between the {side} shoulder blade and the spine lean in muscle sock hang",
    ),
    (
        "between-blades",
        "small-rolls",
        "bend and stretch the knees hand's width not over the spine on the blade",
    ),
    ("between-blades", "wait", "sorest breathe fades 3 to 5 of 10 90 seconds move on"),
    ("between-blades", "reach-across", "ball {side} arm across the chest and back slowly"),
    ("between-blades", "open", "step away roll both shoulders back five times"),
    ("hips-glutes", "stance", "side-on wall weight on both feet"),
    ("hips-glutes", "place-ball", "{side} buttock upper outer lean in nerve lower and further in"),
    ("hips-glutes", "slow-rolls", "small circles thumb's length tingling pain down the leg off at once"),
    ("hips-glutes", "wait", "sorest breathe 3 to 5 of 10"),
    ("hips-glutes", "knee-turn", "{side} knee inward outward"),
    (
        "hips-glutes",
        "seated-stretch",
        "sit {side} ankle on the other knee lean forward straight back new hip",
    ),
    ("calves", "check-first", "swollen warm red newly painful do not massage checked today"),
    ("calves", "warm-strokes", "{side} foot on the floor both palms ankle just below the knee hollow"),
    ("calves", "knead", "grip lift thumbs fingers upward twisted veins"),
    ("calves", "wait", "tightest both thumbs breathe 3 to 5 of 10"),
    ("calves", "pump", "point pull it up ten times"),
    ("desk-foot-roll", "ball-down", "shoe off ball arch sitting never stand"),
    ("desk-foot-roll", "heel-to-toes", "heel toes back {side} three seconds each way"),
    ("desk-foot-roll", "wait", "sorest 3 to 5 of 10 light painful heel"),
    ("desk-foot-roll", "side-to-side", "ball of the {side} foot"),
    ("desk-reset", "squeeze-glide", "four breaths never the throat"),
    ("desk-reset", "shoulder-rolls", "shoulders slowly backward"),
    ("desk-reset", "far-look", "far away four slow breaths"),
    ("wind-down", "arrive", "six slow breaths"),
    ("wind-down", "foot", "arch knuckles ankle {side} swollen numb"),
    ("wind-down", "calf", "stroke knead {side} swollen"),
    ("wind-down", "low-back", "tiny circles up down sit forward spine never"),
    ("wind-down", "hand", "finger palm forearm {side}"),
    ("wind-down", "jaw", "slow circles teeth apart"),
    ("wind-down", "brow", "bone light"),
    ("wind-down", "still", "eleven slow breaths"),
    ("one-minute", "squeeze-glide", "three breaths"),
]
EVIDENCE = {
    "hands-forearms": Evidence.SMALL_TRIALS,
    "head-and-jaw": Evidence.MIXED,
    "tired-eyes": Evidence.PRACTICE,
    "between-blades": Evidence.SMALL_TRIALS,
    "hips-glutes": Evidence.INDIRECT,
    "calves": Evidence.SMALL_TRIALS,
    "desk-foot-roll": Evidence.MIXED,
    "desk-reset": Evidence.INDIRECT,
    "wind-down": Evidence.INDIRECT,
    "one-minute": Evidence.PRACTICE,
}
SOURCES = {
    "hands-forearms": "webmd-more af-hand madenci field-2004 nhs-rsi",
    "head-and-jaw": "webmd-more mayo-headache moraska-2015 moraska-2017 kim-2016 uclh-tmd ggc-tmd gca",
    "tired-eyes": "webmd-more eye-iop",
    "between-blades": "gulick-2011 hanten-2000 wilke-2018 grabow-2018 blades cheatham-2020",
    "hips-glutes": "cheatham-2020 spine-health grabow-2018 mayo-stretch",
    "calves": "halperin-2014 calf-2wk chang-2021 aboodarda-2015 wilke-2018 dvt vte-2010 pe-case",
    "desk-foot-roll": "grieve-2015 foot-null self-foot-5min nhs-pf",
    "desk-reset": "webmd webmd-more hse-dse mayo-headache nhs-breath",
    "wind-down": "webmd webmd-more sleep-2025 field-2010 nhs-breath va-pmr",
    "one-minute": "webmd hse-dse",
}
QUESTIONS = {
    "hands-forearms": "hand-nerve joint-flare",
    "head-and-jaw": "head-red-flags artery",
    "tired-eyes": "eye head-red-flags",
    "between-blades": "clot back-red-flags knee-balance",
    "hips-glutes": "clot back-red-flags pregnancy knee-balance",
    "calves": "clot numb-feet pregnancy",
    "desk-foot-roll": "numb-feet clot pregnancy",
    "one-minute": "neck-red-flags artery",
}
NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty")


def the_step(routine_id: str, step_id: str) -> Step:
    return next(step for step in ROUTINES[routine_id].steps if step.id == step_id)


def test_the_ten_of_the_research_are_there_and_the_chest_is_not() -> None:
    assert set(SECONDS) <= set(ROUTINES)
    assert len(ROUTINES) == len(SECONDS) + 4
    assert "chest" not in ROUTINES


@pytest.mark.parametrize("routine_id", SECONDS)
def test_every_step_has_its_seconds_and_its_sides(routine_id: str) -> None:
    steps = ROUTINES[routine_id].steps
    said = " ".join(f"{step.seconds}{'+' * (step.side is StepSide.EACH)}" for step in steps)
    assert said == SECONDS[routine_id]


@pytest.mark.parametrize("routine_id", TOTALS)
def test_the_whole_adds_up_to_what_the_research_says(routine_id: str) -> None:
    assert ROUTINES[routine_id].seconds_total == TOTALS[routine_id]


def test_the_wind_down_fits_twenty_minutes_with_getting_ready() -> None:
    assert make_plan(ROUTINES["wind-down"], keys=False).whole_ms <= 20 * 60_000


@pytest.mark.parametrize(("routine_id", "step_id", "words"), FACTS, ids=[f"{r} {s}" for r, s, _ in FACTS])
def test_no_fact_of_the_research_is_lost(routine_id: str, step_id: str, words: str) -> None:
    step = the_step(routine_id, step_id)
    said = f"{step.instruction} {step.caution}".lower()
    assert [word for word in words.split() if word not in said] == []


@pytest.mark.parametrize("routine_id", EVIDENCE)
def test_evidence_and_sources_are_those_of_the_research(routine_id: str) -> None:
    routine = ROUTINES[routine_id]
    assert routine.evidence is EVIDENCE[routine_id]
    assert set(SOURCES[routine_id].split()) <= set(routine.sources)
    of_steps = {source for step in routine.steps for source in step.sources}
    assert of_steps <= set(routine.sources)


@pytest.mark.parametrize("routine_id", ROUTINES)
def test_every_routine_asks_what_concerns_every_body(routine_id: str) -> None:
    assert set(ROUTINES[routine_id].contraindications) >= OF_ALL


@pytest.mark.parametrize("routine_id", QUESTIONS)
def test_every_routine_asks_what_its_places_call_for(routine_id: str) -> None:
    assert set(QUESTIONS[routine_id].split()) <= set(ROUTINES[routine_id].contraindications)


@pytest.mark.parametrize("mix", ["desk-reset", "wind-down"])
def test_a_mix_asks_all_that_its_parts_ask(mix: str) -> None:
    routine = ROUTINES[mix]
    parts = {(step.same_as or "").partition("/")[0] for step in routine.steps} - {""}
    worked = set(routine.regions)
    for part in parts:
        for name in ROUTINES[part].contraindications:
            item = next(each for each in LIBRARY.contraindications if each.id == name)
            if not item.regions or worked & set(item.regions):
                assert name in routine.contraindications or name == "knee-balance", (part, name)


def test_how_often_each_thing_is_asked() -> None:
    asked = {item.id: item.asked for item in LIBRARY.contraindications}
    assert [name for name, how in asked.items() if how is Asked.ALONE] == ["clot"]
    assert {name for name, how in asked.items() if how is Asked.EACH_TIME} == {
        *(
            "fever",
            "neck-red-flags",
            "head-red-flags",
            "back-red-flags",
            "injury-recent",
            "skin",
            "joint-flare",
        ),
    }


def test_what_a_yes_leaves_out_and_softens() -> None:
    known = {item.id: item for item in LIBRARY.contraindications}
    assert known["blood-thinner"].without == (Contact.BALL, Contact.ROLLER)
    softest = {name: item.pressure_max for name, item in known.items() if item.pressure_max is not None}
    assert softest == {
        "blood-thinner": 3,
        "numb-feet": 2,
        "hand-nerve": 3,
        "pregnancy": 3,
        "knee-balance": 10,
    }
    assert {"low-back", "sacrum", "calf", "foot-sole", "buttock", "hip-side"} <= set(
        known["pregnancy"].regions
    )
    assert {"eye-rim", "forehead"} == set(known["eye"].regions)
    for item in known.values():
        if item.action is StopAction.STOP:
            assert item.pressure_max is None
            assert item.without == ()


def test_a_massage_gun_softens_the_neck_and_takes_nothing_from_it() -> None:
    artery = next(item for item in LIBRARY.contraindications if item.id == "artery")
    assert artery.action is StopAction.GENTLE
    assert set(artery.regions) == {"neck-back", "skull-base"}


def test_what_is_asked_once_reads_right_where_no_place_is_named() -> None:
    for item in LIBRARY.contraindications:
        if item.asked is Asked.ONCE:
            assert item.text.startswith("You")
            assert "this area" not in item.text


@pytest.mark.parametrize("routine", LIBRARY.routines, ids=lambda routine: routine.id)
def test_a_title_does_not_contradict_the_minutes_beside_it(routine: Routine) -> None:
    words = re.findall(r"[a-z]+|\d+", routine.title.lower())
    if "minute" in words or "minutes" in words:
        at = next(number for number, word in enumerate(words) if word.startswith("minute"))
        said = words[at - 1]
        number = int(said) if said.isdigit() else NUMBER_WORDS.index(said) + 1
        assert number == make_plan(routine).minutes


@pytest.mark.parametrize("routine", LIBRARY.routines, ids=lambda routine: routine.id)
def test_what_to_do_can_be_read_while_getting_ready(routine: Routine) -> None:
    read: set[str] = set()
    for item in make_plan(routine, keys=False).passes:
        if not item.step.is_still and item.step.id not in read:
            assert len(item.instruction.split()) <= 3 * item.lead_in_ms // 1000, item.step.id
        read.add(item.step.id)


@pytest.mark.parametrize("routine", LIBRARY.routines, ids=lambda routine: routine.id)
def test_every_region_it_works_is_drawn_on_the_figure(routine: Routine) -> None:
    drawn = set[str]()
    for view in FIGURES:
        picture = body_outlines().picture(view)
        places = places_of(picture, LIBRARY.regions)
        drawing = draw(picture, places, grid_of(16))
        owned = {drawing.place_of(ink) for row in drawing.owners for ink in row}
        drawn |= {place.spot.region for number, place in enumerate(places) if number in owned}
    assert {region for step in routine.steps for region in step.regions} <= drawn


def test_what_repeats_a_step_moves_as_that_step_does() -> None:
    repeats = [step for routine in LIBRARY.routines for step in routine.steps if step.same_as]
    assert len(repeats) >= 20
    for step in repeats:
        routine_id, _, step_id = (step.same_as or "").partition("/")
        other = the_step(routine_id, step_id)
        assert other.same_as is None
        assert (other.motion, other.contact) == (step.motion, step.contact), step.id
        assert set(step.regions) & set(other.regions)


def test_the_seated_step_of_the_hips_leaves_the_wall() -> None:
    assert ROUTINES["hips-glutes"].setting is Setting.WALL
    assert the_step("hips-glutes", "seated-stretch").setting is Setting.CHAIR


def test_the_foot_roll_leaves_hands_and_eyes_free() -> None:
    steps = ROUTINES["desk-foot-roll"].steps[1:]
    assert {(step.hands_busy.value, step.eyes_busy.value, step.keyboard.value) for step in steps} == {
        ("none", "screen", "yes")
    }


def test_nothing_presses_harder_than_five_and_eyes_and_temples_are_light() -> None:
    for routine in LIBRARY.routines:
        for step in routine.steps:
            assert step.pressure_max <= 5
            if "eye-rim" in step.regions:
                assert step.pressure_max <= 3
    assert the_step("head-and-jaw", "temples").pressure_max == 3


@pytest.mark.parametrize(
    ("routine_id", "step_id", "words"),
    [
        ("hands-forearms", "open-hands", {"spread them wide", "and let them fold"}),
        ("hands-forearms", "shake-out", {"shake them loose"}),
        ("between-blades", "small-rolls", {"up and down, slowly"}),
        ("between-blades", "reach-across", {"reach across", "and slowly back"}),
        ("hips-glutes", "knee-turn", {"knee outward", "knee inward"}),
        ("calves", "pump", {"point the foot", "and pull it up"}),
        ("calves", "check-first", {"look at both, compare"}),
        ("tired-eyes", "look-far", {"look far · blink slowly"}),
        ("desk-reset", "shoulder-rolls", {"up, back and down"}),
        ("desk-foot-roll", "side-to-side", {"from side to side, slowly"}),
    ],
)
def test_the_words_under_a_movement_are_about_this_movement(
    routine_id: str, step_id: str, words: set[str]
) -> None:
    step = the_step(routine_id, step_id)
    said = set[str]()
    for at_ms in range(0, 1000 * step.seconds, 250):
        forms = words_of(step, moment_of(step, at_ms))
        said.add(forms[0].partition(" · ")[0] if step.path else forms[0])
    assert said == words


def test_every_source_of_the_file_is_used() -> None:
    used = {source for routine in LIBRARY.routines for source in routine.sources}
    used |= {source for item in LIBRARY.contraindications for source in item.sources}
    assert {source.id for source in LIBRARY.sources} == used


def test_no_step_that_only_takes_a_position_repeats_another() -> None:
    for routine in LIBRARY.routines:
        for step in routine.steps:
            if step.motion in (Motion.POSITION, Motion.REST):
                assert step.same_as is None


def test_the_table_of_readme_is_what_the_command_prints() -> None:
    assert "\n".join(table_lines(LIBRARY)) in README
