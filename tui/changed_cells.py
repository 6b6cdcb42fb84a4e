"""Sends the terminal the cells that changed, where Textual would send whole widgets with full colour codes.

It remembers the cells that were sent, compares those of each update with them, and writes the runs that
differ: the shortest move there, then only what is different in the pen. The step screen with its moving
picture needs about a tenth of the bytes so (tests/benchmarks). It reads two classes of Textual that are not
public; where those look different, it stays off and everything is sent as Textual has it.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len
from rich.color import Color, ColorSystem
from rich.console import COLOR_SYSTEMS, Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment
from rich.style import Style
from textual import _compositor
from textual.app import App
from textual.screen import Screen
from textual.strip import Strip

SHORT_GAP = 4
"""Unchanged cells that are written again, since moving over them takes as many bytes."""
_ATTRIBUTES = {
    **{"bold": "1", "dim": "2", "italic": "3", "underline": "4", "blink": "5", "blink2": "6", "reverse": "7"},
    **{"conceal": "8", "strike": "9", "underline2": "21", "frame": "51", "encircle": "52", "overline": "53"},
}
"""The attributes of a style and their parameters of SGR."""
_SHOWN_ON_BLANKS = frozenset({"4", "7", "9", "21", "51", "52", "53"})
"""Those that show where there is no letter."""


class Pen(NamedTuple):
    """How cells are written, as the parameters of SGR: attributes, colour, and colour of the ground."""

    attributes: frozenset[str]
    colour: str
    ground: str

    @property
    def on_blanks(self) -> "Pen":
        """What of it shows where there is no letter."""
        shown = self.attributes & _SHOWN_ON_BLANKS
        return Pen(shown, self.colour if shown else "", self.ground)


Cell = tuple[str, Pen]
"""What stands in a cell, and how; the right half of a wide character is empty."""

PLAIN = Pen(frozenset(), "", "")


def internals_are_known() -> bool:
    """Whether Textual's updates are made of what is read here."""
    try:
        arguments = [
            (_compositor.LayoutUpdate, ("self", "strips", "region")),
            (_compositor.ChopsUpdate, ("self", "chops", "spans", "chop_ends")),
        ]
        display = App._display.__code__
    except AttributeError:
        return False
    made_of = [(vars(update)["__init__"].__code__.co_varnames, names) for update, names in arguments]
    known = all(found[: len(names)] == names for found, names in made_of)
    return known and display.co_varnames[:3] == ("self", "screen", "renderable")


