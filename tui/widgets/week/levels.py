"""How sore each place was this week, beside the weeks before: whether it gets better, and where."""

from collections.abc import Sequence

from tui.core.anatomy.body import Spot
from tui.core.catalogue import marked, say
from tui.core.weeks.change_words import CHANGE_WORDS, LONGEST_CHANGE, compared_change
from tui.core.weeks.week_headline import headline
from tui.core.weeks.week_records import SEVERE, WEEKS_BESIDE, Number, PlaceCompared, RatingSummary
from tui.core.weeks.week_words import four_weeks_in_words
from tui.core.words import counted
from tui.widgets.line_drawing import Piece, Row
from tui.widgets.week.rows import (
    BAR,
    GAP,
    PLACE_MOST,
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

TITLE, MORE_TITLE = marked("is it getting better?"), marked("more places of the week")
SCALE = marked("sore, 0 to 10")
_NUMBER, _HIGHEST, _SEVERE = 9, 3, 3
"""Cells of a number with its n, such as 6.5 (12), and of what stands at the right edge."""
TABLE_FROM = PLACE_MOST + 1 + WEEKS_BESIDE + 1 + 1 + LONGEST_CHANGE + 3 * _NUMBER + _HIGHEST + _SEVERE
"""Cells from which on a place has one row, whatever its numbers are: every week has the same form."""
_ROOMY = 60
_ANSWER_ROWS = 12


def level_rows(sheet: Sheet) -> list[Row]:
    """The answer in words, and below it the places that tell most, beside the weeks before."""
    answer = headline(sheet.summary, sheet.library, sheet.shapes.between)
    said = [
        (Piece(line, STRONG),) for words in answer for line in sheet.fold(words, sheet.width, _ANSWER_ROWS)
    ]
    shown_now, below = _rated(sheet)
    if not shown_now:
        was_rated = bool(sheet.summary.ratings)
        nothing = sheet.nothing(
            say(TITLE), say("rated only after a session") if was_rated else say("nothing was rated")
        )
        return [heading(say(TITLE)), *said, *nothing[1:]] if said else nothing
    note = say("{places} below", places=counted(len(below), "more place")) if below else ""
    return [heading(say(TITLE), note, sheet.width), *said, *_places(sheet, shown_now, len(below))]


def more_level_rows(sheet: Sheet) -> list[Row]:
    """The places that had no room above."""
    _, below = _rated(sheet)
    return [heading(say(MORE_TITLE)), *_places(sheet, below)] if below else []


def _rated(sheet: Sheet) -> tuple[list[PlaceCompared], list[PlaceCompared]]:
    """Those that stand at once, and those that follow: first what can be told, then what has most numbers."""
    rated = [each for each in sheet.summary.compared if each.weeks[-1].n]
    rated.sort(key=lambda row: (not (row.change or row.change_from_four_weeks), -row.weeks[-1].n))
    return rated[: sheet.places], rated[sheet.places :]


def _places(sheet: Sheet, rated: Sequence[PlaceCompared], below: int = 0) -> list[Row]:
    """A row for each place: five weeks as heights, three numbers with n, and what they amount to."""
    column = column_for(sheet.place(each.region, each.side) for each in rated)
    if sheet.width >= TABLE_FROM:
        return [_heads(column), *(row for each in rated for row in _in_table(sheet, each, column))]
    rows = [row for each in rated for row in _in_few_rows(sheet, each, column)]
    n = say("(n); {below} more below", below=below) if below and sheet.width < _ROOMY else say("(n numbers)")
    return [(Piece(f"{say(SCALE)} {n}", QUIET),), *rows]


def not_rated_rows(sheet: Sheet) -> list[Row]:
    """Places that were only rated in the weeks before, with what was usual: there is nothing to compare."""
    places = [each for each in sheet.summary.compared if not each.weeks[-1].n]
    usual = "; ".join(f"{sheet.place(each.region, each.side)} {_numbers(each)[2]}" for each in places)
    lines = sheet.fold(usual, sheet.width, len(places))
    title = heading(say("not rated this week"), say("usual (weeks)"), sheet.width)
    return [title, *((Piece(line, QUIET),) for line in lines)] if places else []


def _heads(column: int) -> Row:
    scale = cell(say(SCALE), column + 1).text
    numbers = (
        right(say("now (n)"), _NUMBER).text
        + right(say("last"), 6).text
        + right(say("usual (wk)"), 2 * _NUMBER - 7).text
    )
    return (Piece(say("{scale}weeks than last week{numbers} max 7+", scale=scale, numbers=numbers), QUIET),)


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


def _in_table(sheet: Sheet, row: PlaceCompared, column: int) -> list[Row]:
    rating = _rating_of(sheet, row)
    now, last, usual = _numbers(row)
    facts = (
        _line(sheet, row),
        Piece(" "),
        cell(compared_change(row), LONGEST_CHANGE, change_ink(row.change)),
        right(now, _NUMBER, STRONG),
        right(last, _NUMBER),
        right(usual, _NUMBER),
        right(shown(rating.worst if rating else None), _HIGHEST),
        right(str(rating.severe) if rating and rating.answers else shown(None), _SEVERE),
    )
    beside = _beside_usual(row)
    below = [(Piece(" " * (column + 1)), Piece(beside, QUIET))] if beside else []
    return [*named(sheet, sheet.place(row.region, row.side), facts, column), *below]


def _in_few_rows(sheet: Sheet, row: PlaceCompared, column: int) -> list[Row]:
    now, last, _ = _numbers(row)
    leading = (
        _line(sheet, row),
        Piece(" "),
        cell(now, len("6.5 (12)"), STRONG),
        Piece(" " * GAP),
        cell(compared_change(row), LONGEST_CHANGE, change_ink(row.change)),
    )
    facts = [
        say(
            "last {last}, usual {usual}",
            last=last,
            usual=four_weeks_in_words(row),
        ),
        *_highest(sheet, row),
        _beside_usual(row),
    ]
    quiet = [(Piece(fact, QUIET),) for fact in facts if fact]
    return flowing(sheet, sheet.place(row.region, row.side), leading, quiet, column)


def _line(sheet: Sheet, row: PlaceCompared) -> Piece:
    return Piece(level_line(sheet, [week.median for week in row.weeks]), BAR)


def _beside_usual(row: PlaceCompared) -> str:
    """Said where it differs from what is said of the last week."""
    if row.change_from_four_weeks in (None, row.change):
        return ""
    return say("{change} than usual", change=say(CHANGE_WORDS[row.change_from_four_weeks]))


def _rating_of(sheet: Sheet, row: PlaceCompared) -> RatingSummary | None:
    here = Spot(row.region, row.side)
    return next((each for each in sheet.summary.ratings if Spot(each.region, each.side) == here), None)


def _highest(sheet: Sheet, row: PlaceCompared) -> list[str]:
    """The highest number, and how many were high; where room is scarce, only if any was."""
    rating = _rating_of(sheet, row)
    if rating is None or not rating.answers:
        return []
    severe = say(
        "{severe} of {answers} at {high} or up",
        severe=rating.severe,
        answers=rating.answers,
        high=SEVERE,
    )
    return [
        say("max {number}", number=shown(rating.worst)),
        *([severe] if rating.severe or sheet.width >= _ROOMY else []),
    ]
