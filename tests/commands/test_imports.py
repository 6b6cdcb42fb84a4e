"""What each command loads, counted: a module more is a test that fails, and no clock is looked at.

The bounds are what is loaded today: a command that needs a module more says so by a new number here.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import a_session
from tui.core.clock import ManualClock
from tui.files.journal.journal_files import YearJournal
from tui.files.paths import find_paths

CLICK, READING, WRITING = {"click"}, {"click", "msgspec"}, {"click", "filelock", "msgspec", "tinydb"}
TYPED_TIMES = {"dateutil", "pendulum"}
BOUNDS: dict[str, tuple[int, set[str]]] = {
    "--version": (5, CLICK),
    "--help": (5, CLICK),
    "status": (22, READING),
    "status --json": (22, READING),
    "week": (100, READING),
    "week --json": (100, READING),
    "journal": (96, READING),
    "journal --json": (96, READING),
    "journal --since 2026-11-01": (96, READING),
    "journal --region neck-back": (96, READING),
    "routines": (64, READING),
    "routines --json": (64, READING),
    "health": (68, READING),
    "report": (110, READING),
    "report --format json --output -": (103, READING),
    "check-in --note x": (89, WRITING),
    "check-in --note x --at 2026-01-02T09:00": (89, WRITING | TYPED_TIMES),
    "journal undo": (87, WRITING),
}
"""Modules of our own that are loaded at most, and exactly which packages of others."""
_SAY_LOADED = """
import sys
from tui.cli import run
run(sys.argv[1:])
print("LOADED", *sys.modules, file=sys.__stderr__)
"""
OTHERS = {
    *("click", "dateutil", "filelock", "msgspec", "pendulum"),
    *("platformdirs", "rich", "textual", "tinydb", "tzdata"),
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one session in its journal."""
    home = tmp_path_factory.mktemp("counted")
    session = a_session()
    journal = YearJournal(find_paths({"UNKNOT_HOME": str(home)}), ManualClock(session.ended_at))
    journal.add(session)
    journal.replace(journal.all()[0])
    return home


@pytest.mark.parametrize("command", BOUNDS)
def test_a_command_loads_no_more_than_it_did(home: Path, command: str) -> None:
    own, others = _loaded_by(command, home)
    most, packages = BOUNDS[command]
    assert others == packages
    assert len(own) <= most, f"{len(own)}, not {most}: {' '.join(own)}"


def _loaded_by(command: str, home: Path) -> tuple[list[str], set[str]]:
    """The modules of our own that were loaded, and the packages of others."""
    environ = {**os.environ, "UNKNOT_HOME": str(home), "TZ": "Europe/Paris", "LANG": "C.UTF-8"}
    given = [sys.executable, "-c", _SAY_LOADED, *command.split()]
    done = subprocess.run(given, env=environ, capture_output=True, text=True, check=True)
    names = done.stderr.rpartition("LOADED")[2].split()
    own = sorted(name for name in names if name.startswith("tui."))
    return own, {name.partition(".")[0] for name in names} & OTHERS
