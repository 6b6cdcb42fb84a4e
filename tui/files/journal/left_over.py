"""What saves that were cut off left on the disk, and whether one is going on now."""

import errno
import fcntl
import os
from pathlib import Path

from tui.core.catalogue import say
from tui.files.paths import Paths


def left_over(paths: Paths) -> list[Path]:
    """What a save that was cut off left beside its file; none while another copy of Unknot is saving."""
    if lock_is_held(paths.lock):
        return []
    folders = (paths.journal, paths.backups, paths.quarantine)
    found = [path for folder in folders for path in folder.rglob("*.new")]
    return sorted({*found, *paths.state.glob("*.new"), *paths.sessions.glob("*.new")})


def about_left_over(path: Path) -> str:
    """What to say of a file that a save left behind."""
    return say("{path} was left by a save that was cut off, nothing is missing; it can be deleted", path=path)


def lock_is_held(path: Path) -> bool:
    """Whether another copy of the program holds this lock now; looking does not create it. Raises OSError."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    except OSError as error:
        if error.errno == errno.ELOOP:  # a link, which nobody of us locks
            return False
        raise
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False
