"""The journal as the rest of the program sees it."""

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from tui.core.entry import Entry


class JournalError(Exception):
    """The journal could not be read or written; the message is one clear line for the person."""


class Journal(Protocol):
    """Entries that were confirmed; every method raises JournalError where the disk refuses."""

    def all(self) -> Sequence[Entry]:
        """Every entry, oldest start first."""
        ...

    def between(self, start: dt.datetime, end: dt.datetime) -> Sequence[Entry]:
        """The entries that started at or after `start` and before `end`, oldest first."""
        ...

    def get(self, entry_id: str) -> Entry | None:
        """The entry of that id, if it is stored."""
        ...

    def add(self, entry: Entry) -> Entry:
        """Store an entry and return it as stored; adding the same id again stores it once."""
        ...

    def replace(self, entry: Entry) -> Entry:
        """Store an edited entry under its id and return it as stored; KeyError for an id not stored."""
        ...

    def remove(self, entry_id: str) -> Entry | None:
        """Take an entry out and return it, so that `add` can put it back; None if it was not there."""
        ...


class MemoryJournal:
    """A journal that forgets with the process: for pictures, rehearsals and tests."""

    def __init__(self, entries: Sequence[Entry] = ()) -> None:
        """Start with these entries."""
        self._entries = {entry.id: entry for entry in entries}

    def all(self) -> Sequence[Entry]:
        return sorted(self._entries.values(), key=lambda entry: (entry.started_at, entry.id))

    def between(self, start: dt.datetime, end: dt.datetime) -> Sequence[Entry]:
        return [entry for entry in self.all() if start <= entry.started_at < end]

    def get(self, entry_id: str) -> Entry | None:
        return self._entries.get(entry_id)

    def add(self, entry: Entry) -> Entry:
        return self._entries.setdefault(entry.id, entry)

    def replace(self, entry: Entry) -> Entry:
        if entry.id not in self._entries:
            raise KeyError(entry.id)
        self._entries[entry.id] = entry
        return entry

    def remove(self, entry_id: str) -> Entry | None:
        return self._entries.pop(entry_id, None)
