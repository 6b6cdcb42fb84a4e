"""Copies of a year's file that a sync tool made where two machines had changed it."""

import re
from pathlib import Path

from tui.core.catalogue import say

_COPY_OF_A_YEAR = re.compile(r"\d{4}(?!\.json$)\D.*\.json", re.ASCII)
"""Syncthing: 2026.sync-conflict-20261122-140311-ABCDEFG.json; Dropbox: 2026 (conflicted copy).json."""


def copies_of_years(folder: Path) -> list[Path]:
    """The copies in the journal folder, sorted. Raises OSError."""
    try:
        return sorted(path for path in folder.iterdir() if _COPY_OF_A_YEAR.fullmatch(path.name))
    except FileNotFoundError:
        return []


def about_copies(folder: Path) -> tuple[str, ...]:
    """A line for each year of which there are copies, and what to do with them. Raises OSError."""
    years = dict.fromkeys(path.name[:4] for path in copies_of_years(folder))
    return tuple(
        say("{year} has a copy from another machine: unknot journal merge", year=year) for year in years
    )
