"""Verifies everything that is kept: a line for each problem, with its place and what to do."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from tui.core.catalogue import say, say_count
from tui.core.clock import Clock
from tui.core.entries.journal import JournalError
from tui.core.words import counted
from tui.files.care.mend_words import backup_in_words, entries_in_words
from tui.files.care.record_check import about_record
from tui.files.care.restore import Restorer
from tui.files.care.rights import wrong_rights
from tui.files.care.salvage import lines_in_words, salvage
from tui.files.care.year_found import ENTRIES, YearFound, YearState, find_year, years_with_file
from tui.files.disk import Disk
from tui.files.journal.atomic_json import DamagedFileError
from tui.files.journal.backups import Backup, Backups, live_entries
from tui.files.journal.conflict_copies import copies_of_years
from tui.files.journal.left_over import about_left_over, left_over
from tui.files.journal.undo_list import UndoList
from tui.files.paths import Paths
from tui.files.refusals import refused, with_remedy, without_repeats
from tui.files.sessions.orphans import read_sessions


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What a check found: a line for each problem, how much was looked at, and what lies in quarantine."""

    problems: tuple[str, ...]
    years: int
    entries: int
    backups: int
    set_aside: tuple[Path, ...]

    def in_words(self) -> str:
        """The sum of it, such as "3 years, 412 entries, 7 backups"."""
        years, backups = counted(self.years, "year"), counted(self.backups, "backup")
        return f"{years}, {entries_in_words(self.entries)}, {backups}"


class JournalCheck:
    """One look at everything. Only damaged files are touched: a copy of each goes to quarantine."""

    def __init__(self, paths: Paths, clock: Clock, disk: Disk | None = None) -> None:
        """`disk` is where tests let writing fail."""
        self._paths = paths
        self._disk = disk or Disk()
        self._clock = clock
        self._backups = Backups(paths, clock, self._disk)
        self._restorer = Restorer(paths, clock, self._disk)
        self._found: dict[int, YearFound] = {}
        self._kept: dict[int, list[Backup]] = {}
        self._set_aside: tuple[Path, ...] = ()
        self._all_read = True

    def look(self) -> Checked:
        """What cannot be looked at is a problem itself, and hides no other."""
        parts = [self._of_backups, self._of_years, self._of_sessions, self._of_undo, self._of_folders]
        problems = without_repeats((line for part in parts for line in self._guarded(part)), str)
        return Checked(
            problems=tuple(problems),
            years=len(self._found),
            entries=sum(live_entries(found.tables) for found in self._found.values()),
            backups=sum(map(len, self._kept.values())),
            set_aside=self._set_aside,
        )

    def _guarded(self, part: Callable[[], Iterator[str]]) -> Iterator[str]:
        try:
            yield from part()
        except JournalError as error:
            yield str(error)
        except OSError as error:
            where = error.filename or self._paths.data
            yield f"{where}: {with_remedy(refused(error), say('move it away'))}"

    # Years

    def _of_years(self) -> Iterator[str]:
        for year in sorted({*self._kept, *years_with_file(self._paths)}):
            try:
                self._found[year] = find_year(self._paths, year)
            except DamagedFileError as error:  # of a newer version
                self._all_read = False
                yield str(error)
            except JournalError as error:
                self._all_read = False
                yield with_remedy(str(error), say("move it away"))
        # Bad ones first: what is missing in the good ones is known only where all could be read.
        for year, found in sorted(self._found.items(), key=lambda each: each[1].state is YearState.GOOD):
            yield from self._of_year(found, self._kept.get(year, []))
        yield from self._of_entries_in_two_years()

    def _of_year(self, found: YearFound, backups: list[Backup]) -> Iterator[str]:
        if found.state is not YearState.GOOD:
            self._all_read = False
            yield self._about_bad(found)
            return
        for key, record in found.tables.get(ENTRIES, {}).items():
            if problem := about_record(found.year, key, record):
                yield problem
        newest = next((backup for backup in backups if not backup.problem), None)
        gone = self._gone_since(newest)
        if newest and gone:
            yield say_count(
                "{file}: {backup} has an entry more, not deleted in Unknot; "
                "to have that back: unknot journal restore {year:04}; "
                "if you took that out yourself: unknot journal check --accept",
                "{file}: {backup} has {count} entries more, not deleted in Unknot; "
                "to have that back: unknot journal restore {year:04}; "
                "if you took that out yourself: unknot journal check --accept",
                gone,
                file=found.file.name,
                backup=backup_in_words(newest),
                year=found.year,
            )

    def _about_bad(self, found: YearFound) -> str:
        restore = say("to mend it: unknot journal restore {year:04}", year=found.year)
        if found.state is YearState.MISSING:
            return say(
                "{problem}, but there are backups of it; {restore}", problem=found.problem, restore=restore
            )
        lost = salvage(found.data).lost_lines
        lines = lines_in_words(lost)
        place = (
            say("; {lines} cannot be used", lines=lines)
            if lost and not re.search(rf"{re.escape(lines)}\b", found.problem)
            else ""
        )
        try:
            aside = say("a copy is kept as {path}", path=self._restorer.set_aside(found))
        except JournalError as error:
            aside = str(error)
        try:
            self._restorer.look_at(found.year)
        except JournalError as error:
            return f"{error}; {aside}"
        return f"{found.problem}{place}; {aside}; {restore}"

    def _gone_since(self, backup: Backup | None) -> int:
        """How many entries of a backup are nowhere any more, not even as deleted ones."""
        if backup is None or not self._all_read:
            return 0
        known = {key for found in self._found.values() for key in found.tables.get(ENTRIES, {})}
        return len(backup.tables().get(ENTRIES, {}).keys() - known)

    def _of_entries_in_two_years(self) -> Iterator[str]:
        places: dict[str, list[str]] = {}
        for found in self._found.values():
            for key in found.tables.get(ENTRIES, {}):
                places.setdefault(key, []).append(found.file.name)
        for key, names in places.items():
            if len(names) > 1:
                yield (
                    say(
                        "{files} both have the entry {key}, as after a move that was cut off; "
                        "to make it one: unknot journal check --accept",
                        files=say(" and ").join(names),
                        key=key,
                    )
                )

    # Everything else

    def _of_backups(self) -> Iterator[str]:
        for year in self._backups.years():
            self._kept[year] = self._backups.of_year(year)
            for backup in self._kept[year]:
                if backup.is_damaged:
                    what = backup.problem.partition(";")[0]
                    yield say("{what}; it is of no use any more: delete {path}", what=what, path=backup.path)
                elif backup.problem:
                    yield backup.problem

    def _of_sessions(self) -> Iterator[str]:
        yield from read_sessions(self._paths).problems

    def _of_undo(self) -> Iterator[str]:
        try:
            UndoList(self._paths, self._clock, self._disk).steps()
        except JournalError as error:
            yield say("{error}; only what could be undone is in it", error=error)

    def _of_folders(self) -> Iterator[str]:
        for path in copies_of_years(self._paths.journal):
            yield say(
                "{path} is a copy of {name}.json from another machine: unknot journal merge",
                path=path,
                name=path.name[:4],
            )
        for wrong in wrong_rights(self._paths):
            yield f"{wrong.what}: {wrong.to_do}"
        yield from map(about_left_over, left_over(self._paths))
        self._set_aside = tuple(self._backups.all_set_aside())
