"""What `unknot doctor` finds on the disk. Nothing is created, changed or waited for."""

import datetime as dt
import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from tui.core.catalogue import marked, say
from tui.core.clock import Clock
from tui.core.diagnosis import Ailment, Fact
from tui.core.entries.journal import JournalError
from tui.core.words import counted, day_in_words
from tui.files.care.file_system import file_system_of, nearest_there, sync_tool_of, why_no_lock, why_no_sync
from tui.files.care.mend_words import backup_in_words, entries_in_words
from tui.files.care.rights import wrong_rights
from tui.files.choices import read_choices
from tui.files.disk import Disk
from tui.files.journal.backups import Backups, holds_backups
from tui.files.journal.journal_files import YearJournal
from tui.files.journal.left_over import about_left_over, left_over, lock_is_held
from tui.files.journal.undo_list import UndoList
from tui.files.paths import Paths
from tui.files.refusals import SO, how_to_open, refused, with_remedy, without_repeats
from tui.files.sessions.orphans import read_sessions, unsettled

LEAST_FREE_BYTES = 50_000_000
"""Less room than this is told of: a save needs a second copy of a year, a backup a third."""
_UNITS = (("GB", 10**9), ("MB", 10**6), ("kB", 10**3))
_TO_DO = re.compile(r"(?P<what>.*?)(?:\. To (?P<purpose>.*)|: (?P<to_do>(?:unknot|update) .*))")
_CHECK = "unknot journal check"

Found = Iterator[Fact | Ailment]


class DiskDoctor:
    """Looks at the folders, the journal and all that is kept beside it."""

    def __init__(self, paths: Paths, clock: Clock) -> None:
        """`clock` is also looked at itself."""
        self._paths = paths
        self._clock = clock
        self._journal = YearJournal(paths, clock)
        self._backups = Backups(paths, clock)

    def look(self) -> Found:
        """Everything there is to say; what cannot be found out is an ailment itself."""
        parts: list[Callable[[], Found]] = [
            self._folders,
            self._room,
            self._guarantees,
            self._others,
            self._years,
            self._kept_beside,
            self._sessions,
            self._undo,
            self._rights,
            self._last_check,
            self._time,
        ]
        yield from without_repeats((each for part in parts for each in _guarded(part)), _to_do)

    # Where things are

    def _folders(self) -> Found:
        names = {
            marked("config"): self._paths.config,
            marked("data"): self._paths.data,
            marked("state"): self._paths.state,
        }
        for name, folder in names.items():
            yield _about_folder(name, folder)
        for there in self._written_to():
            if to_do := how_to_open(there):
                yield Ailment(say("{there} cannot be written to", there=there), to_do)

    def _written_to(self) -> list[Path]:
        return sorted({nearest_there(folder) for folder in (self._paths.data, self._paths.state)})

    def _room(self) -> Found:
        for there in self._written_to():
            system = file_system_of(there)
            free = say("{size} free", size=_size_in_words(system.free_bytes))
            kind = f"{system.kind}, " if system.kind else ""
            value = {"path": str(there), "kind": system.kind or None, "free_bytes": system.free_bytes}
            yield Fact(marked("disk"), f"{kind}{free} ({there})", value)
            if system.is_read_only:
                yield Ailment(
                    say("{there} is on a file system that is read-only", there=there),
                    say("nothing can be saved until that ends"),
                )
            elif system.free_bytes < LEAST_FREE_BYTES or system.free_names == 0:
                yield Ailment(
                    say("only {free} at {folder}", free=free, folder=there),
                    say("make room: a save needs space for a second copy"),
                )

    def _guarantees(self) -> Found:
        """What "saved" rests on: a lock that keeps others out, and a disk that says when it is done."""
        there = nearest_there(self._paths.lock)
        no_lock, no_sync = why_no_lock(there), why_no_sync(nearest_there(self._paths.journal))
        if no_lock or no_sync:
            yield Ailment(
                say("{folder}: locks do not work there ({reason})", folder=there, reason=no_lock)
                if no_lock
                else say("{folder}: syncs do not work there ({reason})", folder=there, reason=no_sync),
                say("keep the journal on a local disk: set UNKNOT_HOME"),
            )
        else:
            yield Fact(marked("saving"), say("locks and syncs work there"), {"locks": True, "syncs": True})

    def _others(self) -> Found:
        """Who else writes there: other machines, another copy of Unknot, a tool."""
        if file_system_of(nearest_there(self._paths.lock)).is_elsewhere:
            yield Ailment(
                say(
                    "{data} is on a network disk, where locks may not reach other machines",
                    data=self._paths.data,
                ),
                say("use it from one machine at a time, or keep it on a local disk: set UNKNOT_HOME"),
            )
        held = lock_is_held(self._paths.lock)
        yield Fact(
            marked("lock"), say("held: another copy is saving") if held else say("free"), {"held": held}
        )
        journal = self._paths.journal
        if tool := sync_tool_of(journal) or sync_tool_of(journal.resolve()):
            yield Fact(marked("synced"), say("the folder is kept in step by {tool}", tool=tool), tool)

    # What is kept

    def _years(self) -> Found:
        yield from map(_ailment_of, self._journal.problems())
        sizes = {path.stem: path.stat().st_size for path in self._year_files()}
        entries = len(self._journal.all())
        size = _size_in_words(sum(sizes.values())) if sizes else say("nothing stored yet")
        span = f"{counted(len(sizes), 'year')} ({', '.join(sizes)}), " if sizes else ""
        value = {"years": sizes, "entries": entries}
        yield Fact(marked("journal"), f"{span}{entries_in_words(entries)}, {size}", value)

    def _year_files(self) -> list[Path]:
        return sorted(self._paths.journal.glob("[0-9][0-9][0-9][0-9].json"))

    def _kept_beside(self) -> Found:
        kept = [backup for year in self._backups.years() for backup in self._backups.of_year(year)]
        for backup in kept:
            if backup.problem and not backup.is_damaged:
                yield _ailment_of(backup.problem)
            elif backup.problem:
                yield Ailment(
                    backup.problem.partition(";")[0], say("it is of no use: delete {path}", path=backup.path)
                )
        newest = max(kept, key=lambda backup: backup.date or dt.date.min, default=None)
        words = (
            say("{count}; newest: {backup}", count=len(kept), backup=backup_in_words(newest))
            if newest
            else say("none yet")
        )
        yield Fact(marked("backups"), words, {"number": len(kept), "newest": newest.name if newest else None})
        kept_aside = self._backups.all_set_aside()
        aside = [path.name for path in kept_aside]
        keeps = (
            say("; old backups are kept as long as that lies there")
            if any(map(holds_backups, kept_aside))
            else ""
        )
        yield Fact(marked("quarantine"), f"{', '.join(aside) or say('empty')}{keeps}", aside)

    def _sessions(self) -> Found:
        found = read_sessions(self._paths)
        yield from map(_ailment_of, found.problems)
        left = unsettled(self._paths, self._journal)
        waiting = sum(orphan.is_over or orphan.is_discarded for orphan in left)
        running, interrupted = len(found.running), len(left) - waiting
        words = say("{running} running, {interrupted} interrupted", running=running, interrupted=interrupted)
        words += say(": unknot asks about it") if interrupted else ""
        words += say("; {count} ended: unknot stores it at its start", count=waiting) if waiting else ""
        yield Fact(
            marked("sessions"), words, {"running": running, "interrupted": interrupted, "waiting": waiting}
        )

    def _undo(self) -> Found:
        steps = len(UndoList(self._paths, self._clock, Disk()).steps())
        yield Fact(marked("undo"), say("{changes} can be undone", changes=counted(steps, "change")), steps)

    def _rights(self) -> Found:
        yield from wrong_rights(self._paths)
        for path in left_over(self._paths):
            what, _, to_do = about_left_over(path).rpartition("; ")
            yield Ailment(what, to_do)

    def _last_check(self) -> Found:
        last = read_choices(self._paths).last_check
        if last is None:
            yield Fact(marked("last check"), say("never; do it now: {command}", command=_CHECK), None)
            return
        result = f"{counted(last.problems, 'problem')}"
        words = f"{day_in_words(last.at.date())} {last.at:%H:%M}, {result}"
        yield Fact(marked("last check"), words, {"at": last.at, "problems": last.problems})

    # The clock

    def _time(self) -> Found:
        now = self._clock.now()
        yield Fact(marked("clock"), f"{day_in_words(now.date())} {now:%H:%M}", now)
        newest = max((entry.started_at for entry in self._journal.all()), default=now)
        if now.year < 2025:
            yield Ailment(
                say("the clock says {day}", day=day_in_words(now.date())),
                say("set the clock of this machine"),
            )
        elif now < newest - dt.timedelta(minutes=1):
            yield Ailment(
                say(
                    "the clock says {now}, which is before your newest entry ({newest})",
                    now=f"{day_in_words(now.date())} {now:%H:%M}",
                    newest=f"{day_in_words(newest.date())} {newest:%H:%M}",
                ),
                say("set the clock of this machine, or correct that entry"),
            )


