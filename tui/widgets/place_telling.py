"""What a place is told with: its routines, what was found there, what speaks for less today."""

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from tui.core.anatomy.body import Region, Spot, Target
from tui.core.anatomy.body_drawing import Place
from tui.core.anatomy.body_words import (
    EVIDENCE_WORDS,
    VIEW_WORDS,
    days_ago_in_words,
    heading_of_place,
    needs_in_words,
    target_in_words,
)
from tui.core.catalogue import say
from tui.core.places.dose import dose_at
from tui.core.places.finding_words import comes_back, spot_lines
from tui.core.places.history import History
from tui.core.routines.offering import LEFT_OUT_MARK, Offer, Offers
from tui.core.routines.suggestion import Suggestion
from tui.core.routines.titles import told_apart
from tui.core.words import counted
from tui.widgets.place_card import PlaceCard, RoutineLine

HEAT_DAYS = 28
"""How many days the numbers on the figure look back, today included (product.md 3)."""
_TENDER_PLACES = 8


class PlaceTelling(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known about places at one moment; `heat` are the numbers on the figure.

    Until the history is known nothing is said that it might tell otherwise.
    """

    offers: Offers
    history: History
    heat: Mapping[Spot, int]
    suggestions: Sequence[Suggestion]
    now: dt.datetime
    is_history_known: bool = True
    keeps_ways: bool = False
    """Whether the line of what fits now stands there in any case: it did before the history was known."""

    def card(self, place: Place | None, highlighted: int) -> PlaceCard:
        """The card of a place with one of its routines highlighted."""
        region = self.offers.library.region(place.spot.region) if place else None
        if place is None or region is None:
            return PlaceCard(heading=say("No regions"), view=say("the routine files name none"))
        dose = dose_at(self.history, place.spot, self.now)
        found = self.history.finding(place.spot)
        return PlaceCard(
            heading=heading_of_place(region, place.spot),
            view=say(VIEW_WORDS[place.view]),
            advice=self._advice(region, place.spot),
            routines=self._routine_lines(place.spot),
            highlighted=highlighted,
            last_here=self._last_here(place.spot),
            spots=spot_lines(found) if found else (),
            dose=dose.words if dose else "",
            dose_in_short=dose.in_short if dose else "",
            here=self._points_here(place.spot),
            hint=self._hint(region, place.spot),
            ways=self._ways(),
            legend=self._legend(),
            tender=self._tender_places(),
        )

    def _advice(self, region: Region, spot: Spot) -> str:
        """What must be known before anything is pressed here, and whether nothing is to be."""
        if self.offers.why_left_out(spot) is not None:
            return say("Left out for one of your health answers.")
        return target_in_words(region)

    def _routine_lines(self, spot: Spot) -> tuple[RoutineLine, ...]:
        offers = self.offers.at(spot)
        titles = told_apart(offer.routine for offer in offers)
        return tuple(self._routine_line(offer, titles[offer.routine.id]) for offer in offers)

    def _routine_line(self, offer: Offer, title: str) -> RoutineLine:
        routine, closed_by = offer.routine, offer.closed_by
        return RoutineLine(
            title=title,
            minutes=offer.minutes,
            needs=needs_in_words(routine),
            evidence=say(EVIDENCE_WORDS[routine.evidence]),
            summary=routine.summary,
            is_favourite=routine.id in self.offers.favourites,
            closed=say("You said: {answer}", answer=closed_by.text) if closed_by else "",
            is_only_here=not offer.is_refused,
        )

    def _last_here(self, spot: Spot) -> tuple[str, ...]:
        found = self.history.finding(spot)
        if found is None:
            return ()
        days = (self.now.date() - found.last_on).days
        return (
            say("Last here, {days_ago}", days_ago=days_ago_in_words(days)),
            comes_back(found),
            found.last_hold,
        )

    def _points_here(self, spot: Spot) -> str:
        count = self.heat.get(spot, 0)
        if not count:
            return ""
        return say("{points}, {days} days", points=counted(count, "tender point"), days=HEAT_DAYS)

    def _hint(self, region: Region, spot: Spot) -> str:
        if self.offers.why_left_out(spot) is not None:
            return ""
        if region.target is not Target.NEVER and not self.offers.at(spot):
            return say("No routine works here yet.")
        if self.is_history_known and not self.history.entries:
            return say("Where does it hurt? Move with the arrows, Enter starts.")
        return ""

    # Beside the place

    def _ways(self) -> tuple[tuple[str, str], ...]:
        """The other ways to begin."""
        fits = [say("fits now: {title}", title=each.routine.title) for each in self.suggestions[:1]]
        if not fits and self.keeps_ways:
            fits = [say("what fits now")]
        return (
            *(("s", words) for words in fits),
            ("m", say("I have so many minutes")),
            ("u", say("all routines")),
        )

    def _legend(self) -> tuple[str, ...]:
        """What the marks on the figure mean, as far as there are any."""
        numbers = say("Numbers: tender points, {count} days", count=HEAT_DAYS)
        left_out = say("{mark}: left out, as you said", mark=LEFT_OUT_MARK)
        return (*([numbers] if self.heat else []), *([left_out] if self.offers.left_out() else []))

    def _tender_places(self) -> tuple[str, ...]:
        """The numbers of the figure in words, the highest first."""
        most = sorted(self.heat.items(), key=lambda item: -item[1])[:_TENDER_PLACES]
        return tuple(f"{count} · {self.offers.library.where(spot.region, spot.side)}" for spot, count in most)
