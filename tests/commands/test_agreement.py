"""Everything that tells of a week says the same numbers, and they are those of a recount of its JSON."""

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec
import pytest

from tests import expected_words as expected
from tests.agreement import LIBRARY, MONDAYS, STEPS, TODAY, ZONE, Year, a_year, named, same, sorted_rows
from tests.commands.conftest import Unknot
from tests.read_back import Tables, html_tables, markdown_list, markdown_tables, plain_html
from tests.recount import Json, Recount, middle
from tests.seeded_year import FIRST_MONDAY, last_day, moment, write_year
from tui.core.places.findings import regions_of_library
from tui.core.places.history import History
from tui.core.reporting.report import ReportRequest, make_report
from tui.core.reporting.report_parts import Part
from tui.core.weeks.calendar_week import Week
from tui.core.weeks.week import summarise, week_json
from tui.reports.formats import ReportFormat, rendered
from tui.system_clock import SystemClock


@pytest.fixture(scope="module")
def year() -> Year:
    return a_year(1)


@pytest.fixture
def written(home: Path, unknot: Unknot, year: Year, monkeypatch: pytest.MonkeyPatch) -> Unknot:
    """The command line over the journal of the year, on its last Thursday."""
    now = moment(TODAY, "21:00", ZONE)
    write_year(home, year.entries, moment(last_day(), "23:59", ZONE))
    fixed = partial(SystemClock, read_wall=now.timestamp)
    monkeypatch.setattr("tui.commands.setup.SystemClock", fixed)
    return unknot


# JSON


def test_the_journal_says_what_was_written(written: Unknot, year: Year) -> None:
    told = json.loads(written("journal", "--json").out)["entries"]
    assert [_without_stamp(each) for each in told] == [_without_stamp(each) for each in year.told]


def _without_stamp(entry: Json) -> dict[str, object]:
    return {key: value for key, value in entry.items() if key != "updated_at"}


def test_the_json_of_every_week_says_what_a_recount_of_the_journal_says(written: Unknot) -> None:
    recount = Recount(json.loads(written("journal", "--json").out)["entries"], STEPS, TODAY)
    for monday in MONDAYS:
        same(json.loads(written("week", monday.isoformat(), "--json").out), recount.week(monday))


@pytest.mark.parametrize("seed", [2, 3, 4])
def test_other_years_and_weeks_from_sunday_agree_as_well(seed: int) -> None:
    year = a_year(seed)
    history, recount = History(year.entries, regions_of_library(LIBRARY)), year.recount()
    for monday in MONDAYS:
        for start in (monday, monday - dt.timedelta(days=1)):
            summary = summarise(history, Week(start), TODAY, ZONE)
            same(json.loads(msgspec.json.encode(week_json(summary))), recount.week(start))


# Reports


SPANS = [
    *((monday, monday + dt.timedelta(days=6), ()) for monday in MONDAYS),
    (FIRST_MONDAY, last_day(), ()),
    (dt.date(2025, 12, 20), dt.date(2026, 1, 10), ("shoulder-top",)),
    (dt.date(2026, 2, 1), dt.date(2026, 6, 30), ("low-back", "sacrum")),
]
"""Every week, the whole year, and some regions only."""


@pytest.fixture(params=SPANS, ids=lambda span: f"{span[0]}-{span[1]}-{'-'.join(span[2])}", scope="module")
def told(request: pytest.FixtureRequest, year: Year) -> "Told":
    first, last, regions = request.param
    wanted = ReportRequest(first=first, last=last, regions=regions)
    report = make_report(History(year.entries, regions_of_library(LIBRARY)), wanted, TODAY, ZONE)
    recount = year.recount(regions)
    formats = {each: rendered(report, LIBRARY, each) for each in ReportFormat}
    span, trends = recount.span(first, last), recount.trends(last)
    return Told(formats, span, trends, recount.between(first, last), of_some=bool(regions))


