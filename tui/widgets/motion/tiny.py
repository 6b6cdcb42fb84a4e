"""The smallest pictures: only what the hand does, and a track of how far it is."""

from tui.core.routines.motion_parts import rolls_up_and_down
from tui.core.routines.motion_path import MotionMoment
from tui.core.routines.vocabulary import Direction, Motion
from tui.widgets.motion.canvas import Canvas, Ink
from tui.widgets.motion.scene import Picture, Scene, Way, arrow, orbit, swing
from tui.widgets.motion.shapes import Ellipse, Limb

TINY_SCENE = (12.0, 6.0)
_PIVOT = (1.6, 4.6)


def _turn(canvas: Canvas, scene: Scene) -> None:
    """A fingertip going round."""
    across, along = orbit(scene.moment.stroke, 2.2, 2.2)
    canvas.paint(Ellipse(3, 3, 2.9, 2.9, 0.72), Ink.LINE)
    canvas.paint(Ellipse(3 + across, 3 + along, 1.05, 1.05), Ink.CONTACT)


def _press(canvas: Canvas, scene: Scene) -> None:
    """A press that comes and goes."""
    _disc(canvas, 0.9 + 1.9 * swing(scene.moment.stroke), Ink.CONTACT)


def _breathe(canvas: Canvas, scene: Scene) -> None:
    """A breath that fills and empties."""
    _disc(canvas, 0.7 + 2.1 * scene.moment.breath.fullness, Ink.TRACE)


def _sink(canvas: Canvas, scene: Scene) -> None:
    """A press that sinks in with the out-breath."""
    _disc(canvas, 0.7 + 2.1 * scene.pressed, Ink.CONTACT)


def _disc(canvas: Canvas, wide: float, ink: Ink) -> None:
    canvas.paint(Ellipse(3, 3, 2.9, 2.9, 0.72), Ink.LINE)
    canvas.paint(Ellipse(3, 3, wide, wide), ink)


def _travel(canvas: Canvas, scene: Scene) -> None:
    """A ball and the way it goes."""
    canvas.paint(Ellipse(2.5, 3, 2.0, 2.0), Ink.CONTACT)
    if scene.moment.stroke < 0.5:
        arrow(canvas, 5.2, 3, _way(scene))


def _glide(canvas: Canvas, scene: Scene) -> None:
    """A flat hand that glides along, and lifted comes back."""
    gliding = scene.moment.stroke < 0.6
    x = 1.2 + 3.4 * (scene.moment.stroke / 0.6 if gliding else (1 - scene.moment.stroke) / 0.4)
    canvas.paint(Limb(0, 5.2, 6.4, 5.2, 0.6, 0.6), Ink.BODY)
    y = 3.8 if gliding else 1.4
    canvas.paint(Limb(x, y, x + 1.4, y, 0.9, 0.9), Ink.CONTACT)


def _way(scene: Scene) -> Way:
    path = scene.step.path
    if path is not None and path.direction in (Direction.UP, Direction.DOWN):
        return Way.UP if path.direction is Direction.UP else Way.DOWN
    if rolls_up_and_down(scene.step):
        return Way.DOWN if scene.moment.back else Way.UP
    return Way.LEFT if scene.moment.back else Way.RIGHT


def _hinge(canvas: Canvas, scene: Scene) -> None:
    """A foot or toes that bend and stretch."""
    starts_up = scene.step.motion is Motion.FLEX_EXTEND
    up = 4.0 * swing(scene.moment.stroke + (0.5 if starts_up else 0.0))
    canvas.paint(Limb(*_PIVOT, 1.6, 0.6, 0.8, 0.8), Ink.BODY)
    canvas.paint(Limb(*_PIVOT, 5.2, 4.9 - up, 0.8, 0.7), Ink.CONTACT)


def _twist(canvas: Canvas, scene: Scene) -> None:
    """A pinch that turns to and fro."""
    turn = 1.4 if int(scene.moment.elapsed_ms / 1000) % 2 else -1.4
    canvas.paint(Limb(0.4, 3, 5.6, 3, 0.9, 0.9), Ink.TRACE)
    x = 1.6 + 2.8 * (scene.moment.travel * 5 % 1)
    canvas.paint(Limb(x - turn, 0.8, x + turn, 5.2, 0.7, 0.7), Ink.CONTACT)


_TINY: dict[Motion, Picture] = {
    Motion.CIRCLES: _turn,
    Motion.TINY_CIRCLES: _turn,
    Motion.ROLL: _travel,
    Motion.STROKE: _glide,
    Motion.THUMB_PRESS_LINE: _press,
    Motion.THUMB_WALK: _press,
    Motion.KNUCKLE_PRESS: _press,
    Motion.KNEAD: _press,
    Motion.SQUEEZE_GLIDE: _sink,
    Motion.PRESS_WAIT: _sink,
    Motion.HANG_STRETCH: _sink,
    Motion.BEND: _hinge,
    Motion.FLEX_EXTEND: _hinge,
    Motion.SQUEEZE_TWIST: _twist,
    Motion.POSITION: _breathe,
    Motion.REST: _breathe,
}


def tiny_picture(canvas: Canvas, scene: Scene) -> None:
    """What the hand does at the left, how far it is on its way at the right."""
    _TINY[scene.step.motion](canvas, scene)
    _track(canvas, scene, scene.moment)


def _track(canvas: Canvas, scene: Scene, moment: MotionMoment) -> None:
    path = scene.step.path
    if path is None:
        return
    to_and_fro = rolls_up_and_down(scene.step)
    upright = to_and_fro or path.direction in (Direction.UP, Direction.DOWN)
    starts_low = to_and_fro or path.direction is Direction.UP
    at = 1 - moment.travel if starts_low else moment.travel
    if upright:
        canvas.paint(Limb(9, 0.4, 9, 5.6, 0.3, 0.3), Ink.LINE)
        canvas.paint(Limb(8, 0.5 + 5 * at, 10, 0.5 + 5 * at, 0.5, 0.5), Ink.CONTACT)
    else:
        canvas.paint(Limb(6.9, 3, 11.6, 3, 0.5, 0.5), Ink.LINE)
        canvas.paint(Ellipse(7.2 + 4 * at, 3, 0.7, 1.4), Ink.CONTACT)
