"""Which question is due, if any: one a day at most, and never one that was answered or passed over."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from tui.core.anatomy.body import Spot, rated_side
from tui.core.entries.entry import CheckIn, Entry, Moment, SessionEntry, without_copies
from tui.core.routines.plan import BOTH_SIDES
from tui.core.routines.routine import Library

DAY_TURNS_AT = dt.timedelta(hours=4)
"""Whoever is still up after midnight is in the evening of the day before."""
WEEKLY_DAYS = 7
"""Days from one weekly question to the next."""
LATELY_DAYS = 14
"""Nobody is asked for weeks in which the journal was left alone."""
WORKED_AT_LEAST = 30
"""Seconds of a session, holds included, before there is a morning after it to ask about."""
AHEAD_AT_MOST = 2
"""Days that the farthest travel can take back; a day further ahead was told by a clock that was wrong."""


class QuestionsAsked(msgspec.Struct, frozen=True, kw_only=True):
    """When a question was last put, answered or not: any of them, and the weekly one."""

    last: Moment | None = None
    weekly: Moment | None = None


class MorningAfter(msgspec.Struct, frozen=True):
    """How it is after this session; `place` is where a number is asked for, None where none is known."""

    session: SessionEntry
    place: Spot | None = None


class OnceAWeek(msgspec.Struct, frozen=True):
    """How much it got in the way these days, 0 to 10."""


DueQuestion = MorningAfter | OnceAWeek


def day_of(moment: dt.datetime) -> dt.date:
    """The day a moment belongs to, in the zone it carries, as it is felt: from four in the morning."""
    return (moment - DAY_TURNS_AT).date()


def due_question(
    entries: Sequence[Entry], asked: QuestionsAsked, now: dt.datetime, library: Library
) -> DueQuestion | None:
    """What may be asked now; the weekly question takes the place of the day's."""
    known = [entry for entry in without_copies(entries) if entry.started_at <= now]
    if _was_asked_today(asked, now) or any(_answers_today(entry, now) for entry in known):
        return None
    if _weekly_is_due(known, asked, now):
        return OnceAWeek()
    session = session_of_yesterday(known, now)
    if session is None or session.unattended or morning_is_answered(known, session):
        return None
    return MorningAfter(session, place_to_rate(session, library))


def with_question(asked: QuestionsAsked, question: DueQuestion, now: dt.datetime) -> QuestionsAsked:
    """What to remember before it is put: passed over counts as asked."""
    return QuestionsAsked(last=now, weekly=now if isinstance(question, OnceAWeek) else asked.weekly)


def session_of_yesterday(entries: Sequence[Entry], now: dt.datetime) -> SessionEntry | None:
    """The latest session, where it was of the day before; None where it was earlier, or is of today.

    One in which hardly anything was worked is passed over.
    """
    sessions = (entry for entry in entries if isinstance(entry, SessionEntry) and _is_worked(entry))
    latest = max(sessions, key=lambda each: (each.started_at, each.id), default=None)
    if latest is None:
        return None
    days = _days_felt(latest.started_at, now)
    yesterday = day_of(now) - dt.timedelta(days=1)
    return latest if yesterday in days and day_of(now) not in days else None


def _is_worked(session: SessionEntry) -> bool:
    return session.seconds_worked + session.seconds_held >= WORKED_AT_LEAST


def morning_is_answered(entries: Sequence[Entry], session: SessionEntry) -> bool:
    """Whether the morning after it was told, here or on the command line."""
    answers = (entry for entry in entries if isinstance(entry, CheckIn) and entry.next_morning is not None)
    return any(answer.after_session == session.id for answer in answers)


def place_to_rate(session: SessionEntry, library: Library) -> Spot | None:
    """Where a number says most: what was sorest before, else what was tender, else what was worked first."""
    rated = [rating for rating in session.ratings if rating.before is not None]
    if rated:
        sorest = max(rated, key=lambda rating: rating.before or 0)
        return Spot(sorest.region, sorest.side)
    if session.tender_points:
        point = session.tender_points[0]
        return Spot(point.region, point.side)
    region = _first_worked(session, library)
    if region is None:
        return None
    worked = {item.side for item in session.passes if item.seconds}
    done = [side for side in BOTH_SIDES if side in worked]
    return Spot(region, rated_side(library.region(region), done, None))


def _first_worked(session: SessionEntry, library: Library) -> str | None:
    """What its routine names first of what was worked; of a routine not known now, what was worked first."""
    routine = library.routine(session.routine)
    named = routine.regions if routine else ()
    worked = dict.fromkeys(region for item in session.passes if item.seconds for region in item.regions or ())
    return next(iter([*(region for region in named if region in worked), *worked, *named]), None)


def _days_felt(moment: dt.datetime, now: dt.datetime) -> tuple[dt.date, dt.date]:
    """Its day where it was, and where the person is now: they differ after a journey."""
    return day_of(moment), day_of(moment.astimezone(now.tzinfo))


def _last_day(moment: dt.datetime, now: dt.datetime) -> dt.date | None:
    """The later of its two days; None where only a clock that was wrong can have told it."""
    day = max(_days_felt(moment, now))
    return day if (day - day_of(now)).days <= AHEAD_AT_MOST else None


def _was_asked_today(asked: QuestionsAsked, now: dt.datetime) -> bool:
    day = None if asked.last is None else _last_day(asked.last, now)
    return day is not None and day >= day_of(now)


def _answers_today(entry: Entry, now: dt.datetime) -> bool:
    """Whether what would be asked was told today already, wherever: on another machine, or unasked."""
    if not isinstance(entry, CheckIn) or (entry.next_morning is None and entry.interference is None):
        return False
    return max(_days_felt(entry.started_at, now)) >= day_of(now)


def _weekly_is_due(known: Sequence[Entry], asked: QuestionsAsked, now: dt.datetime) -> bool:
    """Seven days after it was asked or told, else after the first entry; only while the journal is used."""
    if not known:
        return False
    today = day_of(now)
    first, latest = known[0], max(known, key=lambda entry: entry.started_at)
    told = [entry for entry in known if isinstance(entry, CheckIn) and entry.interference is not None]
    moments = [each for each in (asked.weekly, *(entry.started_at for entry in told[-1:])) if each]
    days = [day for moment in moments if (day := _last_day(moment, now))]
    since = max(days, default=day_of(first.started_at))
    lately = (today - max(_days_felt(latest.started_at, now))).days <= LATELY_DAYS
    return lately and (today - since).days >= WEEKLY_DAYS
