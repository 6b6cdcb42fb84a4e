"""What can be wrong with a home of some days of entries: the check and the doctor must tell of each."""

import shutil

from tests.files.kept_days import change_outside, year_file
from tui.files.paths import Paths


def newer(paths: Paths) -> None:
    change_outside(paths, '"version":2', '"version":3')


def a_conflict_copy(paths: Paths) -> None:
    shutil.copy(year_file(paths), paths.journal / "2026.sync-conflict-20261122-140311-ABCDEFG.json")


def a_damaged_backup(paths: Paths) -> None:
    (paths.backups / "2026" / "2026-11-21.json").write_bytes(b"{")


def a_damaged_session(paths: Paths) -> None:
    paths.sessions.mkdir(mode=0o700)
    (paths.sessions / "x.jsonl").write_bytes(b"{")
    (paths.sessions / "x.jsonl").chmod(0o600)


def an_empty_undo_list(paths: Paths) -> None:
    paths.undo.touch(0o600)


def an_open_file(paths: Paths) -> None:
    year_file(paths).chmod(0o644)


def a_left_over(paths: Paths) -> None:
    (paths.journal / "2026.json.new").write_bytes(b"half")
    (paths.journal / "2026.json.new").chmod(0o600)
