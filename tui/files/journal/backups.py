"""Backups of each year's file, one for each day on which it was saved, and what is set aside before repair.

The days of a backup are local ones: the date of `clock.now()`. How many are kept: storage.md 4.6.
"""

import datetime as dt
import errno
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec

from tui.core.catalogue import say
from tui.core.clock import Clock
from tui.core.digests import digest_of
from tui.core.entries.journal import JournalError
from tui.files.disk import Disk, Identity, listed, look, one_line, read_own
from tui.files.journal.atomic_json import DamagedFileError, Tables, decode
from tui.files.journal.stored_entry import is_deleted
from tui.files.paths import Paths

KEPT_DAYS = 7
"""The backups of the last so many days with a save are kept,"""
KEPT_MONTHS = 6
"""and the first one of each of the last so many months with a save."""
BEFORE_LAYOUT_2 = "before-layout-2"
"""The backup of a file of layout 1, made before it was first written in layout 2; it is kept for ever."""

_DAY = r"\d{4}-\d\d-\d\d"
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EXDEV, errno.EMLINK, errno.ENOSYS}
"""What file systems answer that cannot link this file there: exFAT, another mount, too many links."""


class Backup(msgspec.Struct, frozen=True):
    """One backup as it can be read now; `problem` says why where it cannot, and `entries` is 0 then."""

    path: Path
    entries: int
    problem: str = ""
    is_damaged: bool = False
    """Whether the problem is what it says, and not that it may not be opened."""

    @property
    def name(self) -> str:
        """What it is called by: a date such as 2026-11-22, or before-layout-2."""
        return self.path.stem

    @property
    def date(self) -> dt.date | None:
        """The day on whose first save it was made; None for the one before layout 2."""
        return date_of_backup(self.path)

    def tables(self) -> Tables:
        """Everything in it. Raises JournalError."""
        return read_backup(self.path)


def date_of_backup(path: Path) -> dt.date | None:
    """The day of a backup by its name; None for every other file."""
    with suppress(ValueError):  # the 31st of November
        return dt.date.fromisoformat(path.stem) if re.fullmatch(_DAY, path.stem, re.ASCII) else None
    return None


def read_backup(path: Path) -> Tables:
    """The tables of a backup. Raises JournalError."""
    with one_line(say("cannot read the backup {path}", path=path)):
        return decode(read_own(path)[0], say("the backup {name}", name=f"{path.parent.name}/{path.name}"))


def live_entries(tables: Tables) -> int:
    """How many entries a file holds that were not deleted."""
    return sum(not is_deleted(record) for record in tables.get("entries", {}).values())


