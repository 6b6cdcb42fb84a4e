"""The routines screen: what it lists, where each key leads, and that one's own can be made and taken away."""

import datetime as dt
from typing import Any

import msgspec
import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.memory_shelf import MemoryFavourites, MemoryShelf
from tests.screens.conftest import NOT_LEFT, Host
from tui.core.clock import ManualClock
from tui.core.routines.editing import copy_of
from tui.core.routines.plan import make_plan
from tui.core.routines.routine import Routine
from tui.core.routines.shelf import Arrival, LeftOut
from tui.files.routines.routine_files import load_built_in
from tui.screens.routines import (
    ChangeThis,
    LeaveRoutines,
    LookAtArrival,
    OpenEditor,
    OpenFile,
    RoutinesScreen,
    StartThis,
    TryThis,
)
from tui.widgets.key_help import KeyHelp
from tui.widgets.line_entry import LineEntry
from tui.widgets.lines_page import LinesPage
from tui.widgets.routine_card import RoutineCard
from tui.widgets.routine_lines import StyledLines
from tui.widgets.routine_list import RoutineList
from tui.widgets.said_line import SaidLine

SIZES = [(80, 24), (120, 40), (40, 20)]
NOW = dt.datetime(2026, 11, 22, 14, 3, tzinfo=dt.UTC)
HOSTILE = "[/b] [@click=app.quit]x[/]"
LIBRARY = load_built_in()


def routine(routine_id: str) -> Routine:
    found = LIBRARY.routine(routine_id)
    assert found is not None
    return found


MINE = copy_of(routine("neck-tension"), routine_id="my-neck", title=f"My {HOSTILE}")


class RoutinesApp(Host):
    """The screen over a shelf in memory."""

    def __init__(self, *own: Routine, favourites: tuple[str, ...] = (), at: str | None = None) -> None:
        self.clock = ManualClock(NOW, "Europe/Paris")
        self.shelf = MemoryShelf(LIBRARY, *own)
        self.favourites = MemoryFavourites(*favourites)
        super().__init__(RoutinesScreen(self.shelf, self.favourites, self.clock, at=at))

    async def press(self, pilot: Pilot[Any], *keys: str) -> None:
        for key in keys:
            self.clock.move(1)
            await pilot.press(key)
            await pilot.pause()

    @property
    def listed(self) -> list[str]:
        """The lines of the list, as they are drawn."""
        routines = self.shown.query_one(RoutineList)
        return [routines.text_of(at).strip() for at in range(len(routines._lines))]

    @property
    def current(self) -> str | None:
        current = self.shown.query_one(RoutineList).current
        return current.id if current else None

    @property
    def card(self) -> str:
        """What the card says, whatever of it is seen."""
        lines = self.shown.query_one(RoutineCard)
        return "\n".join(text for text, _ in lines.lines(lines.size.width))

    @property
    def said(self) -> str:
        return "".join(str(line.content) for line in self.shown.query(SaidLine))

    def text(self, where: str) -> str:
        return str(self.shown.query_one(where, Static).content)


async def test_favourites_come_first_and_own_ones_last() -> None:
    app = RoutinesApp(MINE, favourites=("tired-feet",))
    async with app.run_test(size=(80, 24)):
        headings = [line for line in app.listed if line in ("Favourites", "Built in", "Your own")]
        assert headings == ["Favourites", "Built in", "Your own"]
        assert app.listed[1].startswith("▸ Tired feet")
        assert app.listed[-1].startswith("My [/b] [@click=app.quit]")
        assert sum("Tired feet" in line for line in app.listed) == 1


@pytest.mark.parametrize("size", SIZES)
async def test_every_title_stands_whole_with_its_minutes(size: tuple[int, int]) -> None:
    app = RoutinesApp()
    async with app.run_test(size=size):
        for each in LIBRARY.routines:
            (line,) = [line for line in app.listed if each.title in line]
            assert line.endswith(f"{make_plan(each).minutes} min")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["space", "e"])
async def test_no_line_of_any_card_is_wider_than_the_card(size: tuple[int, int], key: str) -> None:
    app = RoutinesApp(MINE)
    async with app.run_test(size=size) as pilot:
        await app.press(pilot, key)
        lines = app.shown.query_one(RoutineCard)
        for each in (*LIBRARY.routines, MINE):
            app.shown.query_one(RoutineList).at = next(
                at for at, line in enumerate(app.shown.query_one(RoutineList)._lines) if line == each
            )
            await pilot.pause()
            assert all(len(line) <= lines.size.width for line in app.card.splitlines())
            assert each.title.split()[0] in app.card


