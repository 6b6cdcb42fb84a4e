"""The bell and notifications on their way: through Textual, tmux and ssh, to a real terminal."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.cues.ear import heard
from tests.long.sshd import NoSshdError, sshd_in
from tests.terminal.desk import Desk
from tests.terminal.far_ear import FarEar
from tests.terminal.harness import Terminal
from tui.core.cue import CueKind

pytestmark = pytest.mark.terminal

ROOT = Path(__file__).parents[2]
RUNG = (CueKind.CHANGE_SIDE, CueKind.FINISHED)
SECONDS = 60
ATTEMPTS = 3
"""How often it is tried where the machine was too busy to tell when a bell arrived."""
Start = Callable[[str, str], Terminal]
"""Starts the program with a form of notifications, for a multiplexer."""


def program(form: str, multiplexer: str) -> list[str]:
    """The command that rings."""
    return [sys.executable, "-m", "tests.terminal.bell_app", form, multiplexer, *RUNG]


def listened_to(start: Callable[[], Terminal]) -> FarEar:
    """What was heard of it until it had rung; again where nobody could say when that was."""
    for attempt in range(ATTEMPTS):
        terminal = start()
        ear = FarEar(terminal)
        ear.listen(lambda seen: "all rung" in seen.text, SECONDS)
        if not ear.stalled or attempt == ATTEMPTS - 1:
            assert terminal.text.strip() == "all rung"
            return ear
        terminal.close()
    raise AssertionError("unreachable")


def assert_rung(ear: FarEar) -> None:
    """Each pattern arrived with its count and its rhythm."""
    assert [kind for _, kind in heard(ear.rings)] == list(RUNG)


def notified(ear: FarEar) -> list[bytes]:
    """The notifications that reached the terminal."""
    return [each for each in ear.strings if each.startswith((b"\x1b]9;", b"\x1b]99;", b"\x1b]777;"))]


SHOWN = {
    "osc9": [
        b"\x1b]9;Unknot: Now your right side. Roll down \xc2\xb7 1:30 \xc2\xb7 step 4 of 7\x1b\\",
        b"\x1b]9;Unknot: Finished. The last step is over.\x1b\\",
    ],
    "osc777": [
        b"\x1b]777;notify;Unknot: Now your right side;Roll down \xc2\xb7 1:30 \xc2\xb7 step 4 of 7\x1b\\",
        b"\x1b]777;notify;Unknot: Finished;The last step is over.\x1b\\",
    ],
    "osc99": [
        b"\x1b]99;i=unknot:f=VW5rbm90:d=0;Now your right side\x1b\\",
        b"\x1b]99;i=unknot:p=body;Roll down \xc2\xb7 1:30 \xc2\xb7 step 4 of 7\x1b\\",
        b"\x1b]99;i=unknot:f=VW5rbm90:d=0;Finished\x1b\\",
        b"\x1b]99;i=unknot:p=body;The last step is over.\x1b\\",
    ],
}


def test_bells_and_notifications_reach_the_terminal_between_what_is_painted(desk: Desk) -> None:
    ear = listened_to(lambda: desk.start(program("osc777", "none"), PYTHONPATH=str(ROOT)))
    assert_rung(ear)
    assert notified(ear) == SHOWN["osc777"]


class Tmux:
    """A tmux of our own, with its own socket and nobody's configuration."""

    def __init__(self, desk: Desk, config: str) -> None:
        self._desk = desk
        self._socket = str(desk.home / "tmux")
        (desk.home / "tmux.conf").write_text(config)

    def command(self, *arguments: str) -> list[str]:
        """A call of it."""
        return ["tmux", "-S", self._socket, "-f", str(self._desk.home / "tmux.conf"), *arguments]

    def start(self, command: Sequence[str]) -> Terminal:
        """Run a command in it; the terminal is the one that its client has."""
        return self._desk.start(self.command("new-session", *command), PYTHONPATH=str(ROOT))

    def screen(self) -> str:
        """What stands on the screen of the program, as tmux knows it."""
        done = subprocess.run(self.command("capture-pane", "-p"), capture_output=True, check=True, text=True)
        return done.stdout

    def end(self) -> None:
        """End it with all that runs in it."""
        subprocess.run(self.command("kill-server"), capture_output=True, check=False)


@pytest.fixture
def tmux(desk: Desk) -> Iterator[Callable[[str], Tmux]]:
    """A tmux with some lines of configuration."""
    if shutil.which("tmux") is None:
        pytest.skip("NOT RUN: tmux not found; apt-get install tmux")
    started: list[Tmux] = []

    def build(config: str) -> Tmux:
        started.append(Tmux(desk, f"set -g status off\n{config}"))
        return started[-1]

    yield build
    for each in started:
        each.end()


def test_through_tmux_they_arrive_where_it_lets_them_pass(tmux: Callable[[str], Tmux]) -> None:
    within = tmux("set -g allow-passthrough on\n")

    def start() -> Terminal:
        within.end()
        return within.start(program("osc99", "tmux"))

    ear = listened_to(start)
    assert within.screen().strip() == "all rung"
    assert_rung(ear)
    assert notified(ear) == SHOWN["osc99"]


def test_a_tmux_that_lets_nothing_pass_still_rings_and_shows_no_stray_byte(
    tmux: Callable[[str], Tmux],
) -> None:
    within = tmux("")

    def start() -> Terminal:
        within.end()
        return within.start(program("osc777", "tmux"))

    ear = listened_to(start)
    assert within.screen().strip() == "all rung"
    assert_rung(ear)
    assert notified(ear) == []


def test_through_ssh_they_arrive(desk: Desk, tmp_path: Path) -> None:
    command = " ".join(f"'{part}'" for part in program("osc9", "none"))
    script = f"cd '{ROOT}' && LANG=C.UTF-8 exec {command}"
    try:
        with sshd_in(tmp_path / "sshd") as sshd:
            ear = listened_to(lambda: desk.start(sshd.client(script)))
    except NoSshdError as error:
        pytest.skip(f"NOT RUN: {error}")
    assert_rung(ear)
    assert notified(ear) == SHOWN["osc9"]
