"""Named spots of a region: the likely one of a tender point, and what is offered for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from tui.core.anatomy.body import Side
from tui.core.entries.entry import Entry, SessionEntry, TenderPoint
from tui.core.entries.journal import begin_alike
from tui.core.routines.motion_path import share_of_way
from tui.core.routines.plan import Pass, make_plan
from tui.core.routines.routine import Library, PathSpot, Routine

SPOTS_OFFERED = 6
"""More would not be gone through by one key, with a hand that leans on something, nor read."""
SPOT_LIMIT = 80
"""The longest name that a person can give, in characters."""
OWN_OFFERED = 3
"""Words of the person's own that are offered for one place: the latest."""


class OwnSpot(msgspec.Struct, frozen=True):
    """Words that a person used for a spot that has no name in the routine files."""

    region: str
    side: Side | None
    words: str


class SpotNames(msgspec.Struct, frozen=True):
    """What spots can be called: the names of each region, and the person's own words, the latest first."""

    named: Mapping[str, tuple[str, ...]] = {}
    own: tuple[OwnSpot, ...] = ()

    def own_at(self, region: str, side: Side | None) -> tuple[str, ...]:
        """The own words used last for a place; those of both sides count on each."""
        here = [
            each.words
            for each in self.own
            if each.region == region and (each.side or Side.MIDDLE).overlaps(side)
        ]
        return tuple(dict.fromkeys(here))[:OWN_OFFERED]

    def at(self, region: str) -> tuple[PathSpot, ...]:
        """The named spots of a region, in the order they lie in."""
        return tuple(PathSpot(region=region, spot=spot) for spot in self.named.get(region, ()))

    def followed_by(self, entries: Iterable[Entry]) -> "SpotNames":
        """What they can be called after these later entries, which are oldest first."""
        said = (
            OwnSpot(point.region, point.side, point.spot)
            for point in _marked(entries)
            if point.spot and point.spot not in self.named.get(point.region, ())
        )
        return SpotNames(self.named, tuple(dict.fromkeys([*said, *self.own])))


def spot_names(library: Library, entries: Iterable[Entry] = ()) -> SpotNames:
    """The names of the library, and the own words in these entries, which are oldest first."""
    named = {region.id: region.spots for region in library.regions if region.spots}
    return SpotNames(named).followed_by(entries)


class KeptSpotNames:
    """The same for a journal that changes, made further only of what has changed in it."""

    def __init__(self, library: Library) -> None:
        self._entries: tuple[Entry, ...] = ()
        self._settled = 0
        self._of_settled = self._names = spot_names(library)
        self._of_none = self._names

    def of(self, entries: tuple[Entry, ...]) -> SpotNames:
        """What spots can be called after these entries, which are oldest first."""
        if entries is not self._entries:
            self._settle(entries)
            self._names = self._of_settled.followed_by(entries[self._settled :])
            self._entries = entries
        return self._names

    def _settle(self, entries: tuple[Entry, ...]) -> None:
        """What was there the last time too is likely to stay; the latest entries are those that change."""
        alike = begin_alike(self._entries, entries)
        if alike < self._settled or not self._settled:
            self._settled, self._of_settled, alike = 0, self._of_none, len(entries)
        self._of_settled = self._of_settled.followed_by(entries[self._settled : alike])
        self._settled = alike


def _marked(entries: Iterable[Entry]) -> Iterator[TenderPoint]:
    for entry in reversed(list(entries)):
        if isinstance(entry, SessionEntry):
            yield from reversed(entry.tender_points)


def likely_spot(item: Pass, worked_ms: int) -> PathSpot | None:
    """The spot a movement has come to after so much of its pass; None where its way names none.

    Every spot has an equal part of the way: seconds into the pass / planned seconds x repeats, folded where
    the way goes there and back.
    """
    along = item.step.path.along if item.step.path else ()
    if not along:
        return None
    return along[_place_on_way(item, worked_ms, len(along))]


def _place_on_way(item: Pass, worked_ms: int, spots: int) -> int:
    return min(spots - 1, int(share_of_way(item.step, worked_ms, item.planned_ms) * spots))


def spots_to_offer(item: Pass, worked_ms: int, names: SpotNames, most: int | None = None) -> list[PathSpot]:
    """The spots a mark in this pass may be at: the likely one, own words used there, then by nearness.

    What lies on the way comes in the order of its distance from the likely one, then the rest of the regions
    that the step works.
    """
    near = _by_nearness(item, worked_ms)
    first, *others = dict.fromkeys([near[0].region if near else item.region, *item.step.regions])
    own = _own_words(first, item.side, names)
    rest = [
        *names.at(first),
        *(spot for each in others for spot in (*_own_words(each, item.side, names), *names.at(each))),
    ]
    return list(dict.fromkeys([*near[:1], *own, *near[1:], *rest]))[:most]


def _own_words(region: str, side: Side | None, names: SpotNames) -> list[PathSpot]:
    return [PathSpot(region=region, spot=words) for words in names.own_at(region, side)]


class SpotOffer(msgspec.Struct, frozen=True):
    """What the spot of a tender point may be called when it is asked for afterwards, the likely one first."""

    likely: PathSpot | None = None
    spots: tuple[PathSpot, ...] = ()

    def of_part(self, region: str) -> list[PathSpot]:
        """What is offered while this region is chosen: the likely one, wherever it is, and what is there."""
        first = [] if self.likely is None else [self.likely]
        here = [spot for spot in self.spots if spot.region == region]
        return list(dict.fromkeys([*first, *here]))[:SPOTS_OFFERED]


def spots_afterwards(
    entry: SessionEntry, point: TenderPoint, routine: Routine | None, names: SpotNames
) -> SpotOffer:
    """What a tender point of a stored session may be called; without its step, the names of its region."""
    here = (*_own_words(point.region, point.side, names), *names.at(point.region))
    item = _pass_of(entry, point, routine)
    if item is None:
        return SpotOffer(spots=here)
    into_ms = 1000 * point.seconds_into_pass
    offered = dict.fromkeys([*spots_to_offer(item, into_ms, names), *here])
    return SpotOffer(likely_spot(item, into_ms), tuple(offered))


def _pass_of(entry: SessionEntry, point: TenderPoint, routine: Routine | None) -> Pass | None:
    """The pass in which it was marked, as it would be planned now."""
    passes = make_plan(routine, entry.pace).passes if routine else ()
    of_step = [item for item in passes if item.step.id == point.step]
    return next((item for item in of_step if item.side is point.side), of_step[0] if of_step else None)


def _by_nearness(item: Pass, worked_ms: int) -> list[PathSpot]:
    along: Sequence[PathSpot] = item.step.path.along if item.step.path else ()
    if not along:
        return []
    here = _place_on_way(item, worked_ms, len(along))
    return [along[place] for place in sorted(range(len(along)), key=lambda place: abs(place - here))]
