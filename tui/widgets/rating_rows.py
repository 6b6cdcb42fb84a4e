"""Several places to rate on one page: a row for each, and what the numbers mean once."""

from collections.abc import Iterable, Mapping

import msgspec
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from tui.core.catalogue import say
from tui.core.clock import Clock
from tui.core.text import sentence_case
from tui.widgets.rating_scale import LEGEND, RatingScale
from tui.widgets.text import literal


class RatedPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A region to rate: its id, where it is in words, the number so far, and the one from before."""

    region: str
    where: str
    value: int | None = None
    before: int | None = None


class RatingRow(Horizontal):
    """The name of a place, the number from before where there is one, and its scale."""

    DEFAULT_CSS = """
    RatingRow { height: auto; }
    RatingRow > .names { width: 1fr; max-width: 44; height: auto; }
    RatingRow .where { width: 1fr; height: auto; padding-right: 1; }
    RatingRow .before { width: 11; color: $text-muted; }
    RatingRow > RatingScale { width: 36; }
    """

    def __init__(self, place: RatedPlace, clock: Clock) -> None:
        """Texts are taken literally."""
        super().__init__()
        self.place = place
        self.scale = RatingScale(clock, place.value, in_one_line=True)

    def compose(self) -> ComposeResult:
        with Horizontal(classes="names"):
            yield Static(literal(sentence_case(self.place.where)), classes="where")
            if self.place.before is not None:
                yield Static(literal(say("before: {before}", before=self.place.before)), classes="before")
        yield self.scale


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
        return {row.place.region: row.scale.value for row in self.rows}

    @property
    def region_at_hand(self) -> str | None:
        """The region of the row that has the focus."""
        return next((row.place.region for row in self.rows if row.scale.has_focus), None)
