"""The year files of the journal: read, locked, and changed one or several at once."""

import datetime as dt
import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain
from operator import le
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from tui.core.catalogue import say
from tui.core.clock import Clock
from tui.core.entries.entry import Entry
from tui.core.entries.journal import JournalError
from tui.files.disk import LINK, Disk, Identity, listed, look, one_line
from tui.files.journal.atomic_json import SCHEMA, AtomicJSON, ChangedUnderneathError, Tables
from tui.files.journal.backups import Backups, is_year_file
from tui.files.journal.conflict_copies import about_copies
from tui.files.journal.left_over import left_over, lock_is_held
from tui.files.journal.stored_entry import (
    Deleted,
    Record,
    check_deleted,
    is_as_sealed,
    is_deleted,
    is_intact,
    read_entry,
    read_sealed,
)
from tui.files.paths import Paths
from tui.files.refusals import SO

if TYPE_CHECKING:
    from tui.files.journal.shared_words import SharedWords

LOCK_SECONDS = 5
POLL_SECONDS = 0.005
"""So often the lock is tried: seldom enough to cost nothing, often enough to have a turn among many."""
ATTEMPTS = 5
"""How often a change is started over when another program replaces the file meanwhile."""
READINGS = 50
"""How often reading is started over when others change the journal meanwhile, before it takes the lock."""
PART = 500_000
"""Bytes that are read in one go where something else wants a turn: some 5 ms, a year of a session a day."""
RECORDS = 200
"""So many records of a larger year are read in one go."""
_ENTRIES = "entries"

Read = TypeVar("Read")
Records = dict[str, Record]
"""The records of one year by their ids."""


class Year(msgspec.Struct, frozen=True):
    """What could be read of one file: entries as they began, ids of deleted ones, why others could not."""

    identity: Identity | None
    entries: tuple[Entry, ...] = ()
    deleted: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    """A line for each record that can be read, but was changed by another program."""
    not_asked_for: tuple[str, ...] = ()
    """Ids of records that are there as they were sealed, and were not decoded."""

    @property
    def is_unread(self) -> bool:
        """Whether nothing of the file could be read."""
        return self.identity is None

    def ids(self) -> Iterator[str]:
        """The ids of all its records that could be read."""
        return chain([entry.id for entry in self.entries], self.deleted, self.not_asked_for)

    def without(self, ids: Set[str]) -> "Year":
        """The same year with some of its records left out."""
        return msgspec.structs.replace(
            self,
            entries=tuple(entry for entry in self.entries if entry.id not in ids),
            deleted=tuple(entry_id for entry_id in self.deleted if entry_id not in ids),
        )


