"""Text files of people, read so that nothing can hang, flood or mislead the program."""

import errno
import os
import stat
from pathlib import Path

from tui.core.catalogue import say

_OTHER_ENCODINGS = {
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}


class RefusedError(Exception):
    """A file that cannot be read at all: what was found, and what was expected."""

    def __init__(self, found: str, expected: str) -> None:
        """Put both into words that fit behind "found" and "expected"."""
        super().__init__(say("found {found}, expected {expected}", found=found, expected=expected))
        self.found = found
        self.expected = expected


class MissingError(RefusedError):
    """There is no such file."""

    def __init__(self) -> None:
        """Nothing was found, and a file was expected."""
        super().__init__(say("no such file"), say("a file that can be read"))


def read_text(path: Path, limit: int) -> str:
    """The text of a regular UTF-8 file of at most `limit` bytes, without its byte-order mark.

    For a file that the person named: it may belong to anybody. Raises RefusedError.
    """
    return _text_of(path, limit, owners=None)


def read_own_text(path: Path, limit: int) -> str:
    """The same for a file that the program finds by itself in the person's configuration folder.

    People keep such files as links to elsewhere, so links are followed; what they lead to must belong to the
    person or to the administrator. Raises RefusedError.
    """
    return _text_of(path, limit, owners=frozenset({os.geteuid(), 0}))


def _text_of(path: Path, limit: int, owners: frozenset[int] | None) -> str:
    try:
        data = _bytes_of(path, limit, owners)
    except FileNotFoundError as error:
        raise MissingError from error
    except OSError as error:
        raise RefusedError(error.strerror or say("a disk error"), say("a file that can be read")) from error
    for mark, name in _OTHER_ENCODINGS.items():
        if data.startswith(mark):
            raise RefusedError(
                say("{name} text", name=name), say("UTF-8 text: save the file again in that encoding")
            )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RefusedError(
            say(
                "the byte 0x{byte:02X} in line {line}, as in Windows-1252 or Latin-1 text",
                byte=data[error.start],
                line=line,
            ),
            say("UTF-8 text: save the file again in that encoding"),
        ) from error


def _bytes_of(path: Path, limit: int, owners: frozenset[int] | None) -> bytes:
    """The bytes of a regular file; never waits on a pipe or device, never reads more than the limit."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, say("no regular file"))
        if owners is not None and found.st_uid not in owners:
            raise RefusedError(
                say("a file of somebody else (user {user})", user=found.st_uid), say("one of your own")
            )
        data = b"" if found.st_size > limit else _up_to(handle, limit + 1)
        if max(found.st_size, len(data)) > limit:
            raise RefusedError(
                say("more than {limit:,} bytes", limit=limit),
                say("a file of at most {limit:,} bytes", limit=limit),
            )
        return data
    finally:
        os.close(handle)


def _up_to(handle: int, most: int) -> bytes:
    """What is in the file until its end, or the first bytes of one that grows while it is read."""
    parts = list[bytes]()
    while most > 0 and (part := os.read(handle, most)):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)
