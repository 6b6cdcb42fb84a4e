"""The one way in which text of people and files reaches a widget: literally."""

from textual.content import Content

from tui.core.text import is_safe


def literal(text: str) -> Content:
    """The text as content: no markup, no links, nothing a terminal would act on."""
    return Content("".join(character for character in text if character == "\n" or is_safe(character)))
