"""The journal laid out for questions about days and places; made once for ten years of entries."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice, pairwise

import msgspec

from tui.core.anatomy.body import Side, Spot
from tui.core.entries.entry import Entry, HoldOutcome, SessionEntry, TenderPoint, without_copies
from tui.core.entries.journal import begin_alike
from tui.core.places.findings import (
    SESSIONS_LOOKED_AT,
    Finding,
    Recurrence,
    RegionsOf,
    SpotFinding,
    heat_of,
    is_worked,
    local_date,
    marks_at,
    recurrence_of,
    regions_told,
    sides_by_region,
)

PART = 2_000
"""Entries that are looked through in one go where something else wants a turn: some 5 ms."""
_A_DAY = 86_400
_LAST_DAY = dt.date(9998, 12, 31)
_EPOCH = dt.date(1970, 1, 1).toordinal()


class Visit(msgspec.Struct, frozen=True):
    """A session that marked a place, with the marks it made there, oldest first."""

    session: SessionEntry
    marks: tuple[TenderPoint, ...]


class HowOften(msgspec.Struct, frozen=True):
    """Marked in `count` of the last `worked` sessions, at most five, that worked a place."""

    count: int
    worked: int
    recurrence: Recurrence


class Longer(msgspec.Struct, frozen=True):
    """A journal of which the entries from a day (UTC) on are known; where these do not tell, all are read."""

    since: dt.date
    read: Callable[[], Iterable[Entry]]


class History:
    """All entries, copies left out, oldest first; places are asked for with the day to look back from.

    It never changes: once the journal did, make another. What is asked for is looked up then, and kept.
    A name asks for the marks of that very spot, "" being those without one; None for all of a place.
    """

    def __init__(self, entries: Iterable[Entry], regions_of: RegionsOf, longer: Longer | None = None) -> None:
        """Sort what the journal holds; `regions_of` says what a step works where a pass does not.

        With `longer` these are only its latest entries, and every answer is the same.
        """
        entries = list(entries)
        if longer is not None and _do_not_stand_alone(entries, longer.since):
            entries, longer = list(longer.read()), None
        self._longer = longer
        counted = without_copies(entries)
        times = [entry.started_at.timestamp() for entry in counted]
        if any(later <= time for time, later in pairwise(times)):  # a journal gives them in their order
            counted.sort(key=lambda entry: (entry.started_at.timestamp(), entry.id))
            times.sort()
        self._latest: tuple[Entry, ...] = tuple(counted)
        self.regions_of = regions_of
        self._times = times
        self._sides: dict[int, dict[str, frozenset[Side]]] = {}
        self._told: dict[int, frozenset[str] | None] = {}
        self._found: dict[tuple[Spot, dt.date], Finding | None] = {}
        self._marked_at: dict[str, dict[str | None, list[int]]] | None = None

    def continued(self, entries: Iterable[Entry]) -> "History":
        """The history of a journal that has changed since; what is known of what did not is taken over."""
        history = History(entries, self.regions_of)
        alike = begin_alike(self._latest, history._latest)
        if self._longer is None and alike:
            history._take_over(self, alike)
        return history

    def _take_over(self, before: "History", alike: int) -> None:
        """What another history knows of its first entries, which are those of this one too."""
        self._sides, self._told = dict(before._sides), dict(before._told)
        for other in before._latest[alike:]:  # by what they are known may be that of a new entry one day
            self._sides.pop(id(other), None)
            self._told.pop(id(other), None)
        if before._marked_at is not None:
            self._marked_at = _marks_until(alike, before._marked_at)
            for index, entry in enumerate(self._latest[alike:], alike):
                if isinstance(entry, SessionEntry):
                    _mark(self._marked_at, index, entry)

    @cached_property
    def _before(self) -> "History | None":
        """What was before the latest entries, where there can be anything."""
        if self._longer is None:
            return None
        since = _utc_midnight(self._longer.since)
        entries = without_copies(self._longer.read())
        return History((each for each in entries if each.started_at.timestamp() < since), self.regions_of)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them."""
        return self._latest if self._before is None else self._before.entries + self._latest

    def backwards(self) -> Iterator[Entry]:
        """All entries, the latest first."""
        yield from reversed(self._latest)
        if self._before is not None:
            yield from self._before.backwards()

    def look_for_marks(self) -> Iterator[None]:
        """Find out which entries marked which region, in parts of PART entries, before any asks."""
        if self._marked_at is not None:
            return
        marked_at: dict[str, dict[str | None, list[int]]] = {}
        for index, entry in enumerate(self._latest):
            if index % PART == PART - 1:
                yield
            if isinstance(entry, SessionEntry):
                _mark(marked_at, index, entry)
        self._marked_at = marked_at

    @property
    def first_day(self) -> dt.date | None:
        """The first local day that has an entry; None of an empty journal."""
        before = None if self._before is None else self._before.first_day
        return min((day for day in (before, self._first_of_latest) if day is not None), default=None)

    def first_day_up_to(self, day: dt.date) -> dt.date | None:
        """The same for who only compares it with days from this one on: this day, where it is no later."""
        first = self._first_of_latest
        return day if first is not None and first <= day else self.first_day

    @property
    def _first_of_latest(self) -> dt.date | None:
        if not self._latest:
            return None
        near = bisect_left(self._times, self._times[0] + 2 * _A_DAY)  # two zones are never that far apart
        return min(local_date(entry) for entry in self._latest[:near])

    def between(self, first: dt.date, last: dt.date) -> Sequence[Entry]:
        """The entries whose own local day is from `first` to `last`, both included, oldest first."""
        start = bisect_left(self._times, _utc_midnight(first) - _A_DAY)
        near = self._latest[start : self._end_of(last)]
        found = [entry for entry in near if first <= local_date(entry) <= last]
        if self._longer is None or first > self._longer.since or self._before is None:
            return found
        return [*self._before.between(first, last), *found]

    def sides_worked(self, session: SessionEntry) -> Mapping[str, frozenset[Side]]:
        """The sides on which a session of this history worked each region."""
        found = self._sides.get(id(session))
        if found is None:
            found = self._sides[id(session)] = sides_by_region(session, self.regions_of)
        return found

    def heat(self, first: dt.date, last: dt.date = _LAST_DAY) -> dict[Spot, int]:
        """Tender points by place from `first` to `last`; one on both sides counts on each."""
        return heat_of(entry for entry in self.between(first, last) if isinstance(entry, SessionEntry))

    def sessions_that_worked(
        self, place: Spot, until: dt.date = _LAST_DAY, limit: int = SESSIONS_LOOKED_AT
    ) -> list[SessionEntry]:
        """The last sessions up to the day `until` that worked a place, the latest first."""
        side = place.side or Side.MIDDLE
        worked = (
            session
            for session in self._back_from(until)
            if self._may_have_worked(session, place.region)
            and is_worked(self.sides_worked(session).get(place.region, ()), side)
        )
        found = list(islice(worked, limit))
        if len(found) < limit and self._before is not None:
            found += self._before.sessions_that_worked(place, until, limit - len(found))
        return found

    def marked_visits(
        self, place: Spot, until: dt.date = _LAST_DAY, name: str | None = None
    ) -> Iterator[Visit]:
        """The sessions up to a day that marked a place, the latest first, with those marks."""
        indices = self._marks.get(place.region, {}).get(name, [])
        for index in reversed(indices[: bisect_left(indices, self._end_of(until))]):
            session = self._latest[index]
            if isinstance(session, SessionEntry) and local_date(session) <= until:
                marks = marks_at(session, place, name)
                if marks:
                    yield Visit(session, marks)
        if self._before is not None:
            yield from self._before.marked_visits(place, until, name)

    def how_often(self, place: Spot, until: dt.date = _LAST_DAY, name: str | None = None) -> HowOften | None:
        """How often a place, or a spot of it, comes back; None where it was never marked."""
        latest = list(islice(self.marked_visits(place, until, name), 2))
        if not latest:
            return None
        marked = [bool(marks_at(each, place, name)) for each in self.sessions_that_worked(place, until)]
        recurrence = recurrence_of(marked, is_first_mark=len(latest) == 1)
        return HowOften(sum(marked), len(marked), recurrence)

    def finding(self, place: Spot, until: dt.date = _LAST_DAY) -> Finding | None:
        """What was found at a place up to a day; None where it was never marked."""
        asked = place, until
        if asked not in self._found:
            self._found[asked] = self._find(place, until)
        return self._found[asked]

    def _find(self, place: Spot, until: dt.date) -> Finding | None:
        how_often = self.how_often(place, until)
        if how_often is None:
            return None
        visits = self.marked_visits(place, until)
        latest = next(visits)
        mark = latest.marks[-1]
        return Finding(
            spot=place,
            count=how_often.count,
            worked=how_often.worked,
            recurrence=how_often.recurrence,
            last_on=local_date(latest.session),
            last_at=mark.at,
            last_seconds_held=mark.seconds_held,
            last_outcome=mark.outcome,
            previous_seconds_held=next(_eased_holds(visits), None),
            last_step=mark.step,
            last_spot=mark.spot,
            spots=self._named_spots(place, until),
        )

    def _named_spots(self, place: Spot, until: dt.date) -> tuple[SpotFinding, ...]:
        names = sorted(name for name in self._names_in(place.region) if name)
        visits = [(name, next(self.marked_visits(place, until, name), None)) for name in names]
        marked = [(name, visit) for name, visit in visits if visit is not None]
        marked.sort(key=lambda each: each[1].session.started_at, reverse=True)
        found = [(name, visit, self.how_often(place, until, name)) for name, visit in marked]
        return tuple(
            SpotFinding(
                spot=name,
                count=often.count,
                worked=often.worked,
                recurrence=often.recurrence,
                last_on=local_date(visit.session),
                last_seconds_held=visit.marks[-1].seconds_held,
                last_outcome=visit.marks[-1].outcome,
            )
            for name, visit, often in found
            if often is not None
        )

    def _names_in(self, region: str) -> set[str | None]:
        before = set() if self._before is None else self._before._names_in(region)
        return before | self._marks.get(region, {}).keys()

    def _may_have_worked(self, session: SessionEntry, region: str) -> bool:
        """Rules most sessions out, for the places that are hardly ever worked."""
        key = id(session)
        if key not in self._told:
            self._told[key] = regions_told(session, self.regions_of)
        told = self._told[key]
        return told is None or region in told

    # Where things are

    def _end_of(self, last: dt.date) -> int:
        """The number of entries that can be of that local day or of one before it."""
        return bisect_left(self._times, _utc_midnight(last) + 2 * _A_DAY)

    def _back_from(self, until: dt.date) -> Iterator[SessionEntry]:
        for index in reversed(range(self._end_of(until))):
            session = self._latest[index]
            if isinstance(session, SessionEntry) and local_date(session) <= until:
                yield session

    @property
    def _marks(self) -> dict[str, dict[str | None, list[int]]]:
        """Which entries marked a region, by the name of the spot; under None all of them."""
        for _ in self.look_for_marks():
            pass
        return self._marked_at or {}


