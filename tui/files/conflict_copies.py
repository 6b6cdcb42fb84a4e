"""Copies of a year's file that a sync tool made where two machines had changed it."""

import re
import shlex
from pathlib import Path

_COPY_OF_A_YEAR = re.compile(r"\d{4}(?!\.json$)\D.*\.json", re.ASCII)
"""Syncthing: 2026.sync-conflict-20261122-140311-ABCDEFG.json; Dropbox: 2026 (conflicted copy).json."""


def copies_of_years(folder: Path) -> list[Path]:
    """The copies in the journal folder, sorted. Raises OSError."""
    try:
        return sorted(path for path in folder.iterdir() if _COPY_OF_A_YEAR.fullmatch(path.name))
    except FileNotFoundError:
        return []


def about_copy(path: Path) -> str:
    """What such a copy is, and what to do with it, in one line."""
    return (
        f"{path.name} is a copy of {path.name[:4]}.json from another machine; what it has may be missing "
        f"here. To take it in: unknot journal merge {shlex.quote(str(path))}"
    )
