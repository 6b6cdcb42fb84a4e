"""The body of a report: front and back from the outlines, with the number of tender points at each place."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from tui.core.anatomy.body import Side, Spot, View
from tui.core.anatomy.body_drawing import Place, places_of
from tui.core.anatomy.outline import (
    HALF_WIDTH,
    HEIGHT,
    Outlines,
    Picture,
    Point,
    Polygon,
    halves_of,
    outlines_from_json,
)
from tui.core.catalogue import marked, say
from tui.core.routines.routine import Library
from tui.core.words import counted
from tui.reports.svg import HEAT, INK, MUTED, drawing, label, number

_HEAT_STEPS = (1, 2, 4)
"""Tender points from which each shade is used, as on the body screen."""
_TOP, _BELOW, _ASIDE = 6.0, 7.0, 4.0
_APART = 2.7
_NAMES = {View.BACK: marked("back"), View.FRONT: marked("front")}


@cache
def _outlines() -> Outlines:
    return outlines_from_json(files("tui").joinpath("widgets", "body", "outlines.json").read_bytes())


def body_figures(marks: Mapping[Spot, int], library: Library) -> str:
    """Both figures; every number stands at its place, so that the shades need not be told apart."""
    return "".join(_figure(_outlines().picture(view), marks, library) for view in (View.FRONT, View.BACK))


def not_drawn(marks: Mapping[Spot, int], library: Library) -> dict[Spot, int]:
    """The marks of places that no figure shows."""
    drawn = {place.spot for picture in _outlines().pictures for place in places_of(picture, library.regions)}
    return {spot: times for spot, times in marks.items() if spot not in drawn}


def _figure(picture: Picture, marks: Mapping[Spot, int], library: Library) -> str:
    places = [each for each in places_of(picture, library.regions) if marks.get(each.spot)]
    told = ", ".join(f"{library.where_in_short(*_names(each))}: {marks[each.spot]}" for each in places)
    width, height = 2 * (HALF_WIDTH + _ASIDE), HEIGHT + _TOP + _BELOW
    shapes = [
        f'<g transform="translate({number(width / 2)} {number(_TOP)})">',
        *_clips(picture, places),
        *(_silhouette(polygon) for part in picture.parts for polygon in halves_of(part)),
        *(shape for each in places for shape in _place(picture, each, marks[each.spot])),
        *_captions(picture),
        "</g>",
    ]
    name = say(_NAMES[picture.view])
    return drawing(width, height, f"{name}, {told or counted(0, 'tender point')}", shapes, "body")


def _names(place: Place) -> tuple[str, Side | None]:
    return place.spot.region, place.spot.side


def _path(polygon: Polygon) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in polygon) + "Z"


def _silhouette(polygon: Polygon) -> str:
    return f'<path d="{_path(polygon)}" fill="#efece4" stroke="#9aa09f" stroke-width=".35"/>'


def _clip_id(picture: Picture, place: Place) -> str:
    return f"{picture.view}-{'-'.join(place.parts)}"


def _clips(picture: Picture, places: Iterable[Place]) -> Iterator[str]:
    for clip, parts in {_clip_id(picture, each): each.parts for each in places}.items():
        outlines = "".join(_path(each) for part in parts for each in halves_of(picture.part(part)))
        yield f'<clipPath id="{clip}"><path d="{outlines}"/></clipPath>'


def _place(picture: Picture, place: Place, times: int) -> Iterator[str]:
    shade = HEAT[sum(times >= step for step in _HEAT_STEPS) - 1]
    for polygon in place.polygons:
        clip = f'clip-path="url(#{_clip_id(picture, place)})"'
        yield f'<path d="{_path(polygon)}" fill="{shade}" stroke="{INK}" stroke-width=".3" {clip}/>'
    x, y = _beside_the_midline(place)
    yield (
        f'<circle cx="{number(x)}" cy="{number(y)}" r="{2.3 if times < 10 else 2.9}" fill="#fff" '
        f'stroke="{INK}" stroke-width=".3"/>'
    )
    yield label(x, y + 1.2, str(times), size=3.5)


def _beside_the_midline(place: Place) -> Point:
    """Where the number stands: left and right apart, also where the places are narrow."""
    x, y = place.label
    if place.spot.side is Side.MIDDLE:
        return x, y
    return (max(x, _APART) if x > 0 else min(x, -_APART)), y


def _captions(picture: Picture) -> Iterator[str]:
    right = HALF_WIDTH if picture.right_half is Side.RIGHT else -HALF_WIDTH
    for x, word in ((right, say("right")), (-right, say("left"))):
        yield label(0.72 * x, 6, word, size=3.6, colour=MUTED)
    yield label(0, HEIGHT + 5, say(_NAMES[picture.view]), size=4)
    for x in (picture.inset.x, -picture.inset.x):
        yield label(x, HEIGHT + 2, say(picture.inset.word), size=3, colour=MUTED)
