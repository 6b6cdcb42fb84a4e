"""Files of entries that the person gives: exports, what `journal --json` prints, copies of year files.

Each is checked whole before anything of it is used.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from tui.core.catalogue import say, say_count
from tui.core.text import shortened
from tui.files.describe import described
from tui.files.disk import Identity, one_line, read_whole
from tui.files.exchange.exports import EXPORT_FORMAT, EXPORT_LIMIT
from tui.files.exchange.given_records import fault_of
from tui.files.exchange.plain_json import PlainJsonError, read_plain_json
from tui.files.journal.atomic_json import SCHEMA
from tui.files.journal.merge_rule import id_of
from tui.files.journal.stored_entry import Record, earlier_of, is_deleted, is_intact, with_earlier
from tui.files.plain_faults import whole_fault

PROBLEMS_TOLD = 20
RECORDS_LIMIT = 200_000
_STAMPS = ("recorded_at", "updated_at")
_KNOWN_PARTS = frozenset({"format", "unknot", "schema", "entries", "deleted", "report"})

_LIKE_PAGE = re.compile(r"\s*(Unknot report: |# Unknot report\n|<)")
"""A report as text, Markdown or HTML; or any other HTML."""
_LIKE_CSV = re.compile(r"\s*[^\s{[][^{[\n]*[,;]")
"""A line of words with commas or semicolons between them, and nothing that JSON begins with."""

Placed = tuple[str, object]
"""What should be a record, behind the words for its place."""


class RefusedFileError(Exception):
    """A file that is not taken in; `problems` has a line for each thing that is wrong with it."""

    def __init__(self, name: str, problems: list[str]) -> None:
        """Name the file, and say what is wrong in it."""
        more = len(problems) - PROBLEMS_TOLD
        told = problems[:PROBLEMS_TOLD] + ([say("and {count} more", count=more)] if more > 0 else [])
        self.problems = tuple(f"{name}: {problem}" for problem in told)
        super().__init__(self.problems[0])


class GivenFile(msgspec.Struct, frozen=True, kw_only=True):
    """What a file holds, as records that can be stored.

    `unconfirmed` are the ids of sessions that had not been stored when `journal --json` listed them;
    `notices` say what else the person should know of the file. It `is_in_part` where parts of them were
    left out on request: it says nothing of an entry that is known already.
    """

    records: tuple[Record, ...]
    unconfirmed: frozenset[str] = frozenset()
    is_in_part: bool = False
    notices: tuple[str, ...] = ()


def read_given(file: Path) -> tuple[GivenFile, Identity]:
    """The entries in a file, and which version of it this was. Raises RefusedFileError, JournalError."""
    with one_line(say("cannot read {file}", file=file)):
        data, identity = read_whole(file, EXPORT_LIMIT)
    return given_in(data, str(file)), identity


def given_in(data: bytes, name: str) -> GivenFile:
    """The entries that the bytes of a file say. Raises RefusedFileError."""
    try:
        document = read_plain_json(_text_of(data))
        placed = list(_records_of(document))
    except PlainJsonError as error:
        raise RefusedFileError(name, [str(error)]) from None
    faults = [f"{place}: {fault}" for place, record in placed if (fault := fault_of(record))]
    faults += _given_twice(placed)
    if faults:
        raise RefusedFileError(name, faults)
    records = [record for _, record in placed if isinstance(record, dict)]
    return GivenFile(
        records=tuple(map(_storable, records)),
        unconfirmed=frozenset(id_of(record) for record in records if _is_unconfirmed(record)),
        is_in_part=bool(_left_out(document)),
        notices=tuple(f"{name}: {notice}" for notice in _notices(document, records)),
    )


def _left_out(document: object) -> Sequence[object]:
    """The parts that a report says it lacks."""
    report = document.get("report") if isinstance(document, dict) else None
    left_out = report.get("left_out") if isinstance(report, dict) else None
    return left_out if isinstance(left_out, list) else ()


def _text_of(data: bytes) -> str:
    if not data.strip():
        raise PlainJsonError(say("is empty"))
    if fault := whole_fault(data):
        raise PlainJsonError(fault)
    text = data.decode("utf-8-sig")
    if _LIKE_PAGE.match(text):
        raise PlainJsonError(say("this is a page to be read; import takes the JSON of a report or an export"))
    if _LIKE_CSV.match(text):
        raise PlainJsonError(say("this is CSV; import takes the JSON of an export"))
    return text


# What kind of file it is


def _records_of(document: object) -> Iterator[Placed]:
    if isinstance(document, dict) and "schema" in document:
        return _records_of_year(document)
    if isinstance(document, dict) and "format" in document:
        return _records_of_export(document)
    raise PlainJsonError(say("is neither an export of Unknot nor a year of its journal"))


def _records_of_export(document: Mapping[str, object]) -> Iterator[Placed]:
    _refuse_newer(document["format"], EXPORT_FORMAT, "format")
    for part, one in (("entries", say("entry")), ("deleted", say("deletion"))):
        listed = document.get(part, None if part == "entries" else [])
        if not isinstance(listed, list) or len(listed) > RECORDS_LIMIT:
            raise PlainJsonError(
                say(
                    "{part}: found {found}, expected up to {most:,} entries in a list",
                    part=part,
                    found=described(listed),
                    most=RECORDS_LIMIT,
                )
            )
        for number, record in enumerate(listed, start=1):
            yield f"{one} {number}{_known_as(record)}", record


def _records_of_year(document: Mapping[str, object]) -> Iterator[Placed]:
    _refuse_newer(_layout_of(document), SCHEMA, "layout")
    entries = document.get("entries", {})
    if not isinstance(entries, dict) or len(entries) > RECORDS_LIMIT:
        raise PlainJsonError(
            say(
                "entries: found {found}, expected up to {most:,} entries by their ids",
                found=described(entries),
                most=RECORDS_LIMIT,
            )
        )
    for key, record in entries.items():
        if isinstance(record, dict) and record.get("id") != key:
            found, expected = described(record.get("id")), described(key)
            raise PlainJsonError(
                say(
                    "entry{known}: id: found {found}, expected {expected}",
                    known=_known_as(record),
                    found=found,
                    expected=expected,
                )
            )
        yield say("entry{known}", known=_known_as(record)), record


def _layout_of(document: object) -> object:
    for key in ("schema", "journal", "version"):
        document = document.get(key) if isinstance(document, dict) else None
    return document


def _refuse_newer(version: object, newest: int, what: str) -> None:
    if type(version) is not int or version < 1:
        raise PlainJsonError(
            say(
                "{what}: found {version}, expected a number from 1 to {newest}",
                what=what,
                version=described(version),
                newest=newest,
            )
        )
    if version > newest:
        raise PlainJsonError(
            say(
                "was written by a newer Unknot ({what} {version}, this one reads {newest}): "
                "update Unknot to read it",
                what=what,
                version=version,
                newest=newest,
            )
        )


def _known_as(record: object) -> str:
    known = record.get("id") if isinstance(record, dict) else None
    if not isinstance(known, str):
        return ""
    return f" ({known if len(known) <= 40 else known[:39] + '…'})"


def _given_twice(placed: list[Placed]) -> Iterator[str]:
    ids = Counter(str(record.get("id")) for _, record in placed if isinstance(record, dict))
    for place, record in placed:
        if isinstance(record, dict) and ids[str(record.get("id"))] > 1:
            yield say("{place}: its id is given more than once", place=place)


# How it is stored


def _is_unconfirmed(record: Record) -> bool:
    return not is_deleted(record) and (record["recorded_at"] is None or record["updated_at"] is None)


def _storable(record: Record) -> Record:
    """The record sealed; what was never stored counts as stored when it ended, on every machine alike."""
    stamps = {key: record[key] or record["ended_at"] for key in _STAMPS} if _is_unconfirmed(record) else {}
    return with_earlier({**record, **stamps}, earlier_of(record))


def _notices(document: object, records: Sequence[Record]) -> Iterator[str]:
    unknown = sorted(document.keys() - _KNOWN_PARTS) if isinstance(document, dict) else []
    if unknown:
        yield say(
            "this Unknot does not know what {parts} is for; that part is left out",
            parts=", ".join(unknown)[:80],
        )
    if left_out := [part for part in _left_out(document) if isinstance(part, str)]:
        yield say(
            "a report without {parts}; what is known here stays as it is",
            parts=shortened(", ".join(left_out), 80),
        )
    changed = sum("check" in record and not is_intact(record) for record in records)
    if changed:
        yield say_count(
            "{count} entry was changed by another program than Unknot; taken as it is now",
            "{count} entries were changed by another program than Unknot; taken as it is now",
            changed,
        )
