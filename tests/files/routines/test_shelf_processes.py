"""Two copies of the program at once, and killed ones: every change that was told is there, and whole."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.files.routines.shelf_writers import counted, open_shelf
from tui.files.routines.new_routine import example_routine

ROOT = Path(__file__).parents[3]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    open_shelf(tmp_path).save(example_routine("counted", "0"))
    return tmp_path


def started(home: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.files.routines.shelf_writers", str(home), name, str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_two_copies_at_once_lose_no_change_of_each_other(home: Path) -> None:
    both = [started(home, name, 12) for name in ("left", "right")]
    told = [writer.communicate(timeout=60)[0].split() for writer in both]
    assert [writer.returncode for writer in both] == [0, 0]
    shelf = open_shelf(home)
    assert shelf.problems == ()
    assert counted(shelf).title == "24"
    assert all(shelf.is_own(routine_id) for routine_id in (*told[0], *told[1]))
    assert len(told[0]) == len(told[1]) == 12


@pytest.mark.parametrize("lines", [1, 2, 3, 5])
def test_a_kill_leaves_everything_that_was_told_and_nothing_half(home: Path, lines: int) -> None:
    writer = started(home, "killed", 500)
    assert writer.stdout is not None
    told = [writer.stdout.readline().strip() for _ in range(lines)]
    writer.kill()
    rest = writer.communicate()[0].splitlines()
    shelf = open_shelf(home)
    assert shelf.problems == ()
    assert all(shelf.is_own(routine_id) for routine_id in (*told, *rest))
    assert int(counted(shelf).title) in (len(told) + len(rest), len(told) + len(rest) + 1)
    shelf.save(example_routine("afterwards", "Afterwards"))
    assert shelf.undo() == '"Afterwards" is taken away again'
