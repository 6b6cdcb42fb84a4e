"""Changes to a routine of one's own, each either within its limits or refused with the reason."""

import math

import msgspec

from tui.core.catalogue import say
from tui.core.routines.plan import Plan, make_plan
from tui.core.routines.routine import Routine, Step
from tui.core.routines.vocabulary import Advance, Contact, Equipment, HandsBusy, KeyReach, Origin
from tui.core.words import minutes_and_seconds

LEAST_SECONDS = 5
LEAST_WHOLE_SECONDS, MOST_WHOLE_SECONDS = 20, 60 * 60
"""How short and how long all steps together may be, both sides and the rest between them (content.md D.2)."""
_HELD = {Equipment.BALL: Contact.BALL, Equipment.ROLLER: Contact.ROLLER}


class EditRefusedError(ValueError):
    """The change would break a rule of routines: why, in one line. Nothing was changed."""


class RoutineEdit(msgspec.Struct, frozen=True, kw_only=True):
    """A routine while it is changed: all its steps in order, and the ids of those to be left out."""

    routine: Routine
    left_out: frozenset[str] = frozenset()

    def step(self, step_id: str) -> Step:
        """The step of that id; KeyError where it has none."""
        for step in self.routine.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)

    def is_left_out(self, step: Step) -> bool:
        """Whether that step is not to be done."""
        return step.id in self.left_out

    @property
    def result(self) -> Routine:
        """The routine without what is left out, and without what only that needed."""
        steps = tuple(step for step in self.routine.steps if not self.is_left_out(step))
        groups = {step.group for step in steps}
        return msgspec.structs.replace(
            self.routine,
            steps=steps,
            groups=tuple(group for group in self.routine.groups if group.id in groups),
            regions=_regions_of(self.routine, steps),
            **_things_of(self.routine, steps),
            seconds_total=None,
        )

    @property
    def plan(self) -> Plan:
        """How it will run, on both sides and at normal pace."""
        return make_plan(self.result)


def _regions_of(routine: Routine, steps: tuple[Step, ...]) -> tuple[str, ...]:
    worked = {region for step in steps for region in step.regions}
    return tuple(region for region in routine.regions if region in worked)


def _things_of(routine: Routine, steps: tuple[Step, ...]) -> dict[str, object]:
    """Equipment and what can stand in for it, without a ball or roller that no step uses any more."""
    before, now = ({step.contact for step in each} for each in (routine.steps, steps))
    gone = {thing for thing, contact in _HELD.items() if contact in before - now}
    return {
        "equipment": tuple(thing for thing in routine.equipment if thing not in gone),
        "equipment_alternatives": {
            thing: others for thing, others in routine.equipment_alternatives.items() if thing not in gone
        },
    }


def copy_of(routine: Routine, *, routine_id: str, title: str) -> Routine:
    """A routine of one's own that begins as the same, and says what it was made from.

    Its steps tell which built-in ones they repeat, so that nobody is given both; those of an own routine,
    which may be deleted, only what they told before.
    """
    is_own = routine.origin is Origin.USER
    steps = tuple(
        msgspec.structs.replace(
            step, same_as=step.same_as or (None if is_own else f"{routine.id}/{step.id}"), origin=Origin.USER
        )
        for step in routine.steps
    )
    return msgspec.structs.replace(
        routine,
        id=routine_id,
        title=title,
        summary=say("Made from “{title}”.", title=routine.title),
        steps=steps,
        origin=Origin.USER,
        seconds_total=None,
    )


def least_and_most(step: Step) -> tuple[int, int]:
    """How short and how long a step may be, in seconds: one stroke and one breath must fit into it."""
    stroke = math.ceil(60 / step.pace_bpm) if step.pace_bpm else 0
    breath = step.breath.seconds if step.breath else 0
    return max(LEAST_SECONDS, step.min_seconds, stroke, breath), step.max_seconds


def with_seconds(edit: RoutineEdit, step_id: str, seconds: int) -> RoutineEdit:
    """That step for so long. Raises EditRefusedError beyond its limits."""
    step = edit.step(step_id)
    least, most = least_and_most(step)
    if not least <= seconds <= most:
        raise EditRefusedError(
            say(
                "{title}: {least} to {most} s, not {seconds}.",
                title=step.title,
                least=least,
                most=most,
                seconds=seconds,
            )
        )
    return _checked(_with_step(edit, msgspec.structs.replace(step, seconds=seconds)))


