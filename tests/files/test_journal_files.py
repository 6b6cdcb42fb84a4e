"""The journal on disk: one contract with the one in memory, and what only files can do."""

import datetime as dt
import fcntl
import json
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pendulum
import pytest
from tinydb.table import Table

from tui.core.clock import ManualClock
from tui.core.entry import CheckIn, SessionEntry
from tui.core.journal import Journal, JournalError, MemoryJournal
from tui.files import journal_files
from tui.files.atomic_json import AtomicJSON
from tui.files.journal_files import EntryTable, YearFile, YearJournal
from tui.files.paths import Paths

CheckInMaker = Callable[..., CheckIn]
NEW_YEAR = dt.datetime(2026, 1, 1, 0, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))


@pytest.fixture(params=["memory", "files"])
def journal(request: pytest.FixtureRequest, paths: Paths, clock: ManualClock) -> Journal:
    return MemoryJournal() if request.param == "memory" else YearJournal(paths, clock)


@pytest.fixture
def files(paths: Paths, clock: ManualClock) -> YearJournal:
    return YearJournal(paths, clock)


def ids(entries: object) -> list[str]:
    assert isinstance(entries, list)
    return [entry.id for entry in entries]


# The contract


def test_what_is_added_is_returned_and_found_as_stored(journal: Journal, session: SessionEntry) -> None:
    stored = journal.add(session)
    assert journal.get(session.id) == stored
    assert journal.all() == [stored]
    unstamped = msgspec.structs.replace(stored, recorded_at=None, updated_at=None)
    assert unstamped == session


def test_an_entry_that_is_not_there_is_none(journal: Journal) -> None:
    assert journal.get("nobody") is None
    assert journal.remove("nobody") is None
    assert journal.all() == []


def test_entries_come_oldest_first_whatever_order_and_year(journal: Journal, check_in: CheckInMaker) -> None:
    for entry_id, year in (("b", 2026), ("c", 2027), ("a", 2025)):
        journal.add(check_in(entry_id, started_at=dt.datetime(year, 5, 1, tzinfo=dt.UTC)))
    assert ids(journal.all()) == ["a", "b", "c"]


def test_between_has_its_start_and_not_its_end(journal: Journal, check_in: CheckInMaker) -> None:
    days = [dt.datetime(2025, 12, 31, tzinfo=dt.UTC) + dt.timedelta(days=count) for count in range(4)]
    for count, day in enumerate(days):
        journal.add(check_in(str(count), started_at=day))
    assert ids(journal.between(days[1], days[3])) == ["1", "2"]


def test_adding_an_id_again_keeps_the_stored_entry(journal: Journal, check_in: CheckInMaker) -> None:
    first = journal.add(check_in("a", note="first"))
    assert journal.add(check_in("a", note="second")) == first
    assert journal.all() == [first]


def test_replacing_keeps_the_id_and_moves_the_entry_in_time(journal: Journal, check_in: CheckInMaker) -> None:
    journal.add(check_in("a", note="old"))
    journal.add(check_in("b"))
    changed = journal.replace(check_in("a", note="new", started_at=NEW_YEAR))
    assert journal.get("a") == changed
    assert isinstance(changed, CheckIn)
    assert changed.note == "new"
    assert ids(journal.all()) == ["a", "b"]


def test_replacing_what_is_not_stored_is_refused(journal: Journal, check_in: CheckInMaker) -> None:
    with pytest.raises(KeyError):
        journal.replace(check_in("nobody"))
    assert journal.all() == []


def test_a_removed_entry_can_be_put_back_as_it_was(journal: Journal, session: SessionEntry) -> None:
    stored = journal.add(session)
    removed = journal.remove(session.id)
    assert removed == stored
    assert journal.all() == []
    assert journal.add(stored) == stored
    assert journal.all() == [stored]


# Times


def test_the_journal_stamps_what_it_stores(
    files: YearJournal, clock: ManualClock, check_in: CheckInMaker
) -> None:
    clock.move(0.25)
    added = files.add(check_in("a"))
    assert added.recorded_at == added.updated_at == clock.now().replace(microsecond=0)
    clock.move(60)
    changed = files.replace(added)
    assert changed.recorded_at == added.recorded_at
    assert changed.updated_at == clock.now().replace(microsecond=0)


def test_times_of_pendulum_are_stored_too(files: YearJournal, check_in: CheckInMaker) -> None:
    moment = pendulum.datetime(2026, 5, 1, 9, tz="Europe/Paris")
    assert files.add(check_in("a", started_at=moment)).started_at == moment
    assert files.all()[0].started_at.isoformat() == "2026-05-01T09:00:00+02:00"


def test_a_time_without_offset_is_refused_in_one_line(
    files: YearJournal, paths: Paths, check_in: CheckInMaker
) -> None:
    with pytest.raises(JournalError, match=r"^this entry cannot be stored: .*timezone") as refusal:
        files.add(check_in("a", started_at=NEW_YEAR.replace(tzinfo=None)))
    assert "\n" not in str(refusal.value)
    assert not paths.journal.exists()


