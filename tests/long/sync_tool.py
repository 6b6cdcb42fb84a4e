"""A sync tool replaces the year while an operation saves it: at each fsync of a file once (storage.md 2.2).

It takes no lock, so that only a look before replacing sees it. Where the operation then gives up in one line,
nothing may be lost either.
"""

import itertools
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.files.home_check import Wrong, wrong_in
from tests.files.operations import migrate, note, open_home, restore
from tests.files.rival import bring
from tests.long.figures import Figure, Tally
from tests.long.system_calls import Case, make_cases
from tui.core.entries.journal import JournalError

BROUGHT = note("rival", "theirs")


def run(_scale: float, storage: str) -> Iterator[Figure]:
    """Every operation that changes 2026, at each fsync of a file; it takes some seconds at any scale."""
    tally, started = Tally("replaced by a sync tool during a save"), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        for case in make_cases(Path(folder)):
            if case.operation in (restore, migrate):  # what the tool brings would be no version of that year
                continue
            for at in itertools.count(1):
                wrong, was_there = _played(case, Path(folder) / f"{case.name}-{at}", at, storage)
                if not was_there:
                    break
                tally.count_wrong(wrong)
    yield tally.figure(time.monotonic() - started)


def _played(case: Case, folder: Path, at: int, storage: str) -> tuple[Wrong, bool]:
    """With the tool at one fsync; whether there was such a one."""
    home = open_home(shutil.copytree(case.start, folder), storage=storage, days=1)
    count = 0

    def fsync(descriptor: int) -> None:
        nonlocal count
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            count += 1
            if count == at:
                bring(home, BROUGHT.id, 2026)
        os.fsync(descriptor)

    home.disk.fsync = fsync
    allowed = case.after
    try:
        case.operation(home)
    except JournalError:
        allowed = case.either
    return wrong_in(open_home(folder, days=1), {**allowed, BROUGHT.id: (BROUGHT,)}), count >= at
