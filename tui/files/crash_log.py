"""The log of crashes: for the person to read and to send, or not. It quotes no text of theirs."""

import errno
import os
import stat
import traceback
from pathlib import Path

from tui.core.catalogue import say
from tui.files.disk import Disk, open_own

LONGEST_BYTES = 200_000
"""A longer log is started anew, so that a crash that repeats cannot fill the disk."""
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NONBLOCK | os.O_NOCTTY
FRAMES_LIMIT = 100
CHAIN_LIMIT = 5
_TELLING = (AttributeError, TypeError, NameError, IndexError, ZeroDivisionError, ImportError, RuntimeError)
"""Errors that say what the program did. The messages of others, such as KeyError, may quote a note."""


def append_crash(path: Path, details: str) -> bool:
    """Add to the log, making its folder if need be; False where the disk refuses, or it is no log of ours."""
    try:
        Disk().make_folder(path.parent)
        number = open_own(path, _FLAGS)
        try:
            _add(number, details)
        finally:
            os.close(number)
    except OSError:
        return False
    return True


def _add(number: int, details: str) -> None:
    found = os.fstat(number)
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, say("it is not a regular file"))
    if found.st_size > LONGEST_BYTES:
        os.ftruncate(number, 0)
    with open(number, "w", encoding="utf-8", errors="replace", closefd=False) as log:
        log.write(details[-LONGEST_BYTES:] + "\n")


def story_of(error: BaseException) -> str:
    """Where an error came from, line by line, without what was in any variable."""
    chain: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in chain and len(chain) < CHAIN_LIMIT:
        chain.append(at)
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)
    return "\n\nand then\n\n".join(map(_told, reversed(chain)))


def _told(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES_LIMIT:]
    return f"{''.join(traceback.format_list(frames))}{_name_of(error)}"


def _name_of(error: BaseException) -> str:
    kind = type(error).__name__
    if isinstance(error, OSError):
        return f"{kind}: {errno.errorcode.get(error.errno or 0, 'no number')}"
    said = (
        str(error) if isinstance(error, _TELLING) else say("what it says may quote a note, and is left out")
    )
    return f"{kind}: {said}"
