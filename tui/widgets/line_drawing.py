"""The base of everything we draw by the cell: rows of pieces, of which only changed ones are sent again."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain, zip_longest
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.events import Resize
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.core.charset import Charset, charset_in_use
from tui.widgets.text import literal

_BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:s|min|cm)\b)")
_BOUND = "\ue000"
"""Stands for the space between a number and its unit while lines are broken at all other spaces."""


class Piece(NamedTuple):
    """A run of text in one ink: a component class, or "" for the widget's own style.

    `paper` is the component class whose colour lies behind it; without colours it falls away.
    """

    text: str
    ink: str = ""
    paper: str = ""


Row = tuple[Piece, ...]


def row_text(row: Row) -> str:
    """The text of a row without its inks."""
    return "".join(piece.text for piece in row)


def row_width(row: Iterable[Piece]) -> int:
    """Cells a row takes."""
    return sum(cell_len(piece.text) for piece in row)


def centred(row: Row, width: int) -> Row:
    """The row with the space before it that puts it in the middle."""
    return (Piece(" " * max(0, (width - row_width(row)) // 2)), *row)


def padded(row: Row, width: int) -> Row:
    """The row cut or filled to exactly this width."""
    left = width - row_width(row)
    if left >= 0:
        return (*row, Piece(" " * left)) if left else row
    out: list[Piece] = []
    left = width
    for piece in row:
        taken = piece.text if cell_len(piece.text) <= left else set_cell_size(piece.text, left)
        out.append(piece._replace(text=taken))
        left -= cell_len(taken)
    return tuple(out)


def in_other_inks(row: Row, others: Mapping[str, str]) -> Row:
    """The row with some of its inks exchanged."""
    return tuple(Piece(text, others.get(ink, ink), others.get(paper, paper)) for text, ink, paper in row)


LIT = "!"
"""Behind an ink, or alone: with the colours reversed."""


def lit_up(rows: Iterable[Row]) -> list[Row]:
    """The rows with their colours reversed, for the corner of the eye."""
    return [tuple(piece._replace(ink=piece.ink + LIT) for piece in row) for row in rows]


def in_ink(texts: Iterable[str], ink: str) -> list[Row]:
    """A row of one ink for each text."""
    return [(Piece(text, ink),) for text in texts]


def indented(rows: Iterable[Row], cells: int) -> list[Row]:
    """The rows so many cells further to the right."""
    edge = Piece(" " * cells)
    return [(edge, *row) if row else row for row in rows] if cells else list(rows)


def beside(blocks: Iterable[tuple[int, Sequence[Row]]], height: int) -> list[Row]:
    """So many rows of blocks that stand side by side, each of a width of its own."""
    columns = [
        [padded(row, width) for row in (*rows[:height], *[()] * (height - len(rows)))]
        for width, rows in blocks
    ]
    return [tuple(chain.from_iterable(parts)) for parts in zip(*columns, strict=True)]


@lru_cache(512)
def folded(text: str, width: int) -> tuple[str, ...]:
    """All lines of a text in this width, taken literally; a word that is longer is broken.

    A number and its unit stay together: "41 s" is not read over two lines.
    """
    lines = Content(_BEFORE_UNIT.sub(_BOUND, literal(text).plain)).split(allow_blank=True)
    rows = (row.plain.rstrip() for line in lines for row in line.wrap(max(1, width)))
    return tuple(row.replace(_BOUND, " ") for row in rows)


def wrapped(text: str, width: int, rows: int) -> list[str]:
    """The words of a text in at most so many rows; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    for word in text.split():
        if lines and cell_len(lines[-1]) + 1 + cell_len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > rows:
        lines[rows - 1 :] = [f"{lines[rows - 1]} {lines[rows]}"] if rows > 0 else []
    return [_shortened(line, width) for line in lines]


@lru_cache(64)
def wrapped_evenly(text: str, width: int, rows: int) -> tuple[str, ...]:
    """The same in rows of about one length: no short word stands alone in the last."""
    lines = wrapped(text, width, rows)
    longest = max(map(cell_len, text.split()), default=width)
    narrower = (wrapped(text, columns, rows + 1) for columns in range(longest, width))
    return tuple(next((each for each in narrower if len(each) == len(lines)), lines))


def rows_of(text: str, width: int) -> int:
    """How many rows the lines of a text take in this width."""
    return sum(len(wrapped(line, width, 99)) for line in text.splitlines())


def _shortened(line: str, width: int) -> str:
    return line if cell_len(line) <= width else set_cell_size(line, max(0, width - 1)).rstrip() + "…"


_REVERSED = Style(reverse=True)


@lru_cache(1024)
def _on_paper(style: Style, paper: Style) -> Style:
    return style + Style(bgcolor=paper.color)


def changed_region(old: Row, new: Row, y: int) -> Region:
    """The cells of a row from the first piece that is another to the last one."""
    first = next(at for at, (one, other) in enumerate(zip_longest(old, new)) if one != other)
    after = next(at for at, (one, other) in enumerate(zip_longest(old[::-1], new[::-1])) if one != other)
    start = row_width(old[:first])
    length = max(row_width(row[first : max(first, len(row) - after)]) for row in (old, new))
    return Region(start, y, length, 1)


class LineDrawing(Widget):
    """Draws what `drawn` answers; `redraw` repaints the rows that differ and nothing else."""

    _rows: tuple[Row, ...] = ()
    _drawn_for: tuple[int, int, str] | None = None
    _own_style = Style.null()

    def drawn(self, width: int, height: int) -> Sequence[Row]:
        """The rows to show in this space; a pure function of the reactives."""
        raise NotImplementedError

    @property
    def charset(self) -> Charset:
        """What this terminal can draw."""
        return charset_in_use()

    def on_resize(self, _event: Resize) -> None:
        self.redraw()

    def redraw(self) -> None:
        """Draw again and mark the rows that look different now."""
        before, is_other = self._rows, self._drawn_for != self._place
        self._draw()
        if is_other:
            self.refresh()
            return
        changed = [
            changed_region(old, new, y)
            for y, (old, new) in enumerate(zip(before, self._rows, strict=True))
            if old != new
        ]
        if changed:
            self.refresh(*changed)

    @property
    def _place(self) -> tuple[int, int, str]:
        """What a drawing depends on beside what it shows: its room, and the side it stands at."""
        return *self.size, self.styles.text_align

    def _draw(self) -> None:
        width, height, _ = place = self._place
        rows = list(self.drawn(width, height))[:height]
        rows += [()] * (height - len(rows))
        self._rows = tuple(padded(row, width) for row in rows)
        self._drawn_for = place

    def notify_style_update(self) -> None:
        """Colours are looked up at every row; what else a style says is drawn in, so draw afresh."""
        super().notify_style_update()
        self._drawn_for = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some rows; the colours it stands in are asked for once, since every parent has a say in them."""
        self._own_style = self.rich_style
        if self._drawn_for != self._place:
            self._draw()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One row, in the colours of now."""
        if y >= len(self._rows):
            return Strip.blank(self.size.width, self._own_style)
        return Strip([Segment(piece.text, self._style_of(piece)) for piece in self._rows[y]], self.size.width)

    def _style_of(self, piece: Piece) -> Style:
        name = piece.ink.removesuffix(LIT)
        style = self.get_component_rich_style(name) if name else self._own_style
        style = style if name == piece.ink else style + _REVERSED
        return _on_paper(style, self.get_component_rich_style(piece.paper)) if piece.paper else style

    @property
    def lines(self) -> list[str]:
        """What stands there now, as plain text."""
        self._draw()
        return [row_text(row).rstrip() for row in self._rows]
