"""What a file system can do, found out without creating anything."""

import fcntl
import os
from pathlib import Path

import pytest

from tui.files.care import file_system
from tui.files.care.file_system import (
    file_system_of,
    nearest_there,
    sync_tool_of,
    why_no_lock,
    why_no_sync,
)

MOUNTS = """\
21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 21 0:25 / {point} rw - {kind} server:/home rw
31 21 0:26 / /elsewhere rw - tmpfs tmpfs rw
a line that is none
"""


@pytest.mark.parametrize(
    ("kind", "elsewhere"),
    [("nfs4", True), ("fuse.sshfs", True), ("cifs", True), ("btrfs", False), ("fuse", False)],
)
def test_the_nearest_mount_says_what_kind_it_is(
    kind: str, elsewhere: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    point = tmp_path / "a place"
    (point / "home").mkdir(parents=True)
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS.format(kind=kind, point=str(point).replace(" ", "\\040")))
    monkeypatch.setattr(file_system, "MOUNTS", mounts)
    found = file_system_of(point / "home")
    assert (found.kind, found.is_elsewhere) == (kind, elsewhere)
    assert file_system_of(tmp_path).kind == "ext4"


def test_where_mounts_cannot_be_read_the_kind_is_not_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_system, "MOUNTS", tmp_path / "nothing")
    found = file_system_of(tmp_path)
    assert (found.kind, found.is_elsewhere, found.is_read_only) == ("", False, False)
    assert found.free_bytes > 0


def test_the_nearest_folder_that_is_there(tmp_path: Path) -> None:
    assert nearest_there(tmp_path / "a" / "b") == tmp_path
    assert nearest_there(tmp_path) == tmp_path


def test_locks_and_syncs_are_tried_on_what_is_there(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_text("x")
    assert (why_no_lock(file), why_no_lock(tmp_path), why_no_sync(tmp_path)) == ("", "", "")
    with file.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert why_no_lock(file) == ""
    assert "No such file" in why_no_lock(tmp_path / "y")
    assert "Not a directory" in why_no_sync(file)


def test_a_disk_that_cannot_lock_or_sync_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(38, os.strerror(38))

    monkeypatch.setattr(fcntl, "flock", refuse)
    monkeypatch.setattr(os, "fsync", refuse)
    assert why_no_lock(tmp_path) == why_no_sync(tmp_path) == "Function not implemented"


@pytest.mark.parametrize(
    ("sign", "tool"), [(".stfolder", "Syncthing"), (".git", "git"), (".dropbox", "Dropbox"), ("other", "")]
)
def test_a_tool_that_syncs_is_known_by_its_sign(sign: str, tool: str, tmp_path: Path) -> None:
    (tmp_path / sign).mkdir()
    (tmp_path / "home" / "journal").mkdir(parents=True)
    assert sync_tool_of(tmp_path / "home" / "journal") == tool


def test_a_sign_in_the_home_folder_is_about_other_things(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".git").mkdir()
    assert sync_tool_of(tmp_path / "data" / "journal") == ""
    assert sync_tool_of(tmp_path / "Dropbox" / "journal") == "Dropbox"
