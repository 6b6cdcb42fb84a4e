"""What the system refuses to do with files: where, and what the person can do about it."""

import errno
import os
import re
import shlex
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from tui.core.catalogue import marked, say

Told = TypeVar("Told")

_CHMOD = re.compile(r"chmod u\+.*")
SO = marked(". To mend it: ")
"""Stands between what is wrong and what to do; what is to be typed comes last, so that it can be copied."""


def refused(error: OSError) -> str:
    """What was refused in one line, with what to do about it where that is known."""
    what = error.strerror or str(error)
    for path in _paths_of(error):
        if to_do := _remedy(error.errno, path):
            return f"{what}{say(SO)}{to_do}"
    return what


def with_remedy(line: str, otherwise: str) -> str:
    """The line as it is if it says what to do, else with that behind it."""
    return line if ". To " in line or say(SO) in line else f"{line}{say(SO)}{otherwise}"


def without_repeats(told: Iterable[Told], words: Callable[[Told], str]) -> Iterator[Told]:
    """What is told, without what only asks again for a right that something before it asks for."""
    asked: set[str] = set()
    for each in told:
        command = _CHMOD.search(words(each))
        if command is None:
            yield each
        elif command[0] not in asked:
            asked.add(command[0])
            yield each


def _paths_of(error: OSError) -> Iterator[Path]:
    for name in (error.filename, error.filename2):
        if isinstance(name, str | bytes | os.PathLike):
            yield Path(os.path.abspath(os.fsdecode(name)))


def _remedy(code: int | None, path: Path) -> str:
    """What would let the system do it; "" where that cannot be known."""
    ways = [*reversed(path.parents), path]
    if code in (errno.EACCES, errno.EPERM):
        return how_to_open(path.parent) or how_to_open(path)
    if code == errno.EROFS:
        return say("set UNKNOT_HOME to a folder that is not on a read-only disk")
    if code == errno.ENOTDIR:
        return next((_move_away(each) for each in ways if each.exists() and not each.is_dir()), "")
    if code == errno.ENOENT:
        return next((_lead_somewhere(each) for each in ways if each.is_symlink() and not each.exists()), "")
    return ""


def how_to_open(path: Path) -> str:
    """The command that lets us use a file or folder of ours, or folders above it; "" where we may already.

    For what is not there yet: the same for the nearest folder that is.
    """
    for folder in reversed(path.parents):
        if folder.is_dir() and not os.access(folder, os.X_OK):
            return _allow(folder)
    try:
        is_there = path.exists()
    except OSError:
        return ""
    if not is_there:
        return how_to_open(path.parent) if path != path.parent else ""
    wanted = os.R_OK | os.W_OK | (os.X_OK if path.is_dir() else 0)
    if os.access(path, wanted) or (_is_read_only(path) and os.access(path, wanted & ~os.W_OK)):
        return ""
    return _allow(path)


def _is_read_only(path: Path) -> bool:
    """Whether its whole disk is: no right on it would help."""
    return bool(os.statvfs(path).f_flag & os.ST_RDONLY)


def _allow(path: Path) -> str:
    found = path.stat()
    name = shlex.quote(str(path))
    if found.st_uid == os.geteuid():
        return f"chmod u+rw{'x' if path.is_dir() else ''} {name}"
    return say("use another place, or ask user {user}, whose {name} is", user=found.st_uid, name=name)


def _move_away(path: Path) -> str:
    return say("move the file {path} away", path=shlex.quote(str(path)))


def _lead_somewhere(path: Path) -> str:
    return say(
        "make the folder that the link {path} leads to, or remove that link", path=shlex.quote(str(path))
    )
