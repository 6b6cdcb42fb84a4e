"""Two versions of one entry become one where that loses nothing, and are both kept where it would.

A record that descends from another replaces it; what nobody knowingly replaced stays (storage.md 4.7).
All of it is commutative and idempotent: no machine has to be first, and nothing is done twice.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from tui.core.digests import digest_of
from tui.files.journal.stored_entry import (
    Record,
    earlier_of,
    is_deleted,
    sealed,
    updated_at,
    version_of,
    with_earlier,
)

_STAMPS = ("updated_at", "recorded_at")
_ABOUT_VERSIONS = ("earlier", "check")
_NOTHING: Mapping[str, Record] = MappingProxyType({})


class Combined(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the entries of a file that was taken in, as the person sees them."""

    added: int = 0
    changed: int = 0
    deleted: int = 0
    kept_both: int = 0
    unchanged: int = 0


class Resolved(msgspec.Struct, frozen=True):
    """Every id once; `copies` are the ids of versions kept beside, each with the id it split from."""

    records: Mapping[str, Record]
    copies: Mapping[str, str]


def merge(one: Record, other: Record) -> tuple[Record, ...]:
    """What two records of one id become: one record, or the winner and the other as a copy of its own."""
    earlier, later = sorted((one, other), key=_canonical)
    if version_of(earlier) == version_of(later):
        return (_united(later, earlier),)
    for winner, loser in ((later, earlier), (earlier, later)):
        if _descends(winner, loser) and not _descends(loser, winner):
            return (_united(winner, loser),)
    for winner, loser in ((later, earlier), (earlier, later)):
        if is_deleted(loser) or (not is_deleted(winner) and _says_all_of(winner, loser)):
            return (_united(winner, loser),)
    return _united(later, earlier), copy_of(earlier)


def resolve(records: Sequence[Record]) -> tuple[Record, ...]:
    """All records of one id as one: the winner, then the copies, if any."""
    winner, found = id_of(records[0]), resolve_all(records).records
    return (found[winner], *(record for entry_id, record in sorted(found.items()) if entry_id != winner))


def resolve_all(records: Iterable[Record], stored: Mapping[str, Record] = _NOTHING) -> Resolved:
    """Many records of any ids, in any order, as one of each id; each also meets the stored one of its id."""
    waiting = _by_id(records)
    settled: dict[str, Record] = {}
    copies: dict[str, str] = {}
    while waiting:
        made: list[Record] = []
        for entry_id, here in waiting.items():
            met = settled.get(entry_id) or stored.get(entry_id)
            others = [record for record in here if record != met]  # most are the same: that is seen quickly
            settled[entry_id], beside = _one_of([*([met] if met else []), *others])
            copies.update((id_of(copy), entry_id) for copy in beside)
            made += beside
        waiting = _by_id(made)
    return Resolved(settled, copies)


def merge_into(stored: Mapping[str, Record], given: Iterable[Record]) -> dict[str, Record]:
    """The stored records, by id, after taking in those given."""
    return {**stored, **combine(stored, given)[0]}


def combine(stored: Mapping[str, Record], given: Iterable[Record]) -> tuple[dict[str, Record], Combined]:
    """Take records into the stored ones: those to be written, by id, and what became of the given ones.

    A stored record is written again only if what it says or its earlier versions change.
    """
    given = list(given)
    ids = {id_of(record) for record in given}
    resolved = resolve_all(given, stored)
    written = {
        entry_id: record
        for entry_id, record in resolved.records.items()
        if entry_id not in stored or _is_other(stored[entry_id], record)
    }
    kept = {copy for copy in resolved.copies if copy in written and copy not in ids and copy not in stored}
    told_by_copy = {resolved.copies[copy] for copy in kept}
    became = Counter(_became(stored.get(each), resolved.records[each]) for each in ids - told_by_copy)
    return written, Combined(
        added=became["added"],
        changed=became["changed"],
        deleted=became["deleted"],
        kept_both=len(kept),
        unchanged=became["unchanged"],
    )


