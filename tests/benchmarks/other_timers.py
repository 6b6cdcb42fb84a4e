"""Countdowns and clocks of others, to stand beside; what cannot be had is missing with its reason."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tests.benchmarks.meter import TIMER

BARE = "a bare Textual timer: Digits and ProgressBar, 4 times a second"


class Timer(msgspec.Struct, frozen=True):
    """A program that counts, or why there is none."""

    name: str
    command: list[str] = []
    missing: str = ""


def timers(folder: Path) -> Iterator[Timer]:
    """All of them; what has to be installed comes into a throw-away environment in the folder."""
    yield Timer(BARE, TIMER)
    yield _termdown(folder / "termdown")
    clock = shutil.which("tty-clock")
    name = "tty-clock with seconds"
    yield Timer(name, [clock, "-s", "-c"]) if clock else Timer(name, missing="apt-get install tty-clock")


def _termdown(environment: Path) -> Timer:
    made = [[sys.executable, "-m", "venv", str(environment)]]
    made.append([str(environment / "bin" / "pip"), "install", "--quiet", "termdown"])
    for command in made:
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            why = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            return Timer("termdown", missing=f"pip install termdown: {why[:100]}")
    return Timer("termdown", [str(environment / "bin" / "termdown"), "600"])
