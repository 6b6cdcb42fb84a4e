"""A paragraph with a mark before it, its further lines hanging under the first."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from tui.widgets.text import literal


class Bulleted(Horizontal):
    """The mark may change while the text stays."""

    DEFAULT_CSS = """
    Bulleted { width: 100%; height: auto; max-width: 84; }
    Bulleted > .mark { color: $accent; }
    Bulleted > .text { width: 1fr; height: auto; }
    """

    def __init__(self, text: str, *, mark: str = "·", room: int = 2, classes: str | None = None) -> None:
        """Both are taken literally; `room` is how many cells the mark stands in."""
        super().__init__(classes=classes)
        self._text = text
        self._mark = mark
        self._room = room

    def compose(self) -> ComposeResult:
        mark = Static(literal(self._mark), classes="mark")
        mark.styles.width = self._room
        yield mark
        yield Static(literal(self._text), classes="text")

    def show_mark(self, mark: str) -> None:
        """Put another mark before the text."""
        self._mark = mark
        self.query_one(".mark", Static).update(literal(mark))
