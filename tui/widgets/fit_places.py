"""The places a session is made for: a list in which they are chosen, the most wanted first."""

from collections.abc import Mapping, Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.geometry import Region as Area
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui.core.anatomy.body import Region, Side, Spot
from tui.core.catalogue import marked, say
from tui.widgets.rows_view import RowsView, expect_rows
from tui.widgets.text import literal

_SIDE_WORDS = {
    None: marked("both"),
    Side.BOTH: marked("both"),
    Side.LEFT: marked("left"),
    Side.RIGHT: marked("right"),
}
_MOST_TURNS, _MORE = 9, "+"
"""Turns of one digit; later ones are only told to be there."""


class FitPlaces(RowsView):
    """One line a place; a number tells that it is wanted, and in which turn. The screen has the keys."""

    DEFAULT_CSS = """
    FitPlaces { height: 1fr; scrollbar-gutter: stable; scrollbar-size-vertical: 1; overflow-x: hidden; }
    FitPlaces > .fit-places--chosen { text-style: bold; }
    FitPlaces > .fit-places--marked { color: $background; background: $accent; text-style: bold; }
    """
    COMPONENT_CLASSES = {"fit-places--place", "fit-places--chosen", "fit-places--marked"}

    at: reactive[int] = reactive(0, repaint=False)
    """The line of the marked place."""

    class Clicked(Message):
        """The mouse chose a place, or gave it up."""

    def __init__(self, regions: Sequence[Region], wanted: Sequence[Spot]) -> None:
        """Offer these, in this order; the first of the wanted is marked."""
        super().__init__()
        self._regions = tuple(regions)
        self._wanted: Mapping[str, Spot] = {spot.region: spot for spot in wanted}
        ids = [region.id for region in regions]
        self.set_reactive(FitPlaces.at, ids.index(wanted[0].region) if wanted else 0)

    @property
    def marked(self) -> Region | None:
        """The place that is marked."""
        return self._regions[self.at] if self._regions else None

    def show(self, wanted: Sequence[Spot]) -> None:
        """Show these as chosen."""
        before, self._wanted = self._wanted, {spot.region: spot for spot in wanted}
        if list(before.values()) != list(wanted):
            self.refresh()

    def expect_room(self, rows: int) -> None:
        """It will have so many rows."""
        expect_rows(self, len(self._regions), rows)

    def mark(self, by: int) -> None:
        """Mark another place; after the last comes the first."""
        if self._regions:
            self.at = (self.at + by) % len(self._regions)

    def watch_at(self, before: int, at: int) -> None:
        """Another place is marked: it is always in sight."""
        self._follow()
        self.refresh_line(before)
        self.refresh_line(at)

    def on_resize(self) -> None:
        """Lines as wide as there is room."""
        self.take_rows(len(self._regions), self.scrollable_content_region.width)
        self._follow()

    def _follow(self) -> None:
        area = Area(0, self.at, 1, 1)
        self.scroll_to_region(area, center=True, force=True, animate=False, immediate=True)

    def on_click(self, event: events.Click) -> None:
        """A click chooses, as Space does."""
        at = event.y + self.scroll_offset.y
        if 0 <= at < len(self._regions):
            self.at = at
            self.post_message(self.Clicked())

    def render_line(self, y: int) -> Strip:
        """One place: whether it is marked, its turn, its name, and the side."""
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        if not 0 <= at < len(self._regions):
            return Strip.blank(width, self.rich_style)
        region = self._regions[at]
        spot = self._wanted.get(region.id)
        kind = "marked" if at == self.at else "chosen" if spot else "place"
        style = self.get_component_rich_style(f"fit-places--{kind}")
        return Strip([Segment(_line(region, spot, self._turn(region), at == self.at, width), style)])

    def _turn(self, region: Region) -> str:
        order = list(self._wanted)
        turn = order.index(region.id) + 1 if region.id in order else 0
        return _MORE if turn > _MOST_TURNS else str(turn or " ")


def _line(region: Region, spot: Spot | None, turn: str, is_marked: bool, width: int) -> str:
    side = f" {say(_SIDE_WORDS[spot.side])} " if spot and region.sided and spot.side in _SIDE_WORDS else " "
    name = literal(f"{'▸' if is_marked else ' '} [{turn}] {region.name}").plain
    return set_cell_size(name, width - cell_len(side)) + side
