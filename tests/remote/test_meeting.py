"""Where sessions are met, and whom a folder is trusted to."""

import os
import stat
from pathlib import Path

import pytest

from tui.remote.meeting import (
    MeetingError,
    is_safe_folder,
    is_too_long,
    make_folder,
    possible_folders,
    socket_name,
    sockets_in,
)


@pytest.fixture
def somebody_else(monkeypatch: pytest.MonkeyPatch) -> int:
    """The number of a user who owns nothing here."""
    number = os.getuid() + 4711
    monkeypatch.setattr("os.getuid", lambda: number)
    return number


def test_the_folder_of_this_login_comes_first(tmp_path: Path) -> None:
    folders = possible_folders({"XDG_RUNTIME_DIR": str(tmp_path), "TMPDIR": "/var/tmp"})
    assert folders[0] == tmp_path / "unknot"
    assert folders[-2:] == (Path(f"/var/tmp/unknot-{os.getuid()}"), Path(f"/tmp/unknot-{os.getuid()}"))


@pytest.mark.parametrize("value", ["", "relative", "/nonexistent/folder"])
def test_without_one_there_is_a_folder_of_this_user_in_the_temporary_one(value: str) -> None:
    folders = possible_folders({"XDG_RUNTIME_DIR": value})
    assert folders[-1] == Path(f"/tmp/unknot-{os.getuid()}")
    assert Path(value, "unknot") not in folders


def test_the_login_folder_of_another_user_is_left_alone(tmp_path: Path, somebody_else: int) -> None:
    """As after `sudo -E`: what root makes there would lock its owner out."""
    folders = possible_folders({"XDG_RUNTIME_DIR": str(tmp_path)})
    assert tmp_path / "unknot" not in folders
    assert folders[-1] == Path(f"/tmp/unknot-{somebody_else}")


def test_a_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        make_folder(tmp_path / "met")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "met").stat().st_mode) == 0o700
    assert is_safe_folder(tmp_path / "met")


def test_a_folder_that_stands_open_is_closed(tmp_path: Path) -> None:
    folder = tmp_path / "met"
    folder.mkdir()
    folder.chmod(0o777)
    assert not is_safe_folder(folder)
    make_folder(folder)
    assert is_safe_folder(folder)


def test_a_link_or_a_file_is_no_folder_to_meet_in(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir(mode=0o700)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "file").write_text("")
    for name in ("link", "file"):
        assert not is_safe_folder(tmp_path / name)
        with pytest.raises(MeetingError, match="is not a folder of your own"):
            make_folder(tmp_path / name)


def test_a_folder_that_somebody_else_has_made_is_not_trusted(tmp_path: Path, somebody_else: int) -> None:
    folder = tmp_path / f"unknot-{somebody_else}"
    folder.mkdir(mode=0o700)
    (folder / socket_name(tmp_path, "s1")).write_text("")
    assert not is_safe_folder(folder)
    assert list(sockets_in(folder, tmp_path)) == []
    with pytest.raises(MeetingError):
        make_folder(folder)


def test_two_homes_do_not_meet(tmp_path: Path) -> None:
    folder = tmp_path / "met"
    make_folder(folder)
    (folder / socket_name(tmp_path / "one", "s1")).write_text("")
    assert [path.name for path in sockets_in(folder, tmp_path / "one")] == [
        socket_name(tmp_path / "one", "s1")
    ]
    assert list(sockets_in(folder, tmp_path / "other")) == []


def test_a_home_is_the_same_by_whatever_path(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "home")
    assert socket_name(tmp_path / "home", "s1") == socket_name(tmp_path / "link", "s1")


def test_a_name_is_short_whatever_the_home_and_the_session_are_called() -> None:
    name = socket_name(Path("/" + "x" * 5_000), "\udcff../" * 500)
    assert len(name) == 30
    assert "/" not in name
    assert not is_too_long(Path("/run/user/1000/unknot", name))
    assert not is_too_long(Path(f"/tmp/unknot-{2**31}", name))
    assert is_too_long(Path("/" + "x" * 80, name))
