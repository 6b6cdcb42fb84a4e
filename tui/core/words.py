"""Words that every screen and every printed line share: times, days, counts, places, how a hold ended."""

import datetime as dt
import textwrap

from tui.core.anatomy.body import Side
from tui.core.entries.entry import HoldOutcome
from tui.core.routines.routine import Library

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
NOTICE_LINES = 3
"""A notice takes no more of a screen."""
HOLD_WORDS = {
    HoldOutcome.EASED: "eased",
    HoldOutcome.PARTLY: "eased partly",
    HoldOutcome.NOT_EASING: "did not ease",
    HoldOutcome.SHARP: "felt sharp",
    HoldOutcome.UNANSWERED: "not answered",
}

_YOUR_SIDE = {
    Side.LEFT: "your left side",
    Side.RIGHT: "your right side",
    Side.BOTH: "both sides",
    Side.MIDDLE: "the middle",
}


def your_side(side: Side | None) -> str:
    """A side as it is said to the person; nothing where a step has none."""
    return _YOUR_SIDE[side] if side else ""


def hold_in_words(outcome: HoldOutcome, seconds: int) -> str:
    """How a hold ended, such as "eased after 41 s"."""
    return f"{HOLD_WORDS[outcome]} after {seconds} s"


def minutes_and_seconds(seconds: int) -> str:
    """Seconds as a clock shows them: 0:41, 5:55, 61:00."""
    return f"{seconds // 60}:{seconds % 60:02}"


def minutes(seconds: int) -> int:
    """Whole minutes, rounded half up; what was worked at all is at least one."""
    return max(1, (seconds + 30) // 60) if seconds else 0


def day_in_words(day: dt.date) -> str:
    """A day, such as "Sun 22 Nov 2026"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def counted(number: int, word: str) -> str:
    """A number with its word, such as "no sessions", "1 session" or "3 sessions"."""
    return f"{number or 'no'} {word}{'' if number == 1 else 's'}"


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
    whole = f"! {notices[0]}" + (f"  (and {more} more: unknot doctor)" if more else "")
    if not width or len(textwrap.wrap(whole, width)) <= NOTICE_LINES:
        return whole
    return "\n".join(
        textwrap.wrap(whole, width, max_lines=NOTICE_LINES, placeholder=" … unknot doctor says more")
    )
