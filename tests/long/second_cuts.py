"""Simulated: a power cut at every call, then another at every call of trying again (compound failures).

The ordinary tests take three of the first cuts. The disk is that of tests/files/simulated_disk.py.
"""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.files.operations import IDEMPOTENT, Home, Operation, migrate, seed
from tests.files.played import Played
from tests.long.figures import Figure, Tally


def run(scale: float, _storage: str) -> Iterator[Figure]:
    """Every first cut at scale 1, every tenth at 0.1."""
    tally, started = Tally("power cut, then a second one (simulated)"), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        seed(Path(folder) / "seeded")
        for operation in IDEMPOTENT:
            _cut_twice(operation, Path(folder), max(1, round(1 / scale)), tally)
    yield tally.figure(time.monotonic() - started)


def _cut_twice(operation: Operation, folder: Path, step: int, tally: Tally) -> None:
    first = Played(operation, folder / "seeded", folder / operation.__name__)
    again = _edit_again if operation is migrate else operation
    for count, home in enumerate(first.homes(list(first.before_the_end)[::step])):
        second = Played(again, home, folder / f"{operation.__name__}-{count}")
        wrong = second.wrong()
        if second.after != first.after:
            tally.count(lost=1, example=f"{operation.__name__}: trying again has another end")
        for _ in range(len(second.before_the_end) + len(second.at_the_end) - len(wrong)):
            tally.count()
        for _, each in wrong:
            tally.count_wrong(each)


def _edit_again(home: Home) -> object:
    """The migration, in a home that is partly migrated already."""
    return migrate(home)
