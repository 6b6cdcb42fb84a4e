"""The journal on disk: one TinyDB file for each year in which entries started (UTC)."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import msgspec
from filelock import FileLock, Timeout
from tinydb import TinyDB
from tinydb.table import Document, Table

from tui.core.clock import Clock
from tui.core.entry import Entry, entry_json
from tui.core.journal import JournalError
from tui.files.atomic_json import AtomicJSON, ChangedUnderneathError
from tui.files.disk import Disk, Identity, look, one_line
from tui.files.paths import Paths
from tui.files.stored_entry import Record, merged, read_entry

LOCK_SECONDS = 5
ATTEMPTS = 5
"""How often a change is started over when another program replaces the file meanwhile."""


class EntryTable(Table):
    """Entries under ids of their own, and no cache that would miss what other programs write."""

    document_id_class = cast("type[int]", str)  # TinyDB takes any class, but is annotated for int only
    default_query_cache_capacity = 0


class YearFile(TinyDB):
    """The journal of one year."""

    table_class = EntryTable


class Year(msgspec.Struct, frozen=True):
    """What could be read of one file: its entries, and a line for each thing that could not."""

    identity: Identity | None
    entries: tuple[Entry, ...] = ()
    problems: tuple[str, ...] = ()


class YearJournal:
    """Implements tui.core.journal.Journal. Reading needs no lock and creates nothing."""

    storage: type[AtomicJSON] = AtomicJSON

    def __init__(self, paths: Paths, clock: Clock, disk: Disk | None = None) -> None:
        """`clock` stamps what is stored; `disk` is where tests let writing fail."""
        self._paths = paths
        self._clock = clock
        self._disk = disk or Disk()
        self._years: dict[Path, Year] = {}
        self._taken_out: dict[str, Record] = {}

    def all(self) -> Sequence[Entry]:
        newest: dict[str, Entry] = {}
        for year in self._read_all().values():
            for entry in year.entries:
                if entry.id not in newest or _age(entry) >= _age(newest[entry.id]):
                    newest[entry.id] = entry
        return sorted(newest.values(), key=lambda entry: (entry.started_at, entry.id))

    def between(self, start: dt.datetime, end: dt.datetime) -> Sequence[Entry]:
        return [entry for entry in self.all() if start <= entry.started_at < end]

    def get(self, entry_id: str) -> Entry | None:
        return next((entry for entry in self.all() if entry.id == entry_id), None)

    def problems(self) -> tuple[str, ...]:
        """A line for each file or entry that cannot be read; everything else goes on working."""
        return tuple(line for year in self._read_all().values() for line in year.problems)

    def add(self, entry: Entry) -> Entry:
        """As in Journal; stamps `recorded_at` and `updated_at` where the entry does not bring them."""
        with self._lock():
            now = self._now()
            # One that is there already is written again: the write before may have failed in its last step.
            stored = self.get(entry.id) or msgspec.structs.replace(
                entry, recorded_at=entry.recorded_at or now, updated_at=entry.updated_at or now
            )
            return self._put(stored, self._taken_out.get(entry.id, {}))

    def replace(self, entry: Entry) -> Entry:
        """As in Journal; stamps `updated_at`, and keeps what it does not know in the stored record."""
        with self._lock():
            stored = self.get(entry.id)
            if stored is None:
                raise KeyError(entry.id)
            leaves = [file for file in self._files_with(entry.id) if file != self._file_of(entry)]
            now = self._now()
            if leaves:  # a crash before the old copy is gone must leave it the older one
                now = max(now, _age(stored) + dt.timedelta(seconds=1))
            before = self._record_in(leaves[-1], entry.id) if leaves else {}
            changed = self._put(msgspec.structs.replace(entry, updated_at=now), before)
            for file in leaves:
                self._take_out(file, entry.id)
            return changed

    def remove(self, entry_id: str) -> Entry | None:
        with self._lock():
            stored = self.get(entry_id)
            for file in self._files_with(entry_id):
                self._taken_out[entry_id] = self._record_in(file, entry_id)
                self._take_out(file, entry_id)
            return stored

    @contextmanager
    def _lock(self) -> Iterator[None]:
        """Hold the journal against other copies of the program while it is read and changed."""
        with one_line(f"cannot lock {self._paths.lock}"):
            self._disk.make_folder(self._paths.lock.parent)
            lock = FileLock(self._paths.lock, timeout=LOCK_SECONDS, mode=0o600)
            try:
                lock.acquire(poll_interval=0.02)
            except Timeout:
                raise JournalError(
                    "another copy of Unknot is holding the journal, nothing was saved: "
                    "close it or let it go on, then try again"
                ) from None
        try:
            yield
        finally:
            lock.release()

    def _put(self, entry: Entry, before: Record) -> Entry:
        """Store an entry over what its year has under its id, else over `before`."""
        record, key = entry_json(entry), cast("int", entry.id)

        def put(table: Table) -> None:
            known = cast("Record | None", table.get(doc_id=key))
            if known is None:
                table.insert(Document(merged(before, record), doc_id=key))
            else:
                read_entry(known, entry.id)  # one that cannot be read is not written over either
                table.update(merged(known, record), doc_ids=[key])

        with one_line("this entry cannot be stored"):
            stored = read_entry(record, entry.id)
        self._change(self._file_of(entry), put)
        return stored

    def _take_out(self, file: Path, entry_id: str) -> None:
        self._change(file, lambda table: table.remove(doc_ids=[cast("int", entry_id)]))

    def _change(self, file: Path, change: Callable[[Table], object]) -> None:
        """Change one year from what is in it at this moment; the lock is held."""
        with one_line(f"cannot save to {file}"):
            for _ in range(ATTEMPTS):
                self._years.pop(file, None)
                try:
                    change(self._table(self._storage_of(file)))
                except ChangedUnderneathError:
                    continue
                return
        raise JournalError(f"another program keeps changing {file}, nothing was saved: try again")

    def _record_in(self, file: Path, entry_id: str) -> Record:
        with one_line(f"cannot read {file}"):
            return cast("Record", self._table(self._storage_of(file)).get(doc_id=cast("int", entry_id)) or {})

    def _files_with(self, entry_id: str) -> list[Path]:
        """The files that have this entry, newest last: two where a move between years was interrupted."""
        years = self._read_all().items()
        found = [
            (_age(entry), file) for file, year in years for entry in year.entries if entry.id == entry_id
        ]
        return [file for _, file in sorted(found)]

    def _read_all(self) -> dict[Path, Year]:
        with one_line(f"cannot read {self._paths.journal}"):
            files = sorted(self._paths.journal.glob("[0-9][0-9][0-9][0-9].json"))
        return {file: self._read(file) for file in files}

    def _read(self, file: Path) -> Year:
        """One year, parsed only if it is not the version that was parsed last."""
        try:
            with one_line(f"cannot read {file}"):
                if file not in self._years or self._years[file].identity != look(file):
                    self._years[file] = self._parse(file)
                return self._years[file]
        except JournalError as error:
            return Year(None, problems=(str(error),))

    def _parse(self, file: Path) -> Year:
        storage = self._storage_of(file)
        entries, problems = [], []
        for document in self._table(storage):
            try:
                entries.append(read_entry(document, str(document.doc_id)))
            except ValueError as error:
                problems.append(f"{file.name}: entry {document.doc_id} is kept but cannot be read: {error}")
        return Year(storage.identity, tuple(entries), tuple(problems))

    def _file_of(self, entry: Entry) -> Path:
        return self._paths.journal / f"{entry.started_at.astimezone(dt.UTC).year:04}.json"

    def _storage_of(self, file: Path) -> AtomicJSON:
        return self.storage(file, self._disk)

    def _table(self, storage: AtomicJSON) -> Table:
        return YearFile(storage=lambda: storage).table("entries")

    def _now(self) -> dt.datetime:
        return self._clock.now().replace(microsecond=0)


def _age(entry: Entry) -> dt.datetime:
    return entry.updated_at or dt.datetime.min.replace(tzinfo=dt.UTC)
