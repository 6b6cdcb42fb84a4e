"""Pictures on a forearm, a calf or any muscle, for movements that are not bound to the back or a foot."""

from tui.widgets.motion.canvas import Canvas, Ink
from tui.widgets.motion.scene import Scene, Way, arrow, bar, dot, orbit, ring, swing
from tui.widgets.motion.shapes import Ellipse, Limb

_FINGERS: tuple[tuple[float, float, float, float], ...] = (
    (8, 3.4, 15, 1.0),
    (9, 5.8, 20.5, 4.6),
    (9, 8.2, 22, 8.0),
    (9, 10.6, 20.5, 11.0),
    (8, 12.8, 18, 13.8),
)


def limb_ground(canvas: Canvas) -> None:
    """A forearm or a calf, the hand or foot end at the left."""
    canvas.paint(Limb(-3, 9, 9, 8.4, 2.6, 3.4), Ink.BODY)
    canvas.paint(Limb(9, 8.4, 18, 8.2, 3.4, 4.8), Ink.BODY)
    canvas.paint(Limb(18, 8.2, 29, 8.6, 4.8, 3.8), Ink.BODY)


def patch_ground(canvas: Canvas) -> None:
    """A patch of muscle."""
    canvas.paint(Limb(7, 8, 19, 8, 6.4, 6.4), Ink.BODY)


def fingers_ground(canvas: Canvas) -> None:
    """A hand with its fingers spread."""
    canvas.paint(Ellipse(6, 8.6, 5.4, 5.6), Ink.BODY)
    canvas.paint(Limb(-3, 8.6, 3, 8.6, 3.4, 3.4), Ink.BODY)
    for finger in _FINGERS:
        canvas.paint(Limb(*finger, 1.0, 0.9), Ink.BODY)


def stroke(canvas: Canvas, scene: Scene) -> None:
    """A flat hand that glides along and comes back lifted."""
    gliding = scene.moment.stroke < 0.6
    share = scene.moment.stroke / 0.6 if gliding else (1 - scene.moment.stroke) / 0.4
    x, y = 4.0 + 14.0 * share, 8.4 if gliding else 3.6
    ink = Ink.CONTACT if gliding else Ink.TRACE
    bar(canvas, Limb(x, y, x + 1.6, y, 2.4, 2.2), ink)
    for finger in range(3):
        at = y - 1.9 + 1.9 * finger
        bar(canvas, Limb(x + 3.2, at, x + 5.4, at, 0.55, 0.5), ink)
    arrow(canvas, 23.5 if gliding else 2.5, 15, Way.RIGHT if gliding else Way.LEFT)


def knead(canvas: Canvas, scene: Scene) -> None:
    """Thumb and fingers close on the muscle, lift it and let go."""
    grip = swing(scene.moment.stroke)
    x = 7.0 + 11.0 * scene.moment.travel
    canvas.paint(Ellipse(x, 8.4, 3.0, 4.4 + 1.0 * grip), Ink.BODY)
    for way in (-1, 1):
        y = 8.4 + way * (5.8 - 2.4 * grip)
        for finger in (-2.0, 0.0, 2.0):
            at = x + finger * (1 - 0.25 * grip)
            bar(canvas, Limb(at, y + way * 1.4, at, y, 0.7, 0.7))


def circle_on_patch(canvas: Canvas, scene: Scene) -> None:
    """A fingertip that circles on the muscle."""
    across, along = orbit(scene.moment.stroke, 3.2, 3.2)
    x = 13.0 if scene.step.path is None else 8.0 + 10.0 * scene.moment.travel
    ring(canvas, x, 8, 3.2, 3.2)
    dot(canvas, x + across, 8 + along, 1.2)


def press_on_patch(canvas: Canvas, scene: Scene) -> None:
    """A press that sinks in with the out-breath."""
    wide = 2.0 + 2.6 * scene.pressed
    ring(canvas, 13, 8, wide, wide)
    dot(canvas, 13, 8, 1.0 + 0.5 * scene.pressed)


def roll_on_limb(canvas: Canvas, scene: Scene) -> None:
    """A ball or a roller that travels along."""
    dot(canvas, 5.0 + 15.0 * scene.moment.travel, 8.4, 2.0)


def twist_finger(canvas: Canvas, scene: Scene, finger: int) -> None:
    """One finger between thumb and forefinger, turning on the way to its tip."""
    x, y, to_x, to_y = _FINGERS[finger]
    bar(canvas, Limb(x + 3, y + (to_y - y) * 0.3, to_x, to_y, 1.0, 0.9), Ink.TRACE)
    along = 0.35 + 0.6 * (scene.moment.travel * 5 % 1)
    at_x, at_y = x + (to_x - x) * along, y + (to_y - y) * along
    turn = 0.7 if int(scene.moment.elapsed_ms / 1000) % 2 else -0.7
    bar(canvas, Limb(at_x - turn, at_y - 1.2, at_x + turn, at_y + 1.2, 0.7, 0.7))
