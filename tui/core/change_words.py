"""Words for what numbers amount to, and for numbers that carry no claim."""

from tui.core.week_records import Change, PlaceCompared, RatingSummary, Trend

CHANGE_WORDS = {
    Change.CLEARLY_LESS: "clearly less",
    Change.A_LITTLE_LESS: "a little less",
    Change.ABOUT_THE_SAME: "about the same",
    Change.A_LITTLE_MORE: "a little more",
    Change.CLEARLY_MORE: "clearly more",
}
TOO_FEW = "too few to say"
LONGEST_CHANGE = 14
"""No words of this module are longer."""


def compared_change(row: PlaceCompared) -> str:
    """This week beside the last one, such as "clearly less", or why nothing can be said."""
    if row.change is not None:
        return CHANGE_WORDS[row.change]
    *before, now = row.weeks
    if not now.n:
        return "not rated"
    return TOO_FEW if any(week.n for week in before) else "first numbers"


def pairs_change(row: RatingSummary) -> str:
    """From before a session to after it, or why nothing can be said."""
    if row.change is not None:
        return CHANGE_WORDS[row.change]
    return TOO_FEW if row.n else "no pair"


def trend_change(row: Trend) -> str:
    """The latest numbers beside those before them, or why nothing can be said."""
    return TOO_FEW if row.change is None else CHANGE_WORDS[row.change]