async def test_the_card_says_what_a_routine_is() -> None:
    app = RoutinesApp(at="tight-shoulders")
    async with app.run_test(size=(120, 40)):
        card = app.card
        assert "Tight shoulders" in card
        assert "You need: wall, ball" in card
        assert "3 Rise, ball rolls down" in card
        assert "each side  1:30" in card
        assert "with getting ready" in card


async def test_evidence_and_sources_are_one_key_away() -> None:
    app = RoutinesApp(at="tight-shoulders")
    async with app.run_test(size=(120, 40)) as pilot:
        await app.press(pilot, "e")
        card, shown = " ".join(app.card.split()), routine("tight-shoulders")
        for source in LIBRARY.sources:
            if source.id in shown.sources:
                assert source.title in card
                assert source.fact in card
                assert str(source.year or "") in card
                assert source.url in card.replace(" ", "") or source.url in card
        for item in LIBRARY.contraindications_of(shown):
            assert item.text.rstrip(".") in card
        for step in shown.steps:
            assert step.caution in card
        await app.press(pilot, "e")
        assert "Steps" in app.card


@pytest.mark.parametrize(
    ("key", "result"),
    [
        ("enter", StartThis(routine("lower-back"))),
        ("t", TryThis(routine("lower-back"))),
        ("q", LeaveRoutines()),
        ("ctrl+c", LeaveRoutines()),
    ],
)
async def test_where_a_key_leads(key: str, result: object) -> None:
    app = RoutinesApp(at="lower-back")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, key)
    assert app.left == result


async def test_arrows_go_past_headings_and_around() -> None:
    app = RoutinesApp(MINE, favourites=("tired-feet",))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "down")
        assert app.current == "neck-tension"
        await app.press(pilot, "k", "k")
        assert app.current == "my-neck"
        await app.press(pilot, "j")
        assert app.current == "tired-feet"
        await app.press(pilot, "end", "home")
        assert app.current == "tired-feet"


async def test_what_is_typed_filters_and_q_shows_all_again() -> None:
    app = RoutinesApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "slash", *"ball")
        balls = [each for each in LIBRARY.routines if "ball" in each.equipment]
        assert len([line for line in app.listed if line.endswith("min")]) >= len(balls)
        assert "with “ball”" in app.text("#head")
        await app.press(pilot, "enter")
        assert app.left == NOT_LEFT
        assert app.current is not None
        await app.press(pilot, "q")
        assert len([line for line in app.listed if line.endswith("min")]) == len(LIBRARY.routines)
        await app.press(pilot, "slash", *"zzz")
        assert app.current is None
        assert "Nothing by that name" in app.shown.query_one(RoutineList).render_line(0).text
        await app.press(pilot, "enter", "enter", "t", "x", "c", "m", "v", "f", "e")
        assert app.left == NOT_LEFT


async def test_a_favourite_is_marked_and_unmarked() -> None:
    app = RoutinesApp(at="lower-back")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "f")
        assert "lower-back" in app.favourites.now
        assert (app.listed[0], app.current, app.said) == ("Favourites", "lower-back", "A favourite now.")
        await app.press(pilot, "asterisk")
        assert "lower-back" not in app.favourites.now


async def test_a_copy_is_kept_under_the_title_that_was_typed() -> None:
    app = RoutinesApp(at="neck-tension")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "c")
        assert app.screen.query_one(Input).value == "My neck tension"
        await app.press(pilot, *"Desk neck", "enter")
        assert app.current == "desk-neck"
        assert app.said == "Yours now: m changes its steps, z takes the copy back."
        await app.press(pilot, "z")
        assert not app.shelf.is_own("desk-neck")


async def test_a_second_copy_is_offered_a_title_of_its_own() -> None:
    app = RoutinesApp(at="neck-tension")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "c", "enter")
        await app.press(pilot, "home", "c")
        assert app.screen.query_one(Input).value == "My neck tension 2"


@pytest.mark.parametrize("typed", ["x" * 41, "   "])
async def test_a_title_that_cannot_be_kept_is_not_taken(typed: str) -> None:
    app = RoutinesApp(at="neck-tension")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "c")
        app.screen.query_one(Input).value = typed
        await app.press(pilot, "enter")
        assert isinstance(app.screen, LineEntry) == bool(typed.strip())
        assert [each.id for each in app.shelf.library.routines if app.shelf.is_own(each.id)] == []


async def test_a_disk_that_refuses_is_told_and_nothing_is_changed() -> None:
    app = RoutinesApp(MINE, at="my-neck")
    app.shelf.refuses = "the disk is full"
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "x")
        assert (app.said, app.current) == ("the disk is full", "my-neck")
        await app.press(pilot, "c", "enter")
        assert app.said == "the disk is full"


