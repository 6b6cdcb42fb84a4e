"""A page that does not hold its text has its scroll bar from the first layout on, while it is due."""

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Size

from tui.widgets.leaf import Leaf
from tui.widgets.paragraphs import Paragraph, Paragraphs
from tui.widgets.reading_page import ReadingPage


class Reading(Leaf[None]):
    """A page of so many lines; counts how often it is laid out."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.told = Paragraphs(told(lines))
        self.layouts = 0

    def compose(self) -> ComposeResult:
        with ReadingPage():
            yield self.told

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        self.layouts += 1
        super()._refresh_layout(size, scroll)


def told(lines: int) -> list[Paragraph]:
    return [Paragraph("words", is_close=True)] * lines


@pytest.mark.parametrize(("lines", "has_bar"), [(10, False), (11, True), (50, True)])
async def test_it_is_laid_out_once(lines: int, *, has_bar: bool) -> None:
    app: App[None] = App()
    async with app.run_test(size=(40, 10)) as pilot:
        reading = Reading(lines)
        await app.push_screen(reading)
        await pilot.pause()
        assert reading.layouts == 1
        page = reading.query_one(ReadingPage)
        assert page.show_vertical_scrollbar is has_bar
        assert reading.told.size.width == 40 - has_bar
        assert page.max_scroll_y == lines - 10


async def test_the_bar_comes_and_goes_with_the_text() -> None:
    app: App[None] = App()
    async with app.run_test(size=(40, 10)) as pilot:
        reading = Reading(5)
        await app.push_screen(reading)
        for lines in (20, 5, 30, 10):
            reading.told.show(told(lines))
            await pilot.pause()
            assert reading.query_one(ReadingPage).show_vertical_scrollbar is (lines > 10)
            assert reading.told.size == Size(40 - (lines > 10), lines)
