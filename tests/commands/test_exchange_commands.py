"""`unknot export`, `import` and `journal merge`, as somebody with two laptops uses them."""

import datetime as dt
import errno
import io
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.builders import AT, a_session, a_tender_point
from tests.commands.conftest import Answer, Unknot
from tui.commands.exchange import in_words
from tui.core.anatomy.body import Side
from tui.core.clock import ManualClock
from tui.core.entries.entry import Entry, Pace, Rating
from tui.core.sessions.record import Phase, SessionHeader, SessionState
from tui.files.disk import Disk
from tui.files.journal.atomic_json import encode
from tui.files.journal.journal_files import YearJournal
from tui.files.journal.merge_rule import Combined
from tui.files.journal.stored_entry import sealed
from tui.files.paths import Paths, find_paths
from tui.files.routines.routine_files import load_built_in
from tui.files.sessions.checkpoint import SessionFile

EMOJI = "slept badly 🙂👩‍👩‍👧 = é\nsecond line"


class Laptop:
    """A home of its own, with the commands and the journal of the program."""

    def __init__(self, home: Path, unknot: Unknot, monkeypatch: pytest.MonkeyPatch) -> None:
        """Nothing is in it yet."""
        self.home, self._unknot, self._monkeypatch = home, unknot, monkeypatch
        self.paths = find_paths({"UNKNOT_HOME": str(home)})
        self.clock = ManualClock(AT, "Europe/Paris")

    def unknot(self, *arguments: str) -> Answer:
        self._monkeypatch.setenv("UNKNOT_HOME", str(self.home))
        return self._unknot(*arguments)

    def said(self, *arguments: str) -> str:
        """What a command says when all is well."""
        answer = self.unknot(*arguments)
        assert (answer.status, answer.err) == (0, "")
        return answer.out

    @property
    def journal(self) -> YearJournal:
        self.clock.move(60)
        return YearJournal(self.paths, self.clock)

    def check_in(self, note: str, at: str = "2026-11-20T10:00") -> None:
        self.said("check-in", "--note", note, "--at", at)

    def edit(self, note: str, into: str) -> None:
        (entry,) = [entry for entry in self.journal.all() if entry.note == note]
        self.journal.replace(msgspec.structs.replace(entry, note=into))

    def delete(self, note: str) -> None:
        (entry,) = [entry for entry in self.journal.all() if entry.note == note]
        self.journal.remove(entry.id)

    def notes(self) -> list[str]:
        return sorted(entry.note for entry in self.journal.all())

    def years(self) -> dict[str, bytes]:
        """The bytes of the journal, by file."""
        folder = self.paths.journal
        return {path.name: path.read_bytes() for path in folder.glob("*")} if folder.exists() else {}


@pytest.fixture
def laptop(tmp_path: Path, unknot: Unknot, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Laptop]:
    return lambda name: Laptop(tmp_path / name, unknot, monkeypatch)


@pytest.fixture
def one(laptop: Callable[[str], Laptop]) -> Laptop:
    return laptop("one")


@pytest.fixture
def other(laptop: Callable[[str], Laptop]) -> Laptop:
    return laptop("other")


def a_rich_journal(laptop: Laptop) -> None:
    """Three years; edited, deleted, moved to another year, with emoji, a long note and unknown fields."""
    journal = laptop.journal
    point = a_tender_point(seconds_held=41, note="=1+1")
    rating = Rating(region="shoulder-top", side=Side.RIGHT, before=6)
    journal.add(a_session(id="long", note="x" * 10_000, ratings=(rating,), tender_points=(point,)))
    for number, year in enumerate((2024, 2025, 2026)):
        at = AT.replace(year=year)
        journal.add(a_session(id=f"s{number}", started_at=at, note=EMOJI, clock_rate=20.5))
    laptop.check_in("first words")
    laptop.edit("first words", "second words")
    laptop.edit("second words", "third words")
    laptop.check_in("unwanted", at="2025-05-05T10:00")
    laptop.delete("unwanted")
    laptop.check_in("moved")
    (moved,) = [entry for entry in journal.all() if entry.note == "moved"]
    journal.replace(msgspec.structs.replace(moved, started_at=AT.replace(year=2024)))
    add_unknown_fields(laptop.paths.journal / "2026.json")


