"""Routines while they are checked: records made of the fields that keep their rules."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import msgspec

from tui.core.anatomy.body import Region
from tui.core.routines.routine import Group, Routine, Step
from tui.core.routines.vocabulary import StepSide
from tui.files.routines.field_rules import Fault, Fields
from tui.files.routines.routine_fields import LEAST_SECONDS, MOST_SECONDS

_STANDINS = {"id": "", "title": "", "instruction": "", "seconds": 30, "regions": ()}


@dataclass(frozen=True)
class StepDraft:
    """A step as far as it can be read; rules skip what needs a broken field."""

    step: Step
    broken: frozenset[str]


@dataclass(frozen=True)
class RoutineDraft:
    """A routine as far as it can be read, with its steps; `given` are the fields its file wrote."""

    routine: Routine
    given: frozenset[str]
    broken: frozenset[str]
    steps: tuple[StepDraft, ...]


@dataclass(frozen=True)
class Known:
    """What a routine may refer to; a region is None where its own definition is broken.

    `steps` are those that another may repeat, as "ROUTINE/STEP"; `broken` are the tables of the file that
    could not be read.

    A shipped file must be careful where an own one is only warned.
    """

    regions: Mapping[str, Region | None]
    sources: Collection[str]
    contraindications: Collection[str]
    steps: Collection[str]
    shipped: bool
    broken: frozenset[str]


def broken_fields(table: Fields, faults: Sequence[Fault]) -> frozenset[str]:
    """The fields that break a rule; all of them where the value is no object at all."""
    if any(fault.severe and not fault.where for fault in faults):
        return frozenset(table.rules)
    return frozenset(str(fault.where[0]) for fault in faults if fault.severe)


def sound_fields(value: object, table: Fields, broken: frozenset[str]) -> dict[str, object]:
    """The known fields of an object that keep their rules."""
    if not isinstance(value, dict):
        return {}
    return {name: value[name] for name in table.rules if name in value and name not in broken}


def draft_step(value: object, table: Fields, faults: Sequence[Fault]) -> StepDraft:
    """A step with stand-ins for its broken fields and the documented defaults for absent ones."""
    broken = broken_fields(table, faults)
    sound = {**_STANDINS, **sound_fields(value, table, broken)}
    seconds = cast("int", sound["seconds"])
    spans = {"min_seconds": least_seconds(seconds), "max_seconds": most_seconds(seconds)}
    return StepDraft(msgspec.convert({**spans, **sound}, Step), broken)


def least_seconds(seconds: int) -> int:
    """The fewest seconds of a step that does not say them itself: half of its own."""
    return max(LEAST_SECONDS, seconds // 2)


def most_seconds(seconds: int) -> int:
    """The most seconds of a step that does not say them itself: twice its own."""
    return min(MOST_SECONDS, 2 * seconds)


def worked_regions(steps: Sequence[Step]) -> tuple[str, ...]:
    """The regions of the steps, in their order: what a routine works that does not say it itself."""
    return tuple(dict.fromkeys(region for step in steps for region in step.regions))


def draft_routine(
    value: object, table: Fields, faults: Sequence[Fault], steps: tuple[StepDraft, ...]
) -> RoutineDraft:
    """A routine with its drafted steps; its regions default to those of the steps."""
    broken = broken_fields(table, faults)
    sound = sound_fields(value, table, broken)
    standins = {"id": "", "title": "", "regions": worked_regions([draft.step for draft in steps])}
    routine = msgspec.convert({**standins, **sound, "steps": ()}, Routine)
    routine = msgspec.structs.replace(routine, steps=tuple(draft.step for draft in steps))
    return RoutineDraft(routine, frozenset(sound), broken, steps)


def total_seconds(routine: Routine) -> int:
    """All passes at normal pace, both sides, with the rests between the sides."""
    groups = {group.id: group for group in routine.groups}
    work = sum(step.seconds * _times(step, groups.get(step.group or "")) for step in routine.steps)
    return work + sum(group.rest_seconds * (len(group.sides) - 1) for group in routine.groups)


def _times(step: Step, group: Group | None) -> int:
    return len(group.sides) if step.side is StepSide.EACH and group else 1


def sound_steps(draft: RoutineDraft, *needs: str) -> Iterator[tuple[int, Step]]:
    """The steps whose named fields are sound, with their place."""
    for place, each in enumerate(draft.steps):
        if each.broken.isdisjoint(needs):
            yield place, each.step


def repeated(ids: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The places of ids that an earlier place has already; an empty id is none."""
    for place, each in enumerate(ids):
        if each and each in ids[:place]:
            yield place, each
