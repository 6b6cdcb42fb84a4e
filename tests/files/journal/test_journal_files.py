"""The journal on disk: one contract with the one in memory, and what only files can do."""

import datetime as dt
import errno
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
from tui.core.entries.entry import CheckIn, Entry, SessionEntry
from tui.core.entries.journal import Change, ChangedError, ChangeKind, Journal, JournalError, MemoryJournal
from tui.files.disk import Disk
from tui.files.journal import year_files
from tui.files.journal.atomic_json import AtomicJSON
from tui.files.journal.journal_files import YearJournal
from tui.files.journal.stored_entry import earlier_of, is_intact, record_of, version_of, with_earlier
from tui.files.journal.year_table import EntryTable, YearFile
from tui.files.paths import Paths, find_paths

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


def test_entries_come_oldest_first_whatever_their_ids(
    journal: Journal, files: YearJournal, check_in: CheckInMaker
) -> None:
    starts = [NEW_YEAR + dt.timedelta(days=days) for days in (3, -2, 0, 1, -1, 0)]
    entries = [check_in(f"id-{number}", started_at=start) for number, start in enumerate(starts)]
    for entry in entries:
        journal.add(entry)
    oldest_first = ["id-1", "id-4", "id-2", "id-5", "id-3", "id-0"]
    assert ids(journal.all()) == oldest_first
    if isinstance(journal, YearJournal):
        assert ids(files.all()) == oldest_first


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
    assert journal.knows(session.id)
    again = journal.add(stored)
    assert unstamped(again) == unstamped(stored)
    assert journal.all() == [again]


def unstamped(entry: Entry | None) -> Entry:
    assert entry is not None
    return msgspec.structs.replace(entry, recorded_at=None, updated_at=None)


def test_what_was_never_there_is_not_known(journal: Journal, session: SessionEntry) -> None:
    assert not journal.knows(session.id)
    journal.add(session)
    assert journal.knows(session.id)


# Undo


def test_a_journal_in_which_nothing_was_changed_has_nothing_to_undo(
    journal: Journal, session: SessionEntry
) -> None:
    journal.add(session)
    assert (journal.undoable(), journal.undo()) == (None, None)


def test_a_deletion_is_undone(journal: Journal, session: SessionEntry) -> None:
    stored = journal.add(session)
    journal.remove(session.id)
    assert journal.undoable() == Change(ChangeKind.DELETED, stored)
    assert journal.undo() == Change(ChangeKind.DELETED, stored)
    assert unstamped(journal.get(session.id)) == unstamped(stored)
    assert journal.undo() is None


def test_edits_are_undone_from_the_last_to_the_first(journal: Journal, check_in: CheckInMaker) -> None:
    journal.add(check_in("a", note="one"))
    for note in ("two", "three"):
        journal.replace(check_in("a", note=note))
    journal.remove("a")
    notes = []
    while journal.undo():
        entry = journal.get("a")
        assert entry is not None
        notes.append(entry.note)
    assert notes == ["three", "two", "one"]


def test_an_edit_that_moved_an_entry_to_another_year_is_undone(
    journal: Journal, check_in: CheckInMaker
) -> None:
    first = journal.add(check_in("a"))
    journal.replace(check_in("a", started_at=NEW_YEAR))
    journal.undo()
    assert unstamped(journal.get("a")) == unstamped(first)
    assert len(journal.all()) == 1


def test_answers_that_complete_an_entry_are_nothing_to_undo(journal: Journal, check_in: CheckInMaker) -> None:
    journal.add(check_in("a"))
    completed = journal.complete(check_in("a", note="better"))
    assert journal.get("a") == completed
    assert journal.undoable() is None
    with pytest.raises(KeyError):
        journal.complete(check_in("nobody"))


def test_what_was_discarded_comes_into_the_journal_by_undo(journal: Journal, session: SessionEntry) -> None:
    journal.discard(session)
    assert journal.all() == []
    assert journal.undo() == Change(ChangeKind.DISCARDED, session)
    assert unstamped(journal.get(session.id)) == unstamped(session)
    assert journal.undo() is None


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
    with pytest.raises(JournalError, match=r"^this entry cannot be stored: .*offset") as refusal:
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
    assert json.loads(text)["schema"] == {"journal": {"version": 2}}
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


