"""What the journal knows of one place on the body: how often it was tender, and how it went last time."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from enum import StrEnum

import msgspec

from tui.core.anatomy.body import Side, Spot
from tui.core.catalogue import marked, say
from tui.core.entries.entry import (
    Entry,
    HoldOutcome,
    PassOutcome,
    PassResult,
    Rating,
    SessionEntry,
    TenderPoint,
    without_copies,
)
from tui.core.routines.routine import Library
from tui.core.words import hold_in_words

SESSIONS_LOOKED_AT = 5
"""How many of the last sessions that worked a place tell its recurrence (product.md 6)."""

RegionsOf = Callable[[str, str], tuple[str, ...] | None]
"""Routine id and step id to the regions that step works; None where the routine or step is not known now."""


class Recurrence(StrEnum):
    """Whether a tender place comes back, over the last five sessions that worked it."""

    NEW = marked("new")
    RECURRING = marked("recurring")
    FADING = marked("fading")
    QUIET = marked("quiet")
    UNKNOWN = marked("unknown")
    """Marked in the latest session; whether for the first time cannot be told, for not all could be read."""


class SpotFinding(msgspec.Struct, frozen=True, kw_only=True):
    """A named spot of a place: marked by this name in `count` of the last `worked` sessions there.

    `last_*` tell of the latest mark by this name.
    """

    spot: str
    count: int
    worked: int
    recurrence: Recurrence
    last_on: dt.date
    last_seconds_held: int
    last_outcome: HoldOutcome

    @property
    def last_hold(self) -> str:
        """The last hold in words, such as "eased after 41 s"."""
        return hold_in_words(self.last_outcome, self.last_seconds_held)


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What was found at a place: tender in `count` of the last `worked` sessions that worked it.

    `last_*` tell of the latest mark ever; `last_spot` is "" where that has no name. `previous_seconds_held`
    is the last hold of an earlier session that eased: what "was 70 s" compares with. `spots` are those with
    a name, the latest marked first.
    """

    spot: Spot
    count: int
    worked: int
    recurrence: Recurrence
    last_on: dt.date
    last_at: dt.datetime
    last_seconds_held: int
    last_outcome: HoldOutcome
    previous_seconds_held: int | None = None
    last_step: str = ""
    last_spot: str = ""
    spots: tuple[SpotFinding, ...] = ()

    @property
    def last_hold(self) -> str:
        """The last hold in words, such as "eased after 41 s, was 70 s"."""
        words = hold_in_words(self.last_outcome, self.last_seconds_held)
        comparable = self.last_outcome is HoldOutcome.EASED and self.previous_seconds_held is not None
        return (
            say("{now}, was {seconds} s", now=words, seconds=self.previous_seconds_held)
            if comparable
            else words
        )

    def spot_called(self, name: str) -> SpotFinding | None:
        """The spot of this name; None where it was never marked by it."""
        return next((each for each in self.spots if each.spot == name), None)


def regions_of_library(library: Library) -> RegionsOf:
    """Look steps up in the routines loaded now; a step that only takes a position works nothing."""
    known = {(routine.id, step.id): step.worked for routine in library.routines for step in routine.steps}
    return lambda routine, step: known.get((routine, step))


def worked_in(session: SessionEntry, item: PassResult, regions_of: RegionsOf) -> tuple[str, ...] | None:
    """What a pass worked: what it says itself, else what its step works now; None where neither is known."""
    return regions_of(session.routine, item.step) if item.regions is None else item.regions


def local_date(entry: Entry) -> dt.date:
    """The day an entry belongs to: that of its start, in the zone it started in."""
    day = entry.started_at.date()
    return day if type(day) is dt.date else dt.date(day.year, day.month, day.day)  # pendulum has its own


def heat(entries: Iterable[Entry], since: dt.date) -> dict[Spot, int]:
    """Tender points by place in the sessions that started on `since` or later; `both` counts on each side."""
    sessions = (entry for entry in without_copies(entries) if isinstance(entry, SessionEntry))
    return heat_of(session for session in sessions if local_date(session) >= since)


def heat_of(sessions: Iterable[SessionEntry]) -> dict[Spot, int]:
    """Tender points by place in these sessions; `both` counts on each side."""
    marks: Counter[Spot] = Counter()
    for session in sessions:
        for point in session.tender_points:
            marks.update(Spot(point.region, side) for side in single_sides(point.side))
    return dict(marks)


