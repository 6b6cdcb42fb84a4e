"""Session files whose program is gone: known by the lock that nobody holds, never by a process number."""

import errno
import fcntl
import os
import stat
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from tui.core.catalogue import say
from tui.core.entries.entry import Entry, Outcome, SessionEntry
from tui.core.entries.journal import Journal, JournalError
from tui.core.sessions.record import Phase, SessionHeader, SessionState, entry_of
from tui.core.sessions.record_rules import check_session
from tui.files.disk import Disk, listed, one_line, open_own, read_own
from tui.files.paths import Paths
from tui.files.refusals import with_remedy
from tui.files.sessions.checkpoint import DISCARDED, FORMAT, SEEN, EventLine, HeaderLine, SessionFile

CLAIM_ATTEMPTS = 5
"""How often a claim is tried, 10 ms apart: another copy that only looks holds the lock for an instant."""
SIZE_LIMIT = 16 << 20
"""Bytes of a session file that are read at all; the program begins one afresh long before that."""
_NOT_BEGUN = SessionState(phase=Phase.GET_READY)


class Orphan(msgspec.Struct, frozen=True):
    """A session whose program is gone; `event` is the last thing that happened to it."""

    header: SessionHeader
    state: SessionState
    path: Path
    event: str = ""

    @property
    def is_over(self) -> bool:
        """Whether the session had ended, and only did not get as far as the journal."""
        return self.state.outcome is not None

    @property
    def is_discarded(self) -> bool:
        """Whether the person had already said that it is to be left out."""
        return self.event == DISCARDED

    def entry(self) -> SessionEntry:
        """What was done, as the journal would say it; unattended where it ended and no key came after it."""
        outcome = self.state.outcome or Outcome.INTERRUPTED
        unattended = outcome is Outcome.FINISHED and self.event != SEEN
        return entry_of(self.header, self.state, outcome, recorded_at=None, unattended=unattended)

    def claim(self, disk: Disk | None = None) -> SessionFile | None:
        """Take it over, so that no other copy of the program can; None if one has, or it is gone."""
        for _ in range(CLAIM_ATTEMPTS):
            with one_line(say("cannot open {path}", path=self.path)):
                descriptor = open_locked(self.path, os.O_WRONLY | os.O_APPEND, fcntl.LOCK_EX)
            if descriptor is not None:
                return SessionFile.claimed(self.path, self.header, descriptor, disk or Disk())
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
    try:
        with one_line(say("cannot read {folder}", folder=paths.sessions)):
            files = listed(paths.sessions, lambda path: path.suffix == ".jsonl")
    except JournalError as error:
        return Sessions(problems=(str(error),))
    for path in files:
        try:
            with one_line(say("cannot read the session in {path}", path=path)):
                found += _read(path)
        except JournalError as error:
            problems.append(with_remedy(f"{error}", say("move it away, it is left as it is until then")))
    return Sessions(
        running=tuple(each for each in found if isinstance(each, SessionHeader)),
        orphans=tuple(each for each in found if isinstance(each, Orphan)),
        problems=tuple(problems),
    )


def _read(path: Path) -> tuple[SessionHeader | Orphan, ...]:
    """The header of a running session, or an orphan; nothing where the file has just gone."""
    try:
        descriptor = open_locked(path, os.O_RDONLY, fcntl.LOCK_SH)
        try:
            orphan = read_orphan(path)
        finally:
            if descriptor is not None:
                os.close(descriptor)
    except FileNotFoundError:
        return ()
    return (orphan if descriptor is not None else orphan.header,)


def read_orphan(path: Path) -> Orphan:
    """What a session file says; ValueError where no session can have said it."""
    first, *rest = read_own(path, SIZE_LIMIT)[0].split(b"\n")
    try:
        begun = msgspec.json.decode(first, type=HeaderLine)
        last = _last_event(rest)
    except RecursionError as error:
        raise ValueError(say("it is nested too deep")) from error
    if begun.format > FORMAT:
        raise ValueError(say("it was written by a newer Unknot"))
    if begun.header.id != path.stem:
        raise ValueError(
            say('it is of the session "{id}", not of the one it is named after', id=begun.header.id[:64])
        )
    check_session(begun.header, last.state)
    return Orphan(begun.header, last.state, path, last.event)


def _last_event(lines: Sequence[bytes]) -> EventLine:
    """The last whole line; a torn one was never confirmed."""
    for line in reversed(lines):
        with suppress(ValueError):
            return msgspec.json.decode(line, type=EventLine)
    return EventLine("", _NOT_BEGUN)


def open_locked(path: Path, flags: int, kind: int) -> int | None:
    """The file opened and locked; None if it is gone or the lock is held elsewhere."""
    with suppress(FileNotFoundError):
        descriptor = open_own(path, flags | os.O_NONBLOCK)  # a pipe would be waited for
        try:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode):
                raise OSError(errno.EINVAL, say("it is not a regular file"))
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
            if found.st_ino == path.stat().st_ino:  # else it was replaced before the lock
                return descriptor
        except BlockingIOError:
            pass
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
    return None


def unsettled(paths: Paths, journal: Journal) -> tuple[Orphan, ...]:
    """The orphans whose session is not in the journal already."""
    return tuple(each for each in read_sessions(paths).orphans if not journal.knows(each.header.id))


def journal_with_orphans(journal: Journal, paths: Paths) -> list[Entry]:
    """What a command that reads should show: stored entries and those still in their files, oldest first."""
    # Orphans first: a session that ends between the two looks is then found in the journal, not lost.
    orphans = read_sessions(paths).orphans
    stored = list(journal.all())
    waiting = [each.entry() for each in orphans if not (each.is_discarded or journal.knows(each.header.id))]
    if not waiting:
        return stored
    return sorted((*stored, *waiting), key=lambda entry: (entry.started_at, entry.id))
