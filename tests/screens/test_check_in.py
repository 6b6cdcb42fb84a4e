"""The check-in: a place, a number or a few words, kept at once or for a time that is past."""

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

import pytest
from textual.widgets import Input

from tests.screens.conftest import NOT_LEFT, Host
from tui.core.anatomy.body import Region, Side, Spot, View
from tui.core.clock import ManualClock
from tui.core.entries.entry import CheckIn, CheckInRating, Entry
from tui.core.entries.journal import Journal, JournalError, MemoryJournal
from tui.core.routines.routine import Library
from tui.screens.check_in import LEAVE_ANYWAY, NOTHING_TO_KEEP, CheckInScreen
from tui.widgets.choice_line import ChoiceLine
from tui.widgets.key_help import KeyHelp
from tui.widgets.note_area import NoteArea
from tui.widgets.place_picker import NOWHERE, PlaceLine, PlacePicker
from tui.widgets.rating_scale import RatingScale
from tui.widgets.said_line import SaidLine

NOW = dt.datetime(2026, 11, 22, 14, 3, tzinfo=ZoneInfo("Europe/Paris"))
LIBRARY = Library(
    language="en",
    regions=(
        Region(id="neck-back", name="back of the neck", views=(View.BACK,), sided=True),
        Region(id="sacrum", name="sacrum", views=(View.BACK,), sided=False),
        Region(id="shoulder-top", name="top of the [b]shoulder", views=(View.BACK,), sided=True),
    ),
    sources=(),
    contraindications=(),
    routines=(),
)
RIGHT_SHOULDER = Spot("shoulder-top", Side.RIGHT)


class Full(MemoryJournal):
    """A journal without room, until it has some."""

    is_full = True

    def add(self, entry: Entry) -> Entry:
        if self.is_full:
            raise JournalError("no space left on the disk: nothing was changed")
        return super().add(entry)


class Unreadable(MemoryJournal):
    """A journal that cannot be read."""

    def all(self) -> Sequence[Entry]:
        raise JournalError("journal/2026.json is damaged [x]")


class OneScreen(Host):
    """The check-in alone, and what it answered."""

    def __init__(self, journal: Journal, spot: Spot | None = RIGHT_SHOULDER) -> None:
        self.check_in = CheckInScreen(journal, LIBRARY, ManualClock(NOW, "Europe/Paris"), spot=spot)
        super().__init__(self.check_in)

    @property
    def said(self) -> str:
        """The line that says what is wrong."""
        return "".join(str(line.content) for line in self.check_in.query(SaidLine))


def only(journal: MemoryJournal) -> CheckIn:
    (entry,) = journal.all()
    assert isinstance(entry, CheckIn)
    return entry