def add_unknown_fields(year: Path) -> None:
    """As a newer Unknot would write them."""
    document = json.loads(year.read_text())
    (key,) = [key for key, record in document["entries"].items() if record.get("note") == "third words"]
    document["entries"][key] = sealed(document["entries"][key] | {"mood": {"new": [1, 2.5, None]}})
    year.write_bytes(encode(document))


def lists(answer: Answer) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(answer.out)["entries"]
    return entries


# Out and in again


def test_an_export_into_an_empty_home_and_out_again_is_byte_identical(
    one: Laptop, other: Laptop, tmp_path: Path
) -> None:
    a_rich_journal(one)
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    assert one.said("export", str(first)) == f"6 entries in {first}.\n"
    assert other.said("import", str(first)) == "6 added.\n"
    other.said("export", str(second))
    assert first.read_bytes() == second.read_bytes() == other.unknot("export", "-").out.encode()
    assert one.unknot("journal", "--json").out == other.unknot("journal", "--json").out
    exported = json.loads(first.read_text())
    assert exported["format"] == 1
    assert [len(exported[part]) for part in ("entries", "deleted")] == [6, 1]
    (third,) = [entry for entry in exported["entries"] if entry["note"] == "third words"]
    assert third["mood"] == {"new": [1, 2.5, None]}
    assert len(third["earlier"]) == 2
    assert "unwanted" not in first.read_text()


def test_importing_again_changes_no_byte(one: Laptop, other: Laptop, tmp_path: Path) -> None:
    a_rich_journal(one)
    file = str(tmp_path / "x.json")
    one.said("export", file)
    other.said("import", file)
    for laptop in (one, other):
        before = laptop.years()
        assert laptop.said("import", file) == "6 were there already.\n"
        assert laptop.years() == before


def test_a_dry_run_says_what_would_be_done_and_writes_nothing(
    one: Laptop, other: Laptop, tmp_path: Path
) -> None:
    one.check_in("a")
    file = str(tmp_path / "x.json")
    one.said("export", file)
    assert other.said("import", "--dry-run", file) == "1 would be added. Nothing was written.\n"
    assert not other.home.exists()
    other.said("import", file)
    assert other.said("import", file, "--dry-run") == "1 is there already. Nothing was written.\n"


def test_what_journal_json_prints_can_be_imported(one: Laptop, other: Laptop, tmp_path: Path) -> None:
    a_rich_journal(one)
    file = tmp_path / "listed.json"
    file.write_text(one.unknot("journal", "--json").out)
    lines = len(one.said("export", "-").splitlines())
    for _ in range(2):
        assert one.said("import", str(file)) == "6 were there already.\n"
    exported = one.said("export", "-")
    assert len(exported.splitlines()) == lines
    assert '"mood"' in exported  # which the list does not have
    assert other.said("import", str(file)) == "6 added.\n"
    assert lists(other.unknot("journal", "--json")) == json.loads(file.read_text())["entries"]


def test_the_standard_streams_do_too(one: Laptop, other: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    one.check_in(EMOJI)
    exported = one.said("export", "-")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(exported.encode())))
    assert other.said("import", "-") == "1 added.\n"
    assert other.notes() == [EMOJI]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"{")))
    assert other.unknot("import", "-").err.startswith("unknot: standard input: line 1")


def test_an_older_export_takes_nothing_back(one: Laptop, tmp_path: Path) -> None:
    one.check_in("old")
    one.check_in("unwanted")
    file = str(tmp_path / "x.json")
    one.said("export", file)
    one.edit("old", "new")
    one.delete("unwanted")
    before = one.years()
    assert one.said("import", file) == "1 was there already.\n"
    assert one.notes() == ["new"]
    assert one.years() == before


def test_a_deletion_elsewhere_arrives(one: Laptop, other: Laptop, tmp_path: Path) -> None:
    one.check_in("unwanted")
    file = str(tmp_path / "x.json")
    one.said("export", file)
    other.said("import", file)
    one.delete("unwanted")
    one.said("export", file)
    assert other.said("import", file) == "1 deleted.\n"
    assert other.notes() == []


# What is refused


