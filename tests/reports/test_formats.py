"""Every format: it begins as it says, and nothing of people acts on a terminal."""

import csv
import io
import json

import pytest

from tests.reports.conftest import HOSTILE, ReportMaker, some_entries
from tui.core.entries.entry import entry_from, entry_json
from tui.core.reporting.report_parts import Part
from tui.core.routines.routine import Library
from tui.core.text import first_unsafe
from tui.reports.formats import ReportFormat, rendered
from tui.reports.report_json import json_report


@pytest.mark.parametrize("as_format", ReportFormat)
def test_nothing_in_a_report_acts_on_a_terminal(
    make: ReportMaker, library: Library, as_format: ReportFormat
) -> None:
    text = rendered(make(some_entries(HOSTILE)), library, as_format)
    assert first_unsafe(text.replace("\r\n", "\n")) is None


@pytest.mark.parametrize("as_format", [ReportFormat.TEXT, ReportFormat.MARKDOWN, ReportFormat.HTML])
def test_a_page_begins_as_one_of_its_format_and_of_no_other(
    make: ReportMaker, library: Library, as_format: ReportFormat
) -> None:
    data = rendered(make(some_entries()), library, as_format).encode()
    assert [each for each in ReportFormat if each.begins.match(data)] == [as_format]


def test_data_is_never_replaced(make: ReportMaker, library: Library) -> None:
    for as_format in (ReportFormat.CSV, ReportFormat.JSON):
        assert not as_format.begins.match(rendered(make(some_entries()), library, as_format).encode())


def test_csv_has_a_row_for_each_rating_and_tender_point_of_the_regions(
    make: ReportMaker, library: Library
) -> None:
    text = rendered(make(some_entries(), regions=("shoulder-top",)), library, ReportFormat.CSV)
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["kind"] for row in rows] == ["rating", "tender-point"] * 8
    assert {row["region"] for row in rows} == {"shoulder-top"}


def test_json_has_the_entries_whole(make: ReportMaker) -> None:
    entries = some_entries(HOSTILE)
    told = json.loads(json_report(make(entries)))
    assert (told["format"], told["unknot"], told["report"]["left_out"]) == (1, "report", [])
    found = [entry_from(entry) for entry in told["entries"]]
    assert found == sorted(entries, key=lambda entry: entry.started_at)


def test_json_names_what_was_left_out_and_has_no_key_for_it(make: ReportMaker) -> None:
    report = make(some_entries("XYZZY"), without=frozenset({Part.NOTES, Part.TENDER_POINTS, Part.TRENDS}))
    text = json_report(report)
    told = json.loads(text)["report"]
    assert told["left_out"] == ["notes", "words", "spots", "tender-points", "sides", "trends"]
    assert not {"notes", "tender_places", "tender_points", "sides", "eased"} & told["summary"].keys()
    assert not {"trends", "words"} & told.keys()
    assert "XYZZY" not in text.replace('"routine_title": "XYZZY"', "").replace('"name": "XYZZY"', "")


def test_json_has_the_documented_keys(make: ReportMaker) -> None:
    told = json.loads(json_report(make(some_entries())))
    assert list(told) == ["format", "unknot", "report", "entries"]
    assert list(told["report"]) == [
        "made_on", "start", "end", "regions", "left_out", "summary", "trends", "words", "routines",
    ]  # fmt: skip
    assert told["report"]["words"] == [{"name": "long day", "times": 8}]
    assert list(told["entries"][0]) == list(entry_json(some_entries()[0]))
