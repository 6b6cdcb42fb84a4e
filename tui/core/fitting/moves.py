"""The steps of the library that work what is wanted, with what each of them brings along."""

from collections.abc import Sequence

import msgspec

from tui.core.anatomy.body import Region, Side, Spot, Target
from tui.core.catalogue import say
from tui.core.entries.entry import Pace
from tui.core.fitting.fit import FitRequest, NotFitted
from tui.core.fitting.needs import Bounds, bounds_of, goes_on_from, positions_for, sides_of
from tui.core.routines.routine import Contraindication, Library, Routine, Step
from tui.core.routines.vocabulary import Contact, Motion, Setting
from tui.core.safety.adapting import Adapted, adapt
from tui.core.safety.concerning import works
from tui.core.safety.health import Health


class Need(msgspec.Struct, frozen=True):
    """A step that has to be done before another, and the seconds it can have."""

    step: Step
    bounds: Bounds


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """A step that works something wanted, on the sides on which it does.

    `routine` is the one it comes from, as this person may do it, `order` its place in the library and its own
    in the routine. `needs` are the positions that lead to it and the work it goes on from; `serves` tells the
    wanted places it works, by number.
    """

    number: int
    order: tuple[int, int]
    routine: Routine
    step: Step
    sides: tuple[Side | None, ...]
    needs: tuple[Need, ...]
    serves: tuple[int, ...]
    bounds: Bounds

    @property
    def setting(self) -> Setting:
        """Where it is done."""
        return self.routine.setting_of(self.step)


class Material(msgspec.Struct, frozen=True, kw_only=True):
    """All that a plan can be made of, and what was left out for a health answer."""

    moves: tuple[Move, ...]
    left_out: tuple[NotFitted, ...]


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
        wanted = [
            step
            for step in routine.steps
            if _is_move(step) and _serves(step, sides_of(step, routine), request)
        ]
        if not wanted:
            continue
        adapted = adapt(routine, health, library)
        for step in wanted:
            move = _move(len(moves), at, routine, adapted, step, request)
            if isinstance(move, Move):
                moves.append(move)
            else:
                left_out.append(
                    NotFitted(routine, step.id, say("you said: {text}", text=move.text.rstrip(".")))
                )
    return Material(moves=tuple(moves), left_out=tuple(left_out))


def _is_move(step: Step) -> bool:
    """Whether it is work, and not said elsewhere: what only rests touches nothing."""
    rests = step.motion is Motion.REST and step.contact is Contact.NONE
    return step.same_as is None and step.motion is not Motion.POSITION and not rests


def _serves(step: Step, sides: Sequence[Side | None], request: FitRequest) -> tuple[int, ...]:
    return tuple(
        number
        for number, place in enumerate(request.places)
        if any(_touches(step, side, place) for side in sides)
    )


def _touches(step: Step, side: Side | None, place: Spot) -> bool:
    return place.region in step.regions and place.is_on(side)


def _move(
    number: int, at: int, routine: Routine, adapted: Adapted, wanted: Step, request: FitRequest
) -> Move | Contraindication:
    """The step on the wanted sides that are left of it, as gentle as it must be; or why none is left."""
    if adapted.refused_by is not None:
        return adapted.refused_by
    chain = (*goes_on_from(wanted, routine), wanted)
    pressing = [step for each in chain for step in positions_for(each, routine) if works(step)]
    sides = [
        side
        for side in sides_of(wanted, routine)
        if any(_touches(wanted, side, place) for place in request.places)
    ]
    forbidden = {side: _forbidden_by((*chain, *pressing), side, adapted) for side in sides}
    because = next((reason for reason in forbidden.values() if reason is not None), None)
    left = tuple(side for side in sides if forbidden[side] is None)
    if because is not None and not left:
        return because
    step = next(each for each in adapted.routine.steps if each.id == wanted.id)
    return Move(
        number=number,
        order=(at, adapted.routine.steps.index(step)),
        routine=adapted.routine,
        step=step,
        sides=left,
        needs=_needs(chain, routine, adapted, request.pace),
        serves=_serves(step, left, request),
        bounds=bounds_of(step, request.pace, is_softened=step != wanted),
    )


def _forbidden_by(steps: Sequence[Step], side: Side | None, adapted: Adapted) -> Contraindication | None:
    """The answer for which a step, or what comes before it, is left out on this side."""
    for each in adapted.left_out:
        if any(each.covers(step, side) for step in steps):
            return each.because
    return None


def _needs(chain: Sequence[Step], routine: Routine, adapted: Adapted, pace: Pace) -> tuple[Need, ...]:
    """What has to come before the last step of a chain, in the order of the routine."""
    gone = {each.step for each in adapted.left_out_passes if each.side is None}
    wanted = {step.id for step in chain[:-1]}
    for step in chain:
        wanted |= {position.id for position in positions_for(step, routine) if position.id not in gone}
    return tuple(
        Need(step, bounds_of(step, pace, is_softened=step != written))
        for step, written in zip(adapted.routine.steps, routine.steps, strict=True)
        if step.id in wanted
    )
