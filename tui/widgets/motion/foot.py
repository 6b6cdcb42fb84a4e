"""Pictures of the left foot as it lies on the other thigh, big toe up; mirrored for the right."""

from itertools import pairwise

from tui.core.routines.motion_parts import digit_now
from tui.core.routines.vocabulary import Direction
from tui.widgets.motion.canvas import Canvas, Ink
from tui.widgets.motion.scene import Scene, Way, arrow, bar, dot, orbit, ring, swing
from tui.widgets.motion.shapes import Ellipse, Limb, Outline, smooth, turned

_TOES_OF_SOLE = (
    (22.2, 2.6, 2.5, 1.7),
    (22.7, 6.0, 1.6, 1.1),
    (21.6, 9.0, 1.6, 1.1),
    (19.9, 12.0, 1.5, 1.05),
    (17.0, 15.0, 1.4, 1.05),
)
_INNER_EDGE = ((3.2, 5.4), (6.6, 5.8), (10.2, 6.6), (13.4, 5.2), (16.6, 3.6), (22.2, 2.6))
_RIDGE = ((17.8, 2.8), (18.0, 5.2), (17.6, 7.8), (16.4, 10.2), (14.6, 12.4))
_TOES = ((9.0, 2.3, 20.5, 2.1, 2.0), (9.0, 6.1, 20.0, 6.1, 1.3), (8.5, 9.0, 18.4, 9.1, 1.2))
_SMALL_TOES = ((8.0, 11.6, 16.6, 11.8, 1.1), (7.0, 14.0, 14.4, 14.3, 1.05))
_ANKLE = (8.4, 8.8)


def sole_ground(canvas: Canvas) -> None:
    """The sole, from the heel to the toes."""
    canvas.paint(
        smooth((0.8, 8), (1.4, 4.4), (5, 3.4), (10.5, 5.6), (14.8, 2.4), (18.8, 0.6), (20.4, 3.6), (19.8, 8),
               (17.4, 12.4), (14.4, 14.6), (9.5, 12.0), (5, 13.2), (1.4, 11.8)),
        Ink.BODY,
    )  # fmt: skip
    for x, y, rx, ry in _TOES_OF_SOLE:
        canvas.paint(Ellipse(x, y, rx + 0.6, ry + 0.5), Ink.BLANK)
        canvas.paint(Ellipse(x, y, rx, ry), Ink.BODY)


def toes_ground(canvas: Canvas) -> None:
    """The toes from close by."""
    canvas.paint(smooth((-2, -2), (8, -1), (11, 3), (10.5, 8), (8, 14), (6, 18), (-2, 18)), Ink.BODY)
    for toe in (*_TOES, *_SMALL_TOES):
        canvas.paint(Limb(*toe, toe[4]), Ink.BODY)


def foot_ground(canvas: Canvas) -> None:
    """The lower leg, seen from its inner side; the foot is painted by the picture."""
    canvas.paint(Limb(8.6, -3, *_ANKLE, 2.5, 1.9), Ink.BODY)


def _foot(canvas: Canvas, angle: float) -> None:
    outline = smooth(
        (5.8, 7.0), (10.8, 6.6), (13.4, 8.6), (17.6, 10.3), (19.4, 11.6), (19.2, 13.4), (17.0, 14.0),
        (12.4, 13.2), (8.0, 14.2), (4.4, 13.8), (3.6, 11.4), (5.0, 9.2),
    )  # fmt: skip
    canvas.paint(turned(outline, angle, *_ANKLE), Ink.BODY)


def _place(points: tuple[tuple[float, float], ...], share: float) -> tuple[float, float]:
    """A place on a line of points."""
    at = max(0.0, min(0.9999, share)) * (len(points) - 1)
    (x, y), (to_x, to_y) = points[int(at)], points[int(at) + 1]
    return x + (to_x - x) * (at % 1), y + (to_y - y) * (at % 1)


def press_line(canvas: Canvas, scene: Scene) -> None:
    """Presses along the inner edge: done ones stay as spots, the ones to come are holes."""
    _spots(canvas, scene, _INNER_EDGE, 8, deep=scene.moment.stroke < 0.5)


def thumb_walk(canvas: Canvas, scene: Scene) -> None:
    """Small steps along the ridge under the toes."""
    _spots(canvas, scene, _RIDGE, 6, deep=scene.moment.stroke < 0.5)


def _spots(
    canvas: Canvas, scene: Scene, line: tuple[tuple[float, float], ...], spots: int, *, deep: bool
) -> None:
    now = min(spots - 1, int(scene.moment.travel * spots + 0.01))
    for spot in range(spots):
        x, y = _place(line, spot / (spots - 1))
        if spot != now:
            canvas.paint(Ellipse(x, y, 0.75, 0.8), Ink.TRACE if spot < now else Ink.BLANK)
    x, y = _place(line, now / (spots - 1))
    dot(canvas, x, y, 1.7 if deep else 1.1)


