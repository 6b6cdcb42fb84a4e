"""Which entries of the journal are looked at: all, or those that match what is asked for and a region."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence

import msgspec

from tui.core.catalogue import say
from tui.core.entries.entry import Entry, SessionEntry
from tui.core.routines.routine import Library
from tui.core.searching.journal_index import JournalIndex, Known, Places
from tui.core.searching.search import EVERYTHING, Kind, Query, Typed, read_typed


class JournalFilter:
    """The entries, newest first, behind what is typed and one region."""

    def __init__(self, library: Library, today: dt.date, index: JournalIndex | None = None) -> None:
        """Nothing is wanted yet; `index` is one that is kept, for the same library."""
        self._library = library
        self._today = today
        self._index = index or JournalIndex(library)
        self._typed = Typed()
        self._words = ""
        self.region: str | None = None

    def __len__(self) -> int:
        """How many entries there are, whatever is wanted."""
        return len(self._index.entries)

    @property
    def words(self) -> str:
        """What is typed: words and tokens."""
        return self._words

    @words.setter
    def words(self, words: str) -> None:
        self._words = words
        self._typed = read_typed(words, self.regions, self._today) if words.strip() else Typed()

    @property
    def typed(self) -> Typed:
        """What is typed as it was understood."""
        return self._typed

    @property
    def regions(self) -> Collection[str]:
        """The regions that may be asked for."""
        return self._index.regions

    @property
    def is_on(self) -> bool:
        """Whether anything is asked for."""
        return self._typed.query != EVERYTHING or self.region is not None

    @property
    def is_done(self) -> bool:
        """Whether what is found is all that there is to find."""
        return self._index.is_whole or not self.is_on

    @property
    def is_whole(self) -> bool:
        """Whether every entry has been read for searching."""
        return self._index.is_whole

    def take(self, entries: Sequence[Entry]) -> None:
        """Look at these, oldest first."""
        self._index.take(entries)
        self._read_again()

    def go_on(self) -> None:
        """Read some more entries for searching; until all are, what is found are the newest."""
        self._index.go_on()
        self._read_again()

    def _read_again(self) -> None:
        """A region that only old entries name is known once they are read."""
        self.words = self._words

    def found(self) -> Sequence[Entry]:
        """The entries that are wanted, newest first."""
        if not self.is_on:
            return self._index.entries
        known = matching(self._index.known, self._typed.query)
        if self.region is not None:
            known = matching(known, msgspec.structs.replace(self._typed.query, regions=(self.region,)))
        return [each.entry for each in known]

    def next_region(self) -> None:
        """Want the next region that the journal speaks of; after the last, all again."""
        met = sorted(self._index.regions_met, key=self._library.region_name)
        steps: list[str | None] = [None, *met]
        at = steps.index(self.region) if self.region in steps else -1
        self.region = steps[(at + 1) % len(steps)]

    def clear(self) -> None:
        """Want everything."""
        self.words, self.region = "", None

    def in_words(self, found: int, room: int = 80) -> str:
        """What is shown, such as "25 entries" or "3 of 1,100 entries · “neck” · side:right".

        Where that does not fit into so many cells the word "entries" gives way.
        """
        more = "" if self.is_done else "+"
        count = f"{found:,}" if found else say("no")
        if self.is_on:
            count = say("{found:,}{more} of {all:,}", found=found, more=more, all=len(self))
        wanted = [*self._typed.told, *([self._library.region_name(self.region)] if self.region else [])]
        entries = say("{count} entry", count=count) if count == "1" else say("{count} entries", count=count)
        whole = " · ".join([entries, *wanted])
        return whole if len(whole) <= room or not wanted else " · ".join([count, *wanted])


def matching(known: Sequence[Known], query: Query) -> Sequence[Known]:
    """Those that are wanted, in the same order."""
    for word in sorted(query.words, key=len, reverse=True):
        known = [each for each in known if word in each.text]
    if query.since is not None:
        known = [each for each in known if each.day >= query.since]
    if query.until is not None:
        known = [each for each in known if each.day <= query.until]
    if query.kinds:
        known = [each for each in known if _kind_of(each.entry) in query.kinds]
    return _at_places(known, query)


def _kind_of(entry: Entry) -> Kind:
    return Kind.SESSION if isinstance(entry, SessionEntry) else Kind.CHECK_IN


def _at_places(known: Sequence[Known], query: Query) -> Sequence[Known]:
    """Those about a place of the region and side; and with a hold there that ended so, or that ended so."""
    if query.regions or query.sides:
        wanted = {place for place in _all_in(each.places for each in known) if _is_at(place, query)}
        known = [each for each in known if not wanted.isdisjoint(each.places)]
    if not query.outcomes:
        return known
    wanted = {hold for hold in _all_in(each.holds for each in known) if _is_hold(hold, query)}
    return [each for each in known if _ended_so(each.entry, query) or not wanted.isdisjoint(each.holds)]


def _all_in(places: Iterable[Places]) -> set[str]:
    """Each place once; many entries share theirs."""
    return set().union(*set(places))


def _is_at(place: str, query: Query) -> bool:
    region, _, side = place.partition(" ")
    return (not query.regions or region in query.regions) and (not query.sides or side in query.sides)


def _is_hold(hold: str, query: Query) -> bool:
    outcome, _, place = hold.partition(" ")
    return outcome in query.outcomes and _is_at(place, query)


def _ended_so(entry: Entry, query: Query) -> bool:
    return isinstance(entry, SessionEntry) and entry.outcome in query.outcomes
