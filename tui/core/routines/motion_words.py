"""What moves where now, in a few words: the line under the picture of a movement."""

from collections.abc import Callable
from functools import lru_cache

from tui.core.routines.motion_path import BreathMoment, BreathPart, MotionMoment, moment_of
from tui.core.routines.routine import Direction, Motion, Step

TOES = ("big toe", "second toe", "middle toe", "fourth toe", "little toe")
FINGERS = ("thumb", "forefinger", "middle finger", "ring finger", "little finger")


def words_of(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    """The words for this moment, longest form first; every form is true by itself."""
    main = _WORDS[step.motion](step, moment)
    count = f"{moment.lap + 1} of {moment.laps}" if moment.laps > 1 else ""
    with_count = (f"{main[0]} · {count}",) if count else ()
    return (*with_count, *main)


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


def digit_now(step: Step, moment: MotionMoment) -> int:
    """Which toe or finger it is now, from 0, the big toe; the path says at which end to start."""
    place = min(4, int(moment.travel * 5))
    starts_big = step.path is not None and ("big" in step.path.from_ or "thumb" in step.path.from_)
    return place if starts_big else 4 - place


def on_hands(step: Step) -> bool:
    """Whether the step works fingers rather than toes."""
    return any(word in region for region in step.regions for word in ("finger", "hand", "palm", "thumb"))


def _breath_words(breath: BreathMoment) -> str:
    return {BreathPart.IN: "breathe in", BreathPart.OUT: "breathe out", BreathPart.HOLD: "hold"}[breath.part]


def _way(step: Step, moment: MotionMoment) -> str:
    """The direction of travel now, or nothing where it stays."""
    if step.path is None:
        return ""
    if step.path.direction is Direction.THERE_AND_BACK:
        return "back" if moment.back else "there"
    return step.path.direction.value


def _squeeze_glide(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    if moment.breath.part is BreathPart.OUT:
        return ("breathe out · squeeze, glide", "out: squeeze, glide", "out: squeeze", "squeeze")
    return ("breathe in · let go", "in: let go", "let go")


def _circles(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    way = _way(step, moment)
    if not way:
        return ("small circles", "circles")
    return (f"small circles, creeping {way}", f"circles, {way}", "circles")


def _tiny_circles(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    way = _way(step, moment)
    if not way:
        return ("tiny circles on the spot", "tiny circles", "circles")
    return (f"tiny circles · an inch {way}", f"tiny circles, {way}", f"circles {way}")


def _hang(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    if moment.breath.part is BreathPart.OUT:
        return ("breathe out · let it sink", "out: let it sink", "let it sink")
    return ("breathe in · just hang", "in: just hang", "just hang")


def _roll(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    way = _way(step, moment) or ("back" if moment.back else "there")
    if moment.stroke < 0.5:
        return (f"{way}, slowly · an inch", f"{way} an inch", way)
    return (f"{way}, slowly · and rest", f"{way}, rest", way)


def _press(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    if moment.breath.part is BreathPart.OUT:
        return ("breathe out · sink in", "out: sink in", "sink in")
    return ("breathe in · stay there", "in: stay", "stay")


def _press_line(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    return ("press", "press") if moment.stroke < 0.5 else ("and a little on", "on")


def _walk(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    to = step.path.to if step.path else "the little toe"
    return (f"thumb steps, to the {to.removeprefix('the ')}", "thumb steps", "steps")


def _twist(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    name = (FINGERS if on_hands(step) else TOES)[digit_now(step, moment)]
    return (f"{name} · squeeze and twist", name)


def _bend(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    return ("bend them back", "back") if moment.stroke < 0.5 else ("and forward", "forward")


def _knuckles(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    return ("back to the heel", "to heel") if moment.back else ("from heel to toes", "to toes")


def _flex(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    if moment.share < 1 / 3:
        return ("point the foot", "point") if moment.stroke < 0.5 else ("and pull it up", "pull up")
    return ("slow circles", "circles") if moment.share < 2 / 3 else ("and the other way round", "other way")


def _stroke(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    return ("glide along", "glide") if moment.stroke < 0.6 else ("lift, and back", "lift")


def _knead(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    return ("grip and lift", "grip") if moment.stroke < 0.5 else ("let go, a little on", "let go")


def _position(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    return ("get into position", "into position", "position")


def _rest(step: Step, moment: MotionMoment) -> tuple[str, ...]:
    return (f"{_breath_words(moment.breath)}, slowly", _breath_words(moment.breath), moment.breath.part.value)


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
