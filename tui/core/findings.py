"""What the journal knows of one place on the body: how often it was tender, and how it went last time."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from enum import StrEnum

import msgspec

from tui.core.body import Side, Spot
from tui.core.entry import (
    Entry,
    HoldOutcome,
    PassOutcome,
    PassResult,
    SessionEntry,
    TenderPoint,
    without_copies,
)
from tui.core.routine import Library, Motion
from tui.core.words import counted, hold_in_words

SESSIONS_LOOKED_AT = 5
"""How many of the last sessions that worked a place tell its recurrence (product.md 6)."""

RegionsOf = Callable[[str, str], tuple[str, ...] | None]
"""Routine id and step id to the regions that step works; None where the routine or step is not known now."""


class Recurrence(StrEnum):
    """Whether a tender place comes back, over the last five sessions that worked it."""

    NEW = "new"
    RECURRING = "recurring"
    FADING = "fading"
    QUIET = "quiet"


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What was found at a place: tender in `count` of the last `worked` sessions that worked it.

    `last_*` tell of the latest mark ever. `previous_seconds_held` is the last hold of an earlier session
    that eased: what "was 70 s" compares with.
    """

    spot: Spot
    count: int
    worked: int
    recurrence: Recurrence
    last_on: dt.date
    last_seconds_held: int
    last_outcome: HoldOutcome
    previous_seconds_held: int | None = None

    @property
    def how_often(self) -> str:
        """How often in words, such as "tender in 3 of 5 sessions"."""
        return f"tender in {self.count} of {counted(self.worked, 'session')}"

    @property
    def last_hold(self) -> str:
        """The last hold in words, such as "eased after 41 s, was 70 s"."""
        words = hold_in_words(self.last_outcome, self.last_seconds_held)
        comparable = self.last_outcome is HoldOutcome.EASED and self.previous_seconds_held is not None
        return f"{words}, was {self.previous_seconds_held} s" if comparable else words


class Visit(msgspec.Struct, frozen=True):
    """A session that worked a place, with the marks it made there, oldest first."""

    session: SessionEntry
    marks: tuple[TenderPoint, ...]


def regions_of_library(library: Library) -> RegionsOf:
    """Look steps up in the routines loaded now; a step that only takes a position works nothing."""
    known = {
        (routine.id, step.id): () if step.motion is Motion.POSITION else step.regions
        for routine in library.routines
        for step in routine.steps
    }
    return lambda routine, step: known.get((routine, step))


def local_date(entry: Entry) -> dt.date:
    """The day an entry belongs to: that of its start, in the zone it started in."""
    return entry.started_at.date()


def heat(entries: Iterable[Entry], since: dt.date) -> dict[Spot, int]:
    """Tender points by place in the sessions that started on `since` or later; `both` counts on each side."""
    counted: Counter[Spot] = Counter()
    for entry in _sessions(entries):
        if local_date(entry) >= since:
            for point in entry.tender_points:
                counted.update(Spot(point.region, side) for side in _single_sides(point.side))
    return dict(counted)


def finding(entries: Iterable[Entry], spot: Spot, regions_of: RegionsOf) -> Finding | None:
    """What was found at a place, None where it was never marked."""
    return finding_of(spot, tuple(visits(entries, spot, regions_of)))


def finding_of(spot: Spot, visited: tuple[Visit, ...]) -> Finding | None:
    """The finding of a place from the visits to it, latest first."""
    marked = [visit for visit in visited if visit.marks]
    if not marked:
        return None
    recent = visited[:SESSIONS_LOOKED_AT]
    last = marked[0].marks[-1]
    eased_before = (
        mark.seconds_held
        for visit in marked[1:]
        for mark in reversed(visit.marks)
        if mark.outcome is HoldOutcome.EASED
    )
    return Finding(
        spot=spot,
        count=sum(bool(visit.marks) for visit in recent),
        worked=len(recent),
        recurrence=_recurrence(recent, marked),
        last_on=local_date(marked[0].session),
        last_seconds_held=last.seconds_held,
        last_outcome=last.outcome,
        previous_seconds_held=next(eased_before, None),
    )


