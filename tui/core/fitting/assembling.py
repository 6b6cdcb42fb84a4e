"""The routine that a composition becomes: with its seconds, a name, and all that its sources warn of."""

from collections.abc import Sequence

import msgspec

from tui.core.fitting.composing import Composition, routine_of
from tui.core.fitting.fit import FitRequest
from tui.core.fitting.fit_words import posture_of, summary_of, title_of
from tui.core.routines.routine import Library, Routine
from tui.core.routines.vocabulary import TOOLS, Equipment, Evidence, Setting


def routines_in(composition: Composition, library: Library) -> tuple[Routine, ...]:
    """The routines that its steps come from, in the order of the steps."""
    ids = dict.fromkeys(line.routine.id for line in composition.lines)
    return tuple(routine for each in ids if (routine := library.routine(each)) is not None)


def assembled(
    request: FitRequest, composition: Composition, seconds: Sequence[int], library: Library
) -> Routine:
    """The routine as it is gone through, with all that its sources warn of."""
    routine = routine_of(composition.lines, seconds, request.pace)
    sources = routines_in(composition, library)
    worked = dict.fromkeys(region for step in routine.steps for region in step.regions)
    wanted = dict.fromkeys(place.region for place in request.places if place.region in worked)
    warned = {item for source in sources for item in source.contraindications}
    needed = _needed(routine, sources)
    return msgspec.structs.replace(
        routine,
        title=title_of(request, library),
        summary=summary_of(sources),
        regions=tuple(wanted | worked),
        posture=sources[0].posture if len(sources) == 1 else posture_of(routine),
        equipment=needed,
        equipment_alternatives={
            name: others
            for source in sources
            for name, others in source.equipment_alternatives.items()
            if name in needed
        },
        view=sources[0].view,
        evidence=_weakest(sources),
        contraindications=tuple(item.id for item in library.contraindications if item.id in warned),
        sources=tuple(dict.fromkeys(source for each in sources for source in each.sources)),
    )


def _needed(routine: Routine, sources: Sequence[Routine]) -> tuple[Equipment, ...]:
    """What the routines need, without the tools and the wall that these steps of them do without."""
    touched = {step.contact for step in routine.steps}
    unused = {tool for contact, tool in TOOLS.items() if contact not in touched}
    if Setting.WALL not in routine.settings:
        unused.add(Equipment.WALL)
    named = {item for source in sources for item in source.equipment}
    return tuple(item for item in Equipment if item in named - unused)


def _weakest(sources: Sequence[Routine]) -> Evidence:
    """As well supported as the least of them."""
    order = list(Evidence)
    return max((source.evidence for source in sources), key=order.index)
