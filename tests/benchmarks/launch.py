"""From the command to a body screen that answers, beside the least Textual app there is.

Usable is when a key that was pressed at the first sight of the screen has been answered. All are started in
turns, with files that were read before. With ten years of entries the heat of the figure comes from them.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.benchmarks.effort import Effort
from tests.benchmarks.homes import A_YEAR, home_of
from tests.benchmarks.meter import HELLO, Answer, Meter
from tests.benchmarks.rows import Row, beside, title
from tests.terminal.harness import UNKNOT, clean_environ

AT_MOST = 1.4
START_SEEN, RIGHT_SEEN = "your right shoulder", "Your right upper arm"

Launched = tuple[Answer, Answer, Answer]
"""Until the first sight, until a key was answered, until all was quiet."""


def run(effort: Effort) -> Iterator[Row]:
    """Both journals beside the bare app."""
    with tempfile.TemporaryDirectory() as folder:
        homes = {years: home_of(Path(folder), sessions=years * A_YEAR) for years in (0, 10)}
        found: dict[int | None, list[Launched]] = {None: [], 0: [], 10: []}
        for _ in range(effort.times + 1):
            found[None].append(launch(HELLO, clean_environ(Path(folder)), "Hello", "x", "Hello 1"))
            for years, environ in homes.items():
                found[years].append(launch([UNKNOT], environ, START_SEEN, "right", RIGHT_SEEN))
    yield title("Launch: processor (wall)", "bare Textual app")
    yield from _rows(found)


def _rows(found: Mapping[int | None, Sequence[Launched]]) -> Iterator[Row]:
    bare = list(zip(*found[None][1:], strict=True))  # the first of all reads the files from the disk
    for years, name in ((0, "empty journal"), (10, "ten years")):
        seen, usable, quiet = zip(*found[years][1:], strict=True)
        yield beside(f"first sight of the body, {name}", seen, bare[0])
        yield beside(f"a key answered there, {name}", usable, bare[1], AT_MOST)
        yield beside(f"nothing left to do, {name}", quiet, bare[2])


def launch(
    command: Sequence[str], environ: Mapping[str, str], seen: str, key: str, answered: str
) -> Launched:
    """Start it, press a key at the first sight of it, and wait until it is quiet."""
    with Meter(command, environ) as meter:
        meter.wait_for(seen)
        first = meter.since_start()
        meter.press(key)
        meter.wait_for(answered)
        usable = meter.since_start()
        meter.rest()
        quiet = meter.since_start()
        return first, usable, Answer(meter.arrivals[-1].when - meter.began_at, quiet.cpu, quiet.sent)
