"""Asks for one line of text, and takes only what can be used."""

from collections.abc import Callable
from typing import Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.core.catalogue import say
from tui.widgets.leaf import Leaf
from tui.widgets.text import literal

Value = TypeVar("Value")


class LineEntry(Leaf[Value | None], ModalScreen[Value | None], Generic[Value]):
    """A title, what is expected, and a field; Enter takes it, an empty one and Esc change nothing."""

    BINDINGS = [Binding("escape,ctrl+q,ctrl+c", "close", "leave it as it was", priority=True)]
    DEFAULT_CSS = """
    LineEntry { align: center middle; }
    LineEntry > Vertical {
        width: 50; max-width: 94%; height: auto; padding: 1 2; background: $panel; border: round $accent;
        border-title-color: $accent; border-title-style: bold; border-subtitle-color: $text-muted;
    }
    LineEntry Input { height: 1; padding: 0 1; margin: 1 0; background: $surface; }
    LineEntry Input, LineEntry Input:focus { border: none; }
    LineEntry #said { color: $warning; height: auto; min-height: 1; }
    """

    def __init__(
        self, title: str, expected: str, text: str, read: Callable[[str], Value], *, limit: int = 200
    ) -> None:
        """`text` is what holds now; `read` raises ValueError with the reason for what cannot be used.

        `limit` is the longest text, in characters.
        """
        super().__init__()
        self._title = title
        self._expected = expected
        self._text = text
        self._read = read
        self._limit = limit

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = literal(self._title)
            box.border_subtitle = literal(say("Enter keeps, empty leaves it"))
            yield Static(literal(self._expected))
            yield Input(self._text, max_length=self._limit)
            yield Static(id="said")

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        if not event.value.strip():
            self.dismiss(None)
            return
        try:
            self.dismiss(self._read(event.value))
        except ValueError as error:
            self.query_one("#said", Static).update(literal(str(error)))

    def action_close(self) -> None:
        """Change nothing."""
        self.dismiss(None)
