"""From a routine to the passes a session will run."""

import math
from collections.abc import Iterator

import msgspec

from tui.core.body import Side
from tui.core.entry import Pace
from tui.core.routine import Advance, Motion, Routine, Step, StepSide

PACE_FACTORS = {Pace.QUICK: 0.6, Pace.NORMAL: 1.0, Pace.SLOW: 1.5, Pace.UNTIMED: 1.0}
PRESS_FLOOR_SECONDS = 15
"""Presses and stretches are never scaled below this (content.md D.2)."""
BOTH_SIDES = (Side.LEFT, Side.RIGHT)


class Pass(msgspec.Struct, frozen=True, kw_only=True):
    """One step on one side. All times in milliseconds of session time.

    `limit_ms` ends the pass: the planned time, or the longest allowed one where the clock counts up.
    `change_side` tells that the lead-in is the change-over between the sides, `confirm` that a key is
    waited for instead of it.
    """

    step: Step
    side: Side | None
    planned_ms: int
    limit_ms: int
    lead_in_ms: int
    change_side: bool = False
    confirm: bool = False

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
        return text.replace("{side}", self.side.value).replace("{other}", self.side.other.value)


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
) -> Plan:
    """Lay out the passes of a routine; `keys` False where no key can come, so that nothing waits for one."""
    passes: list[Pass] = []
    side_before: Side | None = None
    seen: set[str] = set()
    for step, side in _steps_in_order(routine, sides):
        changes = step.group is not None and side_before is not None and side is not side_before
        passes.append(
            Pass(
                step=step,
                side=side,
                planned_ms=1000 * paced_seconds(step, pace),
                limit_ms=1000 * (step.max_seconds if pace is Pace.UNTIMED else paced_seconds(step, pace)),
                lead_in_ms=1000
                * (
                    max(3, routine.group(step.group or "").rest_seconds)
                    if changes
                    else get_ready_seconds(step, first=not passes, again=step.id in seen)
                ),
                change_side=changes,
                confirm=keys and not changes and step.advance is Advance.CONFIRM,
            )
        )
        side_before = side if step.group is not None else None
        seen.add(step.id)
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
    return min(max(seconds, step.min_seconds, min(floor, step.max_seconds)), step.max_seconds)


def get_ready_seconds(step: Step, *, first: bool, again: bool) -> int:
    """Seconds to read the step and get into position: three words a second, 3 to 15 (product.md 4)."""
    if step.is_still or again:
        return 3
    words = len(step.instruction.split())
    return min(15, max(8 if first else 3, math.ceil(words / 3)))
