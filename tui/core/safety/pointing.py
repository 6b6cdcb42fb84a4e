"""Places that somebody points at, one after the other."""

from collections.abc import Collection, Sequence

import msgspec

from tui.core.anatomy.body import Region, Side, Spot, Target
from tui.core.routines.routine import Contraindication
from tui.core.routines.vocabulary import Asked


class Pointed(msgspec.Struct, frozen=True, kw_only=True):
    """Regions to choose from, and those that were chosen, each on a side."""

    regions: tuple[Region, ...]
    chosen: tuple[Spot, ...] = ()

    def side_of(self, number: int) -> Side | None:
        """On which side that region is chosen, None where it is not."""
        region = self.regions[number].id
        return next((spot.side or Side.BOTH for spot in self.chosen if spot.region == region), None)

    def toggled(self, number: int) -> "Pointed":
        """The same with that region chosen on all its sides, or not any more."""
        region = self.regions[number]
        if self.side_of(number) is not None:
            return self._with(region, None)
        return self._with(region, Side.BOTH if region.sided else Side.MIDDLE)

    def on_side(self, number: int, side: Side) -> "Pointed":
        """The same with that region chosen on this side; one without sides has only its middle."""
        region = self.regions[number]
        return self._with(region, side if region.sided else Side.MIDDLE)

    def _with(self, region: Region, side: Side | None) -> "Pointed":
        others = tuple(spot for spot in self.chosen if spot.region != region.id)
        chosen = others if side is None else (*others, Spot(region.id, side))
        return msgspec.structs.replace(self, chosen=chosen)

    @property
    def places(self) -> tuple[Spot, ...]:
        """What was pointed at; where nothing was, it may be anywhere here: all of it."""
        return self.chosen or tuple(
            Spot(region.id, Side.BOTH if region.sided else Side.MIDDLE) for region in self.regions
        )


def regions_to_point_at(
    item: Contraindication | None, regions: Sequence[Region], worked: Collection[str]
) -> list[Region]:
    """Where it can be, before a routine that works these: what lasts may be anywhere, and is asked once."""
    here = [region for region in regions if region.id in worked]
    if item is None or item.asked is not Asked.ONCE:
        return here
    return [*here, *(region for region in regions if region.id not in worked)]


def pointing_at(regions: Sequence[Region], chosen: Sequence[Spot] = ()) -> Pointed:
    """Choose among these; those that are never a target need not be left out, for nothing works them."""
    offered = tuple(region for region in regions if region.target is not Target.NEVER)
    known = {region.id for region in offered}
    return Pointed(regions=offered, chosen=tuple(spot for spot in chosen if spot.region in known))
