"""A question over a screen, answered by one key."""

from collections.abc import Sequence
from typing import Generic, TypeVar

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.core.clock import Clock
from tui.core.keys import PatientKeys, key_name
from tui.widgets.text import literal

Answer = TypeVar("Answer")


class Choice(msgspec.Struct, Generic[Answer], frozen=True):
    """One way to answer: the name of its key, what stands on the key, what it means, and the answer."""

    key: str
    shown: str
    words: str
    answer: Answer


class Question(ModalScreen[Answer]):
    """Asks until one of the given keys is pressed; every other key is left alone."""

    DEFAULT_CSS = """
    Question { align: center middle; }
    Question > Vertical {
        width: auto; max-width: 94%; height: auto; max-height: 94%;
        padding: 1 2; background: $panel; border: round $accent;
        border-title-color: $accent; border-title-style: bold;
    }
    Question Static { width: auto; max-width: 64; }
    Question #choices { margin-top: 1; }
    Question .question--key { color: $accent; text-style: bold; }
    """
    COMPONENT_CLASSES = {"question--key"}

    def __init__(
        self, title: str, lines: Sequence[str], choices: Sequence[Choice[Answer]], clock: Clock
    ) -> None:
        """The lines are taken literally; the first choice is the one that changes least."""
        super().__init__()
        self._clock = clock
        self._keys = PatientKeys()
        self._title = title
        self._lines = tuple(lines)
        self._choices = tuple(choices)

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = literal(self._title)
            yield Static(literal("\n".join(self._lines)))
            yield Static(self._choice_lines(), id="choices")

    def on_mount(self) -> None:
        self._keys.appeared(self._clock.elapsed_ms())

    def admits(self, key: str) -> bool:
        """Whether the key is a press: an Enter that is still held answers nothing."""
        return key != "enter" or self._keys.takes(key, self._clock.elapsed_ms())

    def _choice_lines(self) -> Content:
        style = self.get_visual_style("question--key", partial=True)
        width = max(len(choice.shown) for choice in self._choices)
        lines = [
            Content.styled(choice.shown.ljust(width), style) + Content(f"  {choice.words}")
            for choice in self._choices
        ]
        return Content("\n").join(lines)

    def on_key(self, event: events.Key) -> None:
        """Answer, if this key is one of the choices."""
        event.stop()
        event.prevent_default()
        pressed = key_name(event.key, event.character)
        for choice in self._choices:
            if pressed == choice.key:
                self.dismiss(choice.answer)
                return
