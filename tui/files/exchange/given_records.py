"""What must be true of a record from outside before it is stored; the first fault of each is told."""

import re
from collections.abc import Iterator, Mapping

import msgspec

from tui.core.catalogue import say
from tui.core.entries.entry import FIRST_YEAR, LAST_YEAR, Id, Moment, entry_from
from tui.core.text import first_unsafe
from tui.files.describe import described
from tui.files.journal.stored_entry import Record, is_deleted
from tui.files.plain_faults import in_plain_words
from tui.files.strict_json import DEPTH_LIMIT

_EARLIER_LIMIT = 10_000
_VERSION = re.compile(r"[0-9a-f]{12}\Z")
_ESCAPED = re.compile(r"\\[bfrtu]")
"""How JSON spells a control character or a surrogate; it may also be a backslash in somebody's note."""

_Way = tuple[str | int, ...]


class _Tombstone(msgspec.Struct, frozen=True):
    """What must be known of an entry that was deleted."""

    id: Id
    started_at: Moment
    updated_at: Moment


def fault_of(record: object) -> str | None:
    """Why this is no record that can be stored: field, what was found, what was expected."""
    if not isinstance(record, dict):
        return say("found {found}, expected an object", found=described(record))
    return _unsafe(record) or _unfit_history(record) or _unfit_entry(record)


def _unsafe(record: Record) -> str | None:
    """Text that a terminal would act on, or parts within parts without end."""
    if _is_plainly_safe(record):
        return None
    for way, value in _values((), record):
        if len(way) > DEPTH_LIMIT:
            return say(
                "{field}: found values nested too deep, expected at most {most} levels",
                field=_named(way[:2]),
                most=DEPTH_LIMIT,
            )
        for text in (value, way[-1] if way else ""):
            at = first_unsafe(text) if isinstance(text, str) else None
            if at is not None and isinstance(text, str):
                return say(
                    "{field}: found the character U+{code:04X} at {at}, "
                    "expected none that a terminal acts on",
                    field=_named(way),
                    code=ord(text[at]),
                    at=at + 1,
                )
    return None


def _is_plainly_safe(record: Record) -> bool:
    """Whether there is nothing to look for; quick, and True for nearly every record."""
    try:
        text = msgspec.json.encode(record).decode()
    except (ValueError, RecursionError):
        return False
    return _is_flat(record, DEPTH_LIMIT) and not _ESCAPED.search(text) and first_unsafe(text) is None


def _is_flat(value: object, levels: int) -> bool:
    """Whether objects and lists go no deeper than so many levels."""
    parts = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return not parts or (levels > 0 and all(_is_flat(part, levels - 1) for part in parts))


def _values(way: _Way, value: object) -> Iterator[tuple[_Way, object]]:
    """Every value with the way to it, down to one level more than may be."""
    yield way, value
    if len(way) > DEPTH_LIMIT:
        return
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from _values((*way, key), part)
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _values((*way, number), part)


def _named(way: _Way) -> str:
    """The way to a value, such as ratings[0].now."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in way).lstrip(".")[:80]


def _unfit_history(record: Record) -> str | None:
    earlier = record.get("earlier", [])
    if not isinstance(earlier, list) or len(earlier) > _EARLIER_LIMIT:
        return say("earlier: found {found}, expected a list of versions", found=described(earlier))
    for number, version in enumerate(earlier):
        if not isinstance(version, str) or not _VERSION.match(version):
            return say(
                "earlier[{number}]: found {found}, expected 12 hexadecimal digits",
                number=number,
                found=described(version),
            )
    return None


def _unfit_entry(record: Record) -> str | None:
    try:
        if is_deleted(record):
            _check_tombstone(record)
        else:
            entry_from(record)
    except ValueError as error:
        return in_plain_words(str(error), record)
    return None


def _check_tombstone(record: Record) -> None:
    tombstone = msgspec.convert(record, _Tombstone)
    for name in ("started_at", "updated_at"):
        if not FIRST_YEAR <= getattr(tombstone, name).year <= LAST_YEAR:
            raise ValueError(f"Expected a year from {FIRST_YEAR} to {LAST_YEAR} - at `$.{name}`")
