"""Where things lie."""

from pathlib import Path

import pytest

from tui.files.paths import find_paths


def test_unknot_home_puts_everything_directly_under_one_folder(tmp_path: Path) -> None:
    paths = find_paths({"UNKNOT_HOME": str(tmp_path / "home")})
    assert {
        path.relative_to(tmp_path / "home").as_posix()
        for path in (
            paths.config_file,
            paths.routines,
            paths.journal,
            paths.lock,
            paths.sessions,
            paths.choices,
            paths.log,
        )
    } == {
        "config.toml",
        "routines",
        "journal",
        "journal.lock",
        "sessions",
        "choices.json",
        "unknot.log",
    }
    assert not paths.config.exists()


def test_without_it_the_xdg_folders_hold_a_folder_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    paths = find_paths({"UNKNOT_HOME": ""})
    assert paths.config == tmp_path / "CONFIG/unknot"
    assert paths.data == tmp_path / "DATA/unknot"
    assert paths.state == tmp_path / "STATE/unknot"
    assert list(tmp_path.iterdir()) == []


def test_a_relative_home_does_not_follow_a_later_change_of_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_paths({"UNKNOT_HOME": "home"}).journal == tmp_path / "home/journal"
