"""One of a few words, chosen with the arrows."""

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from rich.cells import cell_len
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.widgets.line_drawing import wrapped
from tui.widgets.text import literal

Value = TypeVar("Value")
_INDENT = 2
_LEAST, _ROWS = 10, 4
"""Cells of a line and rows of a choice, in the smallest and the longest of them."""


class ChoiceLine(Widget, Generic[Value], can_focus=True):
    """Words side by side, the chosen one in brackets: Left and Right choose, Enter goes on."""

    DEFAULT_CSS = """
    ChoiceLine { height: auto; width: 1fr; color: $text-muted; }
    ChoiceLine:focus { color: $foreground; }
    """
    BINDINGS = [
        Binding("left", "move(-1)", "the word before", show=False),
        Binding("right", "move(1)", "the next word", show=False),
        Binding("enter", "confirm", "go on", show=False),
    ]

    BETWEEN: ClassVar[str] = ""
    """What parts choices of several words."""

    at: reactive[int] = reactive(0)

    class Chosen(Message):
        """Another of the words was chosen; nothing is confirmed yet."""

    class Confirmed(Message):
        """Enter was pressed on the line."""

    def __init__(self, choices: Sequence[tuple[Value, str]], value: Value) -> None:
        """Pairs of a value and its words, taken literally; `value` is chosen at first."""
        super().__init__()
        self.choices = tuple(choices)
        self.set_reactive(ChoiceLine.at, [item for item, _ in self.choices].index(value))

    @property
    def value(self) -> Value:
        """What is chosen now."""
        return self.choices[self.at][0]

    def choose(self, value: Value) -> None:
        """Choose one of the words by its value."""
        self.at = [item for item, _ in self.choices].index(value)

    def render(self) -> Content:
        return self._drawn_in(self.size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the words take in this width, also before they are drawn in it."""
        return self._drawn_in(width).plain.count("\n") + 1

    def _drawn_in(self, width: int) -> Content:
        """All words; the brackets tell the chosen one without colour. Choices wrap whole, if they can."""
        parts = [literal("▸ " if self.has_focus else "  ")]
        used, room = _INDENT, max(width - _INDENT, _LEAST)
        for number, (_, words) in enumerate(self.choices):
            lines = wrapped(words, room - 2, _ROWS) or [""]
            length = cell_len(words) + 2
            if used > _INDENT and used + len(self.BETWEEN) + length > room + _INDENT:
                parts.append(literal("\n" + " " * _INDENT))
                used = _INDENT
            elif used > _INDENT:
                parts.append(literal(self.BETWEEN))
                used += len(self.BETWEEN)
            used = used + length if len(lines) == 1 else room + _INDENT
            parts.append(self._drawn(f"\n{' ' * (_INDENT + 1)}".join(lines), is_chosen=number == self.at))
        return Content("").join(parts)

    def _drawn(self, words: str, *, is_chosen: bool) -> Content:
        return literal(f"[{words}]").stylize("bold reverse") if is_chosen else literal(f" {words} ")

    def watch_at(self) -> None:
        self.post_message(self.Chosen())

    def on_resize(self) -> None:
        self.refresh(layout=True)

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def action_move(self, by: int) -> None:
        """Choose the neighbour."""
        self.at = min(max(self.at + by, 0), len(self.choices) - 1)

    def action_confirm(self) -> None:
        """Go on with what is chosen."""
        self.post_message(self.Confirmed())
