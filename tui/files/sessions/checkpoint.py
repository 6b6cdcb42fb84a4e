"""The file of a running session: written as it happens, alive as long as its lock is held."""

import fcntl
import os
from contextlib import suppress
from pathlib import Path

import msgspec

from tui.core.catalogue import say
from tui.core.entries.entry import plain_moment
from tui.core.entries.journal import JournalError
from tui.core.sessions.record import SessionHeader, SessionState
from tui.files.disk import Disk, one_line
from tui.files.paths import Paths

FORMAT = 1
"""The newest format of a session file that this program reads and writes."""

DISCARDED, SEEN = "discarded", "seen"
"""Events after the end: the person left the session out; somebody was there to press a key."""
LARGEST = 1 << 20
"""Bytes from which a file is begun afresh with its last line: a session may be left paused for days."""

_ENCODER = msgspec.json.Encoder(enc_hook=plain_moment)


class HeaderLine(msgspec.Struct, frozen=True):
    """The first line of a session file."""

    header: SessionHeader
    format: int = FORMAT


class EventLine(msgspec.Struct, frozen=True):
    """Every other line: what happened, and the whole state after it."""

    event: str
    state: SessionState


def _line(what: HeaderLine | EventLine) -> bytes:
    return _ENCODER.encode(what) + b"\n"


class SessionFile:
    """Implements tui.core.sessions.record.SessionLog; locks its file until it is finished or closed."""

    def __init__(self, path: Path, header: SessionHeader, disk: Disk | None = None) -> None:
        """For a file that is not there yet: the first event begins it, or the next one where that fails."""
        self.path = path
        self.header = header
        self._disk = disk or Disk()
        self._descriptor = -1
        self._size = 0
        self._torn = True
        self._unwritten = b""
        self._ended = False

    @classmethod
    def create(cls, paths: Paths, header: SessionHeader, disk: Disk | None = None) -> "SessionFile":
        """Begin the file of a session; JournalError if it cannot be written, or is there already."""
        file = cls(session_path(paths, header), header, disk)
        try:
            file.begin()
        except JournalError:
            file.abandon()
            raise
        return file

    @classmethod
    def claimed(cls, path: Path, header: SessionHeader, descriptor: int, disk: Disk) -> "SessionFile":
        """For a locked orphan: its last line may not be whole, so the next event begins it afresh."""
        file = cls(path, header, disk)
        file._descriptor = descriptor
        return file

    @property
    def is_there(self) -> bool:
        """Whether there is a file at all, which an end of the program would leave behind."""
        return self._descriptor >= 0

    def begin(self) -> None:
        """Put the file there before the first event; after a JournalError every event tries it again."""
        with one_line(say("cannot write down the session in {folder}", folder=self.path.parent)):
            if self.path.exists():
                raise FileExistsError(0, say("a session of this id is there already"))
            self._begin_afresh(b"")

    def append(self, event: str, state: SessionState) -> None:
        """As in SessionLog. After an error the next event begins a fresh file in the place of this one."""
        if self._ended:
            raise JournalError(say("cannot write down the session in {path}: it has ended", path=self.path))
        self._unwritten = _line(EventLine(event, state))
        self._write()

    def catch_up(self) -> bool:
        """Try once more to write an event that could not be written; whether everything is on disk now."""
        with suppress(JournalError):  # it was told when it happened
            if self._unwritten:
                self._write()
        return not self._unwritten

    def _write(self) -> None:
        line = self._unwritten
        with one_line(say("cannot write down the session in {path}", path=self.path)):
            if self._torn or self._size + len(line) > LARGEST:
                self._begin_afresh(line)
            else:
                self._torn = True
                self._disk.append(self._descriptor, line)
                self._torn, self._size = False, self._size + len(line)
        self._unwritten = b""

    def _begin_afresh(self, line: bytes) -> None:
        # A file is not to be trusted after a failed write or fsync, nor are later syncs of it (storage.md 1).
        self._torn = True
        self._disk.make_folder(self.path.parent)
        data = _line(HeaderLine(self.header)) + line
        fresh = _begin(self.path, data, self._disk)
        self._let_go()
        self._descriptor, self._size = fresh, len(data)
        self._disk.sync_folder(self.path.parent)
        self._torn = False

    def abandon(self) -> None:
        """Take a file away that nothing happened in."""
        with suppress(OSError):  # why it could not be written is what is told
            if self.is_there:
                self._disk.unlink(self.path)
        self.close()

    def finish(self) -> None:
        """Remove the file: the session is in the journal now, or discarded."""
        gone = suppress(FileNotFoundError)  # also where it could never be begun
        with one_line(say("cannot remove {path}", path=self.path)), gone:
            self._disk.unlink(self.path)
            self._disk.sync_folder(self.path.parent)
        self.close()

    def close(self) -> None:
        """Let go of the file and leave it where it is."""
        self._ended = True
        self._let_go()

    def _let_go(self) -> None:
        if self._descriptor >= 0:
            descriptor, self._descriptor = self._descriptor, -1
            with suppress(OSError):  # all that was confirmed in it was synced before, and it is closed now
                os.close(descriptor)


def session_path(paths: Paths, header: SessionHeader) -> Path:
    """Where the session file of this header lies."""
    return paths.sessions / f"{header.id}.jsonl"


def _begin(path: Path, data: bytes, disk: Disk) -> int:
    """Put a locked file at a path and return its descriptor; it is seen only once it is whole."""
    new = path.with_name(path.name + ".new")
    descriptor = disk.open_new(new)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        disk.append(descriptor, data)
        disk.replace(new, path)
    except BaseException:
        os.close(descriptor)
        with suppress(OSError):  # the first error is the one to tell
            disk.unlink(new)
        raise
    return descriptor
