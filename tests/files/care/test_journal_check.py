"""The check of everything: a line for each thing that is wrong, with its place and what to do."""

import errno
import fcntl
import json
import os
import shutil
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
from tui.files.care.journal_check import Checked, JournalCheck
from tui.files.disk import Disk
from tui.files.paths import Paths

RESTORE = "unknot journal restore 2026"


def look(paths: Paths, disk: Disk | None = None) -> Checked:
    return JournalCheck(paths, clock_on(23), disk).look()


def problem_in(paths: Paths) -> str:
    (problem,) = look(paths).problems
    assert "\n" not in problem
    return problem


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_home_in_order_is_counted_and_left_as_it_is(paths: Paths) -> None:
    keep_days(paths)
    journal_on(paths, 22).remove("e20-0")
    older = entry_of(20, 0).started_at.replace(year=2025)
    journal_on(paths, 22).add(msgspec.structs.replace(entry_of(20, 0), id="older", started_at=older))
    before = tree(paths.data)
    checked = look(paths)
    assert checked.problems == ()
    assert checked.in_words() == "2 years, 9 entries, 3 backups"
    assert tree(paths.data) == before


def test_an_empty_home_is_in_order_and_stays_empty(paths: Paths) -> None:
    checked = look(paths)
    assert (checked.problems, checked.in_words()) == ((), "no years, no entries, no backups")
    assert not paths.data.exists()


def test_a_damaged_year_is_told_with_its_line_and_copied_once(paths: Paths) -> None:
    keep_days(paths)
    cut_off(paths, '"e21-1"')
    damaged = year_file(paths).read_bytes()
    problem = problem_in(paths)
    assert problem.startswith("2026.json cannot be read (")
    assert problem.count("line 10") == 1
    assert problem.endswith(RESTORE)
    assert problem == problem_in(paths)
    (aside,) = look(paths).set_aside
    assert aside.read_bytes() == damaged == year_file(paths).read_bytes()
    assert str(aside) in problem


def test_lines_that_are_lost_elsewhere_in_a_damaged_year_are_told(paths: Paths) -> None:
    keep_days(paths)
    change_outside(paths, '"e20-1": {', '"e20-1": [')
    cut_off(paths, '"e22-1"')
    assert "(found a list, expected an object); lines 7 and 13 cannot be used; a copy" in problem_in(paths)


def test_where_no_copy_can_be_made_that_is_told_too(paths: Paths) -> None:
    keep_days(paths)
    cut_off(paths, '"e21-1"')
    disk = Disk()

    def full(_: int, __: memoryview) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    disk.write = full
    (problem,) = look(paths, disk).problems
    assert "cannot set a copy of it aside: No space left on device" in problem
    assert problem.endswith(RESTORE)


def test_where_nothing_can_be_had_it_is_said_how_to_begin_anew(paths: Paths) -> None:
    keep_days(paths, days=[20], each=1)
    year_file(paths).write_bytes(b"")
    problem = problem_in(paths)
    assert "To begin that year anew: move it away" in problem
    assert "restore" not in problem


def test_a_year_that_is_gone_is_told(paths: Paths) -> None:
    keep_days(paths)
    year_file(paths).unlink()
    problem = problem_in(paths)
    assert problem.startswith("2026.json is gone, but there are backups of it")
    assert problem.endswith(RESTORE)


def test_an_entry_changed_outside_is_told_with_its_day(paths: Paths) -> None:
    keep_days(paths)
    change_outside(paths, "note 21-1", "by hand")
    problem = problem_in(paths)
    assert problem.startswith(
        "2026.json, the entry of Sat 21 Nov 2026 12:00 (e21-1) was changed outside Unknot"
    )
    assert "--accept" in problem
    assert problem.endswith(RESTORE)


def test_an_entry_that_no_version_reads_is_told(paths: Paths) -> None:
    keep_days(paths)
    change_outside(paths, '"note":"note 21-1"', '"note":7')
    assert "(e21-1) is kept, but is no entry that this version reads" in problem_in(paths)


def test_entries_that_vanished_are_told(paths: Paths) -> None:
    keep_days(paths)
    journal_on(paths, 22).remove("e20-2")  # deleted in Unknot: nothing to tell
    lines = year_file(paths).read_text().splitlines(keepends=True)
    year_file(paths).write_text("".join(line for line in lines if not line.startswith('"e21-1"')))
    problem = problem_in(paths)
    assert "the backup of Sun 22 Nov 2026 has an entry more, not deleted in Unknot" in problem
    assert RESTORE in problem


