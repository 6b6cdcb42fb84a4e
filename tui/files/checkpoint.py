"""The file of a running session: written as it happens, alive as long as its lock is held."""

import fcntl
import os
from contextlib import suppress
from pathlib import Path

import msgspec

from tui.core.entry import plain_moment
from tui.core.record import SessionHeader, SessionState
from tui.files.disk import Disk, one_line
from tui.files.paths import Paths

FORMAT = 1
"""The newest format of a session file that this program reads and writes."""

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
    """Implements tui.core.record.SessionLog; holds the lock of its file until it is finished or closed."""

    def __init__(self, path: Path, header: SessionHeader, descriptor: int, disk: Disk, *, torn: bool) -> None:
        """For `create` and `Orphan.claim`; `torn` if the last line of the locked file may not be whole."""
        self.path = path
        self.header = header
        self._descriptor = descriptor
        self._disk = disk
        self._torn = torn

    @classmethod
    def create(cls, paths: Paths, header: SessionHeader, disk: Disk | None = None) -> "SessionFile":
        """Begin the file of a session; JournalError if it cannot be written, or is there already."""
        disk, path = disk or Disk(), paths.sessions / f"{header.id}.jsonl"
        with one_line(f"cannot write down the session in {paths.sessions}"):
            disk.make_folder(paths.sessions)
            if path.exists():
                raise FileExistsError(0, "a session of this id is there already")
            file = cls(path, header, _begin(path, _line(HeaderLine(header)), disk), disk, torn=False)
            try:
                disk.sync_folder(path.parent)
            except OSError:
                with suppress(OSError):  # the first error is the one to tell
                    disk.unlink(path)
                file.close()
                raise
            return file

    def append(self, event: str, state: SessionState) -> None:
        """As in SessionLog. After an error the next event begins a fresh file in the place of this one."""
        line = _line(EventLine(event, state))
        with one_line(f"cannot write down the session in {self.path}"):
            if self._descriptor < 0:
                raise ValueError("it has ended")
            if self._torn:
                self._begin_afresh(line)
                return
            self._torn = True
            self._disk.append(self._descriptor, line)
            self._torn = False

    def _begin_afresh(self, line: bytes) -> None:
        # A file is not to be trusted after a failed write or fsync, nor are later syncs of it (storage.md 1).
        fresh = _begin(self.path, _line(HeaderLine(self.header)) + line, self._disk)
        os.close(self._descriptor)
        self._descriptor = fresh
        self._disk.sync_folder(self.path.parent)
        self._torn = False

    def finish(self) -> None:
        """Remove the file: the session is in the journal now, or discarded."""
        with one_line(f"cannot remove {self.path}"):
            with suppress(FileNotFoundError):
                self._disk.unlink(self.path)
            self._disk.sync_folder(self.path.parent)
        self.close()

    def close(self) -> None:
        """Let go of the file and leave it where it is."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


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
