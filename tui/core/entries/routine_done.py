"""The routine of a session that is over, as far as it is known now."""

import re
from collections.abc import Iterator

import msgspec

from tui.core.anatomy.body import Side
from tui.core.entries.entry import PassResult, SessionEntry
from tui.core.fitting.fit import FITTED_ID
from tui.core.routines.plan import BOTH_SIDES
from tui.core.routines.routine import Group, Library, Routine, Step
from tui.core.routines.vocabulary import StepSide

_TAKEN_AGAIN = re.compile(r"-\d+\Z")
"""What a fitted session appends to the id of a step that it has already."""


def routine_done(entry: SessionEntry, library: Library) -> Routine | None:
    """The routine as it is loaded now; a session that was made to fit is put together again from its passes.

    None where it is not known any more.
    """
    return _put_together(entry, library) if entry.routine == FITTED_ID else library.routine(entry.routine)


def _put_together(entry: SessionEntry, library: Library) -> Routine | None:
    """The steps that can still be found, and all regions that the passes say they worked."""
    found = {item.step: _step_of(item, library) for item in entry.passes}
    steps = [step for step in found.values() if step is not None]
    sides = {step.id: _sides_of(entry, step) for step in steps}
    regions = dict.fromkeys(region for item in entry.passes for region in item.regions or ())
    if not regions:
        return None
    return Routine(
        id=entry.routine,
        title=entry.routine_title,
        steps=tuple(_as_done(entry, step, sides[step.id]) for step in steps),
        regions=tuple(regions),
        groups=tuple(Group(id=step_id, sides=each) for step_id, each in sides.items() if each),
    )


def _step_of(item: PassResult, library: Library) -> Step | None:
    """The step of that id that works the same; None where there are several that are called differently."""
    found = list(_steps_called(item.step, item, library))
    if not found:
        found = list(_steps_called(_TAKEN_AGAIN.sub("", item.step), item, library))
    titles = {step.title for step in found}
    return msgspec.structs.replace(found[0], id=item.step) if len(titles) == 1 else None


def _steps_called(step_id: str, item: PassResult, library: Library) -> Iterator[Step]:
    for routine in library.routines:
        for step in routine.steps:
            if step.id == step_id and step.worked == item.regions:
                yield step


def _sides_of(entry: SessionEntry, step: Step) -> tuple[Side, ...]:
    """The single sides on which it was done."""
    done = {item.side for item in entry.passes if item.step == step.id}
    return tuple(side for side in BOTH_SIDES if side in done)


def _as_done(entry: SessionEntry, step: Step, sides: tuple[Side, ...]) -> Step:
    if sides:
        return msgspec.structs.replace(step, side=StepSide.EACH, group=step.id)
    both = any(item.side is Side.BOTH for item in entry.passes if item.step == step.id)
    return msgspec.structs.replace(step, side=StepSide.BOTH if both else StepSide.NONE, group=None)
