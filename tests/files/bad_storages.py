"""Six ways of storing that are known to lose entries: each leaves out one care (storage.md 5.4).

A long test takes one by `--storage NAME`. In the ordinary run these find them out:

- tinydb: test_processes.py, test_the_same_kills_find_out_tinydb
- no-fsync, no-folder-fsync: test_power_cuts.py, test_a_missing_fsync_is_found_out
- no-lock: test_processes.py, test_the_same_two_writers_find_out_a_missing_lock
- no-look: test_faults.py, test_a_journal_that_does_not_look_loses_what_a_sync_tool_brought
- empty-is-new: test_faults.py, test_a_journal_to_which_nothing_is_a_new_journal_is_found_out
"""

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from tinydb.storages import JSONStorage

from tui.core.clock import Clock
from tui.files.disk import Disk, look
from tui.files.journal.atomic_json import SCHEMA, AtomicJSON, DamagedFileError, Tables
from tui.files.journal.journal_files import YearJournal
from tui.files.journal.year_files import YearFiles
from tui.files.paths import Paths


class TinyDBStorage(AtomicJSON):
    """What TinyDB does by itself: writes over the old text, then cuts off what is left of it."""

    def read(self) -> Tables | None:
        self.identity = look(self.path)
        if self.identity is None:
            return None
        storage = JSONStorage(str(self.path))
        try:
            return storage.read()
        finally:
            storage.close()

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        self._disk.make_folder(self.path.parent)
        self.path.touch(0o600)
        storage = JSONStorage(str(self.path))
        try:
            storage.write({**map_of_maps(data), "schema": {"journal": {"version": SCHEMA}}})
        finally:
            storage.close()


def map_of_maps(data: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """As TinyDB wants it."""
    return {name: dict(table) for name, table in data.items()}


class UncheckedStorage(AtomicJSON):
    """Does not look, before it replaces the file, whether it is still the one that was read."""

    def _refuse_if_changed(self) -> None:
        pass


class EmptyIsNewStorage(AtomicJSON):
    """Takes a file without a byte for a new journal, as TinyDB does."""

    def read(self) -> Tables | None:
        try:
            return super().read()
        except DamagedFileError:
            if self.found:
                raise
            return None


class TinyDBFiles(YearFiles):
    """Year files on TinyDB's own storage."""

    storage = TinyDBStorage


class UncheckedFiles(YearFiles):
    """Year files that do not see that a sync tool was quicker."""

    storage = UncheckedStorage


class EmptyIsNewFiles(YearFiles):
    """Year files that begin anew where the old one lost its bytes."""

    storage = EmptyIsNewStorage


class UnlockedFiles(YearFiles):
    """Year files that nobody locks."""

    @contextmanager
    def lock(self) -> Iterator[None]:
        yield


class TinyDBJournal(YearJournal):
    """The journal on TinyDB's own storage."""

    files_type = TinyDBFiles


class UncheckedJournal(YearJournal):
    """The journal that does not look before it replaces."""

    files_type = UncheckedFiles


class EmptyIsNewJournal(YearJournal):
    """The journal to which nothing is a new journal."""

    files_type = EmptyIsNewFiles


class UnlockedJournal(YearJournal):
    """The journal without its lock."""

    files_type = UnlockedFiles


def without_file_sync(disk: Disk) -> Disk:
    """The disk, of which only folders are synced."""
    return _with_sync(disk, stat.S_ISDIR)


def without_folder_sync(disk: Disk) -> Disk:
    """The disk, of which only files are synced."""
    return _with_sync(disk, stat.S_ISREG)


def _with_sync(disk: Disk, is_synced: Callable[[int], bool]) -> Disk:
    fsync = disk.fsync

    def chosen(descriptor: int) -> None:
        if is_synced(os.fstat(descriptor).st_mode):
            fsync(descriptor)

    disk.fsync = chosen
    return disk


OpenJournal = Callable[[Paths, Clock, Disk], YearJournal]

BAD_STORAGES: dict[str, OpenJournal] = {
    "tinydb": TinyDBJournal,
    "no-fsync": lambda paths, clock, disk: YearJournal(paths, clock, without_file_sync(disk)),
    "no-folder-fsync": lambda paths, clock, disk: YearJournal(paths, clock, without_folder_sync(disk)),
    "no-lock": UnlockedJournal,
    "no-look": UncheckedJournal,
    "empty-is-new": EmptyIsNewJournal,
}
STORAGES: dict[str, OpenJournal] = {"good": YearJournal, **BAD_STORAGES}


def open_journal(storage: str, paths: Paths, clock: Clock, disk: Disk | None = None) -> YearJournal:
    """A journal with the storage of that name."""
    return STORAGES[storage](paths, clock, disk or Disk())