@pytest.mark.parametrize("command", [["import"], ["journal", "merge"]])
def test_one_bad_entry_and_nothing_is_taken(command: list[str], one: Laptop, tmp_path: Path) -> None:
    a_rich_journal(one)
    file = tmp_path / "x.json"
    one.said("export", str(file))
    document = json.loads(file.read_text())
    document["entries"][0]["note"] = "changed"
    document["entries"][2]["seconds_worked"] = -1
    document["entries"][3]["note"] = "a\x1b[2J"
    file.write_text(json.dumps(document))
    before = one.years()
    answer = one.unknot(*command, str(file))
    assert (answer.status, answer.out) == (1, "")
    told = answer.err.splitlines()
    assert told[0].startswith(f"unknot: {file}: entry 3 (")
    assert told[0].endswith("seconds_worked: found -1, expected a whole number of at least 0")
    assert told[1].startswith(f"unknot: {file}: entry 4 (")
    assert told[2:] == ["unknot: nothing was changed"]
    assert one.years() == before
    assert file.exists()


@pytest.mark.parametrize("command", [["import"], ["journal", "merge"]])
def test_a_file_that_is_not_there_is_one_line(command: list[str], one: Laptop, tmp_path: Path) -> None:
    answer = one.unknot(*command, str(tmp_path / "no.json"))
    assert answer.status == 1
    assert answer.complaint == f"cannot read {tmp_path / 'no.json'}: No such file or directory"
    assert not one.home.exists()


def test_an_export_never_goes_over_another_file(one: Laptop, tmp_path: Path) -> None:
    one.check_in("a")
    precious = tmp_path / "thesis.json"
    precious.write_text("{}")
    answer = one.unknot("export", str(precious))
    assert answer.status == 1
    assert "choose another name" in answer.complaint
    assert precious.read_text() == "{}"
    csv = tmp_path / "x.csv"
    one.unknot("export", str(csv))
    assert one.unknot("export", "--format", "json", str(csv)).status == 1
    assert csv.read_text().startswith("kind,entry,")


@pytest.mark.parametrize("name", ["all.json", "all.csv"])
def test_an_export_never_goes_over_one_that_has_more(
    name: str, one: Laptop, other: Laptop, tmp_path: Path
) -> None:
    rating = ("check-in", "--region", "neck-back", "--side", "both", "--now", "4")
    for laptop, times in ((one, ("2026-11-20T10:00", "2026-11-21T10:00")), (other, ("2026-11-22T10:00",))):
        for at in times:
            laptop.said(*rating, "--at", at)
    file = tmp_path / name
    one.said("export", str(file))
    before = file.read_bytes()
    refused = other.unknot("export", str(file))
    assert (refused.status, file.read_bytes()) == (1, before)
    assert "has 2 entries that this journal has not" in refused.complaint
    one.said(*rating, "--at", "2026-11-22T11:00")
    assert one.said("export", str(file)) == f"3 entries in {file}.\n"


def test_a_merge_without_a_file_takes_in_every_copy(one: Laptop) -> None:
    assert one.said("journal", "merge").startswith("Nothing to merge")
    one.check_in("mine")
    year = one.paths.journal / "2026.json"
    copy = year.with_name("2026.sync-conflict-20261122-140311-ABCDEFG.json")
    shutil.copy(year, copy)
    one.check_in("more")
    assert "1 was there already" in one.said("journal", "merge")
    assert not copy.exists()


def test_a_year_that_cannot_be_read_is_named_and_the_rest_exported(one: Laptop) -> None:
    one.check_in("kept")
    (one.paths.journal / "2024.json").write_text("{")
    answer = one.unknot("export", "-")
    assert answer.status == 1
    assert [entry["note"] for entry in lists(answer)] == ["kept"]
    first, second = answer.err.splitlines()
    assert "2024.json" in first
    assert second == "unknot: the export has all that could be read, and nothing else"


def test_an_import_into_a_damaged_year_changes_nothing_at_all(
    one: Laptop, other: Laptop, tmp_path: Path
) -> None:
    one.check_in("a", at="2024-05-05T10:00")
    one.check_in("b", at="2025-05-05T10:00")
    file = str(tmp_path / "x.json")
    one.said("export", file)
    other.paths.journal.mkdir(parents=True)
    (other.paths.journal / "2025.json").write_text("{")
    before = other.years()
    answer = other.unknot("import", file)
    assert answer.status == 1
    assert "2025.json" in answer.err
    assert other.years() == before


# Sessions that are in their own file


def left_behind(paths: Paths) -> SessionHeader:
    """A session whose program is gone."""
    routine = load_built_in().routines[0]
    header = SessionHeader(
        id="cut-off",
        routine=routine,
        pace=Pace.NORMAL,
        sides=(Side.LEFT, Side.RIGHT),
        keys=True,
        started_at=AT,
        timezone="Europe/Paris",
    )
    file = SessionFile.create(paths, header)
    file.append("go", SessionState(phase=Phase.WORK, worked_ms=4_000))
    file.close()
    return header


