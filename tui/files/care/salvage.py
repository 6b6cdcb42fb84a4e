"""What can still be had from a damaged journal file: its records, line by line (storage.md 2.7)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from tui.core.catalogue import say
from tui.files.journal.stored_entry import (
    Record,
    check_deleted,
    is_deleted,
    is_intact,
    read_entry,
    sealed,
    with_earlier,
)

_BLANK = b" \t\r\0,"
"""What may stand around a record on its line: a comma, and the zeros that a power cut leaves."""
_FRAME = re.compile(rb'[{}]*|"[^"]*":\s*\{[{}]*|"journal":\s*\{.*\}')
"""The lines between the records: braces, the names of tables, the schema."""
_END = re.compile(rb"}+|>{7}.*")
"""The last line of a whole file, or of one in which git left a conflict at the end."""
_CONFLICT = re.compile(rb"(<{7}|={7}|>{7}|\|{7})( .*)?")
"""The lines that git puts around both versions of a conflict."""

_OF_LAYOUT_2 = ("check", "earlier")
_DECODER = msgspec.json.Decoder(dict[str, dict[str, Any]])


class Salvaged(msgspec.Struct, frozen=True):
    """The records that are as they were sealed, those changed since, and the lines that say nothing.

    One id may be there more than once. Lines are counted from 1; `ends_after` is the last one of a file that
    is cut off, so that nobody knows what stood behind it, and 0 of one that has its end.
    """

    intact: tuple[Record, ...]
    changed: tuple[Record, ...]
    lost_lines: tuple[int, ...]
    ends_after: int = 0

    @property
    def records(self) -> Iterator[Record]:
        """All of them, each with a seal that fits."""
        yield from self.intact
        yield from map(sealed, self.changed)


class SortedOut(msgspec.Struct, frozen=True):
    """The records of a table: as sealed, readable but changed since, and those that are no entries."""

    intact: tuple[Record, ...]
    changed: tuple[Record, ...]
    odd: dict[str, Record]

    @property
    def records(self) -> Iterator[Record]:
        """Those that say something, each with a seal that fits."""
        yield from self.intact
        yield from map(sealed, self.changed)


def sort_out(entries: Mapping[str, Record]) -> SortedOut:
    """Tell which records of a table can be trusted; one under an id that is not its own cannot."""
    intact: list[Record] = []
    changed: list[Record] = []
    odd: dict[str, Record] = {}
    for key, record in entries.items():
        if record.get("id") == key and is_sealed(record):
            intact.append(record)
        elif _is_readable(record, key):
            changed.append(record)
        else:
            odd[key] = record
    return SortedOut(tuple(intact), tuple(changed), odd)


def _is_readable(record: Record, key: str) -> bool:
    try:
        _readable(record, key)
    except (ValueError, RecursionError):
        return False
    return True


def salvage(data: bytes) -> Salvaged:
    """Read what can be read; the rest of a line that is torn, zeroed or garbled is lost."""
    intact: list[Record] = []
    changed: list[Record] = []
    lost: list[int] = []
    for number, line in _lines(data):
        record = _record_on(line)
        if record is None:
            lost.append(number)
        elif is_sealed(record):
            intact.append(record)
        else:
            changed.append(record)
    return Salvaged(tuple(intact), tuple(changed), tuple(lost), _ends_after(data))


def _ends_after(data: bytes) -> int:
    """The last line of a file that does not end with a line of braces, as ours do; else 0."""
    lines = data.rstrip(b" \t\r\n\0").split(b"\n")
    return 0 if _END.fullmatch(lines[-1].strip()) else len(lines)


def _lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The lines that should hold a record, with their numbers."""
    for number, whole in enumerate(data.split(b"\n"), 1):
        line = whole.strip(_BLANK)
        is_zeroed = not line and b"\0" in whole
        if is_zeroed or not (_FRAME.fullmatch(line) or _CONFLICT.fullmatch(line)):
            yield number, line


def _record_on(line: bytes) -> Record | None:
    """The record on a line, of layout 1 too, which has no seals; None where it does not read as one."""
    try:
        ((key, record),) = _DECODER.decode(b"{" + line + b"}").items()
        if record.keys().isdisjoint(_OF_LAYOUT_2):
            return with_earlier(_readable(record, key), ())
        return record if is_sealed(record) and "id" in record else _readable(record, key)
    except (ValueError, RecursionError):
        return None


def is_sealed(record: Record) -> bool:
    """Whether it has a seal that fits; a bit that flips in the word "check" itself leaves none."""
    return "check" in record and is_intact(record)


def _readable(record: Record, key: str) -> Record:
    """The record, if it holds the entry of this id or stands for its deletion; else ValueError."""
    if is_deleted(record):
        check_deleted(record, key)
    else:
        read_entry(record, key)
    return record


def lines_in_words(lines: Iterable[int]) -> str:
    """Numbers of lines, such as "line 7" or "lines 7, 9 and 12"; of many, the first ones."""
    shown = [f"{number}" for number in lines]
    if len(shown) > 4:
        return say("lines {shown} and {count} more", shown=", ".join(shown[:3]), count=len(shown) - 3)
    if len(shown) > 1:
        return say("lines {shown} and {last}", shown=", ".join(shown[:-1]), last=shown[-1])
    return say("line {shown}", shown=shown[0]) if shown else say("no line")
