"""Where I am and what I can do there: the words beside the figure."""

import msgspec
from rich.cells import cell_len
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.widgets.text import literal


class RoutineLine(msgspec.Struct, frozen=True, kw_only=True):
    """A routine in a few words."""

    title: str
    minutes: int
    needs: str
    evidence: str


class PlaceCard(msgspec.Struct, frozen=True, kw_only=True):
    """All that is said about the selected place; empty texts are left out."""

    heading: str
    view: str
    advice: str = ""
    routines: tuple[RoutineLine, ...] = ()
    highlighted: int = 0
    last_here: tuple[str, ...] = ()
    hint: str = ""
    legend: str = ""
    notices: tuple[str, ...] = ()


_NARROW = 26
"""Narrower than this, only the highlighted routine is told in full."""


class PlacePanel(VerticalScroll, can_focus=False):
    """The card of the selected place."""

    DEFAULT_CSS = """
    PlacePanel { padding: 0 1; scrollbar-size-vertical: 1; }
    PlacePanel > Static { width: 1fr; height: auto; }
    PlacePanel > .place-panel--heading { color: $accent; text-style: bold; }
    PlacePanel > .place-panel--here { color: $foreground; text-style: bold; }
    PlacePanel > .place-panel--minor { color: $foreground 65%; }
    PlacePanel > .place-panel--warning { color: $warning; }
    """
    COMPONENT_CLASSES = {
        "place-panel--heading",
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

    def _write(self) -> None:
        width = self.size.width - 2
        if self._card is not None and width > 0:
            self.query_one("#card", Static).update(self._content(self._card, width))

    def _content(self, card: PlaceCard, width: int) -> Content:
        narrow = width < _NARROW
        blocks = [
            [self._styled(card.heading, "heading"), self._styled(card.view, "minor")],
            [self._styled(card.advice, "warning")] if card.advice else [],
            self._routines(card, width),
            self._last_here(card),
            [literal(card.hint)] if card.hint else [],
            [self._styled(card.legend, "minor")] if card.legend and not narrow else [],
            [self._styled(f"! {notice}", "warning") for notice in card.notices],
        ]
        lines = [line for block in blocks if block for line in [*block, Content("")]]
        return Content("\n").join(lines[:-1])

    def _styled(self, text: str, name: str) -> Content:
        return literal(text).stylize(self.get_visual_style(f"place-panel--{name}", partial=True))

    def _routines(self, card: PlaceCard, width: int) -> list[Content]:
        if not card.routines:
            return []
        narrow = width < _NARROW
        lines: list[Content] = []
        for number, routine in enumerate(card.routines):
            here = number == card.highlighted
            lines += self._title_lines(routine, number, width, here)
            if here or not narrow:
                lines.append(self._styled(f"    {routine.needs}" if not narrow else routine.needs, "minor"))
            if here and not narrow:
                lines.append(self._styled(f"    {routine.evidence}", "minor"))
        return lines

    def _title_lines(self, routine: RoutineLine, number: int, width: int, here: bool) -> list[Content]:
        """The title with its minutes at the right edge, or below it where both do not fit."""
        start = f"{'▸' if here else ' '} {number + 1} "
        minutes = f"{routine.minutes} min"
        gap = width - cell_len(start + routine.title + minutes)
        name = "here" if here else "minor"
        if gap >= 1:
            return [self._styled(f"{start}{routine.title}{' ' * gap}{minutes}", name)]
        return [self._styled(f"{start}{routine.title}", name), self._styled(f"    {minutes}", name)]

    def _last_here(self, card: PlaceCard) -> list[Content]:
        if not card.last_here:
            return []
        first, *rest = card.last_here
        return [self._styled(first, "here"), *(literal(line) for line in rest)]
