"""Pictures of the neck and the back, seen from behind: your left is at the left."""

from tui.core.routine import Contact, Direction
from tui.widgets.canvas import Canvas, Ellipse, Ink, Limb, smooth
from tui.widgets.motion_scene import Scene, bar, dot, orbit, ring, ruler

MIDDLE = 13.0


def _both(points: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    """Half an outline, given as offsets from the middle, with its mirror half."""
    right = [(MIDDLE + x, y) for x, y in points]
    left = [(MIDDLE - x, y) for x, y in reversed(points)]
    return (*right, *left)


def neck_ground(canvas: Canvas) -> None:
    """The back of the head, the neck and the shoulders."""
    body = ((2.6, 6), (2.7, 8.6), (3.6, 10.2), (7, 11.6), (10.5, 12.6), (12.2, 14.2), (12.6, 17), (12, 19))
    canvas.paint(smooth(*_both(body)), Ink.BODY)
    canvas.paint(Ellipse(MIDDLE, 3.6, 4.3, 5.2), Ink.BLANK)
    canvas.paint(Ellipse(MIDDLE, 3.2, 4.0, 4.6), Ink.BODY)
    _spine(canvas, 9.2, 16)


def back_ground(canvas: Canvas) -> None:
    """The back from the neck to the waist."""
    torso = ((1.6, 0), (1.8, 2.2), (4.5, 3.6), (7.2, 4.4), (7.4, 7), (5.6, 11), (5.0, 14), (5.4, 18))
    canvas.paint(smooth(*_both(torso)), Ink.BODY)
    canvas.paint(Ellipse(MIDDLE, -1.6, 2.7, 3.4), Ink.BODY)
    for way in (-1, 1):
        arm = Limb(MIDDLE + way * 7.4, 5.6, MIDDLE + way * 8.6, 18, 1.5, 1.1)
        canvas.paint(arm._replace(x=arm.x - way * 0.7, y=8, to_x=arm.to_x - way * 0.7), Ink.BLANK)
        canvas.paint(arm, Ink.BODY)
    _spine(canvas, 3.4, 16)


def low_back_ground(canvas: Canvas) -> None:
    """The back from the lower ribs to the hips."""
    torso = ((6.4, -2), (6.0, 1), (4.9, 5.2), (5.4, 8), (7.0, 11), (7.8, 14), (7.8, 19))
    canvas.paint(smooth(*_both(torso)), Ink.BODY)
    _spine(canvas, -1, 9.6)
    canvas.paint(Limb(MIDDLE, 14.6, MIDDLE, 18, 0.3, 0.5), Ink.BLANK)


def _spine(canvas: Canvas, top: float, bottom: float) -> None:
    """A channel with the bones in it: the part to keep off."""
    canvas.paint(Limb(MIDDLE, top, MIDDLE, bottom, 0.75, 0.75), Ink.BLANK)
    y = top + 0.5
    while y < bottom:
        canvas.paint(Ellipse(MIDDLE, y, max(0.5, 0.5 * canvas.grain), 0.6), Ink.LINE)
        y += 2


def _along(
    points: tuple[tuple[float, float], tuple[float, float], tuple[float, float]], share: float
) -> tuple[float, float]:
    """A place on the soft curve that three points span."""
    (x0, y0), (x1, y1), (x2, y2) = points
    rest = 1 - share
    return (
        rest * rest * x0 + 2 * rest * share * x1 + share * share * x2,
        rest * rest * y0 + 2 * rest * share * y1 + share * share * y2,
    )


def squeeze_glide(canvas: Canvas, scene: Scene) -> None:
    """Two hands over the shoulders: fingers close and draw up to the neck as the breath goes out."""
    closed = scene.pressed
    for way in scene.sides:
        for finger in range(4):
            far = 8.6 - 4.0 * closed + finger * (1.75 - 0.55 * closed) - 2.0
            x = MIDDLE + way * far
            y = 10.6 + (far - 3.2) * 0.33
            bar(canvas, Limb(x, y - 1.6, x - way * 0.4, y + 2.2 - 0.5 * closed, 0.5, 0.55))


def circles(canvas: Canvas, scene: Scene) -> None:
    """Fingertips circling beside the spine, from the shoulders up to the skull."""
    share = _height_share(scene)
    for way in scene.sides:
        x, y = _along(((7.6, 13.6), (3.2, 12.8), (2.9, 7.6)), share)
        _circling(canvas, MIDDLE + way * x, y, scene, way, (1.9, 1.9))


def _circling(canvas: Canvas, x: float, y: float, scene: Scene, way: int, radii: tuple[float, float]) -> None:
    """A ring and the fingertip that goes round on it; left and right mirror each other."""
    across, along = orbit(scene.moment.stroke, *radii)
    ring(canvas, x, y, *radii)
    dot(canvas, x + way * across, y + along, 0.95)


def _height_share(scene: Scene) -> float:
    """How far up the body it is, 0 at the lower end; the middle where there is no way to go."""
    path = scene.step.path
    if path is None:
        return 0.5
    return 1 - scene.moment.travel if path.direction is Direction.DOWN else scene.moment.travel


def tiny_circles(canvas: Canvas, scene: Scene) -> None:
    """Two thumbs beside the spine, hands on the waist."""
    y = 10.0 - 7.0 * _height_share(scene) if scene.step.path else 7.0
    for way in scene.sides:
        across, along = orbit(scene.moment.stroke, 1.0, 1.0)
        _thumb(canvas, MIDDLE + way * (2.6 + across), y + along, way)
    if scene.step.path:
        down = scene.step.path.direction is Direction.DOWN
        ruler(canvas, 1.6, 1.5, 13.5, y, down=down)


def _thumb(canvas: Canvas, x: float, y: float, way: int) -> None:
    """A thumb from the hand at the waist to its tip beside the spine."""
    hand_x, hand_y = MIDDLE + way * 7.4, y + 1.2
    canvas.paint(Limb(hand_x, hand_y, MIDDLE + way * 12, hand_y - 5, 1.5, 1.3), Ink.BODY)
    bar(canvas, Limb(hand_x, hand_y, x, y, 1.2, 0.9))


def press_wait(canvas: Canvas, scene: Scene) -> None:
    """Thumbs that sink in on the out-breath: the ring around them grows."""
    y = 11.4 if "sacrum" in scene.step.regions else 6.5
    wide = 1.7 + 1.7 * scene.pressed
    for way in scene.sides:
        x = MIDDLE + way * 3.4
        ring(canvas, x, y, wide, wide)
        dot(canvas, x, y, 0.9 + 0.4 * scene.pressed)


def roll(canvas: Canvas, scene: Scene) -> None:
    """The ball beside the spine, and a scale of inches with the way it goes."""
    share = _height_share(scene) if scene.step.path else 1 - scene.moment.travel
    y = 14.0 - 9.2 * share
    if scene.step.contact is Contact.ROLLER:
        bar(canvas, Limb(MIDDLE - 6, y, MIDDLE + 6, y, 1.0, 1.0))
    else:
        for way in scene.sides:
            dot(canvas, MIDDLE + way * 3.2, y, 1.6)
    down = scene.step.path.direction is Direction.DOWN if scene.step.path else not scene.moment.back
    outside = 1.6 if scene.sides == (-1,) else 24.4
    ruler(canvas, outside, 3.2, 15.2, y, down=down)
