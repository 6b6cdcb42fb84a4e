"""What is said about routines, and in what order they are listed."""

import msgspec
import pytest

from tui.core.anatomy.body import Side
from tui.core.routines.editing import copy_of
from tui.core.routines.plan import make_plan
from tui.core.routines.routine import Group, Routine
from tui.core.routines.routine_words import (
    ACTION_WORDS,
    EVIDENCE_SENTENCES,
    KIND_WORDS,
    TIME_WORDS,
    evidence_line,
    facts_line,
    instruction_of,
    is_found,
    question_line,
    sections_of,
    sides_in_words,
    source_lines,
    sources_named,
    step_lines,
    times_line,
    told_by_name,
    total_line,
)
from tui.core.routines.vocabulary import Evidence, StopAction, TimeOfDay
from tui.files.routines.routine_files import load_built_in

LIBRARY = load_built_in()


def routine(routine_id: str) -> Routine:
    found = LIBRARY.routine(routine_id)
    assert found is not None
    return found


FEET, NECK, SHOULDERS = routine("tired-feet"), routine("neck-tension"), routine("tight-shoulders")


def test_nothing_that_a_file_may_say_is_without_words() -> None:
    assert set(EVIDENCE_SENTENCES) == set(Evidence)
    assert set(ACTION_WORDS) == set(StopAction)
    assert set(TIME_WORDS) == set(TimeOfDay)
    assert set(KIND_WORDS) == set("TRGEC")


def test_favourites_then_built_in_then_own() -> None:
    own = copy_of(NECK, routine_id="mine", title="Mine")
    library = msgspec.structs.replace(LIBRARY, routines=(*LIBRARY.routines, own))
    favourites, built_in, yours = sections_of(library, ["mine"], ["tired-feet", "gone"])
    assert favourites.routines == (FEET,)
    assert FEET not in built_in.routines
    assert NECK in built_in.routines
    assert yours.routines == (own,)
    assert sections_of(library, ["mine"], ["mine"])[0].routines == (own,)
    assert sections_of(library, ["mine"], [], "no such words") == ()


@pytest.mark.parametrize("typed", ["shoulders", "BALL wall", "roll down", "shoulder  top", "", "standing"])
def test_a_routine_is_found_by_any_words_it_is_told_with(typed: str) -> None:
    assert is_found(SHOULDERS, LIBRARY, typed)


def test_every_word_has_to_be_found() -> None:
    assert not is_found(SHOULDERS, LIBRARY, "ball foot")


def test_sides_are_said_of_what_is_done_on_sides() -> None:
    grouped = next(step for step in FEET.steps if step.group)
    assert sides_in_words(FEET, grouped) == "each side"
    group = Group(id=grouped.group or "", sides=(Side.RIGHT,))
    assert sides_in_words(msgspec.structs.replace(FEET, groups=(group,)), grouped) == "right"
    assert {line.sides for line in step_lines(NECK)} == {""}
    assert {line.sides_in_short for line in step_lines(FEET)} == {"each"}


def test_an_instruction_is_said_for_every_side_at_once() -> None:
    step = next(step for step in FEET.steps if "{other}" in step.instruction and "{side}" in step.instruction)
    said = instruction_of(FEET, step)
    assert "left or right" in said
    assert "{" not in said
    one = msgspec.structs.replace(FEET, groups=(Group(id=step.group or "", sides=(Side.LEFT,)),))
    assert instruction_of(one, step) == step.instruction.replace("{side}", "left").replace("{other}", "right")


def test_the_length_is_that_of_the_session() -> None:
    plan = make_plan(NECK)
    assert facts_line(NECK).startswith(f"{plan.minutes} min · ")
    assert total_line(plan).startswith("3:25 of work, ")


def test_sources_are_those_of_the_routine_and_of_its_steps() -> None:
    step = msgspec.structs.replace(NECK.steps[0], sources=("nhs-neck", "uclh-dvt"))
    own = msgspec.structs.replace(NECK, sources=("webmd", "gone"), steps=(step,))
    assert [source.id for source in sources_named(own, LIBRARY)] == ["webmd", "nhs-neck", "uclh-dvt"]
    bare = msgspec.structs.replace(NECK, sources=(), steps=())
    assert evidence_line(bare).endswith("no source named")


def test_a_source_is_told_with_who_when_what_and_where() -> None:
    source = next(each for each in LIBRARY.sources if each.id == "webmd")
    assert source_lines(source) == (source.title, "WebMD · 2008 · expert advice", source.url)


def test_a_question_tells_what_a_yes_asks_for() -> None:
    item = next(each for each in LIBRARY.contraindications if each.id == "clot")
    assert question_line(item) == f"{item.text.rstrip('.')}: then not this routine."
    asked = msgspec.structs.replace(item, text="Is it hot?")
    assert question_line(asked) == "Is it hot? Then not this routine."


def test_when_it_fits_best_is_only_said_where_that_is_known() -> None:
    both = msgspec.structs.replace(NECK, times_of_day=(TimeOfDay.MORNING, TimeOfDay.EVENING))
    assert times_line(both) == "Fits best in the morning or in the evening."
    assert times_line(msgspec.structs.replace(NECK, times_of_day=())) == ""


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        (
            "/home/an na/routines/x.json:1:2: routine a/b: found c.json",
            "x.json:1:2: routine a/b: found c.json",
        ),
        ("x.json: there is no such file", "x.json: there is no such file"),
        ("/a/folder: 501 files", "/a/folder: 501 files"),
    ],
)
def test_a_problem_is_told_with_the_name_of_its_file(problem: str, told: str) -> None:
    assert told_by_name(problem) == told
