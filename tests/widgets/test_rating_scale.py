"""The 0 to 10 scale: typing, moving, clearing, and how it looks."""

import datetime as dt

import pytest
from textual.app import App, ComposeResult

from tui.core.clock import ManualClock
from tui.widgets.rating_scale import RatingScale


class ScaleApp(App[None]):
    """A scale alone on the screen, and what it said."""

    def __init__(self, value: int | None = None) -> None:
        super().__init__()
        self.clock = ManualClock(dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
        self.scale = RatingScale(self.clock, value)
        self.confirmed: list[int | None] = []

    def compose(self) -> ComposeResult:
        yield self.scale

    def on_rating_scale_confirmed(self, message: RatingScale.Confirmed) -> None:
        self.confirmed.append(message.value)


def lines(scale: RatingScale) -> list[str]:
    return scale.render().plain.splitlines()


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (["4"], 4),
        (["1", "0"], 10),
        (["1", "0", "0"], 0),
        (["2", "0"], 0),
        (["7", "minus"], None),
        (["right"], 0),
        (["right", "right"], 1),
        (["right", "left"], None),
        (["left"], None),
        (["9", "right", "right"], 10),
        (["1", "right", "0"], 0),
    ],
)
async def test_keys_choose_a_number_or_none(keys: list[str], value: int | None) -> None:
    app = ScaleApp()
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press(*keys)
        assert app.scale.value == value


async def test_a_zero_more_than_a_second_after_a_one_is_zero() -> None:
    app = ScaleApp()
    async with app.run_test() as pilot:
        await pilot.press("1")
        app.clock.move(1.1)
        await pilot.press("0")
        assert app.scale.value == 0


async def test_enter_confirms_what_is_chosen_and_nothing_where_nothing_is() -> None:
    app = ScaleApp()
    async with app.run_test() as pilot:
        await pilot.press("enter", "6", "enter")
        assert app.confirmed == [None, 6]


async def test_the_answer_is_told_without_colour() -> None:
    app = ScaleApp(4)
    async with app.run_test(size=(80, 24)):
        assert lines(app.scale) == [
            "▸  0  1  2  3 [4] 5  6  7  8  9  10 ",
            "  4 of 10 · 0 = not sore at all, 10 = as sore as it could be",
        ]


async def test_it_fits_36_columns_and_says_that_nothing_is_answered() -> None:
    app = ScaleApp()
    async with app.run_test(size=(36, 10)):
        assert lines(app.scale) == [
            "▸  0  1  2  3  4  5  6  7  8  9  10 ",
            "  no answer",
            "  0 = not sore at all",
            "  10 = as sore as it could be",
        ]
        assert app.scale.size.height == 4


async def test_a_click_chooses_the_number_under_it() -> None:
    app = ScaleApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(RatingScale, offset=(2 + 3 * 7 + 1, 0))
        assert app.scale.value == 7
