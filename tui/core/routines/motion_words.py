"""What moves where now, in a few words: the line under the picture of a movement."""

from collections.abc import Callable
from functools import lru_cache

from tui.core.catalogue import marked, say
from tui.core.routines.motion_parts import digit_now, is_shaken, on_hands, part_of, rolls_up_and_down
from tui.core.routines.motion_path import BreathMoment, BreathPart, MotionMoment, moment_of
from tui.core.routines.routine import Step
from tui.core.routines.vocabulary import Contact, Direction, EyesBusy, Motion

TOES = (
    marked("big toe"),
    marked("second toe"),
    marked("middle toe"),
    marked("fourth toe"),
    marked("little toe"),
)
FINGERS = (
    marked("thumb"),
    marked("forefinger"),
    marked("middle finger"),
    marked("ring finger"),
    marked("little finger"),
)
_WAYS = {
    Direction.UP: marked("up"),
    Direction.DOWN: marked("down"),
    Direction.FORWARD: marked("forward"),
    Direction.ACROSS: marked("across"),
}
_BREATHS = {
    BreathPart.IN: marked("breathe in"),
    BreathPart.OUT: marked("breathe out"),
    BreathPart.HOLD: marked("hold"),
}


def words_of(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    """The words for this moment, longest form first; every form is true by itself."""
    main = _WORDS[step.motion](step, moment)
    if moment.laps < 2:
        return main
    counted = say("{words} · {lap} of {laps}", words=main[0], lap=moment.lap + 1, laps=moment.laps)
    return (counted, *main)


def fitting(words: tuple[str, ...], width: int) -> str:
    """The longest form that fits, else the start of the shortest."""
    return next((form for form in words if len(form) <= width), words[-1][: max(0, width)])


def steady(step: Step, moment: MotionMoment, width: int) -> str:
    """The words that fit, with the count only where it always fits: it must not come and go."""
    words = words_of(step, moment)
    counted = moment.laps > 1
    return fitting(words[1:] if counted and not _count_always_fits(step, width) else words, width)


@lru_cache(maxsize=64)
def _count_always_fits(step: Step, width: int) -> bool:
    moments = (moment_of(step, at) for at in range(0, 1000 * step.seconds, 500))
    return all(len(words_of(step, moment)[0]) <= width for moment in moments)


def _breath_words(breath: BreathMoment) -> str:
    return say(_BREATHS[breath.part])


def _way(step: Step, moment: MotionMoment) -> str:
    """The direction of travel now, or nothing where it stays."""
    if step.path is None:
        return ""
    if step.path.direction is Direction.THERE_AND_BACK:
        return say("back") if moment.back else say("there")
    return say(_WAYS[step.path.direction])


def _squeeze_glide(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    if moment.breath.part is BreathPart.OUT:
        return (
            say("breathe out · squeeze, glide"),
            say("out: squeeze, glide"),
            say("out: squeeze"),
            say("squeeze"),
        )
    return (say("breathe in · let go"), say("in: let go"), say("let go"))


def _circles(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    if step.contact is Contact.NONE and "shoulder-top" in step.regions:
        return (say("up, back and down"), say("up and back"), say("roll"))
    way = _way(step, moment)
    if not way or _goes_across(step):
        return (say("small, slow circles"), say("small circles"), say("circles"))
    return (
        say("small circles, creeping {way}", way=way),
        say("circles, {way}", way=way),
        say("circles"),
    )


def _goes_across(step: Step) -> bool:
    """Whether the way is told better by the picture than by a word."""
    return step.path is not None and step.path.direction is Direction.ACROSS


def _tiny_circles(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    way = _way(step, moment)
    if not way:
        return (say("tiny circles on the spot"), say("tiny circles"), say("circles"))
    if _goes_across(step):
        return (say("tiny circles along the bone"), say("tiny circles"), say("circles"))
    inch = step.path is not None and step.path.increment_cm is not None
    by_inch = (say("tiny circles · an inch {way}", way=way),) if inch else ()
    return (*by_inch, say("tiny circles, {way}", way=way), say("circles {way}", way=way))


def _hang(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    if step.contact is Contact.NONE:
        return _lean(moment)
    if moment.breath.part is BreathPart.OUT:
        return (say("breathe out · let it sink"), say("out: let it sink"), say("let it sink"))
    return (say("breathe in · just hang"), say("in: just hang"), say("just hang"))


def _lean(moment: MotionMoment) -> tuple[str, ...]:
    if moment.breath.part is BreathPart.OUT:
        return (say("breathe out · lean in"), say("out: lean in"), say("lean in"))
    return (say("breathe in · stay there"), say("in: stay"), say("stay"))


def _roll(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    way = _way(step, moment) or (say("back") if moment.back else say("there"))
    if _goes_across(step):
        return (say("from side to side, slowly"), say("side to side"))
    if rolls_up_and_down(step):
        return (say("up and down, slowly"), say("up and down"))
    if step.path is not None and step.path.increment_cm is None:
        return (say("{way}, slowly", way=way), way)
    if moment.stroke < 0.5:
        return (say("{way}, slowly · an inch", way=way), say("{way} an inch", way=way), way)
    return (say("{way}, slowly · and rest", way=way), say("{way}, rest", way=way), way)


def _press(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    if moment.breath.part is BreathPart.OUT:
        return (say("breathe out · sink in"), say("out: sink in"), say("sink in"))
    return (say("breathe in · stay there"), say("in: stay"), say("stay"))


def _press_line(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    if moment.stroke < 0.5:
        return (say("press"), say("press"))
    return (say("and a little on"), say("on"))


def _walk(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    to = step.path.to if step.path else say(TOES[-1])
    return (
        say("thumb steps, to the {toe}", toe=to.removeprefix("the ")),
        say("thumb steps"),
        say("steps"),
    )


def _twist(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    name = say((FINGERS if on_hands(step) else TOES)[digit_now(step, moment)])
    return (say("{digit} · squeeze and twist", digit=name), name)


def _bend(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    if moment.stroke < 0.5:
        return (say("bend them back"), say("back"))
    return (say("and forward"), say("forward"))


def _knuckles(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    if moment.back:
        return (say("back to the heel"), say("to heel"))
    return (say("from heel to toes"), say("to toes"))


def _flex(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    there = moment.stroke < 0.5
    part = part_of(step)
    if part == "hand":
        return _hand_words(step, there=there)
    if part == "back":
        return (say("reach across"), say("across")) if there else (say("and slowly back"), say("back"))
    if part == "hip":
        return (say("knee outward"), say("out")) if there else (say("knee inward"), say("in"))
    if part == "calf" or moment.share < 1 / 3:
        return (say("point the foot"), say("point")) if there else (say("and pull it up"), say("pull up"))
    if moment.share < 2 / 3:
        return (say("slow circles"), say("circles"))
    return (say("and the other way round"), say("other way"))


def _hand_words(step: Step, *, there: bool) -> tuple[str, ...]:
    if is_shaken(step):
        return (say("shake them loose"), say("shake"))
    return (say("spread them wide"), say("spread")) if there else (say("and let them fold"), say("fold"))


def _stroke(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    if moment.stroke < 0.6:
        return (say("glide along"), say("glide"))
    return (say("lift, and back"), say("lift"))


def _knead(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    if moment.stroke >= 0.5:
        return (say("let go, a little on"), say("let go")) if step.path else (say("let go"),)
    if step.contact is Contact.THUMB_AND_FINGER:
        return (say("pinch, gently"), say("pinch"))
    if step.contact is Contact.WHOLE_HAND:
        return (say("squeeze"),)
    return (say("grip and lift"), say("grip"))


def _position(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    return (say("get into position"), say("into position"), say("position"))


def _rest(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    if step.breath is None and step.eyes_busy is EyesBusy.AWAY:
        return (say("look far · blink slowly"), say("look far"))
    if step.breath is None and part_of(step) == "calf":
        return (say("look at both, compare"), say("look first"))
    words = _breath_words(moment.breath)
    return (say("{breath}, slowly", breath=words), words, say(_BREATHS_SHORT[moment.breath.part]))


_BREATHS_SHORT = {BreathPart.IN: marked("in"), BreathPart.OUT: marked("out"), BreathPart.HOLD: marked("hold")}
_WORDS: dict[Motion, Callable[[Step, MotionMoment], tuple[str, ...]]] = {
    Motion.SQUEEZE_GLIDE: _squeeze_glide,
    Motion.CIRCLES: _circles,
    Motion.TINY_CIRCLES: _tiny_circles,
    Motion.HANG_STRETCH: _hang,
    Motion.ROLL: _roll,
    Motion.PRESS_WAIT: _press,
    Motion.THUMB_PRESS_LINE: _press_line,
    Motion.THUMB_WALK: _walk,
    Motion.SQUEEZE_TWIST: _twist,
    Motion.BEND: _bend,
    Motion.KNUCKLE_PRESS: _knuckles,
    Motion.FLEX_EXTEND: _flex,
    Motion.STROKE: _stroke,
    Motion.KNEAD: _knead,
    Motion.POSITION: _position,
    Motion.REST: _rest,
}
