"""The one way in which text of people and files reaches a widget: literally."""

from textual.content import Content
from textual.widgets import Static

from tui.core.text import first_unsafe, is_safe


def literal(text: str) -> Content:
    """The text as content: no markup, no links, nothing a terminal would act on."""
    return Content(text if first_unsafe(text) is None else "".join(filter(_is_shown, text)))


def _is_shown(character: str) -> bool:
    return character == "\n" or is_safe(character)


def filled(text: str, width: int) -> str:
    """The text in exactly so many cells, taken literally; what does not fit ends with a sign."""
    return literal(text).truncate(max(0, width), ellipsis=True, pad=True).plain


def show_in(part: Static, text: str, *, layout: bool = True) -> None:
    """Show a text there, taken literally, where it is another one: each update lays out all of the screen.

    `layout` False where the part has the same room whatever it says.
    """
    content = literal(text)
    if str(part.content) != content.plain:
        part.update(content, layout=layout)
