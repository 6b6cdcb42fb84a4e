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
from tui.core.anatomy.body import Region, View
from tui.core.clock import ManualClock
from tui.core.entries.entry import Entry
from tui.core.entries.journal import Journal, JournalError, MemoryJournal
from tui.core.routines.routine import Library
from tui.core.weeks.calendar_week import Week
from tui.screens.week import WeekResult, WeekScreen
from tui.widgets.body.picture import BodyPicture
from tui.widgets.key_help import KeyHelp
from tui.widgets.week.page import WeekPage

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

    def __init__(self, journal: Journal, now: dt.datetime = NOW, **options: Any) -> None:
        self.week = WeekScreen(journal, LIBRARY, ManualClock(now, "Europe/Paris"), **options)
        super().__init__(self.week)

    @property
    def page(self) -> WeekPage:
        """The first page, or the only one."""
        return self.week.query_one("#first", WeekPage)

    @property
    def text(self) -> str:
        """Everything that the pages say."""
        return "\n".join(line for page in self.week.query(WeekPage) for line in page.lines)

    def said(self, selector: str) -> str:
        """What a text of the screen says."""
        return str(self.week.query(selector).first(Static).render())


def seeded() -> MemoryJournal:
    entries: list[Entry] = SEEDED["seeded_entries"](NOW)
    return MemoryJournal(entries)


async def opened(app: OneScreen, pilot: Pilot[None]) -> None:
    await pilot.pause()
    assert app.screen is app.week


async def test_it_opens_on_this_week_with_the_weeks_before_beside_it() -> None:
    app = OneScreen(seeded())
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        assert app.said("#head").startswith("Week 47 · 16 - 22 Nov 2026")
        assert app.said("#head").endswith("← week 46   this week")
        assert app.page.lines[3] == (
            "7 sessions, 32 min, 2 check-ins  ·  last 5, 22 min; usual (3 wk) 5, 23 min"
        )


async def test_the_first_screenful_tells_days_levels_changes_and_tender_places() -> None:
    app = OneScreen(seeded())
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        seen = "\n".join(app.page.lines[: app.page.size.height])
        for words in ("[Sun 22]", "is it getting better?", "after a session", "recurring ●●●●○ 4 of 5"):
            assert words in seen


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


async def test_a_week_can_be_asked_for() -> None:
    app = OneScreen(seeded(), week=Week(dt.date(2026, 11, 2)))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        assert app.said("#head").startswith("Week 45")
        assert app.week.shown == Week(dt.date(2026, 11, 2))


async def test_the_history_is_kept_from_week_to_week_and_made_again_for_another_journal() -> None:
    journal = seeded()
    app = OneScreen(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        made = app.week.history
        await pilot.press("left", "question_mark", "q", "right")
        assert app.week.history is made
        journal.remove(journal.all()[-1].id)
        app.week.look_again()
        assert app.week.history is not made
        assert app.page.lines[3].startswith("6 sessions,")


async def test_another_week_leaves_the_eye_in_the_section_it_was_in() -> None:
    app = OneScreen(seeded())
    async with app.run_test(size=(80, 10)) as pilot:
        await opened(app, pilot)
        await pilot.press("down", "left")
        assert app.page.scroll_y == 1
        at = [line.startswith("how much") for line in app.page.lines].index(True)
        app.page.scroll_to(y=at, animate=False)
        await pilot.press("right")
        await pilot.pause()
        assert app.page.scroll_y != at
        assert app.page.lines[round(app.page.scroll_y)].startswith("how much")


async def test_the_top_stays_the_top_where_a_week_has_fewer_sections() -> None:
    app = OneScreen(seeded(), now=NOW + dt.timedelta(days=2))
    async with app.run_test(size=(120, 9)) as pilot:
        await opened(app, pilot)
        second = app.week.query_one("#second", WeekPage)
        await pilot.press("left")
        await pilot.pause()
        assert second.scroll_y == 0
        await pilot.press("end", "right")
        await pilot.pause()
        assert 0 <= second.scroll_y <= second.max_scroll_y


async def test_a_screenful_is_all_rows_but_two_and_end_is_the_last_row() -> None:
    app = OneScreen(seeded())
    async with app.run_test(size=(80, 14)) as pilot:
        await opened(app, pilot)
        await pilot.press("pagedown")
        assert app.page.scroll_y == app.page.size.height - 2
        await pilot.press("space", "pageup")
        assert app.page.scroll_y == app.page.size.height - 2
        await pilot.press("end")
        assert app.page.scroll_y == app.page.max_scroll_y > 0


async def test_an_empty_week_says_a_warm_sentence_and_shows_no_zero() -> None:
    app = OneScreen(MemoryJournal())
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        assert "Nothing this week yet." in app.text
        assert "the first week" in app.text
        assert "Mon 16     Tue 17" in app.text
        assert len(app.text.strip().splitlines()) == 4


async def test_a_journal_that_is_not_whole_calls_no_day_rest_and_says_why() -> None:
    class Partly(MemoryJournal):
        def is_complete(self) -> bool:
            return False

    app = OneScreen(Partly())
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        assert "rest" not in app.text
        assert "Not all of the journal could be read" in app.text


async def test_a_wide_screen_has_two_pages_and_the_figure_below() -> None:
    app = OneScreen(seeded())
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(app, pilot)
        second = app.week.query_one("#second", WeekPage)
        assert second.lines[0].startswith("is it getting better?")
        assert app.week.query_one(BodyPicture).region.height > 10
        assert app.said("#figure-words") == "tender points in week 47"
        await pilot.press("f")
        assert app.said("#figure-words") == "tender points in four weeks, 26 Oct - 22 Nov"
        await pilot.press("f")
        assert app.said("#figure-words") == "tender points in week 47"
        assert app.page.display


async def test_a_figure_in_place_of_the_page_turns_and_gives_the_page_back() -> None:
    app = OneScreen(seeded())
    async with app.run_test(size=(40, 20)) as pilot:
        await opened(app, pilot)
        assert not app.week.query(BodyPicture)
        await pilot.press("f")
        await pilot.pause()
        picture = app.week.query_one(BodyPicture)
        first = picture.shown_alone
        assert first is not None
        await pilot.press("down")
        assert picture.shown_alone not in (None, first)
        await pilot.press("f")
        assert app.said("#figure-words") == "tender points, 26 Oct - 22 Nov"
        await pilot.press("f")
        await pilot.pause()
        assert app.page.region


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
        assert "Sun  [/b] [@click=app.quit]x[/]" in app.text
        assert "\x1b" not in app.text


async def test_a_journal_that_cannot_be_read_is_one_line() -> None:
    app = OneScreen(BrokenJournal())
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        assert app.said("#said") == "journal/2026.json is not readable [b]"
        assert app.week.query_one("#said").display


async def test_keys_lead_to_the_journal_back_and_help() -> None:
    answers = {
        "o": WeekResult.JOURNAL,
        "r": WeekResult.REPORT,
        "q": WeekResult.BACK,
        "ctrl+c": WeekResult.BACK,
    }
    for key, answer in answers.items():
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
        page = app.page
        assert page.max_scroll_y > 0
        await pilot.press(*["pagedown"] * 20)
        assert page.scroll_y == page.max_scroll_y
        assert page.max_scroll_x == 0
