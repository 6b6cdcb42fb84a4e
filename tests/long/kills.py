"""`kill -9` at a random moment of mixed changes, of one writer and of two at once (storage.md 2.1)."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tests.files.ledger import Ledger
from tests.files.writers import kills
from tests.long.figures import Figure, Tally


class Kind(msgspec.Struct, frozen=True):
    """How many writers are killed how often, and how many bytes were there before."""

    name: str
    kills: int
    writers: int
    size: int


KINDS = (
    Kind("kill -9, one writer, small journal", 1000, 1, 0),
    Kind("kill -9, two writers, small journal", 1000, 2, 0),
    Kind("kill -9, one writer, 1 MB", 500, 1, 1_000_000),
    Kind("kill -9, two writers, 1 MB", 500, 2, 1_000_000),
)


def run(scale: float, storage: str) -> Iterator[Figure]:
    """3,000 kills."""
    for kind in KINDS:
        tally, started = Tally(kind.name), time.monotonic()
        confirmed: dict[Ledger, int] = {}
        with tempfile.TemporaryDirectory() as folder:
            count = max(1, round(kind.kills * scale))
            for wrong, ledger in kills(Path(folder), count, storage, kind.writers, kind.size):
                tally.count_wrong(wrong)
                confirmed[ledger] = ledger.confirmed
        tally.confirmed = sum(confirmed.values())
        yield tally.figure(time.monotonic() - started)
