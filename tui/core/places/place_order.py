"""In which order places are offered: what is tender lately first, what is never a target last."""

from collections.abc import Mapping

from tui.core.anatomy.body import Region, Spot, Target
from tui.core.routines.routine import Library


def regions_to_choose(library: Library, heat: Mapping[Spot, int]) -> tuple[Region, ...]:
    """Tender regions by their tender points, then those with a routine, the others, and never-targets."""
    worked = {region for routine in library.routines for region in routine.regions}
    points: dict[str, int] = {}
    for spot, count in heat.items():
        points[spot.region] = points.get(spot.region, 0) + count

    def rank(region: Region) -> tuple[bool, int, bool]:
        return region.target is Target.NEVER, -points.get(region.id, 0), region.id not in worked

    return tuple(sorted(library.regions, key=rank))
