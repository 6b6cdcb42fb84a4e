"""What the doctor finds on the disk: what is wrong with what to do, and nothing is created."""

import datetime as dt
import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tests.files.care.ills import (
    a_conflict_copy,
    a_damaged_backup,
    a_damaged_session,
    a_left_over,
    an_empty_undo_list,
    an_open_file,
    newer,
)
from tests.files.kept_days import (
    change_outside,
    clock_on,
    cut_off,
    entry_of,
    journal_on,
    keep_days,
    year_file,
)
from tui.core.clock import ManualClock
from tui.core.diagnosis import Diagnosis
from tui.core.entries.entry import Outcome, PassOutcome
from tui.core.sessions.record import PassRun, Phase, SessionHeader, SessionState
from tui.files.care import doctor
from tui.files.care.doctor import DiskDoctor
from tui.files.care.file_system import FileSystem
from tui.files.choices import Choices, LastCheck, write_choices
from tui.files.journal.backups import Backups
from tui.files.paths import Paths
from tui.files.sessions.checkpoint import SessionFile


def look(paths: Paths, clock: ManualClock | None = None) -> Diagnosis:
    return Diagnosis.of(DiskDoctor(paths, clock or clock_on(23)).look())


def words(paths: Paths, topic: str) -> str:
    return next(fact.words for fact in look(paths).facts if fact.topic == topic)


