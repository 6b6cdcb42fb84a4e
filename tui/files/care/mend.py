"""What a damaged, changed or missing year would be, from what is left of it and from its backups."""

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

import msgspec

from tui.core.catalogue import say
from tui.core.entries.journal import JournalError
from tui.files.care.salvage import Salvaged, salvage, sort_out
from tui.files.care.year_found import ENTRIES, YearFound, YearState, in_present_layout
from tui.files.journal.atomic_json import SCHEMA, SCHEMA_TABLE, Tables
from tui.files.journal.backups import Backup
from tui.files.journal.merge_rule import resolve, resolve_all
from tui.files.journal.stored_entry import Record, is_deleted, version_of

Records = Mapping[str, Record]


class Mended(msgspec.Struct, frozen=True, kw_only=True):
    """A year put back together: entries by where they came from, and what would take its place.

    `lost_lines` could not be read, and behind `ends_after` the file is cut off (0: it is not). `put_back` are
    ids of records that were changed outside Unknot and are as in the backup again, `kept_both` counts entries
    that are there twice because both versions say something.
    """

    found: YearFound
    tables: Tables
    backup: Backup | None
    from_file: int
    from_backup: int
    lost_lines: tuple[int, ...] = ()
    ends_after: int = 0
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


def mend(found: YearFound, backups: Sequence[Backup], elsewhere: Records) -> Mended:
    """What the year would be: all that is left in its file, and the newest backup that can be read.

    `elsewhere` are the records of the other years: what a backup has may have moved there since. Raises
    JournalError where there is nothing at all.
    """
    readable = [backup for backup in backups if not backup.problem]
    if found.state is YearState.GOOD:
        return _good_mended(found, readable, elsewhere)
    if found.state is YearState.MISSING and not backups:
        raise JournalError(say("there is no {name} and no backup of it", name=found.file.name))
    left = salvage(found.data)
    if not (readable or left.intact or left.changed):
        raise JournalError(
            say(
                "{problem}; nothing in it can be read, and no backup of it can. To begin that year anew: "
                "move it away",
                problem=found.problem,
            )
        )
    return _bad_mended(found, left, readable[0] if readable else None, elsewhere)


def _bad_mended(found: YearFound, left: Salvaged, backup: Backup | None, elsewhere: Records) -> Mended:
    """Both what is left and what the backup has; where they differ and neither is newer, both are kept."""
    tables = _tables_of(backup)
    sorted_old = sort_out(tables.get(ENTRIES, {}))
    left_of = by_id(left.records)
    old = _not_moved(by_id(sorted_old.records), elsewhere, left_of.keys())
    resolved = resolve_all([*left.records, *old.values()])
    records = {**sorted_old.odd, **resolved.records}
    origins = _origins(records, left_of.keys(), old.keys() | sorted_old.odd.keys())
    return Mended(
        found=found,
        tables=_with_entries(tables, records),
        backup=backup,
        from_file=origins.from_file,
        from_backup=origins.from_backup,
        lost_lines=left.lost_lines,
        ends_after=left.ends_after,
        kept_both=origins.made,
    )


def _good_mended(found: YearFound, backups: Sequence[Backup], elsewhere: Records) -> Mended:
    """What was changed outside Unknot is again what the newest backup says that has it unchanged."""
    here = found.tables.get(ENTRIES, {})
    trusted = by_id(sort_out(here).intact)
    suspect = here.keys() - trusted.keys()
    put_back = intact_in(backups, suspect)
    backup = backups[0] if backups else None
    kept = by_id(sort_out(_tables_of(backup).get(ENTRIES, {})).intact)
    old = _not_moved(kept, elsewhere, here.keys())
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
        found |= by_id(intact)
    return found


def by_id(records: Iterable[Record]) -> dict[str, Record]:
    """Records under their ids."""
    return {str(record["id"]): record for record in records}


def _not_moved(old: Records, elsewhere: Records, here: Set[str]) -> Records:
    """What a backup has, without what is now in another year, in that version or a later one."""
    moved = {key for key in (old.keys() & elsewhere.keys()) - here if _takes_in(elsewhere[key], old[key])}
    return {key: record for key, record in old.items() if key not in moved}


def _takes_in(record: Record, old: Record) -> bool:
    first, *copies = resolve([record, old])
    return not copies and version_of(first) == version_of(record)


def _tables_of(backup: Backup | None) -> Tables:
    return in_present_layout(backup.tables()) if backup else {}


def _origins(records: Records, in_file: Set[str], in_backup: Set[str]) -> _Origins:
    live = {key for key, record in records.items() if not is_deleted(record)}
    elsewhere = live - in_file
    return _Origins(len(live & in_file), len(elsewhere & in_backup), len(elsewhere - in_backup))


def _with_entries(tables: Tables, records: Records) -> Tables:
    schema = {**tables.get(SCHEMA_TABLE, {}), "journal": {"version": SCHEMA}}
    return {**tables, SCHEMA_TABLE: schema, ENTRIES: {key: dict(each) for key, each in records.items()}}
