"""Words that every screen and every printed line share: times, days, counts, places, how a hold ended."""

import datetime as dt
import textwrap
from collections.abc import Callable

from tui.core.anatomy.body import Side
from tui.core.catalogue import marked, say, say_count
from tui.core.entries.entry import HoldOutcome
from tui.core.routines.routine import Library

MONTHS = (
    marked("Jan"),
    marked("Feb"),
    marked("Mar"),
    marked("Apr"),
    marked("May"),
    marked("Jun"),
    marked("Jul"),
    marked("Aug"),
    marked("Sep"),
    marked("Oct"),
    marked("Nov"),
    marked("Dec"),
)
WEEKDAYS = (
    marked("Mon"),
    marked("Tue"),
    marked("Wed"),
    marked("Thu"),
    marked("Fri"),
    marked("Sat"),
    marked("Sun"),
)
NOTICE_LINES = 3
"""A notice takes no more of a screen."""
HOLD_WORDS = {
    HoldOutcome.EASED: marked("eased"),
    HoldOutcome.PARTLY: marked("eased partly"),
    HoldOutcome.NOT_EASING: marked("did not ease"),
    HoldOutcome.SHARP: marked("felt sharp"),
    HoldOutcome.UNANSWERED: marked("not answered"),
}

_COUNTED: dict[str, tuple[Callable[[int], str], str]] = {
    "backup": (lambda n: say_count("{count} backup", "{count} backups", n), marked("no backups")),
    "change": (lambda n: say_count("{count} change", "{count} changes", n), marked("no changes")),
    "check-in": (lambda n: say_count("{count} check-in", "{count} check-ins", n), marked("no check-ins")),
    "day": (lambda n: say_count("{count} day", "{count} days", n), marked("no days")),
    "entry": (lambda n: say_count("{count} entry", "{count} entries", n), marked("no entries")),
    "more place": (
        lambda n: say_count("{count} more place", "{count} more places", n),
        marked("no more places"),
    ),
    "note": (lambda n: say_count("{count} note", "{count} notes", n), marked("no notes")),
    "place": (lambda n: say_count("{count} place", "{count} places", n), marked("no places")),
    "point": (lambda n: say_count("{count} point", "{count} points", n), marked("no points")),
    "problem": (lambda n: say_count("{count} problem", "{count} problems", n), marked("no problems")),
    "session": (lambda n: say_count("{count} session", "{count} sessions", n), marked("no sessions")),
    "tender point": (
        lambda n: say_count("{count} tender point", "{count} tender points", n),
        marked("no tender points"),
    ),
    "left/right line": (
        lambda n: say_count("{count} left/right line", "{count} left/right lines", n),
        marked("no left/right lines"),
    ),
    "line": (lambda n: say_count("{count} line", "{count} lines", n), marked("no lines")),
    "spot line": (lambda n: say_count("{count} spot line", "{count} spot lines", n), marked("no spot lines")),
    "tender place": (
        lambda n: say_count("{count} tender place", "{count} tender places", n),
        marked("no tender places"),
    ),
    "trend": (lambda n: say_count("{count} trend", "{count} trends", n), marked("no trends")),
    "week": (lambda n: say_count("{count} week", "{count} weeks", n), marked("no weeks")),
    "year": (lambda n: say_count("{count} year", "{count} years", n), marked("no years")),
}

_YOUR_SIDE = {
    Side.LEFT: marked("your left side"),
    Side.RIGHT: marked("your right side"),
    Side.BOTH: marked("both sides"),
    Side.MIDDLE: marked("the middle"),
}


def your_side(side: Side | None) -> str:
    """A side as it is said to the person; nothing where a step has none."""
    return say(_YOUR_SIDE[side]) if side else ""


def hold_in_words(outcome: HoldOutcome, seconds: int) -> str:
    """How a hold ended, such as "eased after 41 s"."""
    return say("{ended} after {seconds} s", ended=say(HOLD_WORDS[outcome]), seconds=seconds)


def minutes_and_seconds(seconds: int) -> str:
    """Seconds as a clock shows them: 0:41, 5:55, 61:00."""
    return f"{seconds // 60}:{seconds % 60:02}"


def minutes(seconds: int) -> int:
    """Whole minutes, rounded half up; what was worked at all is at least one."""
    return max(1, (seconds + 30) // 60) if seconds else 0


def day_in_words(day: dt.date) -> str:
    """A day, such as "Sun 22 Nov 2026"."""
    return say(
        "{weekday} {day} {month} {year}",
        weekday=say(WEEKDAYS[day.weekday()]),
        day=day.day,
        month=say(MONTHS[day.month - 1]),
        year=day.year,
    )


def counted(number: int, thing: str) -> str:
    """A number with its word, such as "no sessions", "1 session" or "3 sessions".

    `thing` is one of those that are counted; anything else is told by `say_count`.
    """
    how_many, none = _COUNTED[thing]
    return how_many(number) if number else say(none)


def place_in_words(library: Library, region: str, side: Side | None, spot: str = "") -> str:
    """A place in a list, such as "top of right shoulder (above the blade)"."""
    name = library.where_in_short(region, side)
    return f"{name} ({spot})" if spot else name


def notices_in_words(notices: tuple[str, ...], width: int = 0) -> str:
    """What is wrong, the first of it whole, and how much more there is.

    Where `width` cells leave no room for it in three lines, it ends with who says the rest.
    """
    if not notices:
        return ""
    more = len(notices) - 1
    whole = f"! {notices[0]}"
    if more:
        whole += "  " + say("(and {more} more: unknot doctor)", more=more)
    if not width or len(textwrap.wrap(whole, width)) <= NOTICE_LINES:
        return whole
    return "\n".join(
        textwrap.wrap(
            whole, width, max_lines=NOTICE_LINES, placeholder=" … " + say("unknot doctor says more")
        )
    )
