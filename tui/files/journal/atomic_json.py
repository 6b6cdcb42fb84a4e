"""A TinyDB storage that replaces its file whole, and never one that it could not read."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from tui.core.catalogue import say
from tui.core.entries.journal import JournalError
from tui.files.disk import Disk, Identity, look, read_own
from tui.files.journal.stored_entry import with_earlier
from tui.files.refusals import SO

SCHEMA = 2
"""The layout of journal files that this program writes: 2 has seals and earlier versions, 1 had not."""
SCHEMA_TABLE = "schema"

Tables = dict[str, dict[str, dict[str, Any]]]

_ENCODER = msgspec.json.Encoder(order="sorted")


class _Layout(msgspec.Struct):
    version: int


class _Schema(msgspec.Struct):
    journal: _Layout


class _AsWritten(msgspec.Struct):
    schema: _Schema
    entries: dict[str, msgspec.Raw]


class DamagedFileError(JournalError):
    """A journal file does not say what a journal file says; it is left as it is."""


class ChangedUnderneathError(Exception):
    """The file is no longer the one that was read; read it again and start over."""


class AtomicJSON:
    """One file, opened by its name each time, in plain JSON with one record on each line; a TinyDB storage.

    Raises OSError where the disk refuses.
    """

    table = "entries"
    """The table that a file must have: one whose name has changed is not a file without records."""

    def __init__(
        self, path: Path, disk: Disk, before_replacing: Callable[["AtomicJSON"], None] = lambda _: None
    ) -> None:
        """Nothing is opened or created before something is written; then `before_replacing` comes first."""
        self.path = path
        self.found = b""
        self.found_schema: int | None = None
        self.identity: Identity | None = None
        self.written: Identity | None = None
        self._disk = disk
        self._before_replacing = before_replacing

    def read(self) -> Tables | None:
        """Every table in the present layout, or None where there is no file yet."""
        self.found, self.found_schema, self.identity = b"", None, None
        try:
            self.found, self.identity = read_own(self.path)
        except FileNotFoundError:
            return None
        tables = decode(self.found, self.path.name, self.table)
        self.found_schema = schema_of(tables)
        return tables if self.found_schema == SCHEMA else migrated(tables)

    def read_as_written(self) -> Mapping[str, msgspec.Raw] | None:
        """The records by their ids, not decoded yet; None where `read` has to tell what is there instead."""
        try:
            self.found, self.identity = read_own(self.path)
            tables = msgspec.json.decode(self.found, type=_AsWritten)
        except (OSError, ValueError, RecursionError):
            return None
        self.found_schema = tables.schema.journal.version
        is_ours = self.found_schema == SCHEMA and self.found.count(b"\n") == _lines_of(len(tables.entries))
        return tables.entries if is_ours else None

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Replace the file that was read last; ChangedUnderneathError if it is another by now."""
        encoded = self.encoded(data)
        self.written = self._disk.replace_whole(self.path, encoded, self.get_ready_to_replace)

    def encoded(self, data: Mapping[str, Mapping[str, Any]]) -> bytes:
        """The file as it will be: records that say what they said keep their bytes."""
        schema = {**data.get(SCHEMA_TABLE, {}), "journal": {"version": SCHEMA}}
        return encode({**data, SCHEMA_TABLE: schema}, self.found)

    def get_ready_to_replace(self) -> None:
        """What comes first, and then the last look before the new version takes its place."""
        if self.identity is not None:
            self._before_replacing(self)
        self._refuse_if_changed()

    def _refuse_if_changed(self) -> None:
        if look(self.path) != self.identity:
            raise ChangedUnderneathError(self.path.name)


def schema_of(tables: Tables) -> int:
    """The layout a file is in; KeyError or ValueError where it does not say."""
    return msgspec.convert(tables[SCHEMA_TABLE]["journal"]["version"], int)


def migrated(tables: Tables) -> Tables:
    """The tables of layout 1 in layout 2. What is no record of ours is left as it is."""
    entries = tables.get("entries", {})
    upgraded = {key: _upgraded(key, record) for key, record in entries.items()}
    return {**tables, "entries": upgraded} if "entries" in tables else tables


def _upgraded(key: str, record: dict[str, Any]) -> dict[str, Any]:
    return with_earlier(record, ()) if record.get("id") == key else record


def decode(data: bytes, name: str, table: str = AtomicJSON.table) -> Tables:
    """The tables of a journal file; DamagedFileError with what is wrong and what to do."""
    if not data:
        raise _damaged(name, say("is empty (0 bytes)"))
    try:
        tables = msgspec.json.decode(data, type=Tables)
        version = schema_of(tables)
    except KeyError:
        raise _damaged(name, say("is not a journal of Unknot")) from None
    except (ValueError, RecursionError) as error:
        from tui.files.plain_faults import why_unreadable  # hardly any file is damaged

        raise _damaged(name, say("cannot be read ({why})", why=why_unreadable(data, error))) from None
    if version < 1 or (version <= SCHEMA and table not in tables):
        raise _damaged(name, say("is not a journal of Unknot"))
    if version > SCHEMA:
        raise DamagedFileError(
            say(
                "{file} was written by a newer Unknot (layout {layout}, this one reads {newest}); "
                "it is left as it is: update Unknot to read it",
                file=name,
                layout=version,
                newest=SCHEMA,
            )
        )
    # With a record on each line, an id that stands twice (a careless merge) makes more lines than records.
    if data.count(b'\n"') > len(tables) + sum(map(len, tables.values())):
        raise _damaged(name, say("has the same entry twice"))
    return tables


def _damaged(name: str, problem: str) -> DamagedFileError:
    mend = f"unknot journal restore {name[:4]}" if name[:4].isdigit() else say("move it away")
    what = say("{file} {problem}; it is left as it is", file=name, problem=problem)
    return DamagedFileError(f"{what}{say(SO)}{mend}")


def encode(tables: Mapping[str, Mapping[str, Any]], found: bytes = b"") -> bytes:
    """The bytes of a journal file; ValueError for what JSON cannot say.

    A record that still says what it says in `found` keeps those very bytes.
    """
    before = msgspec.json.decode(found, type=dict[str, dict[str, msgspec.Raw]]) if found else {}
    blocks = []
    for name in sorted(tables, key=lambda name: (name != SCHEMA_TABLE, name)):
        kept = before.get(name, {})
        records = (
            _ENCODER.encode(key) + b": " + _record(record, kept.get(key))
            for key, record in sorted(tables[name].items())
        )
        blocks.append(_ENCODER.encode(name) + b": {\n" + b",\n".join(records) + b"\n}")
    return b"{\n" + b",\n".join(blocks) + b"\n}\n"


def _lines_of(records: int) -> int:
    """The lines of a file that `encode` made of a schema and so many records: none stands there twice."""
    return encode({SCHEMA_TABLE: {"journal": {}}, AtomicJSON.table: {}}).count(b"\n") + max(records - 1, 0)


def _record(record: object, kept: msgspec.Raw | None) -> bytes:
    encoded = _ENCODER.encode(record)
    if kept is None or bytes(kept) == encoded or msgspec.json.decode(kept) != record:
        return encoded
    return bytes(kept)
