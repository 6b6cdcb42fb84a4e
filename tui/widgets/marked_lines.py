"""Paragraphs of which one is marked: what is answered is always one that can be seen."""

from collections.abc import Sequence

import msgspec
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from tui.widgets.hanging import Hanging
from tui.widgets.text import literal

MARK, NO_MARK = "▸", "·"
_TEXT, _SAID = "marked-line--text", "marked-line--said"


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A text and what was answered to it, if anything was; `is_yes` where that is to be seen from afar."""

    text: str
    said: str = ""
    is_yes: bool = True


class MarkedLine(Hanging):
    """A text, and below it what was answered, if anything was; beside it where `is_inline`."""

    COMPONENT_CLASSES = {_TEXT, _SAID}
    DEFAULT_CSS = """
    MarkedLine.is-marked > .marked-line--text { text-style: bold; }
    MarkedLine > .marked-line--said { color: $text-muted; }
    MarkedLine.is-yes > .marked-line--said { color: $accent; text-style: bold; }
    """

    def __init__(self, line: Line, *, is_marked: bool = False, is_inline: bool = False) -> None:
        """Both texts are taken literally."""
        super().__init__(literal(_all_of(line)), MARK if is_marked else NO_MARK)
        self.line = line
        self._is_inline = is_inline
        self.set_class(line.is_yes, "is-yes", update=False)
        self.set_class(is_marked, "is-marked", update=False)

    def paragraphs(self) -> list[Content]:
        text = literal(self.line.text).stylize(self.part(_TEXT))
        said = literal(self.line.said).stylize(self.part(_SAID))
        if not self.line.said:
            return [text]
        return [text + " " + said] if self._is_inline else [text, said]

    def show_marked(self, *, is_marked: bool) -> None:
        """Let this be the marked one, or not."""
        self.set_class(is_marked, "is-marked")
        self.show_mark(MARK if is_marked else NO_MARK)

    def show_said(self, said: str) -> None:
        """What was answered to it by now; empty where nothing was."""
        self.line = msgspec.structs.replace(self.line, said=said)
        self.update(literal(_all_of(self.line)))


def _all_of(line: Line) -> str:
    return f"{line.text}\n{line.said}" if line.said else line.text


class MarkedLines(Vertical):
    """Lines one below the other; they stand in a page that scrolls."""

    DEFAULT_CSS = """
    MarkedLines { width: 100%; height: auto; max-width: 84; }
    MarkedLines.is-apart > MarkedLine { margin-bottom: 1; }
    MarkedLines.is-apart > MarkedLine:last-child { margin-bottom: 0; }
    """

    def __init__(self, lines: Sequence[Line], *, marked: int = 0) -> None:
        """In this order; `marked` is the number of the one that is."""
        super().__init__(classes="close")
        self._given = lines
        self.marked = marked

    def compose(self) -> ComposeResult:
        is_inline = self.has_class("is-inline")
        for number, line in enumerate(self._given):
            yield MarkedLine(line, is_marked=number == self.marked, is_inline=is_inline)

    @property
    def lines(self) -> list[MarkedLine]:
        """The lines, in order."""
        return list(self.query(MarkedLine))

    def mark(self, number: int) -> MarkedLine:
        """Mark this one."""
        lines = self.lines
        lines[self.marked].show_marked(is_marked=False)
        lines[number].show_marked(is_marked=True)
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
