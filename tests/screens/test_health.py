"""Your health answers: seen, changed, forgotten, and taken back."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from tests.homes import well
from tests.said_on import said_on
from tui.core.anatomy.body import Side, Spot
from tui.core.clock import ManualClock
from tui.core.routines.routine import Library
from tui.core.safety.health import HealthAnswer, RememberedHealth, with_answers
from tui.screens.health import HealthScreen

TODAY = dt.date(2026, 11, 22)
SIZES = [(80, 24), (120, 40), (40, 20)]
SKIN = HealthAnswer(is_true=True, on=dt.date(2026, 11, 19), places=(Spot("palm", Side.LEFT),))


class Review:
    """Somebody who looks at what they said."""

    def __init__(self, host: Callable[..., Any], library: Library) -> None:
        self.clock = ManualClock(dt.datetime(2026, 11, 22, 14, 3, tzinfo=dt.UTC))
        self.keeper = RememberedHealth(with_answers(well(TODAY), {"skin": SKIN}))
        self.screen = HealthScreen(library, self.clock, self.keeper)
        self.app = host(self.screen)
        self.pilot: Any = None

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.clock.move(1)
            await self.pilot.press(key)
            await self.pilot.pause()

    async def mark(self, item_id: str) -> None:
        number = [item.id for item in self.screen.items("answers")].index(item_id)
        assert self.screen.listed is not None
        by = number - self.screen.listed.marked
        await self.press(*["down" if by > 0 else "up"] * abs(by))

    @property
    def text(self) -> str:
        return said_on(self.screen, "#page")


@pytest.fixture
def review(host: Callable[..., Any], library: Library) -> Review:
    return Review(host, library)


@pytest.mark.parametrize("size", SIZES)
async def test_each_answer_stands_with_its_day_and_what_it_does(
    review: Review, size: tuple[int, int]
) -> None:
    async with review.app.run_test(size=size) as review.pilot:
        await review.pilot.pause()
        assert "Yes, said on Thu 19 Nov 2026: left out at palm of left hand." in review.text
        assert "No, said on Sun 22 Nov 2026." in review.text
        for _ in review.screen.items("answers"):
            listed = review.screen.listed
            assert listed is not None
            assert listed.marked in listed.in_view(review.screen.query_one("#page"))
            await review.press("down")


async def test_a_no_becomes_a_yes_and_is_taken_back(review: Review) -> None:
    async with review.app.run_test(size=(80, 24)) as review.pilot:
        before = review.keeper.now
        await review.mark("knee-balance")
        await review.press("y")
        assert review.keeper.now.is_true("knee-balance")
        await review.press("u")
        assert review.keeper.now == before
        assert "Taken back." in review.text


async def test_places_are_changed_from_those_that_were_said(review: Review) -> None:
    async with review.app.run_test(size=(80, 24)) as review.pilot:
        await review.mark("skin")
        await review.press("y")
        assert review.screen._pointed.chosen == SKIN.places
        names = [region.id for region in review.screen._pointed.regions]
        await review.press(*["down"] * names.index("palm"), "y", "down", "b", "enter")
        after_it = names[names.index("palm") + 1]
        assert review.keeper.now.answers["skin"].places == (Spot(after_it, Side.BOTH),)


async def test_one_is_forgotten_and_all_are_and_both_come_back(review: Review) -> None:
    async with review.app.run_test(size=(80, 24)) as review.pilot:
        before = review.keeper.now
        await review.mark("bone")
        await review.press("x")
        assert "bone" not in review.keeper.now.answers
        assert "Not asked yet." in review.text
        await review.press("a")
        assert review.keeper.now.answers == {}
        assert review.keeper.now.welcomed_on == TODAY
        await review.press("u", "u")
        assert review.keeper.now == before
        await review.press("u", "q")
        assert review.keeper.now == before
        assert review.app.left is None


async def test_q_from_the_places_leads_back_and_changes_nothing(review: Review) -> None:
    async with review.app.run_test(size=(80, 24)) as review.pilot:
        before = review.keeper.now
        await review.mark("skin")
        await review.press("y", "down", "y", "q")
        assert review.screen.page == "answers"
        assert review.keeper.now == before
