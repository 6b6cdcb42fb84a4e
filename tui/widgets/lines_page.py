"""A page of lines to read: a heading, what does not fit scrolls, and a key to leave it."""

from collections.abc import Sequence
from typing import TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from tui.core.catalogue import marked, say
from tui.core.clock import Clock
from tui.core.keyboard.patient_keys import PatientKeys
from tui.widgets.key_help import KeyHelp
from tui.widgets.key_line import KeyLine, KeyPair
from tui.widgets.leaf import Leaf
from tui.widgets.routine_lines import AtWidth, StyledLines
from tui.widgets.text import literal

Result = TypeVar("Result")


class LinesPage(Leaf[Result | None]):
    """Leaving gives None; an Enter that is still held from before answers nothing."""

    HELP_TITLE = marked("What is wrong in your files")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal")]
    BINDINGS = [
        Binding("down,j", "scroll(1)", "scroll down"),
        Binding("up,k", "scroll(-1)", "scroll up"),
        Binding("space,pagedown", "page(1)", "a page down"),
        Binding("pageup", "page(-1)", "a page up"),
        Binding("question_mark", "help", "help"),
        Binding("q,escape,enter", "back", "back"),
        Binding("ctrl+q,ctrl+c", "back", "back", priority=True),
    ]
    DEFAULT_CSS = """
    LinesPage #head { height: 1; padding: 0 2; color: $accent; text-style: bold; }
    LinesPage #head { text-wrap: nowrap; text-overflow: ellipsis; }
    LinesPage StyledLines { height: 1fr; padding: 1 1 0 2; }
    LinesPage.-narrow StyledLines { padding: 0 0 0 1; }
    LinesPage.-narrow #head { padding: 0 1; }
    """

    def __init__(self, heading: str, lines: AtWidth, clock: Clock, *, keys: Sequence[KeyPair] = ()) -> None:
        """The texts are taken literally; `keys` are those that do something here, most important first."""
        super().__init__()
        self._heading = heading
        self._lines = lines
        self._clock = clock
        self._shown_keys = tuple(keys)
        self._keys = PatientKeys()

    def compose(self) -> ComposeResult:
        yield Static(literal(self._heading), id="head")
        yield StyledLines(self._lines)
        yield KeyLine(self._shown_keys, pinned=[("?", "help"), ("q", "back")])

    def on_mount(self) -> None:
        self._keys.appeared(self._clock.elapsed_ms())

    def on_resize(self) -> None:
        """Say how to go on where there is more than the screen shows."""
        self.call_after_refresh(self._show_keys)

    def _show_keys(self) -> None:
        if not self.is_ready:  # it may have been left meanwhile
            return
        scroll = [("↑↓", "scroll")] if self.query_one(StyledLines).max_scroll_y else []
        self.query_one(KeyLine).pairs = (*self._shown_keys, *scroll)

    def admits(self, key: str) -> bool:
        """Whether the key is a press that was meant for this page."""
        return key != "enter" or self._keys.takes(key, self._clock.elapsed_ms())

    def action_scroll(self, rows: int) -> None:
        """Scroll what does not fit."""
        self.query_one(StyledLines).scroll_relative(y=rows, animate=False)

    def action_page(self, by: int) -> None:
        """Nearly as much as is seen."""
        self.action_scroll(by * max(1, self.query_one(StyledLines).scrollable_content_region.height - 1))

    def action_help(self) -> None:
        """All keys."""
        self.app.push_screen(KeyHelp(say(self.HELP_TITLE), [*self._own_bindings(), *LinesPage.BINDINGS]))

    def _own_bindings(self) -> list[Binding]:
        own = [] if self.BINDINGS is LinesPage.BINDINGS else self.BINDINGS
        return list(Binding.make_bindings(own))

    def action_back(self) -> None:
        """Leave it."""
        self.dismiss(None)
