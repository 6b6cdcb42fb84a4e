"""Pictures of a whole person: positions, rest, and the stretch of hanging arms."""

from tui.widgets.motion.canvas import Canvas, Ink
from tui.widgets.motion.scene import Scene, Way, arrow, bar, dot
from tui.widgets.motion.shapes import Ellipse, Limb, smooth

_CHAIR: tuple[tuple[float, float, float, float], ...] = (
    (5.0, 11.6, 5.0, 17.0),
    (15.6, 11.6, 15.6, 17.0),
    (4.6, 11.6, 16.4, 11.6),
    (4.4, 4.0, 4.8, 11.6),
)


def no_ground(_canvas: Canvas) -> None:
    """Figures are painted whole by their pictures."""


def hang(canvas: Canvas, scene: Scene) -> None:
    """Seen from behind: the head sinks under the weight of the elbows as the breath goes out."""
    sunk = scene.pressed
    canvas.paint(
        smooth((11, 8), (15, 8), (15.4, 10.8), (19.4, 11.8), (21.2, 13.4), (21.6, 20),
               (4.4, 20), (4.8, 13.4), (6.6, 11.8), (10.6, 10.8)),
        Ink.BODY,
    )  # fmt: skip
    head_y = 4.4 + 2.4 * sunk
    canvas.paint(Ellipse(13, head_y, 4.2, 4.3), Ink.BODY)
    for way in (-1, 1):
        elbow_x, elbow_y = 13 + way * (10.2 - 1.2 * sunk), 4.6 + 5.0 * sunk
        canvas.paint(Limb(13 + way * 7.2, 13.0, elbow_x, elbow_y, 1.2, 1.0), Ink.CONTACT)
        canvas.paint(Limb(elbow_x, elbow_y, 13 + way * 0.9, head_y - 0.6, 1.0, 1.0), Ink.CONTACT)
        arrow(canvas, 13 + way * 12.4, elbow_y + 3, Way.DOWN)


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
    wide = 0.9 + 2.1 * full
    canvas.paint(Ellipse(13, 12, wide, wide), Ink.TRACE)


def _chest(scene: Scene) -> float:
    """How much the chest widens with the breath."""
    return 0.6 * scene.moment.breath.fullness


def _at_the_wall(canvas: Canvas, scene: Scene) -> None:
    """A half squat with the seat against the wall, seen from the side."""
    wall = max(0.4, 0.5 * canvas.grain)
    canvas.paint(Limb(21.2, -1, 21.2, 17, wall, wall), Ink.LINE)
    canvas.paint(Limb(3, 15.7, 21, 15.7, 0.35, 0.35), Ink.LINE)
    ball = scene.step.contact.value == "ball"
    lean = 2.0 if ball else 0.0
    chest = _chest(scene)
    canvas.paint(Ellipse(17.6 - lean, 1.9, 1.9, 2.1), Ink.BODY)
    canvas.paint(Limb(17.8 - lean - chest / 2, 5.2, 18.8, 9.6, 1.5 + chest, 1.7), Ink.BODY)
    canvas.paint(Limb(18.6, 9.8, 12.2, 9.6, 1.5, 1.2), Ink.BODY)
    canvas.paint(Limb(12.2, 9.6, 12.4, 14.4, 1.2, 0.9), Ink.BODY)
    canvas.paint(Limb(12.2, 14.6, 9.6, 14.7, 0.8, 0.6), Ink.BODY)
    if ball:
        dot(canvas, 19.0, 4.4, 1.4)


def _foot_up(canvas: Canvas, scene: Scene) -> None:
    """Sitting with one foot up on the seat."""
    for wood in _CHAIR:
        canvas.paint(Limb(*wood, 0.4, 0.4), Ink.LINE)
    canvas.paint(Ellipse(8.4, 1.9, 1.9, 2.1), Ink.BODY)
    canvas.paint(Limb(7.8, 5.2, 7.2, 9.6, 1.5 + _chest(scene), 1.6), Ink.BODY)
    canvas.paint(Limb(7.4, 9.8, 16.6, 9.8, 1.4, 1.1), Ink.BODY)
    canvas.paint(Limb(17.4, 10.2, 17.8, 14.6, 1.0, 0.8), Ink.BODY)
    canvas.paint(Limb(18, 15.0, 20.2, 15.1, 0.7, 0.6), Ink.BODY)
    bar(canvas, Limb(8.2, 9.0, 13.2, 4.4, 1.2, 1.0), Ink.BODY)
    bar(canvas, Limb(13.4, 4.4, 12.6, 8.8, 1.0, 0.8), Ink.BODY)
    bar(canvas, Limb(12.6, 9.4, 16.0, 9.2, 1.0, 0.8))


def _hands_on_waist(canvas: Canvas, scene: Scene) -> None:
    """Standing with the hands on the waist, thumbs behind, seen from the back."""
    canvas.paint(Ellipse(13, -0.6, 2.2, 2.6), Ink.BODY)
    chest = 0.6 * _chest(scene)
    canvas.paint(
        smooth((12, 1), (14, 1), (14.4, 2.6), (18.4, 3.6), (18.4 + chest, 6), (16.2, 9), (17.6, 13), (18, 19),
               (8, 19), (8.4, 13), (9.8, 9), (7.6 - chest, 6), (7.6, 3.6), (11.6, 2.6)),
        Ink.BODY,
    )  # fmt: skip
    for way in (-1, 1):
        canvas.paint(Limb(13 + way * 5.2, 4.6, 13 + way * 9.4, 8.0, 1.2, 1.0), Ink.BODY)
        canvas.paint(Limb(13 + way * 9.4, 8.0, 13 + way * 5.0, 10.6, 1.0, 0.9), Ink.BODY)
        canvas.paint(Limb(13 + way * 4.8, 10.8, 13 + way * 2.0, 9.9, 0.9, 0.7), Ink.CONTACT)
