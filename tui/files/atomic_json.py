"""A TinyDB storage that replaces its file whole, and never one that it could not read."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from tinydb.storages import Storage

from tui.core.journal import JournalError
from tui.files.disk import Disk, Identity, look, read_whole

SCHEMA = 1
"""The newest layout of a journal file that this program reads and writes."""
SCHEMA_TABLE = "schema"

Tables = dict[str, dict[str, dict[str, Any]]]

_ENCODER = msgspec.json.Encoder(order="sorted")


class DamagedFileError(JournalError):
    """A journal file does not say what a journal file says; it is left as it is."""


class ChangedUnderneathError(Exception):
    """The file is no longer the one that was read; read it again and start over."""


class AtomicJSON(Storage):
    """One file, opened by its name each time, in plain JSON with one record on each line.

    Raises OSError where the disk refuses.
    """

    def __init__(self, path: Path, disk: Disk) -> None:
        """Nothing is opened or created before something is written."""
        self._path = Path(os.path.realpath(path))  # a link stays a link, and its target is replaced
        self._disk = disk
        self._found = b""
        self.identity: Identity | None = None

    def read(self) -> Tables | None:
        """Every table, or None where there is no file yet."""
        self._found, self.identity = b"", None
        try:
            self._found, self.identity = read_whole(self._path)
        except FileNotFoundError:
            return None
        return decode(self._found, self._path.name)

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Replace the file that was read last; ChangedUnderneathError if it is another by now."""
        whole = {SCHEMA_TABLE: {"journal": {"version": SCHEMA}}, **data}
        self._disk.replace_whole(self._path, encode(whole, self._found), self._refuse_if_changed)

    def _refuse_if_changed(self) -> None:
        if look(self._path) != self.identity:
            raise ChangedUnderneathError(self._path.name)


def decode(data: bytes, name: str) -> Tables:
    """The tables of a journal file; DamagedFileError with what is wrong and what to do."""
    if not data:
        raise _damaged(name, "is empty (0 bytes)")
    try:
        tables = msgspec.json.decode(data, type=Tables)
        version = msgspec.convert(tables[SCHEMA_TABLE]["journal"]["version"], int)
    except KeyError:
        raise _damaged(name, "is not a journal of Unknot") from None
    except (ValueError, RecursionError) as error:
        raise _damaged(name, f"cannot be read ({error})") from None
    if version > SCHEMA:
        raise DamagedFileError(
            f"{name} was written by a newer Unknot (layout {version}, this one reads {SCHEMA}); "
            "it is left as it is: update Unknot to read it"
        )
    # With a record on each line, an id that stands twice (a careless merge) makes more lines than records.
    if data.count(b'\n"') > len(tables) + sum(map(len, tables.values())):
        raise _damaged(name, "has the same entry twice")
    return tables


def _damaged(name: str, problem: str) -> DamagedFileError:
    return DamagedFileError(
        f"{name} {problem}; it is left as it is: put a good copy in its place, or move it away"
    )


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


def _record(record: object, kept: msgspec.Raw | None) -> bytes:
    encoded = _ENCODER.encode(record)
    if kept is None or bytes(kept) == encoded or msgspec.json.decode(kept) != record:
        return encoded
    return bytes(kept)
