"""Pictures on a forearm, a calf or any muscle, for movements that are not bound to the back or a foot."""

from tui.widgets.motion.canvas import Canvas, Ink
from tui.widgets.motion.scene import Scene, Way, arrow, bar, dot, orbit, ring, swing
from tui.widgets.motion.shapes import Ellipse, Limb


def limb_ground(canvas: Canvas) -> None:
    """A forearm or a calf, the hand or foot end at the left."""
    canvas.paint(Limb(-3, 9, 9, 8.4, 2.6, 3.4), Ink.BODY)
    canvas.paint(Limb(9, 8.4, 18, 8.2, 3.4, 4.8), Ink.BODY)
    canvas.paint(Limb(18, 8.2, 29, 8.6, 4.8, 3.8), Ink.BODY)


def patch_ground(canvas: Canvas) -> None:
    """A patch of muscle."""
    canvas.paint(Limb(7, 8, 19, 8, 6.4, 6.4), Ink.BODY)


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


def press_on_limb(canvas: Canvas, scene: Scene) -> None:
    """Both thumbs on one place: the pressed place grows with the out-breath."""
    wide = 1.6 + 2.0 * scene.pressed
    canvas.paint(Ellipse(15, 8.4, wide, wide), Ink.TRACE)
    for way in (-1, 1):
        bar(canvas, Limb(15 + way * 4.0, 3.6, 15 + way * 0.9, 8.0, 1.0, 0.9))
