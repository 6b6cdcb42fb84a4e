"""A small program for the tests of tui/toolkit/terminal_safe.py: `plain` is Textual alone, `guarded` is ours.

It shows what is in NOTE. With `busy` it changes the whole screen without end; with `crash` the key x makes it
fail, with `hang` it answers nothing after an x.
"""

import os
import sys
import threading
from pathlib import Path

from textual.app import App, ComposeResult
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from tui.leaving import run_guarded
from tui.toolkit.terminal_safe import TerminalSafe


class Small(App[None]):
    """Shows what was pressed."""

    _turn = False

    def compose(self) -> ComposeResult:
        yield Static(Content(f"ready {os.environ.get('NOTE', '')}."), id="shown")

    def on_mount(self) -> None:
        if "busy" in sys.argv:
            self.set_interval(1 / 30, self._repaint_all)

    def _repaint_all(self) -> None:
        self._turn = not self._turn
        self.query_one("#shown", Static).update("#-"[self._turn] * 2000, layout=False)

    def on_key(self, event: Key) -> None:
        if "crash" in sys.argv and event.key == "x":
            private_note = os.environ["NOTE"]
            raise RuntimeError(f"broken in {len(private_note)}")
        if "hang" in sys.argv and event.key == "x":
            threading.Event().wait()
        self.query_one("#shown", Static).update(Content(f"pressed {event.character}"))

    def on_unmount(self) -> None:
        Path(os.environ["HOME"], "unmounted").touch()


class SmallGuarded(TerminalSafe, Small):
    """The same with everything of tui/toolkit/terminal_safe.py."""

    crash_log = Path(os.environ["HOME"], "state", "unknot.log")


if __name__ == "__main__":
    if "guarded" in sys.argv:
        sys.exit(run_guarded(SmallGuarded()))
    plain = Small()
    plain.run()
    sys.exit(plain.return_code)
