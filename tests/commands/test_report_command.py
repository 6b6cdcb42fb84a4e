"""`unknot report`: which days and parts, where it goes, and the way back by `unknot import`."""

import json
import stat
from pathlib import Path

import pytest

from tests.builders import AT, a_session, a_tender_point
from tests.commands.conftest import Unknot
from tui.core.anatomy.body import Side
from tui.core.clock import ManualClock
from tui.core.entries.entry import Entry, Rating
from tui.core.reporting.report import MOST_WEEKS
from tui.core.reporting.report_parts import Part
from tui.files.journal.journal_files import YearJournal
from tui.files.paths import find_paths

DAYS = ("--from", "2026-01-05", "--to", "2026-01-11")


def note(unknot: Unknot, words: str, at: str = "2026-01-07T10:00") -> None:
    answer = unknot(
        "check-in", "--region", "neck-back", "--side", "both", "--now", "7", "--note", words, "--at", at
    )
    assert answer.status == 0, answer.err


def store(home: Path, *entries: Entry) -> None:
    journal = YearJournal(find_paths({"UNKNOT_HOME": str(home)}), ManualClock(AT, "Europe/Paris"))
    for entry in entries:
        journal.add(entry)


SESSION = a_session(
    note="slept badly",
    ratings=(Rating(region="shoulder-top", side=Side.RIGHT, before=6, after=4),),
    tender_points=(a_tender_point(spot="edge", word="ache", note="hard"),),
)
AROUND = ("--from", "2026-11-16", "--to", "2026-11-22")


def test_without_a_word_it_is_a_page_of_the_last_four_weeks(unknot: Unknot) -> None:
    note(unknot, "stiff", at="now")
    answer = unknot("report")
    lines = answer.out.splitlines()
    assert (answer.status, answer.err) == (0, "")
    assert ", 28 days (Europe/Paris)" in lines[0]
    assert len(lines) <= 24
    assert "back of neck, both sides" in answer.out


def test_days_are_both_included(unknot: Unknot) -> None:
    for day in ("04", "05", "11", "12"):
        note(unknot, f"day-{day}", at=f"2026-01-{day}T23:30")
    out = unknot("report", *DAYS).out
    assert [day for day in ("04", "05", "11", "12") if f"day-{day}" in out] == ["05", "11"]
    assert "5 - " not in out.splitlines()[0]
    assert out.startswith("Unknot report: 5 Jan - 11 Jan 2026, 7 days (Europe/Paris)")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (
            ["--weeks", "2", "--from", "2026-01-01"],
            "--weeks counts back from today: use it, or --from and --to.",
        ),
        (["--from", "2026-02-30"], '--from "2026-02-30" is not a date: expected one such as 2026-11-22.'),
        (["--to", "0001-01-01"], '--to "0001-01-01" is not a date: expected one such as 2026-11-22.'),
        (["--from", "2026-02-02", "--to", "2026-02-01"], "--from 2026-02-02 is after --to, 2026-02-01."),
        (
            ["--from", "1999-01-01"],
            "a report has room for ten years: choose a later --from, or an earlier --to.",
        ),
        (["--output"], "Option '--output' requires an argument."),
        (["--without", "notes,spot"], '--without: "spot" is no part of a report. Did you mean "spots"?'),
        (["--weeks", "0"], f"Invalid value for '--weeks': 0 is not in the range 1<=x<={MOST_WEEKS}."),
    ],
)
def test_wrong_usage_is_one_line(unknot: Unknot, home: Path, arguments: list[str], complaint: str) -> None:
    answer = unknot("report", *arguments)
    assert (answer.status, answer.out) == (2, "")
    assert answer.complaint == f"{complaint} See: unknot report --help"
    assert not home.exists()


def test_days_to_come_are_refused(unknot: Unknot) -> None:
    answer = unknot("report", "--to", "2400-01-01")
    assert (answer.status, answer.out) == (2, "")
    assert answer.complaint.startswith("--to 2400-01-01 is still to come: today is ")


@pytest.mark.parametrize("as_format", ["text", "markdown", "html"])
def test_a_page_is_not_imported_and_what_is_gets_named(
    unknot: Unknot, tmp_path: Path, as_format: str
) -> None:
    file = tmp_path / "page"
    unknot("report", "--format", as_format, "--output", str(file))
    answer = unknot("import", str(file))
    assert answer.status == 1
    words = "this is a page to be read; import takes the JSON of a report or an export"
    assert answer.err.splitlines()[0] == f"unknot: {file}: {words}"


def test_a_region_that_nothing_knows_is_refused(unknot: Unknot) -> None:
    answer = unknot("report", "--region", "sholder-top")
    assert (answer.status, answer.complaint) == (1, 'no region "sholder-top". Did you mean "shoulder-top"?')


def test_help_names_every_part(unknot: Unknot) -> None:
    said = " ".join(unknot("report", "--help").out.split()).replace("- ", "-")
    assert all(part in said for part in Part)


def test_only_the_region_that_was_asked_for_is_told(unknot: Unknot, home: Path) -> None:
    store(home, SESSION)
    note(unknot, "neck", at="2026-11-20T10:00")
    out = unknot("report", *AROUND, "--region", "shoulder-top").out
    assert "only top of the shoulder" in out
    assert "top of right shoulder" in out
    assert "neck" not in out


