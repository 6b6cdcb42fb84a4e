"""Beyond the week: how sore each place was over the last twelve months."""

from rich.cells import cell_len

from tui.core.catalogue import marked, say
from tui.core.weeks.change_words import LONGEST_CHANGE, latest_in_words, trend_change
from tui.core.weeks.trends import is_rated_lately
from tui.core.weeks.week_records import TREND_MONTHS, Trend
from tui.core.weeks.week_words import month_in_words
from tui.widgets.line_drawing import Piece, Row, row_width
from tui.widgets.week.rows import (
    BAR,
    GAP,
    QUIET,
    STRONG,
    Sheet,
    cell,
    change_ink,
    column_for,
    flowing,
    heading,
    level_line,
    named,
    right,
    shown,
)

TITLE = marked("over the months")
_LATEST, _EARLIER, _N = 5, 8, 5


def trend_rows(sheet: Sheet) -> list[Row]:
    """A row for each place with enough numbers: a height a month, the latest seven and those before."""
    trends = sheet.summary.trends
    if not trends:
        return []
    column = column_for(sheet.place(each.region, each.side) for each in trends)
    is_table = column + 1 + TREND_MONTHS + _LATEST + _EARLIER + GAP + LONGEST_CHANGE + _N <= sheet.width
    if is_table:
        rows = [row for each in trends for row in _in_table(sheet, each, column)]
        return [_heads(trends[0], column), *rows]
    rows = [row for each in trends for row in _in_few_rows(sheet, each, column)]
    return [heading(say(TITLE), _months(trends[0]), sheet.width), *rows]


def _heads(trend: Trend, column: int) -> Row:
    numbers = right(say("now"), _LATEST).text + right(say("before"), _EARLIER).text
    months = cell(
        say("to {month_in_words}", month_in_words=month_in_words(trend.months[-1])), TREND_MONTHS
    ).text
    n = right("n", GAP + LONGEST_CHANGE + _N).text
    gap = Piece(" " * (column + 1 - cell_len(say(TITLE))))
    return (*heading(say(TITLE)), gap, Piece(f"{months}{numbers}{n}", QUIET))


def _months(trend: Trend) -> str:
    return f"{month_in_words(trend.months[0])} - {month_in_words(trend.months[-1])}"


def _in_table(sheet: Sheet, trend: Trend, column: int) -> list[Row]:
    numbers: Row = (
        right(shown(trend.latest), _LATEST, STRONG),
        right(shown(trend.earlier), _EARLIER),
        Piece(" " * GAP),
        _words(trend),
    )
    if not is_rated_lately(trend, sheet.summary.end):
        late = latest_in_words(trend, sheet.summary.end)
        numbers = (Piece(" " * GAP), cell(late, row_width(numbers) - GAP, QUIET))
    facts = (_line(sheet, trend), *numbers, right(str(trend.n), _N, QUIET))
    return named(sheet, sheet.place(trend.region, trend.side), facts, column)


def _in_few_rows(sheet: Sheet, trend: Trend, column: int) -> list[Row]:
    end, n = sheet.summary.end, Piece(f"  n {trend.n}", QUIET)
    latest = latest_in_words(trend, end)
    facts: list[Row] = [(Piece(latest, QUIET), n)]
    if is_rated_lately(trend, end):
        before = Piece(f", {say('before {number}', number=shown(trend.earlier))}")
        facts = [(_words(trend),), (Piece(latest, STRONG), before, n)]
    name = sheet.place(trend.region, trend.side)
    return flowing(sheet, name, (_line(sheet, trend),), facts, column)


def _line(sheet: Sheet, trend: Trend) -> Piece:
    return cell(level_line(sheet, [month.median for month in trend.months]), TREND_MONTHS, BAR)


def _words(trend: Trend) -> Piece:
    return cell(trend_change(trend), LONGEST_CHANGE, change_ink(trend.change))
