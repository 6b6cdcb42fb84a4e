"""Which picture shows which movement, on which part of the body."""

from collections.abc import Callable
from functools import lru_cache

from tui.core.anatomy.body import Side
from tui.core.charset import Charset
from tui.core.routines.motion_parts import digit_now, part_of
from tui.core.routines.motion_words import steady
from tui.core.routines.vocabulary import Contact, EyesBusy, Motion
from tui.widgets.line_drawing import Piece, Row
from tui.widgets.motion import back, figure, foot, hand, head, limb, seat
from tui.widgets.motion.canvas import Canvas, Ink, ink_class
from tui.widgets.motion.scene import SCENE, Ground, Picture, Scene
from tui.widgets.motion.tiny import TINY_SCENE, tiny_picture
from tui.widgets.text import literal

_GROUNDS: dict[Ground, Callable[[Canvas], None]] = {
    Ground.NECK: back.neck_ground,
    Ground.BACK: back.back_ground,
    Ground.LOW_BACK: back.low_back_ground,
    Ground.SOLE: foot.sole_ground,
    Ground.TOES: foot.toes_ground,
    Ground.FINGERS: hand.fingers_ground,
    Ground.FOOT: foot.foot_ground,
    Ground.LIMB: limb.limb_ground,
    Ground.PATCH: limb.patch_ground,
    Ground.FIGURE: figure.no_ground,
    Ground.FACE: head.face_ground,
    Ground.EYES: head.eyes_ground,
    Ground.PROFILE: head.profile_ground,
    Ground.SEAT: seat.seat_ground,
}


def _twist_finger(canvas: Canvas, scene: Scene) -> None:
    hand.twist_finger(canvas, scene, digit_now(scene.step, scene.moment))


_WHERE_IT_IS: dict[tuple[Motion, str], tuple[Ground, Picture]] = {
    (Motion.CIRCLES, "neck"): (Ground.NECK, back.circles),
    (Motion.CIRCLES, "low"): (Ground.LOW_BACK, back.tiny_circles),
    (Motion.TINY_CIRCLES, "low"): (Ground.LOW_BACK, back.tiny_circles),
    (Motion.TINY_CIRCLES, "neck"): (Ground.NECK, back.circles),
    (Motion.PRESS_WAIT, "low"): (Ground.LOW_BACK, back.press_wait),
    (Motion.PRESS_WAIT, "foot"): (Ground.SOLE, foot.sole_press),
    (Motion.PRESS_WAIT, "neck"): (Ground.BACK, back.press_high),
    (Motion.PRESS_WAIT, "back"): (Ground.BACK, back.press_high),
    (Motion.CIRCLES, "back"): (Ground.NECK, back.circles),
    (Motion.TINY_CIRCLES, "back"): (Ground.LOW_BACK, back.tiny_circles),
    (Motion.ROLL, "back"): (Ground.BACK, back.roll),
    (Motion.ROLL, "neck"): (Ground.BACK, back.roll),
    (Motion.ROLL, "low"): (Ground.BACK, back.roll),
    (Motion.ROLL, "foot"): (Ground.SOLE, foot.sole_roll),
    (Motion.SQUEEZE_TWIST, "hand"): (Ground.FINGERS, _twist_finger),
    (Motion.STROKE, "hand"): (Ground.FINGERS, hand.palm_stroke),
    (Motion.PRESS_WAIT, "hand"): (Ground.FINGERS, hand.press_palm),
    (Motion.FLEX_EXTEND, "hand"): (Ground.FIGURE, hand.open_or_shake),
    (Motion.CIRCLES, "head"): (Ground.FACE, head.circles_on_face),
    (Motion.TINY_CIRCLES, "head"): (Ground.FACE, head.circles_on_face),
    (Motion.PRESS_WAIT, "head"): (Ground.FACE, head.press_on_face),
    (Motion.CIRCLES, "eyes"): (Ground.EYES, head.circles_round_eyes),
    (Motion.TINY_CIRCLES, "eyes"): (Ground.EYES, head.circles_round_eyes),
    (Motion.PRESS_WAIT, "eyes"): (Ground.EYES, head.press_on_eye_bone),
    (Motion.FLEX_EXTEND, "back"): (Ground.FIGURE, figure.reach_across),
    (Motion.CIRCLES, "hip"): (Ground.SEAT, seat.ball_on_seat),
    (Motion.ROLL, "hip"): (Ground.SEAT, seat.ball_on_seat),
    (Motion.PRESS_WAIT, "hip"): (Ground.SEAT, seat.press_on_seat),
    (Motion.FLEX_EXTEND, "hip"): (Ground.FIGURE, seat.knee_turn),
    (Motion.HANG_STRETCH, "hip"): (Ground.FIGURE, seat.seated_stretch),
    (Motion.PRESS_WAIT, "calf"): (Ground.LIMB, limb.press_on_limb),
    (Motion.FLEX_EXTEND, "calf"): (Ground.FOOT, foot.pump),
}
"""Where the part of the body of the first region has a picture of its own for a movement."""
_ELSEWHERE: dict[Motion, tuple[Ground, Picture]] = {
    Motion.SQUEEZE_GLIDE: (Ground.NECK, back.squeeze_glide),
    Motion.CIRCLES: (Ground.PATCH, limb.circle_on_patch),
    Motion.TINY_CIRCLES: (Ground.PATCH, limb.circle_on_patch),
    Motion.HANG_STRETCH: (Ground.FIGURE, figure.hang),
    Motion.ROLL: (Ground.LIMB, limb.roll_on_limb),
    Motion.PRESS_WAIT: (Ground.PATCH, limb.press_on_patch),
    Motion.THUMB_PRESS_LINE: (Ground.SOLE, foot.press_line),
    Motion.THUMB_WALK: (Ground.SOLE, foot.thumb_walk),
    Motion.SQUEEZE_TWIST: (Ground.TOES, foot.twist),
    Motion.BEND: (Ground.FOOT, foot.bend),
    Motion.KNUCKLE_PRESS: (Ground.SOLE, foot.knuckles),
    Motion.FLEX_EXTEND: (Ground.FOOT, foot.flex),
    Motion.STROKE: (Ground.LIMB, limb.stroke),
    Motion.KNEAD: (Ground.LIMB, limb.knead),
    Motion.POSITION: (Ground.FIGURE, figure.position),
    Motion.REST: (Ground.FIGURE, figure.rest),
}
_SEEN_FROM_THE_SIDE = {Ground.SOLE, Ground.TOES, Ground.FOOT, Ground.FINGERS, Ground.LIMB}


