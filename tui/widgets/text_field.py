"""A field for one line of text, marked like every other field while it has the focus."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from tui.widgets.text import literal


class TextField(Horizontal):
    """The mark, then the input, so that its text begins where the words of the other fields begin."""

    DEFAULT_CSS = """
    TextField { height: 1; width: 1fr; max-width: 72; }
    TextField > .mark { width: 2; }
    TextField Input { border: none; height: 1; padding: 0 1; width: 1fr; background: $panel; }
    TextField Input:focus { border: none; background: $surface-lighten-2; }
    """

    def __init__(self, text: str, limit: int, *, hint: str = "", id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """`limit` is the longest text in characters; `hint` stands in an empty field."""
        super().__init__()
        self.input = Input(text, max_length=limit, placeholder=hint, id=id)

    def compose(self) -> ComposeResult:
        yield Static(classes="mark")
        yield self.input

    def on_descendant_focus(self) -> None:
        self.query_one(".mark", Static).update(literal("▸"))

    def on_descendant_blur(self) -> None:
        self.query_one(".mark", Static).update("")