class Told(msgspec.Struct, frozen=True):
    """A report in every format, and what a recount says of the same days."""

    formats: dict[ReportFormat, str]
    span: Json
    trends: Sequence[Json]
    entries: Sequence[Json]
    of_some: bool


def test_the_json_of_a_report(told: Told) -> None:
    whole = json.loads(told.formats[ReportFormat.JSON])
    same(whole["report"]["summary"], told.span)
    assert sorted_rows(whole["report"]["trends"]) == sorted_rows(list(told.trends))
    assert whole["entries"] == list(told.entries)


def test_without_names_every_tender_point_is_counted_as_one_without_a_name(year: Year) -> None:
    first, last = MONDAYS[20], MONDAYS[30]
    wanted = ReportRequest(first=first, last=last, without=frozenset({Part.SPOTS}))
    report = make_report(History(year.entries, regions_of_library(LIBRARY)), wanted, TODAY, ZONE)
    whole = json.loads(rendered(report, LIBRARY, ReportFormat.JSON))
    unnamed = [
        {**each, "tender_points": [{**point, "spot": ""} for point in each.get("tender_points", [])]}
        for each in year.told
    ]
    same(whole["report"]["summary"], Recount(unnamed, STEPS, TODAY).span(first, last))


def _words(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Rows without the cells of drawings, in no order."""
    return sorted(tuple(cell for cell in row if cell) for row in rows)


def _tables(told: Told, as_format: ReportFormat) -> Tables:
    text = told.formats[as_format]
    return markdown_tables(text) if as_format is ReportFormat.MARKDOWN else html_tables(text)


TABLES = pytest.mark.parametrize("as_format", [ReportFormat.MARKDOWN, ReportFormat.HTML])
HEADINGS = {
    ReportFormat.MARKDOWN: ("Soreness by place, worst first", "Over the last twelve months"),
    ReportFormat.HTML: ("Soreness, worst first", "Place"),
}


@TABLES
def test_the_soreness_and_the_trends_of_a_report(told: Told, as_format: ReportFormat) -> None:
    soreness, trends = HEADINGS[as_format]
    tables = _tables(told, as_format)
    assert _words(tables.get(soreness, [])) == sorted(expected.soreness(told.span["ratings"], named))
    wanted = sorted(expected.trends(told.trends, named, told.span["end"])) if told.entries else []
    if as_format is ReportFormat.HTML:  # the months are a drawing there
        wanted = [row[:-1] for row in wanted]
    assert _words(tables.get(trends, [])) == wanted


@TABLES
def test_the_tender_points_of_a_report(told: Told, as_format: ReportFormat) -> None:
    """A place is followed by its spots; one that is named with its only spot has the numbers of that spot."""
    places = {named(row["region"], row["side"]): row for row in told.span["tender_places"]}
    spots = {(named(row["region"], row["side"]), row["spot"]): row for row in told.span["tender_points"]}
    seen: set[str] = set()
    place = ""
    for name, *cells in _words_in_order(_tables(told, as_format).get("Tender points", [])):
        label = name.removeprefix("\u2013 ")
        if name in places:
            place, row = name, places[name]
        elif (place, label) in spots or label == "without a name":
            row = spots[place, "" if label == "without a name" else label]
        else:
            place, _, spot = name.partition(" (")
            row = spots[place, spot.removesuffix(")")]
        seen |= {place, f"{place}: {row.get('spot', '')}"}
        assert tuple(cells) == expected.tender(row), name
    assert places.keys() <= seen
    assert {f"{place}: {spot}" for place, spot in spots if spot} <= seen


def _words_in_order(rows: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    return (tuple(cell for cell in row if cell) for row in rows)


def test_left_against_right_in_a_report(told: Told) -> None:
    markdown = _words(_tables(told, ReportFormat.MARKDOWN).get("Left against right", []))
    html = _words(_tables(told, ReportFormat.HTML).get("Left against right", []))
    sides = [(LIBRARY.region_name(row["region"]), row["left"], row["right"]) for row in told.span["sides"]]
    assert markdown == sorted(
        (
            name,
            *(f"{side['marked']} of {side['sessions']}" if side["sessions"] else "-" for side in both),
            *(str(side["tender_points"]) for side in both),
            *(_ease(side) for side in both),
        )
        for name, *both in sides
    )
    assert html == sorted(
        (
            name,
            *(
                f"{side['marked']} of {side['sessions']}" if side["sessions"] else "not worked"
                for side in both
            ),
            " │ ".join(str(side["tender_points"]) for side in both),
            " │ ".join(_ease(side) for side in both),
        )
        for name, *both in sides
    )


def _ease(side: Json) -> str:
    return f"{expected.seconds(side['seconds_to_ease'])} (n {side['eased']})" if side["eased"] else "-"


def test_the_sums_of_a_report(told: Told) -> None:
    lines = expected.lines(told.span, of_some=told.of_some) if told.entries else {}
    found = markdown_list(told.formats[ReportFormat.MARKDOWN])
    assert {name: said for name, said in found.items() if name in expected.LINES} == lines
    page = plain_html(told.formats[ReportFormat.HTML])
    for name, said in lines.items():
        assert f"{name} {said}" in page
    assert f"{lines['Sessions'] if lines else 'no sessions, no check-ins'}; " in page


def test_the_rows_of_csv(told: Told) -> None:
    """Soreness and holds counted once more from its cells, by somebody who has nothing else."""
    rows = list(csv.DictReader(io.StringIO(told.formats[ReportFormat.CSV], newline="")))
    for row in told.span["ratings"]:
        here = [each for each in rows if each["kind"] == "rating" and _is_at(each, row)]
        pairs = [
            (int(each["before"]), int(each["after"])) for each in here if each["before"] and each["after"]
        ]
        answers = [int(each["before"] or each["now"]) for each in here if each["before"] or each["now"]]
        assert (row["n"], row["before"]) == (len(pairs), middle(before for before, _ in pairs))
        assert row["after"] == middle(after for _, after in pairs)
        assert (row["answers"], row["median"]) == (len(answers), middle(answers))
    for row in told.span["tender_places"]:
        holds = [each for each in rows if each["kind"] == "tender-point" and _is_at(each, row)]
        eased = [int(each["seconds_held"]) for each in holds if each["outcome"] == "eased"]
        assert (row["holds"], row["eased"]) == (len(holds), len(eased))
        assert row["seconds_to_ease"] == middle(eased)


def _is_at(cells: Json, row: Json) -> bool:
    return (cells["region"], cells["side"]) == (row["region"], row["side"] or "")


def test_the_page_of_text(told: Told) -> None:
    """24 lines of 80 in ASCII; its rows are right, and those without room are counted."""
    text = told.formats[ReportFormat.TEXT]
    lines = text.splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
    assert text.isascii()
    wanted = expected.text_rows(told.span, told.trends, named, LIBRARY.region_name) if told.entries else []
    shown = [row for row in (" ".join(line.split()) for line in lines) if row in wanted]
    room = next((line for line in lines if line.startswith("No room for")), "")
    missing = len(wanted) - len(shown)
    if found := re.search(r"(\d+) more lines", room):
        assert int(found[1]) >= missing
    else:
        kinds = r"(\d+) (?:places?|trends?|tender places?|left/right lines?)\b"
        assert sum(map(int, re.findall(kinds, room))) == missing
    assert all(
        any(line.startswith(f"  {title}: {said}") for line in lines) for title, said in _told_in_text(told)
    )


def _told_in_text(told: Told) -> Iterator[tuple[str, str]]:
    lines = expected.lines(told.span, of_some=told.of_some) if told.entries else {}
    for title, name in (
        ("in the way", "Got in the way (0 to 10)"),
        ("next morning", "Morning after a session"),
    ):
        if name in lines:
            yield title, lines[name]
    if lines:
        yield "days", lines["Days"]
