"""The command palette under keys that come faster than it is put up, or than its list is."""

from collections.abc import Awaitable, Callable

import pytest
from textual import events
from textual.app import App, ComposeResult, ScreenStackError
from textual.command import CommandList, CommandPalette
from textual.content import Content
from textual.widgets import Static

from tui.toolkit.terminal_safe import TerminalSafe
from tui.widgets.key_gate import KeyGate
from tui.widgets.palette import Palette


class Small(KeyGate, TerminalSafe, inherit_bindings=False):
    """A screen with one line."""

    def compose(self) -> ComposeResult:
        yield Static(Content("here"))


class SmallWithTextuals(Small):
    """The same with the palette as Textual has it."""

    def action_command_palette(self) -> None:
        App.action_command_palette(self)


def press_at_once(app: App[None], *keys: str) -> None:
    """Keys that arrive in one read of the terminal."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


async def test_it_opens_and_closes() -> None:
    async with Small().run_test() as pilot:
        await pilot.press("ctrl+p")
        assert isinstance(pilot.app.screen, Palette)
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, Palette)


@pytest.mark.parametrize("seen", [0, 1, 2, 5])
async def test_keys_that_come_at_once_do_no_harm(seen: int) -> None:
    """After so many turns of the loop everything is pressed that a hand can hit."""
    app = Small()
    async with app.run_test() as pilot:
        press_at_once(app, "ctrl+p")
        for _ in range(seen):
            await pilot._wait_for_screen()
        press_at_once(
            app, "pagedown", "enter", "enter", "pageup", "end", "escape", "escape", "q", "ctrl+p", "escape"
        )
        await pilot.pause()
        await pilot.press("ctrl+p", "escape", "escape")
        await pilot.pause()
        assert not isinstance(app.screen, Palette)
        assert app._exception is None


async def page_before_there_are_lines(app: Small) -> None:
    async with app.run_test() as pilot:
        await app.push_screen(Palette() if type(app) is Small else CommandPalette())
        palette = app.screen
        assert isinstance(palette, CommandPalette)
        palette._cancel_gather_commands()
        commands = palette.query_one(CommandList)
        commands.set_options(["not laid out yet"])
        commands.highlighted = 0
        palette._action_command_list("page_down")
        await pilot.pause()


async def leave_twice(app: Small) -> None:
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p")
        palette = app.screen
        assert isinstance(palette, CommandPalette)
        palette._action_escape()
        palette._action_escape()
        await pilot.pause()


@pytest.mark.parametrize("do", [page_before_there_are_lines, leave_twice])
async def test_what_ends_textuals_own_does_not_end_ours(do: Callable[[Small], Awaitable[None]]) -> None:
    app = Small()
    await do(app)
    assert app.return_code != 1


@pytest.mark.parametrize("do", [page_before_there_are_lines, leave_twice])
async def test_textual_still_ends_the_program_there(do: Callable[[Small], Awaitable[None]]) -> None:
    with pytest.raises((KeyError, ScreenStackError)):
        await do(SmallWithTextuals())
