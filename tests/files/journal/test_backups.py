"""Backups: one for each day of change, few kept, and none removed that may still be needed."""

import datetime as dt
import errno
import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.files.kept_days import clock_on, entry_of, journal_on, keep_days, year_file
from tui.core.clock import ManualClock
from tui.core.entries.journal import JournalError
from tui.files.disk import Disk
from tui.files.journal.backups import BEFORE_LAYOUT_2, Backups, days_to_keep
from tui.files.journal.journal_files import YearJournal
from tui.files.paths import Paths

START = dt.date(2026, 1, 1)


def names(paths: Paths) -> list[str]:
    return [backup.name for backup in backups_of(paths).of_year(2026)]


def backups_of(paths: Paths, disk: Disk | None = None) -> Backups:
    return Backups(paths, clock_on(22), disk)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_the_first_change_of_a_day_keeps_what_was_there_before(paths: Paths) -> None:
    keep_days(paths, days=[20])
    before = year_file(paths).read_bytes()
    inode = year_file(paths).stat().st_ino
    keep_days(paths, days=[21])
    kept = paths.backups / "2026" / "2026-11-21.json"
    assert kept.read_bytes() == before
    assert (kept.stat().st_ino, kept.stat().st_nlink) == (inode, 1)
    journal_on(paths, 21).remove("e20-0")
    assert kept.read_bytes() == before


def test_a_backup_is_called_by_the_day_where_the_person_is(paths: Paths) -> None:
    keep_days(paths, days=[20], each=1)
    night = dt.datetime(2026, 11, 21, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=-8)))
    YearJournal(paths, ManualClock(night)).add(entry_of(21, 0))
    assert names(paths) == ["2026-11-21"]


def test_the_first_entry_of_a_year_has_nothing_to_keep(paths: Paths) -> None:
    keep_days(paths, days=[20], each=1)
    assert not paths.backups.exists()


@pytest.mark.parametrize("code", [errno.EPERM, errno.EXDEV, errno.EMLINK, errno.ENOTSUP, errno.ENOSYS])
def test_where_links_do_not_work_the_file_is_copied(code: int, paths: Paths) -> None:
    keep_days(paths, days=[20])
    before = year_file(paths).read_bytes()
    disk = Disk()

    def refuse(_: Path, __: Path) -> None:
        raise OSError(code, os.strerror(code))

    disk.link = refuse
    umask = os.umask(0)
    try:
        YearJournal(paths, clock_on(21), disk).add(entry_of(21, 0))
    finally:
        os.umask(umask)
    kept = paths.backups / "2026" / "2026-11-21.json"
    assert kept.read_bytes() == before
    assert [mode(each) for each in (kept, kept.parent, paths.backups)] == [0o600, 0o700, 0o700]


