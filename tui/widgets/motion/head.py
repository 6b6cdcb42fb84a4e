"""Pictures of the head: the face from the front, its eyes from close by, and the head from the side."""

from collections.abc import Sequence
from itertools import pairwise

from tui.widgets.motion.canvas import Canvas, Ink
from tui.widgets.motion.scene import Scene, dot, orbit, ring, trail
from tui.widgets.motion.shapes import Ellipse, Limb, smooth

MIDDLE = 13.0
Points = Sequence[tuple[float, float]]

_TEMPLE: Points = ((5.4, 5.6),)
_HAIRLINE: Points = ((5.4, 5.2), (4.2, 2.6), (1.2, 1.6))
_JAW: Points = ((3.6, 9.4), (4.2, 11.0), (4.0, 13.0))
_BROW: Points = ((2.2, 5.0), (5.6, 3.6), (10.4, 5.4))
_RIM: Points = ((10.8, 7.8), (7.0, 12.0), (2.4, 9.6))
_INNER: Points = ((1.9, 5.6),)
_OVER_THE_HEAD: Points = ((8.0, 3.4), (13.0, 1.2), (19.4, 5.4))
_FROM_THE_TEMPLE: Points = ((9.6, 7.2), (13.6, 2.6), (19.4, 5.4))
_STOPS = 5


def face_ground(canvas: Canvas) -> None:
    """A face from the front, with eyes, nose and mouth left free."""
    canvas.paint(Limb(MIDDLE, 13, MIDDLE, 18, 3.0, 3.4), Ink.BODY)
    canvas.paint(
        smooth((13, -0.4), (18, 0.8), (19.6, 5), (19, 9.4), (16.6, 14), (13, 15.4),
               (9.4, 14), (7, 9.4), (6.4, 5), (8, 0.8)),
        Ink.BODY,
    )  # fmt: skip
    for way in (-1, 1):
        canvas.paint(Ellipse(MIDDLE + way * 2.7, 6.4, 1.2, 0.7), Ink.BLANK)
    canvas.paint(Limb(MIDDLE, 7.4, MIDDLE, 9.6, 0.3, 0.5), Ink.BLANK)
    canvas.paint(Limb(MIDDLE - 1.6, 12.2, MIDDLE + 1.6, 12.2, 0.4, 0.4), Ink.BLANK)


def eyes_ground(canvas: Canvas) -> None:
    """Both eyes from close by, closed, between the brows and the nose."""
    canvas.paint(Limb(4, 8, 22, 8, 8.4, 8.4), Ink.BODY)
    thin = max(0.5, 0.5 * canvas.grain)
    for way in (-1, 1):
        canvas.paint(Ellipse(MIDDLE + way * 6.4, 8.2, 3.3, 2.4), Ink.BLANK)
        canvas.paint(Limb(MIDDLE + way * 4.0, 8.4, MIDDLE + way * 8.8, 8.4, thin, thin), Ink.LINE)
    canvas.paint(Limb(MIDDLE, 9.5, MIDDLE, 13.4, 0.3, 0.9), Ink.BLANK)


def profile_ground(canvas: Canvas) -> None:
    """The head from the side, the face to the left."""
    canvas.paint(Ellipse(14, 6.2, 7.6, 6.4), Ink.BODY)
    canvas.paint(smooth((7, 4), (5.6, 8.2), (4.4, 9.6), (6.2, 10.2), (6.4, 13), (11, 14), (14, 10)), Ink.BODY)
    canvas.paint(Limb(15.6, 10, 16.6, 18, 4.0, 4.2), Ink.BODY)
    canvas.paint(Ellipse(8.4, 7.6, 0.7, 0.6), Ink.BLANK)
    canvas.paint(Ellipse(14.2, 8.6, 1.0, 1.5), Ink.BLANK)


def circles_on_face(canvas: Canvas, scene: Scene) -> None:
    """Fingertips circling on both sides of the face, along their way."""
    points = _TEMPLE
    if scene.step.path is not None:
        points = _JAW if "forehead" not in scene.step.regions else _HAIRLINE
    _circles_on_both_sides(canvas, scene, points, 1.3)


