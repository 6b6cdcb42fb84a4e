"""Several processes, and killed ones: writers.py does it, and known bad journals must fail in it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tui.core.clock import ManualClock
from tui.files.journal.journal_files import YearJournal
from tui.files.paths import Paths
from tui.files.sessions.orphans import read_sessions
from tui.files.sessions.settling import keep

COMMAND = [sys.executable, "-m", "tests.files.writers"]
ROOT = Path(__file__).parents[2]


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, cwd=ROOT)


@pytest.mark.parametrize("writers", [1, 2])
def test_kills_during_mixed_changes_lose_nothing(writers: int, paths: Paths) -> None:
    done = run("kill", paths.data, 40, "good", writers)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_same_kills_find_out_tinydb(paths: Paths) -> None:
    assert "Wrong(" in run("kill", paths.data, 400, "tinydb", 2).stderr


@pytest.mark.parametrize(("count", "writers"), [(100, 2), (50, 4)])
def test_writers_at_once_lose_nothing(count: int, writers: int, paths: Paths) -> None:
    done = run("together", paths.data, count, "good", writers)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_same_two_writers_find_out_a_missing_lock(paths: Paths) -> None:
    assert any(
        ": None, expected" in run("together", paths.data / f"{time}", 100, "no-lock").stderr
        for time in range(5)
    )


def test_readers_beside_writers_see_every_entry_all_the_time(paths: Paths) -> None:
    done = run("watch", paths.data, 8)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_ends_while_another_process_holds_the_lock_is_stored_when_it_lets_go(paths: Paths) -> None:
    done = run("wait", paths.data, 3)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_session_is_running_until_its_process_is_killed_and_can_then_be_kept(
    paths: Paths, clock: ManualClock
) -> None:
    command = [*COMMAND, "session", str(paths.data)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as child:
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


@pytest.mark.parametrize("command", ["kill", "together", "watch"])
def test_the_program_itself_fails_where_it_cannot_work(command: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert run(command, tmp_path / "file", 1).returncode == 1
