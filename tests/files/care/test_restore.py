"""Restoring a year: all that can be had is had back, and what was there is set aside, whatever fails."""

import fcntl
import itertools
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tests.files.kept_days import (
    change_outside,
    clock_on,
    cut_off,
    entry_of,
    ids_in,
    journal_on,
    keep_days,
    note_of,
    put_in_its_place,
    records_in,
    year_file,
)
from tests.files.test_faults import FAULTS, FailingDisk, refusals
from tui.core.entries.journal import JournalError
from tui.files.care.accept import Acceptance, Accepted
from tui.files.care.journal_check import JournalCheck
from tui.files.care.mend_words import offer_in_words, restored_in_words
from tui.files.care.restore import Restored, Restorer
from tui.files.care.year_found import YearState
from tui.files.disk import Disk
from tui.files.exchange.given_files import read_given
from tui.files.journal import year_files
from tui.files.journal.journal_files import YearJournal
from tui.files.paths import Paths, find_paths

ALL = sorted(f"e{day}-{number}" for day in (20, 21, 22) for number in range(3))


def restorer(paths: Paths, disk: Disk | None = None) -> Restorer:
    return Restorer(paths, clock_on(23), disk)


def restore(paths: Paths) -> Restored:
    return restorer(paths).restore(2026)


def aside(restored: Restored) -> bytes:
    assert restored.set_aside is not None
    return restored.set_aside.read_bytes()


# A damaged year


def test_what_is_left_and_what_the_backup_has_make_the_year_again(paths: Paths) -> None:
    keep_days(paths)
    cut_off(paths, '"e21-1"')
    damaged = year_file(paths).read_bytes()
    done = restore(paths)
    assert ids_in(paths) == [each for each in ALL if not each.startswith("e22")]
    assert (done.mended.from_file, done.mended.from_backup, done.mended.kept_both) == (4, 2, 0)
    assert aside(done) == damaged
    assert year_file(paths).stat().st_mode & 0o777 == 0o600
    assert journal_on(paths, 22).problems() == ()


def test_an_entry_that_was_changed_since_the_backup_is_the_changed_one(paths: Paths) -> None:
    journal = keep_days(paths)
    journal.replace(msgspec.structs.replace(entry_of(20, 0), note="newer"))
    journal.remove("e20-1")
    cut_off(paths, '"e21-1"')
    restore(paths)
    assert note_of(paths, "e20-0") == "newer"
    assert "e20-1" not in ids_in(paths)


def test_words_changed_by_hand_in_a_damaged_file_are_kept_beside_the_known_ones(paths: Paths) -> None:
    keep_days(paths)
    change_outside(paths, "note 20-0", "by hand")
    cut_off(paths, '"e22-1"')
    done = restore(paths)
    notes = sorted(entry.note for entry in journal_on(paths, 22).all())
    assert {"by hand", "note 20-0"} <= set(notes)
    assert done.mended.kept_both == 1
    assert journal_on(paths, 22).problems() == ()


@pytest.mark.parametrize("content", [b"", b"null", bytes(4096), b"[" * 5000, b"not json"])
def test_where_nothing_is_left_the_backup_stands(content: bytes, paths: Paths) -> None:
    keep_days(paths)
    year_file(paths).write_bytes(content)
    done = restore(paths)
    assert ids_in(paths) == [each for each in ALL if not each.startswith("e22")]
    assert (done.mended.from_file, done.mended.from_backup) == (0, 6)
    assert aside(done) == content


def test_without_a_backup_what_is_left_stands(paths: Paths) -> None:
    keep_days(paths)
    shutil.rmtree(paths.backups)
    cut_off(paths, '"e22-1"')
    done = restore(paths)
    assert ids_in(paths) == ALL[:-2]
    assert done.mended.backup is None


def test_a_backup_that_is_damaged_too_is_passed_over(paths: Paths) -> None:
    keep_days(paths)
    year_file(paths).write_bytes(b"")
    (paths.backups / "2026" / "2026-11-22.json").write_bytes(b"{")
    assert (backup := restore(paths).mended.backup)
    assert backup.name == "2026-11-21"


def test_where_nothing_can_be_had_nothing_is_changed(paths: Paths) -> None:
    keep_days(paths)
    shutil.rmtree(paths.backups)
    year_file(paths).write_bytes(b"{")
    with pytest.raises(JournalError, match=r"nothing in it can be read, and no backup of it can"):
        restore(paths)
    assert year_file(paths).read_bytes() == b"{"


