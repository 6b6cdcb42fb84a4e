"""What all sections of a week share: the sheet they are drawn on, their inks, shapes and rows."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from tui.core.anatomy.body import Side
from tui.core.charset import Charset
from tui.core.routines.routine import Library
from tui.core.text import clean_line
from tui.core.weeks.eased_before import Eased, EasedKey
from tui.core.weeks.week_records import Change, Number, WeekSummary
from tui.core.weeks.week_words import number
from tui.core.words import place_in_words
from tui.widgets.line_drawing import Piece, Row, row_width, wrapped

HEADING = "week-page--heading"
QUIET = "week-page--quiet"
STRONG = "week-page--strong"
BAR = "week-page--bar"
NOW = "week-page--now"
LESS = "week-page--less"
MORE = "week-page--more"

GAP = 2
PLACE_LEAST, PLACE_MOST = 21, 24
"""Cells of a place in a table: only five of the shipped names are longer, and they are folded."""
NAME_ROWS = 3
"""A name is folded to so many rows at most."""
FULL_SCORE = 10


class Shapes(NamedTuple):
    """What numbers are drawn with.

    `steps` are heights up to a whole cell, `levels` stand for 0 to 10: digits where there are few heights.
    """

    steps: str
    levels: str
    block: str
    before: str
    after: str
    way: str
    dot: str
    marked: str
    unmarked: str
    wall: str
    arrow: str
    between: str


_DIGITS = "0123456789X"
_EIGHTHS = "▁▂▃▄▅▆▇█"
_BLOCKS = Shapes(_EIGHTHS, _EIGHTHS, "█", "○", "●", "━", "·", "●", "○", "│", "→", "·")
_PLAIN = Shapes("._-=+#", _DIGITS, "#", "o", "*", "=", ".", "o", ".", "|", "->", "-")
_SHAPES = {
    Charset.QUARTERS: _BLOCKS,
    Charset.HALVES: _BLOCKS._replace(steps="_▄█", levels=_DIGITS),
    Charset.ASCII: _PLAIN,
}


ALL_PLACES = 1000


class Sheet(NamedTuple):
    """A week and how it is to be drawn: so many cells wide, its bars so many rows high.

    `eased_before` are the times to ease of the week before. So many `places` of a section stand at once.
    """

    summary: WeekSummary
    library: Library
    today: dt.date
    width: int = 0
    charset: Charset = Charset.QUARTERS
    bar_rows: int = 1
    eased_before: Mapping[EasedKey, Eased] = {}
    places: int = ALL_PLACES

    @property
    def shapes(self) -> Shapes:
        """What this terminal can draw."""
        return _SHAPES[self.charset]

    def nothing(self, title: str, words: str) -> list[Row]:
        """A section with nothing to show; in a week of which nothing is known it is left out."""
        if not self.summary.sessions and not self.summary.check_ins:
            return []
        return [heading(title), (Piece(words, QUIET),)]

    def place(self, region: str, side: Side | None) -> str:
        """A place in words, harmless and on one line."""
        return clean_line(place_in_words(self.library, region, side))

    def fold(self, text: str, width: int, rows: int = NAME_ROWS) -> list[str]:
        """Text in at most so many rows; what is left out is shown to be."""
        lines = wrapped(clean_line(text), max(1, width), rows) or [""]
        return [line[:-1] + "~" if self._cannot_show(line) else line for line in lines]

    def _cannot_show(self, line: str) -> bool:
        return self.charset is Charset.ASCII and line.endswith("…")


def heading(words: str, note: str = "", width: int = 0) -> Row:
    """The heading of a section; its note at the right edge where that fits."""
    room = width - cell_len(words) - cell_len(note)
    if not note or room < GAP:
        return (Piece(words, HEADING),)
    return Piece(words, HEADING), Piece(" " * room), Piece(note, QUIET)


def headed(words: str, note: str, width: int) -> list[Row]:
    """The same; where there is no room beside it, the note stands below."""
    row = heading(words, note, width)
    return [row] if not note or len(row) > 1 else [row, (Piece(note, QUIET),)]


def cell(text: str, width: int, ink: str = "") -> Piece:
    """Text at the left of its column."""
    return Piece(text + " " * (width - cell_len(text)), ink)


def right(text: str, width: int, ink: str = "") -> Piece:
    """Text at the right of its column."""
    return Piece(" " * (width - cell_len(text)) + text, ink)


def shown(value: Number | None) -> str:
    """A number as it stands in a row: with half points where it has them, a dash where it is missing."""
    return number(value)


def column_for(names: Iterable[str], most: int = PLACE_MOST) -> int:
    """Cells for the names of a table."""
    return min(most, max([PLACE_LEAST, *map(cell_len, names)]))


def named(sheet: Sheet, name: str, facts: Row, column: int, indent: int = 0) -> list[Row]:
    """A name with its facts beside it; a long name goes on below."""
    first, *rest = sheet.fold(name, column - indent)
    before = " " * indent
    return [
        (cell(before + first, column + 1), *facts),
        *((Piece(f"{before}  {line}"),) for line in rest),
    ]


def flowing(
    sheet: Sheet, name: str, leading: Row, facts: Sequence[Row], column: int, indent: int = 0
) -> list[Row]:
    """A name and what leads beside it where that fits, and the other facts on indented rows below."""
    inner = indent + GAP
    if column + 1 + row_width(leading) <= sheet.width:
        lines = named(sheet, name, leading, column, indent)
    else:
        names = sheet.fold(name, sheet.width - indent)
        lines = [*((Piece(" " * indent + line),) for line in names), (Piece(" " * inner), *leading)]
    for fact in _joined(facts, sheet.width - inner):
        lines.append((Piece(" " * inner), *fact))
    return lines


def _joined(facts: Iterable[Row], width: int) -> list[Row]:
    """As many facts on a row as fit, each of them whole."""
    rows: list[Row] = []
    for fact in facts:
        if rows and row_width(rows[-1]) + GAP + row_width(fact) <= width:
            rows[-1] = (*rows[-1], Piece(" " * GAP), *fact)
        else:
            rows.append(fact)
    return rows


def level_line(sheet: Sheet, levels: Iterable[Number | None]) -> str:
    """Numbers from 0 to 10 as heights, one cell each; a missing one is a dot."""
    heights = sheet.shapes.levels
    last = len(heights) - 1
    return "".join(
        sheet.shapes.dot if level is None else heights[round(last * level / FULL_SCORE)] for level in levels
    )


def change_ink(change: Change | None) -> str:
    """Only clear changes stand out; the words say which way."""
    return {Change.CLEARLY_LESS: LESS, Change.CLEARLY_MORE: MORE, None: QUIET}.get(change, "")
