"""Lets what was changed outside Unknot stand: seals it anew, as what the last known version has become."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from tui.core.catalogue import say
from tui.core.clock import Clock
from tui.core.entries.journal import JournalError
from tui.files.care.mend import intact_in
from tui.files.care.record_check import year_of
from tui.files.care.salvage import is_sealed, sort_out
from tui.files.care.year_found import ENTRIES, YearFound, YearState, find_year, years_with_file
from tui.files.disk import Disk, one_line
from tui.files.journal.backups import Backup, Backups
from tui.files.journal.merge_rule import resolve
from tui.files.journal.stored_entry import Record, earlier_of, tombstone, version_of, with_earlier
from tui.files.journal.year_files import YearFiles
from tui.files.paths import Paths


class Accepted(msgspec.Struct, frozen=True):
    """How many records were sealed anew, put where they belong, and known as deleted from now on."""

    sealed: int = 0
    moved: int = 0
    deleted: int = 0


class _Placed(msgspec.Struct, frozen=True):
    """A record and the year it was found in."""

    found: YearFound
    record: Record

    @property
    def is_right(self) -> bool:
        """Whether nothing is to be done about it, as far as it alone can tell."""
        return is_sealed(self.record) and self.is_placed

    @property
    def is_placed(self) -> bool:
        """Whether it lies in its year, or does not say which that is."""
        return year_of(self.record) in (self.found.year, None)


class Acceptance:
    """Seals and moves records under the lock: all of them or none. Raises JournalError."""

    def __init__(self, paths: Paths, clock: Clock, disk: Disk | None = None) -> None:
        """`disk` is where tests let writing fail."""
        self._paths = paths
        self._clock = clock
        disk = disk or Disk()
        self._files = YearFiles(paths, clock, disk)
        self._backups = Backups(paths, clock, disk)

    def accept(self) -> Accepted:
        """Every readable record that is not as it was sealed, not in its year, in two years, or taken out."""
        with self._files.lock(), one_line(say("cannot look through {data}", data=self._paths.data)):
            odd = {key: placed for key, placed in self._by_id().items() if _is_odd(placed)}
            files: dict[Path, dict[str, Record | None]] = {}
            for key, placed in odd.items():
                for each in placed:
                    files.setdefault(each.found.file, {})[key] = None
                for record in resolve([self._sealed(each) for each in placed]):
                    files.setdefault(self._file_of(record, placed[0]), {})[str(record["id"])] = record
            gone = self._gone()
            for each in gone:
                buried = tombstone(each.record, self._clock.now())
                files.setdefault(self._file_of(buried, each), {})[str(buried["id"])] = buried
            if files:
                self._files.put_all(files)
            sealed = sum(not is_sealed(each.record) for placed in odd.values() for each in placed)
            moved = sum(len(placed) > 1 or not placed[0].is_placed for placed in odd.values())
            return Accepted(sealed, moved, len(gone))

    def _by_id(self) -> Mapping[str, Sequence[_Placed]]:
        found: dict[str, list[_Placed]] = {}
        for year in years_with_file(self._paths):
            with suppress(JournalError):  # a year that cannot be opened stays as it is; the check tells of it
                for placed in self._in_year(find_year(self._paths, year)):
                    found.setdefault(str(placed.record["id"]), []).append(placed)
        return found

    def _gone(self) -> Sequence[_Placed]:
        """What the newest backups have and no year has any more; nothing while any year is bad."""
        try:
            years = [find_year(self._paths, year) for year in years_with_file(self._paths)]
        except JournalError:  # one that cannot be opened may have it
            return ()
        if any(found.state is not YearState.GOOD for found in years) or self._backups.years_without_file():
            return ()
        known = {key for found in years for key in found.tables.get(ENTRIES, {})}
        return [
            _Placed(found, record)
            for found in years
            for backup in self._readable(found.year)[:1]
            for key, record in backup.tables().get(ENTRIES, {}).items()
            if key not in known and record.get("id") == key
        ]

    def _in_year(self, found: YearFound) -> Iterator[_Placed]:
        if found.state is YearState.GOOD:
            sorted_out = sort_out(found.tables.get(ENTRIES, {}))
            yield from (_Placed(found, each) for each in (*sorted_out.intact, *sorted_out.changed))

    def _sealed(self, placed: _Placed) -> Record:
        """The record as the next version of what the backups know it to have been, if they do."""
        record, key = placed.record, str(placed.record["id"])
        if is_sealed(record):
            return record
        before = intact_in(self._readable(placed.found.year), {key})
        return with_earlier(record, (*earlier_of(record), *map(version_of, before.values())))

    def _readable(self, year: int) -> Sequence[Backup]:
        return [backup for backup in self._backups.of_year(year) if not backup.problem]

    def _file_of(self, record: Record, placed: _Placed) -> Path:
        year = year_of(record)
        return placed.found.file if year is None else self._paths.year_file(year)


def _is_odd(placed: Sequence[_Placed]) -> bool:
    return len(placed) > 1 or not placed[0].is_right
