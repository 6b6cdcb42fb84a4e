"""The paragraphs of a page, drawn by one widget: with one for each a page took twice as long to open."""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Static

from tui.widgets.text import literal

ASK, QUIET, STRONG = "ask", "quiet", "strong"
"""How a paragraph is told: as what is asked, as what is less important, as what must not be missed."""
BULLET = "·"
_PART = "paragraphs--{}"
_MARK = _PART.format("mark")


class Paragraph(NamedTuple):
    """A text, taken literally; what comes after it follows at once where it `is_close`, else after a row.

    With a `mark` before its first row all rows stand as many cells to the right as there is `room` for it.
    """

    text: str
    kind: str = ""
    is_close: bool = False
    mark: str = ""
    room: int = 2


class _Row(NamedTuple):
    """A row of a paragraph, and what stands before it."""

    text: Content
    kind: str = ""
    mark: str = ""


class Paragraphs(Static):
    """Texts one below the other, as wide as there is room."""

    COMPONENT_CLASSES = {_MARK, *map(_PART.format, (ASK, QUIET, STRONG))}
    DEFAULT_CSS = """
    Paragraphs { width: 100%; height: auto; text-wrap: nowrap; }
    Paragraphs > .paragraphs--ask { text-style: bold; color: $accent; }
    Paragraphs > .paragraphs--quiet { color: $text-muted; }
    Paragraphs > .paragraphs--strong { text-style: bold; }
    Paragraphs > .paragraphs--mark { color: $accent; }
    """

    def __init__(self, paragraphs: Iterable[Paragraph]) -> None:
        """In this order."""
        self._paragraphs = tuple(paragraphs)
        super().__init__(literal("\n".join(each.text for each in self._paragraphs)))
        self.set_class(self._paragraphs[-1].is_close, "close", update=False)
        self._folded: tuple[int, list[_Row]] = 0, []

    def render(self) -> Content:
        drawn = [self._drawn(row) for row in self._rows(self.content_size.width)]
        return Content("\n").join(drawn)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows it takes in this width, also before it is drawn in it."""
        return len(self._rows(width))

    def _rows(self, width: int) -> list[_Row]:
        if self._folded[0] != width:
            self._folded = width, [row for each in self._paragraphs for row in _rows_of(each, width)]
        rows = self._folded[1]
        return rows if self._paragraphs[-1].is_close else rows[:-1]  # after the last it is a margin

    def _drawn(self, row: _Row) -> Content:
        text = row.text.stylize(self._style(_PART.format(row.kind))) if row.kind else row.text
        return literal(row.mark).stylize(self._style(_MARK)) + text if row.mark else text

    def _style(self, part: str) -> Style:
        """How it is written, without what it stands on."""
        return self.get_visual_style(part, partial=True)


def _rows_of(paragraph: Paragraph, width: int) -> list[_Row]:
    """A paragraph in this width, with the row that keeps it apart from the next."""
    room = paragraph.room if paragraph.mark else 0
    texts = [
        text.rstrip()
        for line in literal(paragraph.text).split(allow_blank=True)
        for text in line.wrap(max(1, width - room))
    ]
    mark = literal(paragraph.mark).truncate(room, pad=True).plain
    marks = (mark, *[" " * room] * (len(texts) - 1))
    rows = [_Row(text, paragraph.kind, mark) for text, mark in zip(texts, marks, strict=True)]
    return rows if paragraph.is_close else [*rows, _Row(Content())]


PagePart = Widget | Paragraph
"""What a page may be made of."""


def together(parts: Iterable[PagePart]) -> list[Widget]:
    """The widgets of a page: neighbouring paragraphs are one."""
    widgets: list[Widget] = []
    for is_paragraph, group in groupby(parts, lambda part: isinstance(part, Paragraph)):
        if is_paragraph:
            widgets.append(Paragraphs(part for part in group if isinstance(part, Paragraph)))
        else:
            widgets += [part for part in group if isinstance(part, Widget)]
    return widgets
