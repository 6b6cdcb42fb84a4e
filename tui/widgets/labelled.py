"""A field behind its label; a narrow screen puts it below."""

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget

from tui.widgets.text import literal

LABEL_CELLS = 15


class Labelled(Horizontal):
    """Draws the label itself, where it leaves its field no room: that is a widget less in every row."""

    DEFAULT_CSS = f"""
    Labelled {{ height: auto; padding-bottom: 1; color: $primary; }}
    Labelled > * {{ margin-left: {LABEL_CELLS}; }}
    """

    def __init__(self, label: str, field: Widget, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """The label is taken literally."""
        super().__init__(field, id=id)
        self._label = literal(label)

    def render(self) -> Content:
        return self._label
