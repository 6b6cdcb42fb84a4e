"""The log of crashes: ours, small, and without a word of a note."""

import os
import stat
from pathlib import Path

import pytest

from tui.files.crash_log import LONGEST_BYTES, append_crash, story_of

NOTE = "my neck hurt after the quarrel"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "state" / "unknot.log"


def crash(kind: type[Exception]) -> Exception:
    """An error that quotes a note, raised where a local variable holds it, on the way from another."""
    private_note = NOTE
    try:
        try:
            raise kind(private_note)
        except kind as first:
            raise LookupError(f"of {private_note!r}") from first
    except LookupError as error:
        return error


@pytest.mark.parametrize("kind", [KeyError, ValueError, OSError, Exception])
def test_a_story_tells_the_places_and_no_note(kind: type[Exception]) -> None:
    story = story_of(crash(kind))
    assert NOTE not in story
    assert "raise kind(private_note)" in story
    assert f"{kind.__name__}: " in story
    assert "LookupError: what it says may quote a note" in story


def test_what_the_program_did_wrong_is_told() -> None:
    assert story_of(TypeError("f() takes no arguments")).endswith("TypeError: f() takes no arguments")
    assert story_of(PermissionError(13, NOTE)) == "PermissionError: EACCES"


def test_errors_in_a_circle_are_told_once() -> None:
    first, second = KeyError(1), ValueError(2)
    first.__cause__, second.__cause__ = second, first
    assert story_of(first).count("KeyError") == 1


def test_it_is_for_its_owner_only_also_under_a_lax_umask(log: Path) -> None:
    before = os.umask(0)
    try:
        assert append_crash(log, "first")
    finally:
        os.umask(before)
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700
    assert append_crash(log, "second")
    assert log.read_text() == "first\nsecond\n"


def test_a_crash_that_repeats_cannot_fill_the_disk(log: Path) -> None:
    for number in range(3):
        assert append_crash(log, f"{number}" * 2 * LONGEST_BYTES)
    assert log.read_text() == "2" * LONGEST_BYTES + "\n"


def test_nothing_is_written_through_a_link(log: Path, tmp_path: Path) -> None:
    log.parent.mkdir()
    target = tmp_path / "journal.json"
    target.write_text("precious")
    log.symlink_to(target)
    assert not append_crash(log, "story")
    assert target.read_text() == "precious"
    log.unlink()
    log.symlink_to(tmp_path / "nowhere")
    assert not append_crash(log, "story")
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_a_pipe_or_folder_in_its_place_is_not_waited_for(log: Path, make: object) -> None:
    log.parent.mkdir()
    assert callable(make)
    make(log)
    assert not append_crash(log, "story")


def test_the_log_of_somebody_else_is_left_alone(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert append_crash(log, "first")
    monkeypatch.setattr(os, "geteuid", lambda: 4321)
    os.chown(log, 1234, -1) if os.getuid() == 0 else pytest.skip("only root can give a file away")
    assert not append_crash(log, "second")
    assert log.read_text() == "first\n"
