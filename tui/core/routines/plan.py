"""From a routine to the passes a session will run."""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from tui.core.anatomy.body import Side
from tui.core.catalogue import say
from tui.core.entries.entry import Pace
from tui.core.routines.routine import Routine, Step
from tui.core.routines.vocabulary import Advance, Motion, StepSide

PACE_FACTORS = {Pace.QUICK: 0.6, Pace.NORMAL: 1.0, Pace.SLOW: 1.5, Pace.UNTIMED: 1.0}
PRESS_FLOOR_SECONDS = 15
"""Presses and stretches are never scaled below this (content.md D.2)."""
BOTH_SIDES = (Side.LEFT, Side.RIGHT)


class Pass(msgspec.Struct, frozen=True, kw_only=True):
    """One step on one side. All times in milliseconds of session time.

    `limit_ms` ends the pass: the planned time, or the longest allowed one where the clock counts up.
    The lead-in is the get-ready, or, where the side changes, the change-over in its place; `confirm`
    tells that a key is waited for instead of the get-ready, and `hands_free` that it is done away from the
    keyboard.
    """

    step: Step
    side: Side | None
    planned_ms: int
    limit_ms: int
    get_ready_ms: int
    change_over_ms: int
    change_side: bool
    confirm: bool
    hands_free: bool = False

    @property
    def lead_in_ms(self) -> int:
        """Planned time before the seconds of this pass start."""
        return self.change_over_ms if self.change_side else self.get_ready_ms

    def changes_from(self, side: Side | None) -> bool:
        """Whether somebody who last worked on this side has to change over first."""
        return self.step.group is not None and side is not None and side is not self.side

    def changes_after(self, before: "Pass") -> bool:
        """Whether the side changes between that pass and this one; into the first of a group it does not."""
        return before.step.group is not None and self.changes_from(before.side)

    @property
    def instruction(self) -> str:
        """What to do, with the side put into words."""
        return self.in_words(self.step.instruction)

    @property
    def region(self) -> str:
        """The region a mark in this pass belongs to until the person says otherwise."""
        return self.step.regions[0]

    def in_words(self, text: str) -> str:
        """A text of the routine file with `{side}` and `{other}` said."""
        if self.side is None:
            return text
        return text.replace("{side}", say(self.side.value)).replace("{other}", say(self.side.other.value))


class LeftOutPass(msgspec.Struct, frozen=True):
    """A step on a side that is not to be done; side None is the step on every side it has."""

    step: str
    side: Side | None = None

    def covers(self, step: Step, side: Side | None) -> bool:
        """Whether that pass is meant."""
        return self.step == step.id and self.side in (None, side)


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """The passes of a session, in order."""

    routine: Routine
    pace: Pace
    sides: tuple[Side, ...]
    passes: tuple[Pass, ...]

    @property
    def work_ms(self) -> int:
        """Planned step time, in milliseconds."""
        return sum(item.planned_ms for item in self.passes)

    @property
    def whole_ms(self) -> int:
        """Planned step time with every lead-in, in milliseconds."""
        return sum(item.planned_ms + item.lead_in_ms for item in self.passes)

    @property
    def minutes(self) -> int:
        """How long it takes with the lead-ins, in minutes, rounded up."""
        return math.ceil(self.whole_ms / 60_000)

    @property
    def done_sides(self) -> tuple[Side, ...]:
        """The single sides that are worked: left, right, both of them, or none."""
        return tuple(side for side in BOTH_SIDES if any(item.side is side for item in self.passes))


def make_plan(
    routine: Routine,
    pace: Pace = Pace.NORMAL,
    sides: tuple[Side, ...] = BOTH_SIDES,
    *,
    keys: bool = True,
    left_out: Sequence[LeftOutPass] = (),
) -> Plan:
    """Lay out the passes of a routine; `keys` False where no key can come, so that nothing waits for one.

    What is `left_out` is no pass of it at all.
    """
    passes: list[Pass] = []
    placed: Side | None = None
    for step, side in _steps_in_order(routine, sides):
        if any(each.covers(step, side) for each in left_out):
            continue
        grouped = step.group is not None
        again = any(earlier.step.id == step.id for earlier in passes)
        seconds = paced_seconds(step, pace)
        passes.append(
            Pass(
                step=step,
                side=side,
                planned_ms=1000 * (step.seconds if pace is Pace.UNTIMED else seconds),
                limit_ms=1000 * (step.max_seconds if pace is Pace.UNTIMED else seconds),
                get_ready_ms=1000 * get_ready_seconds(step, first=not passes, again=again),
                change_over_ms=1000 * change_over_seconds(routine, step),
                change_side=grouped and placed is not None and placed is not side,
                confirm=keys and step.advance is Advance.CONFIRM,
                hands_free=routine.is_hands_free_in(step),
            )
        )
        placed = side if grouped else None
    return Plan(routine=routine, pace=pace, sides=sides, passes=tuple(passes))


def _steps_in_order(routine: Routine, sides: tuple[Side, ...]) -> Iterator[tuple[Step, Side | None]]:
    """Every step with its side: a group whole on one side, then whole on the other."""
    done: set[str] = set()
    for step in routine.steps:
        if step.group is None:
            yield step, None if step.side is StepSide.NONE else Side(step.side.value)
        elif step.group not in done:
            done.add(step.group)
            for side in routine.group(step.group).sides:
                if side in sides:
                    yield from ((each, side) for each in routine.steps if each.group == step.group)


def paced_seconds(step: Step, pace: Pace) -> int:
    """Seconds of a step at a pace, rounded half up, within what the step allows."""
    seconds = math.floor(step.seconds * PACE_FACTORS[pace] + 0.5)
    floor = PRESS_FLOOR_SECONDS if step.motion in (Motion.PRESS_WAIT, Motion.HANG_STRETCH) else 0
    return min(max(seconds, step.min_seconds, min(floor, step.seconds)), step.max_seconds)


def get_ready_seconds(step: Step, *, first: bool, again: bool) -> int:
    """Seconds to read the step and get into position: three words a second, 3 to 15 (product.md 4)."""
    if step.is_still or again:
        return 3
    return min(15, max(8 if first else 3, math.ceil(_words_of(step.instruction) / 3)))


@lru_cache(1024)
def _words_of(instruction: str) -> int:
    """How many words; those who look for a plan ask again and again."""
    return len(instruction.split())


def change_over_seconds(routine: Routine, step: Step) -> int:
    """Seconds between the sides of a group: what its file says, at least 3; 0 for a step of no group."""
    return 0 if step.group is None else max(3, routine.group(step.group).rest_seconds)
