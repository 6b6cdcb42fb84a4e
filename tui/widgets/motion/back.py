"""Pictures of the neck and the back, seen from behind: your left is at the left."""

from tui.core.routines.vocabulary import Contact, Direction
from tui.widgets.motion.canvas import Canvas, Ink
from tui.widgets.motion.scene import Scene, bar, dot, on_grid, orbit, ring, ruler, trail
from tui.widgets.motion.shapes import Ellipse, Limb, smooth

MIDDLE = 13.0
STOPS = 6
"""Places that are circled on the way (content.md A.1, A.3)."""


_WHOLE_BACK, _BESIDE_THE_BLADE = (14.0, 4.8), (9.6, 5.8)
"""Between which heights a ball rolls: down the whole back, or up and down by a hand's width."""


def _both(points: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    """Half an outline, given as offsets from the middle, with its mirror half."""
    right = [(MIDDLE + x, y) for x, y in points]
    left = [(MIDDLE - x, y) for x, y in reversed(points)]
    return (*right, *left)


def neck_ground(canvas: Canvas) -> None:
    """The back of the head, the neck and the shoulders."""
    body = ((2.6, 6), (2.7, 8.6), (3.6, 10.2), (7, 11.6), (10.5, 12.6), (12.2, 14.2), (12.6, 17), (12, 19))
    canvas.paint(smooth(*_both(body)), Ink.BODY)
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
        near = 5.6 - 2.2 * closed
        for finger in range(4):
            far = near + finger * (2.1 - 0.5 * closed)
            x = on_grid(canvas, MIDDLE + way * far)
            y = 10.2 + 0.28 * far - (0.6 if finger in (1, 2) else 0.0)
            canvas.paint(Limb(x, y, x, y + 3.6 - 0.8 * closed, 0.55, 0.55), Ink.CONTACT)


def circles(canvas: Canvas, scene: Scene) -> None:
    """Fingertips circling beside the spine, from the shoulders up to the skull."""
    for way in scene.sides:
        stops = [_on_the_neck(stop / (STOPS - 1), way) for stop in range(STOPS)]
        trail(canvas, _done_stops(scene, stops), STOPS)
        share = _height_share(scene)
        x, y = _on_the_neck(share, way)
        wide = 2.2 - 0.7 * share
        ring(canvas, x, y, wide, wide)
        across, along = orbit(scene.moment.stroke, wide, wide)
        dot(canvas, x + way * across, y + along, 1.2)


def under_skull(canvas: Canvas, scene: Scene) -> None:
    """Fingertips circling under the edge of the skull, from beside the spine outward."""
    for way in scene.sides:
        share = scene.moment.travel if scene.step.path else 0.5
        stops = [_skull_edge(stop / (STOPS - 1), way) for stop in range(STOPS)]
        trail(canvas, stops, round(share * (STOPS - 1)) if scene.step.path else 0)
        x, y = _skull_edge(share, way)
        across, along = orbit(scene.moment.stroke, 1.3, 1.3)
        ring(canvas, x, y, 1.3, 1.3)
        dot(canvas, x + across, y + along, 1.0)


def _skull_edge(share: float, way: int) -> tuple[float, float]:
    return MIDDLE + way * (1.7 + 2.2 * share), 7.4 - 1.6 * share


def _on_the_neck(share: float, way: int) -> tuple[float, float]:
    x, y = _along(((7.4, 13.4), (2.4, 12.8), (2.1, 8.0)), share)
    return MIDDLE + way * x, y


def _done_stops(scene: Scene, stops: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The stops, listed from below, that lie behind it now."""
    path = scene.step.path
    if path is None:
        return []
    ordered = stops[::-1] if path.direction is Direction.DOWN else stops
    return ordered[: round(scene.moment.travel * (STOPS - 1))]


def _height_share(scene: Scene) -> float:
    """How far up the body it is, 0 at the lower end; the middle where there is no way to go."""
    path = scene.step.path
    if path is None:
        return 0.5
    return 1 - scene.moment.travel if path.direction is Direction.DOWN else scene.moment.travel


def tiny_circles(canvas: Canvas, scene: Scene) -> None:
    """Two thumbs beside the spine, hands on the waist."""
    y = _on_low_back(_height_share(scene))
    for way in scene.sides:
        stops = [(MIDDLE + way * 2.4, _on_low_back(stop / (STOPS - 1))) for stop in range(STOPS)]
        trail(canvas, _done_stops(scene, stops), STOPS)
        across, along = orbit(scene.moment.stroke, 1.0, 1.0)
        _thumb(canvas, MIDDLE + way * (2.8 + across), y + along, way, hand_y=y)


def _on_low_back(share: float) -> float:
    return 11.0 - 8.0 * share


def _thumb(canvas: Canvas, x: float, y: float, way: int, *, hand_y: float) -> None:
    """A thumb from the hand at the waist, which stays, to its tip beside the spine."""
    hand_x, hand_y = MIDDLE + way * 7.4, hand_y + 1.2
    canvas.paint(Limb(hand_x, hand_y, MIDDLE + way * 12, hand_y - 5, 1.5, 1.3), Ink.BODY)
    bar(canvas, Limb(hand_x, hand_y, x, y, 1.2, 0.9))


def press_wait(canvas: Canvas, scene: Scene) -> None:
    """Thumbs that sink in on the out-breath: the pressed place under them grows."""
    y = 11.4 if "sacrum" in scene.step.regions else 6.5
    wide = 1.0 + 1.8 * scene.pressed
    for way in scene.sides:
        x = MIDDLE + way * 3.4
        canvas.paint(Ellipse(x, y, wide, wide), Ink.TRACE)
        _thumb(canvas, x, y, way, hand_y=y)


def press_high(canvas: Canvas, scene: Scene) -> None:
    """Leaning on one place beside the spine: the pressed place grows on the out-breath."""
    y = 8.6 if "shoulder-top" not in scene.step.regions else 5.2
    wide = 1.6 + 2.0 * scene.pressed
    for way in scene.sides:
        x = MIDDLE + way * 3.6
        canvas.paint(Ellipse(x, y, wide, wide), Ink.TRACE)
        dot(canvas, x, y, 1.3)


def roll(canvas: Canvas, scene: Scene) -> None:
    """The ball beside the spine, and a scale of inches with the way it goes."""
    share = _height_share(scene) if scene.step.path else 1 - scene.moment.travel
    low, high = _BESIDE_THE_BLADE if _stays_high(scene) else _WHOLE_BACK
    y = low - (low - high) * share
    if scene.step.contact is Contact.ROLLER:
        bar(canvas, Limb(MIDDLE - 6, y, MIDDLE + 6, y, 1.0, 1.0))
    else:
        for way in scene.sides:
            dot(canvas, MIDDLE + way * 3.2, y, 1.6)
    down = _goes_down(scene)
    outside = 1.6 if scene.sides == (-1,) else 24.4
    ruler(canvas, outside, 3.2, 15.2, y, down=down)


def _goes_down(scene: Scene) -> bool:
    """Whether it is on its way down now: without a path it begins at the top, there and back below."""
    path, back = scene.step.path, scene.moment.back
    if path is None:
        return not back
    return back if path.direction is Direction.THERE_AND_BACK else path.direction is Direction.DOWN


def _stays_high(scene: Scene) -> bool:
    path = scene.step.path
    there_and_back = path is not None and path.direction is Direction.THERE_AND_BACK
    return there_and_back and scene.step.regions == ("upper-back",)
