"""Several places to rate on one page: a row for each, and what the numbers mean once."""

from collections.abc import Iterable, Mapping

import msgspec
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Offset, Size
from textual.widgets import Static

from tui.core.catalogue import say
from tui.core.clock import Clock
from tui.core.text import sentence_case
from tui.widgets.line_drawing import folded
from tui.widgets.rating_scale import CELLS, LEGEND, RatingScale
from tui.widgets.text import literal

_WHERE, _BEFORE = "rating-row--where", "rating-row--before"
_BESIDE_FROM = 56
"""From so many cells on the numbers stand beside the name."""
_BELOW_INDENT = 3
_BEFORE_CELLS = 11


class RatedPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A region to rate: its id, where it is in words, the number so far, and the one from before."""

    region: str
    where: str
    value: int | None = None
    before: int | None = None


class RatingRow(RatingScale):
    """The name of a place, the number from before where there is one, and its scale beside or below them."""

    COMPONENT_CLASSES = {_WHERE, _BEFORE}
    DEFAULT_CSS = """
    RatingRow { width: 100%; max-width: 100%; }
    RatingRow > .rating-row--where { color: $foreground; }
    RatingRow > .rating-row--before { color: $text-muted; }
    """

    def __init__(self, place: RatedPlace, clock: Clock) -> None:
        """Texts are taken literally."""
        super().__init__(clock, place.value, in_one_line=True)
        self.place = place

    @property
    def numbers_at(self) -> Offset:
        names, width = self._names(self.size.width), self.size.width
        return Offset(_room_for_names(width), 0) if width >= _BESIDE_FROM else Offset(0, len(names))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows of its name, and below them one of numbers where they have no room beside it."""
        names = len(self._names(width))
        return names if width >= _BESIDE_FROM else names + 1

    def render(self) -> Content:
        names, width = self._names(self.size.width), self.size.width
        if width < _BESIDE_FROM:
            return Content("\n").join(
                [*(Content(" " * _BELOW_INDENT) + name for name in names), self.numbers()]
            )
        first, *others = names
        return Content("\n").join(
            [first.pad_right(_room_for_names(width) - first.cell_length) + self.numbers(), *others]
        )

    def _names(self, width: int) -> list[Content]:
        """The rows of what stands before the numbers."""
        before = "" if self.place.before is None else say("before: {before}", before=self.place.before)
        room = _room_for_names(width) - 1 - (_BEFORE_CELLS if before else 0)
        where, told = (
            self.get_visual_style(_WHERE, partial=True),
            self.get_visual_style(_BEFORE, partial=True),
        )
        rows = [literal(row).stylize(where) for row in folded(sentence_case(self.place.where), room)]
        if before:
            rows[0] = rows[0].pad_right(room + 1 - rows[0].cell_length) + literal(before).stylize(told)
        return rows


def _room_for_names(width: int) -> int:
    """The cells for a name and the number from before."""
    return min(width - CELLS, 44) if width >= _BESIDE_FROM else min(width, 46) - _BELOW_INDENT


class RatingRows(Vertical):
    """One row for each place, and the legend under them."""

    DEFAULT_CSS = """
    RatingRows { height: auto; }
    RatingRows > .legend { color: $text-muted; margin-top: 1; }
    """

    def __init__(self, places: Iterable[RatedPlace], clock: Clock) -> None:
        """In this order."""
        super().__init__()
        self.rows = tuple(RatingRow(place, clock) for place in places)

    def compose(self) -> ComposeResult:
        yield from self.rows
        yield Static(literal(say(LEGEND)), classes="legend")

    @property
    def numbers(self) -> Mapping[str, int | None]:
        """What is chosen now, by region."""
        return {row.place.region: row.value for row in self.rows}

    @property
    def region_at_hand(self) -> str | None:
        """The region of the row that has the focus."""
        return next((row.place.region for row in self.rows if row.has_focus), None)
