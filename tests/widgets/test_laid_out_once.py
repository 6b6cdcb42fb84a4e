"""A screen is laid out and painted once when it is put up, where Textual does so as it is known to."""

import pytest
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from tui.widgets import laid_out_once
from tui.widgets.laid_out_once import LaidOutOnce, internals_are_known

LINES = "\n".join(f"line {number}" for number in range(40))
SIZE = 40, 12


class Page(LaidOutOnce[None]):
    """More than there is room for, so that a scroll bar is due."""

    DEFAULT_CSS = "Page Static { height: auto; } Page VerticalScroll { height: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self.layouts = 0

    def compose(self) -> ComposeResult:
        yield Static("heading")
        with VerticalScroll():
            yield Static(LINES)

    def _compositor_refresh(self) -> None:
        painted = not self._frames_to_wait
        super()._compositor_refresh()
        self.layouts += painted


class Host(App[None]):
    """Something to stand on."""


def rows(screen: Screen[None]) -> list[str]:
    return [strip.text for strip in screen._compositor.render_strips()]


async def shown() -> tuple[list[str], int]:
    app = Host()
    async with app.run_test(size=SIZE) as pilot:
        page = Page()
        await app.push_screen(page)
        await pilot.pause()
        return rows(page), page.layouts


def test_the_internals_of_textual_are_those_that_are_stood_in_for() -> None:
    assert internals_are_known()


async def test_where_textual_looks_different_it_does_as_it_likes(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, paints = await shown()
    monkeypatch.setattr(laid_out_once, "internals_are_known", lambda: False)
    theirs, paints_of_textual = await shown()
    assert ours == theirs
    assert "line 0" in ours[1]
    assert paints < paints_of_textual