def circles_round_eyes(canvas: Canvas, scene: Scene) -> None:
    """Tiny circles on the bone: outward under the brows, or from the outer corner back below the eye."""
    path = scene.step.path
    starts_outside = path is not None and "outer" in path.from_
    _circles_on_both_sides(canvas, scene, _RIM if starts_outside else _BROW, 1.2)


def _circles_on_both_sides(canvas: Canvas, scene: Scene, points: Points, wide: float) -> None:
    for way in scene.sides:
        if scene.step.path is not None:
            stops = [_placed(_along(points, stop / (_STOPS - 1)), way) for stop in range(_STOPS)]
            trail(canvas, stops, round(scene.moment.travel * (_STOPS - 1)))
        x, y = _placed(_along(points, scene.moment.travel if scene.step.path else 0.0), way)
        across, along = orbit(scene.moment.stroke, way * wide, wide)
        ring(canvas, x, y, wide, wide)
        dot(canvas, x + across, y + along, 0.9)


def press_on_eye_bone(canvas: Canvas, scene: Scene) -> None:
    """Thumbs that rest where the brow joins the nose."""
    for way in scene.sides:
        x, y = _placed(_INNER[0], way)
        wide = 0.9 + 0.9 * scene.pressed
        canvas.paint(Ellipse(x, y, wide, wide), Ink.TRACE)
        dot(canvas, x, y, 0.9)


def press_on_face(canvas: Canvas, scene: Scene) -> None:
    """Fingertips that rest on the muscle of the jaw."""
    for way in scene.sides:
        x, y = _placed(_JAW[1], way)
        wide = 0.9 + 1.2 * scene.pressed
        canvas.paint(Ellipse(x, y, wide, wide), Ink.TRACE)
        dot(canvas, x, y, 0.9)


def circles_over_head(canvas: Canvas, scene: Scene) -> None:
    """Fingertips that circle from the front of the head to its back, seen from the side."""
    starts_at_temple = "face" in scene.step.regions
    points = _FROM_THE_TEMPLE if starts_at_temple else _OVER_THE_HEAD
    share = scene.moment.travel if scene.step.path else 0.5
    if scene.step.path is not None:
        stops = [_along(points, stop / (_STOPS - 1)) for stop in range(_STOPS)]
        trail(canvas, stops, round(share * (_STOPS - 1)))
    x, y = _along(points, share)
    across, along = orbit(scene.moment.stroke, 1.7, 1.7)
    ring(canvas, x, y, 1.7, 1.7)
    dot(canvas, x + across, y + along, 1.1)


def far_eye(canvas: Canvas, scene: Scene) -> None:
    """An open eye that looks far and blinks now and then."""
    blinks = 3000 <= scene.moment.elapsed_ms % 4000 < 3500
    if blinks:
        canvas.paint(
            smooth((3, 8), (8, 10.4), (13, 11.4), (18, 10.4), (23, 8), (18, 9.2), (8, 9.2)), Ink.LINE
        )
        return
    canvas.paint(smooth((2.4, 8), (8, 3.6), (13, 2.6), (18, 3.6), (23.6, 8),
                        (18, 12.4), (13, 13.4), (8, 12.4)), Ink.BODY)  # fmt: skip
    canvas.paint(Ellipse(MIDDLE, 8, 4.2, 4.2), Ink.BLANK)
    canvas.paint(Ellipse(MIDDLE, 8, 3.4, 3.4), Ink.TRACE)
    dot(canvas, MIDDLE, 8, 1.4)


def _along(points: Points, share: float) -> tuple[float, float]:
    """A place on a line of points."""
    if len(points) == 1:
        return points[0]
    spans = list(pairwise(points))
    at = max(0.0, min(0.9999, share)) * len(spans)
    (x, y), (to_x, to_y) = spans[int(at)]
    return x + (to_x - x) * (at % 1), y + (to_y - y) * (at % 1)


def _placed(point: tuple[float, float], way: int) -> tuple[float, float]:
    """An offset from the middle, at the left or the right."""
    return MIDDLE + way * point[0], point[1]
