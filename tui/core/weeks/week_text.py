"""A week as plain lines of at most 80 columns: for pipes, screen readers and terminals without a screen."""

from collections.abc import Sequence

from tui.core.catalogue import marked, say
from tui.core.line_folding import folded_at
from tui.core.routines.routine import Library
from tui.core.text import clean_line
from tui.core.weeks.calendar_week import Week
from tui.core.weeks.week_headline import headline
from tui.core.weeks.week_places_text import (
    ease_of_totals,
    level_lines,
    rating_lines,
    side_lines,
    tender_lines,
    trend_lines,
)
from tui.core.weeks.week_records import DayState, DaySummary, InTheWay, NextMornings, Noted, WeekSummary
from tui.core.weeks.week_words import (
    beside_in_words,
    minutes_in_words,
    number,
    rest_in_words,
    sums_in_words,
    totals_of,
    week_in_words,
)
from tui.core.words import WEEKDAYS, counted, minutes

WIDTH = 80
BAR, LABEL, VALUE = 30, 16, 14
SCALE = 15 * 60
"""Seconds of a whole bar, where no day has more: most weeks have the same and can be compared."""
_STATES = {
    DayState.SESSION: "",
    DayState.REST: marked("rest"),
    DayState.TODAY: marked("today, no session so far"),
    DayState.AHEAD: "-",
    DayState.BEFORE: "-",
    DayState.UNKNOWN: marked("not known"),
}


def week_text(week: WeekSummary, library: Library) -> str:
    """All that the screen says, in its order; only text of a person or of a file can be other than ASCII."""
    title = week_in_words(Week(week.start)).replace(" ·", ",")
    sections = (
        [f"{title} ({week.timezone})"],
        _days(week.days),
        [*folded_at(sums_in_words(week).split(), WIDTH), *folded_at(beside_in_words(week).split(), WIDTH)],
        _answer(week, library),
        level_lines(week.compared, week.ratings, library),
        rating_lines(week.ratings, library),
        tender_lines(week.tender_places, week.tender_points, library),
        side_lines(week.sides, library),
        _notes(week.notes),
        _beside(week),
        [*_mornings(week.next_mornings), *_in_the_way(week.interference)],
        trend_lines(week.trends, week.end, library),
    )
    lines = [line for section in sections if section for line in (*section, "")]
    return "\n".join(line.rstrip() for line in lines[:-1]) + "\n"


def _answer(week: WeekSummary, library: Library) -> list[str]:
    said = headline(week, library, "-")
    lines = [line for words in said for line in folded_at(words.split(), WIDTH, "  ", " " * 6)]
    return [say("Is it getting better?"), *lines] if said else []


def _days(days: Sequence[DaySummary]) -> list[str]:
    most = max(SCALE, *(day.seconds_worked for day in days))
    return [_day(day, most) for day in days]


def _day(day: DaySummary, most: int) -> str:
    bar = "#" * max(1, round(BAR * day.seconds_worked / most)) if day.seconds_worked else ""
    worked = f"{minutes(day.seconds_worked)} min, {counted(day.sessions, 'session')}" if day.sessions else ""
    check_ins = counted(day.check_ins, "check-in") if day.check_ins else ""
    words = ", ".join(filter(None, [worked, say(_STATES[day.state]), check_ins]))
    return f"  {say(WEEKDAYS[day.date.weekday()])} {day.date.day:2}  {bar:{BAR}}  {words}"


def _notes(notes: Sequence[Noted]) -> list[str]:
    if not notes:
        return []
    lines = [(f"  {say(WEEKDAYS[note.date.weekday()])}  ", clean_line(note.text)) for note in notes]
    return [
        say("Notes"),
        *(line for day, text in lines for line in folded_at(text.split(), WIDTH, day, " " * 7)),
    ]


def _beside(week: WeekSummary) -> list[str]:
    """This week, the last one and the medians of the weeks before it."""
    columns = (totals_of(week), week.last_week, week.four_weeks)
    usual = say("before")
    if week.four_weeks.weeks:
        usual = say("{weeks}, median", weeks=counted(week.four_weeks.weeks, "week"))
    rows = (
        (say("sessions"), [number(each.sessions) for each in columns]),
        (say("minutes"), [minutes_in_words(each.seconds_worked) for each in columns]),
        (say("active days"), [number(each.active_days) for each in columns]),
        (say("tender points"), [number(each.tender_points) for each in columns]),
        (say("eased after"), [ease_of_totals(each) for each in columns]),
    )
    return [
        _row(say("Beside"), (say("this week"), say("last week"), usual), ""),
        *(_row(words, values) for words, values in rows),
        *([f"  {rest}"] if (rest := rest_in_words(week)) else []),
    ]


def _row(label: str, values: Sequence[str], indent: str = "  ") -> str:
    numbers = "".join(f"{value:>{VALUE + 3}}" for value in values)
    return f"{indent + label:{LABEL}}{numbers}"


def _mornings(told: NextMornings) -> list[str]:
    if not told.n:
        return []
    return [
        say(
            "Mornings after: {better} better, {same} same, {worse} worse (n {n})",
            better=told.better,
            same=told.same,
            worse=told.worse,
            n=told.n,
        )
    ]


def _in_the_way(told: InTheWay) -> list[str]:
    if not told.n:
        return []
    return [
        say(
            "How much it got in the way, 0 to 10: median {median}, worst {worst} (n {n})",
            median=number(told.median),
            worst=number(told.worst),
            n=told.n,
        )
    ]
