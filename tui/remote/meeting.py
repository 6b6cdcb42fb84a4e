"""Where a session can be met: a folder of one's own, and a socket in it for each session."""

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from tui.core.catalogue import say
from tui.core.digests import digest_of

LONGEST_PATH = 103
"""Bytes of a socket's path: macOS takes 104 with the zero at its end, Linux 108."""
FRESH = ".new"
"""Behind the name of a socket that does not listen yet."""
_ENDING = ".sock"


class MeetingError(Exception):
    """Nobody can be met here; the message is one line."""


def possible_folders(environ: Mapping[str, str]) -> tuple[Path, ...]:
    """Where sessions may be met, the best place first.

    A session over SSH or in tmux may not have the variables of the one at the desk, so all are looked at.
    """
    own = f"unknot-{os.getuid()}"
    found: list[Path] = []
    runtime = environ.get("XDG_RUNTIME_DIR", "")
    for base in (runtime, f"/run/user/{os.getuid()}"):
        if os.path.isabs(base) and _is_own(base):
            found.append(Path(base, "unknot"))
    temporary = environ.get("TMPDIR", "")
    found += [Path(base, own) for base in (temporary, "/tmp") if os.path.isabs(base)]
    return tuple(dict.fromkeys(found))


def _is_own(folder: str) -> bool:
    with suppress(OSError):  # it is not there, or not for us
        return os.stat(folder).st_uid == os.getuid()
    return False


def is_safe_folder(folder: Path) -> bool:
    """Whether only this person can have put anything here: a real folder, their own, closed to others."""
    try:
        found = os.lstat(folder)
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077


def make_folder(folder: Path) -> None:
    """Make it, or close one of our own that stands open. Raises MeetingError where it cannot be trusted."""
    try:
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        found = os.lstat(folder)
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
            raise MeetingError(say("{folder} is not a folder of your own", folder=folder))
        if found.st_mode & 0o7777 != 0o700:
            folder.chmod(0o700)
    except OSError as error:
        raise MeetingError(f"{folder}: {error.strerror}") from None


def socket_name(state: Path, session: str) -> str:
    """The name of a session's socket: short, and never that of a session kept under another folder."""
    return f"{_home_mark(state)}-{_mark(session)}{_ENDING}"


def sockets_in(folder: Path, state: Path) -> Iterator[Path]:
    """The sockets of all sessions kept under this state folder, in no order."""
    if is_safe_folder(folder):
        yield from folder.glob(f"{_home_mark(state)}-*{_ENDING}")


def is_too_long(path: Path) -> bool:
    """Whether no socket can have this path."""
    return len(os.fsencode(path)) + len(FRESH) > LONGEST_PATH


def _home_mark(state: Path) -> str:
    return _mark(os.path.realpath(state))


def _mark(text: str) -> str:
    return digest_of(text.encode("utf-8", "surrogateescape"))[:12]
