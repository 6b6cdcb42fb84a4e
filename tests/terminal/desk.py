"""A desk of one's own: a folder with a short routine in it, and the installed command started there."""

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from signal import Signals

from tests.homes import forget_what_was_heard, write_welcomed
from tests.terminal.harness import UNKNOT, Terminal, clean_environ
from tui.core.cues.channels import Heard

STEP = {
    "instruction": "Small circles.",
    "seconds": 5,
    "min_seconds": 5,
    "motion": "circles",
    "regions": ["upper-arm"],
}
SHORT = {
    "id": "short",
    "title": "Short [/b] [@click=app.quit]x[/]",
    "steps": [
        {**STEP, "id": "first", "title": "First [/]"},
        {**STEP, "id": "second", "title": "Second"},
        {**STEP, "id": "third", "title": "Third"},
        {**STEP, "id": "fourth", "title": "Fourth"},
    ],
}
KIND = "xterm-256color"
"""The kind of terminal that people sit at here."""


class Desk:
    """Where somebody sits down; every program started here ends with it.

    The first page was read here before, and the channels of this kind of terminal were tried.
    """

    def __init__(self, home: Path) -> None:
        """Put the short routine into a home that has nothing of Unknot yet."""
        self.home = home
        self.command: Sequence[str] = [UNKNOT]
        self.more: Mapping[str, str] = {}
        self.ignored: Sequence[Signals] = ()
        self._started: list[Terminal] = []
        routines = home / "unknot" / "routines"
        routines.mkdir(parents=True)
        (routines / "short.json").write_text(json.dumps(SHORT))
        self.choices = home / "unknot" / "choices.json"
        write_welcomed(home / "unknot", heard={KIND: Heard(bell=True, flash=True)})

    def forget_what_was_heard(self) -> None:
        """The channels of no terminal were tried here."""
        forget_what_was_heard(self.home / "unknot")

    def sit(self, *arguments: str, columns: int = 80, rows: int = 24, **environ: str) -> Terminal:
        """Call `unknot` at a terminal."""
        command = [*self.command, *arguments]
        return self.start(command, columns=columns, rows=rows, **self.more, **environ)

    def start(self, command: Sequence[str], columns: int = 80, rows: int = 24, **environ: str) -> Terminal:
        """Call any program at a terminal, in the same environment."""
        surroundings = clean_environ(self.home, **environ)
        terminal = Terminal(command, surroundings, columns, rows, ignored=self.ignored)
        self._started.append(terminal)
        return terminal

    def run(self, *arguments: str) -> bytes:
        """Call `unknot` without a terminal; what it prints. It must have nothing to complain about."""
        command = [UNKNOT, *arguments]
        done = subprocess.run(command, env=clean_environ(self.home), capture_output=True, check=True)
        assert done.stderr == b""
        return done.stdout

    def journal(self) -> list[dict[str, object]]:
        """What `unknot journal --json` lists."""
        entries: list[dict[str, object]] = json.loads(self.run("journal", "--json"))["entries"]
        return entries

    def close(self) -> None:
        """End whatever still runs."""
        for terminal in self._started:
            terminal.close()