class ChangedCells(App[None]):
    """An app that sends only what changed on its screen."""

    sends_changes = True
    """Whether it does; False sends everything as Textual has it."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._terminal = TerminalCells()
        self._knows_internals = internals_are_known()

    def forget_what_is_shown(self) -> None:
        """What stands in the terminal may be anything now: the next updates send all they have."""
        self._terminal = TerminalCells()

    def on_resize(self) -> None:
        """A terminal that changes its size moves what it shows as it likes."""
        self.forget_what_is_shown()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if renderable is not None and self._is_sent:
            if self.sends_changes and self._knows_internals:
                renderable = self._changes_of(renderable)
            else:
                self.forget_what_is_shown()
        super()._display(screen, renderable)

    @property
    def _is_sent(self) -> bool:
        """Whether Textual writes an update now, and does not let it fall."""
        shows = self._running and not self._closed and not self._batch_count
        return shows and self._driver is not None and not self.is_headless and not self._driver.is_inline

    def _changes_of(self, update: RenderableType) -> RenderableType | None:
        """What is to be sent instead; nothing where no cell and no cursor has moved."""
        pieces = pieces_of(update)
        if pieces is None:
            self.forget_what_is_shown()
            return update
        changes = self._terminal.take(pieces, self.console, *self.size)
        stays = self.screen.outer_size.clamp_offset(self.cursor_position) == self._previous_cursor_position
        return None if stays and not changes else _Changes(changes)


class _Changes(_compositor.CompositorUpdate):
    """An update that was rendered already."""

    def __init__(self, text: str) -> None:
        self._text = text

    def render_segments(self, console: Console) -> str:
        return self._text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Segment(self._text)


def pieces_of(update: RenderableType) -> Iterable[tuple[int, int, Strip]] | None:
    """The pieces of lines an update writes, each with its row and column; None where that is not known."""
    if type(update) is _compositor.LayoutUpdate:
        return _lines_of(update)
    return _chops_of(update) if type(update) is _compositor.ChopsUpdate else None


def _lines_of(update: _compositor.LayoutUpdate) -> Iterator[tuple[int, int, Strip]]:
    for y, strips in enumerate(update.strips, update.region.y):
        x = update.region.x
        for strip in strips:
            yield y, x, strip
            x += strip.cell_length


def _chops_of(update: _compositor.ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    for y, begin, end in update.spans:
        for chop_end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is not None and x <= end and chop_end > begin:
                yield y, x, strip if chop_end <= end else strip.crop(0, end - x)


class TerminalCells:
    """The cells that a terminal shows, and its pen, as far as they are known."""

    def __init__(self) -> None:
        self._rows: list[list[Cell | None]] = []
        self._size = 0, 0
        self._pen: Pen | None = None
        self._at = -1, -1
        self._parts: list[str] = []

    def take(
        self, pieces: Iterable[tuple[int, int, Strip]], console: Console, columns: int, rows: int
    ) -> str:
        """Put pieces of lines into it; what has to be written for that."""
        if self._size != (columns, rows):
            self._size = columns, rows
            self._rows = [[None] * columns for _ in range(rows)]
        system = COLOR_SYSTEMS.get(console.color_system or "", ColorSystem.TRUECOLOR)
        self._at = -1, -1
        for y, x, strip in pieces:
            if 0 <= y < rows:
                self._take_piece(y, x, cells_of(strip, system)[: columns - x])
        text = "".join(self._parts)
        self._parts.clear()
        return text

    def _take_piece(self, y: int, x: int, cells: list[Cell]) -> None:
        shown, end = self._rows[y], x + len(cells)
        before = shown[x:end]
        if before == cells:
            return
        for edge in x, end:  # half of a wide character goes with its other half
            if 0 < edge < len(shown) and _is_right_half(shown[edge]):
                shown[edge - 1] = shown[edge] = None
        shown[x:end] = cells
        for i, cell in enumerate(cells):
            if cell != before[i] and cell[0]:
                self._go(y, x + i)
                self._write(cell)
                self._at = y, x + i + 1 + (i + 1 < len(cells) and not cells[i + 1][0])

    def _go(self, y: int, x: int) -> None:
        row, column = self._at
        gap = x - column
        if row != y or gap < 0:
            self._parts.append(f"\x1b[{y + 1};{x + 1}H")
        elif gap:
            between = self._rows[y][column:x]
            again = gap <= SHORT_GAP and all(cell and self._can_write(cell) for cell in between)
            move = f"\x1b[{gap}C" if gap > 1 else "\x1b[C"
            self._parts.append("".join(cell[0] for cell in between if cell) if again else move)

    def _can_write(self, cell: Cell) -> bool:
        text, pen = cell
        return pen == self._pen or (text == " " and self._pen is not None and pen == self._pen.on_blanks)

    def _write(self, cell: Cell) -> None:
        if not self._can_write(cell):
            self._parts.append(_turned(self._pen, cell[1]))
            self._pen = cell[1]
        self._parts.append(cell[0])


def _is_right_half(cell: Cell | None) -> bool:
    return cell is not None and not cell[0]


@lru_cache(4096)
def _turned(before: Pen | None, after: Pen) -> str:
    """The sequence that turns one pen into another."""
    codes = []
    if before is None or before.attributes - after.attributes:
        codes, before = [""], PLAIN
    codes += sorted(after.attributes - before.attributes)
    if after.colour != before.colour:
        codes.append(after.colour or "39")
    if after.ground != before.ground:
        codes.append(after.ground or "49")
    return f"\x1b[{';'.join(codes)}m"


def cells_of(strip: Strip, system: ColorSystem) -> list[Cell]:
    """The cells of a piece of a line, one for each column."""
    cells: list[Cell] = []
    for text, style, control in strip:
        if control:
            continue
        pen, blank = pens_of(style or Style.null(), system)
        if text.isascii():
            cells += [(letter, blank if letter == " " else pen) for letter in text]
            continue
        for letter in text:
            width = cell_len(letter)
            if width:
                cells.append((letter, blank if letter == " " else pen))
                cells += [("", pen)] * (width - 1)
            elif cells:
                base = -1 if cells[-1][0] else -2
                cells[base] = cells[base][0] + letter, cells[base][1]
    return cells


@lru_cache(4096)
def pens_of(style: Style, system: ColorSystem) -> tuple[Pen, Pen]:
    """The pen of a style for letters, and for blanks, where most of it does not show."""
    attributes = frozenset(code for name, code in _ATTRIBUTES.items() if getattr(style, name))
    colour = _codes(style.color, system, foreground=True)
    ground = _codes(style.bgcolor, system, foreground=False)
    pen = Pen(attributes, colour, ground)
    return pen, pen.on_blanks


def _codes(color: Color | None, system: ColorSystem, *, foreground: bool) -> str:
    """The parameters for a colour, none for the terminal's own."""
    if color is None or color.is_default:
        return ""
    return ";".join(color.downgrade(system).get_ansi_codes(foreground))
