"""The routines that ship: complete, careful, and without a single problem."""

import re

import pytest

from tui.core.anatomy.body import Region, Side, Target
from tui.core.routines.plan import make_plan
from tui.core.routines.routine import Library, Routine
from tui.core.routines.vocabulary import StopAction
from tui.files.routines.file_check import check_routine_file
from tui.files.routines.routine_files import built_in_path, load_built_in, load_library

SEED = ("neck-tension", "tight-shoulders", "lower-back", "tired-feet")


@pytest.fixture(scope="module")
def library() -> Library:
    return load_built_in()


def routine(library: Library, routine_id: str) -> Routine:
    found = library.routine(routine_id)
    assert found is not None
    return found


def test_the_shipped_file_has_no_problem_and_no_warning() -> None:
    document, problems = check_routine_file(built_in_path(), None)
    assert [str(problem) for problem in problems] == []
    assert document is not None


def test_the_quick_way_loads_what_the_deep_check_read(library: Library) -> None:
    document, _ = check_routine_file(built_in_path(), None)
    assert document is not None
    assert library.routines == document.routines
    assert library.regions == document.regions
    assert library.sources == document.sources
    assert library.contraindications == document.contraindications


def test_the_four_seed_routines_come_first(library: Library) -> None:
    assert tuple(item.id for item in library.routines)[:4] == SEED


@pytest.mark.parametrize(("routine_id", "seconds"), list(zip(SEED, (205, 355, 225, 530), strict=True)))
def test_the_lengths_are_those_of_the_research_with_the_rest_between_the_sides(
    library: Library, routine_id: str, seconds: int
) -> None:
    plan = make_plan(routine(library, routine_id), keys=False)
    rests = sum(item.lead_in_ms for item in plan.passes if item.change_side)
    assert (plan.work_ms + rests) // 1000 == seconds


