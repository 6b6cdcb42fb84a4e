"""The cells that a terminal shows, and the fewest bytes that turn them into others.

What changed is gathered as runs of cells in one pen. Of the runs that wait, the one is written next that
costs least by its move and its change of pen: colours of 24 bits take 19 bytes, a move takes 1 to 8.
"""

import curses
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len, split_graphemes
from rich.color import Color, ColorSystem
from rich.style import Style
from textual.strip import Strip

_ATTRIBUTES = {
    **{"bold": "1", "dim": "2", "italic": "3", "underline": "4", "blink": "5", "blink2": "6", "reverse": "7"},
    **{"conceal": "8", "strike": "9", "underline2": "21", "frame": "51", "encircle": "52", "overline": "53"},
}
"""The attributes of a style and their parameters of SGR."""
_OFF = {
    **{"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "6": "25", "7": "27", "8": "28", "9": "29"},
    **{"21": "24", "51": "54", "52": "54", "53": "55"},
}
"""What switches an attribute off again."""
_SHOWN_ON_BLANKS = frozenset({"4", "7", "9", "21", "51", "52", "53"})
"""Those that show where there is no letter."""
_MAY_JOIN_OTHERS = "\u2e80"
"""From here on characters may be wide, or make one with those beside them, as flags do."""


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


MANY = 250
"""Runs that are put into the shortest order; a whole screen has more."""
PLAIN = Pen(frozenset(), "", "")
Cell = tuple[str, Pen]
"""What stands in a cell, and how; the right half of a wide character is empty."""


class Piece(NamedTuple):
    """A piece of a line that is to be shown, and where it begins."""

    y: int
    x: int
    strip: Strip


class Run(NamedTuple):
    """Neighbouring cells of one line that one pen can write in one go.

    `end` is the column after them; None where terminals may not agree on how wide they are.
    """

    y: int
    x: int
    end: int | None
    pen: Pen
    text: str


_LEAST_ERASED = 6
"""Blanks from which on erasing them takes fewer bytes."""
_LONG_BLANK = re.compile(" {12,}")
"""Blanks that are worth a stop between letters."""


@lru_cache(1)
def erases_in_colour() -> bool:
    """Whether what is erased here gets the colour of the ground: as terminfo has it, by bce and ech."""
    try:
        curses.setupterm(fd=2)  # where Textual draws
        return curses.tigetflag("bce") == 1 and curses.tigetstr("ech") == b"\x1b[%p1%dX"
    except (curses.error, OSError, ValueError):
        return False


class TerminalCells:
    """The cells that a terminal shows, and its pen, as far as they are known."""

    def __init__(self, *, erases: bool = False) -> None:
        """`erases` is whether erased cells get the colour of the ground here."""
        self._erases = erases
        self._rows: list[list[Cell | None]] = []
        self._columns = 0
        self._pen: Pen | None = None

    def take(self, pieces: Iterable[Piece], system: ColorSystem, columns: int, rows: int) -> str:
        """Show these pieces on a screen of this size: what has to be written for that."""
        if (self._columns, len(self._rows)) != (columns, rows):
            self._columns = columns
            self._rows = [[None] * columns for _ in range(rows)]
        runs: list[Run] = []
        for y, x, strip in pieces:
            if 0 <= y < rows:
                runs += self._changed(y, x, cells_of(strip, system)[: columns - x])
        parted = (part for run in runs for part in _parted(run))
        return self._written(parted if self._erases else runs)

    def _changed(self, y: int, x: int, cells: list[Cell]) -> Iterator[Run]:
        """The runs of what is new in a piece, which counts as shown from here on."""
        shown, end = self._rows[y], x + len(cells)
        before = shown[x:end]
        if before == cells:
            return iter(())
        for edge in x, end:  # half of a wide character goes with its other half
            if 0 < edge < len(shown) and _is_right_half(shown[edge]):
                shown[edge - 1] = shown[edge] = None
        shown[x:end] = cells
        return _runs(y, x, cells, before)

    def _written(self, runs: Iterable[Run]) -> str:
        """All of the runs; next is always the cheapest of those that come first in their pens.

        More than MANY are written as they are read: to compare them all would take longer than to send them.
        """
        by_pen: dict[Pen | int, list[Run]] = {}
        runs = list(runs)
        for run in runs:
            by_pen.setdefault(run.pen if len(runs) <= MANY else 0, []).append(run)
        waiting = [group[::-1] for group in by_pen.values()]
        parts: list[str] = []
        at: tuple[int, int] | None = None
        while waiting:
            group = waiting[0]
            if len(waiting) > 1:
                group = min(waiting, key=lambda group: self._cost(at, group[-1]))
            run = group.pop()
            pen = _pen_for(run.pen, self._pen, is_blank=run.text.isspace())
            parts += [_move(at, run.y, run.x), _turned(self._pen, pen)]
            self._pen = pen
            if self._is_erased(run):
                parts.append(f"\x1b[{len(run.text)}X")
                at = run.y, run.x
            else:
                parts.append(run.text)
                at = None if run.end is None or run.end >= self._columns else (run.y, run.end)
            if not group:
                waiting.remove(group)
        return "".join(parts)

    def _is_erased(self, run: Run) -> bool:
        is_long = len(run.text) >= _LEAST_ERASED and run.text.isspace()
        return self._erases and is_long and not run.pen.attributes

    def _cost(self, at: tuple[int, int] | None, run: Run) -> int:
        pen = _pen_for(run.pen, self._pen, is_blank=run.text.isspace())
        return len(_move(at, run.y, run.x)) + len(_turned(self._pen, pen))


def _parted(run: Run) -> Iterator[Run]:
    """A run, parted where many blanks are in it."""
    if run.end is None or run.pen.attributes & _SHOWN_ON_BLANKS or not _LONG_BLANK.search(run.text):
        yield run
        return
    at = 0
    for blank in _LONG_BLANK.finditer(run.text):
        for start, end, pen in ((at, blank.start(), run.pen), (*blank.span(), run.pen.on_blanks)):
            if start < end:
                yield Run(run.y, run.x + start, run.x + end, pen, run.text[start:end])
        at = blank.end()
    if at < len(run.text):
        yield Run(run.y, run.x + at, run.end, run.pen, run.text[at:])


def _is_right_half(cell: Cell | None) -> bool:
    return cell is not None and not cell[0]


def _runs(y: int, x: int, cells: list[Cell], before: list[Cell | None]) -> Iterator[Run]:
    """The new cells of a piece; a few old ones between them are written again where a move is no shorter."""
    i = 0
    while i < len(cells):
        if cells[i] == before[i] or not cells[i][0]:
            i += 1
            continue
        run, i = _run_from(i, y, x, cells, before)
        yield run


def _run_from(start: int, y: int, x: int, cells: list[Cell], before: list[Cell | None]) -> tuple[Run, int]:
    """The run that begins with this cell, and where it ends."""
    (text, pen), gap = cells[start], ""
    end = start + 1
    for i in range(start + 1, len(cells)):
        letter = cells[i][0]
        joint = _joint(pen, cells[i][1], was_blank=text.isspace(), is_blank=letter == " ")
        if joint is None or len(gap.encode()) > _LONGEST_STEP:
            break
        gap += letter
        if cells[i] != before[i] or not gap:  # nothing yet: the right half of what was just taken
            text, pen, gap, end = text + gap, joint, "", i + 1
    is_sure = text.isascii() or (end - start == len(text) and max(text) < _MAY_JOIN_OTHERS)
    return Run(y, x + start, x + end if is_sure else None, pen, text), end


def _joint(pen: Pen, other: Pen, *, was_blank: bool, is_blank: bool) -> Pen | None:
    """The pen that writes a cell as well as those before it."""
    if other == pen or (is_blank and pen.on_blanks == other):
        return pen
    return other if was_blank and other.on_blanks == pen else None


_LONGEST_STEP = 4
"""Bytes of a move over up to nine cells."""


@lru_cache(4096)
def _pen_for(wanted: Pen, held: Pen | None, *, is_blank: bool) -> Pen:
    """The pen to write with: on blanks a colour does not show, and the one that is held stays."""
    if not is_blank or held is None or wanted.attributes or held.attributes & _SHOWN_ON_BLANKS:
        return wanted
    return held._replace(ground=wanted.ground)


@lru_cache(4096)
def _turned(before: Pen | None, after: Pen) -> str:
    """The shortest sequence that turns one pen into another."""
    if before == after:
        return ""
    anew = _sgr(["", *_added(PLAIN, after)])
    if before is None:
        return anew
    lost = before.attributes - after.attributes
    if not lost:
        return _sgr(_added(before, after))
    if ";" not in before.ground:  # it may be a VT100, which knows no way back but this
        return anew
    off = {_OFF[attribute] for attribute in lost}
    left = frozenset(each for each in before.attributes if _OFF[each] not in off)
    return min(_sgr([*sorted(off), *_added(before._replace(attributes=left), after)]), anew, key=len)


def _added(before: Pen, after: Pen) -> list[str]:
    """The parameters of what comes to a pen, and of its other colours."""
    codes = sorted(after.attributes - before.attributes)
    if after.colour != before.colour:
        codes.append(after.colour or "39")
    if after.ground != before.ground:
        codes.append(after.ground or "49")
    return codes


def _sgr(codes: Iterable[str]) -> str:
    return f"\x1b[{';'.join(codes)}m"


@lru_cache(4096)
def _move(at: tuple[int, int] | None, y: int, x: int) -> str:
    """The shortest sequence that brings the cursor there.

    VT moves down in its column on every terminal since the VT100; LF is made CR LF by the line discipline.
    """
    there = f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H" if y else "\x1b[H"
    if at is None or not 0 <= y - at[0] < _LONGEST_STEP:
        return there
    return min("\v" * (y - at[0]) + _along(x - at[1], to_edge=x == 0), there, key=len)


def _along(columns: int, *, to_edge: bool) -> str:
    if columns > 0:
        return f"\x1b[{columns}C" if columns > 1 else "\x1b[C"
    if columns < 0 and to_edge:
        return "\r"
    return min("\b" * -columns, f"\x1b[{-columns}D", key=len) if columns else ""


def cells_of(strip: Strip, system: ColorSystem) -> list[Cell]:
    """The cells of a piece of a line, one for each column."""
    cells: list[Cell] = []
    for text, style, control in strip:
        if not control:
            joins, own = _cells_in(text, style or Style.null(), system)
            if joins and cells:
                _join(cells, joins)
            cells += own
    return cells


@lru_cache(2048)
def _cells_in(text: str, style: Style, system: ColorSystem) -> tuple[str, tuple[Cell, ...]]:
    """The cells of a text, most of which is shown again and again; and what joins the cell before it."""
    joins, cells = "", list[Cell]()
    pen, blank = pens_of(style, system)
    for letter, width in _letters(text):
        if width:
            cells.append((letter, blank if letter == " " else pen))
            cells += [("", pen)] * (width - 1)
        elif cells:
            _join(cells, letter)
        else:
            joins += letter
    return joins, tuple(cells)


def _join(cells: list[Cell], letters: str) -> None:
    """Let something without a width of its own stand in the last cell."""
    base = -1 if cells[-1][0] else -2
    cells[base] = cells[base][0] + letters, cells[base][1]


def _letters(text: str) -> Iterable[tuple[str, int]]:
    """What takes cells of its own, with how many."""
    if text.isascii():
        return ((letter, 1) for letter in text)
    if max(text) < _MAY_JOIN_OTHERS and all(cell_len(each) == 1 for each in set(text)):
        return ((letter, 1) for letter in text)
    return ((text[start:end], width) for start, end, width in split_graphemes(text)[0])


@lru_cache(1024)
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
