"""Markdown: whole, and nothing that people write changes its shape."""

import re

from tests.builders import a_session, a_tender_point
from tests.reports.conftest import HOSTILE, ReportMaker, some_entries
from tui.core.anatomy.body import Side
from tui.core.entries.entry import Rating
from tui.core.routines.routine import Library
from tui.reports.markdown import escaped, markdown_report


def test_it_has_the_parts_in_order(make: ReportMaker, library: Library) -> None:
    text = markdown_report(make(some_entries()), library)
    assert text.startswith("# Unknot report\n\n**26 Oct - 22 Nov 2026, 28 days** (Europe/Paris)  \n")
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == ["What was felt", "What was observed", "Notes"]
    assert "| top of right shoulder (long day) | recurring, 5 of 5 | 8 | 8 | 50.5 s |" in text


def test_every_row_of_a_table_has_as_many_cells_as_its_heading(make: ReportMaker, library: Library) -> None:
    text = markdown_report(make(some_entries(HOSTILE)), library)
    tables = [block.splitlines() for block in text.split("\n\n") if block.startswith("| ")]
    assert len(tables) == 4
    for heading, *rows in tables:
        cells = len(re.findall(r"(?<!\\)\|", heading))
        assert [len(re.findall(r"(?<!\\)\|", row)) for row in rows] == [cells] * len(rows)


def test_markup_of_people_is_escaped() -> None:
    assert escaped("**b** <i> [l](x) a|b\n# h `c`") == r"\*\*b\*\* \<i\> \[l\](x) a\|b \# h \`c\`"
    assert escaped("6.5 → 4, n 3 (ok)") == "6.5 → 4, n 3 (ok)"


def test_a_note_stays_on_its_line(make: ReportMaker, library: Library) -> None:
    text = markdown_report(make([a_session(note="one\n\n# two\n- three")]), library)
    assert r"- Sun 22 Nov 2026: one \# two - three" in text.splitlines()


def test_spots_stand_below_their_place_with_their_own_numbers(make: ReportMaker, library: Library) -> None:
    points = (
        a_tender_point(spot="edge", seconds_held=30),
        a_tender_point(id="m2", spot="middle", seconds_held=50),
    )
    rows = [
        line.split(" | ")[0] + " | " + line.split(" | ")[4]
        for line in markdown_report(make([a_session(tender_points=points)]), library).splitlines()
        if "new, 1 of 1" in line
    ]
    assert rows == [
        "| top of right shoulder | 40 s |",
        "| \u2013 edge | 30 s |",
        "| \u2013 middle | 50 s |",
    ]


def test_a_place_without_a_number_stands_in_a_line(make: ReportMaker, library: Library) -> None:
    after = (Rating(region="palm", side=Side.LEFT, before=None, after=4),)
    text = markdown_report(make([a_session(ratings=after), *some_entries()[1:]]), library)
    assert "\n- Only rated after a session: palm of left hand\n" in text
    assert text.count("palm of left hand") == 1


def test_about_a_region_the_days_are_those_with_a_session_there(make: ReportMaker, library: Library) -> None:
    text = markdown_report(make(some_entries(), regions=("shoulder-top",)), library)
    assert "\n- Days: 8 with a session there\n" in text
