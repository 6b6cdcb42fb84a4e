"""The box that says what fits now."""

import pytest
from rich.cells import cell_len
from textual.widgets import Static

from tests.builders import a_step
from tests.screens.conftest import NOT_LEFT, Host
from tui.core.anatomy.body import Side, Spot
from tui.core.routines.routine import Routine
from tui.core.routines.suggestion import NOTHING_FITS, Suggestion
from tui.core.routines.vocabulary import Equipment, Setting
from tui.widgets.key_help import KeyHelp, KeyTable
from tui.widgets.suggestions import Suggestions, fitting_lines

SIZES = [(80, 24), (120, 40), (40, 20)]


def suggestion(title: str, reason: str, minutes: int = 7) -> Suggestion:
    routine = Routine(
        id=title.lower(),
        title=title,
        steps=(a_step(),),
        regions=("shoulder-top",),
        setting=Setting.WALL,
        equipment=(Equipment.WALL, Equipment.BALL),
    )
    return Suggestion(routine, reason, Spot("shoulder-top", Side.RIGHT), minutes)


FOUND = (
    suggestion("Tight shoulders", "Top of your right shoulder: tender in 3 of the last 5 sessions there."),
    suggestion("Under-the-desk foot roll of mine", "You left out a part of it on Wednesday.", 12),
    suggestion("Neck tension", "One of your favourites, last done 12 days ago."),
)


def said(app: Host) -> list[str]:
    return str(app.screen.query_one("#found", Static).content).splitlines()


@pytest.mark.parametrize("size", SIZES)
async def test_titles_minutes_reasons_and_needs_are_whole_at_every_size(size: tuple[int, int]) -> None:
    app = Host(Suggestions(FOUND))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        found = app.screen.query_one("#found", Static)
        lines = said(app)
        assert max(map(cell_len, lines)) <= found.region.width
        assert found.region.bottom < size[1]
        words = " ".join(" ".join(lines).split())
        for each in FOUND:
            assert each.reason in words
        assert words.count("standing · wall, ball") == (1 if size[1] == 20 else 3)
        assert lines[0].startswith("▸ 1 Tight shoulders")
        assert lines[0].endswith("7 min")


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        (("enter",), 0),
        (("1",), 0),
        (("3",), 2),
        (("down", "enter"), 1),
        (("tab", "tab", "tab", "enter"), 0),
        (("k", "enter"), 2),
    ],
)
async def test_each_key_starts_what_it_says(keys: tuple[str, ...], chosen: int) -> None:
    app = Host(Suggestions(FOUND))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        assert app.left == FOUND[chosen]


@pytest.mark.parametrize("key", ["q", "s", "escape", "ctrl+q"])
async def test_it_closes_without_a_start(key: str) -> None:
    app = Host(Suggestions(FOUND))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        assert app.left is None


async def test_a_number_of_nothing_does_nothing() -> None:
    app = Host(Suggestions(FOUND[:1]))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3")
        assert app.left == NOT_LEFT


async def test_nothing_is_said_too_and_enter_closes_it() -> None:
    app = Host(Suggestions(()))
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        assert " ".join(" ".join(said(app)).split()) == NOTHING_FITS
        await pilot.press("down", "enter")
        assert app.left is None


def test_a_title_of_a_file_is_shown_as_it_is() -> None:
    (title, _, _), *_ = fitting_lines([suggestion("[b]x[/b]", "Why.")], 0, 40, 20)
    assert title.startswith("▸ 1 [b]x[/b]")


async def test_help_lists_its_keys() -> None:
    app = Host(Suggestions(FOUND))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark")
        assert isinstance(app.screen, KeyHelp)
        assert "start the highlighted routine" in app.screen.query_one(KeyTable).text
        await pilot.press("q")
        assert isinstance(app.screen, Suggestions)


async def test_a_click_on_a_suggestion_starts_it_and_one_beside_them_all_closes() -> None:
    app = Host(Suggestions(FOUND))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        row = next(y for y, line in enumerate(said(app)) if "You left out" in line)
        await pilot.click("#found", offset=(6, row))
        assert app.left == FOUND[1]
    app = Host(Suggestions(FOUND))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click(offset=(1, 1))
        assert app.left is None
