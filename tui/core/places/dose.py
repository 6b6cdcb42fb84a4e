"""When enough was done at a place: one quiet line with its reason, from the last two days alone."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum

import msgspec

from tui.core.anatomy.body import Side, Spot
from tui.core.catalogue import marked, say
from tui.core.entries.due_question import day_of
from tui.core.entries.entry import (
    CheckIn,
    Entry,
    HoldOutcome,
    NextMorning,
    PassOutcome,
    PassResult,
    SessionEntry,
    TenderPoint,
)
from tui.core.places.findings import is_worked, touches, worked_in
from tui.core.places.history import History
from tui.core.routines.routine import Library
from tui.core.text import sentence_case

MANY_HOLDS = 4
"""Twice the two waits on one spot of a session (content.md B.1)."""
SORER_BY = 2
"""Points; less is noise (content.md B.4)."""
_LOOK_BACK = dt.timedelta(days=4)
"""Days looked back: yesterday, and the session that an answer of yesterday is about."""


class DoseReason(StrEnum):
    """Why less is suggested, the weightiest first."""

    SHARP = "sharp"
    SORER = "sorer"
    MANY = "many"


class Dose(msgspec.Struct, frozen=True, kw_only=True):
    """Less is suggested at this place; `why` is the reason in words, such as "4 holds today"."""

    place: Spot
    reason: DoseReason
    why: str

    @property
    def words(self) -> str:
        """The line, where the place is known."""
        return f"{sentence_case(self.why)}. {say(_INSTEAD[self.reason])}"

    @property
    def in_short(self) -> str:
        """The line where there is little room, such as "4 holds today: enough here."."""
        return f"{sentence_case(self.why)}: {say(_IN_SHORT[self.reason])}"

    def words_at(self, library: Library) -> str:
        """The line with its place before it."""
        where = sentence_case(library.where(self.place.region, self.place.side))
        return f"{where}: {self.why}. {say(_INSTEAD[self.reason])}"


_IN_SHORT = {
    DoseReason.SHARP: marked("rest it today."),
    DoseReason.SORER: marked("press less today."),
    DoseReason.MANY: marked("enough here."),
}
_INSTEAD = {
    DoseReason.SHARP: marked("Better another place today, or a rest day."),
    DoseReason.SORER: marked("Less pressure today, or a rest day."),
    DoseReason.MANY: marked("Enough here for today: another place, or less pressure."),
}


def dose_at(history: History, place: Spot, now: dt.datetime) -> Dose | None:
    """What speaks for less at a place now, the weightiest reason; None where nothing does."""
    lately = lately_in(history, now)
    sessions = [entry for entry in lately if isinstance(entry, SessionEntry)]
    rules = (
        (DoseReason.SHARP, _felt_sharp(history, sessions, place, now)),
        (DoseReason.SORER, _was_sorer(history, lately, place, now)),
        (DoseReason.MANY, _many_holds(sessions, place, now)),
    )
    return next((Dose(place=place, reason=reason, why=why) for reason, why in rules if why), None)


def doses_at(history: History, places: Iterable[Spot], now: dt.datetime) -> tuple[Dose, ...]:
    """What speaks for less at these places, the weightiest first; the same on both sides is one."""
    found = [dose for place in places if (dose := dose_at(history, place, now)) is not None]
    return tuple(sorted(_told_once(found), key=lambda dose: list(DoseReason).index(dose.reason)))


def first_dose(doses: Iterable[Dose], sides: Collection[Side]) -> Dose | None:
    """The weightiest of them at a place on these sides; what has no sides is worked with any."""
    reached = (*sides, Side.BOTH, Side.MIDDLE, None)
    return next((dose for dose in doses if dose.place.side in reached), None)


def dose_after(entry: SessionEntry, lately: Sequence[Entry], library: Library, now: dt.datetime) -> str:
    """What is said after a session with many holds at one place today; other reasons were told before it."""
    others = [each for each in lately if each.id != entry.id]
    history = History([*others, entry], lambda _routine, _step: None)
    marked = {Spot(point.region, side) for point in entry.tender_points for side in _each_side(point.side)}
    places = sorted(marked, key=lambda place: (place.region, place.side or ""))
    doses = [dose for dose in doses_at(history, places, now) if dose.reason is DoseReason.MANY]
    return doses[0].words_at(library) if doses else ""


def _told_once(doses: Sequence[Dose]) -> Iterator[Dose]:
    for dose in doses:
        sides = [each.place.side for each in doses if _as_both(each) == _as_both(dose)]
        if not {Side.LEFT, Side.RIGHT} <= set(sides):
            yield dose
        elif dose.place.side is Side.LEFT:
            yield _as_both(dose)


def _as_both(dose: Dose) -> Dose:
    return msgspec.structs.replace(dose, place=Spot(dose.place.region, Side.BOTH))


def entries_lately(entries: Iterable[Entry], now: dt.datetime) -> list[Entry]:
    """Those of the last few days: what is said here looks back no further."""
    return [entry for entry in entries if now - _LOOK_BACK <= entry.started_at <= now]


def _each_side(side: Side | None) -> tuple[Side | None, ...]:
    return (Side.LEFT, Side.RIGHT) if side is Side.BOTH else (side,)


def lately_in(history: History, now: dt.datetime) -> Sequence[Entry]:
    """The same, found quickly among ten years of them."""
    day, a_day = now.date(), dt.timedelta(days=1)  # a journey can make the local day one earlier or later
    return entries_lately(history.between(day - _LOOK_BACK - a_day, day + a_day), now)


def _days_ago(moment: dt.datetime, now: dt.datetime) -> int:
    """Days between, as they are felt where the person is now."""
    return (day_of(now) - day_of(moment.astimezone(now.tzinfo))).days


def _when(moment: dt.datetime, now: dt.datetime) -> str:
    return say("yesterday") if _days_ago(moment, now) else say("today")


# The rules: each gives its reason in words, or nothing


def _felt_sharp(history: History, sessions: Sequence[SessionEntry], place: Spot, now: dt.datetime) -> str:
    moments = [point.at for point in _marks(sessions, place) if point.outcome is HoldOutcome.SHARP]
    moments += [
        session.started_at for session in sessions if _is_stopped(history, session, place)
    ]  # a sharp stop without a hold makes no mark
    recent = [moment for moment in moments if 0 <= _days_ago(moment, now) <= 1]
    return say("felt sharp {when}", when=_when(max(recent), now)) if recent else ""


def _is_stopped(history: History, session: SessionEntry, place: Spot) -> bool:
    """Whether a step that works the place was stopped, and no hold of it says where it felt sharp."""
    stopped = [
        item
        for item in session.passes
        if item.outcome is PassOutcome.STOPPED and not _says_where(session, item)
    ]
    return any(
        place.region in (worked_in(session, item, history.regions_of) or ())
        and touches(item.side, place.side or Side.MIDDLE)
        for item in stopped
    )


def _says_where(session: SessionEntry, stopped: PassResult) -> bool:
    """Whether a hold of this pass felt sharp."""
    return any(
        point.step == stopped.step
        and point.outcome is HoldOutcome.SHARP
        and (stopped.side not in (Side.LEFT, Side.RIGHT) or touches(point.side, stopped.side))
        for point in session.tender_points
    )


def _was_sorer(history: History, lately: Sequence[Entry], place: Spot, now: dt.datetime) -> str:
    """The latest answer about this place decides: a better morning takes the worse one back."""
    sessions = {entry.id: entry for entry in lately if isinstance(entry, SessionEntry)}
    answers = [entry for entry in lately if isinstance(entry, CheckIn) and entry.next_morning is not None]
    for answer in reversed(answers):
        session = sessions.get(answer.after_session or "")
        if _days_ago(answer.started_at, now) <= 1 and _is_about(history, answer, session, place):
            return _sorer_in_words(answer, session, place)
    return ""


def _is_about(history: History, answer: CheckIn, session: SessionEntry | None, place: Spot) -> bool:
    side = place.side or Side.MIDDLE
    if any(rating.region == place.region and touches(rating.side, side) for rating in answer.ratings):
        return True
    return session is not None and is_worked(history.sides_worked(session).get(place.region, ()), side)


def _sorer_in_words(answer: CheckIn, session: SessionEntry | None, place: Spot) -> str:
    side = place.side or Side.MIDDLE
    for rating in answer.ratings:
        if rating.region != place.region or not touches(rating.side, side) or session is None:
            continue
        before = [each.before for each in session.ratings if each.region == place.region]
        if before and before[0] is not None and rating.now - before[0] >= SORER_BY:
            return say("sorer the next morning ({now}, was {before})", now=rating.now, before=before[0])
    return say("worse the next morning") if answer.next_morning is NextMorning.WORSE else ""


def _many_holds(sessions: Sequence[SessionEntry], place: Spot, now: dt.datetime) -> str:
    """Of one spot: what was given no name may be any of them, spots of other names are others."""
    spots = Counter(point.spot for point in _marks(sessions, place) if _days_ago(point.at, now) == 0)
    count = spots.pop("", 0) + max(spots.values(), default=0)
    return say("{count} holds today", count=count) if count >= MANY_HOLDS else ""


def _marks(sessions: Iterable[SessionEntry], place: Spot) -> Iterator[TenderPoint]:
    side = place.side or Side.MIDDLE
    for session in sessions:
        for point in session.tender_points:
            if point.region == place.region and touches(point.side, side):
                yield point
