"""`unknot doctor`: problems first, each with what to do; then the facts, also as JSON."""

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Unknot
from tests.files.kept_days import cut_off, keep_days
from tui.commands.doctor import health_lines
from tui.commands.terminal_facts import Terminal
from tui.core.health import Ailment, Fact, Health
from tui.files.paths import find_paths

TOPICS = [
    *("version", "config", "data", "state", "disk", "saving", "lock", "journal", "backups", "quarantine"),
    *("sessions", "undo", "last check", "clock", "settings", "as set", "routines", "terminal"),
    *("characters", "reached", "screens", "time zone"),
]


def at(size: tuple[int, int] | None = (80, 24), **environ: str) -> Health:
    usual = {"TERM": "xterm-256color", "LANG": "C.UTF-8"}
    return Health.of(Terminal(usual | environ, size, "utf-8").look())


def words(health: Health, topic: str) -> str:
    return next(fact.words for fact in health.facts if fact.topic == topic)


def test_a_healthy_home_is_status_0_and_nothing_is_created(unknot: Unknot, home: Path) -> None:
    answer = unknot("doctor")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith("Nothing is wrong.\n\nversion      Unknot ")
    assert f"data {home} (not there yet)" in " ".join(answer.out.split())
    assert not home.exists()


def test_problems_come_first_and_are_status_1(unknot: Unknot, home: Path) -> None:
    keep_days(paths := find_paths({"UNKNOT_HOME": str(home)}))
    cut_off(paths, '"e21-1"')
    (home / "config.toml").write_text('pace = "hurried"\n')
    (home / "routines").mkdir()
    (home / "routines" / "mine.json").write_text("{")
    answer = unknot("doctor")
    lines = answer.out.splitlines()
    assert (answer.status, answer.err) == (1, "")
    problems = [line for line in lines if line.startswith("! ")]
    told = " ".join(lines)
    assert "2026.json cannot be read" in told
    assert 'pace: found "hurried"' in told
    assert "mine.json" in told
    assert len(problems) == 3
    assert sum(line.startswith("  → ") for line in lines) == 3
    assert lines.index(problems[-1]) < next(n for n, line in enumerate(lines) if line.startswith("version"))


def test_as_json_everything_has_its_topic(unknot: Unknot, home: Path) -> None:
    keep_days(find_paths({"UNKNOT_HOME": str(home)}))
    told = json.loads(unknot("doctor", "--json").out)
    assert (told["format"], told["problems"]) == (1, [])
    assert [fact["topic"] for fact in told["facts"]] == TOPICS
    values = {fact["topic"]: fact["value"] for fact in told["facts"]}
    assert values["journal"]["entries"] == 9
    assert values["backups"] == {"number": 3, "newest": "2026-11-22"}
    assert values["time zone"] == {"name": "Europe/Paris", "from": "TZ"}


def test_lines_are_at_most_80_columns_but_for_a_long_word() -> None:
    health = Health((Ailment("bad " * 40, "do " * 40),), (Fact("topic", "good " * 40, None),))
    lines = list(health_lines(health))
    assert max(map(len, lines)) <= 80
    assert lines[0].startswith("! bad")
    assert any(line.startswith("  → do") for line in lines)
    assert lines[-1].startswith(" " * 13 + "good")


# The terminal


def test_a_usual_terminal_draws_everything() -> None:
    health = at()
    assert health.problems == ()
    assert words(health, "terminal") == "xterm-256color, 80x24, 256 colours"
    assert words(health, "characters") == "utf-8, drawn with quarter blocks"
    assert words(health, "reached") == "on this machine"
    assert words(health, "screens") == "all of them can be drawn"


@pytest.mark.parametrize(
    ("environ", "topic", "told"),
    [
        ({"COLORTERM": "truecolor"}, "terminal", "16 million colours"),
        ({"TERM": "linux"}, "terminal", "16 colours"),
        ({"TERM": "linux"}, "characters", "half blocks"),
        ({"NO_COLOR": "1"}, "terminal", "no colours (NO_COLOR)"),
        ({"SSH_CONNECTION": "a b"}, "reached", "over SSH"),
        ({"SSH_TTY": "x", "TMUX": "x"}, "reached", "over SSH, in tmux"),
        ({"STY": "x"}, "reached", "on this machine, in screen"),
        ({"TERM": ""}, "terminal", "TERM is not set"),
    ],
)
def test_what_the_environment_says_of_the_terminal(environ: dict[str, str], topic: str, told: str) -> None:
    assert told in words(at((80, 24), **environ), topic)


@pytest.mark.parametrize(
    ("size", "environ", "what"),
    [
        ((39, 24), {}, "the terminal is 39x24"),
        ((80, 19), {}, "the terminal is 80x19"),
        ((80, 24), {"TERM": "dumb"}, "cannot show a screen"),
        ((80, 24), {"LANG": "de_DE.ISO-8859-1"}, "plain ASCII only"),
        ((80, 24), {"TERM": "vt100"}, "plain ASCII only"),
    ],
)
def test_what_a_terminal_cannot_do_is_told(size: tuple[int, int], environ: dict[str, str], what: str) -> None:
    (problem,) = at(size, **environ).problems
    assert what in problem.what
    assert problem.to_do


def test_no_terminal_at_all_is_no_problem() -> None:
    health = at(None)
    assert health.problems == ()
    assert words(health, "screens").startswith("none here")


def test_in_a_pipe_there_is_no_size(capfd: pytest.CaptureFixture[str]) -> None:
    assert Terminal.here().size is None
