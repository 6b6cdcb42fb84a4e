"""Words for places, numbers and changes of a week: the same on the screen and on plain lines."""

from tui.core.calendar_week import Week
from tui.core.week import Number, RatingSummary, TenderSummary, WeekSummary
from tui.core.words import MONTHS, counted, minutes

CLEAR_POINTS, CLEAR_SHARE = 2, 0.3
"""Two points and 30 % are a change most people would notice; one point is noise (content.md B.4)."""


def change_in_words(before: Number, after: Number) -> str:
    """What a change of soreness amounts to; less than two points is about the same."""
    by = abs(after - before)
    if by < CLEAR_POINTS:
        return "about the same"
    share = "clearly" if by >= CLEAR_SHARE * before else "a little"
    return f"{share} {'less' if after < before else 'more'}"


def week_in_words(week: Week) -> str:
    """The name and the days, such as "Week 47 · 16 - 22 Nov 2026"."""
    start, end = week.start, week.end
    month = "" if start.month == end.month else f" {MONTHS[start.month - 1]}"
    year = "" if start.year == end.year else f" {start.year}"
    return f"Week {week.number} · {start.day}{month}{year} - {end.day} {MONTHS[end.month - 1]} {end.year}"


def sums_in_words(summary: WeekSummary) -> str:
    """The week in one line, such as "7 sessions on 5 days, 39 min, 2 check-ins"."""
    sessions = counted(summary.sessions, "session")
    if summary.sessions:
        worked = minutes(summary.seconds_worked)
        sessions += f" on {counted(summary.active_days, 'day')}, {worked} min"
    return ", ".join([sessions, *([counted(summary.check_ins, "check-in")] if summary.check_ins else [])])


def compared_in_words(before: WeekSummary) -> str:
    """The week before, to stand beside this one: "week before: 4 sessions, 31 min"."""
    if not before.sessions:
        return "week before: no sessions"
    return f"week before: {counted(before.sessions, 'session')}, {minutes(before.seconds_worked)} min"


def number(value: Number) -> str:
    """A median, with half points where it has them."""
    return f"{value:g}"


def rating_in_words(row: RatingSummary, arrow: str = "→") -> str:
    """Before and after, such as "6 → 4"; a dash where no session has both."""
    if row.before is None or row.after is None:
        return "-"
    return f"{number(row.before)} {arrow} {number(row.after)}"


def rating_change(row: RatingSummary) -> str:
    """What the change amounts to, where a session has both numbers."""
    return "rated once" if row.before is None or row.after is None else change_in_words(row.before, row.after)


def how_often_in_words(row: TenderSummary) -> str:
    """Recurrence with its numbers, such as "recurring, 3 of 5"."""
    return f"{row.recurrence}, {row.count} of {row.worked}"


def ease_in_words(row: TenderSummary, before: WeekSummary) -> str:
    """Time to ease, with that of week before: "eased 41 s, was 58 s"; empty where none eased."""
    if row.seconds_to_ease is None:
        return ""
    was = [
        old.seconds_to_ease
        for old in before.tender_points
        if (old.region, old.side, old.spot) == (row.region, row.side, row.spot)
    ]
    words = f"eased {number(row.seconds_to_ease)} s"
    return f"{words}, was {number(was[0])} s" if was and was[0] is not None else words
