"""The journal on disk: entries as records of year files, with their history and what can be undone."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from operator import is_
from pathlib import Path

import msgspec

from tui.core.catalogue import say
from tui.core.clock import Clock
from tui.core.entries.entry import Entry
from tui.core.entries.journal import Change, ChangeKind, JournalError, refuse_if_changed
from tui.files.disk import Disk, one_line
from tui.files.journal.merge_rule import Combined, combine, resolve, resolve_all
from tui.files.journal.stored_entry import (
    Record,
    earlier_of,
    is_deleted,
    next_version,
    read_entry,
    record_of,
    record_says,
    rising,
    spelt,
    tombstone,
    version_of,
    with_earlier,
)
from tui.files.journal.undo_list import UndoList, UndoStep
from tui.files.journal.year_files import Records, Year, YearFiles, in_order
from tui.files.paths import Paths


class _Present(msgspec.Struct, frozen=True):
    """Every record by its id, the files that have one of that id, and why other files could not be read."""

    records: Mapping[str, Record]
    places: Mapping[str, Sequence[Path]]
    unread: Mapping[Path, str]


class YearJournal:
    """Implements tui.core.entries.journal.Journal. Reading needs no lock and creates nothing."""

    files_type: type[YearFiles] = YearFiles

    def __init__(self, paths: Paths, clock: Clock, disk: Disk | None = None, *, since: int = 0) -> None:
        """`clock` stamps what is stored; `disk` is where tests let writing fail.

        Only entries of the year `since`, and of later ones, are asked for; the others are not decoded.
        """
        disk = disk or Disk()
        self._clock = clock
        self._files = self.files_type(paths, clock, disk, since)
        self._undo = UndoList(paths, clock, disk)
        self._put_together: tuple[tuple[Year, ...], tuple[Entry, ...]] = ((), ())

    # Reading

    def look_through(self) -> Iterator[None]:
        return self._files.look_through()

    def all(self) -> Sequence[Entry]:
        return self._files.steadily(self._all_entries)

    def _all_entries(self) -> Sequence[Entry]:
        """The entries of all years, put together anew only where a year is another than the last time."""
        years = self._files.read_all()
        of_years, entries = self._put_together
        if len(of_years) != len(years) or not all(map(is_, of_years, years.values())):
            entries = self._entries_in(years)
            self._put_together = tuple(years.values()), entries
        return list(entries)

    def _entries_in(self, years: Mapping[Path, Year]) -> tuple[Entry, ...]:
        entries = [entry for year in years.values() for entry in year.entries]
        ids = [entry_id for year in years.values() for entry_id in year.ids()]
        if len(set(ids)) < len(ids):
            times = Counter(ids)
            entries = [entry for entry in entries if times[entry.id] == 1]
            for entry_id in (entry_id for entry_id, count in times.items() if count > 1):
                entries += _live(resolve(self._versions_in(years, entry_id)))
        return in_order(entries)

    def between(self, start: dt.datetime, end: dt.datetime) -> Sequence[Entry]:
        return [entry for entry in self.all() if start <= entry.started_at < end]

    def get(self, entry_id: str) -> Entry | None:
        return next((entry for entry in self.all() if entry.id == entry_id), None)

    def knows(self, entry_id: str) -> bool:
        return bool(_places_in(self._files.read_all(), entry_id))

    def clear_away_strays(self) -> None:
        """Remove what saving left behind when its program was killed in it."""
        self._files.clear_away_strays()

    def problems(self) -> tuple[str, ...]:
        """A line for each file or entry that cannot be read; everything else goes on working."""
        return self._files.problems()

    def is_complete(self) -> bool:
        return self._files.is_complete()

    def has_all_entries(self) -> bool:
        """Whether there are no others than those that are asked for."""
        return not any(year.not_asked_for for year in self._files.read_all().values())

    def records(self) -> Iterator[Record]:
        """Every record there is, deleted ones too, by id, one of each id; what cannot be read is left out."""
        present = self._files.steadily(self._present)
        yield from (record for _, record in sorted(present.records.items()))

    def _present(self) -> _Present:
        """Everything that can be read; what several files say of one entry is resolved."""
        found: list[Record] = []
        places: dict[str, list[Path]] = {}
        unread: dict[Path, str] = {}
        for file, year in self._files.read_all().items():
            if year.is_unread:
                unread[file] = year.problems[0]
                continue
            records = self._files.records(file)
            for entry_id in year.ids():
                found.append(records[entry_id])
                places.setdefault(entry_id, []).append(file)
        return _Present(resolve_all(found).records, places, unread)

    def _versions_in(self, years: Mapping[Path, Year], entry_id: str) -> list[Record]:
        found = [self._files.record(file, entry_id) for file in _places_in(years, entry_id)]
        if None in found:
            raise LookupError(entry_id)
        return [record for record in found if record is not None]

    # Storing

    def add(self, entry: Entry) -> Entry:
        """As in Journal; stamps `recorded_at` and `updated_at` where the entry does not bring them."""
        with self._files.lock():
            now = self._now()
            new = msgspec.structs.replace(
                entry, recorded_at=entry.recorded_at or now, updated_at=entry.updated_at or now
            )
            stored = [new]

            def add(records: Records) -> None:
                before = records.get(entry.id)
                if before is None:
                    records[entry.id] = with_earlier(_checked(record_of(new)), ())
                elif is_deleted(before):
                    stored[0] = msgspec.structs.replace(new, updated_at=rising(before, now))
                    records[entry.id] = next_version(before, record_of(stored[0]))
                else:  # it is written again: the write before may have failed in its last step
                    stored[0] = read_entry(before, entry.id)

            with one_line(say("this entry cannot be stored")):
                _checked(record_of(new))
            self._files.change(self._files.path_of(entry.started_at), add)
            return stored[0]

    def complete(self, entry: Entry) -> Entry:
        """As in Journal; stamps `updated_at`, and keeps what it does not know in the stored record."""
        with self._files.lock():
            before = self._live_record(entry.id)
            return self._become(before, self._edited(before, entry))

    def replace(self, entry: Entry) -> Entry:
        """The same, kept on the undo list."""
        with self._files.lock():
            before = self._live_record(entry.id)
            after = self._edited(before, entry)
            self._undo.remember(ChangeKind.EDITED, before, version_of(after))
            return self._become(before, after)

    def remove(self, entry_id: str) -> Entry | None:
        with self._files.lock():
            try:
                before = self._live_record(entry_id)
            except KeyError:
                self._files.sync()
                return None
            after = tombstone(before, self._now())
            self._undo.remember(ChangeKind.DELETED, before, version_of(after))
            self._become(before, after)
            return read_entry(before, entry_id)

    def _edited(self, before: Record, entry: Entry) -> Record:
        refuse_if_changed(read_entry(before, entry.id), entry)
        stamped = msgspec.structs.replace(entry, updated_at=rising(before, self._now()))
        with one_line(say("this entry cannot be stored")):
            return next_version(before, _checked(record_of(stamped)))

    def _live_record(self, entry_id: str) -> Record:
        """The record of an entry that is there; KeyError where none is, or it has been deleted."""
        record = self._record(entry_id)
        if record is None or is_deleted(record):
            raise KeyError(entry_id)
        return record

    def _record(self, entry_id: str) -> Record | None:
        """The record of an id; JournalError where it may be in a year that cannot be read now."""
        years = self._files.read_all()
        if versions := self._versions_in(years, entry_id):
            return resolve(versions)[0]
        for year in years.values():
            if year.is_unread:
                raise JournalError(year.problems[0])
        return None

    def _become(self, before: Record, after: Record) -> Entry:
        """Put a new version in its year, then take the old one out of any other."""
        entry_id, goes_to = str(after["id"]), self._file_of(after)
        places = _places_in(self._files.read_all(), entry_id)
        leaves = [file for file in places if file != goes_to]
        self._files.put(goes_to, entry_id, after)
        for file in leaves:
            self._files.put(file, entry_id, None)
        return read_entry(before if is_deleted(after) else after, entry_id)

    def _file_of(self, record: Record) -> Path:
        return self._files.path_of(msgspec.convert(record["started_at"], dt.datetime))

    # Undo

    def discard(self, entry: Entry) -> None:
        with self._files.lock(), one_line(say("this entry cannot be kept")):
            self._undo.remember(ChangeKind.DISCARDED, with_earlier(_checked(record_of(entry)), ()), "")

    def undoable(self) -> Change | None:
        step = self._files.steadily(self._step_to_undo)
        return None if step is None else _change_of(step)

    def undo(self) -> Change | None:
        with self._files.lock():
            step = self._step_to_undo()
            if step is None:
                return None
            present = self._record(step.entry_id)
            if present is None or not _is_back(step, present):
                present = self._again(step.before, present)
            self._become(present, present)
            self._undo.drop(step, present)
            return _change_of(step)

    def _step_to_undo(self) -> UndoStep | None:
        """The latest change that still is the last thing that happened to its entry."""
        return next(filter(self._is_last, reversed(self._undo.steps())), None)

    def _is_last(self, step: UndoStep) -> bool:
        present = self._record(step.entry_id)
        if present is None:  # it was never stored, or a backup was put in place that is older than it
            return True
        return step.after == version_of(present) or _is_back(step, present)

    def _again(self, before: Record, present: Record | None) -> Record:
        """What was there before, as a version that follows what is there now."""
        now = spelt(rising(present or before, self._now()))
        history = (*earlier_of(before), version_of(before))
        history += (*earlier_of(present), version_of(present)) if present is not None else ()
        stamped = {**before, "updated_at": now, "recorded_at": before.get("recorded_at") or now}
        return with_earlier(stamped, history)

    # Other journals

    def combine(self, incoming: Sequence[Record], *, dry_run: bool = False) -> Combined:
        """Merge records of another journal into this one: all of them, or, where that fails, none."""
        with nullcontext() if dry_run else self._files.lock():
            present = self._files.steadily(self._present)
            changed, combined = combine(present.records, incoming)
            files = self._by_file(changed, present)
            if not dry_run:
                self._files.put_all(files)
            return combined

    def _by_file(
        self, changed: Mapping[str, Record], present: _Present
    ) -> Mapping[Path, Mapping[str, Record | None]]:
        """Where each record goes, and out of which other files it goes.

        JournalError where that, or the folder of all years, could not be read: what is there has met nobody.
        """
        files: dict[Path, dict[str, Record | None]] = {}
        for entry_id, record in changed.items():
            for file in present.places.get(entry_id, ()):
                files.setdefault(file, {})[entry_id] = None
            files.setdefault(self._file_of(record), {})[entry_id] = record
        for place in {*files, *(file.parent for file in files)} & present.unread.keys():
            raise JournalError(present.unread[place])
        return files

    def _now(self) -> dt.datetime:
        return self._clock.now().replace(microsecond=0)


def _checked(record: Record) -> Record:
    """The record, if it can be read again; else ValueError."""
    read_entry(record, str(record["id"]))
    return record


def _places_in(years: Mapping[Path, Year], entry_id: str) -> list[Path]:
    """The files that have a record of this id: two where a move between years was interrupted."""
    return [file for file, year in years.items() if entry_id in year.ids()]


def _live(records: Iterable[Record]) -> list[Entry]:
    return [read_entry(record, str(record["id"])) for record in records if not is_deleted(record)]


def _change_of(step: UndoStep) -> Change:
    return Change(step.kind, read_entry(step.before, step.entry_id))


def _is_back(step: UndoStep, present: Record) -> bool:
    """Whether undoing was cut off when the entry was back already, and only the list did not know."""
    if step.after not in ("", *earlier_of(present)):
        return False
    return record_says(present) == record_says(step.before)
