"""Text files of people, read so that nothing can hang, flood or mislead the program."""

import errno
import os
import stat
from pathlib import Path

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
        super().__init__(f"found {found}, expected {expected}")
        self.found = found
        self.expected = expected


class MissingError(RefusedError):
    """There is no such file."""

    def __init__(self) -> None:
        """Nothing was found, and a file was expected."""
        super().__init__("no such file", "a file that can be read")


def read_text(path: Path, limit: int) -> str:
    """The text of a regular UTF-8 file of at most `limit` bytes, without its byte-order mark.

    Raises RefusedError.
    """
    try:
        data = _bytes_of(path, limit + 1)
    except FileNotFoundError as error:
        raise MissingError from error
    except OSError as error:
        raise RefusedError(error.strerror or "a disk error", "a file that can be read") from error
    if len(data) > limit:
        raise RefusedError(f"more than {limit:,} bytes", f"a file of at most {limit:,} bytes")
    for mark, name in _OTHER_ENCODINGS.items():
        if data.startswith(mark):
            raise RefusedError(f"{name} text", "UTF-8 text: save the file again in that encoding")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RefusedError(
            f"the byte 0x{data[error.start]:02X} in line {line}, as in Windows-1252 or Latin-1 text",
            "UTF-8 text: save the file again in that encoding",
        ) from error


def _bytes_of(path: Path, most: int) -> bytes:
    """The first bytes of a regular file; never waits on a pipe or device."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "no regular file")
        with open(handle, "rb", closefd=False) as file:
            return file.read(most)
    finally:
        os.close(handle)
