"""One history for all screens, for as long as the journal holds the same."""

from collections.abc import Iterable

from tui.core.entries.entry import Entry
from tui.core.places.findings import RegionsOf
from tui.core.places.history import History


class KeptHistory:
    """Lays the journal out again only when it holds something else than last time."""

    def __init__(self, regions_of: RegionsOf) -> None:
        """`regions_of` says what a step works where a pass does not."""
        self._regions_of = regions_of
        self._entries: tuple[Entry, ...] = ()
        self._history = History((), regions_of)

    def of(self, entries: Iterable[Entry]) -> History:
        """The history of these entries."""
        entries = tuple(entries)
        if entries != self._entries:
            self._entries, self._history = entries, History(entries, self._regions_of)
        return self._history
