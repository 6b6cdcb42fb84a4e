"""What a picture of a movement is drawn from, and the marks all of them share."""

import math
from collections.abc import Callable, Sequence
from enum import Enum
from typing import NamedTuple

from tui.core.anatomy.body import Side
from tui.core.routines.motion_path import MotionMoment
from tui.core.routines.routine import Step
from tui.core.routines.vocabulary import Setting
from tui.widgets.motion.canvas import Canvas, Ink
from tui.widgets.motion.shapes import Ellipse, Limb, Outline

SCENE = (26.0, 16.0)
"""The size of every scene: one unit a cell wide and half a cell high in 26 by 8 cells."""

_GAP = 0.45
"""What is left free around a finger, in cells."""


class Ground(Enum):
    """The part of the body a movement is drawn on."""

    NECK = "neck"
    BACK = "back"
    LOW_BACK = "low-back"
    SOLE = "sole"
    TOES = "toes"
    FINGERS = "fingers"
    FOOT = "foot"
    LIMB = "limb"
    PATCH = "patch"
    FIGURE = "figure"
    FACE = "face"
    EYES = "eyes"
    PROFILE = "profile"
    SEAT = "seat"


class Way(Enum):
    """The head of an arrow."""

    UP = "▲"
    DOWN = "▼"
    RIGHT = "►"
    LEFT = "◄"


class Scene(NamedTuple):
    """A moment of a step as it is to be drawn."""

    step: Step
    side: Side | None
    moment: MotionMoment
    setting: Setting | None = None

    @property
    def sides(self) -> tuple[int, ...]:
        """Where the hands are, seen from behind: -1 at the left, 1 at the right."""
        one_side = {Side.LEFT: (-1,), Side.RIGHT: (1,)}
        return one_side.get(self.side, (-1, 1)) if self.side else (-1, 1)

    @property
    def pressed(self) -> float:
        """How deep a breathing movement is, 0 to 1: it sinks in on the out-breath and lets go after."""
        return 1 - self.moment.breath.fullness


Picture = Callable[[Canvas, Scene], None]


def dot(canvas: Canvas, x: float, y: float, radius: float = 1.0, ink: Ink = Ink.CONTACT) -> None:
    """A round spot that stands off what is under it."""
    radius = max(radius, 0.6 * canvas.grain)
    gap = radius + _GAP * max(1.0, canvas.grain)
    canvas.paint_apart(Ellipse(x, y, radius, radius), Ellipse(x, y, gap, gap), ink)


def bar(canvas: Canvas, limb: Limb, ink: Ink = Ink.CONTACT) -> None:
    """A finger, thumb or roller that stands off what is under it."""
    gap = _GAP * max(1.0, canvas.grain)
    canvas.paint_apart(limb, limb._replace(radius=limb.radius + gap, to_radius=limb.to_radius + gap), ink)


def ring(canvas: Canvas, x: float, y: float, rx: float, ry: float, ink: Ink = Ink.TRACE) -> None:
    """A thin ring."""
    thin = 0.75 * max(1.0, canvas.grain)
    canvas.paint(Ellipse(x, y, rx, ry, max(0.0, 1 - thin / min(rx, ry))), ink)


def on_grid(canvas: Canvas, x: float) -> float:
    """The place nearest to this one at which upright edges are sharp."""
    half = 0.5 * canvas.grain
    return round(x / half) * half


def arrow(canvas: Canvas, x: float, y: float, way: Way) -> None:
    """A small arrow head in one cell; a mirrored picture turns it too."""
    turned = {Way.LEFT: Way.RIGHT, Way.RIGHT: Way.LEFT}
    canvas.write(x, y, (turned.get(way, way) if canvas.mirrored else way).value, Ink.CONTACT)


def ruler(canvas: Canvas, x: float, top: float, bottom: float, at: float, *, down: bool) -> None:
    """A scale of inches beside the body, with a large arrow head at the height of now."""
    thin = 0.3 * max(1.0, canvas.grain)
    inches = 6
    for inch in range(inches + 1):
        y = top + inch * (bottom - top) / inches
        long = 1.1 if inch % 2 == 0 else 0.5
        canvas.paint(Limb(x - long, y, x + long, y, thin, thin), Ink.LINE)
    canvas.paint(Ellipse(x, at, 2.4, 2.4), Ink.BLANK)
    tip, flat = (1.9, -1.5) if down else (-1.9, 1.5)
    canvas.paint(Outline(((x, at + tip), (x - 2.1, at + flat), (x + 2.1, at + flat))), Ink.CONTACT)


def trail(canvas: Canvas, places: Sequence[tuple[float, float]], done: int) -> None:
    """The places that have had their turn, as small spots."""
    for x, y in places[:done]:
        canvas.paint(Ellipse(x, y, 0.8, 0.8), Ink.TRACE)


def orbit(turn: float, rx: float, ry: float) -> tuple[float, float]:
    """Where on a small ellipse a circling finger is, from its top."""
    angle = 2 * math.pi * turn
    return rx * math.sin(angle), -ry * math.cos(angle)


def eased(share: float) -> float:
    """A soft start and a soft end."""
    return (1 - math.cos(math.pi * max(0.0, min(1.0, share)))) / 2


def swing(share: float) -> float:
    """Out and back within one stroke: 0 at the ends, 1 in the middle."""
    return (1 - math.cos(2 * math.pi * share)) / 2
