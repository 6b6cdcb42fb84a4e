"""Memory that the program has, beside the least Textual app there is: what of it is resident."""

import statistics
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.effort import Effort
from tests.benchmarks.homes import A_YEAR, home_of
from tests.benchmarks.launch import START_SEEN
from tests.benchmarks.meter import HELLO, Meter
from tests.benchmarks.rows import Row, title
from tests.terminal.harness import UNKNOT, clean_environ
from tests.terminal.person import HOLD, WORK, begin, press_until

AT_MOST = 1.5
TIMES = 3
ROUTINE = "hands-forearms"


def run(effort: Effort) -> Iterator[Row]:
    """The body, with both journals, and a session in its first step and in its second."""
    with tempfile.TemporaryDirectory() as folder:
        empty, ten = (home_of(Path(folder), sessions=years * A_YEAR) for years in (0, 10))
        environ = clean_environ(Path(folder))
        ways: dict[str, Callable[[], float]] = {
            "bare": lambda: _at_rest(HELLO, environ, "Hello"),
            "body, empty journal": lambda: _at_rest([UNKNOT], empty, START_SEEN),
            "body, ten years": lambda: _at_rest([UNKNOT], ten, START_SEEN),
            "second step of a session, after a hold": lambda: _in_session(Path(folder)),
        }
        found = {name: [way() for _ in range(min(TIMES, effort.times))] for name, way in ways.items()}
    bare = statistics.median(found.pop("bare"))
    yield title("Memory", "bare Textual app")
    for name, each in found.items():
        ratio = statistics.median(each) / bare
        measured = f"{statistics.median(each):.1f} MB"
        yield Row(name, measured, f"{bare:.1f} MB", f"{ratio:.2f}", f"{AT_MOST:g}", is_met=ratio <= AT_MOST)


def _at_rest(command: list[str], environ: dict[str, str], seen: str) -> float:
    with Meter(command, environ) as meter:
        meter.wait_for(seen)
        meter.linger(2)
        return meter.resident()


def _in_session(folder: Path) -> float:
    environ = home_of(Path(tempfile.mkdtemp(dir=folder)))  # a session that was left would be asked about
    with Meter([UNKNOT, "start", ROUTINE], environ) as meter:
        begin(meter)
        press_until(meter, "t", HOLD)
        meter.linger(1)
        press_until(meter, "t", WORK)
        meter.press("n")
        press_until(meter, "enter", WORK)
        meter.linger(3)
        return meter.resident()
