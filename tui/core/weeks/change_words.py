"""Words for what numbers amount to, and for numbers that carry no claim."""

import datetime as dt

from tui.core.weeks.trends import is_rated_lately
from tui.core.weeks.week_records import Change, PlaceCompared, RatingSummary, Trend
from tui.core.words import MONTHS

CHANGE_WORDS = {
    Change.CLEARLY_LESS: "clearly less",
    Change.A_LITTLE_LESS: "a little less",
    Change.ABOUT_THE_SAME: "about the same",
    Change.A_LITTLE_MORE: "a little more",
    Change.CLEARLY_MORE: "clearly more",
}
TOO_FEW = "too few to say"
FIRST = "first numbers"
LONGEST_CHANGE = 14
"""No words of this module are longer."""


def compared_change(row: PlaceCompared) -> str:
    """This week beside the last one, such as "clearly less", or why nothing can be said."""
    if row.change is not None:
        return CHANGE_WORDS[row.change]
    if not row.weeks[-1].n:
        return "not rated"
    return FIRST if row.is_first else TOO_FEW


def pairs_change(row: RatingSummary) -> str:
    """From before a session to after it, or why nothing can be said."""
    if row.change is not None:
        return CHANGE_WORDS[row.change]
    return TOO_FEW if row.n else "no pair"


def trend_change(row: Trend) -> str:
    """The latest numbers beside those before them, or why nothing can be said."""
    return TOO_FEW if row.change is None else CHANGE_WORDS[row.change]


def latest_level(row: Trend, until: dt.date) -> str:
    """The latest level in a table: "4", or "7 in Sep" where that was too long before a day."""
    return f"{row.latest:g}" if is_rated_lately(row, until) else f"{row.latest:g} in {_month(row)}"


def latest_in_words(row: Trend, until: dt.date, name: str = "now") -> str:
    """The latest level, such as "now 4"; "last rated in Sep: 7" where that was too long before a day."""
    if is_rated_lately(row, until):
        return f"{name} {row.latest:g}"
    return f"last rated in {_month(row)}: {row.latest:g}"


def _month(row: Trend) -> str:
    return MONTHS[row.last_on.month - 1]
