"""Where exactly a tender point is: one of the spots that are offered, or words of one's own."""

from collections.abc import Mapping

from textual import events
from textual.message import Message

from tui.core.catalogue import marked, say
from tui.core.places.spots import SpotOffer
from tui.core.routines.routine import PathSpot
from tui.widgets.choice_line import ChoiceLine

OTHER_WORDS = marked("other words")
NOT_NAMED = PathSpot(region="", spot="")
_OTHER = PathSpot(region="", spot=OTHER_WORDS)


class SpotLine(ChoiceLine[PathSpot]):
    """Not named at first: nothing that is only offered is an answer. The last choice asks for other words."""

    BETWEEN = " · "

    class Typed(Message):
        """A letter was typed where other words are asked for: it is the first of them, and no key."""

        def __init__(self, letter: str) -> None:
            super().__init__()
            self.letter = letter

    def __init__(self, offer: SpotOffer, names: Mapping[str, str], region: str, spot: str) -> None:
        """`spot` is what it is called so far, in this region; `names` are the regions in words."""
        self._offer = offer
        self._names = names
        self._given = PathSpot(region=region, spot=spot) if spot else None
        choices = self._choices(region)
        super().__init__(choices, self._given or NOT_NAMED)

    @property
    def is_offering(self) -> bool:
        """Whether there is anything to choose from."""
        return bool(self._offer.spots)

    @property
    def asks_for_words(self) -> bool:
        """Whether the words are to be typed: they were asked for, or nothing is offered."""
        return self.value == _OTHER or not self.is_offering

    @property
    def chosen(self) -> PathSpot | None:
        """The spot that was chosen, None where none was."""
        return None if self.value in (NOT_NAMED, _OTHER) else self.value

    @property
    def next_words(self) -> str:
        """What naming it once more does; empty where nothing is offered."""
        if not self.is_offering:
            return ""
        unnamed = say("the likely spot") if self._offer.likely else say("name the spot")
        return say("the next spot") if self.chosen else unnamed

    @property
    def takes_letters(self) -> bool:
        """Whether a letter that is typed here belongs to the words."""
        return self.is_offering and self.asks_for_words

    def on_key(self, event: events.Key) -> None:
        """What is typed on "other words" are these words."""
        if self.takes_letters and event.is_printable and event.character:
            event.stop()
            event.prevent_default()
            self.post_message(self.Typed(event.character))

    def offer_for(self, region: str) -> None:
        """Offer what there is in another region; a spot that is elsewhere is no longer chosen."""
        before = self.value
        self.choices = self._choices(region)
        known = [item for item, _ in self.choices]
        fits = before in known and before.region in ("", region)
        self.at = known.index(before) if fits else 0
        self.refresh(layout=True)

    def choose_next(self) -> None:
        """The likely one first, then one after the other; behind the last it is not named."""
        spots = len(self.choices) - 1
        self.at = (self.at + 1) % spots if self.at < spots else 0

    def _choices(self, region: str) -> tuple[tuple[PathSpot, str], ...]:
        offered = self._offer.of_part(region)
        given = [self._given] if self._given and self._given not in offered else []
        named = [(spot, self._words(spot, region)) for spot in (*offered, *given)]
        return ((NOT_NAMED, say("not named")), *named, (_OTHER, say(OTHER_WORDS)))

    def _words(self, spot: PathSpot, region: str) -> str:
        elsewhere = spot.region != region
        words = f"{self._names.get(spot.region, spot.region)}, {spot.spot}" if elsewhere else spot.spot
        return say("likely: {words}", words=words) if spot == self._offer.likely else words
