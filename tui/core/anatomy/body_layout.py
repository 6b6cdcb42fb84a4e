"""Where the figures stand in the space there is, and which place lies in a direction."""

from collections.abc import Sequence
from enum import Enum

import msgspec

from tui.core.anatomy.body import Side, View
from tui.core.anatomy.body_drawing import Place
from tui.core.anatomy.outline import HALF_WIDTH, HEIGHT, Grid, Point

FIGURES = (View.BACK, View.FRONT)
"""The order in which the figures stand from left to right."""
_FIGURE_DISTANCE = 3 * HALF_WIDTH
"""From midline to midline, for movement from figure to figure."""
_CROSSING = 30.0
"""Going over to the other figure comes last: only where nothing of this one lies that way."""
_LEAST_ROWS_FOR_TWO = 16
"""Two figures smaller than this are worse than one that can be turned."""
_CAPTION_ROWS = 1


class Frame(msgspec.Struct, frozen=True):
    """A figure on the widget: the cell of its upper left corner, and its grid."""

    view: View
    column: int
    row: int
    grid: Grid


class Direction(Enum):
    """A way to move, as a step in x and y."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


def grid_of(rows: int) -> Grid:
    """The cells a figure of so many rows needs; the midline lies between two columns."""
    return Grid(columns=2 * max(1, round(2 * HALF_WIDTH * rows / HEIGHT)), rows=rows)


def lay_out(width: int, height: int, facing: View) -> tuple[Frame, ...]:
    """Both figures where they fit, else only the one that is facing; a row below is left for words."""
    most = max(1, height - _CAPTION_ROWS)
    two = _most_rows(most, (width - 2) // 2)
    if two >= _LEAST_ROWS_FOR_TWO:
        return _spread(FIGURES, grid_of(two), width, most)
    return _spread((facing,), grid_of(_most_rows(most, width)), width, most)


def _most_rows(rows: int, width: int) -> int:
    """The highest figure that is no wider than this."""
    return next((each for each in range(rows, 1, -1) if grid_of(each).columns <= width), 1)


def _spread(views: Sequence[View], grid: Grid, width: int, rows: int) -> tuple[Frame, ...]:
    """The figures side by side with the free columns shared out around them."""
    free = width - len(views) * grid.columns
    gap = free // (len(views) + 1)
    row = (rows - grid.rows) // 2
    return tuple(
        Frame(view, gap + number * (grid.columns + gap), row, grid) for number, view in enumerate(views)
    )


def position_of(place: Place) -> Point:
    """Where a place lies when all figures stand side by side."""
    return (place.label[0] + _FIGURE_DISTANCE * FIGURES.index(place.picture), place.label[1])


def neighbour(places: Sequence[Place], start: int, direction: Direction) -> int:
    """The number of the place nearest in a direction; the same one where there is none.

    Straight ahead counts more than near by: a place off to the side is as far as twice its offset. Going to
    the left or right a place in the middle lies in between, and its offset counts once.
    """
    x, y = position_of(places[start])
    step_x, step_y = direction.value
    best, best_score = start, float("inf")
    for number, place in enumerate(places):
        other_x, other_y = position_of(place)
        ahead = (other_x - x) * step_x + (other_y - y) * step_y
        aside = abs((other_x - x) * step_y) + abs((other_y - y) * step_x)
        if ahead < 0.5 or aside > 2 * ahead:
            continue
        weight = 1 if step_x and place.spot.side is Side.MIDDLE else 2
        score = ahead + weight * aside + (_CROSSING if place.picture is not places[start].picture else 0)
        if score < best_score:
            best, best_score = number, score
    return best


def across(places: Sequence[Place], start: int) -> int:
    """The place on the other figure that shows the same spot, or else lies nearest on the same side."""
    here = places[start]
    others = [number for number, place in enumerate(places) if place.picture is not here.picture]
    x, y = here.label

    def distance(number: int) -> tuple[bool, float]:
        other_x, other_y = places[number].label
        return places[number].spot != here.spot, abs(other_x + x) + abs(other_y - y)

    return min(others, key=distance, default=start)