def twist(canvas: Canvas, scene: Scene) -> None:
    """One toe after the other between thumb and finger, turning to and fro on the way to its tip."""
    toe = (*_TOES, *_SMALL_TOES)[digit_now(scene.step, scene.moment)]
    x, y, to_x, to_y, radius = toe
    canvas.paint(Limb(x + 2.5, y, to_x, to_y, radius + 0.6, radius + 0.6), Ink.BLANK)
    canvas.paint(Limb(x + 2.5, y, to_x, to_y, radius, radius), Ink.TRACE)
    along = 0.35 + 0.6 * (scene.moment.travel * 5 % 1)
    at_x, at_y = x + (to_x - x) * along, y + (to_y - y) * along
    turn = 0.9 if int(scene.moment.elapsed_ms / 1000) % 2 else -0.9
    bar(canvas, Limb(at_x - turn, at_y - radius, at_x + turn, at_y + radius, 0.75, 0.75))
    arrow(canvas, to_x + radius + 1.6, at_y, Way.DOWN if turn > 0 else Way.UP)


def bend(canvas: Canvas, scene: Scene) -> None:
    """The toes, held together, bent back and then forward."""
    _foot(canvas, 0)
    angle = 38 - 92 * swing(scene.moment.stroke)
    toes = Outline(((18.4, 11.2), (24.6, 11.6), (25.0, 12.6), (24.4, 13.6), (18.4, 13.8)))
    gap = turned(Outline(((17.6, 10.2), (25.8, 10.6), (25.8, 14.6), (17.6, 14.8))), angle, 18.2, 12.5)
    canvas.paint_apart(turned(toes, angle, 18.2, 12.5), gap, Ink.CONTACT)
    back = scene.moment.stroke < 0.5
    arrow(canvas, 24.6, 8.2, Way.UP if back else Way.DOWN)


def knuckles(canvas: Canvas, scene: Scene) -> None:
    """A row of knuckles over the whole sole, to the toes and back."""
    x = 3.8 + 13.4 * scene.moment.travel
    top, bottom = _width_of_sole(x)
    count = 4 if canvas.scale > 1.2 else 3
    for knuckle in range(count):
        y = top + 1.3 + knuckle * (bottom - top - 2.6) / (count - 1)
        dot(canvas, x, y, 1.1)
    back = scene.moment.back
    arrow(canvas, x + (-3 if back else 3), (top + bottom) / 2, Way.LEFT if back else Way.RIGHT)


def _width_of_sole(x: float) -> tuple[float, float]:
    """Upper and lower edge of the sole here."""
    edges = ((2, 4.4, 11.6), (5, 3.6, 12.6), (10, 5.4, 12.0), (15, 2.8, 13.4), (19, 1.4, 10.6))
    for (left, top, bottom), (right, next_top, next_bottom) in pairwise(edges):
        if x <= right:
            share = max(0.0, (x - left) / (right - left))
            return top + (next_top - top) * share, bottom + (next_bottom - bottom) * share
    return edges[-1][1], edges[-1][2]


def flex(canvas: Canvas, scene: Scene) -> None:
    """The foot points and pulls up; then the ankle circles one way and the other."""
    if scene.moment.share < 1 / 3:
        _foot_and_toes(canvas, 28 - 50 * swing(scene.moment.stroke + 0.5))
        return
    turn = scene.moment.elapsed_ms % 3000 / 3000
    across, along = orbit(turn if scene.moment.share < 2 / 3 else -turn, 2.4, 3.4)
    _foot_and_toes(canvas, 3.5 * along)
    ring(canvas, 22.6, 9.0, 2.4, 4.4)
    dot(canvas, 22.6 + across, 9.0 + 1.25 * along, 1.2)


def pump(canvas: Canvas, scene: Scene) -> None:
    """The foot points and pulls up, and nothing else."""
    _foot_and_toes(canvas, 28 - 50 * swing(scene.moment.stroke + 0.5))


def _foot_and_toes(canvas: Canvas, angle: float) -> None:
    _foot(canvas, angle)
    toes = Limb(18.6, 12.4, 20.8, 12.6, 1.4, 1.1)
    tip = turned(Outline(((toes.x, toes.y), (toes.to_x, toes.to_y))), angle, *_ANKLE).points
    bar(canvas, Limb(*tip[0], *tip[1], 1.2, 1.0))


def sole_press(canvas: Canvas, scene: Scene) -> None:
    """A press in the arch that sinks in with the out-breath."""
    wide = 1.8 + 1.8 * scene.pressed
    ring(canvas, 10.5, 9.2, wide, wide)
    dot(canvas, 10.5, 9.2, 0.9 + 0.5 * scene.pressed)


def sole_roll(canvas: Canvas, scene: Scene) -> None:
    """A ball under the sole: heel to toes and back, or from side to side under the ball of the foot."""
    path = scene.step.path
    if path is not None and path.direction is Direction.ACROSS:
        dot(canvas, 17.0, 3.6 + 8.0 * swing(scene.moment.travel), 2.0)
    else:
        dot(canvas, 4.5 + 13.0 * scene.moment.travel, 9.0, 2.0)