def copy_of(record: Record) -> Record:
    """The record as an entry of its own, under an id that every machine derives alike."""
    original, version = id_of(record), version_of(record)
    kept = {key: value for key, value in record.items() if key not in _ABOUT_VERSIONS}
    root = record.get("copy_of") or original
    return with_earlier({**kept, "id": _derived_id(original, version), "copy_of": root}, ())


def _derived_id(entry_id: str, version: str) -> str:
    """Shaped like a UUID of version 8, the one for ids of one's own making (RFC 9562, 5.8)."""
    digits = digest_of(f"{entry_id} {version}".encode())
    return f"{digits[:8]}-{digits[8:12]}-8{digits[12:15]}-a{digits[15:18]}-{digits[18:30]}"


def _by_id(records: Iterable[Record]) -> dict[str, list[Record]]:
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        found[id_of(record)].append(record)
    return dict(found)


def _one_of(records: Sequence[Record]) -> tuple[Record, list[Record]]:
    """All records of one id as one, and the copies that this makes."""
    first, *rest = _newest_first(records) if len(records) > 1 else records
    copies: list[Record] = []
    for record in rest:
        first, *beside = merge(first, record)
        copies += beside
    return first, copies


def _newest_first(records: Sequence[Record]) -> list[Record]:
    """The records, each behind those that replaced it, so that it is not kept beside them needlessly."""
    ordered: list[Record] = []
    rest = sorted(records, key=_canonical)
    while rest:
        replaced = {version for record in rest for version in earlier_of(record)}
        newest = [record for record in rest if version_of(record) not in replaced]
        ordered += newest or rest
        rest = [record for record in rest if newest and version_of(record) in replaced]
    return ordered


def _canonical(record: Record) -> tuple[object, ...]:
    """An order that every machine sees alike: the later version is the greater."""
    earlier = earlier_of(record)
    return updated_at(record), version_of(record), len(earlier), earlier


def _united(winner: Record, loser: Record) -> Record:
    """The winner with the history of both; where that is too long, the oldest of the loser goes first."""
    own = earlier_of(winner)
    more = [version for version in earlier_of(loser) if version not in own]
    last = [] if version_of(loser) in own else [version_of(loser)]
    united = (*more, *own, *last)
    return sealed(winner) if united == own else with_earlier(winner, united)


def _descends(record: Record, other: Record) -> bool:
    return version_of(other) in earlier_of(record)


def _says_all_of(whole: Record, part: Record) -> bool:
    """Whether `part` has nothing that `whole` lacks, whenever each was written."""
    return all(
        key in whole and _holds(whole[key], value)
        for key, value in part.items()
        if key not in (*_STAMPS, *_ABOUT_VERSIONS)
    )


def _holds(whole: object, part: object) -> bool:
    if isinstance(whole, Mapping) and isinstance(part, Mapping):
        return all(key in whole and _holds(whole[key], value) for key, value in part.items())
    if isinstance(whole, list | tuple) and isinstance(part, list | tuple):
        return len(whole) == len(part) and all(map(_holds, whole, part))
    return isinstance(whole, bool) is isinstance(part, bool) and whole == part


def _is_other(stored: Record, record: Record) -> bool:
    """Whether there is anything to write."""
    return stored is not record and (
        version_of(stored) != version_of(record) or earlier_of(stored) != earlier_of(record)
    )


def _became(before: Record | None, now: Record) -> str:
    """What a person sees of one id; nothing where it was not there and is not."""
    was_there = before is not None and not is_deleted(before)
    if is_deleted(now):
        return "deleted" if was_there else ""
    if before is None or not was_there:
        return "added"
    return "unchanged" if before is now or version_of(before) == version_of(now) else "changed"


def id_of(record: Record) -> str:
    """The id under which a record is stored."""
    return str(record["id"])
