"""One setting on one line: what it is called, what it is, and where that comes from."""

import msgspec
from rich.cells import cell_len, set_cell_size
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from tui.core.preferences.setting_rows import SettingRow
from tui.widgets.text import literal

LABEL_CELLS = 15
_ROOM_FOR_WORDS = 52
"""From this many cells on, where a value comes from stands in words beside it."""
_CHOSEN_MARK = "●"


class ShownSetting(msgspec.Struct, frozen=True):
    """The words of a value, what it comes to here, whether it was chosen, and where it comes from in a word.

    `can_turn` where Left and Right go through values.
    """

    value: str = ""
    here: str = ""
    origin: str = ""
    is_chosen: bool = False
    can_turn: bool = False


class SettingLine(Widget, can_focus=True):
    """A line that can be reached; the screen it stands on knows what the keys do with it."""

    DEFAULT_CSS = """
    SettingLine { height: 1; width: 1fr; }
    SettingLine:focus { background: $panel; }
    SettingLine > .setting--label { color: $foreground; }
    SettingLine:focus > .setting--label { color: $accent; text-style: bold; }
    SettingLine > .setting--value { color: $primary; }
    SettingLine:focus > .setting--value { color: $foreground; text-style: bold; }
    SettingLine > .setting--quiet { color: $text-muted; }
    """
    COMPONENT_CLASSES = {"setting--label", "setting--value", "setting--quiet"}

    shown: reactive[ShownSetting] = reactive(ShownSetting())

    class Pressed(Message):
        """The line was clicked while it was the one at hand already."""

    def __init__(self, row: SettingRow) -> None:
        """The row's texts are taken literally."""
        super().__init__()
        self.row = row
        self._is_new_here = False
        self._is_second_click = False

    def render(self) -> Content:
        """Mark, label and value; at the right where it comes from, if that is not the default."""
        shown, width = self.shown, self.size.width
        origin = shown.origin if width >= _ROOM_FOR_WORDS else _CHOSEN_MARK if shown.is_chosen else ""
        room = max(0, width - 2 - LABEL_CELLS - (cell_len(origin) + 2 if origin else 0))
        value = self._value(room)
        gap = " " * max(0, room - value.cell_length)
        mark = "▸ " if self.has_focus else "  "
        return Content("").join(
            [
                self._part(f"{mark}{set_cell_size(self.row.label, LABEL_CELLS)}", "label"),
                value,
                self._part(f"{gap}  {origin}" if origin else "", "quiet"),
            ]
        )

    def _value(self, room: int) -> Content:
        shown = self.shown
        here = f" · {shown.here}" if shown.here else ""
        left, right = ("← ", " →") if self.has_focus and shown.can_turn else ("  ", "")
        if self.has_focus and self.row.opens and not right:
            right = " …"
        spare = room - cell_len(left + right)
        value = _cut(shown.value, spare)
        shorter = (here, here.removesuffix(" here"), "")
        here = next(words for words in shorter if not words or cell_len(value + words) <= spare)
        return Content("").join(
            [
                self._part(left, "quiet"),
                self._part(value, "value"),
                self._part(here, "quiet"),
                self._part(right, "quiet"),
            ]
        )

    def _part(self, text: str, name: str) -> Content:
        style: Style = self.get_visual_style(f"setting--{name}", partial=True)
        return literal(text).stylize(style)

    def on_mouse_down(self) -> None:
        """Remember whether this click only reaches the line: the focus has come just before it, if so."""
        self._is_second_click = not self._is_new_here

    def on_click(self, event: events.Click) -> None:
        """A second click does what Enter does."""
        event.stop()
        if self._is_second_click:
            self.post_message(self.Pressed())

    def on_focus(self) -> None:
        self._is_new_here = True
        self.call_after_refresh(self._is_reached)
        self.refresh()

    def _is_reached(self) -> None:
        self._is_new_here = False

    def on_blur(self) -> None:
        self.refresh()


def _cut(text: str, cells: int) -> str:
    """The text in so many cells at most, with a sign where something is missing."""
    if cell_len(text) <= cells:
        return text
    while text and cell_len(text) > cells - 1:
        text = text[:-1]
    return f"{text}…"
