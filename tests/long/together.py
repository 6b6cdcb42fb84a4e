"""Eight processes add a hundred entries each at the same time: 800 (storage.md 2.2)."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.files.operations import open_home
from tests.files.writers import together, watch
from tests.long.figures import Figure, Tally


def run(scale: float, storage: str) -> Iterator[Figure]:
    """Writers only, then four writers of everything with readers beside them."""
    entries = max(1, round(100 * scale))
    with tempfile.TemporaryDirectory() as folder:
        tally, started = Tally("8 processes at once"), time.monotonic()
        wrong = together(open_home(Path(folder) / "home", storage=storage), entries, 8)
        tally.count_wrong(wrong)
        tally.confirmed = 8 * entries if not wrong else 0
        yield tally.figure(time.monotonic() - started)
    if storage == "good":
        with tempfile.TemporaryDirectory() as folder:
            tally, started = Tally("4 writers of everything, 2 readers"), time.monotonic()
            lines = watch(Path(folder) / "home", entries)
            tally.count(lost=len(lines), example=" ".join(lines)[:150])
            yield tally.figure(time.monotonic() - started)