def tree(folder: Path) -> dict[str, object]:
    return {str(path): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


def test_an_empty_home_is_healthy_and_stays_empty(paths: Paths) -> None:
    diagnosis = look(paths)
    assert diagnosis.problems == ()
    assert words(paths, "journal") == "no entries, nothing stored yet"
    assert words(paths, "data").endswith("(not there yet)")
    assert not paths.data.exists()


def test_looking_changes_nothing(paths: Paths) -> None:
    keep_days(paths)
    cut_off(paths, '"e21-1"')
    before = tree(paths.data)
    assert len(look(paths).problems) == 1
    assert tree(paths.data) == before


def test_what_is_kept_is_told_in_figures(paths: Paths, header: SessionHeader) -> None:
    keep_days(paths)
    Backups(paths, clock_on(22)).set_aside(year_file(paths), b"x")
    journal_on(paths, 22).remove("e20-0")
    SessionFile.create(paths, header).close()
    write_choices(paths, Choices(last_check=LastCheck(clock_on(22).now(), 2)))
    assert words(paths, "journal") == "1 year (2026), 8 entries, 4 kB"
    assert words(paths, "backups") == "3; newest: the backup of Sun 22 Nov 2026"
    assert words(paths, "quarantine").startswith("2026-")
    assert words(paths, "undo") == "1 change can be undone"
    assert words(paths, "sessions") == "0 running, 1 interrupted: unknot asks about it"
    assert words(paths, "last check") == "Sun 22 Nov 2026 12:00, 2 problems"
    assert words(paths, "lock") == "free"
    assert words(paths, "data") == f"{paths.data} (0700, yours)"
    assert words(paths, "saving") == "locks and syncs work there"
    assert look(paths).problems == ()


def test_a_session_that_ended_is_not_said_to_be_asked_about(paths: Paths, header: SessionHeader) -> None:
    file = SessionFile.create(paths, header)
    run = PassRun(index=0, step="roll", side=header.plan().passes[0].side, outcome=PassOutcome.DONE)
    file.append("end", SessionState(phase=Phase.FINISHED, runs=[run], outcome=Outcome.FINISHED))
    file.close()
    assert words(paths, "sessions") == "0 running, 0 interrupted; 1 ended: unknot stores it at its start"


def test_a_merged_copy_keeps_no_backup(paths: Paths) -> None:
    keep_days(paths)
    paths.quarantine.mkdir(mode=0o700)
    (paths.quarantine / "merged-2026.sync-conflict-0123abcd.json").touch(0o600)
    assert words(paths, "quarantine") == "merged-2026.sync-conflict-0123abcd.json"


def test_a_lock_that_is_held_is_told(paths: Paths) -> None:
    keep_days(paths)
    with paths.lock.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert words(paths, "lock") == "held: another copy is saving"


def damaged(paths: Paths) -> None:
    cut_off(paths, '"e21-1"')


def gone(paths: Paths) -> None:
    year_file(paths).unlink()


def changed(paths: Paths) -> None:
    change_outside(paths, "note 20-0", "by hand")


@pytest.mark.parametrize(
    ("spoil", "what", "to_do"),
    [
        (damaged, "2026.json cannot be read", "to mend it: unknot journal restore 2026"),
        (gone, "2026.json is gone", "to put it back: unknot journal restore 2026"),
        (changed, "was changed outside Unknot", "unknot journal check --accept"),
        (newer, "2026.json was written by a newer Unknot (layout 3", "update Unknot to read it"),
        (a_conflict_copy, "2026 has a copy from another machine", "unknot journal merge"),
        (a_damaged_backup, "2026/2026-11-21.json cannot be read", "delete"),
        (a_damaged_session, "cannot read the session", "move it away"),
        (an_empty_undo_list, "undo.json is empty", "move it away"),
        (an_open_file, "can be read by others", "chmod 600"),
        (a_left_over, "was left by a save that was cut off", "it can be deleted"),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_each_thing_that_is_wrong_says_what_to_do(
    spoil: Callable[[Paths], None], what: str, to_do: str, paths: Paths
) -> None:
    keep_days(paths)
    spoil(paths)
    (problem,) = look(paths).problems
    assert what in problem.what
    assert to_do in problem.to_do


@pytest.mark.parametrize(
    ("system", "what"),
    [
        (FileSystem("ext4", 49_000_000, None, False), "only 49 MB free"),
        (FileSystem("ext4", 10**12, 0, False), "only 1000 GB free"),
        (FileSystem("ext4", 10**12, None, True), "read-only"),
        (FileSystem("nfs4", 10**12, None, False), "on a network disk"),
    ],
)
def test_a_disk_that_will_refuse_is_told(
    system: FileSystem, what: str, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "file_system_of", lambda _: system)
    (problem,) = look(paths).problems
    assert what in problem.what


@pytest.mark.parametrize("name", ["why_no_lock", "why_no_sync"])
def test_a_disk_without_locks_or_syncs_is_told(
    name: str, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, name, lambda _: "Function not implemented")
    (problem,) = look(paths).problems
    assert "Function not implemented" in problem.what
    assert "UNKNOT_HOME" in problem.to_do


def test_a_folder_that_cannot_be_listed_hides_nothing_else(paths: Paths) -> None:
    keep_days(paths)
    an_open_file(paths)
    paths.quarantine.write_text("a file where the folder should be")
    problems = look(paths).problems
    assert any("Not a directory" in problem.what for problem in problems)
    assert any("2 files under" in problem.what for problem in problems)


@pytest.mark.parametrize("year", [1970, 2024])
def test_a_clock_that_was_never_set_is_told(year: int, paths: Paths) -> None:
    clock = ManualClock(dt.datetime(year, 1, 1, tzinfo=dt.UTC))
    (problem,) = look(paths, clock).problems
    assert f"1 Jan {year}" in problem.what


def test_a_clock_before_the_newest_entry_is_told(paths: Paths) -> None:
    journal_on(paths, 22).add(msgspec.structs.replace(entry_of(22, 0)))
    (problem,) = look(paths, clock_on(21)).problems
    assert "before your newest entry (Sun 22 Nov 2026 12:00)" in problem.what
    assert look(paths, clock_on(22)).problems == ()


def test_a_folder_that_cannot_be_written_to_is_told(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_days(paths)
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert [problem.what for problem in look(paths).problems] == [f"{paths.data} cannot be written to"]