def _guarded(part: Callable[[], Found]) -> Found:
    """What a part finds; what keeps it from looking is an ailment itself."""
    try:
        yield from part()
    except JournalError as error:
        yield _ailment_of(str(error))
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        yield _ailment_of(with_remedy(f"{where}{refused(error)}", say("move it away")))


def _ailment_of(line: str) -> Ailment:
    """A problem in one line, which says at its end what to do, or else where there is more about it."""
    what, _, mend = line.partition(say(SO))
    if mend:
        return Ailment(what, say("to mend it: {to_do}", to_do=mend))
    said = _TO_DO.fullmatch(line)
    if said is None:
        return Ailment(line, say("for more about it: {command}", command=_CHECK))
    return Ailment(said["what"], said["to_do"] or say("to {purpose}", purpose=said["purpose"]))


def _to_do(found: Fact | Ailment) -> str:
    return found.to_do if isinstance(found, Ailment) else ""


def _about_folder(name: str, folder: Path) -> Fact:
    value: dict[str, object] = {"path": str(folder), "exists": folder.exists()}
    if not folder.exists():
        return Fact(name, say("{folder} (not there yet)", folder=folder), value)
    found = folder.stat()
    mine = found.st_uid == os.geteuid()
    rights = f"{stat.S_IMODE(found.st_mode):04o}"
    owner = say("yours") if mine else say("of user {user}", user=found.st_uid)
    return Fact(name, f"{folder} ({rights}, {owner})", {**value, "rights": rights, "owner": found.st_uid})


def _size_in_words(size: int) -> str:
    """Bytes rounded up to what is read at a glance, such as "84 GB" or "3 kB"."""
    unit, divisor = next(each for each in _UNITS if size >= each[1] or each[0] == "kB")
    return f"{-(-size // divisor)} {unit}"
