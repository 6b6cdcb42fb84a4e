"""A screen as text: what stands in its cells, and below it a letter for how each is written."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from string import ascii_letters, digits
from typing import NamedTuple

from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual._context import visible_screen_stack
from textual.app import App

EMPTY = "."
NOTHING = frozenset({"on $background", "on default"})
"""A blank cell in the colour of the screen, or of the terminal."""
_LETTERS = ascii_letters + digits + "!#%&*+-/=?@^~" + "".join(map(chr, range(0x3B1, 0x3C9)))
_ATTRIBUTES = ("bold", "dim", "italic", "underline", "reverse", "strike")
_SEEN_ON_BLANKS = ("underline", "reverse", "strike")
_NAMED = (
    *("foreground", "background", "surface", "panel", "primary", "secondary", "accent", "warning", "error"),
    *("success", "heat-1", "heat-2", "heat-3", "body", "body-inviting"),
)
"""The colours of the theme that are called by their names."""


class Run(NamedTuple):
    """Cells of one style: how its letters are written, and what is seen of that where there are none."""

    text: str
    ink: str
    blank: str

    @property
    def manners(self) -> Iterator[str]:
        """Those that are in use."""
        if not self.text.isspace():
            yield self.ink
        if " " in self.text:
            yield self.blank


def golden_text(app: App[None]) -> str:
    """What the screen looks like, with nothing in it that changes from one run to another."""
    lines = [list(_runs(line, _names(app))) for line in _lines(app)]
    legend = _legend(manner for line in lines for run in line for manner in run.manners)
    texts = ("".join(run.text for run in line).rstrip() for line in lines)
    manners = ("".join(_letters(run, legend) for run in line).rstrip(EMPTY) for line in lines)
    told = (f"{letter} {manner}" for manner, letter in sorted(legend.items()) if letter != EMPTY)
    return "\n".join((*texts, "", *manners, "", *told, ""))


def _lines(app: App[None]) -> Iterable[Iterable[Segment]]:
    below = visible_screen_stack.set(app._background_screens)
    update = app.screen._compositor.render_full_update()
    visible_screen_stack.reset(below)
    assert isinstance(update, LayoutUpdate)
    return (chain.from_iterable(strips) for strips in update.strips)


def _names(app: App[None]) -> frozenset[tuple[str, str]]:
    """What the colours of the theme are called: figures and names."""
    theme = app.theme_variables
    return frozenset({theme[name].lower(): f"${name}" for name in reversed(_NAMED) if name in theme}.items())


def _runs(line: Iterable[Segment], names: frozenset[tuple[str, str]]) -> Iterator[Run]:
    for text, style, _ in line:
        if text:
            yield Run(text, *_manners(style or Style.null(), names))


@cache
def _manners(style: Style, names: frozenset[tuple[str, str]]) -> tuple[str, str]:
    """How letters of a style are written, in words, and what is seen of it on blanks."""
    ink, ground = (_called(color, dict(names)) for color in (style.color, style.bgcolor))
    attributes = [name for name in _ATTRIBUTES if getattr(style, name)]
    seen = [name for name in attributes if name in _SEEN_ON_BLANKS]
    return " ".join([ink, "on", ground, *attributes]), " ".join(
        [*([ink] if seen else []), "on", ground, *seen]
    )


def _called(color: Color | None, names: Mapping[str, str]) -> str:
    if color is None or color.is_default:
        return "default"
    if color.triplet is None:
        return color.name
    return names.get(color.triplet.hex, color.triplet.hex)


def _legend(manners: Iterable[str]) -> Mapping[str, str]:
    """A letter for each manner: the same on every screen, except where two would have one letter."""
    legend = dict.fromkeys(NOTHING, EMPTY)
    free = list(_LETTERS)
    for manner in sorted(set(manners) - NOTHING):
        start = int.from_bytes(hashlib.sha256(manner.encode()).digest()[:4]) % len(_LETTERS)
        wanted = _LETTERS[start:] + _LETTERS[:start]
        legend[manner] = next(letter for letter in wanted if letter in free)
        free.remove(legend[manner])
    return legend


def _letters(run: Run, legend: Mapping[str, str]) -> str:
    """A letter for each column."""
    ink, blank = legend.get(run.ink, ""), legend.get(run.blank, "")
    if cell_len(run.text) == len(run.text):
        return "".join(blank if letter == " " else ink for letter in run.text)
    return "".join(blank if letter == " " else ink * cell_len(letter) for letter in run.text)