def test_a_session_that_was_cut_off_is_not_in_the_export_and_that_is_said(one: Laptop) -> None:
    left_behind(one.paths)
    answer = one.unknot("export", "-")
    assert (answer.status, lists(answer)) == (0, [])
    assert answer.complaint.startswith("1 session not in the export")


def test_a_list_with_a_cut_off_session_settles_it_elsewhere_but_not_here(
    one: Laptop, other: Laptop, tmp_path: Path
) -> None:
    left_behind(one.paths)
    file = tmp_path / "listed.json"
    file.write_text(one.unknot("journal", "--json").out)
    answer = one.unknot("import", str(file))
    assert answer.out == "No entries in it.\n"
    assert answer.complaint.startswith("1 session left out")
    assert one.years() == {}
    assert other.said("import", str(file)) == "1 added.\n"
    (entry,) = lists(other.unknot("journal", "--json"))
    assert (entry["outcome"], entry["recorded_at"]) == ("interrupted", entry["ended_at"])
    assert other.said("import", str(file)) == "1 was there already.\n"


# Two laptops that share the journal's folder


def synced(one: Laptop, other: Laptop) -> None:
    """The other has what this one has."""
    shutil.copytree(one.paths.journal, other.paths.journal, dirs_exist_ok=True)


def conflict_copy(source: Laptop, target: Laptop) -> Path:
    """What Syncthing leaves beside the year of the target: the one of the source."""
    copy = target.paths.journal / "2026.sync-conflict-20261122-140311-ABCDEFG.json"
    shutil.copy(source.paths.journal / "2026.json", copy)
    return copy


def test_a_conflict_copy_is_merged_and_put_away(one: Laptop, other: Laptop) -> None:
    for note in ("same", "edited here", "edited there", "deleted there", "both"):
        one.check_in(note)
    synced(one, other)
    one.edit("edited here", "edited here, later")
    one.edit("both", "both: here")
    other.edit("edited there", "edited there, later")
    other.edit("both", "both: there")
    other.delete("deleted there")
    other.check_in("new there")
    copy = conflict_copy(other, one)
    answer = one.unknot("journal", "merge", str(copy))
    first, second = answer.out.splitlines()
    assert (answer.status, answer.err) == (0, "")
    assert first == "1 added, 1 changed, 1 deleted, 1 kept beside each other, 2 were there already."
    (kept,) = one.paths.quarantine.iterdir()
    assert second == f"{copy}: moved to {kept}."
    assert not copy.exists()
    texts = ["both: here", "both: there", "edited here, later", "edited there, later", "new there", "same"]
    assert one.notes() == texts
    assert one.unknot("journal").out.count("Also kept: another version") == 1
    assert one.said("journal", "merge", str(kept)).startswith("5 were there already.\n")


def test_both_laptops_end_with_the_same_whoever_merges(one: Laptop, other: Laptop, tmp_path: Path) -> None:
    one.check_in("both")
    synced(one, other)
    one.edit("both", "both: here")
    other.edit("both", "both: there")
    here, there = conflict_copy(other, one), conflict_copy(one, other)
    one.said("journal", "merge", str(here))
    other.said("journal", "merge", str(there))
    assert one.notes() == other.notes() == ["both: here", "both: there"]
    first, second = (laptop.said("export", "-") for laptop in (one, other))
    assert json.loads(first)["entries"][0]["id"] == json.loads(second)["entries"][0]["id"]
    (tmp_path / "x.json").write_text(second)
    assert "already" in one.said("import", str(tmp_path / "x.json"))
    assert one.notes() == ["both: here", "both: there"]


def test_a_version_kept_beside_can_be_deleted_and_does_not_come_back(one: Laptop, other: Laptop) -> None:
    one.check_in("both")
    synced(one, other)
    one.edit("both", "both: here")
    other.edit("both", "both: there")
    copy = conflict_copy(other, one)
    again = copy.read_bytes()
    one.said("journal", "merge", str(copy))
    one.delete(next(entry.note for entry in one.journal.all() if entry.copy_of))
    left = one.notes()
    copy.write_bytes(again)
    one.said("journal", "merge", str(copy))
    assert one.notes() == left
    assert len(left) == 1


