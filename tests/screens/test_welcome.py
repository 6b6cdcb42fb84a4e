"""The first page: read and answered once, and nothing is kept before it was."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from tests.said_on import said_on
from tui.core.anatomy.body import Side, Spot
from tui.core.clock import ManualClock
from tui.core.entries.journal import JournalError
from tui.core.routines.routine import Library
from tui.core.routines.vocabulary import Asked
from tui.core.safety.health import Answers, Health, HealthAnswer, RememberedHealth
from tui.screens.welcome import Welcomed, WelcomeScreen
from tui.widgets.marked_lines import MarkedLines

TODAY = dt.date(2026, 11, 22)
SIZES = [(80, 24), (120, 40), (40, 20)]


class Newcomer:
    """Somebody who starts the program for the first time."""

    def __init__(
        self, host: Callable[..., Any], library: Library, keeper: RememberedHealth | None = None
    ) -> None:
        self.clock = ManualClock(dt.datetime(2026, 11, 22, 14, 3, tzinfo=dt.UTC))
        self.keeper = keeper or RememberedHealth()
        self.screen = WelcomeScreen(library, self.clock, self.keeper)
        self.app = host(self.screen)
        self.pilot: Any = None

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.clock.move(1)
            await self.pilot.press(key)
            await self.pilot.pause()

    async def go_to(self, page: str) -> None:
        while self.screen.page != page:
            await self.press("enter")

    async def mark(self, item_id: str) -> None:
        await self.go_to("lasting")
        number = [item.id for item in self.screen.items("lasting")].index(item_id)
        assert self.screen.listed is not None
        await self.press(*["down"] * (number - self.screen.listed.marked))

    async def finish(self) -> Any:
        while self.app.left == "not left":
            await self.press("enter")
        return self.app.left

    @property
    def text(self) -> str:
        return said_on(self.screen, "#page")

    @property
    def shown(self) -> str:
        """The rows of the page as they stand on the screen."""
        region = self.screen.query_one("#page").scrollable_content_region
        strips = self.screen._compositor.render_strips()[region.y : region.bottom]
        return "\n".join(
            "".join(segment.text for segment in strip.crop(region.x, region.right)) for strip in strips
        )


@pytest.fixture
def newcomer(host: Callable[..., Any], library: Library) -> Newcomer:
    return Newcomer(host, library)


@pytest.mark.parametrize("size", SIZES)
async def test_it_says_what_this_is_and_is_not_and_enter_leads_on(
    newcomer: Newcomer, library: Library, size: tuple[int, int]
) -> None:
    async with newcomer.app.run_test(size=size) as newcomer.pilot:
        await newcomer.pilot.pause()
        assert "It is not medical care" in newcomer.text
        assert await newcomer.finish() == Welcomed()
        no = HealthAnswer(is_true=False, on=TODAY)
        lasting = [item.id for item in library.contraindications if item.asked is Asked.ONCE]
        assert newcomer.keeper.now == Health(answers=dict.fromkeys(lasting, no), welcomed_on=TODAY)


@pytest.mark.parametrize("size", SIZES)
async def test_every_line_is_shown_before_it_is_agreed_to(newcomer: Newcomer, size: tuple[int, int]) -> None:
    async with newcomer.app.run_test(size=size) as newcomer.pilot:
        await newcomer.go_to("lasting")
        wanted = {
            word for line in newcomer.screen.query_one(MarkedLines).choices for word in line.text.split()
        }
        seen: set[str] = set()
        while newcomer.app.left == "not left":
            seen |= set(newcomer.shown.split())
            await newcomer.press("enter")
        assert wanted <= seen


async def test_what_has_to_be_asked_first_is_asked_about(newcomer: Newcomer) -> None:
    async with newcomer.app.run_test(size=(80, 24)) as newcomer.pilot:
        await newcomer.mark("blood-thinner")
        await newcomer.press("y")
        assert newcomer.screen.page == "trained"
        await newcomer.press("enter")
        assert "closed until you have asked somebody trained" in newcomer.text
        await newcomer.press("y", "y")
        assert "lighter and shorter, up to 3 of 10" in newcomer.text
        await newcomer.finish()
        answer = HealthAnswer(is_true=True, on=TODAY, was_allowed=True)
        assert newcomer.keeper.now.answers["blood-thinner"] == answer


async def test_n_is_not_yet_where_somebody_trained_is_to_be_asked(newcomer: Newcomer) -> None:
    async with newcomer.app.run_test(size=(80, 24)) as newcomer.pilot:
        await newcomer.mark("blood-thinner")
        await newcomer.press("y", "n")
        assert newcomer.screen.page == "lasting"
        assert "closed until you have asked somebody trained" in newcomer.text


async def test_a_bone_is_pointed_at_and_never_a_place_that_is_left_out_anyway(newcomer: Newcomer) -> None:
    async with newcomer.app.run_test(size=(80, 24)) as newcomer.pilot:
        await newcomer.mark("bone")
        await newcomer.press("y")
        names = [region.id for region in newcomer.screen._pointed.regions]
        assert "throat" not in names
        await newcomer.press(*["down"] * names.index("sacrum"), "y", "down", "r", "enter")
        assert newcomer.screen.page == "lasting"
        await newcomer.finish()
        after_it = names[names.index("sacrum") + 1]
        places = (Spot("sacrum", Side.MIDDLE), Spot(after_it, Side.RIGHT))
        assert newcomer.keeper.now.answers["bone"].places == places


async def test_n_takes_a_yes_back(newcomer: Newcomer) -> None:
    async with newcomer.app.run_test(size=(80, 24)) as newcomer.pilot:
        await newcomer.mark("knee-balance")
        await newcomer.press("y", "n")
        await newcomer.finish()
        assert not newcomer.keeper.now.is_true("knee-balance")


async def test_leaving_keeps_nothing(newcomer: Newcomer) -> None:
    async with newcomer.app.run_test(size=(80, 24)) as newcomer.pilot:
        await newcomer.mark("knee-balance")
        await newcomer.press("y", "q")
        assert newcomer.screen.page == "hello"
        await newcomer.press("q")
        assert newcomer.app.left is None
        assert newcomer.keeper.now == Health()


async def test_a_held_enter_answers_nothing(newcomer: Newcomer) -> None:
    async with newcomer.app.run_test(size=(80, 24)) as newcomer.pilot:
        for _ in range(30):
            newcomer.clock.move(0.04)
            await newcomer.pilot.press("enter")
        assert newcomer.screen.page == "hello"


async def test_what_cannot_be_kept_is_said(host: Callable[..., Any], library: Library) -> None:
    class Full(RememberedHealth):
        def welcome(self, answers: Answers, on: dt.date) -> None:
            raise JournalError("no room")

    it = Newcomer(host, library, Full())
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        assert await it.finish() == Welcomed("no room")
