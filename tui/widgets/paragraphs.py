"""The paragraphs of a page, drawn by one widget: with one for each a page took twice as long to open."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import NamedTuple

from textual.geometry import Size
from textual.widget import Widget

from tui.widgets.line_drawing import LineDrawing, Piece, Row, folded, row_width
from tui.widgets.text import literal

ASK, QUIET, STRONG, NOW = "ask", "quiet", "strong", "now"
"""How a paragraph is told: as what is asked, as less important, as not to be missed, as what happens now."""
BULLET = "·"
_PART = "paragraphs--{}"
_MARK = _PART.format("mark")


class Paragraph(NamedTuple):
    """A text, taken literally; what comes after it follows at once where it `is_close`, else after a row.

    With a `mark` before its first row all rows stand as many cells to the right as there is `room` for it.
    `beside` stands behind it where both have room in one row, else below it. It is shown from `least_width`
    cells on.
    """

    text: str
    kind: str = ""
    is_close: bool = False
    mark: str = ""
    room: int = 2
    beside: "Paragraph | None" = None
    least_width: int = 0


class Paragraphs(LineDrawing):
    """Texts one below the other, as wide as there is room; only the rows that are seen are drawn."""

    COMPONENT_CLASSES = {_MARK, *map(_PART.format, (ASK, QUIET, STRONG, NOW))}
    DEFAULT_CSS = """
    Paragraphs { width: 100%; height: auto; }
    Paragraphs > .paragraphs--ask { text-style: bold; color: $accent; }
    Paragraphs > .paragraphs--quiet { color: $text-muted; }
    Paragraphs > .paragraphs--strong { text-style: bold; }
    Paragraphs > .paragraphs--now { text-style: bold; color: $secondary; }
    Paragraphs > .paragraphs--mark { color: $accent; }
    """

    def __init__(self, paragraphs: Iterable[Paragraph]) -> None:
        """In this order."""
        super().__init__()
        self.paragraphs = tuple(paragraphs)
        self._folded: tuple[int, list[list[Row]]] | None = None
        self.set_class(self._ends_close, "close", update=False)

    @property
    def _ends_close(self) -> bool:
        return all(paragraph.is_close for paragraph in self.paragraphs[-1:])

    @property
    def text(self) -> str:
        """What it says, in lines as they were written."""
        return "\n".join(text for each in self.paragraphs for text in _texts_of(each))

    def show(self, paragraphs: Iterable[Paragraph]) -> None:
        """Show these; all else on the page stays where it is unless they take more rows, or fewer."""
        self.paragraphs = tuple(paragraphs)
        self._folded = None
        if len(self.rows(self.size.width)) == self.size.height:
            self.redraw()
        else:
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows it takes in this width, also before it is drawn in it."""
        return len(self.rows(width))

    def drawn(self, width: int, height: int) -> Sequence[Row]:
        """All of its rows."""
        return self.rows(width)

    def rows(self, width: int) -> list[Row]:
        """Its rows in so many cells; after the last paragraph there is a margin, and no row."""
        rows = list(chain.from_iterable(self._each_folded(width)))
        return rows if self._ends_close else rows[:-1]

    @property
    def heights(self) -> list[int]:
        """How many rows each paragraph takes now, the one that keeps it apart from the next among them."""
        return [len(rows) for rows in self._each_folded(self.size.width)]

    def _each_folded(self, width: int) -> list[list[Row]]:
        if self._folded is None or self._folded[0] != width:
            self._folded = width, [paragraph_rows(each, width) for each in self.paragraphs]
        return self._folded[1]


def paragraph_rows(paragraph: Paragraph, width: int) -> list[Row]:
    """A paragraph in this width, with the row that keeps it apart from the next."""
    if width < paragraph.least_width:
        return []
    rows = [*_rows_of(paragraph, width)]
    beside = [*_rows_of(paragraph.beside._replace(mark=""), width)] if paragraph.beside else []
    if len(rows) == len(beside) == 1 and row_width((*rows[0], *beside[0])) < width:
        rows = [(*rows[0], Piece(" "), *beside[0])]
    elif paragraph.beside:
        rows += _rows_of(paragraph.beside, width)
    return rows if paragraph.is_close else [*rows, ()]


def _rows_of(paragraph: Paragraph, width: int) -> Iterator[Row]:
    room = paragraph.room if paragraph.mark else 0
    ink = _PART.format(paragraph.kind) if paragraph.kind else ""
    mark = literal(paragraph.mark).truncate(room, pad=True).plain
    for text in folded(paragraph.text, width - room):
        yield (Piece(mark, _MARK), Piece(text, ink)) if room else (Piece(text, ink),)
        mark = " " * room


def _texts_of(paragraph: Paragraph) -> Iterator[str]:
    yield paragraph.text
    if paragraph.beside:
        yield from _texts_of(paragraph.beside)


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
