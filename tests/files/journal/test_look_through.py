"""A large journal is read in parts, with keys answered in between, and holds what it does read at once."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from tui.core.clock import ManualClock
from tui.core.entries.entry import SessionEntry
from tui.files.journal import year_files
from tui.files.journal.journal_files import YearJournal
from tui.files.paths import Paths

SESSIONS = 7


@pytest.fixture
def in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(year_files, "PART", 0)
    monkeypatch.setattr(year_files, "RECORDS", 2)


def file_of(paths: Paths) -> Path:
    (file,) = paths.journal.glob("*.json")
    return file


@pytest.mark.usefixtures("in_parts")
def test_what_is_read_in_parts_is_what_is_read_at_once(
    paths: Paths, clock: ManualClock, session: SessionEntry
) -> None:
    journal = YearJournal(paths, clock)
    for number in range(SESSIONS):
        began = session.started_at + dt.timedelta(minutes=number)
        journal.add(msgspec.structs.replace(session, id=f"s{number}", started_at=began))
    journal.remove("s2")
    file = file_of(paths)
    file.write_bytes(file.read_bytes().replace(b'"s4"', b'"s9"', 1))  # under another id than its own
    at_once, parted = YearJournal(paths, clock), YearJournal(paths, clock)
    assert sum(1 for _ in parted.look_through()) == 1 + -(-SESSIONS // 2)
    assert parted._files._years.keys() == {file}
    assert parted.all() == at_once.all()
    assert len(parted.all()) == SESSIONS - 2
    assert parted.problems() == at_once.problems() != ()
    assert parted.knows("s2")


@pytest.mark.usefixtures("in_parts")
def test_a_year_that_another_program_replaces_meanwhile_is_read_again(
    paths: Paths, clock: ManualClock, session: SessionEntry
) -> None:
    YearJournal(paths, clock).add(session)
    journal = YearJournal(paths, clock)
    reading = journal.look_through()
    next(reading)
    next(reading)  # its file was read, its records were not looked at
    other = msgspec.structs.replace(session, id="other")
    YearJournal(paths, clock).add(other)
    for _ in reading:
        pass
    assert {entry.id for entry in journal.all()} == {session.id, "other"}


@pytest.mark.usefixtures("in_parts")
def test_a_year_that_cannot_be_read_is_told_afterwards(
    paths: Paths, clock: ManualClock, session: SessionEntry
) -> None:
    YearJournal(paths, clock).add(session)
    file_of(paths).write_bytes(b"{")
    journal = YearJournal(paths, clock)
    for _ in journal.look_through():
        pass
    assert journal.all() == []
    assert len(journal.problems()) == 1


def test_nothing_of_a_small_journal_is_put_off(
    paths: Paths, clock: ManualClock, session: SessionEntry
) -> None:
    YearJournal(paths, clock).add(session)
    assert list(YearJournal(paths, clock).look_through()) == []
