"""Two terminals: one shows a session, the other drives it."""

import json
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.desk import Desk
from tests.terminal.harness import UNKNOT, Terminal, clean_environ
from tests.terminal.person import GET_READY, HOLD, WORK, begin, press_until

pytestmark = pytest.mark.terminal

WAITS = "No session is running"


class Script:
    """Somebody elsewhere on the machine, perhaps a phone over SSH, with commands and no screen."""

    def __init__(self, home: Path) -> None:
        self._environ = clean_environ(home)

    def remote(self, *arguments: str) -> tuple[int, str]:
        """`unknot remote`: its exit status, and all it said."""
        done = subprocess.run(
            [UNKNOT, "remote", *arguments], env=self._environ, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout + done.stderr

    def status(self) -> dict[str, object]:
        """`unknot status --json`."""
        done = subprocess.run(
            [UNKNOT, "status", "--json"], env=self._environ, capture_output=True, text=True, check=True
        )
        found: dict[str, object] = json.loads(done.stdout)
        return found


@pytest.fixture
def script(home: Path) -> Script:
    return Script(home)


def working(desk: Desk) -> Terminal:
    """A session in the work of its first step."""
    terminal = desk.sit("start", "short")
    begin(terminal)
    return terminal


def test_a_hold_of_five_seconds_from_a_second_process(desk: Desk, script: Script) -> None:
    terminal = working(desk)
    assert script.status()["state"] == "running"
    status, said = script.remote("tender")
    assert (status, said[:11]) == (0, "hold 0 s, t")
    terminal.wait_for(HOLD, 1)
    assert script.status()["phase"] == "hold"
    terminal.linger(4.8)
    status, said = script.remote("eased")
    assert (status, said[:16]) == (0, "Noted, held for ")
    terminal.wait_for(lambda seen: WORK in seen.text and "Noted: " in seen.text, 1)
    assert script.remote("end")[0] == 0
    terminal.wait_for("Ended early")
    (entry,) = desk.journal()
    (point,) = listed(entry["tender_points"])
    assert point["seconds_held"] == pytest.approx(5, abs=1)
    assert (point["outcome"], entry["outcome"]) == ("eased", "ended-early")
    assert script.remote("tender") == (1, "unknot: no session is running\n")


def listed(value: object) -> list[dict[str, object]]:
    assert isinstance(value, list)
    return value


def test_the_pad_drives_the_session_that_the_other_terminal_shows(desk: Desk) -> None:
    pad = desk.sit("remote", columns=40, rows=20)
    pad.wait_for(WAITS)
    terminal = desk.sit("start", "short")
    terminal.wait_for("You need")
    assert WAITS in pad.text
    press_until(terminal, "enter", GET_READY)
    pad.wait_for(GET_READY)
    press_until(pad, "enter", WORK)
    terminal.wait_for(WORK)
    press_until(pad, "t", HOLD)
    terminal.wait_for(HOLD)
    press_until(pad, "x", WORK)
    terminal.wait_for(WORK)
    press_until(pad, "space", "PAUSED")
    terminal.wait_for("PAUSED")
    press_until(pad, "e", "SURE?")
    press_until(pad, "e", "The next one shows here")
    terminal.wait_for("Ended early")
    pad.press("q")
    assert pad.exit_status() == 0
    assert pad.is_restored()
    (entry,) = desk.journal()
    assert [each["outcome"] for each in listed(entry["tender_points"])] == ["not-easing"]


def test_an_answer_from_afar_closes_what_lies_over_the_session(desk: Desk, script: Script) -> None:
    terminal = working(desk)
    press_until(terminal, "?", "During a session")
    assert script.remote("resume")[0] == 0
    terminal.wait_for(lambda seen: "During a session" not in seen.text and WORK in seen.text)
    press_until(terminal, "q", "Leave the session?")
    assert script.remote("end")[0] == 0
    terminal.wait_for("Ended early")


def test_a_session_of_plain_lines_is_driven_as_well(desk: Desk, script: Script) -> None:
    command = [UNKNOT, "start", "short", "--plain"]
    playing = subprocess.Popen(
        command, env=clean_environ(desk.home), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    )
    assert playing.stdout is not None
    with playing.stdout as lines:
        assert any("First" in line for line in lines)  # waits for it
        assert script.remote("next")[0] == 0
        assert any("Second" in line for line in lines)
        assert script.remote("end")[0] == 0
        assert "\x1b" not in lines.read()
    assert playing.wait(15) == 0
    assert [entry["outcome"] for entry in desk.journal()] == ["ended-early"]


def _kill(terminal: Terminal) -> None:
    terminal.signal(signal.SIGKILL)


def _end(terminal: Terminal) -> None:
    terminal.signal(signal.SIGTERM)


@pytest.mark.parametrize("leave", [_kill, _end])
def test_a_session_whose_program_is_gone_is_interrupted_and_not_driven(
    desk: Desk, script: Script, leave: Callable[[Terminal], None]
) -> None:
    terminal = working(desk)
    leave(terminal)
    terminal.exit_status_unread()
    assert script.remote("next") == (1, "unknot: no session is running\n")
    found = script.status()
    assert (found["state"], found["routine"], found["step"]) == ("interrupted", "short", "first")


def test_a_session_that_is_stopped_does_not_answer_and_still_runs(desk: Desk, script: Script) -> None:
    terminal = working(desk)
    terminal.stop(signal.SIGSTOP)
    for action in ("next", "end", "next"):
        status, said = script.remote(action)
        assert (status, said.count("\n")) == (1, 1)
        assert "does not answer" in said
    assert script.status()["state"] == "running"
    terminal.signal(signal.SIGCONT)
    terminal.wait_for("Away for")
    status, said = script.remote("resume")
    assert (status, " First " in said) == (0, True)
