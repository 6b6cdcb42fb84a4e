"""Words for places, numbers and changes of a week: the same on the screen and on plain lines."""

from tui.core.catalogue import marked, say
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
EMPTY_NOW = marked("Nothing this week yet. A few minutes whenever you like: rest is part of it.")
EMPTY_THEN = marked("A week of rest: nothing was noted. That is no failure, only a pause.")
NOTHING_READ = marked("Nothing that could be read.")
FIRST_WEEK = marked("the first week: nothing to hold it against yet")
NOTHING_BESIDE = marked("the weeks before could not be read")
NOT_WHOLE = marked("Not all of the journal could be read: what is missing is not counted.")


def week_in_words(week: Week) -> str:
    """The name and the days, such as "Week 47 · 16 - 22 Nov 2026"."""
    start, end = week.start, week.end
    month = "" if start.month == end.month else f" {say(MONTHS[start.month - 1])}"
    year = "" if start.year == end.year else f" {start.year}"
    return say(
        "Week {number} · {first} - {last}",
        number=week.number,
        first=f"{start.day}{month}{year}",
        last=f"{end.day} {say(MONTHS[end.month - 1])} {end.year}",
    )


def month_in_words(month: MonthLevel) -> str:
    """Its name, such as "Nov 2026"."""
    return f"{month_in_short(month)} {month.month[:4]}"


def month_in_short(month: MonthLevel) -> str:
    """Its name without the year."""
    return say(MONTHS[int(month.month[5:]) - 1])


def number(value: Number | None) -> str:
    """A median, with half points where it has them; a dash where there is none."""
    return MISSING if value is None else f"{value:g}"


def is_empty(week: WeekSummary) -> bool:
    """Whether nothing was noted in it."""
    return not week.sessions and not week.check_ins


def empty_in_words(week: WeekSummary) -> str:
    """Warm words for an empty week; none are known where not all could be read."""
    if not week.is_complete:
        return say(NOTHING_READ)
    return say(EMPTY_NOW if _is_going_on(week) else EMPTY_THEN)


def _is_going_on(week: WeekSummary) -> bool:
    return any(day.state in (DayState.TODAY, DayState.AHEAD) for day in week.days)


def sums_in_words(week: WeekSummary) -> str:
    """The week in one line, such as "39 min, 7 sessions on 5 days so far"; warm words for an empty one."""
    if is_empty(week):
        return empty_in_words(week)
    worked = f"{minutes(week.seconds_worked)} min, " if week.sessions else ""
    on_days = say(" on {days}", days=counted(week.active_days, "day")) if week.sessions else ""
    check_ins = f", {counted(week.check_ins, 'check-in')}" if week.check_ins else ""
    so_far = say(" so far") if _is_going_on(week) else ""
    return f"{worked}{counted(week.sessions, 'session')}{on_days}{check_ins}{so_far}"


def beside_in_words(week: WeekSummary) -> str:
    """What it is held against: "last week: 22 min, 5 sessions; median of 4 weeks: 25 min, 4 sessions"."""
    if not week.four_weeks.weeks:
        return say(FIRST_WEEK if week.is_complete else NOTHING_BESIDE)
    last = say("last week: {totals}", totals=totals_in_words(week.last_week))
    if week.four_weeks.weeks < 2:
        return last
    return say(
        "{last}; median of {weeks} weeks: {totals}",
        last=last,
        weeks=week.four_weeks.weeks,
        totals=totals_in_words(week.four_weeks),
    )


def totals_in_words(totals: Totals) -> str:
    """Minutes and sessions, such as "22 min, 5 sessions"."""
    if totals.sessions is None:
        return say("not known")
    if not totals.sessions:
        return say("no sessions")
    told = marked("{minutes} min, {sessions} session")
    if totals.sessions != 1:
        told = marked("{minutes} min, {sessions} sessions")
    return say(told, minutes=minutes_in_words(totals.seconds_worked), sessions=number(totals.sessions))


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
        say("{days} of rest", days=counted(week.rest_days, "day")) if week.rest_days else "",
        say("longest rest {days}", days=counted(week.longest_gap_days, "day"))
        if week.longest_gap_days
        else "",
        say("{count} entered later", count=week.entered_later) if week.entered_later else "",
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
    return say(
        "worst {worst}, {severe} of {answers} at 7 or more",
        worst=number(row.worst),
        severe=row.severe,
        answers=row.answers,
    )


def rating_in_words(row: RatingSummary, arrow: str = "→") -> str:
    """Before and after, such as "6 → 4"; a dash where no session has both."""
    return f"{number(row.before)} {arrow} {number(row.after)}" if row.n else MISSING


def ease_in_words(row: TenderPlace | TenderSummary) -> str:
    """Time to ease and of how many holds, such as "2 of 3 eased after 41 s"; empty without a hold."""
    if not row.holds:
        return ""
    if not row.eased:
        return say("0 of {holds} eased", holds=row.holds)
    return say(
        "{eased} of {holds} eased after {seconds} s",
        eased=row.eased,
        holds=row.holds,
        seconds=number(row.seconds_to_ease),
    )


def side_in_words(side: SideNumbers) -> str:
    """One side of a region, such as "5 tender points, in 3 of 4 sessions, 4 eased after 41 s"."""
    if not side.sessions:
        return say("not worked")
    often = say(", in {marked} of {sessions}", marked=side.marked, sessions=counted(side.sessions, "session"))
    words = counted(side.tender_points, "tender point") + often
    if not side.eased:
        return words
    eased = say("{count} eased after {seconds} s", count=side.eased, seconds=number(side.seconds_to_ease))
    return f"{words}, {eased}"
