"""The questions about one tender point."""

from collections.abc import Iterator

import msgspec
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.core.clock import Clock
from tui.core.entry import HoldOutcome, TenderPoint
from tui.core.text import clean_line
from tui.core.words import HOLD_WORDS
from tui.widgets.choice_line import ChoiceLine
from tui.widgets.rating_scale import RatingScale
from tui.widgets.text import literal

WORD_LIMIT = 40
SPOT_LIMIT = 80
LINE_LIMIT = 500


class TenderForm(Vertical):
    """Where exactly, how it ended, how sore, a word and a note: every one may stay as it is."""

    DEFAULT_CSS = """
    TenderForm { height: auto; }
    TenderForm .label { color: $text-muted; height: 1; margin-top: 1; }
    TenderForm Input { border: none; height: 1; padding: 0 2; background: $panel; max-width: 72; }
    TenderForm Input:focus { border: none; background: $surface-lighten-2; }
    """

    def __init__(self, point: TenderPoint, regions: list[tuple[str, str]], clock: Clock) -> None:
        """`regions` are pairs of id and name that the step works, the point's own among them."""
        super().__init__()
        self._point = point
        self._region = ChoiceLine(regions, point.region)
        self._ended = ChoiceLine([(item, words) for item, words in HOLD_WORDS.items()], point.outcome)
        self._peak = RatingScale(clock, point.peak)
        self._release = RatingScale(clock, point.release)
        self._spot = Input(
            point.spot, max_length=SPOT_LIMIT, placeholder="beside the blade, two fingers down"
        )
        self._word = Input(point.word or "", max_length=WORD_LIMIT, placeholder="tight, dull, ...")
        self._note = Input(point.note, max_length=LINE_LIMIT)

    def compose(self) -> ComposeResult:
        for label, field in self._rows():
            yield Static(literal(label), classes="label")
            yield field

    def _rows(self) -> Iterator[tuple[str, Widget]]:
        if len(self._region.choices) > 1:
            yield "Which part?", self._region
        yield "How did it end?", self._ended
        yield "How sore at the peak?", self._peak
        yield "And when you let go?", self._release
        yield "Where exactly?", self._spot
        yield "A word for it", self._word
        yield "A note", self._note

    @property
    def fields(self) -> list[Widget]:
        """The fields, in the order in which Enter goes through them."""
        return [field for _, field in self._rows()]

    def answered(self) -> TenderPoint:
        """The tender point with what is filled in now."""
        return msgspec.structs.replace(
            self._point,
            region=self._region.value,
            outcome=HoldOutcome(self._ended.value),
            peak=self._peak.value,
            release=self._release.value,
            spot=clean_line(self._spot.value),
            word=clean_line(self._word.value) or None,
            note=clean_line(self._note.value),
        )
