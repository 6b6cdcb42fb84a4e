"""A week as plain lines of at most 80 columns: for pipes, screen readers and terminals without a screen."""

import datetime as dt
import textwrap

from tui.core.calendar_week import Week
from tui.core.change_words import pairs_change
from tui.core.routine import Library
from tui.core.text import clean_line
from tui.core.week_records import DaySummary, RatingSummary, TenderSummary, WeekSummary
from tui.core.week_words import (
    compared_in_words,
    ease_in_words,
    how_often_in_words,
    rating_in_words,
    sums_in_words,
    week_in_words,
)
from tui.core.words import WEEKDAYS, counted, minutes, place_in_words

WIDTH = 80
BAR = 30
PLACE = 38


def week_text(summary: WeekSummary, library: Library, today: dt.date) -> str:
    """The whole week in plain words; only text of the person or of a file can hold other than ASCII.

    Days after `today` are a dash. Where not all of the journal could be read, no day is called rest.
    """
    lines = [
        week_in_words(Week(summary.start)).replace(" ·", ",") + f" ({summary.timezone})",
        "",
        *_days(summary, today, "rest" if summary.is_complete else "not known"),
        "",
        f"{sums_in_words(summary)}; {compared_in_words(summary)}",
    ]
    if summary.ratings:
        lines += ["", "Sore before -> after, 0 to 10, median of n sessions"]
        lines += [_rating(row, library) for row in summary.ratings]
    if summary.tender_points:
        lines += ["", "Tender points: in how many of the last sessions there, seconds until it eased"]
        for row in summary.tender_points:
            lines += _tender_point(row, library)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _days(summary: WeekSummary, today: dt.date, nothing: str) -> list[str]:
    most = max((day.seconds_worked for day in summary.days), default=0)
    return [_day(day, most, nothing if day.date <= today else "-") for day in summary.days]


def _day(day: DaySummary, most: int, nothing: str) -> str:
    bar = "#" * max(1, round(BAR * day.seconds_worked / most)) if day.seconds_worked else ""
    said = [f"{minutes(day.seconds_worked)} min, {counted(day.sessions, 'session')}"] if day.sessions else []
    if day.check_ins:
        said.append(counted(day.check_ins, "check-in"))
    words = ", ".join(said) or nothing
    return f"  {WEEKDAYS[day.date.weekday()]} {day.date.day:2}  {bar:{BAR}}  {words}"


def _rating(row: RatingSummary, library: Library) -> str:
    place = clean_line(place_in_words(library, row.region, row.side))
    short = textwrap.shorten(place, PLACE, placeholder="...")
    return f"  {short:{PLACE}}  {rating_in_words(row, '->'):10}  {pairs_change(row):14} n {row.n}"


def _tender_point(row: TenderSummary, library: Library) -> list[str]:
    place = clean_line(place_in_words(library, row.region, row.side, row.spot))
    facts = "; ".join(filter(None, [how_often_in_words(row), ease_in_words(row)]))
    whole = f"{place}: {facts}"
    return textwrap.wrap(whole, WIDTH, initial_indent="  ", subsequent_indent="      ")
