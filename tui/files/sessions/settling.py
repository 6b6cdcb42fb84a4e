"""What becomes of a session whose program is gone: journal first, then its file goes."""

import fcntl
import os
from contextlib import suppress

import msgspec

from tui.core.catalogue import say
from tui.core.entries.entry import Entry
from tui.core.entries.journal import Journal, JournalError
from tui.files.disk import Disk, one_line
from tui.files.paths import Paths
from tui.files.sessions.checkpoint import SessionFile
from tui.files.sessions.orphans import Orphan, open_locked, read_orphan, read_sessions


class Claimed(msgspec.Struct, frozen=True):
    """An orphan as it is now that nobody else can change it, and its locked file."""

    orphan: Orphan
    file: SessionFile


def take_over(orphan: Orphan, disk: Disk | None = None) -> Claimed | None:
    """The orphan as it is now that it is locked; None if another copy has taken or settled it."""
    file = orphan.claim(disk)
    if file is None:
        return None
    try:
        with one_line(say("cannot read the session in {path}", path=orphan.path)):
            return Claimed(read_orphan(orphan.path), file)
    except BaseException:
        file.close()
        raise


def keep(orphan: Orphan, journal: Journal, disk: Disk | None = None) -> Entry | None:
    """Store an orphan as it was left, then remove its file; None if another copy has settled it."""
    claimed = take_over(orphan, disk)
    if claimed is None:
        return None
    try:
        kept = journal.add(claimed.orphan.entry())
        claimed.file.finish()
        return kept
    finally:
        claimed.file.close()


def discard(orphan: Orphan, journal: Journal, disk: Disk | None = None) -> bool:
    """Leave an orphan out, so that it can still be undone; False if another copy has settled it."""
    claimed = take_over(orphan, disk)
    if claimed is None:
        return False
    try:
        latest = journal.undoable()
        if latest is None or latest.before.id != orphan.header.id:  # else a kill came just after it
            journal.discard(claimed.orphan.entry())
        claimed.file.finish()
        return True
    finally:
        claimed.file.close()


class Settled(msgspec.Struct, frozen=True):
    """What could be settled without asking: the entries that were stored, and what went wrong."""

    stored: tuple[Entry, ...] = ()
    problems: tuple[str, ...] = ()


def settle_what_ended(paths: Paths, journal: Journal) -> Settled:
    """Store the sessions that had ended and could not be stored then, and clear away what is settled."""
    stored: list[Entry] = []
    problems: list[str] = []
    _remove_unfinished(paths)
    for orphan in read_sessions(paths).orphans:
        try:
            if journal.knows(orphan.header.id):
                _clear_away(orphan)
            elif orphan.is_discarded:
                discard(orphan, journal)
            elif orphan.is_over and (kept := keep(orphan, journal)) is not None:
                stored.append(kept)
        except JournalError as error:
            problems.append(str(error))
    return Settled(tuple(stored), tuple(dict.fromkeys(problems)))


def _clear_away(orphan: Orphan) -> None:
    """Its program died after it had reached the journal, and before its file was removed."""
    if (file := orphan.claim()) is not None:
        try:
            file.finish()
        finally:
            file.close()


def _remove_unfinished(paths: Paths) -> None:
    """What a program left that died while it began a file: nothing in it was ever confirmed."""
    with suppress(OSError):  # it stays for the next time
        for path in paths.sessions.glob("*.jsonl.new"):
            descriptor = open_locked(path, os.O_WRONLY, fcntl.LOCK_EX)
            if descriptor is not None:
                try:
                    path.unlink()
                finally:
                    os.close(descriptor)
