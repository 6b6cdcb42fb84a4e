"""Paragraphs of which one is marked: what is answered is always one that can be seen."""

from collections.abc import Sequence

import msgspec
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from tui.widgets.text import literal

MARK, NO_MARK = "▸", "·"


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A text and what was answered to it, if anything was; `is_yes` where that is to be seen from afar."""

    text: str
    said: str = ""
    is_yes: bool = True


class MarkedLine(Horizontal):
    """A text, and below it what was answered, if anything was."""

    DEFAULT_CSS = """
    MarkedLine { width: 100%; height: auto; max-width: 84; }
    MarkedLine > .mark { width: 2; color: $accent; }
    MarkedLine > .texts { width: 1fr; height: auto; }
    MarkedLine .text { width: 100%; height: auto; }
    MarkedLine .said { width: 100%; height: auto; color: $text-muted; display: none; }
    MarkedLine.is-said .said { display: block; }
    MarkedLine.is-yes .said { color: $accent; text-style: bold; }
    MarkedLine.is-marked .text { text-style: bold; }
    """

    def __init__(self, line: Line, *, is_marked: bool = False) -> None:
        """Both texts are taken literally."""
        super().__init__()
        self.line = line
        self._is_marked = is_marked

    def compose(self) -> ComposeResult:
        yield Static(literal(self._mark), classes="mark")
        with Vertical(classes="texts"):
            yield Static(literal(self.line.text), classes="text")
            yield Static(literal(self.line.said), classes="said")

    def on_mount(self) -> None:
        self._show_classes()

    @property
    def _mark(self) -> str:
        return MARK if self._is_marked else NO_MARK

    def _show_classes(self) -> None:
        self.set_class(bool(self.line.said), "is-said")
        self.set_class(self.line.is_yes, "is-yes")
        self.set_class(self._is_marked, "is-marked")

    def show_mark(self, *, is_marked: bool) -> None:
        """Let this be the marked one, or not."""
        self._is_marked = is_marked
        self.query_one(".mark", Static).update(literal(self._mark))
        self._show_classes()

    def show_said(self, said: str) -> None:
        """What was answered to it by now; empty where nothing was."""
        self.line = msgspec.structs.replace(self.line, said=said)
        self.query_one(".said", Static).update(literal(said))
        self._show_classes()


class MarkedLines(Vertical):
    """Lines one below the other; they stand in a page that scrolls."""

    DEFAULT_CSS = """
    MarkedLines { width: 100%; height: auto; max-width: 84; }
    MarkedLines.is-apart > MarkedLine { margin-bottom: 1; }
    MarkedLines.is-apart > MarkedLine:last-child { margin-bottom: 0; }
    MarkedLines.is-inline .texts { layout: horizontal; }
    MarkedLines.is-inline .text { width: auto; }
    MarkedLines.is-inline .said { width: 1fr; padding-left: 1; }
    """

    def __init__(self, lines: Sequence[Line], *, marked: int = 0) -> None:
        """In this order; `marked` is the number of the one that is."""
        super().__init__(classes="close")
        self._given = lines
        self.marked = marked

    def compose(self) -> ComposeResult:
        for number, line in enumerate(self._given):
            yield MarkedLine(line, is_marked=number == self.marked)

    @property
    def lines(self) -> list[MarkedLine]:
        """The lines, in order."""
        return list(self.query(MarkedLine))

    def mark(self, number: int) -> MarkedLine:
        """Mark this one."""
        lines = self.lines
        lines[self.marked].show_mark(is_marked=False)
        lines[number].show_mark(is_marked=True)
        self.marked = number
        return lines[number]

    def in_view(self, page: Widget) -> list[int]:
        """The numbers of the lines that are shown whole in that page, or as much of them as it holds."""
        height = page.scrollable_content_region.height
        first, end = page.scroll_offset.y, page.scroll_offset.y + height
        return [
            number
            for number, line in enumerate(self.lines)
            if first <= line.virtual_region.y
            and (line.virtual_region.bottom <= end or line.virtual_region.height > height)
        ]

    def mark_one_in_view(self, page: Widget) -> None:
        """Have the mark on a line that can be seen, so that a yes is said to nothing unseen."""
        visible = self.in_view(page)
        if visible and self.marked not in visible:
            self.mark(min(visible, key=lambda number: abs(number - self.marked)))
