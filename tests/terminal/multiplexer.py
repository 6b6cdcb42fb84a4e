"""A tmux of our own, with its own socket and nobody's configuration, and a session in it."""

import shutil
import subprocess
from collections.abc import Sequence

from tests.terminal.desk import Desk
from tests.terminal.harness import UNKNOT, Terminal, clean_environ

MISSING = shutil.which("tmux") is None
WHY = "NOT RUN: tmux not found; apt-get install tmux"
CONFIG = """
set -g status off
set -g default-terminal tmux-256color
set -sg escape-time 10
"""


class Tmux:
    """One server; what runs in it goes on when nobody is attached."""

    def __init__(self, desk: Desk) -> None:
        """Nothing runs before `start`."""
        self._desk = desk
        self._socket = str(desk.home / "tmux")
        (desk.home / "tmux.conf").write_text(CONFIG)

    def start(self, *arguments: str, columns: int = 80, rows: int = 24) -> Terminal:
        """Call `unknot` in it; the terminal is the one of its first client."""
        command = self._call("new-session", "-s", "work", UNKNOT, *arguments)
        return self._desk.start(command, columns=columns, rows=rows)

    def attach(self, columns: int = 80, rows: int = 24) -> Terminal:
        """Another terminal that looks at the same session."""
        return self._desk.start(self._call("attach-session", "-t", "work"), columns=columns, rows=rows)

    def detach(self) -> None:
        """Every client goes, as by its own key for that."""
        self._run("detach-client", "-s", "work")

    def runs(self) -> bool:
        """Whether the session is there still."""
        return self._run("has-session", "-t", "work").returncode == 0

    def end(self) -> None:
        """End it with all that runs in it."""
        self._run("kill-server")

    def _call(self, *arguments: str) -> Sequence[str]:
        return ["tmux", "-S", self._socket, "-f", str(self._desk.home / "tmux.conf"), *arguments]

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        environ = clean_environ(self._desk.home)
        return subprocess.run(self._call(*arguments), env=environ, capture_output=True, check=False)