def test_both_halves_of_a_conflict_are_kept(paths: Paths) -> None:
    keep_days(paths)
    text = year_file(paths).read_text()
    line = next(each for each in text.splitlines() if each.startswith('"e21-0"'))
    mine = line.replace("note 21-0", "mine")
    year_file(paths).write_text(text.replace(line, f"<<<<<<< HEAD\n{mine}\n=======\n{line}\n>>>>>>> b"))
    restore(paths)
    notes = [entry.note for entry in journal_on(paths, 22).all()]
    assert {"mine", "note 21-0"} <= set(notes)
    assert len(notes) == 10


# A year that is gone


def test_a_year_that_is_gone_comes_from_its_backup(paths: Paths) -> None:
    keep_days(paths)
    year_file(paths).unlink()
    done = restore(paths)
    assert ids_in(paths) == [each for each in ALL if not each.startswith("e22")]
    assert (done.mended.found.state, done.set_aside) == (YearState.MISSING, None)


def test_a_year_that_never_was_is_told(paths: Paths) -> None:
    with pytest.raises(JournalError, match=r"^there is no 2026\.json and no backup of it$"):
        restore(paths)
    assert not paths.journal.exists()


# A year that reads


def test_a_good_year_is_left_as_it_is(paths: Paths) -> None:
    keep_days(paths)
    before = year_file(paths).read_bytes()
    done = restore(paths)
    assert (done.is_done_already, done.set_aside) == (True, None)
    assert year_file(paths).read_bytes() == before
    assert not paths.quarantine.exists()


def test_restoring_again_changes_nothing_more(paths: Paths) -> None:
    keep_days(paths)
    change_outside(paths, "note 20-0", "by hand")
    cut_off(paths, '"e22-1"')
    restore(paths)
    after = year_file(paths).read_bytes()
    assert restore(paths).is_done_already
    assert year_file(paths).read_bytes() == after
    assert len(list(paths.quarantine.iterdir())) == 1


def test_what_was_changed_outside_is_as_the_backup_knows_it_again(paths: Paths) -> None:
    keep_days(paths)
    change_outside(paths, "note 20-0", "by hand")
    change_outside(paths, "note 22-2", "newer than any backup")
    journal_on(paths, 23).add(entry_of(22, 9))  # its backup has the hand's words too
    done = restore(paths)
    assert note_of(paths, "e20-0") == "note 20-0"
    assert note_of(paths, "e22-2") == "newer than any backup"
    assert done.mended.put_back == ("e20-0",)
    assert b"by hand" in aside(done)


def test_entries_that_vanished_from_the_file_come_back(paths: Paths) -> None:
    keep_days(paths)
    lines = year_file(paths).read_text().splitlines(keepends=True)
    year_file(paths).write_text("".join(line for line in lines if not line.startswith('"e21-1"')))
    assert restore(paths).mended.from_backup == 1
    assert ids_in(paths) == ALL


def test_fields_and_tables_that_are_not_known_are_kept(paths: Paths) -> None:
    keep_days(paths)
    tables = json.loads(year_file(paths).read_text())
    tables["moods"] = {"x": {"new": 1}}
    tables["entries"]["dream"] = {"id": "dream", "kind": "dream"}
    year_file(paths).write_text(json.dumps(tables))
    change_outside(paths, "note 20-0", "by hand")
    restore(paths)
    again = json.loads(year_file(paths).read_text())
    assert again["moods"] == {"x": {"new": 1}}
    assert again["entries"]["dream"] == {"id": "dream", "kind": "dream"}


# What is no damage


def test_a_file_of_a_newer_version_is_left_alone(paths: Paths) -> None:
    keep_days(paths)
    change_outside(paths, '"version":2', '"version":3')
    before = year_file(paths).read_bytes()
    with pytest.raises(JournalError, match="written by a newer Unknot"):
        restore(paths)
    assert year_file(paths).read_bytes() == before


@pytest.mark.parametrize("kind", ["link", "folder"])
def test_what_is_no_file_of_ours_is_left_alone(kind: str, paths: Paths, tmp_path: Path) -> None:
    keep_days(paths)
    put_in_its_place(year_file(paths), kind, tmp_path / "elsewhere")
    with pytest.raises(JournalError, match=r"^cannot read .*2026\.json: "):
        restore(paths)
    assert year_file(paths).is_symlink() or year_file(paths).is_dir()


