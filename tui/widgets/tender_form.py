"""The questions about one tender point."""

from collections.abc import Iterator, Sequence

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from tui.core.anatomy.body import Side
from tui.core.catalogue import marked, say
from tui.core.clock import Clock
from tui.core.entries.entry import HoldOutcome, TenderPoint
from tui.core.places.spots import SPOT_LIMIT, SpotOffer
from tui.core.text import clean_line
from tui.core.words import HOLD_WORDS
from tui.widgets.choice_line import ChoiceLine
from tui.widgets.rating_scale import LEGEND, RatingScale
from tui.widgets.spot_line import SpotLine
from tui.widgets.text import literal
from tui.widgets.text_field import TextField

WORD_LIMIT = 40
LINE_LIMIT = 500
SIDES = ((Side.BOTH, marked("both")), (Side.LEFT, marked("left")), (Side.RIGHT, marked("right")))


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

    def __init__(self, point: TenderPoint, parts: Sequence[Part], offer: SpotOffer, clock: Clock) -> None:
        """`parts` are the regions that the step works, the point's own among them; `offer` is of spots."""
        super().__init__()
        self._point = point
        self._sided = {part.region for part in parts if part.sided}
        self._side = ChoiceLine([(side, say(words)) for side, words in SIDES], Side.BOTH)
        self._region = ChoiceLine([(part.region, part.name) for part in parts], point.region)
        self._ended = ChoiceLine([(item, say(words)) for item, words in HOLD_WORDS.items()], point.outcome)
        self._peak = RatingScale(clock, point.peak, in_one_line=True)
        self._release = RatingScale(clock, point.release, in_one_line=True)
        names = {part.region: part.name for part in parts}
        self._spots = SpotLine(offer, names, point.region, point.spot)
        self._spot = TextField(point.spot, SPOT_LIMIT, hint=say("beside the blade, two fingers down"))
        self._worked = {part.region for part in parts}
        self._part = self._shown_part = point.region
        self._word = TextField(point.word or "", WORD_LIMIT, hint=say("tight, dull, ..."))
        self._note = TextField(point.note, LINE_LIMIT)
        self._side_row = self._row(say("Which side?"), self._side)
        asks = say("In your words") if self._spots.is_offering else say("Where exactly?")
        self._words_row = self._row(asks, self._spot)

    def compose(self) -> ComposeResult:
        self._show_rows()
        yield self._side_row
        if len(self._region.choices) > 1:
            yield self._row(say("Which part?"), self._region)
        if self._spots.is_offering:
            yield self._row(say("Where exactly?"), self._spots)
        yield self._words_row
        yield self._row(say("How did it end?"), self._ended)
        yield self._row(say("Sore at its peak?"), self._peak)
        yield self._row(say("At letting go?"), self._release)
        yield Static(literal(say(LEGEND)), classes="legend")
        yield self._row(say("A word for it"), self._word)
        yield self._row(say("A note"), self._note)

    def _row(self, label: str, field: Widget) -> Horizontal:
        return Horizontal(Static(literal(label), classes="label"), field, classes="row")

    @property
    def _asks_side(self) -> bool:
        """Whether the pass did not tell left from right, and the part chosen now has both."""
        return self._point.side in (Side.BOTH, Side.MIDDLE) and self._region.value in self._sided

    @on(ChoiceLine.Chosen)
    def _follow(self) -> None:
        """A spot of another part chooses that part; another part has other spots."""
        if self._region.value != self._shown_part:
            self._part = self._shown_part = self._region.value
            self._spots.offer_for(self._part)
        chosen = self._spots.chosen
        self._shown_part = chosen.region if chosen and chosen.region in self._worked else self._part
        self._region.choose(self._shown_part)
        self._show_rows()

    @on(SpotLine.Typed)
    def _type_words(self, event: SpotLine.Typed) -> None:
        """The words go on where they are typed."""
        event.stop()
        words = self._spot.input
        words.select_on_focus = False  # the next letter would replace this one
        words.focus()
        words.cursor_position = len(words.value)
        words.insert_text_at_cursor(event.letter)

    def _show_rows(self) -> None:
        self._side_row.display = self._asks_side
        self._words_row.display = self._spots.asks_for_words

    @property
    def next_spot_words(self) -> str:
        """What the key that names the spot does now; empty where nothing is offered."""
        return self._spots.next_words

    def name_next(self) -> bool:
        """Accept the spot that is proposed, or go on to the next; False where none is."""
        if self._spots.is_offering:
            self._spots.choose_next()
            self._follow()
        return self._spots.is_offering

    @property
    def fields(self) -> list[Widget]:
        """The fields, in the order in which Enter goes through them."""
        return list(self._fields())

    def _fields(self) -> Iterator[Widget]:
        if self._asks_side:
            yield self._side
        if len(self._region.choices) > 1:
            yield self._region
        if self._spots.is_offering:
            yield self._spots
        if self._spots.asks_for_words:
            yield self._spot.input
        yield from (self._ended, self._peak, self._release)
        yield from (field.input for field in (self._word, self._note))

    @property
    def _answered_side(self) -> Side | None:
        if self._asks_side:
            return self._side.value
        known = any(part in self._sided for part, _ in self._region.choices)
        return Side.MIDDLE if known and self._region.value not in self._sided else self._point.side

    @property
    def _answered_spot(self) -> str:
        if self._spots.asks_for_words:
            return clean_line(self._spot.input.value)
        chosen = self._spots.chosen
        return chosen.spot if chosen else ""

    def answered(self) -> TenderPoint:
        """The tender point with what is filled in now."""
        return msgspec.structs.replace(
            self._point,
            region=self._region.value,
            side=self._answered_side,
            outcome=HoldOutcome(self._ended.value),
            peak=self._peak.value,
            release=self._release.value,
            spot=self._answered_spot,
            word=clean_line(self._word.input.value) or None,
            note=clean_line(self._note.input.value),
        )
