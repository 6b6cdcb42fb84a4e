"""Session files whose program is gone: known by the lock that nobody holds, never by a process number."""

import fcntl
import os
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from tui.core.entry import Entry, Outcome, SessionEntry
from tui.core.journal import Journal, JournalError
from tui.core.record import Phase, SessionHeader, SessionState, entry_of
from tui.files.checkpoint import FORMAT, EventLine, HeaderLine, SessionFile
from tui.files.disk import Disk, one_line
from tui.files.paths import Paths

CLAIM_ATTEMPTS = 5
"""How often a claim is tried, 10 ms apart: another copy that only looks holds the lock for an instant."""


class Orphan(msgspec.Struct, frozen=True):
    """A session whose program is gone."""

    header: SessionHeader
    state: SessionState
    path: Path

    def entry(self) -> SessionEntry:
        """What was done, as the journal would say it."""
        return entry_of(self.header, self.state, Outcome.INTERRUPTED, recorded_at=None)

    def claim(self, disk: Disk | None = None) -> SessionFile | None:
        """Take it over, so that no other copy of the program can; None if one has, or it is gone."""
        for _ in range(CLAIM_ATTEMPTS):
            with one_line(f"cannot open {self.path}"):
                descriptor = _locked(self.path, os.O_WRONLY | os.O_APPEND, fcntl.LOCK_EX)
            if descriptor is not None:
                return SessionFile(self.path, self.header, descriptor, disk or Disk(), torn=True)
            time.sleep(0.01)
        return None


class Sessions(msgspec.Struct, frozen=True):
    """What lies in the folder of session files: running ones, orphans, and a line for each unreadable one."""

    running: tuple[SessionHeader, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    problems: tuple[str, ...] = ()


def read_sessions(paths: Paths) -> Sessions:
    """Look at every session file; writes nothing. Files of sessions that run are only glanced at."""
    found: list[SessionHeader | Orphan] = []
    problems: list[str] = []
    for path in sorted(filter(Path.is_file, paths.sessions.glob("*.jsonl"))):  # a pipe would be waited for
        try:
            with one_line(f"cannot read the session in {path}"):
                found += _read(path)
        except JournalError as error:
            problems.append(f"{error}; it is left as it is")
    return Sessions(
        running=tuple(each for each in found if isinstance(each, SessionHeader)),
        orphans=tuple(each for each in found if isinstance(each, Orphan)),
        problems=tuple(problems),
    )


def _read(path: Path) -> tuple[SessionHeader | Orphan, ...]:
    """The header of a running session, or an orphan; nothing where the file has just gone."""
    descriptor = _locked(path, os.O_RDONLY, fcntl.LOCK_SH)
    try:
        orphan = _orphan_in(path)
    except FileNotFoundError:
        return ()
    finally:
        if descriptor is not None:
            os.close(descriptor)
    return (orphan if descriptor is not None else orphan.header,)


def _orphan_in(path: Path) -> Orphan:
    first, *rest = path.read_bytes().split(b"\n")
    begun = msgspec.json.decode(first, type=HeaderLine)
    if begun.format > FORMAT:
        raise ValueError("it was written by a newer Unknot")
    orphan = Orphan(begun.header, _last_state(rest), path)
    try:
        orphan.entry()
    except (LookupError, ArithmeticError) as error:
        raise ValueError("what it says does not fit together") from error
    return orphan


def _last_state(lines: Sequence[bytes]) -> SessionState:
    """The state in the last whole line; a torn one was never confirmed."""
    for line in reversed(lines):
        with suppress(ValueError):
            return msgspec.json.decode(line, type=EventLine).state
    return SessionState(phase=Phase.GET_READY)


def _locked(path: Path, flags: int, kind: int) -> int | None:
    """The file opened and locked; None if it is gone or the lock is held elsewhere."""
    with suppress(FileNotFoundError):
        descriptor = os.open(path, flags)
        try:
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
            if os.fstat(descriptor).st_ino == path.stat().st_ino:  # else it was replaced before the lock
                return descriptor
        except BlockingIOError:
            pass
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
    return None


def unsettled(paths: Paths, journal: Journal) -> tuple[Orphan, ...]:
    """The orphans to ask about: those whose session is not in the journal already."""
    return tuple(each for each in read_sessions(paths).orphans if journal.get(each.header.id) is None)


def journal_with_orphans(journal: Journal, paths: Paths) -> list[Entry]:
    """What a command that reads should show: stored entries and interrupted ones, oldest first."""
    # Orphans first: a session that ends between the two looks is then found in the journal, not lost.
    orphans = read_sessions(paths).orphans
    stored = {entry.id: entry for entry in journal.all()}
    interrupted = (each.entry() for each in orphans if each.header.id not in stored)
    return sorted((*stored.values(), *interrupted), key=lambda entry: (entry.started_at, entry.id))


def keep(orphan: Orphan, journal: Journal, disk: Disk | None = None) -> Entry | None:
    """Keep an orphan as ended: journal first, then its file goes. None if another copy has settled it."""
    claimed = orphan.claim(disk)
    if claimed is None:
        return None
    try:
        with one_line(f"cannot read the session in {orphan.path}"):
            latest = _orphan_in(orphan.path)  # as it is now that nobody else can change it
        kept = journal.add(latest.entry())
        claimed.finish()
        return kept
    finally:
        claimed.close()


def discard(orphan: Orphan, disk: Disk | None = None) -> bool:
    """Throw an orphan away; False if another copy has settled it."""
    claimed = orphan.claim(disk)
    if claimed is None:
        return False
    try:
        claimed.finish()
        return True
    finally:
        claimed.close()


def clear_away_settled(paths: Paths, journal: Journal) -> None:
    """Remove the files of sessions that reached the journal when their program died just before this."""
    for orphan in read_sessions(paths).orphans:
        if journal.get(orphan.header.id) is not None:
            discard(orphan)
