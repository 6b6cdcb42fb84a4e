"""Leaving from every place in every way, and while the program is only starting."""

import random
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from itertools import product
from pathlib import Path

from tests.long.figures import Figure, Tally
from tests.terminal.desk import Desk
from tests.terminal.person import PLACES
from tests.terminal.ways import LIMIT, WAYS, leave_from

AT_ONCE = 3
STARTS = 60
START_SECONDS = 1.5
_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)

Try = Callable[[Desk], None]


def run(scale: float, _storage: str = "good") -> Iterator[Figure]:
    """Two figures; `lost` are runs in which anything was lost, stayed behind or was left changed."""
    matrix = [(f"{place}, {way}", partial(_leave, place, way)) for place, way in product(PLACES, WAYS)]
    wanted = max(1, round(len(matrix) * scale))
    yield _figure("left from every place in every way", random.Random(wanted).sample(matrix, wanted))
    starts = range(max(1, round(STARTS * scale)))
    yield _figure("left while starting", [(f"start {seed}", partial(_leave_early, seed)) for seed in starts])


def _figure(name: str, tries: list[tuple[str, Try]]) -> Figure:
    begun = time.monotonic()
    tally = Tally(name)
    with tempfile.TemporaryDirectory(prefix="unknot-leaving-") as folder, ThreadPoolExecutor(AT_ONCE) as pool:
        for what, wrong in zip(tries, pool.map(partial(_try, Path(folder)), tries), strict=True):
            tally.count(lost=bool(wrong), example=f"{what[0]}: {wrong}")
    return tally.figure(time.monotonic() - begun)


def _try(folder: Path, what: tuple[str, Try]) -> str:
    """What went wrong; empty if nothing."""
    name, do = what
    home = folder / name
    home.mkdir()
    with closing(Desk(home)) as desk:
        try:
            do(desk)
        except AssertionError as error:
            return " ".join(str(error).split())[:500] or "something was lost"
    return ""


def _leave(place: str, way: str, desk: Desk) -> None:
    leave_from(desk, place, WAYS[way])


def _leave_early(seed: int, desk: Desk) -> None:
    """A signal at any moment from the first: before the screen is drawn it kills as it always does."""
    chance = random.Random(seed)
    number = chance.choice(_SIGNALS)
    terminal = desk.sit(*chance.choice([[], ["start", "short"]]))
    terminal.linger(chance.uniform(0, START_SECONDS))
    terminal.signal(number)
    status = terminal.exit_status(LIMIT)
    assert status in (-number, 128 + number), f"exit status {status}"
    assert terminal.is_restored(), f"status {status}, left on: {terminal.modes_on()}"