class YearFiles:
    """Reading needs no lock and creates nothing; whoever changes something holds the lock."""

    storage: type[AtomicJSON] = AtomicJSON

    def __init__(self, paths: Paths, clock: Clock, disk: Disk, since: int = 0) -> None:
        """`clock` dates the backups; `disk` is where tests let writing fail.

        Of years before `since` no entries are asked for; that one is damaged, or gone, is told all the same.
        """
        self._paths = paths
        self._disk = disk
        self._backups = Backups(paths, clock, disk)
        self._since = since
        self._years: dict[Path, Year] = {}
        self._looked_at: dict[Path, Year] = {}
        self._words: SharedWords | None = None

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the journal against other copies of the program while it is read and changed."""
        path = self._paths.lock
        with one_line(say("cannot lock {path}", path=path)):
            self._disk.make_folder(path.parent)
            if path.is_symlink():
                raise ValueError(f"{say(LINK)}{say(SO)}{say('remove that link')}")
            from filelock import FileLock, Timeout  # whoever only reads needs no lock

            lock = FileLock(path, timeout=LOCK_SECONDS, mode=0o600)
            try:
                lock.acquire(poll_interval=POLL_SECONDS)
            except Timeout:
                raise JournalError(
                    say(
                        "another copy of Unknot is holding the journal, nothing was saved: "
                        "close it or let it go on, then try again"
                    )
                ) from None
        try:
            yield
        finally:
            with one_line(say("all of it is done, but {path} cannot be unlocked", path=path)):
                lock.release()

    # Reading

    def path_of(self, started_at: dt.datetime) -> Path:
        """The file of the year in which something started."""
        return self._paths.year_file(started_at.astimezone(dt.UTC).year)

    def read(self, file: Path) -> Year:
        """One year, parsed only if it is not the version that was parsed last."""
        try:
            with one_line(say("cannot read {file}", file=file)):
                if not self._is_read(file):
                    self._years[file] = self._parse(file)
                return self._years[file]
        except JournalError as error:
            return Year(None, problems=(str(error),))

    def read_all(self) -> dict[Path, Year]:
        """Every year there is a file of, oldest first; the folder itself where it cannot be listed."""
        try:
            return {file: self._read_or_look_at(file) for file in self._listed()}
        except JournalError as error:
            return {self._paths.journal: Year(None, problems=(str(error),))}

    def _read_or_look_at(self, file: Path) -> Year:
        """A year that is not asked for is decoded only where not all of it stands as it was sealed."""
        if int(file.stem) >= self._since:
            return self.read(file)
        known = self._looked_at.get(file)
        if known is None or known.identity != _look(file):
            known = self._looked_at[file] = self._look_at(file) or self.read(file)
        return known

    def _look_at(self, file: Path) -> Year | None:
        storage = self._storage_of(file)
        records = storage.read_as_written()
        if records is None or not all(is_as_sealed(record, key) for key, record in records.items()):
            return None
        return Year(storage.identity, not_asked_for=tuple(records))

    def look_through(self) -> Iterator[None]:
        """Read the years that were not read before in parts of PART bytes, the latest first."""
        taken = 0
        with suppress(JournalError, OSError):  # told by whoever reads all of it
            for file in reversed(self._listed()):
                size = 0 if self._is_read(file) else file.stat().st_size
                if taken + size > PART:
                    yield
                    taken = 0
                taken += size
                if size > PART:
                    yield from self._read_in_parts(file)
                else:
                    self.read(file)

    def _read_in_parts(self, file: Path) -> Iterator[None]:
        """The same as `read` for a large year, in parts of RECORDS records."""
        storage = self._storage_of(file)
        if (as_written := storage.read_as_written()) is None:
            self.read(file)
            return
        from tui.files.journal.shared_words import SharedWords  # a command does not read in parts

        words = self._words = self._words or SharedWords()
        found: dict[str, Entry | Deleted | None] = {}
        for number, (entry_id, record) in enumerate(as_written.items()):
            if number % RECORDS == 0:
                yield
            found[entry_id] = words.share(read_sealed(record, entry_id))
        self._years[file] = _year_of(as_written, found, storage)

    def _is_read(self, file: Path) -> bool:
        """Whether it is the version that was parsed last."""
        return file in self._years and self._years[file].identity == look(file)

    def _listed(self) -> list[Path]:
        with one_line(say("cannot read {journal}", journal=self._paths.journal)):
            return listed(self._paths.journal, is_year_file)

    def steadily(self, read: Callable[[], Read]) -> Read:
        """What `read` finds of all years at one moment.

        Another copy of the program may move an entry from a year not read yet to one that was.
        """
        for _ in range(READINGS):
            before = self._identities()
            with suppress(LookupError):  # a record has gone since its year was looked at
                found = read()
                if before == self._identities():
                    return found
        with self.lock():
            return read()

    def _identities(self) -> Mapping[Path, Identity | None]:
        with suppress(JournalError):  # whoever reads is told
            return {file: _look(file) for file in self._listed()}
        return {}

    def problems(self) -> tuple[str, ...]:
        """A line for each file or entry that cannot be read; everything else goes on working."""
        years = self.read_all().values()
        of_years = (line for year in years for line in (*year.problems, *year.remarks))
        return (*self._about_missing(), *of_years, *self._about_copies())

    def is_complete(self) -> bool:
        """Whether nothing is missing from what can be read."""
        is_read = not any(year.problems for year in self.read_all().values())
        return is_read and not self._about_missing()

    def _about_missing(self) -> tuple[str, ...]:
        try:
            with one_line(say("cannot look for years that are gone")):
                return tuple(map(_missing, self._backups.years_without_file()))
        except JournalError as error:
            return (str(error),)

    def _about_copies(self) -> tuple[str, ...]:
        with suppress(OSError):  # that the folder cannot be listed is told with the years
            return about_copies(self._paths.journal)
        return ()

    def records(self, file: Path) -> Records:
        """The records of one year as they stand in its file."""
        with one_line(say("cannot read {file}", file=file)):
            return _records_in(self._storage_of(file))

    def record(self, file: Path, entry_id: str) -> Record | None:
        """One record of a year, if it is there."""
        with one_line(say("cannot read {file}", file=file)):
            return _records_in(self._storage_of(file)).get(entry_id)

    def _parse(self, file: Path) -> Year:
        storage = self._storage_of(file)
        with _no_collecting():
            with suppress(ValueError, RecursionError):
                if (as_written := storage.read_as_written()) is not None:
                    found = {key: read_sealed(record, key) for key, record in as_written.items()}
                    return _year_of(as_written, found, storage)
            return _with_records(Year(None), file.name, _records_in(storage).items(), storage)

    # Changing

    def change(self, file: Path, change: Callable[[Records], None]) -> None:
        """Change one year from what is in it at this moment; what `change` raises leaves it as it was."""
        with one_line(say("cannot save to {file}", file=file)):
            self._refuse_if_missing(file)
            for _ in range(ATTEMPTS):
                with suppress(ChangedUnderneathError):
                    self._change_once(file, change)
                    return
        raise JournalError(
            say("another program keeps changing {file}, nothing was saved: try again", file=file)
        )

    def _change_once(self, file: Path, change: Callable[[Records], None]) -> None:
        storage, known = self._storage_of(file), self._years.pop(file, None)
        changed: Records = {}
        gone: set[str] = set()

        def noting(records: Records) -> None:
            before = dict(records)
            change(records)
            changed.update((key, value) for key, value in records.items() if before.get(key) is not value)
            gone.update(before.keys() - records.keys())

        from tui.files.journal.year_table import change_records  # it loads TinyDB

        change_records(storage, noting)
        if known is not None and known.identity == storage.identity and not known.problems + known.remarks:
            rest = known.without(changed.keys() | gone)
            self._years[file] = _with_records(rest, file.name, changed.items(), storage)

    def put(self, file: Path, entry_id: str, record: Record | None) -> None:
        """Put one record into a year, or take it out (None)."""

        def put(records: Records) -> None:
            if record is None:
                records.pop(entry_id, None)
            else:
                records[entry_id] = record

        self.change(file, put)

    def put_all(self, records: Mapping[Path, Mapping[str, Record | None]]) -> None:
        """Put records into several years, or take them out (None): in all of these files or in none.

        Everything is on disk beside the files before the first of them is replaced.
        """
        ready: list[tuple[AtomicJSON, Path]] = []
        done: list[AtomicJSON] = []
        with one_line(say("nothing was changed")):
            try:
                for file, changed in records.items():
                    self._refuse_if_missing(file)
                    self._years.pop(file, None)
                    storage = self._storage_of(file)
                    data = storage.encoded(_changed(storage.read() or {}, changed))
                    ready.append((storage, self._disk.prepare(file, data)))
                for storage, new in ready:
                    storage.get_ready_to_replace()
                    done.append(storage)  # before it: an error does not mean that it was not replaced
                    self._disk.replace(new, storage.path)
            except ChangedUnderneathError:
                self._take_back(done)
                raise ValueError(
                    say("another program has changed the journal meanwhile: try again")
                ) from None
            except BaseException:
                self._take_back(done)
                raise
            finally:
                for _, new in ready:
                    self._disk.drop(new)
        self.sync()

    def sync(self) -> None:
        """See what is in place on disk: an error may have come between the two the last time."""
        with one_line(
            say("all is in {journal}, but perhaps not on disk yet, try again", journal=self._paths.journal)
        ):
            if self._paths.journal.exists():
                self._disk.sync_folder(self._paths.journal)

    def clear_away_strays(self) -> None:
        """Remove what saving left behind when its program was killed in it; it was never confirmed."""
        found = left_over(self._paths)
        if not found:
            return
        with self.lock(), one_line(say("cannot remove what an interrupted save has left")):
            for new in found:
                if not lock_is_held(new):  # a session that another copy is beginning now
                    with suppress(FileNotFoundError):
                        self._disk.unlink(new)

    def _take_back(self, done: list[AtomicJSON]) -> None:
        """Put back what was there before; where even that fails, trying again completes the rest."""
        for storage in done:
            with suppress(OSError):
                if storage.identity is None:
                    self._disk.unlink(storage.path)
                else:
                    self._disk.replace_whole(storage.path, storage.found)

    def _refuse_if_missing(self, file: Path) -> None:
        """A year that has backups is not begun anew in silence when its file is gone."""
        if int(file.stem) in self._backups.years_without_file():
            raise JournalError(_missing(int(file.stem)))

    def _storage_of(self, file: Path) -> AtomicJSON:
        return self.storage(file, self._disk, partial(self._back_up, file))

    def _back_up(self, file: Path, storage: AtomicJSON) -> None:
        if storage.found_schema is not None and storage.found_schema < SCHEMA:
            self._backups.before_migration(file)
        self._backups.before_change(file)


def _records_in(storage: AtomicJSON) -> Records:
    """The records of a year as they stand in its file; none where there is no file."""
    return dict((storage.read() or {}).get(_ENTRIES, {}))


def _year_of(
    records: Mapping[str, msgspec.Raw], found: Mapping[str, Entry | Deleted | None], storage: AtomicJSON
) -> Year:
    """A year of what was found in the records that stand as they were sealed; others are looked at closer."""
    entries = tuple(each for each in found.values() if isinstance(each, Entry))
    deleted = tuple(each.id for each in found.values() if isinstance(each, Deleted))
    rest = {key: msgspec.json.decode(records[key]) for key, each in found.items() if each is None}
    return _with_records(Year(None, entries, deleted), storage.path.name, rest.items(), storage)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Python does not look for cycles meanwhile: records have none, and it took a sixth of reading them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _with_records(year: Year, name: str, records: Iterable[tuple[str, Record]], storage: AtomicJSON) -> Year:
    """A year with these records besides, as it is in the version that the storage has read or written."""
    entries, deleted, problems = list(year.entries), list(year.deleted), list(year.problems)
    remarks = list(year.remarks)
    for entry_id, record in records:
        if not is_intact(record):
            remarks.append(
                say(
                    "{file}: entry {id} was changed outside Unknot and is shown as it stands. "
                    "To keep it so: unknot journal check --accept",
                    file=name,
                    id=entry_id,
                )
            )
        try:
            if is_deleted(record):
                check_deleted(record, entry_id)
                deleted.append(entry_id)
            else:
                entries.append(read_entry(record, entry_id))
        except ValueError as error:
            from tui.files.plain_faults import in_plain_words  # most data has no fault

            problems.append(
                say(
                    "{file}: entry {id} is kept but cannot be read: {why}",
                    file=name,
                    id=entry_id,
                    why=in_plain_words(str(error), record),
                )
            )
    identity = storage.written or storage.identity
    return Year(identity, in_order(entries), tuple(deleted), tuple(problems), tuple(remarks))


def in_order(entries: list[Entry]) -> tuple[Entry, ...]:
    """The oldest start first; they are put in order only where they are not: most are stored as they come."""
    starts = [entry.started_at for entry in entries]
    if any(map(le, starts[1:], starts)):
        entries.sort(key=lambda entry: (entry.started_at, entry.id))
    return tuple(entries)


def _changed(tables: Tables, changed: Mapping[str, Record | None]) -> Tables:
    entries = {**tables.get(_ENTRIES, {}), **{key: dict(value) for key, value in changed.items() if value}}
    kept = {key: value for key, value in entries.items() if changed.get(key, value) is not None}
    return {**tables, _ENTRIES: kept}


def _look(file: Path) -> Identity | None:
    """As `look`; a file that may not be looked at is told when it is read."""
    with suppress(OSError):
        return look(file)
    return None


def _missing(year: int) -> str:
    return say(
        "{year:04}.json is gone, but there are backups of it; nothing is begun in its place. "
        "To put it back: unknot journal restore {year:04}",
        year=year,
    )