def test_a_link_is_refused_and_left_as_it_is(
    files: YearJournal, paths: Paths, tmp_path: Path, check_in: CheckInMaker
) -> None:
    files.add(check_in("a"))
    real = (paths.journal / "2026.json").rename(tmp_path / "elsewhere.json")
    before = real.read_bytes()
    (paths.journal / "2026.json").symlink_to(real)
    (problem,) = files.problems()
    assert "it is a link" in problem
    with pytest.raises(JournalError, match="it is a link"):
        files.add(check_in("b"))
    assert (paths.journal / "2026.json").is_symlink()
    assert real.read_bytes() == before


@pytest.mark.skipif(os.geteuid() != 0, reason="only the administrator can give a file to somebody else")
def test_a_file_of_somebody_else_is_refused(files: YearJournal, paths: Paths, check_in: CheckInMaker) -> None:
    files.add(check_in("a"))
    os.chown(paths.journal / "2026.json", 12345, -1)
    (problem,) = files.problems()
    assert "belongs to somebody else (user 12345)" in problem
    with pytest.raises(JournalError, match="somebody else"):
        files.add(check_in("b"))


def test_a_lock_that_is_a_link_is_refused(
    files: YearJournal, paths: Paths, tmp_path: Path, check_in: CheckInMaker
) -> None:
    paths.data.mkdir(parents=True)
    paths.lock.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(JournalError, match="it is a link"):
        files.add(check_in("a"))
    assert not (tmp_path / "elsewhere").exists()


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
        for name in ("read", "read_as_written"):
            patched.setattr(AtomicJSON, name, lambda _: pytest.fail("parsed again"))
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
    monkeypatch.setattr(year_files, "LOCK_SECONDS", 0)
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
        files.replace(edited)
        files.remove(session.id)
        files.undo()
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
    "a table of another name": GOOD.replace(b'"entries"', b'"entriez"'),
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
    "a newer schema": GOOD.replace(b"1", b"3"),
    "a schema that never was": GOOD.replace(b"1", b"0"),
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


# Versions


def test_a_deleted_entry_leaves_no_text_in_its_year(
    files: YearJournal, paths: Paths, session: SessionEntry
) -> None:
    files.add(msgspec.structs.replace(session, note="private"))
    files.remove(session.id)
    text = (paths.journal / "2026.json").read_text()
    assert "private" not in text
    assert session.routine_title not in text
    (record,) = files.records()
    assert (record["id"], record["kind"]) == (session.id, "deleted")


def test_every_version_knows_those_before_it(
    files: YearJournal, clock: ManualClock, check_in: CheckInMaker
) -> None:
    versions: list[str] = []
    for change in (files.add, files.replace, files.complete, files.replace):
        change(check_in("a", note=f"{len(versions)}"))
        (record,) = files.records()
        assert is_intact(record)
        assert earlier_of(record) == tuple(versions)
        versions.append(version_of(record))
    files.remove("a")
    files.undo()
    (record,) = files.records()
    assert earlier_of(record)[:4] == tuple(versions)
    assert len({*earlier_of(record), version_of(record)}) == 6


def test_a_version_is_later_than_the_one_before_even_if_the_clock_went_back(
    files: YearJournal, clock: ManualClock, check_in: CheckInMaker
) -> None:
    first = files.add(check_in("a")).updated_at
    clock.move(-3600)
    second = files.replace(check_in("a", note="b")).updated_at
    assert first is not None
    assert second == first + dt.timedelta(seconds=1)


def test_a_restart_keeps_what_can_be_undone_for_thirty_days(
    files: YearJournal, paths: Paths, clock: ManualClock, check_in: CheckInMaker
) -> None:
    for entry_id in "ab":
        files.add(check_in(entry_id))
    files.remove("a")
    clock.move(31 * 86400)
    files.remove("b")
    later = YearJournal(paths, clock)
    assert later.undo() is not None
    assert later.undo() is None
    assert ids(later.all()) == ["b"]


def test_only_the_last_hundred_changes_can_be_undone(files: YearJournal, check_in: CheckInMaker) -> None:
    files.add(check_in("a"))
    for number in range(102):
        files.replace(check_in("a", note=str(number)))
    undone = sum(1 for _ in iter(files.undo, None))
    assert undone == 100


def test_a_change_that_another_machine_has_changed_again_is_not_undone(
    files: YearJournal, paths: Paths, clock: ManualClock, check_in: CheckInMaker
) -> None:
    files.add(check_in("a", note="first"))
    files.replace(check_in("a", note="second"))
    YearJournal(paths, clock).complete(check_in("a", note="third"))
    assert files.undo() is None
    assert [entry.note for entry in files.all()] == ["third"]


