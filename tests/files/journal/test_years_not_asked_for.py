"""Whoever asks for the entries from a year on is told all the same what is wrong in the years before it."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tui.core.clock import ManualClock
from tui.core.entries.entry import CheckIn, Entry
from tui.files.journal.journal_files import YearJournal
from tui.files.journal.stored_entry import Deleted, read_sealed
from tui.files.paths import Paths

YEARS = 2024, 2025, 2026
CheckInMaker = Callable[..., CheckIn]


@pytest.fixture
def journal(paths: Paths, clock: ManualClock, check_in: CheckInMaker) -> YearJournal:
    """Three check-ins a year, of which those from 2025 on are asked for."""
    for year in YEARS:
        for day in (1, 2, 3):
            at = dt.datetime(year, 5, day, 12, tzinfo=dt.UTC)
            YearJournal(paths, clock).add(
                check_in(f"of-{year}-{day}", started_at=at, ended_at=at, note="fine")
            )
    return YearJournal(paths, clock, since=2025)


def test_only_entries_of_the_years_asked_for_are_there_and_all_others_are_known(
    journal: YearJournal, paths: Paths, clock: ManualClock
) -> None:
    everything = YearJournal(paths, clock).all()
    assert journal.all() == [entry for entry in everything if entry.started_at.year >= 2025]
    assert len(journal.all()) == 6
    assert journal.problems() == ()
    assert journal.is_complete()
    assert all(journal.knows(entry.id) for entry in everything)
    assert not journal.knows("of-2023-1")


def test_no_entry_of_another_year_is_decoded(journal: YearJournal, monkeypatch: pytest.MonkeyPatch) -> None:
    decoded = list[str]()

    def counting(record: msgspec.Raw, entry_id: str) -> Entry | Deleted | None:
        decoded.append(entry_id)
        return read_sealed(record, entry_id)

    monkeypatch.setattr("tui.files.journal.year_files.read_sealed", counting)
    assert journal.all()
    assert {entry_id[:7] for entry_id in decoded} == {"of-2025", "of-2026"}


def _cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-20])


def _change_a_word(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"fine", b"find", 1))


def _change_a_key(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b'"of-2024-1": ', b'"of-2024-9": ', 1))


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _say_it_twice(file: Path) -> None:
    lines = file.read_bytes().splitlines(keepends=True)
    line = next(line for line in lines if b'"of-2024-1"' in line)
    file.write_bytes(file.read_bytes().replace(line, line * 2, 1))


def _be_of_a_newer_version(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b'"version":2', b'"version":3'))


DAMAGES = _cut_off, _change_a_word, _change_a_key, _empty, _say_it_twice, _be_of_a_newer_version, Path.unlink


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_wrong_with_another_year_is_told_as_always(
    journal: YearJournal, paths: Paths, clock: ManualClock, damage: Callable[[Path], None]
) -> None:
    journal.all()
    damage(paths.year_file(2024))
    whole = YearJournal(paths, clock)
    assert journal.problems() == whole.problems() != ()
    assert journal.is_complete() == whole.is_complete()
    assert [entry for entry in journal.all() if entry.started_at.year >= 2025] == whole.all()[-6:]


def test_an_entry_that_was_moved_to_another_year_is_not_shown_where_it_was(
    journal: YearJournal, paths: Paths, clock: ManualClock, check_in: CheckInMaker
) -> None:
    before = paths.year_file(2025).read_bytes()
    at = dt.datetime(2024, 7, 1, tzinfo=dt.UTC)
    clock.move(60)
    YearJournal(paths, clock).replace(check_in("of-2025-1", started_at=at, ended_at=at))
    paths.year_file(2025).write_bytes(before)  # the program was killed in between
    asked_for = [entry for entry in journal.all() if entry.started_at.year >= 2025]
    assert [entry.id for entry in asked_for if entry.id.startswith("of-2025")] == ["of-2025-2", "of-2025-3"]
