"""Opening each screen, and its commonest keys, in the app itself: tests/benchmarks/screens.py as rows.

Processor time up to the last byte, with an empty journal and with ten years of entries.
"""

import asyncio
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import chdir
from pathlib import Path

from tests.benchmarks.effort import Effort
from tests.benchmarks.rows import Row, number, title
from tests.benchmarks.screens import WANTED, Cost, cost_of, visit_all
from tests.benchmarks.ten_years import write_ten_years
from tests.homes import paths_of
from tui.files.paths import Paths

TIMES = 5
Costs = Mapping[str, Cost]
STEP, MOST_OF_STEP = "step: ", 4.0
"""The keys of the step screen, and how many times the least answer they may cost."""


def run(effort: Effort) -> Iterator[Row]:
    """Every screen, then every key."""
    with tempfile.TemporaryDirectory() as folder:
        empty = _measured(paths_of(Path(folder) / "empty"), min(TIMES, effort.times))
        ten_years = _measured(write_ten_years(Path(folder) / "ten"), min(TIMES, effort.times))
    yield title("Opening a screen: empty journal / ten years", "pushing an empty screen")
    yield from _rows(empty[0], ten_years[0], lambda name: WANTED)
    yield title("A key: empty journal / ten years", "a key that changes one number on an empty screen")
    yield from _rows(empty[1], ten_years[1], lambda name: MOST_OF_STEP if name.startswith(STEP) else None)


def _measured(paths: Paths, times: int) -> tuple[Costs, Costs]:
    """What screens cost, and what keys cost."""
    paths.data.mkdir(parents=True, exist_ok=True)
    with chdir(paths.data):
        visits = asyncio.run(visit_all(paths, times=times))
    opened, pressed = visits.opened.items(), visits.pressed.items()
    return {name: cost_of(pairs) for name, pairs in opened}, {name: cost_of(pairs) for name, pairs in pressed}


def _rows(empty: Costs, ten_years: Costs, most: Callable[[str], float | None]) -> Iterator[Row]:
    for name, cost in ten_years.items():
        costs = [empty.get(name), cost]
        if any(each is not None and each.ratio for each in costs):
            yield _row(name, costs, most(name))


def _row(name: str, costs: Sequence[Cost | None], most: float | None) -> Row:
    """A key that has nothing to do in one of the journals has no figure there."""
    shown = [cost if cost is not None and cost.ratio else None for cost in costs]
    return Row(
        name,
        " / ".join(number(cost.milliseconds) if cost else "-" for cost in shown) + " ms",
        " / ".join(number(cost.milliseconds / cost.ratio) if cost else "-" for cost in shown) + " ms",
        " / ".join(f"{cost.ratio:.2f}" if cost else "-" for cost in shown),
        "" if most is None else f"{most:g}",
        is_met=most is None or all(cost.ratio <= most for cost in shown if cost),
    )
