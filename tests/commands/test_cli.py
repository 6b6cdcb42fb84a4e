"""Usage, exit status and what is said on standard error."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import tui
from tests.commands.conftest import Unknot

MODULE = [sys.executable, "-m", "tui"]


def test_the_version(unknot: Unknot) -> None:
    answer = unknot("--version")
    assert (answer.status, answer.out) == (0, f"unknot {tui.__version__}\n")


@pytest.mark.parametrize(
    "command", [[], ["start"], ["routines"], ["routines", "check"], ["journal"], ["week"], ["check-in"]]
)
def test_every_command_explains_itself(unknot: Unknot, command: list[str]) -> None:
    answer = unknot(*command, "--help")
    assert answer.status == 0
    assert "Usage: unknot" in answer.out


@pytest.mark.parametrize("group", [[], ["journal"], ["routines"]])
def test_the_line_of_each_command_is_whole_at_80_columns(unknot: Unknot, group: list[str]) -> None:
    lines = unknot(*group, "--help").out.splitlines()
    commands = lines[lines.index("Commands:") + 1 :]
    assert commands
    assert not [line for line in commands if "..." in line or len(line) > 80]


@pytest.mark.parametrize(
    "arguments",
    [
        ["nosuch"],
        ["--nosuch"],
        ["start"],
        ["start", "tired-feet", "--side", "up"],
        ["start", "tired-feet", "--pace", "fast"],
        ["routines", "new"],
        ["journal", "--since", "yesterday"],
        ["journal", "--since", "2026-11-31"],
        ["journal", "--since", "20261122"],
        ["week", "2026-W60"],
        ["week", "last"],
        ["check-in"],
        ["check-in", "--note", "  \n"],
        ["check-in", "--region", "neck-back"],
        ["check-in", "--now", "4"],
        ["check-in", "--region", "neck-back", "--now", "11"],
        ["check-in", "--region", "neck-back", "--now", "4", "--side", "middle"],
        ["check-in", "--region", "spine", "--now", "4", "--side", "left"],
        ["check-in", "--region", "neck-back", "--now", "4", "--region", "neck-back", "--now", "5"],
        [
            "check-in",
            "--region",
            "neck-back",
            "--now",
            "4",
            "--region",
            "calf",
            "--now",
            "5",
            "--side",
            "left",
        ],
        ["check-in", "--interference", "-1"],
        ["check-in", "--note", "x", "--at", "soon"],
        ["check-in", "--note", "x", "--at", "2026-11-22"],
        ["check-in", "--note", "x", "--at", "2999-01-01T10:00"],
    ],
)
def test_wrong_usage_is_one_line_and_status_2(unknot: Unknot, home: Path, arguments: list[str]) -> None:
    answer = unknot(*arguments)
    assert answer.status == 2
    assert answer.out == ""
    assert answer.complaint
    assert not home.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["journal", "--region", "nekc-back"], 'no region "nekc-back". Did you mean "neck-back"?'),
        (
            ["check-in", "--region", "nekc-back", "--now", "1"],
            'no region "nekc-back". Did you mean "neck-back"?',
        ),
        (["start", "tired-feat"], 'no routine "tired-feat". Did you mean "tired-feet"?'),
        (["journal", "--region", "zzz"], 'no region "zzz". There are: abdomen, ankle'),
    ],
)
def test_what_does_not_exist_is_one_line_and_status_1(
    unknot: Unknot, arguments: list[str], said: str
) -> None:
    answer = unknot(*arguments)
    assert answer.status == 1
    assert answer.complaint.startswith(said)


def test_a_screen_without_a_terminal_is_one_line_and_status_2(unknot: Unknot) -> None:
    answer = unknot()
    assert answer.status == 2
    assert answer.complaint.startswith("this needs a terminal")


@pytest.mark.parametrize("rate", ["0", "-1", "fast", "nan", "inf", "1001"])
def test_a_wrong_clock_rate_is_one_line_and_status_2(
    unknot: Unknot, monkeypatch: pytest.MonkeyPatch, rate: str
) -> None:
    monkeypatch.setenv("UNKNOT_CLOCK_RATE", rate)
    answer = unknot("start", "tired-feet")
    assert answer.status == 2
    expected = "a positive number up to 1000, such as 20"
    assert answer.complaint == f'UNKNOT_CLOCK_RATE: found "{rate}", expected {expected}'


def test_a_wrong_setting_is_said_and_the_command_goes_on(unknot: Unknot, home: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text('week_starts = "someday"\ntimezone = "Mars/Base"\n')
    answer = unknot("journal", "--json")
    assert answer.status == 0
    week, zone = answer.err.splitlines()
    assert week.startswith(f"unknot: {home / 'config.toml'}: week_starts: ")
    assert zone.startswith(f"unknot: {home / 'config.toml'}: timezone: ")
    assert zone.endswith("; using Europe/Paris")


def test_an_unforeseen_error_is_one_line_and_its_story_in_the_log(
    unknot: Unknot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("\x1b[2Jbroken")

    monkeypatch.setattr("tui.commands.routines.library_for_lines", fail)
    answer = unknot("routines")
    assert answer.status == 1
    assert str(home / "unknot.log") in answer.complaint
    assert "KeyError" in (home / "unknot.log").read_text()


def test_a_command_that_reads_creates_nothing(unknot: Unknot, home: Path) -> None:
    for command in ("routines", "journal", "week"):
        assert unknot(command).status == 0
        assert unknot(command, "--json").status == 0
    assert not home.exists()


def test_a_reader_that_stops_early_is_no_error(home: Path) -> None:
    reader = subprocess.Popen(
        [*MODULE, "routines", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ
    )
    assert reader.stdout is not None
    reader.stdout.close()
    assert reader.wait(20) == 0
    assert reader.stderr is not None
    with reader.stderr:
        assert reader.stderr.read() == b""


def test_an_output_that_is_full_is_one_line(home: Path) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*MODULE, "routines"], stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=os.environ
        )
    assert (done.returncode, done.stderr) == (1, "unknot: the output: No space left on device\n")


def test_no_output_at_all_is_no_error(home: Path) -> None:
    command = ["sh", "-c", '"$0" -m tui routines --json >&-', sys.executable]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False, env=os.environ)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("command", [["journal"], ["check-in", "--note", "x"], ["doctor"], []])
def test_a_home_that_is_a_file_is_one_line(unknot: Unknot, home: Path, command: list[str]) -> None:
    home.write_text("not a folder")
    answer = unknot(*command)
    assert (answer.status, answer.out) == (1, "")
    assert answer.complaint == (
        f"{home} is a file, and a folder is needed there: set UNKNOT_HOME to a folder, or move that file away"
    )
    assert home.read_text() == "not a folder"
