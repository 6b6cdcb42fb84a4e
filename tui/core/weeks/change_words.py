"""Words for what numbers amount to, and for numbers that carry no claim."""

import datetime as dt

from tui.core.catalogue import marked, say
from tui.core.weeks.trends import is_rated_lately
from tui.core.weeks.week_records import Change, PlaceCompared, RatingSummary, Trend
from tui.core.words import MONTHS

CHANGE_WORDS = {
    Change.CLEARLY_LESS: marked("clearly less"),
    Change.A_LITTLE_LESS: marked("a little less"),
    Change.ABOUT_THE_SAME: marked("about the same"),
    Change.A_LITTLE_MORE: marked("a little more"),
    Change.CLEARLY_MORE: marked("clearly more"),
}
TOO_FEW = marked("too few to say")
FIRST = marked("first numbers")
LONGEST_CHANGE = 14
"""No words of this module are longer."""


def compared_change(row: PlaceCompared) -> str:
    """This week beside the last one, such as "clearly less", or why nothing can be said."""
    if row.change is not None:
        return say(CHANGE_WORDS[row.change])
    if not row.weeks[-1].n:
        return say("not rated")
    return say(FIRST if row.is_first else TOO_FEW)


def pairs_change(row: RatingSummary) -> str:
    """From before a session to after it, or why nothing can be said."""
    if row.change is not None:
        return say(CHANGE_WORDS[row.change])
    return say(TOO_FEW if row.n else marked("no pair"))


def trend_change(row: Trend) -> str:
    """The latest numbers beside those before them, or why nothing can be said."""
    return say(TOO_FEW if row.change is None else CHANGE_WORDS[row.change])


def latest_level(row: Trend, until: dt.date) -> str:
    """The latest level in a table: "4", or "7 in Sep" where that was too long before a day."""
    return (
        f"{row.latest:g}"
        if is_rated_lately(row, until)
        else say("{level:g} in {month}", level=row.latest, month=_month(row))
    )


def latest_in_words(row: Trend, until: dt.date, name: str = marked("now")) -> str:
    """The latest level, such as "now 4"; "last rated in Sep: 7" where that was too long before a day."""
    if is_rated_lately(row, until):
        return f"{say(name)} {row.latest:g}"
    return say("last rated in {month}: {level:g}", month=_month(row), level=row.latest)


def _month(row: Trend) -> str:
    return say(MONTHS[row.last_on.month - 1])
