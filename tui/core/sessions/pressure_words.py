"""How hard to press, in points of ten."""

from tui.core.catalogue import say
from tui.core.keyboard.key_map import DEFAULT_KEYS, KeyAction, KeyMap
from tui.core.routines.routine import Step
from tui.core.routines.vocabulary import Motion
from tui.core.safety.unsaid import USUAL_PRESSURE

LIGHT_BELOW = 4
"""Points of ten (content.md B.1): what is less than the usual three or four is said to be light."""


def aim_words(step: Step) -> str:
    """How hard to press in a step, in points of ten: no harder than it says, also where that was lowered."""
    if light := light_words(step):
        return light
    return say("Aim for {least} to {most} of 10.", least=3, most=_most_of(step))


def _most_of(step: Step) -> int:
    """Points of ten: those of the step, where it presses at all and says them."""
    return step.pressure_max if step.pressure_max >= LIGHT_BELOW else USUAL_PRESSURE


def light_words(step: Step) -> str:
    """That a step is to be done lightly; nothing where the usual pressure is meant, or none."""
    return say("Lightly, up to {most} of 10.", most=step.pressure_max) if is_light(step) else ""


def is_light(step: Step) -> bool:
    """Whether a step presses, and less than usual."""
    return 0 < step.pressure_max < LIGHT_BELOW and step.motion is not Motion.POSITION


def safety_line(key_map: KeyMap = DEFAULT_KEYS, step: Step | None = None) -> str:
    """How hard to press, and the key for a pain that is none of this."""
    sharp = key_map.shown(KeyAction.SHARP) or say("stop")
    aim = (
        say("Aim for {least} to {most} of 10.", least=3, most=USUAL_PRESSURE)
        if step is None
        else aim_words(step)
    )
    return say("{aim} Sharp or numb: {key}.", aim=aim, key=sharp)
