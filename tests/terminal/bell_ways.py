"""Ways on which a bell travels: the program that rings it, a tmux of our own, a shell over ssh."""

import shlex
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.terminal.desk import Desk
from tests.terminal.harness import Terminal
from tui.core.cues.cue import CueKind

ROOT = str(Path(__file__).parents[2])


def ringing(form: str, multiplexer: str, apart: float, kinds: Iterable[CueKind]) -> list[str]:
    """The command of tests/terminal/bell_app.py; it ends its work by "all rung"."""
    return [sys.executable, "-m", "tests.terminal.bell_app", form, multiplexer, str(apart), *kinds]


def over_ssh(command: Sequence[str]) -> str:
    """The line that a shell on the other side gets."""
    return f"cd {shlex.quote(ROOT)} && LANG=C.UTF-8 exec {shlex.join(command)}"


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
        return self._desk.start(self.command("new-session", *command), PYTHONPATH=ROOT)

    def screen(self) -> str:
        """What stands on the screen of the program, as tmux knows it."""
        done = subprocess.run(self.command("capture-pane", "-p"), capture_output=True, check=True, text=True)
        return done.stdout

    def end(self) -> None:
        """End it with all that runs in it."""
        subprocess.run(self.command("kill-server"), capture_output=True, check=False)
