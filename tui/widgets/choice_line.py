"""One of a few words, chosen with the arrows."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.widgets.text import literal

Value = TypeVar("Value")
_INDENT = 2


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

    def render(self) -> Content:
        """All words; the brackets tell the chosen one without colour. Only whole choices wrap."""
        parts = [literal("▸ " if self.has_focus else "  ")]
        used = _INDENT
        for number, (_, words) in enumerate(self.choices):
            chosen = number == self.at
            text = literal(f"[{words}]" if chosen else f" {words} ")
            if used + text.cell_length > max(self.size.width, _INDENT + text.cell_length):
                parts.append(literal("\n" + " " * _INDENT))
                used = _INDENT
            used += text.cell_length
            parts.append(text.stylize("bold reverse") if chosen else text)
        return Content("").join(parts)

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
