"""A year's file as it is found: good, damaged or gone."""

import re
from enum import StrEnum
from pathlib import Path

import msgspec

from tui.core.catalogue import marked, say
from tui.files.disk import Identity, listed, one_line, read_own
from tui.files.journal.atomic_json import SCHEMA, DamagedFileError, Tables, decode, migrated, schema_of
from tui.files.journal.backups import is_year_file
from tui.files.paths import Paths

ENTRIES = "entries"
_NEWER = re.compile(rb'^"journal":\s*\{"version":\s*(\d+)\}', re.MULTILINE)


class YearState(StrEnum):
    """How a year's file was found."""

    GOOD = "good"
    DAMAGED = marked("damaged")
    MISSING = marked("missing")


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


def years_with_file(paths: Paths) -> list[int]:
    """The years that have a journal file. Raises OSError."""
    return [int(path.stem) for path in listed(paths.journal, is_year_file)]


def find_year(paths: Paths, year: int) -> YearFound:
    """Look at a year's file.

    Raises JournalError where it cannot be opened, or is of a newer Unknot: neither is damage.
    """
    file = paths.year_file(year)
    try:
        with one_line(say("cannot read {file}", file=file)):
            try:
                data, identity = read_own(file)
            except FileNotFoundError:
                return YearFound(
                    file=file, state=YearState.MISSING, problem=say("{name} is gone", name=file.name)
                )
            tables = decode(data, file.name)
    except DamagedFileError as error:
        if is_of_newer(data):
            raise
        problem = str(error).partition(";")[0]
        return YearFound(file=file, state=YearState.DAMAGED, data=data, identity=identity, problem=problem)
    return YearFound(
        file=file, state=YearState.GOOD, data=data, identity=identity, tables=in_present_layout(tables)
    )


def is_of_newer(data: bytes) -> bool:
    """Whether the file says that a newer Unknot wrote it."""
    said = _NEWER.search(data)
    return said is not None and int(said[1][:9]) > SCHEMA


def in_present_layout(tables: Tables) -> Tables:
    """The tables as this version writes them."""
    return tables if schema_of(tables) == SCHEMA else migrated(tables)
