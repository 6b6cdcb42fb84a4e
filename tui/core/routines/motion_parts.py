"""Which part of the body a movement is on, and where on it: its words and its pictures go by the same."""

from tui.core.routines.motion_path import MotionMoment
from tui.core.routines.routine import Step
from tui.core.routines.vocabulary import Direction, Motion

_SHAKEN_BPM = 40
"""From this pace on, opening and closing a hand is shaking it."""
_PARTS = {
    "foot": ("foot", "toe", "ankle", "sole"),
    "calf": ("calf", "shin"),
    "low": ("low-back", "sacrum"),
    "neck": ("neck", "skull", "shoulder"),
    "back": ("upper-back", "mid-back", "blade"),
    "hip": ("buttock", "hip"),
    "head": ("forehead", "face", "scalp"),
    "eyes": ("eye",),
    "hand": ("hand", "finger", "palm", "thumb"),
}


def part_of(step: Step) -> str:
    """The part of the body that the first known region of a step belongs to; empty where none is known."""
    for region in step.regions:
        for part, words in _PARTS.items():
            if any(word in region for word in words):
                return part
    return ""


def is_shaken(step: Step) -> bool:
    """Whether opening and closing goes so fast that it is a shake."""
    return (step.pace_bpm or 0) >= _SHAKEN_BPM


def digit_now(step: Step, moment: MotionMoment) -> int:
    """Which toe or finger it is now, from 0, the big toe; the path says at which end to start."""
    place = min(4, int(moment.travel * 5))
    starts_big = step.path is not None and ("big" in step.path.from_ or "thumb" in step.path.from_)
    return place if starts_big else 4 - place


def on_hands(step: Step) -> bool:
    """Whether the step works fingers rather than toes."""
    return part_of(step) == "hand"


def rolls_up_and_down(step: Step) -> bool:
    """Whether it rolls to and fro along the back: "back" would be the place as well as the way there."""
    to_and_fro = step.path is not None and step.path.direction is Direction.THERE_AND_BACK
    return step.motion is Motion.ROLL and to_and_fro and part_of(step) in ("back", "low", "neck")
