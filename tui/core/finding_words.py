"""What was found at a place before, in the words of every front end."""

from collections.abc import Collection, Mapping

from tui.core.body import Side, Spot
from tui.core.findings import Finding, Recurrence, SpotFinding
from tui.core.plan import Pass
from tui.core.routine import Library, Routine
from tui.core.text import sentence_case
from tui.core.week_records import TenderPlace, TenderSummary
from tui.core.words import HOLD_WORDS, counted, place_in_words

SPOTS_TOLD = 4
"""Named spots of a place, the latest; a place has up to twelve."""
PLACES_TOLD = 3
"""Places told before a session; the others are only counted."""
TENDER_BEFORE = "Tender here before"


def comes_back(found: Finding) -> str:
    """Whether it comes back, with its denominator, such as "recurring, 3 of 5 sessions"."""
    return f"{found.recurrence}, {found.count} of {counted(found.worked, 'session')}"


def comes_back_short(found: Finding | SpotFinding | TenderPlace | TenderSummary) -> str:
    """The same where there is little room: "recurring, 3 of 5"."""
    return f"{found.recurrence}, {found.count} of {found.worked}"


def last_time(found: Finding) -> str:
    """The last hold, such as "last time 70 s, eased"."""
    return f"last time {found.last_seconds_held} s, {HOLD_WORDS[found.last_outcome]}"


def spot_lines(found: Finding) -> tuple[str, ...]:
    """The named spots of a place, such as "above the blade: fading, 1 of 5"."""
    return tuple(f"{each.spot}: {comes_back_short(each)}" for each in found.spots[:SPOTS_TOLD])


def lines_before(
    findings: Mapping[Spot, Finding], routine: Routine, sides: Collection[Side], library: Library
) -> list[str]:
    """What to know before a routine on these sides; places that have gone quiet are left out."""
    wanted = {*sides, Side.MIDDLE}
    places = [
        Spot(region.id, side)
        for region_id in routine.regions
        if (region := library.region(region_id)) is not None
        for side in region.sides
        if side in wanted
    ]
    found = [item for place in places if (item := findings.get(place)) is not None]
    told = [item for item in found if item.recurrence is not Recurrence.QUIET]
    told.sort(key=lambda item: (item.recurrence is not Recurrence.RECURRING, -item.last_on.toordinal()))
    lines = [_line(item, library) for item in told[:PLACES_TOLD]]
    more = len(told) - PLACES_TOLD
    return [*lines, *([f"And {counted(more, 'more place')}."] if more > 0 else [])]


def _line(found: Finding, library: Library) -> str:
    place = found.spot
    spot = found.spots[0].spot if found.spots and found.spots[0].last_on == found.last_on else ""
    where = sentence_case(place_in_words(library, place.region, place.side, spot))
    return f"{where}: {last_time(found)}; {comes_back_short(found)}"


def found_at_step(findings: Mapping[Spot, Finding], item: Pass) -> Finding | None:
    """What was found last at this very step, on the side of this pass; None where it has gone quiet."""
    for region in item.step.regions:
        for side in _sides_of(item):
            found = findings.get(Spot(region, side))
            if found is not None and _is_of_step(found, item):
                return found
    return None


def words_at_step(found: Finding | None, *, short: bool = False) -> str:
    """The line of a step where it was tender; nothing where it was not."""
    if found is None:
        return ""
    if short:
        return f"Tender before: {comes_back_short(found)}"
    return f"{TENDER_BEFORE}: {comes_back_short(found)}; {last_time(found)}."


def beside_title(title: str, found: Finding) -> str:
    """The title of a step with how often it was tender there."""
    return f"{title} · tender {found.count} of {found.worked}"


def words_in_hold(found: Finding | None, spot: str) -> str:
    """What was found before where a hold is open; of its spot, once that is named and was known by name."""
    if found is None:
        return ""
    named = next((each for each in found.spots if each.spot == spot), None)
    if named is not None:
        return f"This spot before: {comes_back_short(named)}; here {found.last_hold}."
    return f"Here before: {comes_back_short(found)}; {found.last_hold}."


def _is_of_step(found: Finding, item: Pass) -> bool:
    return found.last_step == item.step.id and found.recurrence is not Recurrence.QUIET


def _sides_of(item: Pass) -> tuple[Side, ...]:
    """A region without sides is marked in the middle, whichever side the pass is on."""
    return (Side.BOTH if item.side is None else item.side, Side.MIDDLE)
