"""`unknot doctor`: problems first, each with what to do; then the facts, also as JSON."""

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Unknot
from tests.files.kept_days import cut_off, keep_days
from tui.commands.channel_facts import Channels
from tui.commands.doctor import diagnosis_lines
from tui.commands.terminal_facts import Terminal
from tui.core.cues.channels import Heard, Surroundings
from tui.core.diagnosis import Ailment, Diagnosis, Fact
from tui.core.preferences.effective_settings import EffectiveSettings
from tui.core.preferences.settings import MotionAmount, Settings
from tui.files.kept_settings import find_settings
from tui.files.paths import find_paths

TOPICS = [
    *("version", "config", "data", "state", "disk", "saving", "lock", "journal", "backups", "quarantine"),
    *("sessions", "undo", "last check", "clock", "settings", "as set", "routines", "terminal"),
    *("characters", "reached", "screens", "bell", "flash", "notification", "speech", "on_cue", "time zone"),
]


def at(size: tuple[int, int] | None = (80, 24), **environ: str) -> Diagnosis:
    usual = {"TERM": "xterm-256color", "LANG": "C.UTF-8"}
    return Diagnosis.of(Terminal(usual | environ, size, "utf-8").look())


def words(diagnosis: Diagnosis, topic: str) -> str:
    return next(fact.words for fact in diagnosis.facts if fact.topic == topic)


def test_a_healthy_home_is_status_0_and_nothing_is_created(unknot: Unknot, home: Path) -> None:
    answer = unknot("doctor")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith("Nothing is wrong.\n\nversion      Unknot ")
    assert f"data {home} (not there yet)" in " ".join(answer.out.split())
    assert not home.exists()


def test_a_draft_that_a_killed_program_left_is_mentioned(unknot: Unknot, home: Path) -> None:
    (home / "drafts").mkdir(parents=True)
    draft = home / "drafts" / "mine.json"
    draft.write_text("{}")
    answer = unknot("doctor")
    assert answer.status == 1
    assert f"being edited is left in {draft}" in " ".join(answer.out.split())
    assert draft.exists()


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
    diagnosis = Diagnosis((Ailment("bad " * 40, "do " * 40),), (Fact("topic", "good " * 40, None),))
    lines = list(diagnosis_lines(diagnosis))
    assert max(map(len, lines)) <= 80
    assert lines[0].startswith("! bad")
    assert any(line.startswith("  → do") for line in lines)
    assert lines[-1].startswith(" " * 13 + "good")


# The terminal


def test_a_usual_terminal_draws_everything() -> None:
    diagnosis = at()
    assert diagnosis.problems == ()
    assert words(diagnosis, "terminal") == "xterm-256color, 80x24, 256 colours"
    assert words(diagnosis, "characters") == "utf-8, drawn with quarter blocks"
    assert words(diagnosis, "reached") == "on this machine"
    assert words(diagnosis, "screens") == "all of them can be drawn"


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
    diagnosis = at(None)
    assert diagnosis.problems == ()
    assert words(diagnosis, "screens").startswith("none here")


def test_in_a_pipe_there_is_no_size(capfd: pytest.CaptureFixture[str]) -> None:
    assert Terminal.here().size is None


# The channels


KITTY = Surroundings(terminal="kitty", notification="osc99", voice=("espeak-ng", "--"))


def channels(
    settings: Settings | None = None,
    surroundings: Surroundings = KITTY,
    answers: Heard | None = None,
    given: tuple[str, ...] = (),
    *,
    there: bool = True,
) -> Diagnosis:
    effective = EffectiveSettings(settings=settings or Settings(), given=frozenset(given))
    found = Channels(effective, surroundings, answers, lambda name: f"/bin/{name}" if there else None)
    return Diagnosis.of(found.look())


def test_what_was_not_answered_says_how_to_try_it() -> None:
    diagnosis = channels()
    assert diagnosis.problems == ()
    assert words(diagnosis, "bell") == "on: not answered in this terminal; unknot doctor --cues tries it"
    assert words(diagnosis, "notification").startswith("off: not answered in this terminal")
    assert words(diagnosis, "on_cue") == "no command is run at cues"


def test_what_was_answered_is_told() -> None:
    diagnosis = channels(answers=Heard(bell=False, notification=True, speech=True))
    assert words(diagnosis, "bell") == "off: you said no to it in this terminal"
    assert words(diagnosis, "notification") == "on: you said yes to it in this terminal (osc99)"
    assert words(diagnosis, "speech") == "on: you said yes to it in this terminal (espeak-ng --)"


def test_what_is_set_counts_more_and_says_where() -> None:
    diagnosis = channels(Settings(bell=True), answers=Heard(bell=False), given=("cues.bell",))
    assert words(diagnosis, "bell") == "on: config.toml"


@pytest.mark.parametrize(
    ("surroundings", "settings", "topic", "told"),
    [
        (Surroundings(terminal="xterm"), Settings(), "notification", "off: no form is known"),
        (Surroundings(terminal="xterm"), Settings(), "speech", "off: neither espeak-ng nor spd-say"),
        (
            Surroundings(terminal="xterm", over_ssh=True, voice=("say",)),
            Settings(),
            "speech",
            "off: over SSH it would speak where you are not",
        ),
        (KITTY, Settings(motion=MotionAmount.NONE), "flash", "off: motion is none"),
    ],
)
def test_what_cannot_work_here_says_why(
    surroundings: Surroundings, settings: Settings, topic: str, told: str
) -> None:
    diagnosis = channels(settings, surroundings)
    assert diagnosis.problems == ()
    assert words(diagnosis, topic).startswith(told)


@pytest.mark.parametrize(
    ("settings", "there", "what"),
    [
        (Settings(notification=True), True, "no form is known"),
        (Settings(speech=True), True, "no voice is installed"),
        (Settings(speech=("speak-it",)), False, "speech: there is no command speak-it"),
        (Settings(on_cue=("lights", "on")), False, "on_cue: there is no command lights"),
    ],
)
def test_what_is_wanted_and_cannot_be_had_is_a_problem(settings: Settings, there: bool, what: str) -> None:
    (problem,) = channels(settings, Surroundings(terminal="xterm"), there=there).problems
    assert what in problem.what
    assert "[cues]" in problem.to_do


def test_without_a_screen_the_channels_are_listed(unknot: Unknot, home: Path) -> None:
    answer = unknot("doctor", "--cues")
    lines = answer.out.splitlines()
    assert (answer.status, answer.err) == (0, "")
    assert lines[0] == "Trying them takes a screen, and none can be drawn here. What holds:"
    assert [line.split()[0] for line in lines[2:]] == ["bell", "flash", "notification", "speech", "on_cue"]
    assert not home.exists()


def test_trying_and_json_do_not_go_together(unknot: Unknot) -> None:
    answer = unknot("doctor", "--cues", "--json")
    assert answer.status == 2
    assert "choose one of them" in answer.complaint


def test_what_was_chosen_on_the_screen_is_told_apart_from_the_file(unknot: Unknot, home: Path) -> None:
    home.mkdir()
    keeper = find_settings(find_paths({"UNKNOT_HOME": str(home)}))
    keeper.choose("pace", "slow")
    keeper.choose("timezone", "Asia/Tokyo")
    facts = {fact["topic"]: fact["words"] for fact in json.loads(unknot("doctor", "--json").out)["facts"]}
    assert facts["settings"] == "no config.toml, 2 chosen on the settings screen"
    assert facts["as set"] == "timezone Asia/Tokyo, pace slow"
    assert facts["time zone"] == "Asia/Tokyo, from the settings screen"
