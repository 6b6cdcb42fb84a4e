"""What the named spots of a region owe each other, and what a path owes the regions it comes by."""

from tui.core.anatomy.body import Region
from tui.core.catalogue import say
from tui.core.routines.routine import PathSpot, Step
from tui.core.text import clean_line
from tui.files.describe import near, quoted
from tui.files.routines.field_rules import Fault, Faults
from tui.files.routines.routine_drafts import Known, RoutineDraft, sound_steps
from tui.files.strict_json import Where


def spot_faults(region: Region) -> Faults:
    """Names that nobody could tell apart, or that would not be stored as they are written."""
    told: list[str] = []
    for place, spot in enumerate(region.spots):
        if spot.casefold() in told:
            yield Fault(
                ("spots", place), say("{name} a second time", name=quoted(spot)), say("every spot once")
            )
        elif spot != clean_line(spot):
            yield Fault(("spots", place), quoted(spot), say("no spaces around it, and one between words"))
        elif {"{", "}"} & set(spot):
            yield Fault(
                ("spots", place), quoted(spot), say("no braces: a spot is said after its region and side")
            )
        told.append(spot.casefold())


def paths_come_by_known_spots(draft: RoutineDraft, known: Known) -> Faults:
    """What stands along a path is a named spot of a region that the step works, and stands there once."""
    for number, step in sound_steps(draft, "path", "regions"):
        where: Where = ("steps", number, "path", "along")
        along = step.path.along if step.path else ()
        for place, spot in enumerate(along):
            again = spot in along[:place]
            yield from (
                fault.below(*where, place)
                for fault in (_again(spot) if again else _unknown_spot(spot, step, known))
            )


def _again(spot: PathSpot) -> Faults:
    yield Fault(
        ("spot",),
        say("{name} a second time", name=quoted(spot.spot)),
        say("every spot once: a path may be repeated"),
    )


def _unknown_spot(spot: PathSpot, step: Step, known: Known) -> Faults:
    if spot.region not in step.regions:
        regions = say("one of the step's regions: {regions}", regions=", ".join(step.regions))
        expected = regions + near(spot.region, step.regions)
        yield Fault(("region",), quoted(spot.region), expected)
        return
    region = known.regions.get(spot.region)
    if region is not None and spot.spot not in region.spots:
        named = say("one of its spots") if region.spots else say('a spot of the region, named in its "spots"')
        hint = near(spot.spot, region.spots) or (f": {', '.join(region.spots)}" if region.spots else "")
        yield Fault(
            ("spot",),
            say("the unknown spot {name} of {region}", name=quoted(spot.spot), region=spot.region),
            named + hint,
        )
