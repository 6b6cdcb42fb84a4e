"""Lines to answer: one is marked, what was answered stands at each, and only what is seen can be marked."""

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll

from tui.widgets.marked_lines import Line, MarkedLines

LINES = [Line(text=f"line {number}") for number in range(6)]


class Page(App[None]):
    """Lines in a page that scrolls."""

    def __init__(self, lines: MarkedLines) -> None:
        super().__init__()
        self.marked = lines
        self.page = VerticalScroll(lines)

    def compose(self) -> ComposeResult:
        yield self.page


async def test_what_was_answered_takes_room_below_and_gives_it_back() -> None:
    app = Page(MarkedLines([Line(text="Feet"), Line(text="Neck")]))
    async with app.run_test(size=(40, 9)) as pilot:
        assert app.marked.lines == ["▸ Feet", "", "· Neck"]
        app.marked.show_said(0, "both sides")
        await pilot.pause()
        assert app.marked.lines == ["▸ Feet", "  both sides", "", "· Neck"]
        app.marked.show_said(0, "")
        await pilot.pause()
        assert app.marked.lines == ["▸ Feet", "", "· Neck"]


async def test_an_answer_stands_beside_a_place() -> None:
    app = Page(MarkedLines([Line(text="Feet", said="both sides"), Line(text="Neck")], is_inline=True))
    async with app.run_test(size=(40, 5)):
        assert app.marked.lines == ["▸ Feet both sides", "· Neck"]
        app.marked.mark(1)
        assert app.marked.lines == ["· Feet both sides", "▸ Neck"]


async def test_the_mark_stays_on_what_is_seen() -> None:
    app = Page(MarkedLines(LINES))
    async with app.run_test(size=(40, 5)) as pilot:
        assert app.marked.in_view(app.page) == [0, 1, 2]
        app.page.scroll_to(y=5, animate=False)
        await pilot.pause()
        assert app.marked.in_view(app.page) == [3, 4]
        app.marked.mark_one_in_view(app.page)
        assert app.marked.marked == 3
        assert [place.y for place in app.marked.places()] == [0, 2, 4, 6, 8, 10]


async def test_a_line_that_is_longer_than_the_page_counts_as_seen_from_its_first_row() -> None:
    app = Page(MarkedLines([Line(text="word " * 30), Line(text="Neck")]))
    async with app.run_test(size=(20, 5)):
        assert app.marked.in_view(app.page) == [0]
