"""What a step cannot do without: its seconds, the positions it is done in, and the work it goes on from."""

from collections.abc import Iterator

import msgspec

from tui.core.anatomy.body import Side
from tui.core.entries.entry import Pace
from tui.core.routines.plan import PRESS_FLOOR_SECONDS, paced_seconds
from tui.core.routines.routine import Routine, Step
from tui.core.routines.vocabulary import Advance, Contact, Motion, StepSide

_PRESSES = (Motion.PRESS_WAIT, Motion.HANG_STRETCH)


class Bounds(msgspec.Struct, frozen=True):
    """The seconds a step can have, and those it has at the pace that was asked for."""

    least: int
    usual: int
    most: int


def sides_of(step: Step, routine: Routine) -> tuple[Side | None, ...]:
    """The sides of its passes; None where it has no side."""
    if step.group is not None:
        return routine.group(step.group).sides
    return (None,) if step.side is StepSide.NONE else (Side(step.side.value),)


def goes_on_from(step: Step, routine: Routine) -> list[Step]:
    """The steps before it without which it makes no sense, in order; a name of no such step means nothing."""
    found: list[Step] = []
    for before in reversed(routine.steps[: routine.steps.index(step)]):
        if before.id == (found or [step])[-1].follows and before.group in (None, step.group):
            found.append(before)
    return found[::-1]


def positions_for(step: Step, routine: Routine) -> Iterator[Step]:
    """The positions before it that it is done in, and the question a routine begins with.

    Those of another group, in another place or for another thing lead to something else.
    """
    for before in routine.steps:
        if before.id == step.id:
            return
        asks_first = before is routine.steps[0] and before.advance is Advance.CONFIRM
        is_position = before.motion is Motion.POSITION or (before.is_still and asks_first)
        if is_position and before.group in (None, step.group) and _suits(before, step, routine):
            yield before


def _suits(position: Step, step: Step, routine: Routine) -> bool:
    same_place = routine.setting_of(position) is routine.setting_of(step)
    return same_place and position.contact in (Contact.NONE, step.contact)


def bounds_of(step: Step, pace: Pace, *, is_softened: bool = False) -> Bounds:
    """The seconds a step can have; a press or stretch is never under 15 s, a gentle one never longer."""
    usual = paced_seconds(step, Pace.NORMAL if is_softened else pace)
    floor = min(PRESS_FLOOR_SECONDS, usual) if step.motion in _PRESSES else 0
    most = usual if is_softened or step.is_still else step.max_seconds
    return Bounds(min(usual, max(step.min_seconds, floor)), usual, most)
