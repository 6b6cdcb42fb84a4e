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
    return paragraphs.lines


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


async def test_what_stands_beside_goes_below_where_it_has_no_room() -> None:
    beside = Paragraph("left", ASK, mark=" ")
    line = Paragraph("Shoulder", is_close=True, mark=BULLET, beside=beside)
    app = Page((line, line._replace(text="The front of the shoulder")))
    async with app.run_test(size=(24, 20)):
        assert app.paragraphs.lines == ["· Shoulder left", "· The front of the", "  shoulder", "  left"]


async def test_one_is_shown_only_where_there_is_room_for_it() -> None:
    app = Page((Paragraph("wide", is_close=True, least_width=30), Paragraph("always")))
    async with app.run_test(size=(24, 20)) as pilot:
        assert app.paragraphs.lines == ["always"]
        await pilot.resize_terminal(40, 20)
        await pilot.pause()
        assert app.paragraphs.lines == ["wide", "always"]


async def test_other_words_take_the_rows_they_need() -> None:
    app = Page((Paragraph("some words"),))
    async with app.run_test(size=(24, 20)) as pilot:
        for texts, height in ((("others",), 1), (("one", "and two"), 3), (("one",), 1)):
            app.paragraphs.show(Paragraph(text) for text in texts)
            await pilot.pause()
            assert app.paragraphs.size.height == height
            assert app.paragraphs.lines == "\n\n".join(texts).split("\n")


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
    assert "What is it?\nSeveral" in first.text
    assert not together([])


@pytest.mark.parametrize("width", [40, 60, 80])
async def test_all_of_a_text_is_drawn_under_itself(width: int) -> None:
    text = "You have a broken or brittle bone, or cancer in a bone."
    app = Page((Paragraph(text, mark=BULLET),))
    async with app.run_test(size=(width, 20)):
        first, *others = app.paragraphs.lines
        assert first.startswith("· You")
        assert all(line.startswith("  ") and line[2:3].strip() for line in others)
        assert " ".join(line[2:] for line in (first, *others)) == text


async def test_texts_and_marks_are_literal() -> None:
    app = Page((Paragraph("[bold]so[/bold]", mark="[b]", room=4),))
    async with app.run_test(size=(40, 5)):
        assert app.paragraphs.lines == ["[b] [bold]so[/bold]"]
