"""The report screen: what is chosen is what is shown and what is written."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.builders import a_check_in, a_session, a_tender_point
from tests.screens.conftest import NOT_LEFT, Host
from tui.core.anatomy.body import Side
from tui.core.clock import ManualClock
from tui.core.entries.entry import CheckInRating, Entry
from tui.core.entries.journal import Journal, JournalError, MemoryJournal
from tui.core.reporting.report import last_weeks
from tui.core.routines.routine import Library
from tui.reports.formats import ReportFormat
from tui.screens.report import ReportScreen, ReportToSave
from tui.widgets.key_help import KeyHelp
from tui.widgets.line_entry import LineEntry
from tui.widgets.report_choices import FORMATS, PARTS
from tui.widgets.report_page import ReportPage
from tui.widgets.said_line import SaidLine

NOW = dt.datetime(2026, 11, 22, 15, 3, tzinfo=ZoneInfo("Europe/Paris"))
ENTRIES: list[Entry] = [
    a_session(note="slept [b]badly", tender_points=(a_tender_point(spot="edge"),)),
    a_check_in(
        started_at=NOW - dt.timedelta(days=40),
        ratings=(CheckInRating(region="neck-back", side=Side.BOTH, now=7),),
    ),
]


class BrokenJournal(MemoryJournal):
    """A journal whose file cannot be read."""

    def all(self) -> Sequence[Entry]:
        raise JournalError("journal/2026.json is not readable [b]")


class Kept:
    """Where reports go in these tests."""

    def __init__(self, problem: str = "") -> None:
        self.reports: list[ReportToSave] = []
        self._problem = problem

    def save(self, report: ReportToSave) -> str:
        if self._problem:
            raise JournalError(self._problem)
        self.reports.append(report)
        return f"/home/somebody/{report.name}"


class OneScreen(Host):
    """The report screen alone."""

    def __init__(
        self, library: Library, kept: Kept | None = None, journal: Journal | None = None, **fields: Any
    ) -> None:
        self.kept = kept or Kept()
        self.report = ReportScreen(
            journal or MemoryJournal(ENTRIES),
            library,
            ManualClock(NOW, "Europe/Paris"),
            self.kept.save,
            request=last_weeks(4, NOW.date()),
            **fields,
        )
        super().__init__(self.report)

    def said(self, selector: str) -> str:
        return str(self.report.query_one(selector, Static).render())

    @property
    def text(self) -> str:
        """The page of the report."""
        return "\n".join(line.rstrip() for line in self.report.query_one(ReportPage).lines)

    @property
    def at_foot(self) -> str:
        """What is said below the page."""
        return "".join(str(line.content) for line in self.report.query(SaidLine))

    @property
    def choices(self) -> dict[str, str]:
        """The rows of choices: name and words."""
        rows: dict[str, str] = {}
        name = ""
        for line in self.said("ReportChoices").splitlines():
            name = line[4:13].strip() or name
            rows[name] = " ".join([rows.get(name, ""), *line[13:].split()]).strip()
        return rows


async def test_it_opens_on_four_weeks_with_nothing_left_out(library: Library) -> None:
    app = OneScreen(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.choices == {
            "days": "26 Oct - 22 Nov 2026, 28 days",
            "about": "all places",
            "format": "text markdown [html] csv json",
            "in it": "1 notes 2 words 3 spots 4 soreness 5 tender points 6 mornings 7 in the way "
            "8 left/right 9 trends",
            "left out": "nothing",
            "file": "unknot-2026-11-22.html",
        }
        assert app.text.startswith("Unknot report: 26 Oct - 22 Nov 2026, 28 days (Europe/Paris)")


async def test_arrows_reach_further_back_and_stop_at_both_ends(library: Library) -> None:
    app = OneScreen(library)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "neck" not in app.text
        await pilot.press("right")
        assert app.choices["days"].endswith("56 days")
        assert "back of neck, both sides" in app.text
        await pilot.press(*["left"] * 9)
        assert app.choices["days"] == "16 Nov - 22 Nov 2026, 7 days"
        await pilot.press(*["right"] * 9)
        assert app.choices["days"].endswith("364 days")


async def test_a_digit_leaves_a_part_out_and_takes_it_in_again(library: Library) -> None:
    app = OneScreen(library)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "slept [b]badly" in app.text
        await pilot.press("1", "5")
        assert app.choices["left out"] == "1 notes 2 words 3 spots 5 tender points 8 left/right"
        assert "slept" not in app.text
        assert "edge" not in app.text
        await pilot.press("1", "5")
        assert app.choices["left out"] == "nothing"


async def test_every_part_has_a_digit(library: Library) -> None:
    app = OneScreen(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*(str(number) for number in range(1, len(PARTS) + 1)))
        assert app.choices["in it"] == "nothing of these"


async def test_r_goes_through_the_regions_and_back_to_all(library: Library) -> None:
    app = OneScreen(library)
    async with app.run_test(size=(80, 24)) as pilot:
        seen = [app.choices["about"]]
        while len(seen) < 2 or seen[-1] != "all places":
            await pilot.press("r")
            seen.append(app.choices["about"])
        assert "only top of the shoulder" in seen
        assert "only back of the neck" in seen


@pytest.mark.parametrize("as_format", FORMATS)
async def test_enter_writes_the_chosen_format_and_says_where(
    library: Library, as_format: ReportFormat
) -> None:
    app = OneScreen(library)
    async with app.run_test(size=(80, 24)) as pilot:
        while app.report.as_format is not as_format:
            await pilot.press("f")
        await pilot.press("1", "enter")
        (report,) = app.kept.reports
        assert (report.as_format, report.name) == (as_format, f"unknot-2026-11-22.{as_format.ending}")
        assert "slept" not in report.text
        assert app.at_foot == f"The report is in /home/somebody/{report.name}"
        assert app.left == NOT_LEFT


async def test_a_name_is_asked_for_and_kept(library: Library) -> None:
    app = OneScreen(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        assert isinstance(app.screen, LineEntry)
        app.screen.query_one(Input).value = "~/for [b]Dr. X.html"
        await pilot.press("enter", "enter")
        assert [report.name for report in app.kept.reports] == ["~/for [b]Dr. X.html"]
        assert app.choices["file"] == "~/for [b]Dr. X.html"


@pytest.mark.parametrize(("typed", "then"), [("~/me.txt", "~/me."), ("~/me.v2", "~/me.v2"), ("~/me", "~/me")])
async def test_the_ending_of_a_name_goes_with_the_format(library: Library, typed: str, then: str) -> None:
    app = OneScreen(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        app.screen.query_one(Input).value = typed
        await pilot.press("enter", "f")
        ending = app.report.as_format.ending if then.endswith(".") else ""
        assert app.choices["file"] == f"{then}{ending}"


async def test_what_cannot_be_written_is_said_and_the_screen_stays(library: Library) -> None:
    app = OneScreen(library, Kept(problem="cannot write x.html: no room [b] on the disk"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        said = app.report.query_one(SaidLine)
        assert str(said.render()) == "cannot write x.html: no room [b] on the disk"
        assert said.has_class("problem")
        assert app.screen is app.report


async def test_what_was_said_goes_once_something_else_is_chosen(library: Library) -> None:
    app = OneScreen(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "1")
        assert not app.report.query_one(SaidLine).has_class("told")


async def test_a_journal_that_cannot_be_read_is_said_literally(library: Library) -> None:
    app = OneScreen(library, journal=BrokenJournal())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "is not readable [b]" in app.at_foot
        assert "Nothing was noted" in app.text


async def scrolled(app: OneScreen, pilot: Pilot[None], *keys: str) -> tuple[float, float]:
    await pilot.press(*keys)
    page = app.report.query_one("#page")
    return page.scroll_x, page.scroll_y


async def test_on_a_phone_all_of_the_page_can_be_reached(library: Library) -> None:
    app = OneScreen(library)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        assert max(map(len, app.said("ReportChoices").splitlines())) <= 38
        assert app.report.query_one("#page").size.height >= 3
        assert await scrolled(app, pilot, *["l"] * 9) == (40, 0)
        assert (await scrolled(app, pilot, *["pagedown"] * 9))[1] > 0
        assert (await scrolled(app, pilot, *["h"] * 9, *["pageup"] * 9)) == (0, 0)


async def test_at_80_columns_no_line_of_the_page_is_cut(library: Library) -> None:
    app = OneScreen(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.report.query_one("#page").scrollable_content_region.width == 80


async def test_help_and_back(library: Library) -> None:
    app = OneScreen(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark")
        assert isinstance(app.screen, KeyHelp)
        await pilot.press("q", "q")
        assert app.left is None