def test_an_entry_in_two_years_is_told_once_and_one_in_the_wrong_year(paths: Paths) -> None:
    keep_days(paths, each=1)
    shutil.copy(year_file(paths), year_file(paths, 2025))
    year_file(paths).unlink()
    shutil.rmtree(paths.backups)
    assert all("belongs into 2026.json" in problem for problem in look(paths).problems)
    shutil.copy(year_file(paths, 2025), year_file(paths))
    problems = look(paths).problems
    assert sum("2025.json and 2026.json both have the entry" in problem for problem in problems) == 3
    assert all(problem.endswith("unknot journal check --accept") for problem in problems)


def shut(paths: Paths) -> None:
    year_file(paths).unlink()
    year_file(paths).mkdir(mode=0o700)


def an_open_folder(paths: Paths) -> None:
    paths.backups.chmod(0o755)


def a_file_for_a_folder(paths: Paths) -> None:
    shutil.rmtree(paths.backups)
    paths.backups.touch(0o600)


def a_linked_lock(paths: Paths) -> None:
    paths.lock.rename(paths.data / "lock")
    paths.lock.symlink_to(paths.data / "lock")


def a_link(paths: Paths) -> None:
    (paths.quarantine).symlink_to(paths.backups)


@pytest.mark.parametrize(
    ("spoil", "what", "to_do"),
    [
        (newer, "was written by a newer Unknot", "update Unknot to read it"),
        (shut, "cannot read", ". To mend it: move it away"),
        (a_conflict_copy, "is a copy of 2026.json", "unknot journal merge"),
        (a_damaged_backup, "2026/2026-11-21.json cannot be read", "delete "),
        (a_damaged_session, "cannot read the session in", "move it away"),
        (an_empty_undo_list, "undo.json", "only what could be undone is in it"),
        (an_open_file, "can be read by others", "chmod 600"),
        (an_open_folder, "can be read by others", "chmod 700"),
        (a_left_over, "was left by a save that was cut off", "it can be deleted"),
        (a_file_for_a_folder, "backups: Not a directory. To mend it: move the file ", "/backups away"),
        (a_linked_lock, "journal.lock is a link", "put the file itself in its place"),
        (a_link, "is a link", "put the file itself in its place"),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_each_thing_that_is_wrong_is_one_line_with_what_to_do(
    spoil: Callable[[Paths], None], what: str, to_do: str, paths: Paths
) -> None:
    keep_days(paths)
    spoil(paths)
    problem = problem_in(paths)
    assert what in problem
    assert to_do in problem


def test_what_another_copy_is_writing_now_is_not_left_over(paths: Paths) -> None:
    keep_days(paths)
    a_left_over(paths)
    with paths.lock.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert look(paths).problems == ()


def test_the_folders_of_other_tools_are_none_of_our_business(paths: Paths) -> None:
    keep_days(paths)
    for name in (".git", ".stfolder"):
        (paths.journal / name).mkdir(mode=0o755)
        (paths.journal / name / "index").write_text("x")
    (paths.journal / ".gitignore").write_text("x")
    assert look(paths).problems == ()


def test_several_things_are_several_lines_and_one_hides_no_other(paths: Paths) -> None:
    keep_days(paths)
    year_file(paths, 2025).write_bytes(b"{")
    year_file(paths, 2025).chmod(0o600)
    change_outside(paths, "note 20-0", "by hand")
    a_conflict_copy(paths)
    assert len(look(paths).problems) == 3


@pytest.mark.parametrize("content", [b"", b"[" * 9999, json.dumps({"schema": []}).encode(), os.urandom(500)])
def test_whatever_lies_there_is_told_without_an_error(content: bytes, paths: Paths) -> None:
    keep_days(paths)
    for file in [*paths.journal.glob("*"), *paths.backups.rglob("*.json"), paths.lock]:
        file.write_bytes(content)
    for file in (paths.undo, paths.choices, paths.sessions / "x.jsonl", paths.quarantine / "2026-x.json"):
        file.parent.mkdir(mode=0o700, exist_ok=True)
        file.write_bytes(content)
    assert len(look(paths).problems) >= 6
