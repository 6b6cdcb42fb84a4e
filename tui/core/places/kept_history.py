"""One history for all screens, and what was made of it, for as long as the journal holds the same."""

from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar

from tui.core.entries.entry import Entry
from tui.core.places.findings import RegionsOf
from tui.core.places.history import History

Made = TypeVar("Made")
MOST_KEPT = 24
"""So many things made of a history are kept: with one more, all are made anew."""


class KeptHistory:
    """Lays the journal out again only when it holds something else than last time."""

    def __init__(self, regions_of: RegionsOf) -> None:
        """`regions_of` says what a step works where a pass does not."""
        self._entries: tuple[Entry, ...] = ()
        self._history = History((), regions_of)
        self._made: dict[Hashable, Any] = {}

    def of(self, entries: Iterable[Entry]) -> History:
        """The history of these entries."""
        entries = tuple(entries)
        if entries != self._entries:
            self._entries, self._history = entries, self._history.continued(entries)
            self._made.clear()
        return self._history

    def made(self, history: History, what: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` makes of a history; of the present one once for all that it depends on beside that."""
        if history is not self._history:
            return make()
        if what not in self._made:
            if len(self._made) >= MOST_KEPT:
                self._made.clear()
            self._made[what] = make()
        kept: Made = self._made[what]
        return kept
