"""An entry as a record of the journal file: read strictly, changed without losing what is not known."""

from collections.abc import Mapping
from typing import Any

import msgspec

from tui.core.entry import CheckIn, Entry, SessionEntry

Record = Mapping[str, object]


def read_entry(record: Record, entry_id: str) -> Entry:
    """The entry a record holds; ValueError where it holds none, or one of another id."""
    entry: Entry = msgspec.convert(dict(record), SessionEntry | CheckIn)
    if entry.id != entry_id:
        raise ValueError(f"its id says {entry.id}")
    return entry


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
