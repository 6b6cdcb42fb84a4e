"""The log of crashes: for the person to read and to send, or not."""

import os
from pathlib import Path

from tui.files.disk import Disk

LONGEST_BYTES = 200_000
"""A longer log is started anew, so that a crash that repeats cannot fill the disk."""


def append_crash(path: Path, details: str) -> bool:
    """Add to the log, making its folder if need be; False where the disk refuses."""
    try:
        Disk().make_folder(path.parent)
        anew = os.O_TRUNC if path.exists() and path.stat().st_size > LONGEST_BYTES else 0
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | anew, 0o600)
        with os.fdopen(number, "w", encoding="utf-8", errors="replace") as log:
            log.write(details + "\n")
    except OSError:
        return False
    return True
