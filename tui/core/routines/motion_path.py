"""Where a movement is at a moment of its step: pure functions of worked time, for pictures and words."""

import math
from enum import StrEnum

import msgspec

from tui.core.preferences.settings import MotionAmount
from tui.core.routines.routine import Breath, Step
from tui.core.routines.vocabulary import Direction, Motion, StepSide

CHANGES_A_SECOND = 3
"""The most a picture may change: six places of a circle, quiet enough for the eye and for a slow line."""
SLOW_CHANGES_A_SECOND = 2
"""For strokes of four seconds and more, and for breaths: eight steps and more show them whole.

Also where both sides move: twice as much changes, and four places are a circle still.
"""
_SLOW_STROKE_MS = 4_000
CALM_MS = 8_000
"""How long a picture stands in calm motion, where no breath turns it."""
_CALM_FULLNESS = (0.4, 0.6)
_WHOLE_HANDS = {Motion.SQUEEZE_GLIDE, Motion.HANG_STRETCH}
"""Large pictures: in calm motion they stand as they are when it is pressed, and the words turn."""
_CALM_STROKES = (0.4, 0.9)
"""Two moments of a stroke that look different in every movement, and are told in different words."""
SLOW_BREATH = Breath(in_=4, out=6)
"""Six breaths a minute, for steps that leave the breath free (content.md A.1)."""

_STROKES_A_MINUTE = {
    Motion.CIRCLES: 30,
    Motion.TINY_CIRCLES: 30,
    Motion.THUMB_PRESS_LINE: 30,
    Motion.THUMB_WALK: 30,
    Motion.SQUEEZE_TWIST: 6,
    Motion.BEND: 6,
    Motion.ROLL: 15,
    Motion.KNUCKLE_PRESS: 15,
    Motion.FLEX_EXTEND: 15,
    Motion.STROKE: 15,
    Motion.KNEAD: 15,
}
"""Where a routine file names no pace: the rates of content.md A."""
_STOPS_ON_THE_WAY = {Motion.CIRCLES: 6, Motion.TINY_CIRCLES: 6}
"""Circles stay on a place for a few turns: five or six stops on the way (content.md A.1, A.3)."""
_SMOOTH = {Motion.SQUEEZE_GLIDE, Motion.SQUEEZE_TWIST, Motion.STROKE, Motion.KNEAD}
"""Movements that take their whole way evenly, whatever the rhythm of the hand."""
_TO_AND_FRO = {Motion.ROLL, Motion.KNUCKLE_PRESS}
"""Movements that travel there and back where the file names no path."""


class BreathPart(StrEnum):
    """What the breath is doing."""

    IN = "in"
    HOLD = "hold"
    OUT = "out"


class BreathMoment(msgspec.Struct, frozen=True):
    """A moment of a paced breath; `fullness` runs from 0, empty, to 1, full."""

    part: BreathPart
    fullness: float
    seconds_left: int


class MotionMoment(msgspec.Struct, frozen=True, kw_only=True):
    """A moment of a movement.

    `travel` runs from 0 at the start of the path to 1 at its end, `back` tells that it is on the return;
    `stroke` runs from 0 to 1 within one circle, press or inch;
    `lap` of `laps` is the run over the whole path, from 0; `share` is how much of the step is done.
    """

    travel: float
    back: bool
    stroke: float
    lap: int
    laps: int
    share: float
    elapsed_ms: int
    breath: BreathMoment


def quantised_ms(elapsed_ms: int, changes_a_second: int = CHANGES_A_SECOND) -> int:
    """The time of the picture that stands at this time; no changes at all where there are to be none."""
    if changes_a_second <= 0:
        return 0
    changes = min(changes_a_second, CHANGES_A_SECOND)
    return max(0, elapsed_ms) * changes // 1000 * 1000 // changes


def breath_at(breath: Breath, elapsed_ms: int) -> BreathMoment:
    """Where the breath is; it starts with the in-breath."""
    at = max(0, elapsed_ms) % (1000 * breath.seconds) / 1000
    if at < breath.in_:
        return BreathMoment(BreathPart.IN, at / breath.in_, math.ceil(breath.in_ - at))
    at -= breath.in_
    if at < breath.hold:
        return BreathMoment(BreathPart.HOLD, 1.0, math.ceil(breath.hold - at))
    at -= breath.hold
    return BreathMoment(BreathPart.OUT, 1 - at / breath.out, math.ceil(breath.out - at))


