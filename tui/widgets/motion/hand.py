"""Pictures of an open hand, seen from the palm: the wrist at the left, the thumb on top."""

from tui.core.routines.motion_parts import is_shaken
from tui.widgets.motion.canvas import Canvas, Ink
from tui.widgets.motion.scene import Scene, bar, dot, swing
from tui.widgets.motion.shapes import Ellipse, Limb, turned_point

FINGERS: tuple[tuple[float, float, float, float], ...] = (
    (8, 3.4, 15, 1.0),
    (9, 5.8, 20.5, 4.6),
    (9, 8.2, 22, 8.0),
    (9, 10.6, 20.5, 11.0),
    (8, 12.8, 18, 13.8),
)
_WRIST = (0.6, 8.6)
_THUMB_PAD = ((2.6, 5.6), (8.4, 3.4))
_WEB = (9.6, 4.8)


def fingers_ground(canvas: Canvas) -> None:
    """A hand with its fingers spread."""
    _palm(canvas)
    for finger in FINGERS:
        canvas.paint(Limb(*finger, 1.0, 0.9), Ink.BODY)


def _palm(canvas: Canvas) -> None:
    canvas.paint(Ellipse(6, 8.6, 5.4, 5.6), Ink.BODY)
    canvas.paint(Limb(-3, 8.6, 3, 8.6, 3.4, 3.4), Ink.BODY)


def twist_finger(canvas: Canvas, scene: Scene, finger: int) -> None:
    """One finger between thumb and forefinger, turning on the way to its tip."""
    x, y, to_x, to_y = FINGERS[finger]
    bar(canvas, Limb(x + 3, y + (to_y - y) * 0.3, to_x, to_y, 1.0, 0.9), Ink.TRACE)
    along = 0.35 + 0.6 * (scene.moment.travel * 5 % 1)
    at_x, at_y = x + (to_x - x) * along, y + (to_y - y) * along
    turn = 0.7 if int(scene.moment.elapsed_ms / 1000) % 2 else -0.7
    bar(canvas, Limb(at_x - turn, at_y - 1.2, at_x + turn, at_y + 1.2, 0.7, 0.7))


def pinch(canvas: Canvas, scene: Scene) -> None:
    """Thumb above and forefinger below close on the ball of the thumb, or on the web beside it."""
    grip = swing(scene.moment.stroke)
    (x, y), (to_x, to_y) = _THUMB_PAD
    share = scene.moment.travel
    at_x, at_y = (x + (to_x - x) * share, y + (to_y - y) * share) if scene.step.path else _WEB
    canvas.paint(Ellipse(at_x, at_y, 2.2, 1.6), Ink.TRACE)
    for way in (-1, 1):
        near = at_y + way * (3.4 - 1.9 * grip)
        bar(canvas, Limb(at_x - 1.2, near + way * 3.0, at_x, near, 1.0, 0.9))


def palm_stroke(canvas: Canvas, scene: Scene) -> None:
    """A thumb that glides from the wrist to the root of one finger after the other."""
    gliding = scene.moment.stroke < 0.7
    share = scene.moment.stroke / 0.7 if gliding else (1 - scene.moment.stroke) / 0.3
    to_x, to_y = FINGERS[scene.moment.lap % len(FINGERS)][:2]
    x, y = _WRIST[0] + (to_x + 1 - _WRIST[0]) * share, _WRIST[1] + (to_y - _WRIST[1]) * share
    canvas.paint(Limb(*_WRIST, to_x + 1, to_y, 0.5, 0.5), Ink.TRACE)
    bar(canvas, Limb(x - 2.6, y + 0.6, x, y, 0.9, 1.1), Ink.CONTACT if gliding else Ink.LINE)


def press_palm(canvas: Canvas, scene: Scene) -> None:
    """A thumb that sinks into the palm with the out-breath."""
    wide = 1.4 + 1.8 * scene.pressed
    canvas.paint(Ellipse(6.4, 8.6, wide, wide), Ink.TRACE)
    dot(canvas, 6.4, 8.6, 1.2)


def open_or_shake(canvas: Canvas, scene: Scene) -> None:
    """Fingers that spread wide and fold; a quick pace is a hand that is shaken from the wrist."""
    if is_shaken(scene.step):
        _shake(canvas, scene)
        return
    _palm(canvas)
    spread = swing(scene.moment.stroke)
    for x, y, to_x, to_y in FINGERS:
        reach = 0.35 + 0.65 * spread
        tip_x, tip_y = x + (to_x - x) * reach, y + (to_y - y) * spread + (8.6 - y) * 0.25 * (1 - spread)
        bar(canvas, Limb(x, y, tip_x, tip_y, 1.0, 0.9))


def _shake(canvas: Canvas, scene: Scene) -> None:
    """Two hands that hang from their wrists and swing."""
    at_ms = scene.moment.elapsed_ms
    swings = at_ms // 250 + at_ms // 1000  # so that it swings in calm motion too, once a second
    angle = 26.0 if swings % 2 else -26.0
    for x in (7.0, 19.0):
        wrist = (x, 5.4)
        canvas.paint(Limb(x, -2, *wrist, 1.9, 1.5), Ink.BODY)
        palm = turned_point((x, 8.6), angle, *wrist)
        canvas.paint(Limb(*wrist, *palm, 1.5, 2.3), Ink.CONTACT)
        for finger in (-1.8, -0.6, 0.6, 1.8):
            tip = turned_point((x + 1.3 * finger, 14.4 - 0.5 * abs(finger)), 1.3 * angle, *wrist)
            root = turned_point((x + finger, 9.6), angle, *wrist)
            canvas.paint(Limb(*root, *tip, 0.55, 0.5), Ink.CONTACT)
