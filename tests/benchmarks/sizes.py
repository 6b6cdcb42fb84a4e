"""What grows with the journal: nothing in it, one year, ten years, a hundred.

Processor time of starts and commands, each in turns over the four journals; three sessions a day, a check-in
every fifth day.
"""

import statistics
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.benchmarks.command_line import called
from tests.benchmarks.effort import Effort
from tests.benchmarks.homes import A_YEAR, home_of, paths_of
from tests.benchmarks.launch import CALM, RIGHT_SEEN, START_SEEN, launch
from tests.benchmarks.meter import Answer, Meter
from tests.benchmarks.rows import Row, number, title
from tests.terminal.harness import UNKNOT

YEARS = 0, 1, 10, 100
TIMES = 3
Environ = Mapping[str, str]
Way = Callable[[Environ], Answer]


def run(effort: Effort) -> Iterator[Row]:
    """Each way over all journals."""
    times = min(TIMES, effort.times)
    with tempfile.TemporaryDirectory() as folder:
        homes = [home_of(Path(folder), sessions=years * A_YEAR) for years in YEARS]
        yield title("The journal's size: empty / 1 / 10 / 100 years", "empty journal")
        yield Row("its files", " / ".join(f"{_megabytes(home):.1f}" for home in homes) + " MB")
        for name, way in _ways().items():
            found = [[way(home) for home in homes] for _ in range(times + 1)][1:]
            yield _row(
                name, [statistics.median(each.cpu for each in times) for times in zip(*found, strict=True)]
            )


def _ways() -> dict[str, Way]:
    return {
        "a key answered on the body": lambda home: _launched(home)[1],
        "all done after the start": lambda home: _launched(home)[2],
        "open the journal, first": lambda home: _opened(home, "o"),
        "open the week, first": lambda home: _opened(home, "w"),
        "`unknot status`": lambda home: called([UNKNOT, "status"], home),
        "`unknot week`": lambda home: called([UNKNOT, "week"], home),
        "`unknot check-in`": lambda home: called(
            [UNKNOT, "check-in", "--region", "neck-back", "--now", "4"], home
        ),
    }


def _launched(environ: Environ) -> tuple[Answer, Answer, Answer]:
    return launch([UNKNOT], environ, START_SEEN, "right", RIGHT_SEEN)


def _opened(environ: Environ, key: str) -> Answer:
    with Meter([UNKNOT], environ) as meter:
        meter.wait_for(START_SEEN)
        meter.hear(CALM, 30)
        return meter.answer(key, quiet=CALM)


def _megabytes(environ: Environ) -> float:
    journal = paths_of(Path(environ["HOME"])).journal
    return sum(file.stat().st_size for file in journal.glob("*.json")) / 1e6


def _row(name: str, found: list[float]) -> Row:
    return Row(
        name,
        " / ".join(number(1e3 * each) for each in found) + " ms",
        f"{number(1e3 * found[0])} ms",
        " / ".join(f"{each / found[0]:.2f}" for each in found[1:]),
    )