def test_without_a_backup_nothing_is_changed(paths: Paths) -> None:
    keep_days(paths, days=[20])
    before = year_file(paths).read_bytes()
    disk = Disk()

    def refuse(_: Path, __: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    disk.link = refuse
    with pytest.raises(JournalError, match=r"cannot save to .*: Input/output error"):
        YearJournal(paths, clock_on(21), disk).add(entry_of(21, 0))
    assert year_file(paths).read_bytes() == before


def test_a_file_of_layout_1_is_kept_once_and_for_ever(paths: Paths) -> None:
    keep_days(paths, days=[20], each=1)
    backups = backups_of(paths)
    backups.before_migration(year_file(paths))
    old = year_file(paths).read_bytes()
    keep_days(paths, days=range(1, 22), each=1)
    backups.before_migration(year_file(paths))
    assert backups.of_year(2026)[-1].name == BEFORE_LAYOUT_2
    assert (paths.backups / "2026" / f"{BEFORE_LAYOUT_2}.json").read_bytes() == old


# How many are kept


def test_the_last_seven_days_and_the_first_of_the_last_six_months_are_kept(paths: Paths) -> None:
    days = [START + dt.timedelta(days=number) for number in range(240)]
    keep_days(paths, days=[20], each=1)
    for day in days:
        clock = ManualClock(dt.datetime.combine(day, dt.time(12), dt.UTC))
        Backups(paths, clock).before_change(year_file(paths))
    firsts = [f"2026-0{month}-01" for month in (8, 7, 6, 5, 4, 3)]
    assert names(paths) == [f"2026-08-{day}" for day in range(28, 21, -1)] + firsts


@given(st.sets(st.dates(dt.date(2025, 1, 1), dt.date(2027, 12, 31))))
def test_what_is_kept_goes_back_as_far_as_it_can_and_stays_few(days: set[dt.date]) -> None:
    kept = days_to_keep(days)
    assert kept <= days
    assert len(kept) <= 13
    assert set(sorted(days)[-7:]) <= kept
    assert len({(day.year, day.month) for day in kept}) >= min(6, len({(d.year, d.month) for d in days}))
    # Rotating every day keeps what rotating once would have kept.
    assert days_to_keep(kept) == kept


def test_nothing_is_removed_while_a_damaged_copy_of_that_year_lies_there(paths: Paths) -> None:
    keep_days(paths, days=[1], each=1)
    backups_of(paths).set_aside(year_file(paths), b"damaged")
    keep_days(paths, days=range(2, 22), each=1)
    assert len(names(paths)) == 20


def test_a_damaged_copy_of_another_year_changes_nothing(paths: Paths) -> None:
    keep_days(paths, days=[1], each=1)
    backups_of(paths).set_aside(year_file(paths, 2025), b"damaged")
    keep_days(paths, days=range(2, 22), each=1)
    assert len(names(paths)) == 8  # seven, and the first of November


def test_a_backup_too_many_is_no_reason_not_to_save(paths: Paths) -> None:
    keep_days(paths, days=range(1, 20), each=1)
    disk = Disk()

    def refuse(path: Path) -> None:
        if path.parent.parent == paths.backups:
            raise OSError(errno.EACCES, "Permission denied")
        os.unlink(path)

    disk.unlink = refuse
    YearJournal(paths, clock_on(20), disk).add(entry_of(20, 0))
    assert "2026-11-20" in names(paths)


def test_what_is_no_backup_is_left_alone(paths: Paths) -> None:
    keep_days(paths, days=[1], each=1)
    theirs = paths.backups / "2026" / "mine before the move.json"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("{}")
    keep_days(paths, days=range(2, 22), each=1)
    assert theirs.exists()
    assert theirs.stem not in names(paths)


# Finding


def test_backups_come_newest_first_with_their_entries(paths: Paths) -> None:
    journal = keep_days(paths)
    journal.remove("e20-0")
    journal_on(paths, 23).add(entry_of(22, 9))
    found = backups_of(paths).of_year(2026)
    assert [(backup.name, backup.entries) for backup in found] == [
        ("2026-11-23", 8),
        ("2026-11-22", 6),
        ("2026-11-21", 3),
        ("2026-11-20", 1),
    ]


def test_a_damaged_backup_says_what_is_wrong(paths: Paths) -> None:
    keep_days(paths)
    (paths.backups / "2026" / "2026-11-22.json").write_bytes(b"")
    newest, older, _ = backups_of(paths).of_year(2026)
    assert "2026/2026-11-22.json is empty" in newest.problem
    assert (older.problem, older.entries) == ("", 3)
    with pytest.raises(JournalError):
        newest.tables()


def test_a_link_among_the_backups_is_not_followed(paths: Paths, tmp_path: Path) -> None:
    keep_days(paths)
    (tmp_path / "elsewhere.json").write_bytes(year_file(paths).read_bytes())
    (paths.backups / "2026" / "2026-11-22.json").unlink()
    (paths.backups / "2026" / "2026-11-22.json").symlink_to(tmp_path / "elsewhere.json")
    assert "it is a link" in backups_of(paths).of_year(2026)[0].problem


def test_a_year_whose_file_is_gone_is_known_by_its_backups(paths: Paths) -> None:
    assert backups_of(paths).years_without_file() == []
    keep_days(paths)
    assert backups_of(paths).years_without_file() == []
    year_file(paths).unlink()
    assert backups_of(paths).years_without_file() == [2026]
    assert backups_of(paths).years() == [2026]


# Setting aside


def test_what_is_set_aside_is_kept_once_for_its_owner_only(paths: Paths) -> None:
    backups = backups_of(paths)
    first = backups.set_aside(year_file(paths), b"one")
    assert backups.set_aside(year_file(paths), b"one") == first
    second = backups.set_aside(year_file(paths), b"two")
    assert backups.set_aside_of(2026) == sorted([first, second])
    assert first.read_bytes() == b"one"
    assert (mode(first), mode(first.parent)) == (0o600, 0o700)


def test_two_files_that_share_eight_digits_are_both_kept(paths: Paths) -> None:
    backups = backups_of(paths)
    name = backups.set_aside(year_file(paths), b"two").name
    backups.set_aside(year_file(paths), b"two").write_bytes(b"another")
    again = backups.set_aside(year_file(paths), b"two")
    assert again.name.startswith(name.removesuffix(".json"))
    assert again.read_bytes() == b"two"
    assert sorted(path.read_bytes() for path in backups.all_set_aside()) == [b"another", b"two"]


def test_the_last_day_of_a_year_is_kept_at_the_first_change_of_another(paths: Paths) -> None:
    journal_on(paths, 20).add(entry_of(20, 0))
    last = msgspec.structs.replace(
        entry_of(20, 1), id="old", started_at=dt.datetime(2025, 5, 1, tzinfo=dt.UTC)
    )
    journal_on(paths, 20).add(last)
    old = paths.journal / "2025.json"
    journal_on(paths, 21).add(entry_of(21, 0))
    assert (paths.backups / "2025" / "2026-11-21.json").read_bytes() == old.read_bytes()
    journal_on(paths, 22).add(entry_of(22, 0))
    assert [backup.name for backup in backups_of(paths).of_year(2025)] == ["2026-11-21"]


def test_a_damaged_year_is_not_kept_as_a_backup_of_itself(paths: Paths) -> None:
    journal_on(paths, 20).add(entry_of(20, 0))
    (paths.journal / "2025.json").write_bytes(b"")
    journal_on(paths, 21).add(entry_of(21, 0))
    assert not (paths.backups / "2025").exists()
