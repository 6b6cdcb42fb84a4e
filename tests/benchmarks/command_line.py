"""Commands that print, beside the launch of the least Textual app there is.

With an empty journal and with ten years; all are started in turns.
"""

import datetime as dt
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.benchmarks.effort import Effort
from tests.benchmarks.homes import A_YEAR, home_of
from tests.benchmarks.meter import HELLO, Answer, Meter
from tests.benchmarks.rows import Row, beside, title
from tests.terminal.harness import UNKNOT, clean_environ

AT_MOST = 0.5
WEEK_AGO = "a week ago"
COMMANDS = (
    (("status",), AT_MOST),
    (("week",), AT_MOST),
    (("journal", "--since", WEEK_AGO), AT_MOST),
    (("journal",), AT_MOST),
    (("journal", "--json"), None),
    (("routines",), None),
    (("check-in", "--region", "neck-back", "--now", "4"), None),
)
"""What is called, and what is wanted of it."""


def run(effort: Effort) -> Iterator[Row]:
    """Each command in both homes."""
    with tempfile.TemporaryDirectory() as folder:
        homes = {years: home_of(Path(folder), sessions=years * A_YEAR) for years in (0, 10)}
        bare = list[Answer]()
        found: dict[tuple[int, int], list[Answer]] = {}
        for _ in range(effort.times + 1):
            bare.append(_launch_bare(clean_environ(Path(folder))))
            for years, environ in homes.items():
                for number, (arguments, _) in enumerate(COMMANDS):
                    command = [UNKNOT, *(_week_ago() if part == WEEK_AGO else part for part in arguments)]
                    found.setdefault((number, years), []).append(called(command, environ))
    yield title("Command line: processor (wall)", "launch of a bare Textual app")
    for (number, years), times in found.items():
        arguments, most = COMMANDS[number]
        name = f"`unknot {' '.join(arguments)}`, {f'{years} years' if years else 'empty journal'}"
        yield beside(name, times[1:], bare[1:], most)


def _week_ago() -> str:
    return (dt.datetime.now(dt.UTC) - dt.timedelta(days=7)).date().isoformat()


def _launch_bare(environ: Mapping[str, str]) -> Answer:
    with Meter(HELLO, environ) as meter:
        meter.wait_for("Hello")
        return meter.since_start()


def called(command: Sequence[str], environ: Mapping[str, str]) -> Answer:
    """Run a command to its end; what it prints goes into a file."""
    with tempfile.TemporaryFile() as out:
        began = time.monotonic()
        process = subprocess.Popen(command, env=dict(environ), stdout=out, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            out.seek(0)
            raise AssertionError(f"{command}: {out.read().decode(errors='replace')}")
        return Answer(wall, used.ru_utime + used.ru_stime, out.tell())
