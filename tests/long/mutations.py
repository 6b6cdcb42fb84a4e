"""Files of every kind changed at random: no traceback, nothing altered, every refusal one line."""

import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.hostile.attempts import Attempted
from tests.long.figures import Figure, Tally

MUTATIONS = 100_000
COMMAND_EVERY = 25
"""In every so many attempts a command is run too: it takes ten times as long as what it calls."""


def run(scale: float, _storage: str) -> Iterator[Figure]:
    """One figure for each kind of file."""
    seed = random.randrange(10**9)
    with tempfile.TemporaryDirectory() as folder:
        attempted = Attempted(Path(folder, "home"))
        for path in attempted.tries:
            yield _figure(attempted, path, seed, max(1, round(MUTATIONS * scale) // len(attempted.tries)))


def _figure(attempted: Attempted, path: Path, seed: int, number: int) -> Figure:
    tally, refused, begun = Tally(f"changed files: {path.name}"), 0, time.monotonic()
    for attempt in range(number):
        rng = random.Random(f"{seed} {path.name} {attempt}")
        try:
            refused += attempted.attempt(path, rng, with_commands=attempt % COMMAND_EVERY == 0)
        except AssertionError as error:
            tally.count(lost=1, example=f"seed {seed}, attempt {attempt}: {error}")
        except Exception as error:
            tally.count(unreadable=1, example=f"seed {seed}, attempt {attempt}: {error!r}")
        else:
            tally.count()
    return tally.figure(time.monotonic() - begun, f"{refused:,} refused, seed {seed}")
