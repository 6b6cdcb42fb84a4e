"""Pictures of a whole person: positions, rest, and the stretch of hanging arms."""

from tui.core.routines.vocabulary import Contact
from tui.widgets.motion.canvas import Canvas, Ink
from tui.widgets.motion.scene import Scene, Way, arrow, bar, dot, eased, orbit, ring
from tui.widgets.motion.seat import standing_side_on
from tui.widgets.motion.shapes import Ellipse, Limb, smooth

_CHAIR: tuple[tuple[float, float, float, float], ...] = (
    (5.0, 11.6, 5.0, 17.0),
    (15.6, 11.6, 15.6, 17.0),
    (4.6, 11.6, 16.4, 11.6),
    (4.4, 4.0, 4.8, 11.6),
)


_DESK_AND_CHAIR: tuple[tuple[float, float, float, float], ...] = (
    (3.6, 10.6, 3.6, 16.0),
    (10.6, 10.6, 10.6, 16.0),
    (3.2, 10.6, 11.2, 10.6),
    (3.0, 3.4, 3.4, 10.6),
    (12.6, 6.2, 25.0, 6.2),
    (23.4, 6.2, 23.4, 16.0),
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
        _foot_on_ball(canvas, scene) if scene.step.contact is Contact.BALL else _foot_up(canvas, scene)
    elif "buttock" in regions or "hip-side" in regions:
        standing_side_on(canvas, scene)
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
    """A half squat with the seat against the wall, seen from the side; only soft knees for the upper back."""
    if scene.step.regions[0] == "upper-back":
        _leaning_on_the_wall(canvas, scene)
        return
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


def _leaning_on_the_wall(canvas: Canvas, scene: Scene) -> None:
    """Standing a step from the wall with soft knees, the back or the ball against it."""
    wall = max(0.4, 0.5 * canvas.grain)
    canvas.paint(Limb(20.2, -1, 20.2, 17, wall, wall), Ink.LINE)
    canvas.paint(Limb(6, 15.9, 20, 15.9, 0.35, 0.35), Ink.LINE)
    ball = scene.step.contact is Contact.BALL
    lean, chest = (1.6 if ball else 0.0), _chest(scene)
    canvas.paint(Ellipse(17.0 - lean, 1.8, 1.7, 1.9), Ink.BODY)
    canvas.paint(Limb(17.2 - lean - chest / 2, 4.8, 17.0, 8.6, 1.4 + chest, 1.5), Ink.BODY)
    canvas.paint(Limb(16.8, 8.8, 14.2, 11.8, 1.4, 1.1), Ink.BODY)
    canvas.paint(Limb(14.2, 11.8, 14.6, 14.8, 1.1, 0.8), Ink.BODY)
    canvas.paint(Limb(14.4, 15.0, 12.0, 15.1, 0.7, 0.6), Ink.BODY)
    if ball:
        dot(canvas, 18.0, 4.6, 1.3)


def _foot_on_ball(canvas: Canvas, scene: Scene) -> None:
    """Sitting at the desk with one foot on a ball on the floor, seen from the side."""
    for wood in _DESK_AND_CHAIR:
        canvas.paint(Limb(*wood, 0.4, 0.4), Ink.LINE)
    canvas.paint(Ellipse(6.6, 1.0, 1.7, 1.9), Ink.BODY)
    canvas.paint(Limb(6.2, 4.2, 6.0, 8.6, 1.4 + _chest(scene), 1.5), Ink.BODY)
    canvas.paint(Limb(6.2, 8.8, 14.4, 8.8, 1.3, 1.1), Ink.BODY)
    canvas.paint(Limb(14.6, 9.0, 15.4, 12.4, 1.1, 0.8), Ink.BODY)
    canvas.paint(Limb(14.8, 12.7, 18.4, 12.5, 0.7, 0.6), Ink.BODY)
    dot(canvas, 16.4, 14.6, 1.3)


def shoulder_roll(canvas: Canvas, scene: Scene) -> None:
    """Seen from the side, facing left: the shoulder goes up, back and down."""
    across, along = orbit(scene.moment.stroke, 1.9, 1.7)
    x, y = 13.6 + across, 8.6 + along
    canvas.paint(Ellipse(12.4, 2.0, 2.7, 3.0), Ink.BODY)
    canvas.paint(Limb(13.0, 4.6, 13.4, 7.0, 1.4, 1.6), Ink.BODY)
    canvas.paint(Limb(13.6, 9.6, 13.4, 18, 3.4, 3.0), Ink.BODY)
    bar(canvas, Limb(x, y, 13.2 + across / 2, 16.4, 1.3, 1.0), Ink.BODY)
    ring(canvas, 13.6, 8.6, 3.0, 2.9)
    dot(canvas, x, y, 1.3)


def reach_across(canvas: Canvas, scene: Scene) -> None:
    """Seen from above, the wall behind: the arm of the side with the ball swings across the chest."""
    wall = max(0.4, 0.5 * canvas.grain)
    canvas.paint(Limb(2, 14.8, 24, 14.8, wall, wall), Ink.LINE)
    canvas.paint(Limb(8.2, 10, 17.8, 10, 2.1, 2.1), Ink.BODY)
    over = eased(2 * min(scene.moment.stroke, 1 - scene.moment.stroke))
    for way in scene.sides[:1]:
        shoulder = (13 + way * 5.6, 9.4)
        hand = (13 + way * (8.4 - 11.6 * over), 2.6 + 2.2 * over)
        canvas.paint(Limb(13 - way * 5.4, 10.2, 13 - way * 7.4, 12.6, 1.1, 0.9), Ink.BODY)
        bar(canvas, Limb(*shoulder, *hand, 1.2, 0.9))
        dot(canvas, 13 + way * 2.6, 13.0, 1.3)
    canvas.paint_apart(Ellipse(13, 9.4, 2.3, 2.5), Ellipse(13, 9.4, 2.8, 3.0), Ink.BODY)


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
