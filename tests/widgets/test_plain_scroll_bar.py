"""Scroll bars where only ASCII can be drawn, and elsewhere."""

from collections.abc import Iterator

import pytest
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.widgets import Static

from tui.core.charset import Charset
from tui.widgets.plain_scroll_bar import draw_scroll_bars_in


class LongPage(App[None]):
    """More lines than there are rows."""

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static("\n".join(["line"] * 67))


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    ScrollBar.renderer = ScrollBarRender


async def edge(charset: Charset) -> str:
    """All that the scroll bar draws at ten places, whole or not."""
    draw_scroll_bars_in(charset)
    app = LongPage()
    seen = ""
    async with app.run_test(size=(20, 10)) as pilot:
        for y in range(10):
            app.query_one(VerticalScroll).scroll_to(y=y, animate=False)
            await pilot.pause()
            bar = app.query_one(VerticalScroll).vertical_scrollbar
            seen += "".join(
                segment.text for strip in bar.render_lines(bar.region.reset_offset) for segment in strip
            )
    return seen


async def test_a_terminal_of_plain_characters_gets_no_blocks() -> None:
    assert set(await edge(Charset.ASCII)) == {" "}


async def test_another_one_gets_its_finer_ends() -> None:
    assert set("▁▂▃▄▅▆▇") & set(await edge(Charset.QUARTERS))
