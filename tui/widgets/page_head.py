"""The first line of a row of pages: what it is about, and how far along it is."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from tui.core.catalogue import say
from tui.widgets.text import literal, show_in


class PageHead(Horizontal):
    """A title at the left, `2 of 5` at the right."""

    DEFAULT_CSS = """
    PageHead { height: 1; padding: 0 1; }
    PageHead > .title { width: 1fr; text-style: bold; color: $primary; }
    PageHead > .place { width: auto; color: $text-muted; }
    """

    def __init__(self, title: str) -> None:
        """The title is taken literally."""
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        yield Static(literal(self._title), classes="title")
        yield Static(classes="place")

    def show(self, number: int, count: int) -> None:
        """Tell which page this is; the first one is 1."""
        words = say("{number} of {count}", number=number, count=count)
        show_in(self.query_one(".place", Static), words)

    def hide_place(self) -> None:
        """Tell no number: this is one of no row."""
        show_in(self.query_one(".place", Static), "")
