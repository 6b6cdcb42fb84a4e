"""Where I am and what I can do there: the words beside the figure."""

from enum import IntEnum

import msgspec
from rich.cells import cell_len
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.core.line_folding import folded_at
from tui.widgets.text import literal


class RoutineLine(msgspec.Struct, frozen=True, kw_only=True):
    """A routine in a few words."""

    title: str
    minutes: int
    needs: str
    evidence: str
    summary: str = ""


class PlaceCard(msgspec.Struct, frozen=True, kw_only=True):
    """All that is said about the selected place; empty texts are left out.

    `spots` are the named ones in it, `dose` is what speaks for less here today, for a narrow
    card in short. `legend` explains the numbers
    of the figure; `tender` says them in words where there is room, and `here` that of this place alone where
    there is little.
    """

    heading: str
    view: str
    advice: str = ""
    routines: tuple[RoutineLine, ...] = ()
    highlighted: int = 0
    last_here: tuple[str, ...] = ()
    spots: tuple[str, ...] = ()
    dose: str = ""
    dose_in_short: str = ""
    here: str = ""
    hint: str = ""
    legend: str = ""
    tender: tuple[str, ...] = ()


_PADDING = 2
"""Cells at both edges, as in the style below; its own size changes with the scrollbar that it decides on."""
_NARROW = 26
"""Narrower than this, only the highlighted routine is told in full."""
Line = tuple[str, str]
"""A line of the panel and the style it has."""


class Detail(IntEnum):
    """How much is said, depending on the lines there are."""

    TITLES = 0
    NEEDS = 1
    SUMMARY = 2
    ALL = 3


class PlacePanel(VerticalScroll, can_focus=False):
    """The card of the selected place."""

    DEFAULT_CSS = """
    PlacePanel { padding: 0 1; scrollbar-size-vertical: 1; }
    PlacePanel > Static { width: 1fr; height: auto; text-wrap: nowrap; text-overflow: clip; }
    PlacePanel > .place-panel--plain { color: $foreground; }
    PlacePanel > .place-panel--heading { color: $accent; text-style: bold; }
    PlacePanel > .place-panel--here { color: $foreground; text-style: bold; }
    PlacePanel > .place-panel--minor { color: $foreground 65%; }
    PlacePanel > .place-panel--warning { color: $warning; }
    """
    COMPONENT_CLASSES = {
        "place-panel--heading",
        "place-panel--plain",
        "place-panel--here",
        "place-panel--minor",
        "place-panel--warning",
    }

    def __init__(self) -> None:
        super().__init__(Static(id="card"))
        self._card: PlaceCard | None = None

    def show(self, card: PlaceCard) -> None:
        """Show another card."""
        self._card = card
        self._write()

    def on_resize(self) -> None:
        """Lines are laid out for the width there is."""
        self._write()
        self.call_after_refresh(self._write)  # the height of the old lines still calls for a scrollbar

    def _write(self) -> None:
        width, height = self.region.width - _PADDING, self.region.height
        if self._card is not None and width > 0:
            lines = fitting_lines(self._card, width, height)
            if len(lines) > height:  # the scrollbar takes a column
                lines = fitting_lines(self._card, width - 1, height)
            text = Content("\n").join(self._styled(line, style) for line, style in lines)
            self.query_one("#card", Static).update(text)

    def _styled(self, text: str, name: str) -> Content:
        return literal(text).stylize(self.get_visual_style(f"place-panel--{name}", partial=True))


def fitting_lines(card: PlaceCard, width: int, height: int) -> list[Line]:
    """As much of the card as fits; where nothing does, the shortest form."""
    forms = (card_lines(card, width, detail) for detail in sorted(Detail, reverse=True))
    lines: list[Line] = []
    for lines in forms:
        if len(lines) <= height:
            break
    return lines


def card_lines(card: PlaceCard, width: int, detail: Detail) -> list[Line]:
    """The card in lines of this width, a blank line between its blocks."""
    narrow = width < _NARROW
    blocks = [
        _wrapped(card.heading, "heading", width) + _wrapped(card.view, "minor", width),
        _wrapped(card.advice, "warning", width),
        _wrapped(card.dose_in_short if narrow else card.dose, "plain", width),
        [
            line
            for number, routine in enumerate(card.routines)
            for line in _routine_lines(routine, number, width, detail, here=number == card.highlighted)
        ],
        _titled(_told_of_here(card, detail, narrow=narrow), "plain", width),
        _wrapped(card.hint, "plain", width),
        _legend(card, width, detail),
    ]
    lines = [line for block in blocks if block for line in [*block, ("", "plain")]]
    return lines[:-1]


def _told_of_here(card: PlaceCard, detail: Detail, *, narrow: bool) -> tuple[str, ...]:
    """What was found here; its spots where there is room, its number where the figure's are not explained."""
    if narrow:
        return (*card.last_here, *([card.here] if card.here else []))
    return (*card.last_here, *(card.spots if detail > Detail.TITLES else card.spots[:1]))


def _routine_lines(
    routine: RoutineLine, number: int, width: int, detail: Detail, *, here: bool
) -> list[Line]:
    narrow = width < _NARROW
    title = _title_lines(f"{'▸' if here else ' '} {number + 1} ", routine, width)
    told = [
        (routine.needs, detail >= Detail.NEEDS and (here or not narrow)),
        (routine.evidence, detail >= Detail.NEEDS and here and not narrow),
        (routine.summary, detail >= Detail.SUMMARY and here),
    ]
    indent = "  " if narrow else "    "
    below = [line for text, said in told if said for line in _indented(text, indent, width)]
    return [(line, "here" if here else "minor") for line in title] + [(line, "minor") for line in below]


def _title_lines(start: str, routine: RoutineLine, width: int) -> list[str]:
    """The title with its minutes at the right edge, or below it where both do not fit."""
    minutes = f"{routine.minutes} min"
    gap = width - cell_len(start + routine.title + minutes)
    if gap >= 1:
        return [f"{start}{routine.title}{' ' * gap}{minutes}"]
    return [*_indented(routine.title, " " * len(start), width, start), f"{' ' * len(start)}{minutes}"]


def _legend(card: PlaceCard, width: int, detail: Detail) -> list[Line]:
    """What the numbers mean; where there is room, each with its place."""
    if width < _NARROW or detail is Detail.TITLES:
        return []
    if detail is Detail.ALL and card.tender:
        return _titled((card.legend, *card.tender), "minor", width)
    return _wrapped(card.legend, "minor", width)


def _titled(texts: tuple[str, ...], style: str, width: int) -> list[Line]:
    """A first line that stands out, and the others."""
    return [
        line
        for number, text in enumerate(texts)
        for line in _wrapped(text, style if number else "here", width)
    ]


def _wrapped(text: str, style: str, width: int) -> list[Line]:
    return [(line, style) for line in _indented(text, "", width)]


def _indented(text: str, indent: str, width: int, first: str | None = None) -> list[str]:
    """The text in lines of this width that begin below each other."""
    begin = indent if first is None else first
    words = [word for word in text.split(" ") if word]  # a no-break space parts nothing
    return folded_at(words, width, begin, indent) if words else []
