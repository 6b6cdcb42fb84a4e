"""`unknot journal check` and `restore`, as somebody whose disk just broke types them."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from tests.commands.conftest import Unknot
from tests.files.kept_days import change_outside, cut_off, entry_of, journal_on, keep_days, note_of, year_file
from tui.files.choices import read_choices
from tui.files.paths import Paths, find_paths

NEXT_YEAR = dt.datetime(2027, 1, 2, tzinfo=dt.UTC)


@pytest.fixture
def paths(home: Path) -> Paths:
    return find_paths({"UNKNOT_HOME": str(home)})


def test_an_empty_home_is_in_order_and_nothing_is_begun(unknot: Unknot, home: Path) -> None:
    answer = unknot("journal", "check")
    assert answer.out == "Everything is in order: nothing in the journal here yet.\n"
    assert (answer.status, answer.err) == (0, "")
    assert not home.exists()


def test_all_in_order_is_said_with_its_figures_and_remembered(unknot: Unknot, paths: Paths) -> None:
    keep_days(paths)
    answer = unknot("journal", "check")
    assert answer.out == "Everything is in order: 1 year, 9 entries, 3 backups.\n"
    assert (answer.status, answer.err) == (0, "")
    last = read_choices(paths).last_check
    assert last is not None
    assert last.problems == 0


def test_problems_are_lines_on_standard_output_and_status_1(unknot: Unknot, paths: Paths) -> None:
    keep_days(paths)
    change_outside(paths, "note 20-0", "by hand")
    change_outside(paths, "note 20-1", "\\u001b]0;by hand\\u0007")
    answer = unknot("journal", "check")
    assert len(answer.out.splitlines()) == 2
    assert all("was changed outside Unknot" in line for line in answer.out.splitlines())
    assert (answer.status, answer.err) == (1, "")
    assert (last := read_choices(paths).last_check)
    assert last.problems == 2


def test_what_was_changed_outside_can_be_accepted(unknot: Unknot, paths: Paths) -> None:
    keep_days(paths)
    change_outside(paths, "note 20-0", "by hand")
    answer = unknot("journal", "check", "--accept")
    first, second = answer.out.splitlines()
    assert first == "Kept as changed outside Unknot: 1 entry."
    assert second.startswith("Everything is in order: 1 year, 9 entries, ")
    assert answer.status == 0
    assert note_of(paths, "e20-0") == "by hand"


def test_a_damaged_year_is_set_aside_and_restored_by_one_command(unknot: Unknot, paths: Paths) -> None:
    keep_days(paths)
    cut_off(paths, '"e21-1"')
    found = unknot("journal", "check")
    assert found.status == 1
    (aside,) = paths.quarantine.iterdir()
    assert f"Set aside: {aside}" in " ".join(found.out.split())
    done = unknot("journal", "restore", "2026")
    assert (done.status, done.err) == (0, "")
    assert "2026.json is in place with 6 entries" in done.out
    assert unknot("journal", "check").status == 0
    again = unknot("journal", "restore", "2026")
    assert (again.status, "needs nothing" in again.out) == (0, True)


def test_without_a_year_damaged_ones_come_first_with_what_can_be_had(unknot: Unknot, paths: Paths) -> None:
    keep_days(paths)
    journal_on(paths, 22).add(msgspec.structs.replace(entry_of(22, 9), id="f", started_at=NEXT_YEAR))
    year_file(paths, 2024).write_bytes(b"{")
    cut_off(paths, '"e21-1"')
    answer = unknot("journal", "restore")
    years = [line[:4] for line in answer.out.splitlines() if line[:4].isdigit()]
    assert years == ["2026", "2024", "2027"]
    assert "To mend it: unknot journal restore 2026" in answer.out
    assert "2024  2024.json cannot be read" in answer.out
    assert all(line.startswith((" " * 6, "2", "To put")) for line in answer.out.splitlines())
    assert "backups: 2026-11-22 (6), 2026-11-21 (3), 2026-11-20 (1)" in answer.out
    assert "unknot journal restore YEAR --from DATE" in answer.out
    assert max(map(len, answer.out.splitlines())) <= 80
    assert answer.status == 0


def test_only_what_keeps_backups_from_being_removed_is_said_to(unknot: Unknot, paths: Paths) -> None:
    keep_days(paths)
    paths.quarantine.mkdir(mode=0o700)
    (paths.quarantine / "merged-2026.sync-conflict-0123abcd.json").touch(0o600)
    out = unknot("journal", "check").out
    assert "merged-2026" in out
    assert "no backup" not in out
    (paths.quarantine / "2026-0123abcd.json").touch(0o600)
    assert "no backup of their years is removed" in " ".join(unknot("journal", "check").out.split())


def test_with_nothing_kept_it_says_when_backups_are_made(unknot: Unknot, home: Path) -> None:
    answer = unknot("journal", "restore")
    assert "There is no backup yet" in answer.out
    assert answer.status == 0
    assert not home.exists()


def test_a_good_year_goes_back_to_a_day(unknot: Unknot, paths: Paths) -> None:
    keep_days(paths)
    answer = unknot("journal", "restore", "2026", "--from", "2026-11-21")
    assert "in place with 3 entries: 3 from the backup of Sat 21 Nov 2026." in " ".join(answer.out.split())
    (aside,) = paths.quarantine.iterdir()
    assert answer.out.endswith(f"To take that back:\n  unknot journal merge {aside}\n")
    assert unknot("journal", "merge", str(aside)).out.startswith("6 added, 3 were there already.")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["nonsense"], 2, '"nonsense" is not a year'),
        (["../26"], 2, "is not a year"),
        (["٢٠٢٦"], 2, "is not a year"),
        (["2026", "--from", "../../x"], 2, "is not a date"),
        (["2026", "--from", "20261121"], 2, "is not a date"),
        (["2026", "--from", "2026-11-31"], 2, "is not a date"),
        (["--from", "2026-11-21"], 2, "--from goes with a year"),
        (["2026", "--from", "2026-11-01"], 1, "there is no backup of 2026 called 2026-11-01"),
        (["2019"], 1, "there is no 2019.json and no backup of it"),
    ],
)
def test_a_slip_is_one_line(
    arguments: list[str], status: int, said: str, unknot: Unknot, paths: Paths
) -> None:
    keep_days(paths)
    before = year_file(paths).read_bytes()
    answer = unknot("journal", "restore", *arguments)
    assert answer.status == status
    assert said in answer.complaint
    assert year_file(paths).read_bytes() == before


def test_a_folder_that_cannot_be_listed_is_one_line(unknot: Unknot, home: Path) -> None:
    home.mkdir()
    (home / "journal").mkdir(mode=0o700)
    (home / "backups").touch(0o600)
    for arguments in (["restore"], ["restore", "2026"]):
        answer = unknot("journal", *arguments)
        assert "Not a directory" in answer.complaint
        assert answer.status == 1
    answer = unknot("journal", "check")
    backups = home / "backups"
    assert answer.out == f"{backups}: Not a directory. To mend it: move the file {backups} away\n"
    assert answer.status == 1
