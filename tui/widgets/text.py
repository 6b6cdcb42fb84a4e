"""The one way in which text of people and files reaches a widget: literally."""

from rich.text import Text
from textual.content import Content

from tui.core.text import is_safe


def _safe(text: str) -> str:
    return "".join(character for character in text if character == "\n" or is_safe(character))


def literal(text: str) -> Content:
    """The text as content: no markup, no links, nothing a terminal would act on."""
    return Content(_safe(text))


def literal_cell(text: str) -> Text:
    """The same for the cells of a data table, which measure rich text only."""
    return Text(_safe(text))