def test_parts_are_left_out_also_in_several_goes(unknot: Unknot, home: Path) -> None:
    store(home, SESSION)
    out = unknot("report", *AROUND, "--without", "notes,words", "--without", "spots").out
    assert "Left out on request: notes, words for how it felt, names of spots." in out
    assert not any(word in out for word in ("slept badly", "ache", "edge", "hard"))


def test_the_json_of_a_report_comes_back_whole_in_an_empty_home(
    unknot: Unknot, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(home, SESSION)
    note(unknot, "stiff", at="2026-11-20T10:00")
    before = unknot("journal", "--json").out
    file = str(tmp_path / "report.json")
    assert (
        unknot("report", *AROUND, "--format", "json", "--output", file).out == f"The report is in {file}.\n"
    )
    assert unknot("import", file).out == "2 were there already.\n"
    monkeypatch.setenv("UNKNOT_HOME", str(tmp_path / "other"))
    answer = unknot("import", file)
    assert (answer.out, answer.err) == ("2 added.\n", "")
    assert unknot("journal", "--json").out == before


def test_a_report_in_part_erases_and_doubles_nothing(
    unknot: Unknot, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(home, SESSION)
    before = unknot("journal", "--json").out
    part, whole = str(tmp_path / "part.json"), str(tmp_path / "whole.json")
    unknot("report", *AROUND, "--format", "json", "--output", whole)
    unknot("report", *AROUND, "--format", "json", "--output", part, "--without", ",".join(Part))
    answer = unknot("import", part)
    assert answer.out == "1 was there already.\n"
    assert "a report without notes, words, spots" in answer.complaint
    assert unknot("journal", "--json").out == before
    monkeypatch.setenv("UNKNOT_HOME", str(tmp_path / "other"))
    assert unknot("import", part).out == "1 added.\n"
    assert json.loads(unknot("journal", "--json").out)["entries"][0]["note"] == ""
    assert unknot("import", whole).out == "1 changed.\n"
    assert unknot("import", part).out == "1 was there already.\n"
    assert unknot("journal", "--json").out == before


def test_an_entry_that_was_deleted_does_not_come_back_by_a_report_in_part(
    unknot: Unknot, home: Path, tmp_path: Path
) -> None:
    store(home, SESSION)
    part = str(tmp_path / "part.json")
    unknot("report", *AROUND, "--format", "json", "--output", part, "--without", "notes")
    YearJournal(find_paths({"UNKNOT_HOME": str(home)}), ManualClock(AT, "Europe/Paris")).remove(SESSION.id)
    unknot("import", part)
    assert json.loads(unknot("journal", "--json").out)["entries"] == []


def test_a_file_of_somebody_else_is_never_replaced(unknot: Unknot, tmp_path: Path) -> None:
    file = tmp_path / "letter.html"
    file.write_text("<!DOCTYPE html>\n<html lang='en'>dear doctor")
    answer = unknot("report", "--format", "html", "--output", str(file))
    assert answer.status == 1
    assert "there is another file of that name" in answer.complaint
    assert file.read_text().endswith("dear doctor")


@pytest.mark.parametrize("as_format", ["text", "markdown", "html"])
def test_a_report_that_somebody_wrote_into_stays(unknot: Unknot, tmp_path: Path, as_format: str) -> None:
    file = tmp_path / "r1"
    assert unknot("report", "--format", as_format, "--output", str(file)).status == 0
    file.write_text(file.read_text() + "MY OWN NOTES\n")
    answer = unknot("report", "--format", as_format, "--output", str(file))
    assert answer.status == 1
    assert answer.complaint.endswith(
        "the report there was changed after Unknot wrote it: choose another name, or remove it"
    )
    assert file.read_text().endswith("MY OWN NOTES\n")


def test_an_older_report_of_the_same_format_is_replaced_and_data_is_not(
    unknot: Unknot, tmp_path: Path
) -> None:
    for as_format, status in (("text", 0), ("markdown", 0), ("html", 0), ("csv", 1), ("json", 1)):
        file = tmp_path / f"report-{as_format}"
        assert unknot("report", "--format", as_format, "--output", str(file)).status == 0
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert unknot("report", "--format", as_format, "--output", str(file)).status == status


def test_nothing_is_written_into_the_folders_of_unknot(unknot: Unknot, home: Path) -> None:
    note(unknot, "x")
    answer = unknot("report", "--output", str(home / "journal" / "report.txt"))
    assert answer.status == 1
    assert "this folder is Unknot's own" in answer.complaint


def test_csv_says_which_entries_have_no_row(unknot: Unknot) -> None:
    unknot("check-in", "--note", "only words", "--at", "2026-01-07T10:00")
    answer = unknot("report", *DAYS, "--format", "csv")
    assert len(answer.out.splitlines()) == 1
    assert answer.complaint == (
        "CSV has no row for 1 entry without a rating or tender point; JSON has everything"
    )


def test_a_journal_that_cannot_be_read_whole_is_told_in_the_report(unknot: Unknot, home: Path) -> None:
    note(unknot, "x")
    (home / "journal" / "2025.json").write_text("{ not json")
    answer = unknot("report", *DAYS)
    assert answer.status == 1
    assert "Not all of the journal could be read: what is missing is not counted." in answer.out
