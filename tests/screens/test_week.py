"""The week screen: arrows between weeks, warm words for empty ones, literal notes."""

import datetime as dt
import runpy
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from textual.pilot import Pilot
from textual.widgets import Static

from tests.screens.conftest import Host
from tui.core.body import Region, View
from tui.core.clock import ManualClock
from tui.core.entry import Entry
from tui.core.journal import Journal, JournalError, MemoryJournal
from tui.core.routine import Library
from tui.screens.week import WeekResult, WeekScreen
from tui.widgets.key_help import KeyHelp
from tui.widgets.week_chart import RatingRows, TenderRows, WeekBars

SEEDED = runpy.run_path(str(Path(__file__).parents[2] / "screenshots" / "seeded.py"))
NOW = dt.datetime(2026, 11, 22, 14, 3, tzinfo=ZoneInfo("Europe/Paris"))
LIBRARY = Library(
    language="en",
    regions=(Region(id="shoulder-top", name="top of the shoulder", views=(View.BACK,), sided=True),),
    sources=(),
    contraindications=(),
    routines=(),
)


class BrokenJournal(MemoryJournal):
    """A journal whose file cannot be read."""

    def all(self) -> Sequence[Entry]:
        raise JournalError("journal/2026.json is not readable [b]")


class OneScreen(Host):
    """The week screen alone, and what it answered."""

    def __init__(self, journal: Journal, **options: Any) -> None:
        self.week = WeekScreen(journal, LIBRARY, ManualClock(NOW, "Europe/Paris"), **options)
        super().__init__(self.week)

    def said(self, selector: str) -> str:
        """What a text of the screen says."""
        return str(self.week.query(selector).first(Static).render())


def seeded() -> MemoryJournal:
    entries: list[Entry] = SEEDED["seeded_entries"](NOW)
    return MemoryJournal(entries)


async def opened(app: OneScreen, pilot: Pilot[None]) -> None:
    await pilot.pause()
    assert app.screen is app.week


async def test_it_opens_on_this_week_with_the_one_before_beside_it() -> None:
    app = OneScreen(seeded())
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        assert app.said("#head").startswith("Week 47 · 16 - 22 Nov 2026")
        assert app.said("#head").endswith("← week 46   this week")
        assert (
            app.said("#sums") == "7 sessions on 5 days, 32 min, 2 check-ins · week before: 5 sessions, 22 min"
        )


async def test_arrows_go_from_week_to_week_and_stop_at_both_ends() -> None:
    app = OneScreen(seeded())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("right")
        assert app.said("#head").startswith("Week 47")
        await pilot.press("left", "h")
        assert app.said("#head").startswith("Week 45")
        await pilot.press(*["left"] * 9)
        assert app.said("#head").startswith("Week 44")
        await pilot.press("l")
        assert app.said("#head").startswith("Week 45")
        await pilot.press("home")
        assert app.said("#head").startswith("Week 47")


async def test_the_numbers_of_the_shown_week_reach_the_charts() -> None:
    app = OneScreen(seeded())
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        assert [day.sessions for day in app.week.query_one(WeekBars).days] == [2, 0, 2, 1, 1, 0, 1]
        assert app.week.query_one(RatingRows).rows[0].region == "neck-back"
        assert app.week.query_one(TenderRows).rows[0].region == "shoulder-top"


async def test_an_empty_week_says_a_warm_sentence_and_shows_no_empty_chart() -> None:
    app = OneScreen(MemoryJournal())
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        assert app.said("#sums").startswith("Nothing this week yet.")
        assert not any(app.week.query_one(kind).display for kind in (WeekBars, RatingRows, TenderRows))


async def test_another_first_day_makes_other_weeks() -> None:
    app = OneScreen(seeded(), week_starts=6)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        assert app.said("#head").startswith("Week 48 · 22 - 28 Nov 2026")


async def test_notes_of_the_week_are_shown_literally() -> None:
    journal = seeded()
    entry = journal.all()[-1]
    journal.replace(msgspec.structs.replace(entry, note="[/b] [@click=app.quit]x[/]\x1b[2J\nsecond"))
    app = OneScreen(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        said = app.said(".notes")
        assert "Sun  [/b] [@click=app.quit]x[/]" in said
        assert "\x1b" not in said


async def test_a_journal_that_cannot_be_read_is_one_line() -> None:
    app = OneScreen(BrokenJournal())
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        assert app.said("#problem") == "journal/2026.json is not readable [b]"
        assert app.week.query_one("#problem").display


async def test_keys_lead_to_the_journal_back_and_help() -> None:
    for key, answer in (("o", WeekResult.JOURNAL), ("q", WeekResult.BACK), ("ctrl+c", WeekResult.BACK)):
        app = OneScreen(seeded())
        async with app.run_test(size=(40, 20)) as pilot:
            await pilot.press("question_mark")
            assert isinstance(app.screen, KeyHelp)
            await pilot.press("q")
            assert app.week.is_current
            await pilot.press(key)
            assert app.left == answer


async def test_a_phone_scrolls_to_the_last_line() -> None:
    app = OneScreen(seeded())
    async with app.run_test(size=(40, 20)) as pilot:
        await opened(app, pilot)
        page = app.week.query_one("#page")
        assert page.max_scroll_y > 0
        await pilot.press(*["pagedown"] * 5)
        assert page.scroll_y == page.max_scroll_y
        assert page.max_scroll_x == 0
