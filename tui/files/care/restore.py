"""Puts a damaged, changed or missing year back in its place; what was there is set aside first."""

from contextlib import suppress
from pathlib import Path

import msgspec

from tui.core.catalogue import say
from tui.core.clock import Clock
from tui.core.entries.journal import JournalError
from tui.files.care.mend import Mended, by_id, mend
from tui.files.care.salvage import salvage, sort_out
from tui.files.care.year_found import (
    ENTRIES,
    YearFound,
    YearState,
    find_year,
    in_present_layout,
    years_with_file,
)
from tui.files.disk import Disk, Identity, look, one_line, read_own
from tui.files.journal.atomic_json import Tables, decode, encode
from tui.files.journal.backups import Backup, Backups
from tui.files.journal.stored_entry import Record, is_deleted, version_of
from tui.files.journal.year_files import YearFiles
from tui.files.paths import Paths


class Restored(msgspec.Struct, frozen=True):
    """What was done: the year as it is now, and where the file lies that it replaced, if there was one.

    Where a backup took its place as it was, `left_out` counts the entries that only the replaced file has,
    and `in_another_version` those that the backup has differently.
    """

    mended: Mended
    set_aside: Path | None = None
    is_done_already: bool = False
    left_out: int = 0
    in_another_version: int = 0


class Restorer:
    """Looks at damaged years and mends them; each method raises JournalError in one line."""

    def __init__(self, paths: Paths, clock: Clock, disk: Disk | None = None) -> None:
        """`disk` is where tests let writing fail."""
        self._paths = paths
        self._disk = disk or Disk()
        self._files = YearFiles(paths, clock, self._disk)
        self._backups = Backups(paths, clock, self._disk)
        self._seen: dict[int, tuple[Identity | None, dict[str, Record]]] = {}

    def look_at(self, year: int) -> Mended:
        """What a restore of this year would do; nothing is written."""
        found = find_year(self._paths, year)
        with one_line(say("cannot read the backups in {backups}", backups=self._paths.backups)):
            return mend(found, self._backups.of_year(year), self._in_other_years(year))

    def _in_other_years(self, year: int) -> dict[str, Record]:
        """The records of every other year that can be read."""
        records: dict[str, Record] = {}
        for other in years_with_file(self._paths):
            if other != year:
                records |= self._records_of(other)
        return records

    def _records_of(self, year: int) -> dict[str, Record]:
        """The records of a year, read once for each version of its file; none where it cannot be read."""
        version = look(self._paths.year_file(year))
        if year not in self._seen or self._seen[year][0] != version:
            self._seen[year] = (version, {})
            with suppress(JournalError):
                found = find_year(self._paths, year)
                self._seen[year] = (found.identity, by_id(sort_out(found.tables.get(ENTRIES, {})).records))
        return self._seen[year][1]

    def set_aside(self, found: YearFound) -> Path:
        """Keep a copy of a damaged file, once; where it lies."""
        with self._files.lock(), one_line(say("cannot set a copy of it aside")):
            return self._backups.set_aside(found.file, found.data)

    def restore(self, year: int) -> Restored:
        """Put a year back together; one that needs nothing is left as it is."""
        with self._files.lock():
            mended = self.look_at(year)
            if not mended.changes_something:
                return self._is_done(mended)
            return self._put_in_place(mended, encode(mended.tables))

    def restore_from(self, year: int, name: str) -> Restored:
        """Put a backup in the place of a year, as it was that day. The present file may be a good one."""
        with self._files.lock():
            backup = self._backup_called(year, name)
            file = self._paths.year_file(year)
            with one_line(say("cannot restore {file}", file=file)):
                found = self._anything_at(file)
                data = read_own(backup.path)[0]
            tables = decode(data, say("the backup {name}", name=f"{year:04}/{backup.path.name}"))
            mended = Mended(
                found=found, tables=tables, backup=backup, from_file=0, from_backup=backup.entries
            )
            if data == found.data:
                return self._is_done(mended)
            restored = self._put_in_place(mended, data)
            return msgspec.structs.replace(restored, **_counts_of_lost(found, tables))

    def _backup_called(self, year: int, name: str) -> Backup:
        with one_line(say("cannot read the backups in {backups}", backups=self._paths.backups)):
            backups = self._backups.of_year(year)
        backup = next((each for each in backups if each.name == name), None)
        if backup is None:
            there = ", ".join(each.name for each in backups)
            raise JournalError(
                say("there is no backup of {year:04} called {name}. ", year=year, name=name)
                + (say("There are: {there}", there=there) if there else "")
            )
        if backup.problem:
            raise JournalError(backup.problem)
        return backup

    def _anything_at(self, file: Path) -> YearFound:
        """A file that is about to be set aside, whatever is in it."""
        try:
            data, identity = read_own(file)
        except FileNotFoundError:
            return YearFound(file=file, state=YearState.MISSING)
        try:
            tables, problem = in_present_layout(decode(data, file.name)), ""
        except JournalError as error:
            tables, problem = {}, str(error)
        return YearFound(
            file=file, state=YearState.DAMAGED, data=data, identity=identity, tables=tables, problem=problem
        )

    def _is_done(self, mended: Mended) -> Restored:
        """Nothing is to be written; but an error may have come just before the name was on disk."""
        with one_line(say("cannot restore {file}", file=mended.found.file)):
            self._disk.sync_folder(self._paths.journal)
        return Restored(mended, is_done_already=True)

    def _put_in_place(self, mended: Mended, data: bytes) -> Restored:
        """The present file is set aside before anything else; the lock is held."""
        found = mended.found

        def refuse_if_changed() -> None:
            if look(found.file) != found.identity:
                raise ValueError(say("another program has changed it meanwhile: try again"))

        with one_line(say("cannot restore {file}", file=found.file)):
            gone = found.state is YearState.MISSING
            aside = None if gone else self._backups.set_aside(found.file, found.data)
            self._disk.replace_whole(found.file, data, refuse_if_changed)
        return Restored(mended, aside)


def _counts_of_lost(found: YearFound, tables: Tables) -> dict[str, int]:
    """How many entries of a replaced file are not in the backup, and of how many it has another version."""
    there = found.tables.get(ENTRIES, {}) if not found.problem else by_id(salvage(found.data).records)
    live = {key: record for key, record in there.items() if not is_deleted(record)}
    kept = {
        key: each for key, each in in_present_layout(tables).get(ENTRIES, {}).items() if not is_deleted(each)
    }
    differing = sum(version_of(kept[key]) != version_of(live[key]) for key in live.keys() & kept.keys())
    return {"left_out": len(live.keys() - kept.keys()), "in_another_version": differing}
