"""The journal as the rest of the program sees it."""

import datetime as dt
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import compress, count
from operator import is_not
from typing import Protocol

import msgspec

from tui.core.catalogue import say
from tui.core.entries.entry import Entry


class JournalError(Exception):
    """The journal could not be read or written; the message is one clear line for the person."""


class ChangedError(JournalError):
    """The entry to be stored was made from a version that is no longer the one in the journal."""

    def __init__(self) -> None:
        """Say who did it."""
        super().__init__(say("another copy of Unknot has changed this entry meanwhile"))


class ChangeKind(StrEnum):
    """What happened to an entry and can be undone."""

    DELETED = "deleted"
    EDITED = "edited"
    DISCARDED = "discarded"


class Change(msgspec.Struct, frozen=True):
    """A change that can be undone: the entry as it was before."""

    kind: ChangeKind
    before: Entry


class Journal(Protocol):
    """Entries that were confirmed; every method raises JournalError where the disk refuses."""

    def look_through(self) -> Iterator[None]:
        """Read all of it a part at a time, for whoever has something else to do in between.

        What takes no time to speak of is no part: of a small journal nothing is put off.
        """
        ...

    def clear_away_strays(self) -> None:
        """Remove what saving left behind when its program was killed in it."""
        ...

    def problems(self) -> tuple[str, ...]:
        """A line for each thing that cannot be read; everything else goes on working."""
        ...

    def all(self) -> Sequence[Entry]:
        """Every entry, oldest start first."""
        ...

    def between(self, start: dt.datetime, end: dt.datetime) -> Sequence[Entry]:
        """The entries that started at or after `start` and before `end`, oldest first."""
        ...

    def get(self, entry_id: str) -> Entry | None:
        """The entry of that id, if it is stored."""
        ...

    def is_complete(self) -> bool:
        """Whether all of it could be read: what is missing must not count as nothing."""
        ...

    def knows(self, entry_id: str) -> bool:
        """Whether an entry of that id is stored, or was and has been deleted."""
        ...

    def add(self, entry: Entry) -> Entry:
        """Store an entry and return it as stored; adding the same id again stores it once."""
        ...

    def complete(self, entry: Entry) -> Entry:
        """Store answers given right after an entry was added, which is nothing to undo.

        Returns it as stored; KeyError for an id not stored. ChangedError where `updated_at` is not that of
        the stored entry: it was made from another version.
        """
        ...

    def replace(self, entry: Entry) -> Entry:
        """The same for an edited entry, which `undo` takes back."""
        ...

    def remove(self, entry_id: str) -> Entry | None:
        """Delete an entry and return it; None if it was not there."""
        ...

    def discard(self, entry: Entry) -> None:
        """Do not store an entry, but keep it for `undo`."""
        ...

    def undoable(self) -> Change | None:
        """The latest change that `undo` would take back, also one of an earlier start of the program."""
        ...

    def undo(self) -> Change | None:
        """Take back the latest edit, deletion or discard; returns what was taken back, None for nothing."""
        ...


def problems_of(journal: Journal) -> tuple[str, ...]:
    """A line for each thing that is wrong in a journal, after what was cut off in it is cleared away."""
    try:
        journal.clear_away_strays()
    except JournalError as error:
        return (str(error), *journal.problems())
    return journal.problems()


def begin_alike(before: Sequence[Entry], after: Sequence[Entry]) -> int:
    """With how many of the same entries two states of a journal begin; one only equal counts as another."""
    differ = compress(count(), map(is_not, before, after))
    return next(differ, min(len(before), len(after)))


def refuse_if_changed(stored: Entry, entry: Entry) -> None:
    """ChangedError where the entry was made from another version than the stored one."""
    if entry.updated_at is not None and entry.updated_at != stored.updated_at:
        raise ChangedError


class MemoryJournal:
    """A journal that forgets with the process: for pictures, rehearsals and tests."""

    def __init__(self, entries: Sequence[Entry] = ()) -> None:
        """Start with these entries."""
        self._entries = {entry.id: entry for entry in entries}
        self._deleted: set[str] = set()
        self._changes: list[Change] = []

    def look_through(self) -> Iterator[None]:
        yield from ()

    def clear_away_strays(self) -> None:
        """There are none."""

    def problems(self) -> tuple[str, ...]:
        return ()

    def all(self) -> Sequence[Entry]:
        return sorted(self._entries.values(), key=lambda entry: (entry.started_at, entry.id))

    def between(self, start: dt.datetime, end: dt.datetime) -> Sequence[Entry]:
        return [entry for entry in self.all() if start <= entry.started_at < end]

    def get(self, entry_id: str) -> Entry | None:
        return self._entries.get(entry_id)

    def is_complete(self) -> bool:
        return True

    def knows(self, entry_id: str) -> bool:
        return entry_id in self._entries or entry_id in self._deleted

    def add(self, entry: Entry) -> Entry:
        return self._entries.setdefault(entry.id, entry)

    def complete(self, entry: Entry) -> Entry:
        before = self._entries.get(entry.id)
        if before is None:
            raise KeyError(entry.id)
        refuse_if_changed(before, entry)
        self._entries[entry.id] = entry
        return entry

    def replace(self, entry: Entry) -> Entry:
        before = self._entries.get(entry.id)
        after = self.complete(entry)
        if before is not None:
            self._changes.append(Change(ChangeKind.EDITED, before))
        return after

    def remove(self, entry_id: str) -> Entry | None:
        before = self._entries.pop(entry_id, None)
        if before is not None:
            self._deleted.add(entry_id)
            self._changes.append(Change(ChangeKind.DELETED, before))
        return before

    def discard(self, entry: Entry) -> None:
        self._changes.append(Change(ChangeKind.DISCARDED, entry))

    def undoable(self) -> Change | None:
        return self._changes[-1] if self._changes else None

    def undo(self) -> Change | None:
        if not self._changes:
            return None
        change = self._changes.pop()
        self._entries[change.before.id] = change.before
        return change
