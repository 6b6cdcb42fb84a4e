"""A screen as text: what stands in its cells, and below it a letter for how each is written."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from string import ascii_letters, digits

from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.app import App

EMPTY, NOTHING = ".", "on $background"
"""A blank cell in the colour of the screen."""
_LETTERS = ascii_letters + digits + "!#%&*+-/=?@^~" + "".join(map(chr, range(0x3B1, 0x3C9)))
_ATTRIBUTES = ("bold", "dim", "italic", "underline", "reverse", "strike")
_SEEN_ON_BLANKS = ("underline", "reverse", "strike")
_NAMED = (
    *("foreground", "background", "surface", "panel", "primary", "secondary", "accent", "warning", "error"),
    *("success", "heat-1", "heat-2", "heat-3", "body", "body-inviting"),
)
"""The colours of the theme that are called by their names."""


def golden_text(app: App[None]) -> str:
    """What the screen looks like, with nothing in it that changes from one run to another."""
    names = _names(app)
    lines = [list(_cells(line, names)) for line in _lines(app)]
    legend = _legend(manner for line in lines for _, manner in line)
    texts = ("".join(text for text, _ in line).rstrip() for line in lines)
    manners = ("".join(legend[manner] for _, manner in line).rstrip(EMPTY) for line in lines)
    told = (f"{letter} {manner}" for manner, letter in sorted(legend.items()) if letter != EMPTY)
    return "\n".join((*texts, "", *manners, "", *told, ""))


def _lines(app: App[None]) -> Iterable[Iterable[Segment]]:
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    assert isinstance(update, LayoutUpdate)
    return (chain.from_iterable(strips) for strips in update.strips)


def _names(app: App[None]) -> Mapping[str, str]:
    """What the colours of the theme are called, by their figures."""
    theme = app.theme_variables
    return {theme[name].lower(): f"${name}" for name in reversed(_NAMED) if name in theme}


def _cells(line: Iterable[Segment], names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each cell with its manner; the right half of a wide letter is empty."""
    for text, style, _ in line:
        inked = _manner(style or Style.null(), names, _ATTRIBUTES)
        blank = _manner(style or Style.null(), names, _SEEN_ON_BLANKS)
        for letter in text:
            manner = blank if letter == " " else inked
            yield letter, manner
            yield from [("", manner)] * (cell_len(letter) - 1)


def _manner(style: Style, names: Mapping[str, str], seen: tuple[str, ...]) -> str:
    """How cells are written, in words; of blanks only what is seen of it."""
    attributes = [name for name in seen if getattr(style, name)]
    shows_ink = seen is _ATTRIBUTES or attributes
    ink = _called(style.color, names) if shows_ink else ""
    return " ".join(filter(None, (ink, "on", _called(style.bgcolor, names), *attributes)))


def _called(color: Color | None, names: Mapping[str, str]) -> str:
    if color is None or color.is_default:
        return "default"
    if color.triplet is None:
        return color.name
    return names.get(color.triplet.hex, color.triplet.hex)


def _legend(manners: Iterable[str]) -> Mapping[str, str]:
    """A letter for each manner: the same on every screen, except where two would have one letter."""
    legend = {NOTHING: EMPTY}
    free = list(_LETTERS)
    for manner in sorted(set(manners) - {NOTHING}):
        start = int.from_bytes(hashlib.sha256(manner.encode()).digest()[:4]) % len(_LETTERS)
        wanted = _LETTERS[start:] + _LETTERS[:start]
        legend[manner] = next(letter for letter in wanted if letter in free)
        free.remove(legend[manner])
    return legend
