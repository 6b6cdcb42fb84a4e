"""An entry as a record of the journal file: sealed, and knowing the versions that it was before."""

import datetime as dt
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from tui.core.catalogue import say
from tui.core.digests import digest_of
from tui.core.entries.entry import (
    CheckIn,
    Entry,
    Moment,
    SessionEntry,
    check_entry,
    check_year,
    entry_from,
    entry_json,
    plain_moment,
)

Record = Mapping[str, object]

EARLIER_LIMIT = 100
"""How many earlier versions a record remembers; one that is forgotten costs an entry kept twice, no more."""
DELETED = "deleted"
"""The kind of a record whose entry was deleted."""

_ENCODER = msgspec.json.Encoder(order="sorted")


class Deleted(msgspec.Struct, frozen=True, gc=False, tag_field="kind", tag=DELETED):
    """What stays of a deleted entry, as far as reading needs it."""

    id: str
    started_at: Moment


_SEALED = msgspec.json.Decoder(SessionEntry | CheckIn | Deleted)
_SEAL = b'"check":"'
"""How the seal begins in a record that was written by `_ENCODER`."""


def read_entry(record: Record, entry_id: str) -> Entry:
    """The entry a record holds; ValueError where it holds none, or one of another id."""
    entry = entry_from(dict(record))
    if entry.id != entry_id:
        raise ValueError(say("its id says {id}", id=entry.id))
    return entry


def read_sealed(record: msgspec.Raw, entry_id: str) -> Entry | Deleted | None:
    """What a record says that stands in its file as it was sealed; None where it has to be looked at closer.

    It is what `is_intact`, `is_deleted`, `check_deleted` and `read_entry` find, in a third of the time.
    """
    written = bytes(record)
    if not _is_as_sealed(written):
        return None
    try:
        found = _SEALED.decode(written)
        if isinstance(found, Deleted):
            check_year(found.started_at)
        else:
            check_entry(found)
    except (ValueError, RecursionError):
        return None
    return found if found.id == entry_id else None


def is_as_sealed(record: msgspec.Raw, entry_id: str) -> bool:
    """Whether a record stands in its file as it was sealed, and under its own id; nothing is decoded.

    It does not tell whether what it says is within the limits of an entry.
    """
    written = bytes(record)
    return _is_as_sealed(written) and b'"id":"%b"' % entry_id.encode() in written


def _is_as_sealed(written: bytes) -> bool:
    before, mark, rest = written.partition(_SEAL)
    return bool(mark) and rest[:10] == b'%08x",' % zlib.crc32(rest[10:], zlib.crc32(before))


def check_deleted(record: Record, entry_id: str) -> None:
    """ValueError where a record does not tell well enough which entry was deleted, and of which year."""
    if record.get("id") != entry_id:
        raise ValueError(say("its id is another or none"))
    check_year(msgspec.convert(record.get("started_at"), Moment))


def record_of(entry: Entry) -> Record:
    """An entry as a record that has no earlier version, not sealed yet."""
    return entry_json(entry)


# Versions


def version_of(record: Record) -> str:
    """The short hash that names what a record says: 12 hexadecimal digits."""
    return digest_of(_ENCODER.encode(_content(record)))[:12]


def record_says(record: Record) -> Record:
    """What a record says of its entry, without what it says of itself: versions, seal and stamps."""
    return _without(record, "check", "earlier", "updated_at", "recorded_at")


def earlier_of(record: Record) -> tuple[str, ...]:
    """The versions it was before, oldest first."""
    earlier = record.get("earlier")
    return tuple(filter(_is_text, earlier)) if isinstance(earlier, list | tuple) else ()


def with_earlier(record: Record, earlier: Iterable[str]) -> dict[str, object]:
    """The record, sealed, with these versions before it: each once, and never its own."""
    own = version_of(record)
    known = [each for each in dict.fromkeys(earlier) if each != own]
    return sealed({**record, "earlier": known[-EARLIER_LIMIT:]})


def next_version(before: Record, record: Record) -> dict[str, object]:
    """`record` as what `before` has become: with its unknown fields and its history, sealed."""
    whole = record if is_deleted(record) else merged({} if is_deleted(before) else before, record)
    return with_earlier(whole, (*earlier_of(before), version_of(before)))


def tombstone(before: Record, at: dt.datetime) -> dict[str, object]:
    """What stays of a deleted record: nothing that it said."""
    kept = {key: before[key] for key in ("id", "started_at") if key in before}
    return next_version(before, {**kept, "kind": DELETED, "updated_at": spelt(rising(before, at))})


def is_deleted(record: Record) -> bool:
    """Whether it stands for an entry that was deleted."""
    return record.get("kind") == DELETED


def rising(before: Record, at: dt.datetime) -> dt.datetime:
    """`at` to the second, or a second after the version before where clocks disagree: no version twice."""
    at = at.replace(microsecond=0)
    try:
        return max(at, msgspec.convert(before.get("updated_at"), dt.datetime) + dt.timedelta(seconds=1))
    except (ValueError, TypeError, OverflowError):  # it has none, or one that is not comparable
        return at


def spelt(moment: dt.datetime) -> str:
    """A moment in the spelling that an entry's own have, so that the same one is the same text."""
    return str(msgspec.to_builtins(plain_moment(moment)))


def updated_at(record: Record) -> dt.datetime:
    """When this version was written, by the clock of its machine."""
    try:
        moment = msgspec.convert(record.get("updated_at"), dt.datetime)
        return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    except ValueError:
        return dt.datetime.min.replace(tzinfo=dt.UTC)


# Seals


def sealed(record: Record) -> dict[str, object]:
    """The record with a checksum, which tells a changed bit that still reads as JSON (storage.md 2.7)."""
    return {**record, "check": _checksum(record)}


def is_intact(record: Record) -> bool:
    """Whether it says what it said when it was sealed; one without a seal was put there by hand."""
    return "check" not in record or record["check"] == _checksum(record)


def _checksum(record: Record) -> str:
    return f"{zlib.crc32(_ENCODER.encode(_without(record, 'check'))):08x}"


def _content(record: Record) -> Record:
    return _without(record, "check", "earlier")


def _without(record: Record, *keys: str) -> Record:
    kept = dict(record)  # and taken out again: that is the quicker way for ten years of records
    for key in keys:
        kept.pop(key, None)
    return kept


# Unknown fields


def merged(before: Record, record: Record) -> dict[str, object]:
    """`record` with the fields that only `before` has, in its parts too: of a newer Unknot perhaps."""
    return {**before, **{key: _merged_part(before.get(key), value) for key, value in record.items()}}


def _merged_part(before: object, value: object) -> object:
    if not isinstance(before, list) or not isinstance(value, list | tuple):
        return value
    rest = [item for item in before if isinstance(item, dict)]
    return [merged(_taken(rest, item), item) if isinstance(item, dict) else item for item in value]


def _taken(rest: list[dict[str, Any]], item: Record) -> Record:
    """The part that was the same one before, taken out of the rest."""
    for number, other in enumerate(rest):
        if _name(other) == _name(item):
            return rest.pop(number)
    return {}


def _name(item: Record) -> object:
    """What a part is known by: its id, or else the step or the region and the side it is about."""
    return item.get("id") or (item.get("step"), item.get("region"), item.get("side"))


def _is_text(value: object) -> bool:
    return isinstance(value, str)
