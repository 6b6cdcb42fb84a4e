"""The page for paper: whole, escaped, with nothing that runs or loads."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from tests.reports.conftest import HOSTILE, TODAY, ReportMaker, some_entries
from tui.core.reporting.report import last_weeks
from tui.core.reporting.report_parts import Part
from tui.core.routines.routine import Library
from tui.reports.html import html_report
from tui.reports.page_style import STYLE

VOID = {"meta", "br", "link", "img", "input", "hr"}
ADDRESS = re.compile(r"https?:|//|url\((?!#)|@import", re.IGNORECASE)


class Page(HTMLParser):
    """Which tags there are, whether they are closed in order, and what is read."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.read: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.read.append(data)

    @property
    def names(self) -> set[str]:
        return {tag for tag, _ in self.tags}

    def attributes(self) -> Iterator[tuple[str, str]]:
        return ((name, value or "") for _, attributes in self.tags for name, value in attributes.items())


@pytest.fixture(scope="module")
def hostile(make: ReportMaker, library: Library) -> str:
    return html_report(make(some_entries(HOSTILE)), library)


def test_every_tag_is_closed(hostile: str) -> None:
    assert Page(hostile).open == []


def test_nothing_in_it_runs_or_loads(hostile: str) -> None:
    page = Page(hostile)
    assert not page.names & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "a",
        "form",
        "base",
        "image",
    }
    for name, value in page.attributes():
        assert not name.startswith("on")
        assert name not in ("href", "src", "srcset", "xlink:href")
        if name != "aria-label":
            assert not ADDRESS.search(value)
    style = hostile.partition("<style>")[2].partition("</style>")[0]
    assert not ADDRESS.search(style)
    assert "default-src 'none'" in hostile


def test_what_people_write_is_read_as_they_wrote_it(hostile: str) -> None:
    read = "".join(Page(hostile).read)
    assert '<script>alert(1)</script> | **b** [l](http://x.example) "q" \ufffd[31m \ufffd肩 & =1+1' in read
    assert "\x1b" not in hostile
    assert "\u202e" not in hostile


def test_it_is_told_in_the_order_of_a_clinic(hostile: str) -> None:
    headings = re.findall(r"<h2>([^<]+)</h2>", hostile)
    assert headings == ["What was felt", "What was observed", "Notes"]
    assert "Self-recorded, not a medical record." in hostile


def test_it_prints_on_any_paper_and_in_daylight(hostile: str) -> None:
    assert "@page { margin: 13mm 14mm; }" in hostile  # no size: that of the printer is right
    assert "color-scheme: light" in hostile


def test_both_figures_have_their_numbers_and_sides(make: ReportMaker, library: Library) -> None:
    text = html_report(make(some_entries()), library)
    figures = re.findall(r'<svg class="body".*?</svg>', text)
    assert ["front, " in figure for figure in figures] == [True, False]
    front, back = (re.findall(r"<text[^>]*>([^<]+)</text>", figure) for figure in figures)
    assert front[:1] == ["8"]
    assert sorted(back[:2]) == ["8", "8"]
    assert {"left", "right", "sole"} <= set(back)
    assert {"left", "right", "palm"} <= set(front)


def test_a_clip_of_a_figure_is_defined_where_it_is_used(hostile: str) -> None:
    used = set(re.findall(r"url\(#([^)]+)\)", hostile))
    defined = re.findall(r'<clipPath id="([^"]+)"', hostile)
    assert used
    assert used <= set(defined)
    assert len(defined) == len(set(defined))


@pytest.mark.parametrize("part", Part)
def test_a_part_that_is_left_out_is_named_and_gone(make: ReportMaker, library: Library, part: Part) -> None:
    text = html_report(make(some_entries("XYZZY"), without=frozenset({part})), library)
    assert "Left out on request: " in text
    gone = {
        Part.RATINGS: "Soreness, worst first",
        Part.TENDER_POINTS: '<svg class="body"',
        Part.SIDES: "Left against right",
        Part.MORNINGS: "Morning after a session",
        Part.INTERFERENCE: "Got in the way",
        Part.NOTES: "<h2>Notes",
        Part.TRENDS: "Over the last twelve months",
        Part.WORDS: "Words for tender points",
        Part.SPOTS: "(XYZZY)",
    }[part]
    assert gone not in text
    assert gone in html_report(make(some_entries("XYZZY")), library)


def test_of_nothing_it_says_so(make: ReportMaker, library: Library) -> None:
    text = html_report(make([]), library)
    assert "Nothing was noted in these days." in text
    assert Page(text).open == []


@pytest.mark.parametrize("weeks", [1, 12, 70, 522])
def test_any_period_has_room_for_its_bars(make: ReportMaker, library: Library, weeks: int) -> None:
    first = last_weeks(weeks, TODAY).first
    text = html_report(make(some_entries(), first=first), library)
    days = re.findall(r'<svg class="days".*?</svg>', text)[0]
    bars = re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', days)
    assert len(bars) <= 125
    assert max(float(x) + float(width) for x, width in bars) <= 720


def test_no_page_break_parts_a_spot_from_its_place() -> None:
    assert "tr.spot { break-before: avoid; }" in STYLE