# Files


def test_reading_creates_nothing(files: YearJournal, paths: Paths) -> None:
    assert (files.all(), files.problems(), files.get("a")) == ([], (), None)
    assert not paths.data.exists()


def test_an_entry_lies_in_its_utc_year(files: YearJournal, paths: Paths, check_in: CheckInMaker) -> None:
    files.add(check_in("a", started_at=NEW_YEAR))
    assert [path.name for path in paths.journal.iterdir()] == ["2025.json"]


def test_an_entry_that_changes_its_year_leaves_the_other(
    files: YearJournal, paths: Paths, check_in: CheckInMaker
) -> None:
    files.add(check_in("a"))
    files.replace(check_in("a", started_at=NEW_YEAR))
    assert '"a"' in (paths.journal / "2025.json").read_text()
    assert '"a"' not in (paths.journal / "2026.json").read_text()


def test_a_year_is_plain_json_with_a_record_on_each_line_sorted(
    files: YearJournal, paths: Paths, check_in: CheckInMaker
) -> None:
    for entry_id in "cab":
        files.add(check_in(entry_id, note="é\n"))
    text = (paths.journal / "2026.json").read_text()
    assert json.loads(text)["schema"] == {"journal": {"version": 1}}
    assert [line[:5] for line in text.splitlines()[5:-2]] == ['"a": ', '"b": ', '"c": ']
    assert text.count("é") == 3


def test_tinydb_itself_reads_a_year(files: YearJournal, paths: Paths, check_in: CheckInMaker) -> None:
    files.add(check_in("a", note="hello"))
    table: Table = YearFile(paths.journal / "2026.json").table("entries")
    assert isinstance(table, EntryTable)
    assert [document["note"] for document in table] == ["hello"]


def test_folders_and_files_are_for_their_owner_only_under_any_umask(
    files: YearJournal, paths: Paths, check_in: CheckInMaker
) -> None:
    before = os.umask(0)
    try:
        files.add(check_in("a"))
    finally:
        os.umask(before)
    found = {
        path.relative_to(paths.data).as_posix(): path.stat().st_mode & 0o777 for path in paths.data.rglob("*")
    }
    assert found == {"journal": 0o700, "journal.lock": 0o600, "journal/2026.json": 0o600}
    assert paths.data.stat().st_mode & 0o777 == 0o700


def test_a_link_stays_a_link(
    files: YearJournal, paths: Paths, tmp_path: Path, check_in: CheckInMaker
) -> None:
    files.add(check_in("a"))
    real = (paths.journal / "2026.json").rename(tmp_path / "elsewhere.json")
    (paths.journal / "2026.json").symlink_to(real)
    files.add(check_in("b"))
    assert (paths.journal / "2026.json").is_symlink()
    assert '"b"' in real.read_text()