_LEAST_HEIGHT = 5
_LEAST_WIDTH = 15
"""Below this a body is a blot: only the hand and its way are drawn."""


def picture_rows(scene: Scene, width: int, height: int, charset: Charset) -> list[Row]:
    """The picture of this moment, in exactly so many cells."""
    if height < _LEAST_HEIGHT or width < _LEAST_WIDTH:
        canvas = Canvas(width, height, TINY_SCENE)
        tiny_picture(canvas, scene)
        return canvas.rows(charset)
    ground, picture = _picture_of(scene)
    mirrored = scene.side is Side.RIGHT and (ground in _SEEN_FROM_THE_SIDE or _is_foot(scene))
    canvas = _grounded(ground, width, height, mirrored).copy()
    picture(canvas, scene)
    return canvas.rows(charset)


def _is_foot(scene: Scene) -> bool:
    return part_of(scene.step) in ("foot", "calf")


def _picture_of(scene: Scene) -> tuple[Ground, Picture]:
    special = _SPECIAL.get(scene.step.motion, _no_special)(scene)
    return special or _WHERE_IT_IS.get(
        (scene.step.motion, part_of(scene.step)), _ELSEWHERE[scene.step.motion]
    )


def _no_special(_scene: Scene) -> None:
    return None


def _special_circles(scene: Scene) -> tuple[Ground, Picture] | None:
    """Rolled shoulders, and what the first region alone does not tell: the scalp, the edge of the skull."""
    regions = set(scene.step.regions)
    if scene.step.contact is Contact.NONE and "shoulder-top" in regions:
        return Ground.FIGURE, figure.shoulder_roll
    if "scalp" in regions:
        return Ground.PROFILE, head.circles_over_head
    return (Ground.NECK, back.under_skull) if regions == {"skull-base"} else None


def _special_knead(scene: Scene) -> tuple[Ground, Picture] | None:
    """A pinch between thumb and finger is of the hand; a whole hand kneads the arm."""
    pinches = scene.step.contact is Contact.THUMB_AND_FINGER and part_of(scene.step) == "hand"
    return (Ground.FINGERS, hand.pinch) if pinches else None


def _special_rest(scene: Scene) -> tuple[Ground, Picture] | None:
    """Looking far, or at one's own calves, is no breathing chest."""
    if scene.step.breath is not None:
        return None
    if scene.step.eyes_busy is EyesBusy.AWAY:
        return Ground.FIGURE, head.far_eye
    return (Ground.FIGURE, seat.two_calves) if part_of(scene.step) == "calf" else None


_SPECIAL: dict[Motion, Callable[[Scene], tuple[Ground, Picture] | None]] = {
    Motion.CIRCLES: _special_circles,
    Motion.KNEAD: _special_knead,
    Motion.REST: _special_rest,
}


@lru_cache(maxsize=32)
def _grounded(ground: Ground, width: int, height: int, mirrored: bool) -> Canvas:
    canvas = Canvas(width, height, SCENE, mirrored=mirrored)
    _GROUNDS[ground](canvas)
    return canvas


def track_row(scene: Scene, width: int, charset: Charset, words_ink: str) -> Row:
    """The movement in one line: its words, and a dot on a track where there is room for one."""
    words = literal(steady(scene.step, scene.moment, width)).plain
    track = min(12, width - len(words) - 1)
    if track < 6:
        return (Piece(words, words_ink),)
    return (Piece(words + " ", words_ink), *_track(scene, track, charset))


def _track(scene: Scene, width: int, charset: Charset) -> Row:
    flat, dot = "-o" if charset is Charset.ASCII else "─●"
    share = scene.moment.travel if scene.step.path else scene.moment.breath.fullness
    if scene.step.path is not None and scene.step.path.direction.value == "across":
        share = scene.moment.travel
    at = round(share * (width - 1))
    line, contact = ink_class(Ink.LINE), ink_class(Ink.CONTACT)
    return (Piece(flat * at, line), Piece(dot, contact), Piece(flat * (width - 1 - at), line))