def test_tight_shoulders_leads_in_as_the_contract_says(library: Library) -> None:
    plan = make_plan(routine(library, "tight-shoulders"), keys=False)
    assert [item.lead_in_ms // 1000 for item in plan.passes] == [3, 3, 12, 8, 20, 3, 3]
    assert plan.whole_ms == (6 * 60 + 27) * 1000


@pytest.mark.parametrize("item", load_built_in().regions, ids=lambda item: item.id)
def test_a_region_reads_well_after_your_left(item: object, library: Library) -> None:
    region = library.region(getattr(item, "id", ""))
    assert region is not None
    assert region.name == region.name.lower()
    assert not region.name.startswith(("left", "right", "the ", "your "))


@pytest.mark.parametrize("item", load_built_in().regions, ids=lambda item: item.id)
def test_every_region_says_each_of_its_sides_in_english(item: Region, library: Library) -> None:
    for side in item.sides:
        whole, short = library.where(item.id, side), library.where_in_short(item.id, side)
        assert whole.count("your ") == 1
        assert short == whole.replace("your ", "")
        assert not re.search(
            r"(left|right) [a-z]+ of|of the|of your (left|right)$|[{}]", whole.replace(" side of", "")
        )
    if item.sided:
        assert "both" in library.where(item.id, Side.BOTH)
        assert len({library.where(item.id, side) for side in (*Side, None)}) >= 4


@pytest.mark.parametrize(
    ("region", "side", "whole", "short"),
    [
        ("shoulder-top", Side.RIGHT, "top of your right shoulder", "top of right shoulder"),
        ("shoulder-top", Side.BOTH, "top of both shoulders", "top of both shoulders"),
        ("shoulder-top", None, "the top of the shoulder", "top of the shoulder"),
        ("foot-sole", Side.LEFT, "sole of your left foot", "sole of left foot"),
        ("neck-back", Side.LEFT, "back of your neck, left side", "back of neck, left side"),
        ("upper-back", Side.LEFT, "your left upper back", "left upper back"),
        ("upper-back", Side.BOTH, "both sides of your upper back", "both sides of upper back"),
        ("sacrum", Side.MIDDLE, "your sacrum", "sacrum"),
        ("spine", Side.MIDDLE, "line of your spine", "line of spine"),
        ("elbow", Side.LEFT, "your left elbow", "left elbow"),
        ("elbow", Side.BOTH, "both sides, elbow", "elbow, both sides"),
        ("elbow", None, "your elbow", "elbow"),
    ],
)
def test_places_are_said_as_people_say_them(
    library: Library, region: str, side: Side | None, whole: str, short: str
) -> None:
    assert library.where(region, side) == whole
    assert library.where_in_short(region, side) == short


def test_never_regions_are_known_and_never_worked(library: Library) -> None:
    never = {region.id for region in library.regions if region.target is Target.NEVER}
    assert never == {"throat", "abdomen", "groin", "spine", "knee-hollow"}
    assert not never & {region for item in library.routines for region in item.regions}


def test_a_stop_says_what_to_do_instead(library: Library) -> None:
    stops = [item for item in library.contraindications if item.action is StopAction.STOP]
    assert {item.id for item in stops} == {
        "clot",
        "fever",
        "neck-red-flags",
        "head-red-flags",
        "back-red-flags",
        "heart",
    }
    assert all(item.advice for item in stops)


def test_only_the_two_judgements_have_no_source(library: Library) -> None:
    assert {item.id for item in library.contraindications if not item.sources} == {"knee-balance", "heart"}


def test_no_text_promises_a_cure(library: Library) -> None:
    words = " ".join(_texts(library)).lower()
    for word in ("cure", "heals", "treats", "detox", "knots", "guarantee", "911", "999"):
        assert word not in words


def _texts(library: Library) -> list[str]:
    return [
        text
        for item in library.routines
        for text in (
            item.summary,
            item.posture,
            *(part for step in item.steps for part in (step.title, step.instruction, step.caution)),
            *(part for step in item.steps for part in (step.tender_point_advice,)),
        )
    ] + [text for item in library.contraindications for text in (item.text, item.advice)]


FACTS = [
    (
        "neck-tension",
        "squeeze-glide",
        "palms over shoulders breathing out head sink back fingers squeeze palms glide up neck",
    ),
    (
        "neck-tension",
        "neck-circles",
        "elbows desk head forward fingertips small deep circles either side spine shoulders "
        "base of the skull",
    ),
    (
        "neck-tension",
        "neck-hang",
        "behind your head fingers drop forward weight of your elbows gently stretch neck down the back",
    ),
    ("tight-shoulders", "stance", "18 in hips half squat seat wall"),
    ("tight-shoulders", "place-ball", "lean forward ball behind top of the {side} shoulder"),
    (
        "tight-shoulders",
        "roll-down",
        "stand up slowly an inch pressing ball rolls down along your spine tender point stop "
        "wait soreness fades",
    ),
    (
        "tight-shoulders",
        "roll-up",
        "backwards slowly squat ball back to the top of the {side} shoulder",
    ),
    ("lower-back", "hands-waist", "stand waist thumbs behind fingers facing forward"),
    ("lower-back", "thumbs-in", "gently press muscles either side of the spine"),
    (
        "lower-back",
        "tiny-circles",
        "thumbs pressed in up down tiny circle tender extra time ease off before it hurts",
    ),
    (
        "lower-back",
        "creep-up",
        "an inch up either side of the spine as far as your hands reach in comfort",
    ),
    ("lower-back", "creep-down", "gradually back down"),
    ("lower-back", "sacrum-press", "press bony surface sacrum"),
    ("tired-feet", "foot-up", "{side} foot chair seat see the instep"),
    ("tired-feet", "arch-line", "{other} thumb firmly side foot heel to the big toe"),
    ("tired-feet", "ridge-walk", "walk thumb across the ridge toes meet ball of the foot little toe"),
    (
        "tired-feet",
        "toe-twist",
        "little toe thumb and forefinger squeeze twist whole length one by one back to the big toe",
    ),
    ("tired-feet", "toe-bend", "all five toes in one hand stretch back and forth bending and flexing"),
    (
        "tired-feet",
        "knuckle-sole",
        "support the top of the {side} foot {side} hand knuckles of your {other} hand deep "
        "whole sole heel to toes and back",
    ),
    ("tired-feet", "ankle-circles", "stretch the toes flex point ankle few times"),
]


@pytest.mark.parametrize(("routine_id", "step_id", "words"), FACTS, ids=[f"{r} {s}" for r, s, _ in FACTS])
def test_nothing_of_the_seed_is_lost(library: Library, routine_id: str, step_id: str, words: str) -> None:
    said = next(step for step in routine(library, routine_id).steps if step.id == step_id).instruction.lower()
    assert [word for word in words.split() if word not in said] == []


def test_the_spine_itself_is_kept_off_in_words(library: Library) -> None:
    shoulders, back = routine(library, "tight-shoulders"), routine(library, "lower-back")
    assert "Beside the spine, never on it" in shoulders.steps[2].caution
    assert "off the spine itself" in back.steps[1].caution


def test_the_ball_has_its_alternatives_and_the_apple_its_end(library: Library) -> None:
    ball = " ".join(routine(library, "tight-shoulders").equipment_alternatives["ball"])
    for words in ("tennis ball", "solid rubber ball", "apple", "does not survive"):
        assert words in ball


def test_shoulders_name_their_bonus_for_the_legs(library: Library) -> None:
    assert "thighs get stronger" in routine(library, "tight-shoulders").summary


@pytest.mark.parametrize("routine_id", ["tight-shoulders", "tired-feet"])
def test_the_second_side_repeats_everything_of_the_first(library: Library, routine_id: str) -> None:
    passes = make_plan(routine(library, routine_id)).passes
    left = [item.step.id for item in passes if item.side == "left"]
    right = [item.step.id for item in passes if item.side == "right"]
    assert left == right
    assert passes.index(next(item for item in passes if item.side == "right")) > passes.index(
        next(item for item in passes if item.side == "left")
    )


def test_the_left_foot_is_worked_by_the_right_thumb(library: Library) -> None:
    passes = make_plan(routine(library, "tired-feet")).passes
    assert "right thumb" in passes[1].instruction
    assert "left thumb" in passes[8].instruction


def test_loading_without_own_files_is_the_built_in_library(library: Library) -> None:
    assert load_library(None).library == library
    assert load_library(None).problems == ()


def test_every_region_that_a_routine_works_has_a_few_spots_to_name(library: Library) -> None:
    worked = {region for item in library.routines for region in item.regions}
    named = {region.id: region.spots for region in library.regions if region.spots}
    assert named.keys() == worked
    for spots in named.values():
        assert 2 <= len(spots) <= 6
        assert all(len(spot) <= 30 for spot in spots)


def test_every_path_says_by_which_spots_it_comes(library: Library) -> None:
    for item in library.routines:
        for step in item.steps:
            if step.path is not None:
                assert len(step.path.along) >= 2, step.id
                assert {spot.region for spot in step.path.along} <= set(step.regions)
