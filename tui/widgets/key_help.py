"""Help: every key of a screen with what it does."""

from collections.abc import Iterable

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.widgets.key_names import keys_by_description


class KeyHelp(ModalScreen[None]):
    """A list of keys over the screen they belong to; any of `?`, `q`, Esc and Enter closes it."""

    BINDINGS = [
        Binding("question_mark,q,escape,enter,ctrl+q,ctrl+c", "close", "close"),
        Binding("up,k", "scroll_keys(-1)", "up"),
        Binding("down,j", "scroll_keys(1)", "down"),
    ]
    DEFAULT_CSS = """
    KeyHelp { align: center middle; }
    KeyHelp #keys {
        width: auto;
        max-width: 96%;
        height: auto;
        max-height: 90%;
        padding: 1 2;
        background: $panel;
        border: round $primary;
        border-title-color: $accent;
        border-title-style: bold;
        border-subtitle-color: $text-muted;
    }
    KeyHelp #keys Static { width: auto; max-width: 100%; }
    KeyHelp .key-help--key { color: $accent; text-style: bold; }
    """
    COMPONENT_CLASSES = {"key-help--key"}

    def __init__(self, title: str, bindings: Iterable[BindingType], notes: Iterable[str] = ()) -> None:
        """List the bindings that have a description; notes are lines below them, taken literally."""
        super().__init__()
        self._title = title
        self._keys = keys_by_description(bindings)
        self._notes = tuple(notes)

    def compose(self) -> ComposeResult:
        """One scrolling list."""
        with VerticalScroll(id="keys") as box:
            box.border_title = Content(self._title)
            box.border_subtitle = Content("any of ? q Enter closes")
            yield Static(self._list(), markup=False)

    def _list(self) -> Content:
        style = self.get_visual_style("key-help--key", partial=True)
        width = max((cell_len(keys) for keys, _ in self._keys), default=0)
        lines = [
            Content.styled(keys + " " * (width - cell_len(keys)), style) + Content(f"  {description}")
            for keys, description in self._keys
        ]
        notes = [Content(note) for note in self._notes]
        return Content("\n").join([*lines, *([Content("")] if notes else []), *notes])

    def action_close(self) -> None:
        """Back to the screen below."""
        self.dismiss(None)

    def action_scroll_keys(self, lines: int) -> None:
        """Scroll the list."""
        self.query_one("#keys").scroll_relative(y=lines, animate=False)
