"""A marked paragraph: the mark before its first line, all others under the text, in any width."""

import pytest
from textual.app import App, ComposeResult
from textual.widget import Widget

from tui.widgets.bulleted import Bulleted

TEXT = "You have a broken or brittle bone, or cancer in a bone."


class One(App[None]):
    """An app of one widget."""

    def __init__(self, part: Widget) -> None:
        super().__init__()
        self.part = part

    def compose(self) -> ComposeResult:
        yield self.part


def drawn(widget: Widget) -> list[str]:
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


@pytest.mark.parametrize("width", [40, 60, 80])
async def test_all_of_a_text_is_drawn_under_itself(width: int) -> None:
    app = One(Bulleted(TEXT))
    async with app.run_test(size=(width, 20)):
        first, *others = drawn(app.part)
        assert first.startswith("· You")
        assert all(line.startswith("  ") and line[2:3].strip() for line in others)
        assert " ".join(line[2:] for line in (first, *others)) == TEXT


async def test_a_text_is_literal() -> None:
    app = One(Bulleted("[bold]so[/bold]", mark="[b]", room=4))
    async with app.run_test(size=(40, 5)):
        assert drawn(app.part) == ["[b] [bold]so[/bold]"]
