"""Words for places, numbers and changes of a week: the same on the screen and on plain lines."""

from tui.core.calendar_week import Week
from tui.core.week_records import Number, RatingSummary, TenderPlace, TenderSummary, WeekSummary
from tui.core.words import MONTHS, counted, minutes


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


def compared_in_words(summary: WeekSummary) -> str:
    """The week before, to stand beside this one: "week before: 4 sessions, 31 min"."""
    before = summary.last_week
    if not before.weeks:
        return "first week"
    if not before.sessions:
        return "week before: no sessions"
    worked = minutes(int(before.seconds_worked or 0))
    return f"week before: {counted(int(before.sessions), 'session')}, {worked} min"


def number(value: Number) -> str:
    """A median, with half points where it has them."""
    return f"{value:g}"


def rating_in_words(row: RatingSummary, arrow: str = "→") -> str:
    """Before and after, such as "6 → 4"; a dash where no session has both."""
    if row.before is None or row.after is None:
        return "-"
    return f"{number(row.before)} {arrow} {number(row.after)}"


def how_often_in_words(row: TenderPlace | TenderSummary) -> str:
    """Recurrence with its numbers, such as "recurring, 3 of 5"."""
    return f"{row.recurrence}, {row.count} of {row.worked}"


def ease_in_words(row: TenderPlace | TenderSummary) -> str:
    """Time to ease and of how many holds, such as "2 of 3 eased after 41 s"; empty without a hold."""
    if not row.holds:
        return ""
    if row.seconds_to_ease is None:
        return f"{row.eased or 'none'} of {row.holds} eased"
    return f"{row.eased} of {row.holds} eased after {number(row.seconds_to_ease)} s"