def moment_of(step: Step, elapsed_ms: int, planned_ms: int | None = None) -> MotionMoment:
    """Where the movement of a step is after so much worked time.

    `planned_ms` is the length of the pass where the pace makes it another than the step's; time beyond it
    (15 s more, untimed) runs over the path once again.
    """
    planned = planned_ms or 1000 * step.seconds
    stroke_ms = stroke_length_ms(step)
    into = max(0, elapsed_ms) % stroke_ms
    lap, share = _lap_at(step, elapsed_ms, planned)
    there_and_back = _goes_there_and_back(step)
    along = _stepped(step, share, planned / laps_of(step) / stroke_ms)
    return MotionMoment(
        travel=_folded(along) if there_and_back else along,
        back=there_and_back and along > 0.5,
        stroke=into / stroke_ms,
        lap=lap,
        laps=laps_of(step),
        share=max(0, elapsed_ms) % planned / planned,
        elapsed_ms=max(0, elapsed_ms),
        breath=breath_at(step.breath or SLOW_BREATH, elapsed_ms),
    )


def changes_a_second_of(step: Step, motion: MotionAmount) -> int:
    """How often the picture of this step may change; calm ones change at whole seconds, and few of those."""
    if motion is MotionAmount.FULL:
        is_slow = stroke_length_ms(step) >= _SLOW_STROKE_MS or step.side is StepSide.BOTH
        return SLOW_CHANGES_A_SECOND if is_slow else CHANGES_A_SECOND
    return 1 if motion is MotionAmount.CALM else 0


def picture_moment(
    step: Step, elapsed_ms: int, planned_ms: int | None = None, motion: MotionAmount = MotionAmount.FULL
) -> MotionMoment:
    """The moment that the picture shows after so much worked time: it stands for a while."""
    if motion is MotionAmount.CALM:
        return _calm_moment(step, max(0, elapsed_ms), planned_ms)
    return moment_of(step, quantised_ms(elapsed_ms, changes_a_second_of(step, motion)), planned_ms)


def _calm_moment(step: Step, elapsed_ms: int, planned_ms: int | None) -> MotionMoment:
    """What is to be breathed or done next, drawn as if it were done: it turns with the breath, or seldom."""
    breath = step.breath or SLOW_BREATH
    if _is_led_by_breath(step):
        into = elapsed_ms % (1000 * breath.seconds)
        filling = into < 1000 * breath.in_
        turned = elapsed_ms - into + (0 if filling else 1000 * breath.in_)
        part = BreathPart.IN if filling else BreathPart.OUT
        moment = moment_of(step, turned, planned_ms)
        fullness = _CALM_FULLNESS[filling and step.motion not in _WHOLE_HANDS]
        shown = BreathMoment(part, fullness, breath.in_ if filling else breath.out)
        return msgspec.structs.replace(moment, breath=shown, stroke=_CALM_STROKES[not filling])
    count = elapsed_ms // CALM_MS
    moment = moment_of(step, count * CALM_MS, planned_ms)
    return msgspec.structs.replace(moment, stroke=_CALM_STROKES[count % 2])


def _is_led_by_breath(step: Step) -> bool:
    return step.motion is Motion.SQUEEZE_GLIDE or not (step.pace_bpm or _STROKES_A_MINUTE.get(step.motion))


def stroke_length_ms(step: Step) -> int:
    """One circle, press, inch or bend; a breath where the movement has no pace of its own."""
    if _is_led_by_breath(step):
        return 1000 * (step.breath or SLOW_BREATH).seconds
    return 60_000 // (step.pace_bpm or _STROKES_A_MINUTE[step.motion])


def laps_of(step: Step) -> int:
    """How often the path is run over in a step."""
    if step.path is not None:
        return step.path.repeats
    return max(1, step.seconds // 20) if step.motion in _TO_AND_FRO else 1


def _lap_at(step: Step, elapsed_ms: int, planned: int) -> tuple[int, float]:
    """Which run over the path this is, and how much of it is done."""
    share = max(0, elapsed_ms) % planned / planned * laps_of(step)
    return int(share), share % 1


def _goes_there_and_back(step: Step) -> bool:
    if step.path is None:
        return step.motion in _TO_AND_FRO
    return step.path.direction is Direction.THERE_AND_BACK


def share_of_way(step: Step, elapsed_ms: int, planned_ms: int) -> float:
    """How far along its path a movement is, 0 to 1, without its small moves; there and back is folded."""
    share = _lap_at(step, elapsed_ms, planned_ms)[1]
    return _folded(share) if _goes_there_and_back(step) else share


def _stepped(step: Step, share: float, strokes: float) -> float:
    """The share of a lap, taken in the small moves of the movement: on for half a stroke, then a rest."""
    if step.motion in _STOPS_ON_THE_WAY:
        stops = _STOPS_ON_THE_WAY[step.motion]
        return min(int(share * stops), stops - 1) / (stops - 1)
    if strokes < 2 or step.motion in _SMOOTH:
        return share
    done, into = divmod(share * strokes, 1)
    return min(1.0, (done + min(1.0, 2 * into)) / strokes)


def _folded(share: float) -> float:
    return 1 - abs(2 * share - 1)