async def test_an_own_routine_is_deleted_and_taken_back() -> None:
    app = RoutinesApp(MINE, at="my-neck")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "x")
        assert app.said == f"Deleted: My {HOSTILE}. z takes it back."
        assert not app.shelf.is_own("my-neck")
        await app.press(pilot, "z")
        assert (app.current, app.said) == ("my-neck", "Taken back.")
        await app.press(pilot, "z")
        assert app.said == "There is nothing to take back."


@pytest.mark.parametrize("key", ["x", "v"])
async def test_what_is_built_in_stays_as_it_is(key: str) -> None:
    app = RoutinesApp(at="lower-back")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, key)
        assert app.said == "That one is built in: c makes a copy of your own."
    assert app.left == NOT_LEFT


async def test_an_own_routine_is_changed_and_a_built_in_one_copied_first() -> None:
    app = RoutinesApp(MINE, at="my-neck")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "m")
    assert app.left == ChangeThis(MINE)
    app = RoutinesApp(at="neck-tension")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "m", *"Short", "enter")
    copied = copy_of(routine("neck-tension"), routine_id="short", title="Short")
    assert copied.summary == "Made from “Neck tension”."
    assert app.left == ChangeThis(copied, is_new=True)
    assert not app.shelf.is_own("short")


async def test_the_editor_opens_own_ones() -> None:
    app = RoutinesApp(MINE, at="my-neck")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "v")
    assert app.left == OpenEditor(MINE)


async def test_a_file_is_looked_at_before_it_is_taken() -> None:
    app = RoutinesApp()
    arrival = Arrival(path="/tmp/a.json", routines=(MINE,))
    app.shelf.arrivals["/tmp/a.json"] = arrival
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "i", *"/tmp/b.json", "enter")
        assert "there is no such file" in str(app.screen.query_one("#said", Static).content)
        app.screen.query_one(Input).value = " /tmp/a.json "
        await app.press(pilot, "enter")
    assert app.left == LookAtArrival(arrival)


@pytest.mark.parametrize("size", SIZES)
async def test_mistakes_in_own_files_are_told_and_listed(size: tuple[int, int]) -> None:
    app = RoutinesApp()
    app.shelf.left_out = (
        LeftOut(path="/a b/x.json", problems=("/a b/x.json:1:2: found one",)),
        LeftOut(path="/a b/y.json", problems=(f"/a b/y.json:3:4: {HOSTILE}",)),
    )
    async with app.run_test(size=size) as pilot:
        assert app.text("#wrong").startswith("! 2 files of yours are left out")
        await app.press(pilot, "p")
        page = app.screen
        assert isinstance(page, LinesPage)
        text = "\n".join(line for line, _ in page.query_one(StyledLines).lines(size[0]))
        assert "! x.json:1:2: found one" in text
        assert f"y.json:3:4: {HOSTILE}" in " ".join(text.split())
        await app.press(pilot, "3", "enter")
        assert app.screen is app.shown
        await app.press(pilot, "p", "2")
    assert app.left == OpenFile("/a b/y.json")


async def test_v_opens_the_file_that_is_told() -> None:
    app = RoutinesApp()
    app.shelf.left_out = (LeftOut(path="/a/x.json", problems=("/a/x.json:1:2: found one",)),)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.text("#wrong").startswith("! A file of yours is left out")
        await app.press(pilot, "p", "v")
    assert app.left == OpenFile("/a/x.json")


async def test_where_nothing_is_wrong_no_file_is_opened() -> None:
    app = RoutinesApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "p", "v", "1", "q")
        assert app.screen is app.shown
    assert app.left == NOT_LEFT


async def test_where_it_is_narrow_the_routine_comes_in_the_place_of_the_list() -> None:
    app = RoutinesApp(at="lower-back")
    async with app.run_test(size=(40, 20)) as pilot:
        assert "Steps" not in app.card
        await app.press(pilot, "space")
        assert "Steps" in app.card
        assert not app.shown.query_one(RoutineList).region.height
        before = app.shown.query_one(RoutineCard).scroll_offset.y
        await app.press(pilot, "space")
        assert app.shown.query_one(RoutineCard).scroll_offset.y > before
        await app.press(pilot, "q")
        assert app.shown.query_one(RoutineList).region.height
        assert app.left == NOT_LEFT


async def test_help_lists_the_keys() -> None:
    app = RoutinesApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.press(pilot, "question_mark")
        assert isinstance(app.screen, KeyHelp)


async def test_files_changed_by_another_program_are_seen_again() -> None:
    app = RoutinesApp(MINE, at="my-neck")
    async with app.run_test(size=(80, 24)) as pilot:
        app.shelf._own.append(msgspec.structs.replace(MINE, id="other", title="Other"))
        assert isinstance(app.shown, RoutinesScreen)
        app.shown.look_again()
        await pilot.pause()
        assert app.current == "my-neck"
        assert any("Other" in line for line in app.listed)