class Backups:
    """Makes, finds and rotates backups; what changes something needs the lock of the journal."""

    def __init__(self, paths: Paths, clock: Clock, disk: Disk | None = None) -> None:
        """`disk` is where tests let writing fail."""
        self._paths = paths
        self._clock = clock
        self._disk = disk or Disk()

    # Making

    def before_change(self, file: Path) -> None:
        """Keep what a year's file is, if this is its first change of the day; it is about to be replaced.

        Raises OSError: then nothing may be replaced.
        """
        today = f"{self._clock.now().date()}"
        if self._keep(file, today):
            self._rotate(file.stem)
            self._keep_others(file, today)

    def _keep_others(self, file: Path, today: str) -> None:
        """Keep other years as they were left: the last day of a year has no first change after it."""
        for other in listed(file.parent, lambda path: path != file and is_year_file(path)):
            with suppress(OSError, JournalError):  # this change does not touch them; the next day tries again
                newest = max((_age(each) for each in self._files_of(other.stem)), default=0)
                if newest < _age(other) and read_backup(other):
                    self._keep(other, today)

    def before_migration(self, file: Path) -> None:
        """Keep a file of layout 1 for ever, once. Raises OSError: then nothing may be replaced."""
        self._keep(file, BEFORE_LAYOUT_2)

    def set_aside(self, file: Path, data: bytes) -> Path:
        """Copy a year's bytes into quarantine, once for the same bytes; where they lie. Raises OSError."""
        digest = digest_of(data)
        for length in (8, 64):  # two different files with the same eight digits are possible, no more
            path = self._paths.quarantine / f"{file.stem}-{digest[:length]}.json"
            if not path.exists():
                self._disk.replace_whole(path, data)
                return path
            if read_own(path)[0] == data:
                self._disk.sync_folder(path.parent)  # an error may have come between the two the last time
                return path
        raise FileExistsError(
            errno.EEXIST, say("{name} is there already and says something else", name=path.name)
        )

    def _keep(self, file: Path, name: str) -> bool:
        """Whether a backup of this name was made; the file's very bytes, without a copy where that works."""
        kept = self._paths.backups / file.stem / f"{name}.json"
        if kept.exists():
            if _is_same(kept, look(file)):  # linked just before an error: its name may not be on disk yet
                self._disk.sync_folder(kept.parent)
            return False
        self._disk.make_folder(kept.parent)
        try:
            self._disk.link(file, kept)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            self._disk.replace_whole(kept, read_own(file)[0])
        else:
            self._disk.sync_folder(kept.parent)
        return True

    # Rotating

    def _rotate(self, year: str) -> None:
        """Remove what is older than all that is kept, unless a damaged copy of that year still lies there."""
        if self.set_aside_of(year):
            return
        found = {path: day for path in self._files_of(year) if (day := date_of_backup(path))}
        kept = days_to_keep(found.values())
        for path, day in found.items():
            if day not in kept:
                with suppress(OSError):  # one backup too many is no reason not to save; tomorrow again
                    self._disk.unlink(path)

    # Finding

    def of_year(self, year: int | str) -> list[Backup]:
        """The backups of a year, newest first, the one before layout 2 last; each is read."""
        paths = [path for path in self._files_of(f"{year:>04}") if _is_backup(path)]
        found = [_looked_at(path) for path in sorted(paths, key=_day_or_first, reverse=True)]
        # Another copy of the program may have removed an old one since it was listed.
        return [backup for backup in found if not backup.problem or os.path.lexists(backup.path)]

    def years(self) -> list[int]:
        """The years that have a backup."""
        folders = listed(self._paths.backups, lambda path: _is_year(path.name))
        return [int(path.name) for path in folders if any(map(_is_backup, self._files_of(path.name)))]

    def years_without_file(self) -> list[int]:
        """The years that have backups and no journal file: gone, not new. Raises OSError."""
        return [year for year in self.years() if not _is_there(self._paths.year_file(year))]

    def set_aside_of(self, year: int | str) -> list[Path]:
        """What lies in quarantine of a year."""
        return [path for path in self.all_set_aside() if path.name.startswith(f"{year:>04}-")]

    def all_set_aside(self) -> list[Path]:
        """Everything in quarantine."""
        return listed(self._paths.quarantine, lambda path: path.suffix == ".json")

    def _files_of(self, year: str) -> list[Path]:
        return listed(self._paths.backups / year, lambda path: path.suffix == ".json")


def days_to_keep(days: Iterable[dt.date]) -> set[dt.date]:
    """Of the days with a backup: the last seven, and the first in each of the last six months."""
    newest_first = sorted(days, reverse=True)
    first_of_month = {(day.year, day.month): day for day in newest_first}
    return {*newest_first[:KEPT_DAYS], *list(first_of_month.values())[:KEPT_MONTHS]}


def holds_backups(path: Path) -> bool:
    """Whether no backup is removed while this lies in quarantine: a damaged or replaced year."""
    return _is_year(path.name.partition("-")[0])


def is_year_file(path: Path) -> bool:
    """Whether it has the name of a year's file."""
    return path.name.endswith(".json") and _is_year(path.name.removesuffix(".json"))


def _is_there(path: Path) -> bool:
    """Whether there is anything of this name. Raises OSError where that cannot be found out."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def _is_backup(path: Path) -> bool:
    return path.stem == BEFORE_LAYOUT_2 or date_of_backup(path) is not None


def _day_or_first(path: Path) -> dt.date:
    return date_of_backup(path) or dt.date.min


def _age(path: Path) -> int:
    version = look(path)
    return version.modified_ns if version else 0


def _is_same(path: Path, identity: Identity | None) -> bool:
    return identity is not None and look(path) == identity


def _looked_at(path: Path) -> Backup:
    try:
        return Backup(path, live_entries(read_backup(path)))
    except JournalError as error:
        return Backup(path, 0, str(error), isinstance(error, DamagedFileError))


def _is_year(name: str) -> bool:
    return len(name) == 4 and name.isascii() and name.isdecimal()
