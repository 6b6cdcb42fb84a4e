"""What the answers about somebody's health leave of a routine."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from tui.core.anatomy.body import Side
from tui.core.entries.entry import Pace
from tui.core.routines.plan import LeftOutPass, Pass, make_plan, paced_seconds
from tui.core.routines.routine import Contraindication, Library, Routine, Step
from tui.core.routines.vocabulary import TOOLS, Contact, Motion, StopAction
from tui.core.safety.concerning import concerning, leaves_out, places_of, works, works_place
from tui.core.safety.health import Health, HealthAnswer
from tui.core.safety.unsaid import (
    may_be_done_with,
    may_touch,
    pressure_of,
    says_no_contact,
    tools_of,
    unnamed_tools,
)

LIGHT_PRESSURE = 3
"""The most that is left of a step where an answer asks for light work and names no number (of 10)."""


FULL_PRESSURE = 10
"""What an answer leaves that is not about pressure, such as sore knees (content.md B.3: easier version)."""


class LeftOutStep(msgspec.Struct, frozen=True):
    """A step that is not done on this side (None: on none), and the answer it is left out for."""

    step: Step
    side: Side | None
    because: Contraindication

    @property
    def as_pass(self) -> LeftOutPass:
        """The same for a plan."""
        return LeftOutPass(self.step.id, self.side)

    def covers(self, step: Step, side: Side | None) -> bool:
        """Whether a pass of this step on this side is one of those left out."""
        return self.as_pass.covers(step, side)


class Adapted(msgspec.Struct, frozen=True, kw_only=True):
    """A routine as this person may do it.

    `routine` has its steps softened where they must be. `refused_by` closes all of it; `softened_by` are the
    answers it was made shorter for, and lighter where they ask for that.
    """

    routine: Routine
    left_out: tuple[LeftOutStep, ...] = ()
    softened_by: tuple[Contraindication, ...] = ()
    refused_by: Contraindication | None = None

    @property
    def left_out_passes(self) -> tuple[LeftOutPass, ...]:
        """The same for a plan."""
        return tuple(each.as_pass for each in self.left_out)

    @property
    def left_out_for(self) -> tuple[Contraindication, ...]:
        """The answers something is left out for, each once."""
        return tuple(dict.fromkeys(each.because for each in self.left_out))

    @property
    def says_no_contact(self) -> bool:
        """Whether a step that is left does not say what touches."""
        gone = {each.step.id for each in self.left_out if each.side is None}
        return any(
            says_no_contact(step) and works(step) for step in self.routine.steps if step.id not in gone
        )

    @property
    def is_as_written(self) -> bool:
        """Whether nothing was changed: all of it may be done."""
        return self.refused_by is None and not self.left_out and not self.softened_by


class _Block(NamedTuple):
    """Positions, and what is done in them: the numbers of their passes."""

    positions: list[int]
    after: list[int]

    @property
    def first(self) -> int:
        """The first of them."""
        return min((*self.positions, *self.after))


class _Said(msgspec.Struct, frozen=True):
    """Something that is true of this person, and what they said about it."""

    item: Contraindication
    answer: HealthAnswer

    def closes(self, routine: Routine) -> bool:
        """Whether all of the routine is off.

        It stops, or leaves out a place that may be anywhere, or a tool that any step may be done with.
        """
        has_places = bool(places_of(self.item, self.answer))
        is_off = self.item.action is StopAction.STOP or (self._leaves_out and not has_places)
        return is_off or self._may_need_what_is_left_out(routine)

    def _may_need_what_is_left_out(self, routine: Routine) -> bool:
        if tools_of(self.item.without).isdisjoint(unnamed_tools(routine)):
            return False
        return any(says_no_contact(step) and self.is_about(step) for step in routine.steps)

    def is_about(self, step: Step) -> bool:
        """Whether a step works, on any side, a place that it is about."""
        return works(step) and works_place(step, None, self.item, self.answer)

    @property
    def _leaves_out(self) -> bool:
        return leaves_out(self.item, self.answer)

    def forbids(self, step: Step, side: Side | None) -> bool:
        """Whether this step is not to be done on this side."""
        at_place = works_place(step, side, self.item, self.answer)
        with_it = may_be_done_with(step, self.item.without)
        return works(step) and ((at_place or with_it) if self._leaves_out else (at_place and with_it))

    def softens(self, step: Step) -> bool:
        """Whether this step is only to be done lightly and shortly."""
        may = self.item.action in (StopAction.ASK, StopAction.GENTLE) and not self._leaves_out
        return may and self.is_about(step)


def pressure_left(item: Contraindication) -> int:
    """The most that an answer to it leaves of a step, of 10."""
    return LIGHT_PRESSURE if item.pressure_max is None else item.pressure_max


def lowers_pressure(item: Contraindication) -> bool:
    """Whether an answer to it asks for less pressure, not only for care and less time."""
    return pressure_left(item) < FULL_PRESSURE


def adapt(routine: Routine, health: Health, library: Library) -> Adapted:
    """What is left of a routine for somebody who said this about their health.

    A true answer counts where the routine names it, and where it is about a place that the routine works.
    """
    true = [
        _Said(item, health.answers[item.id])
        for item in concerning(routine, library, health)
        if item.id in health.answers and health.answers[item.id].is_true
    ]
    if not true:
        return Adapted(routine=routine)
    closing = next((said.item for said in true if said.closes(routine)), None)
    if closing:
        return Adapted(routine=routine, refused_by=closing)
    passes = make_plan(routine, keys=False).passes
    left_out = _left_out(routine, passes, true)
    kept = [item for item in passes if not _is_among(left_out, item)]
    if left_out and not _is_worth_doing(passes, kept):
        return Adapted(routine=routine, refused_by=left_out[0].because)
    softened_by = tuple(said.item for said in true if any(said.softens(item.step) for item in kept))
    if not left_out and not softened_by:
        return Adapted(routine=routine)
    left = _without_what_is_gone(routine, passes, kept)
    steps = tuple(_softened(step, [said for said in true if said.softens(step)]) for step in routine.steps)
    seconds_total = None  # of the file's steps, which these are no longer
    return Adapted(
        routine=msgspec.structs.replace(left, steps=steps, seconds_total=seconds_total),
        left_out=left_out,
        softened_by=softened_by,
    )


def _is_worth_doing(passes: Sequence[Pass], kept: Sequence[Pass]) -> bool:
    """Whether work is left, and something that touches the body where there was any."""
    work = [item.step for item in kept if works(item.step)]
    touched = any(may_touch(item.step) for item in passes if works(item.step))
    return any(map(may_touch, work)) if touched else bool(work)


def _is_among(left_out: Sequence[LeftOutStep], item: Pass) -> bool:
    return any(each.covers(item.step, item.side) for each in left_out)


# What is left out


def _left_out(routine: Routine, passes: Sequence[Pass], true: Sequence[_Said]) -> tuple[LeftOutStep, ...]:
    """The forbidden passes with the positions that led to nothing else; a step gone on all sides is one."""
    because = {
        at: said.item
        for at, item in enumerate(passes)
        for said in reversed(true)  # the first that forbids it is the one that is told
        if said.forbids(item.step, item.side)
    }
    because |= _positions_to_nothing(routine, passes, because)
    gone = [(passes[at].step, passes[at].side, because[at]) for at in sorted(because)]
    left_out: dict[tuple[str, Side | None], LeftOutStep] = {}
    for step, side, item in gone:
        sides = [each.side for each in passes if each.step.id == step.id]
        gone_sides = [each for other, each, _ in gone if other.id == step.id]
        told = None if len(gone_sides) == len(sides) else side
        left_out.setdefault((step.id, told), LeftOutStep(step, told, item))
    return tuple(left_out.values())


def _positions_to_nothing(
    routine: Routine, passes: Sequence[Pass], because: dict[int, Contraindication]
) -> dict[int, Contraindication]:
    """The positions whose work is all left out, by what their first step of work is left out for.

    Their work is what is done where they are, and with what they place.
    """
    found: dict[int, Contraindication] = {}
    blocks = list(_blocks(passes))
    for number, (positions, _) in enumerate(blocks):
        led_to = _led_to(blocks, number, passes)
        for at in positions:
            work = [each for each in led_to if _suits(passes[at].step, passes[each].step, routine)] or led_to
            if work and all(each in because for each in work):
                found[at] = because[work[0]]
    return found


def _suits(position: Step, step: Step, routine: Routine) -> bool:
    """Whether a step is done where a position is taken, and with the tool that is placed there."""
    is_here = routine.setting_of(position) is routine.setting_of(step)
    return is_here and (position.contact not in TOOLS or position.contact is step.contact)


def _led_to(blocks: Sequence[_Block], number: int, passes: Sequence[Pass]) -> list[int]:
    """The work that is done in the positions of a block.

    One without any is taken for what comes next: for all sides of the group where that is one.
    """
    work = [at for at in blocks[number].after if works(passes[at].step)]
    if work or number + 1 == len(blocks):
        return work
    group = passes[blocks[number + 1].first].step.group
    if group is None:
        return _led_to(blocks, number + 1, passes)
    return [at for at, item in enumerate(passes) if item.step.group == group and works(item.step)]


def _blocks(passes: Sequence[Pass]) -> Iterator[_Block]:
    """The positions taken one after another, each run with what is done in them on the same side."""
    positions: list[int] = []
    after: list[int] = []
    for at, item in enumerate(passes):
        is_position = item.step.motion is Motion.POSITION
        before = passes[at - 1] if at else item
        is_grouped = item.step.group is not None or before.step.group is not None
        moves_on = is_grouped and (item.step.group, item.side) != (before.step.group, before.side)
        if (is_position and after) or moves_on:
            yield _Block(positions, after)
            positions, after = [], []
        (positions if is_position else after).append(at)
    yield _Block(positions, after)


def _without_what_is_gone(routine: Routine, passes: Sequence[Pass], kept: Sequence[Pass]) -> Routine:
    """Without the regions that nothing works any more, and the tools that nothing needs."""

    def worked(these: Sequence[Pass]) -> set[str]:
        return {region for item in these for region in item.step.regions if works(item.step)}

    def touched(these: Sequence[Pass]) -> set[Contact]:
        return {item.step.contact for item in these}

    gone = worked(passes) - worked(kept)
    unneeded = {TOOLS[each] for each in touched(passes) - touched(kept) if each in TOOLS}
    return msgspec.structs.replace(
        routine,
        regions=tuple(region for region in routine.regions if region not in gone),
        equipment=tuple(item for item in routine.equipment if item not in unneeded),
    )


# What is softened


def _softened(step: Step, by: Sequence[_Said]) -> Step:
    """As short as at the quick pace, and lighter where one of these asks for that."""
    if not by:
        return step
    most = [pressure_left(said.item) for said in by if lowers_pressure(said.item)]
    return msgspec.structs.replace(
        step,
        seconds=paced_seconds(step, Pace.QUICK),
        pressure_max=min(pressure_of(step), *most) if most else step.pressure_max,
    )
