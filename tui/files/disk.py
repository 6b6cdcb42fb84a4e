"""The few calls that write to the disk, and the careful ways to combine them."""

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from tui.core.catalogue import marked, say
from tui.core.entries.journal import JournalError
from tui.files.refusals import SO, refused

if sys.platform == "darwin":
    import fcntl

SIZE_LIMIT = 256 << 20
"""No file that is read is larger, in bytes: ten years of journal are about 25 MB."""
LINE_LIMIT = 300
"""Characters told of what is wrong with some data: a place nested deep is named at length."""
LINK = marked("it is a link, and links are not followed here")
NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_APPEND


class Identity(NamedTuple):
    """What tells one version of a file from the next."""

    inode: int
    size: int
    modified_ns: int

    @classmethod
    def of(cls, found: os.stat_result) -> "Identity":
        return cls(found.st_ino, found.st_size, found.st_mtime_ns)


def look(path: Path) -> Identity | None:
    """Which version of the file is there now; None where there is no file."""
    try:
        return Identity.of(path.stat())
    except FileNotFoundError:
        return None


def read_whole(path: Path, limit: int = SIZE_LIMIT) -> tuple[bytes, Identity]:
    """The bytes of a regular file that the person named, and which version they are.

    A pipe or device is refused, not waited for; so is a file of more than `limit` bytes.
    """
    return _read(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC), limit)


def read_own(path: Path, limit: int = SIZE_LIMIT) -> tuple[bytes, Identity]:
    """The same for a file in a folder of ours: a link, or a file of somebody else, is refused too."""
    return _read(open_own(path, os.O_RDONLY | os.O_NONBLOCK), limit, say(SO) + say("move it away"))


def open_own(path: Path, flags: int) -> int:
    """Open a file that only we, or the administrator, can have put there; OSError says why it is refused."""
    try:
        descriptor = os.open(path, flags | os.O_NOFOLLOW | os.O_NOCTTY | os.O_CLOEXEC, 0o600)
    except OSError as error:
        if error.errno != errno.ELOOP:
            raise
        raise OSError(errno.ELOOP, f"{say(LINK)}{say(SO)}{say('put the file itself in its place')}") from None
    owner = os.fstat(descriptor).st_uid
    if owner not in (os.geteuid(), 0):
        os.close(descriptor)
        foreign = say("it belongs to somebody else (user {owner})", owner=owner)
        raise OSError(errno.EPERM, f"{foreign}{say(SO)}{say('make it yours with chown, or move it away')}")
    return descriptor


def _read(descriptor: int, limit: int, remedy: str = "") -> tuple[bytes, Identity]:
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, say("it is not a regular file{remedy}", remedy=remedy))
        with open(descriptor, "rb", closefd=False) as file:
            data = b"" if found.st_size > limit else file.read(found.st_size + 1)
            if len(data) > found.st_size:  # it grows; to make room for all that it may become takes its time
                data += file.read(limit + 1 - len(data))
        if max(found.st_size, len(data)) > limit:
            raise OSError(errno.EFBIG, say("it has more than {limit:,} bytes", limit=limit))
        return data, Identity.of(found)
    finally:
        os.close(descriptor)


def listed(folder: Path, wanted: Callable[[Path], bool]) -> list[Path]:
    """The wanted names in a folder of ours, sorted; none where there is no folder.

    Raises OSError where it cannot be looked into: a glob would take a shut folder for an empty one.
    """
    try:
        return sorted(filter(wanted, folder.iterdir()))
    except FileNotFoundError:
        return []


@contextmanager
def one_line(doing: str) -> Iterator[None]:
    """Turn whatever the disk or the data refuses into a JournalError of one line."""
    try:
        yield
    except OSError as error:
        raise JournalError(f"{doing}: {refused(error)}") from error
    except ValueError as error:
        from tui.files.plain_faults import in_plain_words  # most data has no fault

        raise JournalError(f"{doing}: {in_plain_words(str(error))[:LINE_LIMIT]}") from error


class Disk:
    """Writing, call by call; tests replace single calls by failing ones."""

    open: Callable[..., int] = staticmethod(os.open)
    write: Callable[[int, memoryview], int] = staticmethod(os.write)
    fsync: Callable[[int], None] = staticmethod(os.fsync)
    close: Callable[[int], None] = staticmethod(os.close)
    replace: Callable[[Path, Path], None] = staticmethod(os.replace)
    link: Callable[..., None] = staticmethod(os.link)
    unlink: Callable[[Path], None] = staticmethod(os.unlink)
    mkdir: Callable[[Path, int], None] = staticmethod(os.mkdir)
    rmdir: Callable[[Path], None] = staticmethod(os.rmdir)

    def make_folder(self, folder: Path) -> None:
        """Make a folder and those above it that are missing, for its owner only, and see them on disk."""
        missing = [each for each in (folder, *folder.parents) if not each.exists()]
        for each in reversed(missing):
            with suppress(FileExistsError):  # another copy of the program was quicker
                self.mkdir(each, 0o700)
            try:
                self.sync_folder(each.parent)
            except OSError:
                with suppress(OSError):  # gone again, it is made and synced again the next time
                    self.rmdir(each)
                raise

    def open_new(self, path: Path) -> int:
        """A new file for its owner only; whatever an interrupted write left there goes first."""
        with suppress(FileNotFoundError):
            self.unlink(path)
        return self.open(path, NEW_FILE, 0o600)

    def append(self, descriptor: int, data: bytes) -> None:
        """Write all of it, and return when it is on disk."""
        rest = memoryview(data)
        while rest:
            rest = rest[self.write(descriptor, rest) :]
        self.sync(descriptor)

    def sync(self, descriptor: int) -> None:
        """Wait until the file is on disk; on macOS fsync alone stops at the cache of the drive."""
        if sys.platform == "darwin":
            with suppress(OSError):  # some file systems do not know it
                fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
                return
        self.fsync(descriptor)

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in a folder are on disk; EINVAL comes where a file system cannot do that."""
        descriptor = self.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            self.fsync(descriptor)
        except OSError as error:
            if error.errno != errno.EINVAL:
                raise
        finally:
            self.close(descriptor)

    def replace_whole(
        self, path: Path, data: bytes, check: Callable[[], None] = lambda: None
    ) -> Identity | None:
        """Put a new version in the place of a file: complete or not at all, whatever happens in between.

        `check` is called just before, and may still refuse by raising. An error after it does not mean that
        the new version is not in place. Returns which version that is.
        """
        new = self.prepare(path, data)
        try:
            check()
            identity = look(new)
            self.replace(new, path)
        except BaseException:
            self.drop(new)
            raise
        self.sync_folder(path.parent)
        return identity

    def prepare(self, path: Path, data: bytes) -> Path:
        """The new version of a file, on disk beside it."""
        self.make_folder(path.parent)
        new = path.with_name(path.name + ".new")
        try:
            descriptor = self.open_new(new)
            try:
                self.append(descriptor, data)
            finally:
                self.close(descriptor)
        except BaseException:
            self.drop(new)
            raise
        return new

    def drop(self, new: Path) -> None:
        """Take away what was prepared, if possible: the error that came first is the one to tell."""
        with suppress(OSError):
            self.unlink(new)
