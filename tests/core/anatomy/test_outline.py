"""Curves become masks, masks become cells, and cells know which place they show."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.anatomy.block_glyphs import ALL, BACKGROUND, FINE, QUADRANTS, Cell, fit
from tui.core.anatomy.body import Region, Side, Spot, Target, View
from tui.core.anatomy.body_drawing import Drawing, draw, places_of
from tui.core.anatomy.body_layout import FIGURES, Direction, across, grid_of, lay_out, neighbour, position_of
from tui.core.anatomy.outline import HALF_WIDTH, Grid, Outlines, cover, mirrored, outlines_from_json, smooth

DATA = Path(__file__).parents[3] / "tui" / "widgets" / "body" / "outlines.json"
UNSIDED = {"spine", "sacrum"}


@pytest.fixture(scope="module")
def outlines() -> Outlines:
    return outlines_from_json(DATA.read_bytes())


@pytest.fixture(scope="module")
def regions(outlines: Outlines) -> tuple[Region, ...]:
    """Every region that is drawn, with sides as the shipped routine file has them."""
    ids = dict.fromkeys(zone.region for picture in outlines.pictures for zone in picture.zones)
    return tuple(
        Region(id=each, name=each, views=(View.BACK,), sided=each not in UNSIDED, target=Target.YES)
        for each in ids
    )


def drawn(outlines: Outlines, regions: tuple[Region, ...], view: View, rows: int) -> Drawing:
    picture = outlines.picture(view)
    return draw(picture, places_of(picture, regions), grid_of(rows))


def shape(drawing: Drawing) -> list[str]:
    """The silhouette, one character a cell."""
    return ["".join("#" if owner else "." for owner in row) for row in drawing.owners]


def test_a_square_covers_exactly_its_samples() -> None:
    mask = cover(Grid(2, 1), [((-25, 0), (0, 0), (0, 100), (-25, 100))])
    assert mask == [0b1111_0000] * 8


def test_a_curve_goes_through_its_points_and_an_open_one_keeps_its_ends() -> None:
    points = ((0.0, 0.0), (4.0, 1.0), (6.0, 5.0), (0.0, 9.0))
    assert set(points) <= set(smooth(points, closed=True))
    open_curve = smooth(points, closed=False)
    assert (open_curve[0], open_curve[-1]) == (points[0], points[-1])


@given(st.lists(st.tuples(st.floats(-20, 20), st.floats(0, 100)), min_size=3, max_size=8))
def test_a_mirrored_polygon_covers_the_mirrored_samples(points: list[tuple[float, float]]) -> None:
    grid = Grid(18, 20)
    there = cover(grid, [tuple(points)])
    back = cover(grid, [mirrored(points)])
    for a, b in zip(there, back, strict=True):
        assert abs(a.bit_count() - b.bit_count()) <= len(points)


@pytest.mark.parametrize("glyphs", [FINE, QUADRANTS])
def test_a_cell_that_is_exactly_a_glyph_is_drawn_without_an_error(glyphs: dict[str, int]) -> None:
    for filled in glyphs.values():
        found = fit({7: filled}, glyphs, {})
        ink = glyphs[found.glyph]
        shown = ink if found.ink == 7 else ALL & ~ink
        assert shown == filled


def test_a_cell_of_one_ink_needs_no_glyph() -> None:
    assert fit({5: ALL}, FINE, {}) == Cell(" ", 5, 5)
    assert fit({}, FINE, {}) == Cell(" ", BACKGROUND, BACKGROUND)


def test_the_back_looks_like_a_body_at_the_smallest_size(
    outlines: Outlines, regions: tuple[Region, ...]
) -> None:
    assert shape(drawn(outlines, regions, View.BACK, 16)) == GOLDEN_BACK


def test_the_front_looks_like_a_body_at_the_smallest_size(
    outlines: Outlines, regions: tuple[Region, ...]
) -> None:
    assert shape(drawn(outlines, regions, View.FRONT, 16)) == GOLDEN_FRONT


@pytest.mark.parametrize("view", FIGURES)
@pytest.mark.parametrize("rows", [16, 17, 20, 21, 37, 47])
def test_both_halves_are_the_same_and_every_place_has_a_cell(
    outlines: Outlines, regions: tuple[Region, ...], view: View, rows: int
) -> None:
    drawing = drawn(outlines, regions, view, rows)
    for line in shape(drawing):
        wrong = sum(a != b for a, b in zip(line, line[::-1], strict=True))
        assert wrong <= 2
    seen = {drawing.place_of(owner) for row in drawing.owners for owner in row}
    assert set(range(len(drawing.places))) <= seen


@pytest.mark.parametrize("view", FIGURES)
@pytest.mark.parametrize("rows", [16, 21, 37])
def test_numbers_of_left_and_right_never_touch(
    outlines: Outlines, regions: tuple[Region, ...], view: View, rows: int
) -> None:
    drawing = drawn(outlines, regions, view, rows)
    for place, (column, row) in zip(drawing.places, drawing.labels, strict=True):
        if place.spot.side is Side.MIDDLE:
            continue
        other = Spot(place.spot.region, place.spot.side.other if place.spot.side else None)
        for each, (x, y) in zip(drawing.places, drawing.labels, strict=True):
            assert each.spot != other or y != row or abs(x - column) > 1


def test_right_is_at_the_right_from_behind_and_at_the_left_face_to_face(
    outlines: Outlines, regions: tuple[Region, ...]
) -> None:
    for view, side in ((View.BACK, Side.RIGHT), (View.FRONT, Side.LEFT)):
        for place in places_of(outlines.picture(view), regions):
            if place.spot.side is not Side.MIDDLE:
                assert (place.label[0] > 0) == (place.spot.side is side)


def test_a_region_nobody_knows_is_drawn_as_plain_body(outlines: Outlines) -> None:
    picture = outlines.picture(View.BACK)
    drawing = draw(picture, places_of(picture, ()), grid_of(20))
    assert drawing.places == ()
    assert {owner for row in drawing.owners for owner in row} == {BACKGROUND, 1}


@pytest.mark.parametrize(
    ("size", "views"),
    [((44, 22), FIGURES), ((80, 37), FIGURES), ((18, 18), (View.FRONT,)), ((22, 18), (View.FRONT,))],
)
def test_two_figures_where_they_fit_else_the_one_that_is_facing(
    size: tuple[int, int], views: tuple[View, ...]
) -> None:
    frames = lay_out(*size, View.FRONT)
    assert tuple(frame.view for frame in frames) == views
    for frame in frames:
        assert frame.column >= 0
        assert frame.column + frame.grid.columns <= size[0]
        assert frame.row + frame.grid.rows < size[1]


@given(st.integers(1, 300), st.integers(1, 100), st.sampled_from(FIGURES))
def test_no_size_is_too_odd_to_lay_out(width: int, height: int, facing: View) -> None:
    frames = lay_out(width, height, facing)
    assert frames
    assert all(frame.grid.rows >= 1 for frame in frames)


def test_every_place_can_be_reached_by_arrows_from_every_other(
    outlines: Outlines, regions: tuple[Region, ...]
) -> None:
    places = [place for view in FIGURES for place in places_of(outlines.picture(view), regions)]
    for start in range(len(places)):
        reached, waiting = {start}, [start]
        while waiting:
            here = waiting.pop()
            for direction in Direction:
                there = neighbour(places, here, direction)
                if there not in reached:
                    reached.add(there)
                    waiting.append(there)
        assert len(reached) == len(places)


def test_a_move_goes_the_way_that_was_pressed_and_back_is_near(
    outlines: Outlines, regions: tuple[Region, ...]
) -> None:
    places = [place for view in FIGURES for place in places_of(outlines.picture(view), regions)]
    back = {"LEFT": "RIGHT", "RIGHT": "LEFT", "UP": "DOWN", "DOWN": "UP"}
    for start in range(len(places)):
        for direction in Direction:
            there = neighbour(places, start, direction)
            if there == start:
                continue
            (x, y), (to_x, to_y) = position_of(places[start]), position_of(places[there])
            assert (to_x - x) * direction.value[0] + (to_y - y) * direction.value[1] > 0
            again_x, again_y = position_of(places[neighbour(places, there, Direction[back[direction.name]])])
            assert abs(again_x - x) <= HALF_WIDTH
            assert abs(again_y - y) <= HALF_WIDTH + 5


def test_the_sacrum_lies_between_the_buttocks(outlines: Outlines, regions: tuple[Region, ...]) -> None:
    places = [place for view in FIGURES for place in places_of(outlines.picture(view), regions)]
    numbers = {place.spot: number for number, place in enumerate(places)}
    left, sacrum, right = (
        numbers[Spot("buttock", Side.LEFT)],
        numbers[Spot("sacrum", Side.MIDDLE)],
        numbers[Spot("buttock", Side.RIGHT)],
    )
    assert neighbour(places, left, Direction.RIGHT) == sacrum
    assert neighbour(places, sacrum, Direction.RIGHT) == right
    assert neighbour(places, right, Direction.LEFT) == sacrum


def test_turning_keeps_the_spot_where_the_other_figure_shows_it(
    outlines: Outlines, regions: tuple[Region, ...]
) -> None:
    places = [place for view in FIGURES for place in places_of(outlines.picture(view), regions)]
    for start, place in enumerate(places):
        there = places[across(places, start)]
        assert there.picture is not place.picture
        if any(each.spot == place.spot and each.picture is there.picture for each in places):
            assert there.spot == place.spot


GOLDEN_BACK = [
    ".....####.....",
    ".....####.....",
    "...########...",
    "..##########..",
    "..##########..",
    ".##.######.##.",
    ".##.######.##.",
    "##..######..##",
    "##.########.##",
    "##.########.##",
    ".##.######.##.",
    "###.######.###",
    "###.######.###",
    "###.######.###",
    "######..######",
    ".#####..#####.",
]
GOLDEN_FRONT = [
    ".....####.....",
    ".....####.....",
    "...########...",
    "..##########..",
    "..##########..",
    ".##.######.##.",
    ".##.######.##.",
    "##..######..##",
    "##.########.##",
    "##.########.##",
    "....######....",
    "###.######.###",
    "###.######.###",
    "##############",
    "######..######",
    "###.##..##.###",
]
