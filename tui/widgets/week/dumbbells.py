"""The way of each place from before a session to after it."""

from tui.core.catalogue import say
from tui.core.weeks.change_words import LONGEST_CHANGE, pairs_change
from tui.core.weeks.week_records import RatingSummary
from tui.widgets.line_drawing import Piece, Row, row_width
from tui.widgets.week.rows import (
    BAR,
    FULL_SCORE,
    GAP,
    NOW,
    QUIET,
    STRONG,
    Sheet,
    cell,
    change_ink,
    column_for,
    flowing,
    headed,
    heading,
    named,
    right,
    shown,
)

_N = 5
_LONG_SCALE = 2
"""Cells of a point where there is room for half points."""


def dumbbell_rows(sheet: Sheet) -> list[Row]:
    """A row for each place rated around a session: a line from 0 to 10, both medians, n, and words."""
    title = say("{signs} after a session", signs=_signs(sheet))
    rows, below = _paired(sheet)
    if not rows:
        rated = bool(sheet.summary.ratings)
        return sheet.nothing(
            title, say("no session was rated both before and after") if rated else say("nothing was rated")
        )
    note = (
        say("{count} more below; n sessions", count=len(below))
        if below
        else say("median of n sessions, 0 to {most}", most=FULL_SCORE)
    )
    return [*headed(title, note, sheet.width), *_rows(sheet, rows)]


def more_dumbbell_rows(sheet: Sheet) -> list[Row]:
    """The places that had no room above, and those of which no session has both numbers."""
    _, rows = _paired(sheet)
    once = [sheet.place(each.region, each.side) for each in sheet.summary.ratings if not each.n]
    found = (
        [heading(say("more before and after: {signs}", signs=_signs(sheet))), *_rows(sheet, rows)]
        if rows
        else []
    )
    return [*found, *_not_both(sheet, once)]


def _signs(sheet: Sheet) -> str:
    shapes = sheet.shapes
    return f"{say('before')} {shapes.before} {shapes.arrow} {shapes.after}"


def _paired(sheet: Sheet) -> tuple[list[RatingSummary], list[RatingSummary]]:
    """Those that stand at once, and those that follow: first what can be told, then what has most pairs."""
    rows = sorted(
        (each for each in sheet.summary.ratings if each.n), key=lambda row: (row.change is None, -row.n)
    )
    at_once = max(2, sheet.places - 1)
    return rows[:at_once], rows[at_once:]


def _rows(sheet: Sheet, rows: list[RatingSummary]) -> list[Row]:
    column = column_for(sheet.place(each.region, each.side) for each in rows)
    number = max((len(_numbers(sheet, each)) for each in rows), default=0)
    beside = column + 1 + 1 + number + _N + GAP + LONGEST_CHANGE
    scale = _LONG_SCALE if beside + _LONG_SCALE * FULL_SCORE + 1 <= sheet.width else 1
    return [row for each in rows for row in _row(sheet, each, column, scale, number)]


def _not_both(sheet: Sheet, places: list[str]) -> list[Row]:
    """Places of which no session has both numbers."""
    lines = sheet.fold(
        say("not rated both before and after: {places}", places="; ".join(places)), sheet.width, 4
    )
    return [(Piece(line, QUIET),) for line in lines] if places else []


def _row(sheet: Sheet, row: RatingSummary, column: int, scale: int, number: int) -> list[Row]:
    name = sheet.place(row.region, row.side)
    words = cell(pairs_change(row), LONGEST_CHANGE, change_ink(row.change))
    facts = (
        *_line(sheet, row, scale),
        right(_numbers(sheet, row), 1 + number, STRONG),
        right(f"n {row.n}", _N, QUIET),
    )
    wide = (*facts, Piece(" " * GAP), words)
    if column + 1 + row_width(wide) <= sheet.width:
        return named(sheet, name, wide, column)
    return flowing(sheet, name, facts, [(words,)], column)


def _numbers(sheet: Sheet, row: RatingSummary) -> str:
    return f"{shown(row.before)} {sheet.shapes.arrow} {shown(row.after)}"


def _line(sheet: Sheet, row: RatingSummary, scale: int) -> Row:
    """The scale with both ends on it and the way between them; where they meet only the end is seen."""
    shapes, cells = sheet.shapes, FULL_SCORE * scale + 1
    before, after = round((row.before or 0) * scale), round((row.after or 0) * scale)
    low, high = min(before, after), max(before, after)
    way = Piece(shapes.way * (high - low - 1), BAR)
    ends = (Piece(shapes.before, QUIET), way, Piece(shapes.after, NOW))
    met = ends[2:] if before == after else ends if before < after else ends[::-1]
    return (Piece(shapes.dot * low, QUIET), *met, Piece(shapes.dot * (cells - high - 1), QUIET))
