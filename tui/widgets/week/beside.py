"""The sums of the week, beside those of the last one and the medians of the four before."""

from collections.abc import Sequence

from rich.cells import cell_len

from tui.core.catalogue import marked, say
from tui.core.weeks.week_records import Totals, WeekSummary
from tui.core.weeks.week_words import (
    NOT_WHOLE,
    NOTHING_BESIDE,
    empty_in_words,
    is_empty,
    minutes_in_words,
    rest_in_words,
    totals_of,
)
from tui.core.words import counted, minutes
from tui.widgets.line_drawing import Piece, Row
from tui.widgets.week.rows import HEADING, NOW, QUIET, STRONG, Sheet, cell, right, shown

TITLE = marked("how much")
_LABEL, _VALUE, _NARROW_VALUE = 13, 12, 8


def sum_rows(sheet: Sheet) -> list[Row]:
    """The week in words, and beside it what it is held against."""
    words, beside = _sums_in_words(sheet.summary), _beside_in_words(sheet.summary)
    between = f"  {sheet.shapes.between}  "
    if len(words + between + beside) <= sheet.width:
        rows: list[Row] = [(Piece(words, STRONG), Piece(between + beside, QUIET))]
    else:
        facts = [beside] if len(beside) <= sheet.width else beside.split("; ")
        rows = [
            *_folded(sheet, words, STRONG),
            *(row for fact in facts for row in _folded(sheet, fact, QUIET)),
        ]
    return rows if sheet.summary.is_complete else [*rows, *_folded(sheet, say(NOT_WHOLE), NOW)]


def _folded(sheet: Sheet, words: str, ink: str) -> list[Row]:
    return [(Piece(line, ink),) for line in sheet.fold(words, sheet.width, 4)] if words else []


def _sums_in_words(week: WeekSummary) -> str:
    """The week in few words, such as "7 sessions, 39 min, 2 check-ins"; warm ones for an empty week."""
    if is_empty(week):
        return empty_in_words(week)
    return ", ".join(
        [
            counted(week.sessions, "session"),
            *([f"{minutes(week.seconds_worked)} min"] if week.sessions else []),
            *([counted(week.check_ins, "check-in")] if week.check_ins else []),
        ]
    )


def _beside_in_words(week: WeekSummary) -> str:
    """What the week is held against, such as "last 5, 22 min; usual (4 wk) 4, 25 min"."""
    if not week.four_weeks.weeks:
        return say("the first week") if week.is_complete else say(NOTHING_BESIDE)
    last, weeks = _totals(week.last_week), week.four_weeks.weeks
    if weeks < 2:
        return say("last week {last}", last=last)
    return say(
        "last {last}; usual ({weeks} wk) {totals}", last=last, weeks=weeks, totals=_totals(week.four_weeks)
    )


def _totals(totals: Totals) -> str:
    if totals.sessions is None:
        return say("not known")
    worked = minutes_in_words(totals.seconds_worked)
    return (
        say("{sessions}, {worked} min", sessions=shown(totals.sessions), worked=worked)
        if totals.sessions
        else say("none")
    )


def beside_rows(sheet: Sheet) -> list[Row]:
    """This week, the last one, and the medians of the weeks before; each time to ease with its n."""
    week = sheet.summary
    if not week.sessions and not week.four_weeks.weeks:
        return []
    columns = (totals_of(week), week.last_week, week.four_weeks)
    value = _VALUE if sheet.width >= _LABEL + 3 * _VALUE else _NARROW_VALUE
    return [
        _heads(value, week.four_weeks.weeks),
        _line(value, say("sessions"), [shown(each.sessions) for each in columns]),
        _line(value, say("minutes"), [minutes_in_words(each.seconds_worked) for each in columns]),
        _line(value, say("active days"), [shown(each.active_days) for each in columns]),
        _line(value, say("tender points"), [shown(each.tender_points) for each in columns]),
        *_ease_lines(columns, value),
        *_folded(sheet, rest_in_words(week), QUIET),
    ]


def _heads(value: int, weeks: int) -> Row:
    usual = say("usual, {weeks} wk", weeks=weeks) if value == _VALUE and weeks else say("usual")
    heads = "".join(right(words, value).text for words in (_this(value), say("last"), usual))
    return Piece(cell(say(TITLE), _LABEL).text, HEADING), Piece(heads, QUIET)


def _line(value: int, words: str, values: Sequence[str]) -> Row:
    this, last, usual = (right(each, value) for each in values)
    return cell(words, _LABEL), this._replace(ink=STRONG), last, usual


def _this(value: int) -> str:
    this_week = say("this week")
    return this_week if cell_len(this_week) < value else say("now")


def _ease_lines(columns: Sequence[Totals], value: int) -> list[Row]:
    """The times to ease, each with how many holds it is of: on a row of their own where it is narrow."""
    times = [f"{shown(each.seconds_to_ease)} s" if each.eased else shown(None) for each in columns]
    counts = [f"({each.eased})" if each.eased else "" for each in columns]
    if value == _VALUE:
        both = [f"{time} {count}".rstrip() for time, count in zip(times, counts, strict=True)]
        return [_line(value, say("eased after"), both)]
    return [_line(value, say("eased after"), times), _line(value, f"  {say('(holds)')}", counts)]