def _do_not_stand_alone(entries: Sequence[Entry], since: dt.date) -> bool:
    """Whether they say of entries that may be missing: copies of them, or what began before that day."""
    start = _utc_midnight(since)
    return any(each.copy_of is not None or each.started_at.timestamp() < start for each in entries)


def _mark(marked_at: dict[str, dict[str | None, list[int]]], index: int, entry: SessionEntry) -> None:
    """Note an entry at the regions that it marked."""
    for point in entry.tender_points:
        names = marked_at.setdefault(point.region, {})
        for name in (None, point.spot):
            indices = names.setdefault(name, [])
            if not indices or indices[-1] != index:
                indices.append(index)


def _marks_until(
    end: int, marked_at: Mapping[str, Mapping[str | None, list[int]]]
) -> dict[str, dict[str | None, list[int]]]:
    """The same, as far as it is about entries before this one."""
    until = {
        region: {name: indices[: bisect_left(indices, end)] for name, indices in names.items()}
        for region, names in marked_at.items()
    }
    return {
        region: {name: found for name, found in names.items() if found} for region, names in until.items()
    }


def _eased_holds(visits: Iterator[Visit]) -> Iterator[int]:
    return (
        mark.seconds_held
        for visit in visits
        for mark in reversed(visit.marks)
        if mark.outcome is HoldOutcome.EASED
    )


def _utc_midnight(day: dt.date) -> float:
    return float(_A_DAY * (day.toordinal() - _EPOCH))
