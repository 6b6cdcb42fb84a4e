"""Paragraphs with a mark before the first line, all further lines hanging under its text.

One widget draws all of it: a box with a mark and texts in it took five times as long to open.
"""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widgets import Static

from tui.widgets.text import literal

MARK_PART = "hanging--mark"


class Hanging(Static):
    """What is marked is told by the classes made of it; the texts are drawn as wide as there is room."""

    COMPONENT_CLASSES = {MARK_PART}
    DEFAULT_CSS = """
    Hanging { width: 100%; height: auto; max-width: 84; }
    Hanging > .hanging--mark { color: $accent; }
    """

    def __init__(self, text: Content, mark: str, *, room: int = 2, classes: str | None = None) -> None:
        """The mark is taken literally; `room` is how many cells it stands in."""
        super().__init__(text, classes=classes)
        self._text = text
        self._mark = mark
        self._room = room

    def paragraphs(self) -> Sequence[Content]:
        """What stands beside and below the mark."""
        return [self._text]

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows it takes in this width, also before it is drawn in it."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Content]:
        room = max(1, width - self._room)
        texts = [line.rstrip() for text in self.paragraphs() for line in text.wrap(room)]
        mark = literal(self._mark).truncate(self._room, pad=True)
        margins = [mark.stylize(self.part(MARK_PART)), *[Content(" " * self._room)] * (len(texts) - 1)]
        return [margin + text for margin, text in zip(margins, texts, strict=False)]

    def part(self, name: str) -> Style:
        """The style of a part, without what it stands on."""
        return self.get_visual_style(name, partial=True)

    def show_mark(self, mark: str) -> None:
        """Put another mark before the text."""
        self._mark = mark
        self.refresh()
