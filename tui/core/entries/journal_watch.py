"""Notices that the journal holds something else than a moment ago: another program may have changed it."""

from collections.abc import Sequence

from tui.core.entries.entry import Entry
from tui.core.entries.journal import Journal, JournalError

WATCH_SECONDS = 1.5
"""So often an open screen is compared with the journal; where no file has changed that takes no reading."""


class JournalWatch:
    """Compares the journal with what it held when it was asked the last time."""

    def __init__(self, journal: Journal) -> None:
        """Nothing has been seen of it yet."""
        self._journal = journal
        self._seen: Sequence[Entry] | str | None = None

    def has_changed(self) -> bool:
        """Whether it holds anything else by now, or can no longer be read; the first time it always does."""
        before, self._seen = self._seen, self._now()
        return self._seen != before

    def _now(self) -> Sequence[Entry] | str:
        try:
            return self._journal.all()
        except JournalError as error:  # whoever reads it next says so
            return str(error)
