"""Which findings speak for some places: what is alike on both sides is one, what comes back stands first."""

from collections.abc import Iterable, Mapping

import msgspec

from tui.core.anatomy.body import Side, Spot
from tui.core.places.findings import Finding, Recurrence
from tui.core.routines.plan import Pass

Findings = Mapping[Spot, Finding]
"""What was found before, by place: on the left, on the right and in the middle."""

_REACHED = {Side.LEFT: (Side.LEFT,), Side.RIGHT: (Side.RIGHT,)}


def known_in(findings: Findings, region: str, side: Side | None) -> list[Finding]:
    """What was found where work on this side of a region reaches; without a side it is on both of them."""
    sides = _REACHED.get(side or Side.BOTH, (Side.LEFT, Side.RIGHT))
    found = [findings.get(Spot(region, each)) for each in (*sides, Side.MIDDLE)]
    return _told_once([each for each in found if each is not None])


def weightiest_first(found: Iterable[Finding]) -> list[Finding]:
    """What comes back stands first, then what was marked last; what has gone quiet is left out."""
    told = [each for each in found if each.recurrence is not Recurrence.QUIET]
    return sorted(told, key=_weight)


def found_at_step(findings: Findings, item: Pass) -> Finding | None:
    """The weightiest of what was found last at this very step, on the side of this pass."""
    here = [each for region in item.step.regions for each in known_in(findings, region, item.side)]
    return next(iter(weightiest_first(each for each in here if each.last_step == item.step.id)), None)


def found_in_hold(findings: Findings, place: Spot, spot: str) -> Finding | None:
    """What was found where a hold is open, quiet or not; rather what knows its spot by name."""
    here = known_in(findings, place.region, place.side)
    named = [each for each in here if each.spot_called(spot) is not None]
    return min(named or here, key=_weight, default=None)


def _weight(found: Finding) -> tuple[bool, float]:
    return found.recurrence is not Recurrence.RECURRING, -found.last_at.timestamp()


def _told_once(found: list[Finding]) -> list[Finding]:
    """The left and the right as one where all that is known of them is the same, as after marks on both."""
    if len(found) < 2 or _as_both(found[0]) != _as_both(found[1]):
        return found
    return [_as_both(found[0]), *found[2:]]


def _as_both(found: Finding) -> Finding:
    return msgspec.structs.replace(found, spot=Spot(found.spot.region, Side.BOTH))