def test_a_copy_elsewhere_and_one_of_the_first_layout_are_merged_and_left(
    one: Laptop, tmp_path: Path
) -> None:
    one.check_in("here")
    record = json.loads(one.said("journal", "--json"))["entries"][0] | {"id": "old", "note": "from 2025"}
    file = tmp_path / "2026 (conflicted copy).json"
    file.write_text(json.dumps({"schema": {"journal": {"version": 1}}, "entries": {"old": record}}))
    answer = one.said("journal", "merge", str(file))
    assert answer == f"1 added.\n{file}: left where it is.\n"
    assert one.notes() == ["from 2025", "here"]
    assert file.exists()


def test_the_journal_itself_is_not_merged_into_itself(one: Laptop) -> None:
    one.check_in("here")
    answer = one.unknot("journal", "merge", str(one.paths.journal / "2026.json"))
    assert answer.status == 1
    assert "is the journal itself" in answer.complaint
    assert one.notes() == ["here"]


def test_a_copy_that_cannot_be_put_away_is_merged_and_stays(
    one: Laptop, other: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    one.check_in("here")
    other.check_in("there")
    copy = conflict_copy(other, one)

    def refuse(path: Path) -> None:
        if path == copy:
            raise PermissionError(errno.EACCES, "Permission denied")
        os.unlink(path)

    with monkeypatch.context() as patched:
        patched.setattr(Disk, "unlink", staticmethod(refuse))
        answer = one.unknot("journal", "merge", str(copy))
    assert (answer.status, answer.out) == (1, "1 added.\n")
    assert answer.complaint.startswith(f"{copy} was merged, but cannot be moved to ")
    assert one.notes() == ["here", "there"]
    assert copy.exists()
    assert one.said("journal", "merge", str(copy)).startswith("1 was there already.\n")
    assert not copy.exists()
    assert len(list(one.paths.quarantine.iterdir())) == 1


def test_of_several_copies_none_is_taken_if_one_is_bad(one: Laptop, other: Laptop) -> None:
    one.check_in("here")
    other.check_in("there")
    good = conflict_copy(other, one)
    bad = one.paths.journal / "2026 (conflicted copy).json"
    bad.write_text("{")
    before = one.years()
    answer = one.unknot("journal", "merge", str(good), str(bad))
    assert answer.status == 1
    assert str(bad) in answer.err
    assert one.years() == before


def test_versions_kept_beside_each_other_count_once_in_the_week(one: Laptop, other: Laptop) -> None:
    one.journal.add(a_session(note="both"))
    synced(one, other)
    one.edit("both", "both: here")
    other.edit("both", "both: there")
    one.said("journal", "merge", str(conflict_copy(other, one)))
    assert len(lists(one.unknot("journal", "--json"))) == 2
    assert json.loads(one.said("week", "2026-W47", "--json"))["sessions"] == 1


# CSV


def test_a_name_that_ends_in_csv_or_the_option_makes_rows(one: Laptop, tmp_path: Path) -> None:
    a_rich_journal(one)
    file = tmp_path / "x.CSV"
    answer = one.unknot("export", str(file))
    assert answer.status == 0
    assert answer.complaint.startswith("CSV has no row for 5 entries without a rating or tender point")
    rows = file.read_bytes().decode().split("\r\n")
    assert [row.split(",")[0] for row in rows] == ["kind", "rating", "tender-point", ""]
    assert "'=1+1" in rows[2]
    assert file.stat().st_mode & 0o777 == 0o600
    assert one.unknot("export", "--format", "csv", "-").out.encode() == file.read_bytes()


# Words


def test_what_was_done_is_said_in_one_line() -> None:
    counts = Combined(added=12, changed=1, deleted=3, kept_both=2, unchanged=40)
    assert in_words(counts, dry_run=False) == (
        "12 added, 1 changed, 3 deleted, 2 kept beside each other, 40 were there already."
    )
    assert in_words(counts, dry_run=True) == (
        "12 would be added, 1 would be changed, 3 would be deleted, 2 would be kept beside each other, "
        "40 are there already. Nothing was written."
    )


def test_a_moment_of_an_entry_is_where_it_belongs(one: Laptop) -> None:
    one.check_in("in the last year", at="2026-01-01T00:30")
    entries: list[Entry] = list(one.journal.all())
    assert entries[0].started_at.astimezone(dt.UTC).year == 2025
    assert list(one.years()) == ["2025.json"]
