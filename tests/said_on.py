"""What stands on a screen in words, whichever widget draws it."""

from textual.dom import DOMNode
from textual.widget import Widget
from textual.widgets import Static

from tui.widgets.paragraphs import Paragraphs
from tui.widgets.rating_rows import RatingRow


def said_on(screen: DOMNode, within: str = "") -> str:
    """The texts as they were written, in their order; those of what `within` names, else all."""
    parts = screen.query(f"{within} Static, {within} Paragraphs, {within} RatingRow")
    return "\n".join(map(_text_of, parts))


def _text_of(part: Widget) -> str:
    if isinstance(part, Paragraphs):
        return part.text
    if isinstance(part, RatingRow):
        return part.render().plain
    assert isinstance(part, Static)
    return str(part.content)
