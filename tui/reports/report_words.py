"""Words and numbers of a report, the same in every format."""

import datetime as dt

from tui.core.catalogue import marked, say
from tui.core.reporting.report import Report
from tui.core.reporting.report_parts import PART_WORDS, Part
from tui.core.routines.routine import Library
from tui.core.text import clean_line
from tui.core.weeks.week_records import Number, RatingSummary, SideNumbers
from tui.core.weeks.week_words import MISSING
from tui.core.weeks.week_words import number as number  # said by every format in the same words
from tui.core.words import MONTHS, counted, minutes, place_in_words

TITLE = "Unknot report"
SELF_RECORDED = marked("Self-recorded, not a medical record.")
SCALE = marked("Soreness from 0, not at all, to 10, as sore as it could be.")
NOTHING = marked("Nothing was noted in these days.")
NO_NUMBER = MISSING


def period(report: Report) -> str:
    """The days it is about, such as "26 Oct - 22 Nov 2026, 28 days"."""
    first, last = report.request.first, report.request.last
    year = "" if first.year == last.year else f" {first.year}"
    end = f"{last.day} {say(MONTHS[last.month - 1])} {last.year}"
    start = "" if first == last else f"{first.day} {say(MONTHS[first.month - 1])}{year} - "
    return f"{start}{end}, {counted(report.request.days, 'day')}"


def short_day(day: dt.date) -> str:
    """A day without its year, such as "22 Nov"."""
    return f"{day.day} {say(MONTHS[day.month - 1])}"


def places_told(report: Report, library: Library) -> str:
    """Which regions it is about."""
    names = [clean_line(library.region_name(region)) for region in report.request.regions]
    return say("only {places}", places=", ".join(names)) if names else say("all places")


def amounts(report: Report) -> str:
    """How much there is to tell from: sessions, minutes, check-ins."""
    told = report.summary
    worked = f", {minutes(told.seconds_worked)} min" if told.sessions else ""
    return f"{counted(told.sessions, 'session')}{worked}, {counted(told.check_ins, 'check-in')}"


def days_told(report: Report) -> str:
    """Days with and without a session, and the longest rest.

    About some regions it claims no rest: a day without a session there may have had one elsewhere.
    """
    told = report.summary
    if report.request.regions:
        return say("{count} with a session there", count=told.active_days)
    known = say("{count} with a session, {rest} of rest", count=told.active_days, rest=told.rest_days)
    if not told.longest_gap_days:
        return known
    return f"{known}, {say('longest rest {days}', days=counted(told.longest_gap_days, 'day'))}"


def entered_later(report: Report) -> str:
    """How many entries were written down afterwards; empty for none."""
    later = report.summary.entered_later
    entries = report.summary.sessions + report.summary.check_ins
    return say("{later} of {entries} entries", later=later, entries=entries) if later else ""


def left_out(report: Report) -> str:
    """What the person left out of it; empty for nothing."""
    names = [say(PART_WORDS[part]) for part in Part if part in report.request.without]
    return say("Left out on request: {parts}.", parts=", ".join(names)) if names else ""


def seconds(value: Number | None) -> str:
    """Seconds, or a dash."""
    return NO_NUMBER if value is None else f"{value:g} s"


def severe(row: RatingSummary) -> str:
    """How many answers were at 7 or more, such as "3 of 9"."""
    if not row.answers:
        return NO_NUMBER
    return say("{severe} of {answers}", severe=row.severe, answers=row.answers)


def ease_of_side(side: SideNumbers) -> str:
    """How long its holds took to ease, with their number, such as "41 s (n 3)"; a dash where none eased."""
    return f"{seconds(side.seconds_to_ease)} (n {side.eased})" if side.eased else NO_NUMBER


def in_the_way(report: Report) -> str:
    """How much it got in the way; empty where that was never answered."""
    told = report.summary.interference
    if not told.n:
        return ""
    return say(
        "median {median}, worst {worst} of 10, n {n}",
        median=number(told.median),
        worst=number(told.worst),
        n=told.n,
    )


def mornings(report: Report) -> str:
    """How it was the mornings after; empty where that was never answered."""
    told = report.summary.next_mornings
    if not told.n:
        return ""
    return say(
        "better {better}, same {same}, worse {worse}, n {n}",
        better=told.better,
        same=told.same,
        worse=told.worse,
        n=told.n,
    )


def rated_after(report: Report, library: Library) -> str:
    """The places that have no number but one from right after a session; empty for none."""
    places = [place_in_words(library, row.region, row.side) for row in report.rated_after]
    return clean_line(", ".join(places))


def words_used(report: Report) -> str:
    """The words given to tender points, with how often; empty for none."""
    words = ", ".join(f'"{each.name}" {each.times}' for each in report.words)
    return f"{words}, n {report.described}" if report.words else ""


def routines_done(report: Report) -> str:
    """The routines with how often; empty for none."""
    return ", ".join(f"{each.name} {each.times}" for each in report.routines)


def ease_of_all(report: Report) -> str:
    """How long holds took to ease, over all places; empty where none eased."""
    told = report.summary
    if not told.eased:
        return ""
    return say("{seconds}, median of n {n} that eased", seconds=seconds(told.seconds_to_ease), n=told.eased)
