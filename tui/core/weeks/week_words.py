"""Words for places, numbers and changes of a week: the same on the screen and on plain lines."""

from tui.core.weeks.calendar_week import Week
from tui.core.weeks.week_records import (
    DayState,
    MonthLevel,
    Number,
    PlaceCompared,
    RatingSummary,
    SideNumbers,
    TenderPlace,
    TenderSummary,
    Totals,
    WeekLevel,
    WeekSummary,
)
from tui.core.words import MONTHS, counted, minutes

MISSING = "-"
EMPTY_NOW = "Nothing this week yet. A few minutes whenever you like: rest is part of it."
EMPTY_THEN = "A week of rest: nothing was noted. That is no failure, only a pause."
NOTHING_READ = "Nothing that could be read."
NOTHING_BESIDE = "the weeks before could not be read"
NOT_WHOLE = "Not all of the journal could be read: what is missing is not counted."


def week_in_words(week: Week) -> str:
    """The name and the days, such as "Week 47 · 16 - 22 Nov 2026"."""
    start, end = week.start, week.end
    month = "" if start.month == end.month else f" {MONTHS[start.month - 1]}"
    year = "" if start.year == end.year else f" {start.year}"
    return f"Week {week.number} · {start.day}{month}{year} - {end.day} {MONTHS[end.month - 1]} {end.year}"


def month_in_words(month: MonthLevel) -> str:
    """Its name, such as "Nov 2026"."""
    return f"{month_in_short(month)} {month.month[:4]}"


def month_in_short(month: MonthLevel) -> str:
    """Its name without the year."""
    return MONTHS[int(month.month[5:]) - 1]


def number(value: Number | None) -> str:
    """A median, with half points where it has them; a dash where there is none."""
    return MISSING if value is None else f"{value:g}"


def is_empty(week: WeekSummary) -> bool:
    """Whether nothing was noted in it."""
    return not week.sessions and not week.check_ins


def empty_in_words(week: WeekSummary) -> str:
    """Warm words for an empty week; none are known where not all could be read."""
    if not week.is_complete:
        return NOTHING_READ
    return EMPTY_NOW if _is_going_on(week) else EMPTY_THEN


def _is_going_on(week: WeekSummary) -> bool:
    return any(day.state in (DayState.TODAY, DayState.AHEAD) for day in week.days)


def sums_in_words(week: WeekSummary) -> str:
    """The week in one line, such as "39 min, 7 sessions on 5 days so far"; warm words for an empty one."""
    if is_empty(week):
        return empty_in_words(week)
    worked = f"{minutes(week.seconds_worked)} min, " if week.sessions else ""
    on_days = f" on {counted(week.active_days, 'day')}" if week.sessions else ""
    check_ins = f", {counted(week.check_ins, 'check-in')}" if week.check_ins else ""
    so_far = " so far" if _is_going_on(week) else ""
    return f"{worked}{counted(week.sessions, 'session')}{on_days}{check_ins}{so_far}"


def beside_in_words(week: WeekSummary) -> str:
    """What it is held against: "last week: 22 min, 5 sessions; median of 4 weeks: 25 min, 4 sessions"."""
    if not week.four_weeks.weeks:
        return "the first week: nothing to hold it against yet" if week.is_complete else NOTHING_BESIDE
    last = f"last week: {totals_in_words(week.last_week)}"
    if week.four_weeks.weeks < 2:
        return last
    return f"{last}; median of {week.four_weeks.weeks} weeks: {totals_in_words(week.four_weeks)}"


def totals_in_words(totals: Totals) -> str:
    """Minutes and sessions, such as "22 min, 5 sessions"."""
    if totals.sessions is None:
        return "not known"
    if not totals.sessions:
        return "no sessions"
    word = "session" if totals.sessions == 1 else "sessions"
    return f"{minutes_in_words(totals.seconds_worked)} min, {number(totals.sessions)} {word}"


def minutes_in_words(seconds: Number | None) -> str:
    """Whole minutes, or a dash."""
    return MISSING if seconds is None else str(minutes(round(seconds)))


def totals_of(week: WeekSummary) -> Totals:
    """The sums of a week itself, to stand in one row with those it is held against; None where not known."""
    if is_empty(week) and not week.is_complete:
        return Totals(
            weeks=0,
            sessions=None,
            seconds_worked=None,
            active_days=None,
            tender_points=None,
            seconds_to_ease=None,
            eased=0,
        )
    return Totals(
        weeks=1,
        sessions=week.sessions,
        seconds_worked=week.seconds_worked,
        active_days=week.active_days,
        tender_points=sum(place.holds for place in week.tender_places),
        seconds_to_ease=week.seconds_to_ease,
        eased=week.eased,
    )


def rest_in_words(week: WeekSummary) -> str:
    """Days of rest, and what was put in later, such as "2 days of rest, longest rest 1 day"."""
    rest = [
        f"{counted(week.rest_days, 'day')} of rest" if week.rest_days else "",
        f"longest rest {counted(week.longest_gap_days, 'day')}" if week.longest_gap_days else "",
        f"{week.entered_later} entered later" if week.entered_later else "",
    ]
    return ", ".join(filter(None, rest))


def level_in_words(level: WeekLevel) -> str:
    """How sore in a week, such as "4.5 (n 3)"."""
    return f"{number(level.median)} (n {level.n})" if level.n else MISSING


def four_weeks_in_words(row: PlaceCompared) -> str:
    """How sore in the weeks before, and how many of them have numbers: "6 (3 weeks)"."""
    weeks = sum(week.n > 0 for week in row.weeks[:-1])
    return f"{number(row.four_weeks)} ({counted(weeks, 'week')})" if weeks else MISSING


def severe_in_words(row: RatingSummary) -> str:
    """The worst answer and how many were high, such as "worst 8, 2 of 5 at 7 or more"."""
    if not row.answers:
        return ""
    return f"worst {number(row.worst)}, {row.severe} of {row.answers} at 7 or more"


def rating_in_words(row: RatingSummary, arrow: str = "→") -> str:
    """Before and after, such as "6 → 4"; a dash where no session has both."""
    return f"{number(row.before)} {arrow} {number(row.after)}" if row.n else MISSING


def ease_in_words(row: TenderPlace | TenderSummary) -> str:
    """Time to ease and of how many holds, such as "2 of 3 eased after 41 s"; empty without a hold."""
    if not row.holds:
        return ""
    if not row.eased:
        return f"0 of {row.holds} eased"
    return f"{row.eased} of {row.holds} eased after {number(row.seconds_to_ease)} s"


def side_in_words(side: SideNumbers) -> str:
    """One side of a region, such as "5 tender points, in 3 of 4 sessions, 4 eased after 41 s"."""
    if not side.sessions:
        return "not worked"
    often = f", in {side.marked} of {counted(side.sessions, 'session')}"
    words = counted(side.tender_points, "tender point") + often
    return f"{words}, {side.eased} eased after {number(side.seconds_to_ease)} s" if side.eased else words
