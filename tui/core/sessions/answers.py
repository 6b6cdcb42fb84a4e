"""Answers to an entry that is in the journal already, where others may change it meanwhile."""

import msgspec

from tui.core.anatomy.body import Spot, rated_side
from tui.core.entries.entry import Entry, Rating, SessionEntry, rebased
from tui.core.entries.journal import ChangedError, Journal
from tui.core.routines.plan import BOTH_SIDES
from tui.core.routines.routine import Library

TRIES = 5
"""Each try but the first is lost to another change of the same entry since the look before it."""
ATTENDED_WITHIN_MS = 600_000
"""A first key so long after the end still shows that somebody was there (product.md 4)."""


class Answers:
    """One entry as it is answered here, and as the journal has it: what others wrote there stays."""

    def __init__(self, entry: SessionEntry, journal: Journal) -> None:
        """Begin with the entry as it was stored, or as it is to be stored."""
        self._journal = journal
        self.shown = entry
        """As answered here so far, without what others wrote."""
        self.stored = entry
        """As it was last stored, with what others wrote."""

    def keep(self, answered: SessionEntry) -> None:
        """Store `shown` with other answers, if there are any. Raises JournalError; then `shown` stays."""
        if answered == self.shown:
            return
        stored = self._put(answered)
        self.shown = answered
        if isinstance(stored, SessionEntry):
            self.stored = stored

    def _put(self, answered: SessionEntry) -> Entry:
        present: Entry = self.stored
        for _ in range(TRIES):
            entry = self._with_theirs(answered, present)
            try:
                return self._journal.complete(entry)
            except KeyError:  # there was no room for it before, or somebody deleted what is answered here
                return self._journal.add(entry)
            except ChangedError:
                present = self._journal.get(entry.id) or present
        raise ChangedError

    def _with_theirs(self, answered: SessionEntry, present: Entry) -> Entry:
        note = both_notes(self.shown.note, answered.note, present.note)
        return msgspec.structs.replace(rebased(self.shown, answered, present), note=note)


def rating_of(entry: SessionEntry, region: str, library: Library, chosen: Spot | None = None) -> Rating:
    """The rating of a region so far, or one to be filled in; `chosen` is the place it all began with."""
    known = next((item for item in entry.ratings if item.region == region), None)
    worked = {item.side for item in entry.passes if item.seconds}
    done = [side for side in BOTH_SIDES if side in worked]
    return known or Rating(region=region, side=rated_side(library.region(region), done, chosen))


def both_notes(base: str, mine: str, theirs: str) -> str:
    """What two people made of one note at a time: what only one changed as it is now, else theirs, then mine.

    Mine stands there once, also if it was stored before, or stored without being told so.
    """
    if mine == base:
        return theirs
    if theirs == base:
        return mine
    others = theirs.removesuffix(f"\n{base}") if base else theirs
    if f"\n{others}".endswith(f"\n{mine}"):
        return others
    return "\n".join(filter(None, (others, mine)))
