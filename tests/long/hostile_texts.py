"""Every hostile text alone in every screen, at every size: 0 crashes, 0 actions, 0 control bytes."""

import asyncio
import itertools
import time
from collections.abc import Iterator

from tests.hostile.plays import PLAYS, play_all
from tests.hostile.stage import writing_down
from tests.hostile.texts import one_by_one
from tests.long.figures import Figure, Tally

SIZES = ((80, 24), (120, 40), (40, 20))


def run(scale: float, _storage: str) -> Iterator[Figure]:
    """One figure for each screen."""
    trials = list(one_by_one())
    trials = trials[:: max(1, round(1 / scale))]
    for play in PLAYS:
        tally, begun = Tally(f"hostile texts: {play.__name__.replace('_', '-')}"), time.monotonic()
        for size, trial in itertools.product(SIZES, trials):
            try:
                with writing_down() as written:
                    asyncio.run(play_all(play, [trial], size, written))
            except Exception as error:
                tally.count(unreadable=1, example=f"{trial.marks} at {size}: {error!r}")
            else:
                tally.count()
        yield tally.figure(time.monotonic() - begun)
