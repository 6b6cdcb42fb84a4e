"""What is offered at a place: its routines in order, and what somebody's health answers leave of each."""

from collections.abc import Collection, Iterable

import msgspec

from tui.core.anatomy.body import Side, Spot, Target
from tui.core.places.findings import touches
from tui.core.routines.plan import Pass, Plan, make_plan
from tui.core.routines.routine import Contraindication, Library, Routine
from tui.core.routines.vocabulary import Origin
from tui.core.safety.adapting import Adapted, adapt
from tui.core.safety.concerning import leaves_out, places_of, works
from tui.core.safety.health import Health

LEFT_OUT_MARK = "x"
"""Stands where nothing is done, for what the person said about their health: on the figure and in lists."""


class Offer(msgspec.Struct, frozen=True):
    """A routine of a place; `closed_by` is the answer for which it is not done here, if there is one.

    `is_refused` where it is not done anywhere.
    """

    routine: Routine
    minutes: int
    closed_by: Contraindication | None = None
    is_refused: bool = False


class Offers:
    """The routines of a library as one person may do them; each is looked at once."""

    def __init__(self, library: Library, health: Health, favourites: Collection[str] = ()) -> None:
        """`favourites` are ids of routines, which stand first."""
        self.library = library
        self.favourites = tuple(favourites)
        self._health = health
        self._adapted: dict[str, Adapted] = {}
        self._at: dict[Spot, tuple[Offer, ...]] = {}

    def adapted(self, routine: Routine) -> Adapted:
        """What is left of it."""
        if routine.id not in self._adapted:
            self._adapted[routine.id] = adapt(routine, self._health, self.library)
        return self._adapted[routine.id]

    def plan(self, routine: Routine) -> Plan:
        """The passes that are left, at normal pace on both sides, as long as they take without a key."""
        left = self.adapted(routine)
        return make_plan(left.routine, keys=False, left_out=left.left_out_passes)

    def closed_by(self, routine: Routine, place: Spot | None = None) -> Contraindication | None:
        """The answer for which it is not done at all, or not at this place."""
        left = self.adapted(routine)
        if left.refused_by is not None or place is None:
            return left.refused_by
        here = [item for item in make_plan(routine, keys=False).passes if _is_at(item, place)]
        for each in left.left_out:
            left_out = [
                item for item in here if each.step.id == item.step.id and each.side in (None, item.side)
            ]
            here = [item for item in here if item not in left_out]
            if left_out and not here:
                return each.because
        return None

    def at(self, place: Spot) -> tuple[Offer, ...]:
        """The routines of a place: those that can be done first, favourites before others.

        Then those that spend the most of their time here, one's own before the one it is like; a mix of many
        places comes last. None where nothing is ever to be pressed.
        """
        if place not in self._at:
            self._at[place] = tuple(sorted(self._offers(place), key=lambda each: self._order(each, place)))
        return self._at[place]

    def left_out(self) -> frozenset[Spot]:
        """The places where nothing is done for what was answered: neither by a routine nor by any to come."""
        if not any(answer.is_true for answer in self._health.answers.values()):
            return frozenset()  # as for most people: nothing has to be looked at
        places = {Spot(region.id, side) for region in self.library.regions for side in region.sides}
        return frozenset(place for place in places if self.why_left_out(place))

    def why_left_out(self, place: Spot) -> Contraindication | None:
        """The answer for which nothing is done at a place; None where something is, or never was to be."""
        answers = [each.closed_by for each in self.at(place)]
        if answers:
            return answers[0] if all(answers) else None
        return next((item for item in self._to_skip if self._is_about(item, place)), None)

    @property
    def _to_skip(self) -> list[Contraindication]:
        """The true answers that leave their places out."""
        found = [(item, self._health.answers.get(item.id)) for item in self.library.contraindications]
        return [item for item, answer in found if answer and answer.is_true and leaves_out(item, answer)]

    def _is_about(self, item: Contraindication, place: Spot) -> bool:
        region = self.library.region(place.region)
        return (region is None or region.target is not Target.NEVER) and any(
            each.region == place.region and each.is_on(place.side)
            for each in places_of(item, self._health.answers[item.id])
        )

    def _offers(self, place: Spot) -> Iterable[Offer]:
        region = self.library.region(place.region)
        if region is None or region.target is Target.NEVER:
            return
        for routine in self.library.routines_for(place.region):
            closed_by = self.closed_by(routine, place)
            plan = make_plan(routine, keys=False) if closed_by else self.plan(routine)
            is_refused = self.adapted(routine).refused_by is not None
            yield Offer(routine, plan.minutes, closed_by, is_refused)

    def _order(self, offer: Offer, place: Spot) -> tuple[bool, bool, float, bool]:
        is_closed, is_other = offer.closed_by is not None, offer.routine.id not in self.favourites
        is_built_in = offer.routine.origin is not Origin.USER
        return is_closed, is_other, -share_at(offer.routine, place.region), is_built_in


def share_at(routine: Routine, region: str) -> float:
    """How much of the work of a routine is at a region, 0 to 1: how much it is about that place."""
    worked = [(step.seconds, region in step.regions) for step in routine.steps if works(step)]
    whole = sum(seconds for seconds, _ in worked)
    return sum(seconds for seconds, is_here in worked if is_here) / whole if whole else 0.0


def _is_at(item: Pass, place: Spot) -> bool:
    """Whether a pass works a place; what has no side reaches any."""
    return (
        works(item.step)
        and place.region in item.step.regions
        and (item.side is None or touches(item.side, place.side or Side.MIDDLE) or place.side is Side.MIDDLE)
    )
