"""What grows with the journal: nothing in it, one year, ten years, a hundred.

Processor time of a start, of the first opening of what shows the journal, and of commands, each in turns over
the four journals: three sessions a day, a check-in every fifth day.
"""

import statistics
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.benchmarks.command_line import called
from tests.benchmarks.effort import Effort
from tests.benchmarks.homes import A_YEAR, home_of, paths_of
from tests.benchmarks.launch import RIGHT_SEEN, START_SEEN
from tests.benchmarks.meter import Answer, Meter
from tests.benchmarks.rows import Row, number, title
from tests.terminal.harness import UNKNOT

YEARS = 0, 1, 10, 100
TIMES = 3
LONG_QUIET, PATIENCE = 1.0, 60.0
"""Seconds without a byte after which an opening is done, and within which it has to begin."""
COMMANDS = ("status",), ("week",), ("check-in", "--region", "neck-back", "--now", "4")
Environ = Mapping[str, str]
Costs = Mapping[str, Answer]


def run(effort: Effort) -> Iterator[Row]:
    """All journals in turns."""
    with tempfile.TemporaryDirectory() as folder:
        homes = [home_of(Path(folder), sessions=years * A_YEAR) for years in YEARS]
        yield title("The journal's size: empty / 1 / 10 / 100 years", "empty journal")
        yield Row("its files", " / ".join(f"{_megabytes(home):.1f}" for home in homes) + " MB")
        found = [[_costs(home) for home in homes] for _ in range(min(TIMES, effort.times))]
    for name in found[0][0]:
        yield _row(name, [statistics.median(run[at][name].cpu for run in found) for at in range(len(YEARS))])


def _costs(environ: Environ) -> Costs:
    commands = {f"`unknot {arguments[0]}`": called([UNKNOT, *arguments], environ) for arguments in COMMANDS}
    return {**_started(environ), **commands}


def _started(environ: Environ) -> Costs:
    """A start, then what is opened first in it."""
    with Meter([UNKNOT], environ) as meter:
        meter.wait_for(START_SEEN)
        meter.press("right")
        meter.wait_for(RIGHT_SEEN)
        usable = meter.since_start()
        meter.rest()
        done = meter.since_start()
        journal = _opened(meter, "o")
        meter.answer("q")
        week = _opened(meter, "w")
        return {
            "a key answered on the body": usable,
            "nothing left to do after the start": done,
            "open the journal, first": journal,
            "open the week, first": week,
        }


def _opened(meter: Meter, key: str) -> Answer:
    return meter.answer(key, quiet=LONG_QUIET, begins=PATIENCE)


def _megabytes(environ: Environ) -> float:
    journal = paths_of(Path(environ["HOME"])).journal
    return sum(file.stat().st_size for file in journal.glob("*.json")) / 1e6


def _row(name: str, found: Sequence[float]) -> Row:
    return Row(
        name,
        " / ".join(number(1e3 * each) for each in found) + " ms",
        f"{number(1e3 * found[0])} ms",
        " / ".join(f"{each / found[0]:.2f}" for each in found[1:]),
    )