def test_a_year_is_parsed_once_until_it_changes(
    files: YearJournal,
    paths: Paths,
    clock: ManualClock,
    check_in: CheckInMaker,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files.add(check_in("a"))
    assert ids(files.all()) == ["a"]
    with monkeypatch.context() as patched:
        patched.setattr(AtomicJSON, "read", lambda _: pytest.fail("parsed again"))
        assert ids(files.all()) == ["a"]
    YearJournal(paths, clock).add(check_in("b"))
    assert ids(files.all()) == ["a", "b"]


def test_a_copy_left_by_an_interrupted_move_is_not_shown(
    files: YearJournal, paths: Paths, check_in: CheckInMaker
) -> None:
    files.add(check_in("a", note="old"))
    left = (paths.journal / "2026.json").read_bytes()
    moved = files.replace(check_in("a", note="new", started_at=NEW_YEAR))
    (paths.journal / "2026.json").write_bytes(left)
    assert files.all() == [moved]
    assert files.remove("a") == moved
    assert files.all() == []


def test_a_held_lock_is_waited_for_and_then_told(
    files: YearJournal, paths: Paths, check_in: CheckInMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.add(check_in("a"))
    monkeypatch.setattr(journal_files, "LOCK_SECONDS", 0)
    with paths.lock.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(JournalError, match="another copy of Unknot is holding the journal"):
            files.add(check_in("b"))
        assert ids(files.all()) == ["a"]
    assert files.add(check_in("b")).id == "b"


def test_threads_of_one_program_wait_for_each_other(files: YearJournal, check_in: CheckInMaker) -> None:
    entries = [check_in(f"{number:02}") for number in range(40)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(files.add, entries))
    assert ids(files.all()) == [entry.id for entry in entries]


# What is not understood


@pytest.mark.parametrize("change", ["replace", "move", "undo"])
def test_fields_and_tables_of_a_newer_version_are_kept(
    change: str, files: YearJournal, paths: Paths, session: SessionEntry
) -> None:
    files.add(session)
    year = paths.journal / "2026.json"
    tables = json.loads(year.read_text())
    tables["entries"][session.id]["mood"] = {"new": [1, 2]}
    tables["entries"][session.id]["tender_points"][0]["depth"] = 2
    tables["tombstones"] = {session.id: {"hash": "x"}}
    year.write_text(json.dumps(tables))
    stored = files.get(session.id)
    assert isinstance(stored, SessionEntry)
    edited = msgspec.structs.replace(
        stored, tender_points=(msgspec.structs.replace(stored.tender_points[0], word="sharp", region="neck"),)
    )
    if change == "undo":
        files.remove(session.id)
        files.add(edited)
    else:
        moved = NEW_YEAR if change == "move" else stored.started_at
        files.replace(msgspec.structs.replace(edited, started_at=moved))
    lies_in = paths.journal / ("2025.json" if change == "move" else "2026.json")
    record = json.loads(lies_in.read_text())["entries"][session.id]
    assert record["mood"] == {"new": [1, 2]}
    assert (record["tender_points"][0]["depth"], record["tender_points"][0]["word"]) == (2, "sharp")
    assert json.loads(year.read_text())["tombstones"] == {session.id: {"hash": "x"}}


@pytest.mark.parametrize(
    "odd",
    [
        b'{ "kind" : "dream",  "x": 1.50e2 }',
        b'{"id":"other"}',
        b"{}",
        b'{"id":"odd","kind":"check-in","note":5}',
    ],
)
def test_a_record_that_is_no_entry_is_reported_and_kept_byte_for_byte(
    odd: bytes, files: YearJournal, paths: Paths, check_in: CheckInMaker
) -> None:
    files.add(check_in("a"))
    year = paths.journal / "2026.json"
    year.write_bytes(year.read_bytes().replace(b'"a": ', b'"odd": ' + odd + b',\n"a": '))
    assert ids(files.all()) == ["a"]
    (problem,) = files.problems()
    assert problem.startswith("2026.json: entry odd is kept but cannot be read")
    files.add(check_in("b"))
    files.remove("a")
    with pytest.raises(JournalError):
        files.add(check_in("odd"))
    assert b'"odd": ' + odd in year.read_bytes()


GOOD = b'{\n"schema": {\n"journal": {"version":1}\n},\n"entries": {\n"x": {},\n"y": {}\n}\n}\n'
DAMAGED = {
    "empty": b"",
    "null": b"null",
    "no tables": b"{}",
    "a list": b"[]",
    "no schema": b'{"entries": {}}',
    "a record that is no object": b'{"schema": {"journal": {"version": 1}}, "entries": {"a": null}}',
    "truncated": GOOD[:-20],
    "a tail of an older version": GOOD + b'"z": {}\n}\n}\n',
    "zeros at the end": GOOD + bytes(100),
    "zeros within": GOOD.replace(b'"x"', bytes(3)),
    "only zeros": bytes(4096),
    "a conflict": GOOD.replace(b'"x"', b'<<<<<<< HEAD\n"x": {},\n=======\n"x"'),
    "an id twice": GOOD.replace(b'"y"', b'"x"'),
    "not UTF-8": GOOD.replace(b'"x"', b'"\xe9"'),
    "a lone surrogate": GOOD.replace(b'"x"', b'"\\ud800"'),
    "a number that is none": GOOD.replace(b"1", b"NaN"),
    "thousands of levels": b"[" * 5000,
    "a newer schema": GOOD.replace(b"1", b"2"),
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_year_is_reported_left_alone_and_disables_nothing_else(
    content: bytes, files: YearJournal, paths: Paths, check_in: CheckInMaker
) -> None:
    files.add(check_in("old", started_at=NEW_YEAR))
    year = paths.journal / "2026.json"
    year.write_bytes(content)
    (problem,) = files.problems()
    assert problem.startswith("2026.json ")
    assert "left as it is" in problem
    assert "\n" not in problem
    assert ids(files.all()) == ["old"]
    for change, entry in ((files.add, check_in("a")), (files.replace, check_in("old"))):
        with pytest.raises(JournalError, match=r"^2026\.json ") as refusal:
            change(entry)
        assert "\n" not in str(refusal.value)
    assert files.add(check_in("b", started_at=NEW_YEAR)).id == "b"
    assert year.read_bytes() == content


def test_the_good_example_of_the_damaged_files_is_read(files: YearJournal, paths: Paths) -> None:
    paths.journal.mkdir(parents=True)
    (paths.journal / "2026.json").write_bytes(GOOD)
    assert len(files.problems()) == 2
    assert all("entry" in problem for problem in files.problems())


def test_a_year_that_is_a_folder_or_a_pipe_is_reported_not_waited_for(
    files: YearJournal, paths: Paths
) -> None:
    (paths.journal / "2025.json").mkdir(parents=True)
    os.mkfifo(paths.journal / "2026.json")
    assert len(files.problems()) == 2
    assert files.all() == []