def recurrence_of(marked: Sequence[bool], *, is_first_mark: bool) -> Recurrence:
    """The recurrence of a place that was ever marked, from its last sessions, the latest first.

    `is_first_mark` where the latest session with a mark is also the first that ever had one.
    """
    count = sum(marked)
    if not count:
        return Recurrence.QUIET
    if marked[0]:
        return Recurrence.NEW if is_first_mark else Recurrence.RECURRING
    return Recurrence.RECURRING if count >= 3 else Recurrence.FADING


def is_worked(sides: Collection[Side], side: Side) -> bool:
    """Whether work on these sides of a region reached a place; the middle is reached from any."""
    return bool(sides) if side is Side.MIDDLE else covers(sides, side)


def sides_by_region(session: SessionEntry, regions_of: RegionsOf) -> dict[str, frozenset[Side]]:
    """The sides on which a session worked each region: passes that ran and were not skipped, and every mark.

    A pass without a side reaches the middle only. Where no pass says what it worked and the routine is not
    known now, what was rated stands for what was worked.
    """
    sides: dict[str, set[Side]] = {}
    resolved = [(worked_in(session, item, regions_of), item) for item in passes_that_ran(session)]
    for regions, item in resolved:
        for region in regions or ():
            sides.setdefault(region, set()).add(item.side or Side.MIDDLE)
    told: list[TenderPoint | Rating] = [*session.tender_points]
    if resolved and all(regions is None for regions, _ in resolved):
        told += session.ratings
    for each in told:
        sides.setdefault(each.region, set()).add(each.side or Side.MIDDLE)
    return {region: frozenset(found) for region, found in sides.items()}


def regions_told(session: SessionEntry, regions_of: RegionsOf) -> frozenset[str] | None:
    """The regions a session can have worked, at a quick look; None where it does not say for some pass."""
    told = {point.region for point in session.tender_points}
    for item in session.passes:
        regions = worked_in(session, item, regions_of)
        if regions is None:
            return None
        told.update(regions)
    return frozenset(told)


def marks_at(session: SessionEntry, place: Spot, name: str | None = None) -> tuple[TenderPoint, ...]:
    """The marks by which a session marked a place, or the spot of that name there; oldest first.

    A place on both sides is marked by a mark on both, or by one on each.
    """
    side = place.side or Side.MIDDLE
    here = [
        point
        for point in session.tender_points
        if point.region == place.region and (name is None or point.spot == name)
    ]
    if not covers({point.side or Side.MIDDLE for point in here}, side):
        return ()
    return tuple(point for point in here if touches(point.side, side))


def passes_that_ran(session: SessionEntry) -> Iterator[PassResult]:
    """Those in which anything was done, and that were not skipped."""
    return (item for item in session.passes if item.seconds > 0 and item.outcome is not PassOutcome.SKIPPED)


def regions_of_entry(entry: Entry, regions_of: RegionsOf) -> set[str]:
    """The regions an entry is about: those it rated, those it marked, and those its passes worked."""
    regions = {rating.region for rating in entry.ratings}
    if isinstance(entry, SessionEntry):
        regions |= {point.region for point in entry.tender_points}
        for item in passes_that_ran(entry):
            regions.update(worked_in(entry, item, regions_of) or ())
    return regions


def covers(sides: Collection[Side], side: Side) -> bool:
    """Whether marks or work on these sides count for this one: `both` is left and right together."""
    if side is Side.BOTH:
        return Side.BOTH in sides or {Side.LEFT, Side.RIGHT} <= set(sides)
    return side in sides or (side in (Side.LEFT, Side.RIGHT) and Side.BOTH in sides)


def touches(mark: Side | None, side: Side) -> bool:
    """Whether a mark is on this side at all: one on both sides is on each of them."""
    return bool(set(single_sides(mark)) & set(single_sides(side)))


def single_sides(side: Side | None) -> tuple[Side, ...]:
    """Left and right for both of them, and the middle where there is no side."""
    return (Side.LEFT, Side.RIGHT) if side is Side.BOTH else (side or Side.MIDDLE,)
