"""A question over a screen, answered by one key."""

from collections.abc import Sequence
from typing import TypeVar

from rich.cells import cell_len
from textual import events
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from tui.core.asking import Ask, Choice
from tui.core.clock import Clock
from tui.core.keyboard.key_names import key_name
from tui.core.keyboard.patient_keys import PatientKeys
from tui.widgets.leaf import Leaf
from tui.widgets.paragraphs import Paragraph, Paragraphs
from tui.widgets.text import literal

Answer = TypeVar("Answer")
WIDEST_TEXT = 64
FRAME = 6
"""Cells of border and padding around the texts."""
LEAVING = ("q", "escape", "ctrl+q", "ctrl+c")
SCROLLING = {"up": -1, "down": 1, "pageup": -8, "pagedown": 8}


class Question(Leaf[Answer], ModalScreen[Answer]):
    """Asks until one of the given keys is pressed; the keys that leave a screen take the first choice."""

    DEFAULT_CSS = """
    Question { align: center middle; }
    Question > VerticalScroll {
        max-width: 94%; height: auto; max-height: 94%; scrollbar-size-vertical: 1;
        padding: 1 2; background: $panel; border: round $accent;
        border-title-color: $accent; border-title-style: bold;
    }
    Question .paragraphs--mark { text-style: bold; }
    """

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
        room = 2 + max(cell_len(choice.shown) for choice in self._choices)
        with VerticalScroll(can_focus=False) as box:
            box.border_title = literal(self._title)
            box.styles.width = FRAME + min(self._longest_line(room), WIDEST_TEXT)
            choices = [
                Paragraph(each.words, is_close=True, mark=each.shown, room=room) for each in self._choices
            ]
            yield Paragraphs([Paragraph("\n".join(self._lines)), *choices])

    def _longest_line(self, room: int) -> int:
        """How wide the texts would like to be, in cells; they wrap where the screen is narrower."""
        lines = [line for text in self._lines for line in text.splitlines()]
        widths = [cell_len(line) for line in (*lines, f"{self._title}    ")]
        return max(*widths, *(room + cell_len(choice.words) for choice in self._choices))

    def on_mount(self) -> None:
        self._keys.appeared(self._clock.elapsed_ms())

    def admits(self, key: str) -> bool:
        """Whether the key is a press: an Enter that is still held answers nothing."""
        return key != "enter" or self._keys.takes(key, self._clock.elapsed_ms())

    def on_key(self, event: events.Key) -> None:
        """Answer, if this key is one of the choices."""
        event.stop()
        event.prevent_default()
        pressed = key_name(event.key, event.character)
        if pressed in SCROLLING:
            self.query_one(VerticalScroll).scroll_relative(y=SCROLLING[pressed], animate=False)
        answers = {choice.key: choice.answer for choice in self._choices}
        if pressed in LEAVING:
            pressed = "q" if "q" in answers else self._choices[0].key
        if pressed in answers:
            self.dismiss(answers[pressed])


def asking_on(app: App[None], clock: Clock) -> Ask:
    """Puts questions over the present screen of an app."""

    async def ask(title: str, lines: Sequence[str], choices: Sequence[Choice[Answer]]) -> Answer:
        return await app.push_screen_wait(Question(title, lines, choices, clock))

    return ask
