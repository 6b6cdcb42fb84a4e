"""The first page and the questions about health as plain lines."""

import datetime as dt
import json
import subprocess

import pytest

from tests.homes import choices_of, lasting_questions
from tests.terminal.desk import Desk
from tests.terminal.harness import UNKNOT, clean_environ
from tui.core.anatomy.body import Side, Spot
from tui.core.safety.health import Health, HealthAnswer
from tui.files.kept_health import KeptHealth
from tui.files.paths import Paths, find_paths

TODAY = dt.datetime.now().astimezone().date()
FAST = {"UNKNOT_CLOCK_RATE": "60"}


@pytest.fixture
def paths(desk: Desk) -> Paths:
    return find_paths({"UNKNOT_HOME": str(desk.home / "unknot")})


def said(desk: Desk, routine: str, typed: str | None) -> list[str]:
    """The lines of a start in which this was typed; None is no keyboard at all."""
    done = subprocess.run(
        [UNKNOT, "start", routine, "--plain"],
        env=clean_environ(desk.home, **FAST),
        input=None if typed is None else typed.encode(),
        stdin=subprocess.DEVNULL if typed is None else None,
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
    return done.stdout.decode().splitlines()


def yes(*places: Spot, was_allowed: bool = False) -> HealthAnswer:
    return HealthAnswer(is_true=True, on=TODAY, places=places, was_allowed=was_allowed)


def test_the_first_page_is_told_and_asked_once(desk: Desk, paths: Paths) -> None:
    paths.choices.unlink()
    nothing_true = "\n" * len(lasting_questions())
    lines = said(desk, "short", f"{nothing_true}q\n")
    assert any("It is not medical care" in line for line in lines)
    assert sum(line.startswith("Is this true for you?") for line in lines) == len(lasting_questions())
    no = HealthAnswer(is_true=False, on=TODAY)
    health = Health(answers=dict.fromkeys(lasting_questions(), no), welcomed_on=TODAY)
    assert choices_of(paths).health == health
    assert not any("It is not medical care" in line for line in said(desk, "short", "q\n"))


def test_a_bone_is_named_place_by_place(desk: Desk, paths: Paths) -> None:
    paths.choices.unlink()
    number = lasting_questions().index("bone")
    rest = "\n" * (len(lasting_questions()) - number - 1)
    said(desk, "short", "\n" * number + "y\n\nl\ns\n" + rest + "q\n")
    (place,) = choices_of(paths).health.answers["bone"].places
    assert place.side is Side.LEFT


def test_what_was_said_by_command_is_not_taken_back_by_enter(desk: Desk, paths: Paths) -> None:
    paths.choices.unlink()
    KeptHealth(paths).answer({"bone": yes(Spot("sacrum", Side.MIDDLE))})
    lines = said(desk, "short", "\n" * (len(lasting_questions()) - 1) + "q\n")
    assert any("You said" in line or "you said" in line for line in lines)
    health = choices_of(paths).health
    assert health.is_true("bone")
    assert health.welcomed_on == TODAY


def test_leaving_the_first_page_starts_nothing_and_keeps_nothing(desk: Desk, paths: Paths) -> None:
    paths.choices.unlink()
    said(desk, "short", "\nq\n")
    assert not paths.choices.exists()
    assert desk.journal() == []


def test_without_a_keyboard_nothing_is_asked_and_what_was_said_holds(desk: Desk, paths: Paths) -> None:
    KeptHealth(paths).answer({"blood-thinner": yes()})
    lines = said(desk, "neck-tension", None)
    assert lines[-1] == "Nothing was started."
    assert any("blood thinners" in line for line in lines)
    assert desk.journal() == []


def test_what_is_left_out_is_told_and_not_done(desk: Desk, paths: Paths) -> None:
    KeptHealth(paths).answer({"bone": yes(Spot("toes", Side.BOTH))})
    lines = said(desk, "tired-feet", None)
    assert any(line.startswith("Left out: ") and "One toe at a time" in line for line in lines)
    (entry,) = desk.journal()
    steps = json.dumps(entry["passes"])
    assert "arch-line" in steps
    assert "toe-twist" not in steps


def test_light_work_is_told_with_its_number(desk: Desk, paths: Paths) -> None:
    KeptHealth(paths).answer({"blood-thinner": yes(was_allowed=True)})
    lines = said(desk, "neck-tension", "\nq\n")
    assert "Lightly: up to 3 of 10. Sharp, electric or numb means stop." in lines
    assert "The command health shows and changes what you said." in lines


@pytest.mark.parametrize("typed", ["\n\n", "\nq\n", "\nn\ny\n", "\n"])
def test_a_clot_that_was_said_is_asked_about_first_and_closes_the_feet(
    desk: Desk, paths: Paths, typed: str
) -> None:
    KeptHealth(paths).answer({"clot": yes()})
    lines = said(desk, "tired-feet", typed)
    assert any(line.startswith("Is it still so? You said today: One leg or arm") for line in lines)
    assert lines[-1] == "Nothing was started."
    assert choices_of(paths).health.is_true("clot")


def test_a_clot_that_is_over_is_asked_about_again_before_the_feet(desk: Desk, paths: Paths) -> None:
    KeptHealth(paths).answer({"clot": yes()})
    lines = said(desk, "tired-feet", "\nn\n\nq\n")
    assert any(line.startswith("Is this true today? One leg or arm") for line in lines)
    assert not choices_of(paths).health.is_true("clot")


def test_who_has_not_asked_yet_is_told_what_is_left_out_and_why(desk: Desk, paths: Paths) -> None:
    KeptHealth(paths).answer({"pregnancy": yes()})
    lines = said(desk, "wind-down", "\nq\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("Left out: "))
    assert lines[at + 1].startswith("You said today: You are pregnant")
    assert lines[at + 2].startswith("Ask your doctor or midwife first.")


def test_who_has_asked_by_now_may_begin(desk: Desk, paths: Paths) -> None:
    KeptHealth(paths).answer({"blood-thinner": yes()})
    lines = said(desk, "neck-tension", "\ny\nq\n")
    assert any(line.startswith("Have you asked somebody trained about it?") for line in lines)
    assert choices_of(paths).health.answers["blood-thinner"].was_allowed
