"""A place to rate: its name, the number from before, and the scale beside them or below, as there is room."""

import datetime as dt

import pytest
from textual.app import App, ComposeResult

from tui.core.clock import ManualClock
from tui.widgets.rating_rows import RatedPlace, RatingRow, RatingRows

NUMBERS = "   0  1  2  3  4  5  6  7  8  9  10"
PLACES = (
    RatedPlace(region="neck", where="back of your neck [b]", before=5),
    RatedPlace(region="jaw", where="your jaw, on the side where it is sore when you chew", value=3),
)


class Rating(App[None]):
    """Two places."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = RatingRows(PLACES, ManualClock(dt.datetime(2026, 11, 22, tzinfo=dt.UTC)))

    def compose(self) -> ComposeResult:
        yield self.rows


def drawn(row: RatingRow) -> list[str]:
    lines = [line.rstrip() for line in row.render().plain.split("\n")]
    assert len(lines) == row.size.height
    return lines


async def test_the_numbers_stand_beside_the_names_where_there_is_room() -> None:
    app = Rating()
    async with app.run_test(size=(80, 24)):
        first, second = app.rows.rows
        assert drawn(first) == [f"Back of your neck [b]            before: 5  ▸{NUMBERS[1:]}"]
        assert drawn(second) == [
            f"Your jaw, on the side where it is sore when {NUMBERS.replace(' 3 ', '[3]')}",
            "you chew",
        ]


async def test_the_numbers_stand_below_the_names_where_it_is_narrow() -> None:
    app = Rating()
    async with app.run_test(size=(38, 24)):
        first, second = app.rows.rows
        assert drawn(first) == ["   Back of your neck [b]   before: 5", f"▸{NUMBERS[1:]}"]
        assert drawn(second) == [
            "   Your jaw, on the side where it is",
            "   sore when you chew",
            NUMBERS.replace(" 3 ", "[3]"),
        ]


@pytest.mark.parametrize(("width", "at"), [(80, (44 + 2 + 3 * 7, 0)), (38, (2 + 3 * 7, 1))])
async def test_a_click_chooses_the_number_under_it(width: int, at: tuple[int, int]) -> None:
    app = Rating()
    async with app.run_test(size=(width, 24)) as pilot:
        first = app.rows.rows[0]
        await pilot.click(first, offset=(2, 0))
        assert app.rows.numbers == {"neck": None, "jaw": 3}
        await pilot.click(first, offset=at)
        assert app.rows.numbers == {"neck": 7, "jaw": 3}
        assert app.rows.region_at_hand == "neck"
