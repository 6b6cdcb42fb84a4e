"""What was found at a place before, in the words of every front end."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from tui.core.anatomy.body import Side, Spot
from tui.core.catalogue import marked, say
from tui.core.places.findings import Finding, SpotFinding
from tui.core.places.known_places import Findings, found_in_hold, known_in, weightiest_first
from tui.core.routines.plan import Pass
from tui.core.routines.routine import Library, Routine
from tui.core.text import sentence_case
from tui.core.words import HOLD_WORDS, counted, place_in_words

if TYPE_CHECKING:
    from tui.core.weeks.week_records import TenderPlace, TenderSummary

SPOTS_TOLD = 4
"""Named spots of a place, the latest; a place has up to twelve."""
PLACES_TOLD = 3
"""Places told before a session; the others are only counted."""
TENDER_BEFORE = marked("Tender here before")


def comes_back(found: Finding) -> str:
    """Whether it comes back, with its denominator, such as "recurring, 3 of 5 sessions"."""
    return say(
        "{recurrence}, {count} of {sessions}",
        recurrence=say(found.recurrence.value),
        count=found.count,
        sessions=counted(found.worked, "session"),
    )


def comes_back_short(found: "Finding | SpotFinding | TenderPlace | TenderSummary") -> str:
    """The same where there is little room: "recurring, 3 of 5"."""
    return say(
        "{recurrence}, {count} of {worked}",
        recurrence=say(found.recurrence.value),
        count=found.count,
        worked=found.worked,
    )


def last_time(found: Finding) -> str:
    """The last hold, such as "last time 70 s, eased (above the blade)"."""
    spot = f" ({found.last_spot})" if found.last_spot else ""
    ended = say(HOLD_WORDS[found.last_outcome])
    return say(
        "last time {seconds} s, {ended}{spot}", seconds=found.last_seconds_held, ended=ended, spot=spot
    )


def spot_lines(found: Finding) -> tuple[str, ...]:
    """The named spots of a place, such as "above the blade: fading, 1 of 5"."""
    return tuple(f"{each.spot}: {comes_back_short(each)}" for each in found.spots[:SPOTS_TOLD])


def lines_before(
    findings: Findings, routine: Routine, sides: Collection[Side], library: Library
) -> list[str]:
    """What to know before a routine on these sides; places that have gone quiet are left out."""
    side = next(iter(sides)) if len(sides) == 1 else Side.BOTH
    told = weightiest_first(item for region in routine.regions for item in known_in(findings, region, side))
    lines = [_line(item, library) for item in told[:PLACES_TOLD]]
    more = len(told) - PLACES_TOLD
    return [*lines, *([say("And {places}.", places=counted(more, "more place"))] if more > 0 else [])]


def _line(found: Finding, library: Library) -> str:
    where = sentence_case(place_in_words(library, found.spot.region, found.spot.side))
    return f"{where}: {last_time(found)}; {comes_back_short(found)}"


def words_at_step(found: Finding | None, item: Pass, library: Library, *, short: bool = False) -> str:
    """The line of a step where it was tender; nothing where it was not.

    The place is named where the step works more than that.
    """
    if found is None:
        return ""
    is_all = len(item.step.regions) == 1 and not _side_apart(found, item.side)
    words_for = library.where_in_short if short else library.where
    where = "" if is_all else f", {words_for(found.spot.region, found.spot.side)}"
    if short:
        return f"{say('Tender before')}{where}: {comes_back_short(found)}"
    told = f"{say('Tender before')}{where}" if where else say(TENDER_BEFORE)
    return f"{told}: {comes_back_short(found)}; {last_time(found)}."


def beside_title(title: str, found: Finding, side: Side | None) -> str:
    """The title of a step on this side with how often it was tender there."""
    apart = f"{say(_side_apart(found, side))} " if _side_apart(found, side) else ""
    told = say("{side}tender {count} of {worked}", side=apart, count=found.count, worked=found.worked)
    return f"{title} · {told}"


def words_in_hold(findings: Findings, place: Spot, spot: str) -> str:
    """What was found before where a hold is open; of its spot, once that is named and was known by name."""
    found = found_in_hold(findings, place, spot)
    if found is None:
        return ""
    apart = _side_apart(found, place.side)
    beside = say(", on your {side},", side=say(apart)) if apart else ""
    named = found.spot_called(spot)
    if named is not None:
        return say(
            "This spot{beside} before: {comes_back}; {last_hold}.",
            beside=beside,
            comes_back=comes_back_short(named),
            last_hold=named.last_hold,
        )
    return say(
        "Here{beside} before: {comes_back}; {last_hold}.",
        beside=beside,
        comes_back=comes_back_short(found),
        last_hold=found.last_hold,
    )


def _side_apart(found: Finding, side: Side | None) -> str:
    """The side of what was found where the work is on both sides; nothing where that is as wide."""
    one_side = found.spot.side in (Side.LEFT, Side.RIGHT) and found.spot.side is not side
    return found.spot.side.value if one_side and found.spot.side else ""
