"""Several processes, and killed ones: writers.py does it, and known bad journals must fail in it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tui.core.clock import ManualClock
from tui.files.journal_files import YearJournal
from tui.files.orphans import keep, read_sessions
from tui.files.paths import Paths

WRITERS = Path(__file__).with_name("writers.py")


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(WRITERS), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_a_hundred_kills_during_mixed_changes_lose_nothing(paths: Paths) -> None:
    done = run("kill", paths.data, 100)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_same_kills_find_out_the_default_storage(paths: Paths) -> None:
    assert "AssertionError" in run("kill", paths.data, 300, "default").stderr


def test_two_writers_at_once_lose_nothing(paths: Paths) -> None:
    done = run("together", paths.data, 100)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_same_two_writers_find_out_a_missing_lock(paths: Paths) -> None:
    assert any(run("together", paths.data / str(time), 100, "unlocked").returncode for time in range(5))


def test_a_session_is_running_until_its_process_is_killed_and_can_then_be_kept(
    paths: Paths, clock: ManualClock
) -> None:
    command = [sys.executable, str(WRITERS), "session", str(paths.data)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        alive = read_sessions(paths)
        child.kill()
    assert ([header.id for header in alive.running], alive.orphans) == (["killed"], ())
    (orphan,) = read_sessions(paths).orphans
    assert orphan.entry().seconds_worked == 3
    journal = YearJournal(paths, clock)
    assert keep(orphan, journal) == journal.get("killed")
    assert list(paths.sessions.iterdir()) == []


@pytest.mark.parametrize("command", ["kill", "together"])
def test_the_program_itself_fails_where_it_cannot_work(command: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert run(command, tmp_path / "file", 1).returncode == 1