def changed_by(edit: RoutineEdit, step_id: str, by: int) -> RoutineEdit:
    """That step so many seconds longer or shorter, as far as its limits go; EditRefusedError at a limit."""
    step = edit.step(step_id)
    least, most = least_and_most(step)
    seconds = min(max(step.seconds + by, least), most)
    if seconds == step.seconds:
        raise EditRefusedError(
            say("{seconds} s is the longest this step may be.", seconds=most)
            if by > 0
            else say("{seconds} s is the shortest this step may be.", seconds=least)
        )
    return with_seconds(edit, step_id, seconds)


def left_out_or_back(edit: RoutineEdit, step_id: str) -> RoutineEdit:
    """That step left out, or put back. Raises EditRefusedError where nothing would be left to do."""
    left_out = edit.left_out ^ {step_id}
    if all(step.is_still or step.id in left_out for step in edit.routine.steps):
        raise EditRefusedError(say("One step of work has to stay: without it there is nothing to do."))
    return _checked(msgspec.structs.replace(edit, left_out=left_out))


def moved(edit: RoutineEdit, step_id: str, by: int) -> RoutineEdit:
    """That step one place earlier (-1) or later (1).

    The steps of a group are done whole on one side and then on the other, so they stay together: at the edge
    of its group a step takes all of the group along, and another step goes past all of it.
    """
    steps = edit.routine.steps
    at = _place_of(edit, step_id)
    first, last = _block_around(steps, at)
    if first <= at + by <= last:
        return _checked(_in_order(edit, _swapped(steps, (at, at), (at + by, at + by))))
    beside = first - 1 if by < 0 else last + 1
    if not 0 <= beside < len(steps):
        raise EditRefusedError(say("It is the last already.") if by > 0 else say("It is the first already."))
    return _checked(_in_order(edit, _swapped(steps, (first, last), _block_around(steps, beside))))


def moves_its_group(edit: RoutineEdit, step_id: str, by: int) -> bool:
    """Whether moving that step takes the other steps of its group along."""
    at = _place_of(edit, step_id)
    first, last = _block_around(edit.routine.steps, at)
    return first != last and at == (first if by < 0 else last)


Block = tuple[int, int]
"""The first and the last place of steps that stay together."""


def _place_of(edit: RoutineEdit, step_id: str) -> int:
    return [step.id for step in edit.routine.steps].index(step_id)


def _block_around(steps: tuple[Step, ...], at: int) -> Block:
    """The steps of one group, which stand in one run, or a step that is in none."""
    group = steps[at].group
    places = [at] if group is None else [place for place, step in enumerate(steps) if step.group == group]
    return places[0], places[-1]


def _swapped(steps: tuple[Step, ...], one: Block, other: Block) -> tuple[Step, ...]:
    """The steps with two neighbouring blocks in each other's place."""
    (first, middle), (begins, last) = sorted((one, other))
    return (*steps[:first], *steps[begins : last + 1], *steps[first : middle + 1], *steps[last + 1 :])


def _with_step(edit: RoutineEdit, changed: Step) -> RoutineEdit:
    return _in_order(edit, tuple(changed if step.id == changed.id else step for step in edit.routine.steps))


def _in_order(edit: RoutineEdit, steps: tuple[Step, ...]) -> RoutineEdit:
    return msgspec.structs.replace(edit, routine=msgspec.structs.replace(edit.routine, steps=steps))


def _checked(edit: RoutineEdit) -> RoutineEdit:
    """The same, if it may be saved so. Raises EditRefusedError with the reason."""
    result = edit.result
    seconds = total_seconds(result)
    if seconds < LEAST_WHOLE_SECONDS:
        raise EditRefusedError(
            say("All steps together take at least {seconds} s.", seconds=LEAST_WHOLE_SECONDS)
        )
    if seconds > MOST_WHOLE_SECONDS:
        raise EditRefusedError(
            say(
                "All steps together take at most an hour: this would be {length}.",
                length=minutes_and_seconds(seconds),
            )
        )
    for step in result.steps[1:]:
        if step.advance is Advance.CONFIRM and not _leaves_a_hand(step):
            raise EditRefusedError(
                say(
                    "“{title}” waits for a key, with no hand free for it: it can only come first.",
                    title=step.title,
                )
            )
    return edit


def total_seconds(routine: Routine) -> int:
    """All steps as often as they are done, and the rests between the sides of a group."""
    times = {group.id: len(group.sides) for group in routine.groups}
    work = sum(step.seconds * (times[step.group] if step.group else 1) for step in routine.steps)
    return work + sum(group.rest_seconds * (len(group.sides) - 1) for group in routine.groups)


def _leaves_a_hand(step: Step) -> bool:
    return step.hands_busy is not HandsBusy.BOTH and step.keyboard is not KeyReach.NO
