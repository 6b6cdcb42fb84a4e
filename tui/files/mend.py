"""What a damaged, changed or missing year would be, from what is left of it and from its backups."""

import re
from collections.abc import Mapping, Sequence, Set
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import msgspec

from tui.core.journal import JournalError
from tui.files.atomic_json import SCHEMA, SCHEMA_TABLE, DamagedFileError, Tables, decode, migrated, schema_of
from tui.files.backups import Backup
from tui.files.disk import Identity, one_line, read_own
from tui.files.merge_rule import resolve_all
from tui.files.paths import Paths
from tui.files.salvage import Salvaged, salvage, sort_out
from tui.files.stored_entry import Record, is_deleted

ENTRIES = "entries"
_NEWER = re.compile(rb'^"journal":\s*\{"version":\s*(\d+)\}', re.MULTILINE)

Records = Mapping[str, Record]


class YearState(StrEnum):
    """How a year's file was found."""

    GOOD = "good"
    DAMAGED = "damaged"
    MISSING = "missing"


class YearFound(msgspec.Struct, frozen=True, kw_only=True):
    """A year's file as it is now; `problem` is one line, empty where it reads."""

    file: Path
    state: YearState
    data: bytes = b""
    identity: Identity | None = None
    tables: Tables = {}
    problem: str = ""

    @property
    def year(self) -> int:
        return int(self.file.stem)


class Mended(msgspec.Struct, frozen=True, kw_only=True):
    """A year put back together: entries by where they came from, and what would take its place.

    `lost_lines` could not be read, `put_back` are ids of records that were changed outside Unknot and are as
    in the backup again, `kept_both` counts entries that are there twice because both versions say something.
    """

    found: YearFound
    tables: Tables
    backup: Backup | None
    from_file: int
    from_backup: int
    lost_lines: tuple[int, ...] = ()
    put_back: tuple[str, ...] = ()
    kept_both: int = 0

    @property
    def entries(self) -> int:
        """How many there are then."""
        return self.from_file + self.from_backup + self.kept_both

    @property
    def changes_something(self) -> bool:
        """Whether putting it in place would alter what is there."""
        is_good = self.found.state is YearState.GOOD
        return not is_good or self.tables.get(ENTRIES) != self.found.tables.get(ENTRIES)


class _Origins(NamedTuple):
    """How many entries the file has of its own, how many only a backup, and how many came of keeping both."""

    from_file: int
    from_backup: int
    made: int


def find_year(paths: Paths, year: int) -> YearFound:
    """Look at a year's file.

    Raises JournalError where it cannot be opened, or is of a newer Unknot: neither is damage.
    """
    file = paths.journal / f"{year:04}.json"
    try:
        with one_line(f"cannot read {file}"):
            try:
                data, identity = read_own(file)
            except FileNotFoundError:
                return YearFound(file=file, state=YearState.MISSING, problem=f"{file.name} is gone")
            tables = decode(data, file.name)
    except DamagedFileError as error:
        if is_of_newer(data):
            raise
        problem = str(error).partition(";")[0]
        return YearFound(file=file, state=YearState.DAMAGED, data=data, identity=identity, problem=problem)
    return YearFound(
        file=file, state=YearState.GOOD, data=data, identity=identity, tables=_in_present_layout(tables)
    )


def _in_present_layout(tables: Tables) -> Tables:
    return tables if schema_of(tables) == SCHEMA else migrated(tables)


def is_of_newer(data: bytes) -> bool:
    """Whether the file says that a newer Unknot wrote it."""
    said = _NEWER.search(data)
    return said is not None and int(said[1][:9]) > SCHEMA


def mend(found: YearFound, backups: Sequence[Backup]) -> Mended:
    """What the year would be: all that is left in its file, and the newest backup that can be read.

    Raises JournalError where there is nothing at all.
    """
    readable = [backup for backup in backups if not backup.problem]
    if found.state is YearState.GOOD:
        return _good_mended(found, readable)
    if found.state is YearState.MISSING and not backups:
        raise JournalError(f"there is no {found.file.name} and no backup of it")
    left = salvage(found.data)
    if not (readable or left.intact or left.changed):
        raise JournalError(
            f"{found.problem}; nothing in it can be read, and no backup of it can. "
            "To begin that year anew: move it away"
        )
    return _bad_mended(found, left, readable[0] if readable else None)


def _bad_mended(found: YearFound, left: Salvaged, backup: Backup | None) -> Mended:
    """Both what is left and what the backup has; where they differ and neither is newer, both are kept."""
    old = _tables_of(backup)
    sorted_old = sort_out(old.get(ENTRIES, {}))
    resolved = resolve_all([*left.records, *sorted_old.records])
    records = {**sorted_old.odd, **resolved.records}
    origins = _origins(records, {str(record["id"]) for record in left.records}, old.get(ENTRIES, {}).keys())
    return Mended(
        found=found,
        tables=_with_entries(old, records),
        backup=backup,
        from_file=origins.from_file,
        from_backup=origins.from_backup,
        lost_lines=left.lost_lines,
        kept_both=origins.made,
    )


def _good_mended(found: YearFound, backups: Sequence[Backup]) -> Mended:
    """What was changed outside Unknot is again what the newest backup says that has it unchanged."""
    here = found.tables.get(ENTRIES, {})
    trusted = {str(record["id"]): record for record in sort_out(here).intact}
    suspect = here.keys() - trusted.keys()
    put_back = intact_in(backups, suspect)
    backup = backups[0] if backups else None
    old = {str(record["id"]): record for record in sort_out(_tables_of(backup).get(ENTRIES, {})).intact}
    resolved = resolve_all([*trusted.values(), *put_back.values(), *old.values()])
    records = {**{key: here[key] for key in suspect}, **resolved.records}
    origins = _origins(records, here.keys() - put_back.keys(), old.keys() | put_back.keys())
    return Mended(
        found=found,
        tables=_with_entries(found.tables, records),
        backup=backup,
        from_file=origins.from_file,
        from_backup=origins.from_backup,
        put_back=tuple(sorted(put_back)),
        kept_both=origins.made,
    )


def intact_in(backups: Sequence[Backup], ids: Set[str]) -> Records:
    """Of each of these records the newest version that a backup has as it was sealed."""
    found: dict[str, Record] = {}
    for backup in backups:
        missing = ids - found.keys()
        if not missing:
            break
        entries = _tables_of(backup).get(ENTRIES, {})
        intact = sort_out({key: entries[key] for key in missing & entries.keys()}).intact
        found |= {str(record["id"]): record for record in intact}
    return found


def _tables_of(backup: Backup | None) -> Tables:
    return _in_present_layout(backup.tables()) if backup else {}


def _origins(records: Records, in_file: Set[str], in_backup: Set[str]) -> _Origins:
    live = {key for key, record in records.items() if not is_deleted(record)}
    elsewhere = live - in_file
    return _Origins(len(live & in_file), len(elsewhere & in_backup), len(elsewhere - in_backup))


def _with_entries(tables: Tables, records: Records) -> Tables:
    schema = {**tables.get(SCHEMA_TABLE, {}), "journal": {"version": SCHEMA}}
    return {**tables, SCHEMA_TABLE: schema, ENTRIES: {key: dict(each) for key, each in records.items()}}
