"""What a search looks at in each entry, made once for each and kept as long as the entry is the same."""

import datetime as dt
from collections.abc import Sequence
from operator import is_
from sys import intern

import msgspec

from tui.core.anatomy.body import Side
from tui.core.catalogue import say
from tui.core.entries.entry import Entry, HoldOutcome, SessionEntry, TenderPoint
from tui.core.entries.entry_words import answers_of, flags_of, title_of
from tui.core.places.findings import (
    covers,
    local_date,
    passes_that_ran,
    regions_of_library,
    worked_in,
)
from tui.core.routines.routine import Library
from tui.core.searching.search_text import folded
from tui.core.words import HOLD_WORDS, day_in_words

AT_ONCE = 200
"""Entries that are read without a pause: about 6 ms of work, which nobody feels between two key presses."""

Places = tuple[str, ...]
"""Regions with sides as one word each, such as "neck-back left": of text alone, so that Python's garbage
collection need not go through those of ten years, which would be felt while typing."""


class Known(msgspec.Struct, frozen=True, gc=False):
    """An entry with its text, the places it is about, and those of its holds, such as "eased neck-back left".

    Both sides of a region together also stand as its left, its right and both, each as a place of its own.
    """

    entry: Entry
    day: dt.date
    text: str
    places: Places
    holds: Places


class JournalIndex:
    """The entries of a journal, newest first, and as many of them known as have been read so far."""

    def __init__(self, library: Library) -> None:
        """Nothing is known yet; regions and routines are those of the library."""
        self._library = library
        self._regions_of = regions_of_library(library)
        self._kept: dict[str, Known] = {}
        self._waiting: list[Entry] = []
        self._known: list[Known] | None = None
        self._met: frozenset[str] | None = None
        self._worked: dict[object, Places] = {}
        self._places: dict[frozenset[str], Places] = {}
        self._words: dict[object, str] = {}
        self.entries: Sequence[Entry] = ()

    @property
    def is_whole(self) -> bool:
        """Whether every entry has been read."""
        return not self._waiting

    @property
    def known(self) -> Sequence[Known]:
        """What has been read so far, newest first."""
        if self._known is None:
            kept = (self._kept.get(entry.id) for entry in self.entries)
            self._known = [
                known
                for known, entry in zip(kept, self.entries, strict=True)
                if known and known.entry is entry
            ]
        return self._known

    @property
    def regions(self) -> frozenset[str]:
        """The regions of the library, and those the entries read so far are about."""
        return self.regions_met.union(region.id for region in self._library.regions)

    @property
    def regions_met(self) -> frozenset[str]:
        """The regions that the entries read so far are about."""
        if self._met is None:
            places_met = {known.places for known in self.known}
            self._met = frozenset(place.partition(" ")[0] for places in places_met for place in places)
        return self._met

    def take(self, entries: Sequence[Entry]) -> None:
        """Look at these, oldest first as the journal has them; what is known of them and the same is kept."""
        newest_first = entries[::-1]
        if len(newest_first) == len(self.entries) and all(map(is_, newest_first, self.entries)):
            return
        self.entries = newest_first
        kept = {entry.id: known for entry in self.entries if (known := self._kept.get(entry.id))}
        self._waiting = [
            entry for entry in entries if entry.id not in kept or kept[entry.id].entry is not entry
        ]
        self._kept = kept
        self._is_changed()
        if len(self._waiting) <= AT_ONCE:
            self.finish()

    def go_on(self, number: int = AT_ONCE) -> None:
        """Read so many more of those that wait, the newest first."""
        for _ in range(min(number, len(self._waiting))):
            entry = self._waiting.pop()
            self._kept[entry.id] = self._read(entry)
        self._is_changed()

    def finish(self) -> None:
        """Read all that wait."""
        self.go_on(len(self._waiting))

    def _is_changed(self) -> None:
        self._known = self._met = None

    # Reading one entry

    def _read(self, entry: Entry) -> Known:
        marks = entry.tender_points if isinstance(entry, SessionEntry) else ()
        told = {_place(each.region, each.side) for each in (*entry.ratings, *marks)}
        if isinstance(entry, SessionEntry):
            told.update(self._worked_in(entry))
        places = self._all_places(frozenset(told))
        return Known(entry, local_date(entry), self._text(entry, places), places, self._holds(marks))

    def _worked_in(self, session: SessionEntry) -> Places:
        """Where its passes worked; sessions of one routine mostly have the same ones."""
        ran = list(passes_that_ran(session))
        key = (session.routine, *[(item.step, item.side, item.regions) for item in ran])
        if key not in self._worked:
            places = (
                intern(_place(region, item.side))
                for item in ran
                for region in worked_in(session, item, self._regions_of) or ()
            )
            self._worked[key] = tuple(dict.fromkeys(places))
        return self._worked[key]

    def _all_places(self, told: frozenset[str]) -> Places:
        """Equal places as the one object, with those that both sides are besides."""
        if told not in self._places:
            sides: dict[str, set[Side]] = {}
            for region, side in sorted(place.split(" ") for place in told):
                sides.setdefault(region, set()).add(Side(side))
            self._places[told] = tuple(
                intern(f"{region} {side}") for region in sides for side in Side if covers(sides[region], side)
            )
        return self._places[told]

    def _holds(self, marks: Sequence[TenderPoint]) -> Places:
        by_outcome: dict[HoldOutcome, list[str]] = {}
        for mark in marks:
            by_outcome.setdefault(mark.outcome, []).append(_place(mark.region, mark.side))
        return tuple(
            [
                intern(f"{outcome} {place}")
                for outcome, told in by_outcome.items()
                for place in self._all_places(frozenset(told))
            ]
        )

    def _text(self, entry: Entry, places: Places) -> str:
        day = local_date(entry)
        words = [title_of(entry), self._day_words(day), f"{entry.started_at:%H:%M}", entry.note]
        words += flags_of(entry)
        words += answers_of(entry)
        if isinstance(entry, SessionEntry):
            words.append(entry.routine)
            for point in entry.tender_points:
                words += (
                    self._place_words(point.region, point.side),
                    point.spot,
                    say(HOLD_WORDS[point.outcome]),
                    point.word or "",
                    point.note,
                )
        words += [self._place_words(rating.region, rating.side) for rating in entry.ratings]
        return f"{folded(' '.join(words))} {self._region_words(places)}"

    def _day_words(self, day: dt.date) -> str:
        if day not in self._words:
            self._words[day] = f"{day_in_words(day)} {day.isoformat()}"
        return self._words[day]

    def _place_words(self, region: str, side: Side | None) -> str:
        if (region, side) not in self._words:
            self._words[region, side] = self._library.where_in_short(region, side)
        return self._words[region, side]

    def _region_words(self, places: Places) -> str:
        if places not in self._words:
            regions = dict.fromkeys(place.partition(" ")[0] for place in places)
            names = [f"{region} {self._library.region_name(region)}" for region in regions]
            self._words[places] = folded(" ".join(names))
        return self._words[places]


def _place(name: str, side: Side | None) -> str:
    return f"{name} {(side or Side.MIDDLE).value}"