def test_a_file_that_is_replaced_meanwhile_is_not_overwritten(paths: Paths) -> None:
    keep_days(paths)
    cut_off(paths, '"e22-1"')
    disk = Disk()

    def replace(new: Path, path: Path) -> None:
        new.replace(path)
        if path.parent == paths.quarantine:
            year_file(paths).write_bytes(b"theirs")

    disk.replace = replace
    with pytest.raises(JournalError, match="another program has changed it meanwhile"):
        restorer(paths, disk).restore(2026)
    assert year_file(paths).read_bytes() == b"theirs"


def test_it_waits_for_the_lock(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_days(paths)
    cut_off(paths, '"e22-1"')
    monkeypatch.setattr(year_files, "LOCK_SECONDS", 0)
    with paths.lock.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(JournalError, match="another copy of Unknot is holding the journal"):
            restore(paths)


# A backup of a day


def test_a_backup_of_a_day_is_put_in_place_as_it_was(paths: Paths) -> None:
    keep_days(paths)
    before = year_file(paths).read_bytes()
    done = restorer(paths).restore_from(2026, "2026-11-21")
    assert year_file(paths).read_bytes() == (paths.backups / "2026" / "2026-11-21.json").read_bytes()
    assert year_file(paths).stat().st_nlink == 1
    assert ids_in(paths) == ALL[:3]
    assert aside(done) == before
    assert restorer(paths).restore_from(2026, "2026-11-21").is_done_already


def test_a_backup_that_is_not_there_is_told_with_those_that_are(paths: Paths) -> None:
    keep_days(paths)
    with pytest.raises(
        JournalError, match=r"called 2026-01-01. There are: 2026-11-22, 2026-11-21, 2026-11-20$"
    ):
        restorer(paths).restore_from(2026, "2026-01-01")


def test_a_backup_that_cannot_be_read_is_not_put_in_place(paths: Paths) -> None:
    keep_days(paths)
    before = year_file(paths).read_bytes()
    (paths.backups / "2026" / "2026-11-21.json").write_bytes(b"{")
    with pytest.raises(JournalError, match=r"the backup 2026/2026-11-21.json cannot be read"):
        restorer(paths).restore_from(2026, "2026-11-21")
    assert year_file(paths).read_bytes() == before


# Accepting what was changed outside


def test_what_was_changed_outside_stands_and_descends_from_what_it_was(paths: Paths) -> None:
    keep_days(paths)
    known = records_in(paths.backups / "2026" / "2026-11-22.json")["e20-0"]
    change_outside(paths, "note 20-0", "by hand")
    assert Acceptance(paths, clock_on(22)).accept() == Accepted(sealed=1, moved=0)
    assert note_of(paths, "e20-0") == "by hand"
    assert journal_on(paths, 22).problems() == ()
    journal_on(paths, 22).combine([known])  # another machine still has the old words
    assert note_of(paths, "e20-0") == "by hand"
    assert len(ids_in(paths)) == len(ALL)
    assert Acceptance(paths, clock_on(22)).accept() == Accepted()


def test_an_entry_in_the_wrong_year_or_in_two_goes_where_it_belongs(paths: Paths) -> None:
    keep_days(paths)
    shutil.copy(year_file(paths), year_file(paths, 2025))
    lines = year_file(paths).read_text().splitlines(keepends=True)
    year_file(paths).write_text("".join(line for line in lines if not line.startswith('"e21-1"')))
    assert Acceptance(paths, clock_on(22)).accept() == Accepted(sealed=0, moved=9)
    assert sorted(records_in(year_file(paths))) == ALL
    assert records_in(year_file(paths, 2025)) == {}


def test_a_record_taken_out_by_hand_is_known_as_deleted_once_that_is_accepted(paths: Paths) -> None:
    keep_days(paths)
    gone = records_in(year_file(paths))["e20-1"]
    lines = year_file(paths).read_text().splitlines(keepends=True)
    year_file(paths).write_text("".join(line for line in lines if not line.startswith('"e20-1"')))
    (problem,) = JournalCheck(paths, clock_on(22)).look().problems
    assert problem.endswith("if you took that out yourself: unknot journal check --accept")
    assert Acceptance(paths, clock_on(22)).accept() == Accepted(deleted=1)
    assert JournalCheck(paths, clock_on(22)).look().problems == ()
    journal_on(paths, 22).combine([gone])  # another machine still has it
    assert journal_on(paths, 22).get("e20-1") is None


def test_a_damaged_year_does_not_keep_the_others_from_being_accepted(paths: Paths) -> None:
    keep_days(paths)
    year_file(paths, 2025).write_bytes(b"{")
    year_file(paths, 2024).mkdir()
    change_outside(paths, "note 20-0", "by hand")
    assert Acceptance(paths, clock_on(22)).accept().sealed == 1


# Faults

Deed = Callable[[Paths, Disk], object]


def mend_it(paths: Paths, disk: Disk) -> object:
    return restorer(paths, disk).restore(2026)


def go_back(paths: Paths, disk: Disk) -> object:
    return restorer(paths, disk).restore_from(2026, "2026-11-21")


def accept(paths: Paths, disk: Disk) -> object:
    return Acceptance(paths, clock_on(23), disk).accept()


def back_up(paths: Paths, disk: Disk) -> object:
    return YearJournal(paths, clock_on(23), disk).add(entry_of(22, 9))


def prepare(paths: Paths, deed: Deed) -> None:
    keep_days(paths)
    if deed is accept:
        change_outside(paths, "note 20-0", "by hand")
    elif deed is not back_up:
        cut_off(paths, '"e22-1"')


@pytest.mark.parametrize("deed", [mend_it, go_back, accept, back_up])
@pytest.mark.parametrize(("code", "how", "for_ever"), FAULTS)
def test_no_fault_loses_what_was_there_and_trying_again_completes_it(
    deed: Deed, code: int, how: str, for_ever: bool, tmp_path: Path
) -> None:
    prepare(home(tmp_path / "seeded"), deed)
    before = year_file(home(tmp_path / "seeded")).read_bytes()
    deed(good := home(shutil.copytree(tmp_path / "seeded", tmp_path / "good")), Disk())
    after = year_file(good).read_bytes()
    assert before != after
    for at in itertools.count(1):
        paths = home(shutil.copytree(tmp_path / "seeded", tmp_path / f"fault-{at}"))
        disk = FailingDisk(at, code, how, for_ever=for_ever)
        with refusals() as told:
            deed(paths, disk)
        assert year_file(paths).read_bytes() in ([before, after] if told else [after])
        aside = [path.read_bytes() for path in paths.quarantine.glob("*.json")]
        assert aside in ([], [before])
        backups = {path.read_bytes() for path in paths.backups.glob("2026/*.json")}
        assert year_file(paths).read_bytes() == before or before in (*aside, *backups)
        deed(paths, Disk())
        assert year_file(paths).read_bytes() == after
        assert not [*paths.journal.glob("*.new"), *paths.quarantine.glob("*.new")] or for_ever
        if not disk.failed:
            break
    assert at > (1 if how == "short" else 8)


def home(folder: Path) -> Paths:
    return find_paths({"UNKNOT_HOME": str(folder)})


# Words


def words_after(paths: Paths) -> str:
    return " ".join(restored_in_words(restore(paths)))


def test_what_can_be_had_is_said_before(paths: Paths) -> None:
    keep_days(paths)
    whole = year_file(paths).read_bytes()
    cut_off(paths, '"e21-1"')
    look = restorer(paths).look_at
    assert offer_in_words(look(2026)) == (
        "4 of 6 entries can be read from the file itself; the backup of Sun 22 Nov 2026 has the other 2."
    )
    year_file(paths).write_bytes(whole[:-3])
    assert offer_in_words(look(2026)) == (
        "9 entries can be read from the file itself; the backup of Sun 22 Nov 2026 has no more."
    )
    year_file(paths).unlink()
    assert offer_in_words(look(2026)) == (
        "The backup of Sun 22 Nov 2026 has 6 entries; what came later is lost."
    )
    shutil.rmtree(paths.backups)
    year_file(paths).write_bytes(whole[:-3])
    assert offer_in_words(look(2026)) == "9 entries can be read from the file itself; there is no backup."


def test_what_was_done_is_said_after(paths: Paths) -> None:
    keep_days(paths)
    change_outside(paths, "note 20-0", "by hand")
    cut_off(paths, '"e21-1"')
    said = words_after(paths)
    origins = "4 from the file itself, 2 from the backup of Sun 22 Nov 2026, 1 kept beside another version."
    assert f"in place with 7 entries: {origins}" in said
    assert "From line 10 on the damaged file could not be read: what only stood there is lost." in said
    assert "1 entry was there in two versions: both were kept." in said
    assert f"The file that was there before: {paths.quarantine}" in said
    assert words_after(paths) == "2026.json has 7 entries and needs nothing: it is left as it is."
    change_outside(paths, "note 20-1", "by hand")
    assert "1 entry was changed outside Unknot: it is again as in the backups." in words_after(paths)


def test_what_is_lost_behind_a_cut_is_said(paths: Paths) -> None:
    keep_days(paths)
    change_outside(paths, '"e20-1": {', '"e20-1": [')
    cut_off(paths, '"e22-1"')
    lost = "Lines 7 and 13 of the damaged file could not be read, and it ends after line 13: "
    assert lost in words_after(paths)
    whole = year_file(paths).read_text()
    year_file(paths).write_text(whole[: whole.index('"e21-0"')])
    cut = "The damaged file ends after line 8: what only stood behind that is lost."
    assert cut in words_after(paths)


def test_the_same_entry_twice_adds_up(paths: Paths) -> None:
    keep_days(paths)
    line = next(each for each in year_file(paths).read_text().splitlines() if each.startswith('"e21-0"'))
    change_outside(paths, line, f"{line}\n{line.replace('note 21-0', 'mine')}")
    offered = offer_in_words(restorer(paths).look_at(2026))
    assert offered == "9 entries can be read from the file itself; the backup of Sun 22 Nov 2026 has no more."
    said = words_after(paths)
    assert "with 10 entries: 9 from the file itself, 1 kept beside another version." in said
    assert "1 entry was there in two versions: both were kept." in said


def test_what_a_backup_as_it_was_lacks_is_counted_with_the_way_back(paths: Paths) -> None:
    keep_days(paths).replace(msgspec.structs.replace(entry_of(20, 0), note="newer"))
    done = restorer(paths).restore_from(2026, "2026-11-22")
    *_, told, command = restored_in_words(done)
    assert told == (
        "3 entries of it are not in that backup, 1 entry is there in another version. To take that back:"
    )
    assert command == f"  unknot journal merge {done.set_aside}"
    assert done.set_aside is not None
    journal_on(paths, 23).combine(read_given(done.set_aside)[0].records)
    assert ids_in(paths) == ALL
    assert note_of(paths, "e20-0") == "newer"


def test_the_way_back_to_a_damaged_file_is_to_mend_it(paths: Paths) -> None:
    keep_days(paths)
    cut_off(paths, '"e22-1"')
    done = restorer(paths).restore_from(2026, "2026-11-21")
    *_, told, copy, command = restored_in_words(done)
    assert told == "4 entries of it are not in that backup. To take that back:"
    assert copy == f"  cp {done.set_aside} {year_file(paths)}"
    assert command == "  unknot journal restore 2026"
    assert done.set_aside is not None
    shutil.copy(done.set_aside, year_file(paths))
    restore(paths)
    assert ids_in(paths) == ALL[:-2]


# Entries that moved to another year since the backup


def test_an_entry_that_moved_to_another_year_does_not_come_back_to_this_one(paths: Paths) -> None:
    journal = keep_days(paths)
    moved = msgspec.structs.replace(entry_of(20, 0), started_at=entry_of(20, 0).started_at.replace(year=2025))
    journal.replace(moved)
    assert restore(paths).is_done_already
    cut_off(paths, '"e22-1"')
    restore(paths)
    assert "e20-0" in ids_in(paths)
    assert "e20-0" not in records_in(year_file(paths))


def test_an_entry_of_which_another_year_knows_less_comes_back(paths: Paths) -> None:
    keep_days(paths)
    other = json.loads(year_file(paths).read_text())
    other["entries"] = {"e20-0": {**other["entries"]["e20-0"], "note": "unrelated words"}}
    year_file(paths, 2025).write_text(json.dumps(other))
    year_file(paths).unlink()
    restore(paths)
    assert {entry.note for entry in journal_on(paths, 22).all()} >= {"unrelated words", "note 20-0"}
