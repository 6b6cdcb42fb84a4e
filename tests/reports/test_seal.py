"""The seal of a report's file: Unknot replaces what is as it wrote it, and nothing else."""

import pytest

from tests.reports.conftest import HOSTILE, ReportMaker, some_entries
from tui.core.routines.routine import Library
from tui.reports.formats import ReportFormat, rendered
from tui.reports.seal import sealed, why_it_stays

PAGES = (ReportFormat.TEXT, ReportFormat.MARKDOWN, ReportFormat.HTML)
DATA = (ReportFormat.CSV, ReportFormat.JSON)


@pytest.fixture(params=["long day", HOSTILE, "肩こり"])
def words(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.mark.parametrize("as_format", PAGES)
def test_a_page_as_it_was_written_may_be_replaced_by_one_of_its_format_only(
    make: ReportMaker, library: Library, as_format: ReportFormat, words: str
) -> None:
    data = sealed(rendered(make(some_entries(words)), library, as_format), as_format).encode()
    assert [each for each in ReportFormat if not why_it_stays(data, each)] == [as_format]


@pytest.mark.parametrize("as_format", PAGES)
def test_a_page_that_was_changed_anywhere_stays(
    make: ReportMaker, library: Library, as_format: ReportFormat
) -> None:
    text = sealed(rendered(make(some_entries()), library, as_format), as_format)
    middle = len(text) // 2
    changed = [
        text + "MY OWN NOTES\n",
        text + "\n",
        text[:-1],
        text.replace("\n", "\r\n"),
        text[:middle] + "x" + text[middle:],
        text.replace("report", "report ", 1),
        rendered(make(some_entries()), library, as_format),
    ]
    assert all(why_it_stays(each.encode(), as_format) for each in changed)
    for data in (changed[0].encode(), text.encode() + b"\xff"):
        assert "was changed after Unknot wrote it" in why_it_stays(data, as_format)


@pytest.mark.parametrize("as_format", DATA)
def test_data_has_no_seal_and_stays(make: ReportMaker, library: Library, as_format: ReportFormat) -> None:
    text = rendered(make(some_entries()), library, as_format)
    assert sealed(text, as_format) == text
    assert f"a report as {as_format} never replaces a file" in why_it_stays(text.encode(), as_format)


def test_the_page_of_text_stays_a_page(make: ReportMaker, library: Library, words: str) -> None:
    text = rendered(make(some_entries(words)), library, ReportFormat.TEXT)
    lines = sealed(text, ReportFormat.TEXT).splitlines()
    assert len(lines[0]) == 80
    assert lines[1:] == text.splitlines()[1:]
    assert sealed(text, ReportFormat.TEXT).isascii()


def test_another_file_stays_and_is_not_called_a_report() -> None:
    assert "no report of Unknot in this format" in why_it_stays(b"dear doctor", ReportFormat.HTML)