async def test_a_number_and_enter_to_the_end_keep_the_chosen_spot() -> None:
    journal = MemoryJournal()
    app = OneScreen(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", "enter", "2", "enter", *"long day", "enter", "enter")
        entry = only(journal)
        assert entry.ratings == (CheckInRating(region="shoulder-top", side=Side.RIGHT, now=4),)
        assert (entry.interference, entry.note, entry.entered_later) == (2, "long day", False)
        assert entry.started_at == NOW
        assert app.left == entry


async def test_what_is_left_empty_is_nothing_and_never_zero() -> None:
    journal = MemoryJournal()
    app = OneScreen(journal)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("enter", "0", "s")
        entry = only(journal)
        assert entry.ratings == ()
        assert entry.interference == 0


async def test_an_empty_form_is_not_kept() -> None:
    journal = MemoryJournal()
    app = OneScreen(journal)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("s")
        assert app.said == NOTHING_TO_KEEP
        assert journal.all() == []
        await pilot.press("q")
        assert app.left is None


async def test_without_a_spot_a_place_is_typed_and_taken() -> None:
    journal = MemoryJournal()
    app = OneScreen(journal, spot=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"shou", "enter")
        assert app.check_in.query_one(PlaceLine).place == "top of the [b]shoulder"
        await pilot.press("right", "enter", "7", "s")
        assert only(journal).ratings == (CheckInRating(region="shoulder-top", side=Side.LEFT, now=7),)


async def test_a_place_in_the_middle_asks_no_side() -> None:
    journal = MemoryJournal()
    app = OneScreen(journal, spot=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "enter")
        assert not app.check_in.query_one(ChoiceLine).display
        await pilot.press("3", "s")
        assert only(journal).ratings == (CheckInRating(region="sacrum", side=Side.MIDDLE, now=3),)


async def test_nowhere_in_particular_asks_only_the_rest() -> None:
    journal = MemoryJournal()
    app = OneScreen(journal, spot=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*["down"] * 9, "enter")
        assert not app.check_in.query_one("#sore").display
        await pilot.press("5", "s")
        assert (only(journal).ratings, only(journal).interference) == ((), 5)


async def test_an_empty_line_and_enter_leave_the_place_as_it_was() -> None:
    app = OneScreen(MemoryJournal())
    async with app.run_test(size=(40, 20)) as pilot:
        app.check_in.query_one(PlaceLine).focus()
        await pilot.press("enter", *"sac", *["backspace"] * 3, "enter")
        assert not app.check_in.query_one(PlacePicker).display
        assert app.check_in.query_one(PlaceLine).place == "top of the [b]shoulder"


async def test_nowhere_in_particular_can_be_typed() -> None:
    app = OneScreen(MemoryJournal())
    async with app.run_test(size=(40, 20)) as pilot:
        app.check_in.query_one(PlaceLine).focus()
        await pilot.press("enter", *"nowh", "enter")
        assert app.check_in.query_one(PlaceLine).place == NOWHERE


async def test_a_journal_that_cannot_be_read_is_said_and_the_form_works() -> None:
    app = OneScreen(Unreadable(), spot=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.said == "journal/2026.json is damaged [x]"
        assert app.check_in.query_one(PlacePicker).display


async def test_typing_what_no_place_matches_takes_nothing() -> None:
    app = OneScreen(MemoryJournal(), spot=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"[/x]", "enter")
        assert app.check_in.query_one(PlacePicker).display
        await pilot.press("escape")
        assert not app.check_in.query_one(PlacePicker).display


async def test_something_forgotten_is_marked_entered_later() -> None:
    journal = MemoryJournal()
    app = OneScreen(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6")
        app.check_in.query_one("#when", Input).value = "yesterday 22:00"
        await pilot.press("s")
        entry = only(journal)
        assert entry.entered_later
        assert entry.started_at.isoformat() == "2026-11-21T22:00:00+01:00"
        assert app.told == ["Kept: check-in of Sat 21 Nov 22:00."]


async def test_a_time_that_cannot_be_read_is_said_and_nothing_is_lost() -> None:
    journal = MemoryJournal()
    app = OneScreen(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6")
        app.check_in.query_one("#when", Input).value = "[b]soon"
        await pilot.press("s")
        assert app.said.startswith('"[b]soon" is not a time')
        assert app.check_in.query_one("#sore", RatingScale).value == 6
        assert journal.all() == []


async def test_when_saving_fails_everything_stays_as_it_was_typed() -> None:
    journal = Full()
    app = OneScreen(journal)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("6", "enter", "enter", *"stiff", "enter", "enter")
        assert app.said == "no space left on the disk: nothing was changed"
        assert app.check_in.query_one(NoteArea).text == "stiff"
        journal.is_full = False
        await pilot.press("enter")
        assert only(journal).note == "stiff"


@pytest.mark.parametrize("key", ["q", "ctrl+c", "escape"])
async def test_leaving_with_something_typed_is_asked_once(key: str) -> None:
    app = OneScreen(MemoryJournal())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6", key)
        assert app.said == LEAVE_ANYWAY
        assert app.left == NOT_LEFT
        await pilot.press(key)
        assert app.left is None


async def test_an_unsafe_note_is_kept_literally() -> None:
    journal = MemoryJournal()
    app = OneScreen(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        app.check_in.query_one(NoteArea).insert("[/b] [@click=app.quit]x[/]\x1b[2J")
        await pilot.press("s")
        assert only(journal).note == "[/b] [@click=app.quit]x[/]\ufffd[2J"
        assert app.told == [
            "Kept: check-in of Sun 22 Nov 14:03.",
            "1 character was made visible as \ufffd, to keep the terminal safe.",
        ]


async def test_help_lists_the_keys() -> None:
    app = OneScreen(MemoryJournal())
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("question_mark")
        assert isinstance(app.screen, KeyHelp)


async def test_arrows_reach_every_field_on_a_phone() -> None:
    app = OneScreen(MemoryJournal())
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("up", "up", "up")
        assert app.check_in.query_one(PlaceLine).has_focus
        await pilot.press("down", "down", "down", "down", "tab")
        await pilot.pause()
        when = app.check_in.query_one("#when", Input)
        assert when.has_focus
        assert app.check_in.query_one("#form").region.contains_region(when.region)
