"""How sore each place was this week, beside the weeks before: whether it gets better, and where."""

from collections.abc import Sequence

from tui.core.body import Spot
from tui.core.change_words import CHANGE_WORDS, LONGEST_CHANGE, compared_change
from tui.core.week_records import SEVERE, WEEKS_BESIDE, Number, PlaceCompared, RatingSummary
from tui.widgets.line_drawing import Piece, Row
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

TITLE = "is it getting better?"
_NUMBER, _HIGHEST, _SEVERE = 8, 4, 3
_ROOMY = 60


def level_rows(sheet: Sheet) -> list[Row]:
    """A row for each place: five weeks as heights, three numbers with n, and what they amount to."""
    rated = [each for each in sheet.summary.compared if each.weeks[-1].n]
    if not rated:
        return sheet.nothing(TITLE, "nothing was rated")
    column = column_for(sheet.place(each.region, each.side) for each in rated)
    number = max(_NUMBER, *(1 + len(words) for each in rated for words in _numbers(each)))
    if column + 1 + WEEKS_BESIDE + 1 + 3 * number + GAP + LONGEST_CHANGE + _HIGHEST + _SEVERE <= sheet.width:
        rows = [row for each in rated for row in _in_table(sheet, each, column, number)]
        return [_heads(column, number), *rows, *_over_months(sheet, rated)]
    rows = [row for each in rated for row in _in_few_rows(sheet, each, column)]
    head = heading(TITLE, "sore, 0 to 10 (n)", sheet.width)
    return [head, *rows, *_over_months(sheet, rated)]


def not_rated_rows(sheet: Sheet) -> list[Row]:
    """Places that were only rated in the weeks before, with what was usual: there is nothing to compare."""
    places = [each for each in sheet.summary.compared if not each.weeks[-1].n]
    usual = "; ".join(f"{sheet.place(each.region, each.side)} {_numbers(each)[2]}" for each in places)
    lines = sheet.fold(usual, sheet.width, len(places))
    title = heading("not rated this week", "usual (weeks)", sheet.width)
    return [title, *((Piece(line, QUIET),) for line in lines)] if places else []


def _over_months(sheet: Sheet, rated: Sequence[PlaceCompared]) -> list[Row]:
    """Where a week has too few numbers, what longer spans say."""
    unsaid = {(each.region, each.side) for each in rated if each.change is None}
    said = [each for each in sheet.summary.trends if each.change and (each.region, each.side) in unsaid]
    rows: list[Row] = []
    for change in dict.fromkeys(each.change for each in said if each.change):
        places = [sheet.place(each.region, each.side) for each in said if each.change is change]
        words = f"over the months {CHANGE_WORDS[change]}: {'; '.join(places)}"
        rows += [(Piece(line, change_ink(change) or QUIET),) for line in sheet.fold(words, sheet.width)]
    return rows


def _heads(column: int, number: int) -> Row:
    numbers = "".join(right(words, number).text for words in ("now (n)", "last", "usual"))
    beyond = right("max", _HIGHEST).text + right("7+", _SEVERE).text
    about = cell("  than last week", GAP + LONGEST_CHANGE).text
    gap = Piece(" " * (column + 1 - len(TITLE)))
    return (*heading(TITLE), gap, Piece(f"weeks{numbers}{about}{beyond}", QUIET))


def _numbers(row: PlaceCompared) -> tuple[str, str, str]:
    """This week and the last with their answers, and the usual with the weeks it is made of."""
    *before, now = row.weeks
    weeks = sum(week.n > 0 for week in before)
    return (
        _with_n(now.median, now.n),
        _with_n(before[-1].median, before[-1].n),
        _with_n(row.four_weeks, weeks),
    )


def _with_n(median: Number | None, n: int) -> str:
    return f"{shown(median)} ({n})" if n else shown(None)


def _in_table(sheet: Sheet, row: PlaceCompared, column: int, number: int) -> list[Row]:
    rating = _rating_of(sheet, row)
    now, last, usual = _numbers(row)
    facts = (
        _line(sheet, row),
        right(now, number, STRONG),
        right(last, number),
        right(usual, number),
        Piece(" " * GAP),
        cell(compared_change(row), LONGEST_CHANGE, change_ink(row.change)),
        right(shown(rating.worst if rating else None), _HIGHEST),
        right(str(rating.severe) if rating and rating.answers else shown(None), _SEVERE),
    )
    beside = _beside_usual(row)
    below = [(Piece(" " * (column + 1)), Piece(beside, QUIET))] if beside else []
    return [*named(sheet, sheet.place(row.region, row.side), facts, column), *below]


def _in_few_rows(sheet: Sheet, row: PlaceCompared, column: int) -> list[Row]:
    now, last, usual = _numbers(row)
    leading = (
        _line(sheet, row),
        Piece(" "),
        cell(now, len("10 (9)"), STRONG),
        Piece(" " * GAP),
        cell(compared_change(row), LONGEST_CHANGE, change_ink(row.change)),
    )
    facts = [f"last {last}, usual {usual}", *_highest(sheet, row), _beside_usual(row)]
    quiet = [(Piece(fact, QUIET),) for fact in facts if fact]
    return flowing(sheet, sheet.place(row.region, row.side), leading, quiet, column)


def _line(sheet: Sheet, row: PlaceCompared) -> Piece:
    return Piece(level_line(sheet, [week.median for week in row.weeks]), BAR)


def _beside_usual(row: PlaceCompared) -> str:
    """Said where it differs from what is said of the last week."""
    if row.change_from_four_weeks in (None, row.change):
        return ""
    return f"{CHANGE_WORDS[row.change_from_four_weeks]} than usual"


def _rating_of(sheet: Sheet, row: PlaceCompared) -> RatingSummary | None:
    here = Spot(row.region, row.side)
    return next((each for each in sheet.summary.ratings if Spot(each.region, each.side) == here), None)


def _highest(sheet: Sheet, row: PlaceCompared) -> list[str]:
    """The highest number, and how many were high; where room is scarce, only if any was."""
    rating = _rating_of(sheet, row)
    if rating is None or not rating.answers:
        return []
    severe = f"{rating.severe} of {rating.answers} at {SEVERE} or up"
    return [f"max {shown(rating.worst)}", *([severe] if rating.severe or sheet.width >= _ROOMY else [])]
