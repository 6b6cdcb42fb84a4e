"""The paragraphs of a page look as with a widget for each."""

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Static

from tui.widgets.paragraphs import ASK, BULLET, QUIET, STRONG, Paragraph, Paragraphs, together

TEXTS = (
    Paragraph("What is it?", ASK, is_close=True),
    Paragraph("Several words that are too long for one row\nand a second line [b]of them[/b]", QUIET),
    Paragraph("one thing and another and more", is_close=True, mark=BULLET),
    Paragraph("", is_close=True),
    Paragraph("last", STRONG, mark=" "),
)


class Page(App[None]):
    """The paragraphs alone, in so many cells."""

    def __init__(self, paragraphs: tuple[Paragraph, ...]) -> None:
        super().__init__()
        self.paragraphs = Paragraphs(paragraphs)

    def compose(self) -> ComposeResult:
        yield self.paragraphs


def rows_of(paragraphs: Paragraphs) -> list[str]:
    return [line.rstrip() for line in str(paragraphs.render()).split("\n")]


async def test_they_stand_one_below_the_other() -> None:
    app = Page(TEXTS)
    async with app.run_test(size=(24, 20)):
        assert rows_of(app.paragraphs) == [
            "What is it?",
            "Several words that are",
            "too long for one row",
            "and a second line [b]of",
            "them[/b]",
            "",
            "· one thing and another",
            "  and more",
            "",
            "  last",
        ]
        assert app.paragraphs.size.height == 10


@pytest.mark.parametrize(("kind", "is_bold"), [(ASK, True), (STRONG, True), (QUIET, False), ("", False)])
async def test_each_kind_is_told_in_its_way(kind: str, *, is_bold: bool) -> None:
    app = Page((Paragraph("words", kind),))
    async with app.run_test(size=(24, 20)):
        segments = list(app.paragraphs.render_line(0))
        style = next(segment.style for segment in segments if segment.text.startswith("words"))
        assert style is not None
        assert bool(style.bold) is is_bold
        assert (style.color != app.paragraphs.rich_style.color) is (kind in (ASK, QUIET))


async def test_another_width_folds_them_anew() -> None:
    app = Page(TEXTS)
    async with app.run_test(size=(24, 20)) as pilot:
        await pilot.resize_terminal(80, 20)
        await pilot.pause()
        assert rows_of(app.paragraphs)[4:] == ["· one thing and another and more", "", "  last"]


def test_neighbours_are_one_widget_and_the_last_tells_what_follows() -> None:
    other = Static()
    first, between, second = together([*TEXTS[:2], other, *TEXTS[2:4]])
    assert between is other
    assert isinstance(first, Paragraphs)
    assert isinstance(second, Paragraphs)
    assert not first.has_class("close")
    assert second.has_class("close")
    assert "What is it?\nSeveral" in str(first.content)
    assert not together([])
