"""Pictures of a whole person: positions, rest, and the stretch of hanging arms."""

import math

from tui.widgets.canvas import Canvas, Ellipse, Ink, Limb, smooth
from tui.widgets.motion_scene import Scene, arrow_head, bar, dot, ring

_CHAIR: tuple[tuple[float, float, float, float], ...] = (
    (5.0, 11.6, 5.0, 17.0),
    (15.6, 11.6, 15.6, 17.0),
    (4.6, 11.6, 16.4, 11.6),
    (4.4, 4.0, 4.8, 11.6),
)


def no_ground(_canvas: Canvas) -> None:
    """Figures are painted whole by their pictures."""


def hang(canvas: Canvas, scene: Scene) -> None:
    """Seen from the side: the head sinks under the weight of the elbows as the breath goes out."""
    sunk = scene.pressed
    lean = math.radians(24 + 26 * sunk)
    canvas.paint(smooth((4, 19), (4.6, 13), (7.6, 10.4), (11, 10.2), (13.2, 13), (13.4, 19)), Ink.BODY)
    head_x, head_y = 10.2 + 6.0 * math.sin(lean), 11.0 - 6.6 * math.cos(lean)
    canvas.paint(Limb(9.8, 11, head_x, head_y, 1.7, 1.6), Ink.BODY)
    canvas.paint(Ellipse(head_x, head_y, 3.0, 3.4), Ink.BODY)
    elbow_x, elbow_y = head_x + 6.4, head_y + 2.6 + 2.4 * sunk
    bar(canvas, Limb(11.4, 12.6, elbow_x, elbow_y, 1.1, 0.9), Ink.BODY)
    bar(canvas, Limb(head_x - 1.6, head_y - 1.4, elbow_x, elbow_y, 1.0, 0.9))
    arrow_head(canvas, elbow_x, elbow_y + 4.0 + 0.8 * sunk, 90, 1.3)


def position(canvas: Canvas, scene: Scene) -> None:
    """The posture to take, with a slow breath in the chest."""
    regions = " ".join(scene.step.regions)
    if any(word in regions for word in ("foot", "toe", "ankle")):
        _foot_up(canvas, scene)
    elif scene.setting is not None and scene.setting.value == "wall":
        _at_the_wall(canvas, scene)
    elif "low-back" in regions or "sacrum" in regions:
        _hands_on_waist(canvas, scene)
    elif scene.step.contact.value == "ball" or "shoulder" in regions:
        _at_the_wall(canvas, scene)
    else:
        rest(canvas, scene)


def rest(canvas: Canvas, scene: Scene) -> None:
    """Head and shoulders, seen from the front: the chest widens and the shoulders rise with the breath."""
    full = scene.moment.breath.fullness
    rise = 0.9 * full
    canvas.paint(
        smooth((11.4, 6), (14.6, 6), (15.2, 8.6 - rise), (20.4, 10.2 - rise), (21.6 + full, 14), (22, 19),
               (4, 19), (4.4 - full, 14), (5.6, 10.2 - rise), (10.8, 8.6 - rise)),
        Ink.BODY,
    )  # fmt: skip
    canvas.paint(Ellipse(13, 3.4 - 0.3 * full, 3.2, 3.7), Ink.BODY)
    wide = 1.2 + 2.2 * full
    ring(canvas, 13, 13, 1.5 * wide, wide)


def _breathing(canvas: Canvas, scene: Scene, x: float, y: float) -> None:
    wide = 0.7 + 0.9 * scene.moment.breath.fullness
    dot(canvas, x, y, wide, Ink.TRACE)


def _at_the_wall(canvas: Canvas, scene: Scene) -> None:
    """A half squat with the seat against the wall, seen from the side."""
    wall = max(0.4, 0.5 * canvas.grain)
    canvas.paint(Limb(21.2, -1, 21.2, 17, wall, wall), Ink.LINE)
    canvas.paint(Limb(3, 15.7, 21, 15.7, 0.35, 0.35), Ink.LINE)
    ball = scene.step.contact.value == "ball"
    lean = 1.6 if ball else 0.0
    canvas.paint(Ellipse(17.6 - lean, 1.9, 1.9, 2.1), Ink.BODY)
    canvas.paint(Limb(18.0 - lean, 4.6, 18.8, 9.6, 1.6, 1.7), Ink.BODY)
    canvas.paint(Limb(18.6, 9.8, 12.2, 9.6, 1.5, 1.2), Ink.BODY)
    canvas.paint(Limb(12.2, 9.6, 12.4, 14.4, 1.2, 0.9), Ink.BODY)
    canvas.paint(Limb(12.2, 14.6, 9.6, 14.7, 0.8, 0.6), Ink.BODY)
    if ball:
        dot(canvas, 19.2, 4.6, 1.3)
    _breathing(canvas, scene, 17.4 - lean / 2, 6.0)


def _foot_up(canvas: Canvas, scene: Scene) -> None:
    """Sitting with one foot up on the seat."""
    for wood in _CHAIR:
        canvas.paint(Limb(*wood, 0.4, 0.4), Ink.LINE)
    canvas.paint(Ellipse(8.4, 1.9, 1.9, 2.1), Ink.BODY)
    canvas.paint(Limb(7.8, 4.8, 7.2, 9.6, 1.6, 1.6), Ink.BODY)
    canvas.paint(Limb(7.4, 9.8, 16.6, 9.8, 1.4, 1.1), Ink.BODY)
    canvas.paint(Limb(17.4, 10.2, 17.8, 14.6, 1.0, 0.8), Ink.BODY)
    canvas.paint(Limb(18, 15.0, 20.2, 15.1, 0.7, 0.6), Ink.BODY)
    bar(canvas, Limb(8.2, 9.0, 13.2, 4.4, 1.2, 1.0), Ink.BODY)
    bar(canvas, Limb(13.4, 4.4, 12.6, 8.8, 1.0, 0.8), Ink.BODY)
    bar(canvas, Limb(12.6, 9.4, 16.0, 9.2, 1.0, 0.8))
    _breathing(canvas, scene, 8.0, 6.2)


def _hands_on_waist(canvas: Canvas, scene: Scene) -> None:
    """Standing with the hands on the waist, thumbs behind, seen from the back."""
    canvas.paint(Ellipse(13, -0.6, 2.2, 2.6), Ink.BODY)
    canvas.paint(
        smooth((12, 1), (14, 1), (14.4, 2.6), (18.4, 3.6), (18.2, 6), (16.4, 10), (17.4, 14), (17.6, 19),
               (8.4, 19), (8.6, 14), (9.6, 10), (7.8, 6), (7.6, 3.6), (11.6, 2.6)),
        Ink.BODY,
    )  # fmt: skip
    for way in (-1, 1):
        canvas.paint(Limb(13 + way * 5.2, 4.6, 13 + way * 9.4, 8.0, 1.2, 1.0), Ink.BODY)
        canvas.paint(Limb(13 + way * 9.4, 8.0, 13 + way * 5.0, 10.6, 1.0, 0.9), Ink.BODY)
        bar(canvas, Limb(13 + way * 4.6, 10.8, 13 + way * 1.8, 10.2, 1.0, 0.8))
    _breathing(canvas, scene, 13, 6.0)
