"""A small program for tests/terminal/test_bells.py: renders cues as told while it repaints without end.

Arguments: the form of notifications ("none" for none), the multiplexer ("none"), the seconds from one cue to
the next, and the kinds of cues.
"""

import sys

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tests.cues.scenes import a_cue
from tui.core.cues.channels import ChannelsInUse
from tui.core.cues.cue import CueKind
from tui.core.preferences.settings import Settings
from tui.cues.opening import open_desk
from tui.toolkit.terminal_safe import AppOut, TerminalSafe

LONG_ENOUGH = 3.5
"""Seconds until the last pattern, which may have waited, has been rung as well."""


class BellApp(TerminalSafe):
    """Gives one cue after another, and says when it has."""

    def __init__(self, form: str, multiplexer: str, apart: float, kinds: list[CueKind]) -> None:
        super().__init__()
        in_use = ChannelsInUse(bell=True, flash=False, notification=form.replace("none", "") or None)
        self._desk = open_desk(in_use, Settings(), AppOut(self), multiplexer.replace("none", ""))
        self._apart = apart
        self._kinds = kinds
        self._painted = 0

    def compose(self) -> ComposeResult:
        yield Static(id="shown")

    def on_mount(self) -> None:
        self._repaints = self.set_interval(1 / 20, self._repaint)
        self.set_timer(0.5, self._give_next)

    def _repaint(self) -> None:
        self._painted += 1
        sign = "#+"[self._painted % 2]
        self.query_one("#shown", Static).update(Content(sign * 1000))

    def _give_next(self) -> None:
        if self._kinds:
            self._desk.give([a_cue(self._kinds.pop(0), 90)])
            self.set_timer(self._apart, self._give_next)
        else:
            self.set_timer(LONG_ENOUGH, self._end)

    def _end(self) -> None:
        self._repaints.stop()
        self.query_one("#shown", Static).update(Content("all rung"))


if __name__ == "__main__":
    form, multiplexer, apart, *kinds = sys.argv[1:]
    BellApp(form, multiplexer, float(apart), [CueKind(kind) for kind in kinds]).run()
