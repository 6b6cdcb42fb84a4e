"""Left against right: how often each side of a region was tender."""

from rich.cells import cell_len

from tui.core.catalogue import marked, say
from tui.core.text import clean_line
from tui.core.weeks.week_records import SideNumbers, SidesSummary
from tui.widgets.line_drawing import Piece, Row, row_width
from tui.widgets.week.rows import (
    BAR,
    GAP,
    QUIET,
    STRONG,
    Sheet,
    cell,
    column_for,
    flowing,
    heading,
    right,
    shown,
)

TITLE = marked("left and right")
_BAR, _NUMBER = 8, 3


def side_rows(sheet: Sheet) -> list[Row]:
    """A row for each region that was marked: marks as bars away from the middle, and numbers below."""
    rows = sheet.summary.sides
    if not rows:
        return []
    names = [_region(sheet, each) for each in rows]
    column = column_for(names)
    most = max(max(each.left.tender_points, each.right.tender_points) for each in rows)
    found = [_row(sheet, each, name, column, most) for each, name in zip(rows, names, strict=True)]
    return [_head(sheet, column), *(row for each in found for row in each)]


def _head(sheet: Sheet, column: int) -> Row:
    """Over the bars which side is which; beside them what the other numbers count."""
    half = _NUMBER + _BAR + 1
    sides = f"{right(say('left'), half).text} {sheet.shapes.wall} {cell(say('right'), half).text}"
    beyond = say("in so many sessions")
    if column + 1 + len(sides) > sheet.width:
        return heading(say(TITLE))
    note = f"{sides}  {beyond}" if column + 1 + len(sides) + GAP + len(beyond) <= sheet.width else sides
    return (*heading(say(TITLE)), Piece(" " * (column + 1 - cell_len(say(TITLE))) + note, QUIET))


def _region(sheet: Sheet, row: SidesSummary) -> str:
    region = sheet.library.region(row.region)
    return clean_line(region.name if region else row.region)


def _row(sheet: Sheet, row: SidesSummary, name: str, column: int, most: int) -> list[Row]:
    bars = _bars(sheet, row, most)
    often = (Piece(say("in {both}", both=_both(sheet, _often(row.left), _often(row.right))), QUIET),)
    eased = (Piece(say("eased {both}", both=_both(sheet, _ease(row.left), _ease(row.right))), QUIET),)
    facts = [often, *([eased] if row.left.eased or row.right.eased else [])]
    wide = (*bars, Piece(" " * GAP), *often)
    if column + 1 + row_width(wide) <= sheet.width:
        return flowing(sheet, name, wide, facts[1:], column)
    return flowing(sheet, name, bars, facts, column)


def _bars(sheet: Sheet, row: SidesSummary, most: int) -> Row:
    """Marks of the left going left, those of the right going right, and their numbers at the ends."""
    shapes = sheet.shapes
    left, rights = (_cells(side.tender_points, most) for side in (row.left, row.right))
    return (
        right(f"{row.left.tender_points} ", _NUMBER + _BAR + 1 - left, STRONG),
        Piece(shapes.block * left, BAR),
        Piece(f" {shapes.wall} ", QUIET),
        Piece(shapes.block * rights, BAR),
        cell(f" {row.right.tender_points}", _NUMBER + _BAR + 1 - rights, STRONG),
    )


def _cells(marks: int, most: int) -> int:
    """Cells of a bar: one a mark, fewer where that is too long; one mark is seen."""
    return max(1, round(_BAR * marks / max(most, _BAR))) if marks else 0


def _both(sheet: Sheet, left: str, right_words: str) -> str:
    return f"{left} {sheet.shapes.wall} {right_words}"


def _often(side: SideNumbers) -> str:
    return say("{marked} of {sessions}", marked=side.marked, sessions=side.sessions)


def _ease(side: SideNumbers) -> str:
    return f"{shown(side.seconds_to_ease)} s ({side.eased})" if side.eased else shown(None)