def test_a_file_of_layout_1_is_read_and_written_in_layout_2_and_kept(
    files: YearJournal, paths: Paths, check_in: CheckInMaker
) -> None:
    files.add(check_in("a", note="old"))
    year = paths.journal / "2026.json"
    tables = json.loads(year.read_text())
    for key in ("earlier", "check"):
        del tables["entries"]["a"][key]
    tables["schema"]["journal"]["version"] = 1
    year.write_text(json.dumps(tables))
    layout_1 = year.read_bytes()
    assert [entry.note for entry in files.all()] == ["old"]
    assert year.read_bytes() == layout_1
    files.add(check_in("b"))
    assert json.loads(year.read_text())["schema"]["journal"]["version"] == 2
    assert all(is_intact(record) and "check" in record for record in files.records())
    assert (paths.backups / "2026" / "before-layout-2.json").read_bytes() == layout_1


def test_a_year_that_is_gone_but_has_backups_is_not_begun_anew(
    files: YearJournal, paths: Paths, check_in: CheckInMaker
) -> None:
    for entry_id in "ab":
        files.add(check_in(entry_id))
    (paths.journal / "2026.json").unlink()
    (problem,) = files.problems()
    assert problem.startswith("2026.json is gone")
    with pytest.raises(JournalError, match="unknot journal restore 2026"):
        files.add(check_in("c"))
    assert not (paths.journal / "2026.json").exists()


def test_an_edit_of_a_version_that_is_no_longer_there_is_refused(
    files: YearJournal, check_in: CheckInMaker
) -> None:
    first = files.add(check_in("a", note="first"))
    second = files.replace(msgspec.structs.replace(first, note="second"))
    for store in (files.replace, files.complete):
        with pytest.raises(ChangedError):
            store(msgspec.structs.replace(first, note="third"))
    assert files.get("a") == second


def test_a_deletion_is_undone_also_after_a_backup_without_the_entry_was_restored(
    files: YearJournal, paths: Paths, check_in: CheckInMaker
) -> None:
    files.add(check_in("a"))
    before = (paths.journal / "2026.json").read_bytes()
    files.add(check_in("b", note="of today"))
    files.remove("b")
    (paths.journal / "2026.json").write_bytes(before)
    assert files.undo() is not None
    assert [entry.note for entry in files.all()] == ["", "of today"]


# Combining


def test_records_of_another_journal_are_merged_in(
    files: YearJournal, tmp_path: Path, clock: ManualClock, check_in: CheckInMaker
) -> None:
    theirs = YearJournal(find_paths({"UNKNOT_HOME": str(tmp_path / "theirs")}), clock)
    files.add(check_in("both"))
    theirs.combine(list(files.records()))
    files.replace(check_in("both", note="mine"))
    theirs.replace(check_in("both", note="theirs"))
    theirs.add(check_in("new", started_at=NEW_YEAR))
    given = list(theirs.records())
    before = files.all()
    dry = files.combine(given, dry_run=True)
    assert files.all() == before
    assert files.combine(given) == dry
    assert (dry.added, dry.kept_both) == (1, 1)
    assert sorted(entry.note for entry in files.all()) == ["", "mine", "theirs"]
    again = files.combine(given)
    assert (again.added, again.changed, again.kept_both) == (0, 0, 0)
    theirs.combine(list(files.records()))
    assert theirs.all() == files.all()


def test_combining_is_all_or_nothing_over_several_years(
    paths: Paths, clock: ManualClock, check_in: CheckInMaker
) -> None:
    journal = YearJournal(paths, clock)
    journal.add(check_in("a"))
    journal.add(check_in("b", started_at=NEW_YEAR))
    given = [
        with_earlier(record_of(files_entry), ())
        for files_entry in (check_in("c"), check_in("d", started_at=NEW_YEAR))
    ]
    before = {path.name: path.read_bytes() for path in paths.journal.iterdir()}
    disk = Disk()
    replaced: list[Path] = []

    def replace(new: Path, path: Path) -> None:
        if len(replaced) == 1:
            replaced.append(path)
            raise OSError(errno.EIO, "Input/output error")
        replaced.append(path)
        os.replace(new, path)

    disk.replace = replace
    with pytest.raises(JournalError, match="nothing was changed: Input/output error"):
        YearJournal(paths, clock, disk).combine(given)
    assert {path.name: path.read_bytes() for path in paths.journal.iterdir()} == before
    assert journal.combine(given).added == 2
    assert ids(journal.all()) == ["b", "d", "a", "c"]
