"""The questions about one tender point."""

from collections.abc import Iterator, Sequence

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from tui.core.body import Side
from tui.core.clock import Clock
from tui.core.entry import HoldOutcome, TenderPoint
from tui.core.text import clean_line
from tui.core.words import HOLD_WORDS
from tui.widgets.choice_line import ChoiceLine
from tui.widgets.rating_scale import LEGEND, RatingScale
from tui.widgets.text import literal
from tui.widgets.text_field import TextField

WORD_LIMIT = 40
SPOT_LIMIT = 80
LINE_LIMIT = 500
SIDES = ((Side.BOTH, "both"), (Side.LEFT, "left"), (Side.RIGHT, "right"))


class Part(msgspec.Struct, frozen=True):
    """A region that a step works: its id, its name, and whether it has a left and a right."""

    region: str
    name: str
    sided: bool


class TenderForm(Vertical):
    """Where exactly, how it ended, how sore, a word and a note: every one may stay as it is."""

    DEFAULT_CSS = """
    TenderForm, TenderForm .row { height: auto; }
    TenderForm .label { color: $text-muted; height: 1; width: 18; }
    TenderForm .legend { color: $text-muted; padding-left: 20; }
    """

    def __init__(self, point: TenderPoint, parts: Sequence[Part], clock: Clock) -> None:
        """`parts` are the regions that the step works, the point's own among them."""
        super().__init__()
        self._point = point
        self._sided = {part.region for part in parts if part.sided}
        self._side = ChoiceLine(SIDES, Side.BOTH)
        self._region = ChoiceLine([(part.region, part.name) for part in parts], point.region)
        self._ended = ChoiceLine([(item, words) for item, words in HOLD_WORDS.items()], point.outcome)
        self._peak = RatingScale(clock, point.peak, in_one_line=True)
        self._release = RatingScale(clock, point.release, in_one_line=True)
        self._spot = TextField(point.spot, SPOT_LIMIT, hint="beside the blade, two fingers down")
        self._word = TextField(point.word or "", WORD_LIMIT, hint="tight, dull, ...")
        self._note = TextField(point.note, LINE_LIMIT)
        self._side_row = self._row("Which side?", self._side)

    def compose(self) -> ComposeResult:
        self._show_side()
        yield self._side_row
        if len(self._region.choices) > 1:
            yield self._row("Which part?", self._region)
        yield self._row("How did it end?", self._ended)
        yield self._row("Sore at its peak?", self._peak)
        yield self._row("At letting go?", self._release)
        yield Static(literal(LEGEND), classes="legend")
        yield self._row("Where exactly?", self._spot)
        yield self._row("A word for it", self._word)
        yield self._row("A note", self._note)

    def _row(self, label: str, field: Widget) -> Horizontal:
        return Horizontal(Static(literal(label), classes="label"), field, classes="row")

    @property
    def _asks_side(self) -> bool:
        """Whether the pass did not tell left from right, and the part chosen now has both."""
        return self._point.side in (Side.BOTH, Side.MIDDLE) and self._region.value in self._sided

    @on(ChoiceLine.Chosen)
    def _show_side(self) -> None:
        self._side_row.display = self._asks_side

    @property
    def fields(self) -> list[Widget]:
        """The fields, in the order in which Enter goes through them."""
        return list(self._fields())

    def _fields(self) -> Iterator[Widget]:
        if self._asks_side:
            yield self._side
        if len(self._region.choices) > 1:
            yield self._region
        yield from (self._ended, self._peak, self._release)
        yield from (field.input for field in (self._spot, self._word, self._note))

    @property
    def _answered_side(self) -> Side | None:
        if self._asks_side:
            return self._side.value
        known = any(part in self._sided for part, _ in self._region.choices)
        return Side.MIDDLE if known and self._region.value not in self._sided else self._point.side

    def answered(self) -> TenderPoint:
        """The tender point with what is filled in now."""
        return msgspec.structs.replace(
            self._point,
            region=self._region.value,
            side=self._answered_side,
            outcome=HoldOutcome(self._ended.value),
            peak=self._peak.value,
            release=self._release.value,
            spot=clean_line(self._spot.input.value),
            word=clean_line(self._word.input.value) or None,
            note=clean_line(self._note.input.value),
        )
