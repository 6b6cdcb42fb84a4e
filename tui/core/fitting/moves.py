"""The steps of the library that work what is wanted, with what each of them brings along."""

from collections.abc import Iterator, Sequence

import msgspec

from tui.core.anatomy.body import Region, Side, Spot, Target
from tui.core.catalogue import say
from tui.core.entries.entry import Pace
from tui.core.fitting.fit import FitRequest, NotFitted
from tui.core.routines.plan import PRESS_FLOOR_SECONDS, LeftOutPass, paced_seconds
from tui.core.routines.routine import (
    Advance,
    Contact,
    Contraindication,
    Library,
    Motion,
    Routine,
    Setting,
    Step,
    StepSide,
)
from tui.core.safety.adapting import Adapted, adapt
from tui.core.safety.health import Health

_PRESSES = (Motion.PRESS_WAIT, Motion.HANG_STRETCH)


class Bounds(msgspec.Struct, frozen=True):
    """The seconds a step can have, and those it has at the pace that was asked for."""

    least: int
    usual: int
    most: int


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """A step that works something wanted, on the sides on which it does.

    `routine` is the one it comes from, as this person may do it, `order` its place in the library and its own
    in the routine. `needs` are the positions that lead to it, `serves` the wanted places it works, by number.
    """

    number: int
    order: tuple[int, int]
    routine: Routine
    step: Step
    sides: tuple[Side | None, ...]
    needs: tuple[Step, ...]
    serves: tuple[int, ...]
    bounds: Bounds

    @property
    def setting(self) -> Setting:
        """Where it is done."""
        return setting_of(self.step, self.routine)


class Material(msgspec.Struct, frozen=True, kw_only=True):
    """All that a plan can be made of, and what was left out for a health answer."""

    moves: tuple[Move, ...]
    left_out: tuple[NotFitted, ...]


def setting_of(step: Step, routine: Routine) -> Setting:
    """Where a step is done: where its routine is, if it says nothing else."""
    return step.setting or routine.setting


def sides_of(step: Step, routine: Routine) -> tuple[Side | None, ...]:
    """The sides of its passes; None where it has no side."""
    if step.group is not None:
        return routine.group(step.group).sides
    return (None,) if step.side is StepSide.NONE else (Side(step.side.value),)


def regions_to_choose(library: Library) -> tuple[Region, ...]:
    """The regions that some move works, in the order of the library; those never to be pressed are none."""
    worked = {
        region
        for routine in library.routines
        for step in routine.steps
        if _is_move(step)
        for region in step.regions
    }
    return tuple(
        region for region in library.regions if region.id in worked and region.target is not Target.NEVER
    )


def find_material(request: FitRequest, library: Library, health: Health) -> Material:
    """Every move for the wanted places, in the order of the library.

    A step that repeats one of another routine (`same_as`) is none: that one is there itself.
    """
    moves: list[Move] = []
    left_out: list[NotFitted] = []
    for at, routine in enumerate(library.routines):
        wanted = [step for step in routine.steps if _is_move(step) and _serves(step, routine, request)]
        if not wanted:
            continue
        adapted = adapt(routine, health, library)
        for step in wanted:
            reason = _left_out_for(step, adapted)
            if reason is not None:
                left_out.append(NotFitted(routine, step.id, say("you said: {text}", text=reason.text)))
                continue
            move = _move(len(moves), at, routine, adapted, step, request)
            if move is not None:
                moves.append(move)
    return Material(moves=tuple(moves), left_out=tuple(left_out))


def _is_move(step: Step) -> bool:
    """Whether it is work, and not said elsewhere: what only rests touches nothing."""
    rests = step.motion is Motion.REST and step.contact is Contact.NONE
    return step.same_as is None and step.motion is not Motion.POSITION and not rests


def _serves(step: Step, routine: Routine, request: FitRequest) -> tuple[int, ...]:
    sides = sides_of(step, routine)
    return tuple(
        number
        for number, place in enumerate(request.places)
        if any(_touches(step, side, place) for side in sides)
    )


def _touches(step: Step, side: Side | None, place: Spot) -> bool:
    return place.region in step.regions and (place.side is None or place.side.overlaps(side))


def _left_out_for(step: Step, adapted: Adapted) -> Contraindication | None:
    """The answer for which all of a step is left out."""
    if adapted.refused_by is not None:
        return adapted.refused_by
    return next(
        (each.because for each in adapted.left_out if each.step.id == step.id and each.side is None), None
    )


def _move(
    number: int, at: int, routine: Routine, adapted: Adapted, wanted: Step, request: FitRequest
) -> Move | None:
    """The step on the wanted sides that are left of it, as gentle as it must be; None where none is left."""
    ids = [step.id for step in adapted.routine.steps]
    if wanted.id not in ids:
        return None
    index = ids.index(wanted.id)
    step = adapted.routine.steps[index]
    sides = tuple(
        side
        for side in sides_of(step, adapted.routine)
        if any(_touches(step, side, place) for place in request.places)
        and not any(each.covers(step, side) for each in adapted.left_out_passes)
    )
    if not sides:
        return None
    return Move(
        number=number,
        order=(at, index),
        routine=adapted.routine,
        step=step,
        sides=sides,
        needs=tuple(_needs(step, adapted.routine, adapted.left_out_passes)),
        serves=_serves(step, adapted.routine, request),
        bounds=bounds_of(step, request.pace, is_softened=step != wanted),
    )


def _needs(step: Step, routine: Routine, left_out: Sequence[LeftOutPass]) -> Iterator[Step]:
    """The positions before it that it is done in, and the question a routine begins with.

    Those of another group, in another place or for another thing lead to something else.
    """
    for before in routine.steps:
        if before.id == step.id:
            return
        if any(each.step == before.id and each.side is None for each in left_out):
            continue
        asks_first = before is routine.steps[0] and before.advance is Advance.CONFIRM
        is_position = before.motion is Motion.POSITION or (before.is_still and asks_first)
        if is_position and before.group in (None, step.group) and _suits(before, step, routine):
            yield before


def _suits(position: Step, step: Step, routine: Routine) -> bool:
    same_place = setting_of(position, routine) is setting_of(step, routine)
    return same_place and position.contact in (Contact.NONE, step.contact)


def bounds_of(step: Step, pace: Pace, *, is_softened: bool = False) -> Bounds:
    """The seconds a step can have; a press or stretch is never under 15 s, a gentle one never longer."""
    usual = paced_seconds(step, Pace.NORMAL if is_softened else pace)
    floor = min(PRESS_FLOOR_SECONDS, usual) if step.motion in _PRESSES else 0
    most = usual if is_softened or step.is_still else step.max_seconds
    return Bounds(min(usual, max(step.min_seconds, floor)), usual, most)
