"""The one way in which text of people and files reaches a widget: literally."""

from textual.content import Content

from tui.core.text import is_safe


def literal(text: str) -> Content:
    """The text as content: no markup, no links, nothing a terminal would act on."""
    return Content("".join(character for character in text if character == "\n" or is_safe(character)))


def filled(text: str, width: int) -> str:
    """The text in exactly so many cells, taken literally; what does not fit ends with a sign."""
    return literal(text).truncate(max(0, width), ellipsis=True, pad=True).plain