def _recurrence(recent: tuple[Visit, ...], marked: list[Visit]) -> Recurrence:
    count = sum(bool(visit.marks) for visit in recent)
    if not count:
        return Recurrence.QUIET
    if recent[0].marks:
        return Recurrence.RECURRING if len(marked) > 1 else Recurrence.NEW
    return Recurrence.RECURRING if count >= 3 else Recurrence.FADING


def visits(entries: Iterable[Entry], spot: Spot, regions_of: RegionsOf) -> Iterator[Visit]:
    """The sessions that worked a place, latest first; beyond the last five only those that marked it.

    Older sessions without a mark say nothing of a place, and leaving them out keeps ten years quick.
    """
    side = spot.side or Side.MIDDLE
    found = 0
    for session in sorted(_sessions(entries), key=lambda each: (each.started_at, each.id), reverse=True):
        here = [point for point in session.tender_points if point.region == spot.region]
        marked = covers({point.side or Side.MIDDLE for point in here}, side)
        looked_at = found < SESSIONS_LOOKED_AT
        if marked or (looked_at and _is_worked(session, spot.region, side, regions_of)):
            found += 1
            yield Visit(session, tuple(point for point in here if marked and _touches(point.side, side)))


def _sessions(entries: Iterable[Entry]) -> Iterator[SessionEntry]:
    return (entry for entry in without_copies(entries) if isinstance(entry, SessionEntry))


def _is_worked(session: SessionEntry, region: str, side: Side, regions_of: RegionsOf) -> bool:
    sides = worked_sides(session, region, regions_of)
    return bool(sides) if side is Side.MIDDLE else covers(sides, side)


def worked_sides(session: SessionEntry, region: str, regions_of: RegionsOf) -> frozenset[Side]:
    """The sides on which a session worked a region: passes that ran and were not skipped, and every mark.

    A pass without a side reaches the middle only. Where the routine is not known now, what was rated stands
    for what was worked.
    """
    sides = {point.side for point in session.tender_points if point.region == region}
    resolved = [(regions_of(session.routine, item.step), item) for item in _passes_that_ran(session)]
    sides.update(item.side for regions, item in resolved if regions and region in regions)
    if resolved and all(regions is None for regions, _ in resolved):
        sides.update(rating.side for rating in session.ratings if rating.region == region)
    return frozenset(side or Side.MIDDLE for side in sides)


def _passes_that_ran(session: SessionEntry) -> Iterator[PassResult]:
    return (item for item in session.passes if item.seconds > 0 and item.outcome is not PassOutcome.SKIPPED)


def regions_of_entry(entry: Entry, regions_of: RegionsOf) -> set[str]:
    """The regions an entry is about: those it rated, those it marked, and those its passes worked."""
    regions = {rating.region for rating in entry.ratings}
    if isinstance(entry, SessionEntry):
        regions |= {point.region for point in entry.tender_points}
        for item in _passes_that_ran(entry):
            regions.update(regions_of(entry.routine, item.step) or ())
    return regions


def covers(sides: Collection[Side], side: Side) -> bool:
    """Whether marks or work on these sides count for this one: `both` is left and right together."""
    if side is Side.BOTH:
        return Side.BOTH in sides or {Side.LEFT, Side.RIGHT} <= set(sides)
    return side in sides or (side in (Side.LEFT, Side.RIGHT) and Side.BOTH in sides)


def _touches(mark: Side | None, side: Side) -> bool:
    return bool(set(_single_sides(mark)) & set(_single_sides(side)))


def _single_sides(side: Side | None) -> tuple[Side, ...]:
    return (Side.LEFT, Side.RIGHT) if side is Side.BOTH else (side or Side.MIDDLE,)
