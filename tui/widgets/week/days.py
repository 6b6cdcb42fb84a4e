"""Seven columns, one a day: what was worked, how often, or what kind of day it was."""

from tui.core.catalogue import marked, say
from tui.core.weeks.week_records import DayState, DaySummary
from tui.core.words import WEEKDAYS, minutes
from tui.widgets.line_drawing import Piece, Row, centred, padded
from tui.widgets.week.rows import BAR, QUIET, STRONG, Sheet

SCALES = tuple(60 * each for each in (15, 30, 60, 120, 240, 1440))
"""Seconds of a whole bar: steps, so that most weeks have the same and can be compared."""
NARROWEST, ROOMY, WIDEST = 5, 10, 11
"""Cells of a column: from ROOMY on there is room for the unit, the date and what was done on one row."""
MOST_SHAPES = 2
"""More sessions than this are a number and one shape."""
_WORDS = {
    DayState.REST: marked("rest"),
    DayState.TODAY: marked("today"),
    DayState.AHEAD: "",
    DayState.BEFORE: "",
    DayState.UNKNOWN: "?",
}


def day_rows(sheet: Sheet) -> list[Row]:
    """Bars, then minutes or the state, sessions and check-ins, and names."""
    days = sheet.summary.days
    column = max(NARROWEST, min(WIDEST, sheet.width // 7))
    worked = [_worked(day, column) for day in days]
    done = [_done(sheet, day) for day in days]
    return [
        *_bars(sheet, column),
        *([_columns(_together(worked, done), column)] if column >= ROOMY else _apart(worked, done, column)),
        _columns([(_name(sheet, day, column),) for day in days], column),
    ]


def _columns(cells: list[Row], column: int) -> Row:
    return tuple(piece for cell in cells for piece in padded(centred(cell, column), column))


def _apart(worked: list[Row], done: list[Row], column: int) -> list[Row]:
    return [_columns(worked, column), _columns(done, column)]


def _together(worked: list[Row], done: list[Row]) -> list[Row]:
    pairs = zip(worked, done, strict=True)
    return [(*work, Piece(" "), *what) if work and what else work or what for work, what in pairs]


def _bars(sheet: Sheet, column: int) -> list[Row]:
    days = sheet.summary.days
    most = max((day.seconds_worked for day in days), default=0)
    whole = next((scale for scale in SCALES if scale >= most), most)
    return [
        _columns([(_bar(sheet, day.seconds_worked / whole, row, column),) for day in days], column)
        for row in reversed(range(sheet.bar_rows))
    ]


def _bar(sheet: Sheet, share: float, row: int, column: int) -> Piece:
    """One row of a bar; work of any length is seen."""
    steps = sheet.shapes.steps
    filled = max(1, round(share * sheet.bar_rows * len(steps))) - len(steps) * row if share else 0
    block = steps[min(filled, len(steps)) - 1] if filled > 0 else " "
    return Piece(block * (5 if column >= ROOMY else 3), BAR)


def _worked(day: DaySummary, column: int) -> Row:
    """Minutes, or what kind of day it was; today is also told by its name."""
    if day.state is DayState.SESSION:
        return (Piece(f"{minutes(day.seconds_worked)}{' min' if column >= ROOMY else ''}", STRONG),)
    word = "" if day.state is DayState.TODAY and column == NARROWEST else say(_WORDS[day.state])
    return (Piece(word, QUIET),) if word else ()


def _done(sheet: Sheet, day: DaySummary) -> Row:
    """A dot for each session and a plus for each check-in, or their numbers where they are many."""
    words = _shapes(day.sessions, sheet.shapes.marked, MOST_SHAPES) + _shapes(day.check_ins, "+", 1)
    return (Piece(words),) if words else ()


def _shapes(number: int, shape: str, most: int) -> str:
    return shape * number if number <= most else f"{number}{shape}"


def _name(sheet: Sheet, day: DaySummary, column: int) -> Piece:
    name = say(WEEKDAYS[day.date.weekday()])
    words = f"{name} {day.date.day}" if column >= ROOMY else name
    return Piece(f"[{words}]", STRONG) if day.date == sheet.today else Piece(words, QUIET)
