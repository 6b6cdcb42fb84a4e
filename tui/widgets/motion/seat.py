"""Pictures of the hips and the legs, seen from behind: your left is at the left."""

from tui.widgets.motion.canvas import Canvas, Ink
from tui.widgets.motion.scene import Scene, Way, arrow, bar, dot, orbit, ring, swing
from tui.widgets.motion.shapes import Ellipse, Limb, smooth

MIDDLE = 13.0
_BALL = (5.0, 6.0)
"""The upper outer part of the seat, from the middle."""


def seat_ground(canvas: Canvas) -> None:
    """From the waist to the thighs."""
    canvas.paint(
        smooth((8.8, -2), (17.2, -2), (18, 2), (20.6, 7), (20.4, 11), (19.4, 18),
               (6.6, 18), (5.6, 11), (5.4, 7), (8, 2)),
        Ink.BODY,
    )  # fmt: skip
    canvas.paint(Limb(MIDDLE, 6.4, MIDDLE, 11.4, 0.25, 0.4), Ink.BLANK)
    canvas.paint(Limb(MIDDLE, 11.4, MIDDLE, 18, 0.4, 0.9), Ink.BLANK)


def ball_on_seat(canvas: Canvas, scene: Scene) -> None:
    """A ball between the seat and the wall that makes small circles."""
    for way in scene.sides:
        _wall(canvas, way)
        x, y = MIDDLE + way * _BALL[0], _BALL[1]
        across, along = orbit(scene.moment.stroke, 1.6, 1.6)
        ring(canvas, x, y, 2.8, 2.8)
        dot(canvas, x + across, y + along, 1.7)


def press_on_seat(canvas: Canvas, scene: Scene) -> None:
    """Leaning on the ball: the pressed place grows on the out-breath."""
    for way in scene.sides:
        _wall(canvas, way)
        x, y = MIDDLE + way * _BALL[0], _BALL[1]
        wide = 2.0 + 1.8 * scene.pressed
        canvas.paint(Ellipse(x, y, wide, wide), Ink.TRACE)
        dot(canvas, x, y, 1.7)


def knee_turn(canvas: Canvas, scene: Scene) -> None:
    """Standing, ball at the hip: the knee of that side turns in and out."""
    ways = scene.sides if len(scene.sides) == 1 else (-1,)
    way = ways[0]
    out = 2 * swing(scene.moment.stroke) - 1
    _wall(canvas, way)
    canvas.paint(smooth((9.6, -2), (16.4, -2), (17.6, 2), (17, 5), (9, 5), (8.4, 2)), Ink.BODY)
    canvas.paint(Limb(MIDDLE - way * 2.4, 3, MIDDLE - way * 2.4, 14.4, 1.8, 1.1), Ink.BODY)
    knee_x = MIDDLE + way * (2.8 + 2.2 * out)
    canvas.paint(Limb(MIDDLE + way * 2.6, 3, knee_x, 9, 1.8, 1.4), Ink.BODY)
    canvas.paint(Limb(knee_x, 9, MIDDLE + way * 2.8, 14.4, 1.3, 1.0), Ink.BODY)
    dot(canvas, knee_x, 9, 1.4)
    canvas.paint(Ellipse(MIDDLE + way * 5.4, 2.4, 1.4, 1.4), Ink.TRACE)
    goes_out = scene.moment.stroke < 0.5
    right = (way > 0) == goes_out
    arrow(canvas, knee_x + (3 if right else -3), 9, Way.RIGHT if right else Way.LEFT)


def standing_side_on(canvas: Canvas, scene: Scene) -> None:
    """Standing beside the wall on both feet, with the ball at the hip where it is placed."""
    ways = scene.sides if len(scene.sides) == 1 else (-1,)
    way, chest = ways[0], 0.5 * scene.moment.breath.fullness
    _wall(canvas, way)
    canvas.paint(Ellipse(MIDDLE, 1.6, 1.7, 1.9), Ink.BODY)
    canvas.paint(Limb(MIDDLE, 5.0, MIDDLE, 8.4, 2.4 + chest, 2.3), Ink.BODY)
    for side in (-1, 1):
        canvas.paint(Limb(MIDDLE + side * 1.3, 9.0, MIDDLE + side * 1.6, 14.6, 1.2, 0.8), Ink.BODY)
        canvas.paint(Limb(MIDDLE + side * 3.4, 4.4, MIDDLE + side * 3.8, 8.8, 0.7, 0.6), Ink.BODY)
    if scene.step.contact.value == "ball":
        dot(canvas, MIDDLE + way * 4.4, 8.4, 1.4)


def _wall(canvas: Canvas, way: int) -> None:
    thin = max(0.4, 0.5 * canvas.grain)
    x = MIDDLE + way * 9.4
    canvas.paint(Limb(x, -1, x, 17, thin, thin), Ink.LINE)


def two_calves(canvas: Canvas, scene: Scene) -> None:
    """Both lower legs side by side, to be compared."""
    for way in (-1, 1):
        x = MIDDLE + way * 5.4
        canvas.paint(Limb(x, -1, x, 5, 2.4, 3.3), Ink.BODY)
        canvas.paint(Limb(x, 5, x, 13, 3.3, 1.5), Ink.BODY)
        canvas.paint(Limb(x, 13.6, x + way * 1.0, 14.8, 1.4, 1.4), Ink.BODY)
    looks_left = scene.moment.elapsed_ms // 1500 % 2 == 0
    x = MIDDLE - 5.4 if looks_left else MIDDLE + 5.4
    ring(canvas, x, 6.4, 4.6, 5.2)


def seated_stretch(canvas: Canvas, scene: Scene) -> None:
    """On a chair from the side, an ankle on the other knee: the back leans forward with the out-breath."""
    lean = 1.0 + 3.0 * scene.pressed
    for wood in (
        (3.6, 11.6, 3.6, 17.0),
        (12.0, 11.6, 12.0, 17.0),
        (3.2, 11.6, 12.6, 11.6),
        (3.0, 4.0, 3.4, 11.6),
    ):
        canvas.paint(Limb(*wood, 0.4, 0.4), Ink.LINE)
    hip = (6.4, 9.4)
    shoulder = (hip[0] + lean, 3.6 + 0.35 * lean)
    canvas.paint(Ellipse(shoulder[0] + 1.0 + 0.2 * lean, shoulder[1] - 2.2 + 0.2 * lean, 1.8, 2.0), Ink.BODY)
    canvas.paint(Limb(*shoulder, hip[0], hip[1] - 0.8, 1.5, 1.5), Ink.CONTACT)
    canvas.paint(Limb(*hip, 15.0, 9.6, 1.4, 1.1), Ink.BODY)
    canvas.paint(Limb(15.0, 9.8, 15.2, 15.0, 1.1, 0.8), Ink.BODY)
    bar(canvas, Limb(10.4, 7.4, 16.2, 8.2, 1.0, 0.8), Ink.BODY)
    arrow(canvas, shoulder[0] + 4.6, shoulder[1] + 0.8, Way.RIGHT if scene.pressed > 0.5 else Way.LEFT)
