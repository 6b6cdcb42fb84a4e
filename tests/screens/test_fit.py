"""I have N minutes: what is chosen is what is planned, and the plan that is seen is the one gone on with."""

import datetime as dt
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.screens.conftest import NOT_LEFT, Host
from tui.core.anatomy.body import Side, Spot
from tui.core.clock import ManualClock
from tui.core.entries.entry import Pace
from tui.core.fitting.fit import FitRequest
from tui.core.fitting.planner import fit
from tui.core.routines.routine import Library
from tui.core.safety.health import Health, HealthAnswer
from tui.screens.fit import FitResult, FitScreen
from tui.widgets.fit_head import FitHead
from tui.widgets.fit_places import FitPlaces
from tui.widgets.fit_preview import FitPreview
from tui.widgets.key_help import KeyHelp
from tui.widgets.key_line import KeyLine

NOW = dt.datetime(2026, 11, 22, 15, 3, tzinfo=dt.UTC)
NECK = Spot("neck-back", None)
SHOULDER = Spot("shoulder-top", None)


class Use:
    """The fit screen alone."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.clock = ManualClock(NOW)
        self.pilot: Pilot[Any]
        self.asks()

    def asks(self, *places: Spot, minutes: int = 7, health: Health | None = None) -> None:
        request = FitRequest(minutes=minutes, places=places)
        self.screen = FitScreen(self.library, health or Health(), self.clock, request=request)
        self.app = Host(self.screen)

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()

    @property
    def request(self) -> FitRequest:
        return self.screen.request

    @property
    def head(self) -> str:
        """What stands above the places and the plan."""
        return "\n".join(self.screen.query_one(FitHead).lines)

    @property
    def total(self) -> str:
        return self.screen.query_one(FitHead).total

    @property
    def plan(self) -> str:
        return self.screen.query_one(FitPreview).text

    @property
    def places(self) -> list[str]:
        """The lines of the list that are in sight."""
        shown = self.screen.query_one(FitPlaces)
        return [shown.render_line(row).text.rstrip() for row in range(shown.size.height)]


@pytest.fixture
def use(library: Library) -> Use:
    return Use(library)


async def test_the_place_it_was_opened_for_is_chosen_and_planned(use: Use) -> None:
    use.asks(NECK)
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        assert "▸ [1] back of the neck        both" in use.places
        assert use.total.endswith(" of 7:00")
        assert "Small deep circles" in use.plan
        assert "At the desk" in use.plan


async def test_space_chooses_in_the_order_of_wish_and_gives_up_again(use: Use) -> None:
    use.asks(NECK)
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.press("down", "space")
        assert [place.region for place in use.request.places] == ["neck-back", "shoulder-top"]
        assert any(line.startswith("▸ [2] top of the shoulder") for line in use.places)
        assert "At the wall" in use.plan
        await use.press("up", "space")
        assert use.request.places == (SHOULDER,)
        assert any(line.startswith("  [1] top of the shoulder") for line in use.places)


async def test_minutes_are_more_or_less_or_typed(use: Use) -> None:
    use.asks(NECK)
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.press("plus")
        assert use.request.minutes == 8
        await use.press("minus", "left", "left")
        assert use.request.minutes == 5
        await use.press("1")
        assert use.request.minutes == 1
        await use.press("5")
        assert use.request.minutes == 15
        use.clock.move(2)
        await use.press("9")
        assert use.request.minutes == 9
        assert "9 minutes" in use.head
        assert use.total.endswith(" of 9:00")


async def test_minutes_stay_within_their_limits(use: Use) -> None:
    use.asks(NECK, minutes=60)
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.press("right")
        assert use.request.minutes == 60
        await use.press("7", "5")
        assert use.request.minutes == 5
        use.clock.move(2)
        await use.press("0")
        assert use.request.minutes == 5
        await use.press("1", "minus")
        assert use.request.minutes == 1


async def test_a_digit_after_another_key_begins_anew(use: Use) -> None:
    use.asks(NECK)
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.press("1", "plus", "5")
        assert use.request.minutes == 5


async def test_p_goes_through_the_paces(use: Use) -> None:
    use.asks(NECK)
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        seen = []
        for _ in Pace:
            await use.press("p")
            seen.append(use.request.pace)
            assert f"[{use.request.pace.value}]" in use.head
        assert seen == [Pace.SLOW, Pace.UNTIMED, Pace.QUICK, Pace.NORMAL]


async def test_one_side_of_a_place_can_be_meant(use: Use) -> None:
    use.asks(Spot("foot-sole", None))
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.press("l")
        assert use.request.places == (Spot("foot-sole", Side.LEFT),)
        assert ", left" in use.plan
        assert "each side" not in use.plan
        await use.press("b")
        assert use.request.places == (Spot("foot-sole", None),)
        assert "each side" in use.plan


async def test_a_side_chooses_a_place_that_was_not(use: Use) -> None:
    use.asks(NECK)
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.press("down", "r")
        assert use.request.places == (NECK, Spot("shoulder-top", Side.RIGHT))


async def test_a_place_without_sides_has_none(use: Use) -> None:
    use.asks(Spot("sacrum", None))
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.press("l")
        assert use.request.places == (Spot("sacrum", None),)
        assert "▸ [1] sacrum" in use.places


async def test_enter_goes_on_with_the_plan_that_is_shown(use: Use) -> None:
    use.asks(NECK)
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.press("plus", "enter")
    request = FitRequest(minutes=8, places=(NECK,))
    assert use.app.left == FitResult(fit(request, use.library, Health()), request)


async def test_without_a_place_enter_chooses_the_marked_one(use: Use) -> None:
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        assert "Choose a place with Space" in use.plan
        assert not any(word == "go on" for _, word in use.screen.query_one(KeyLine).pairs)
        await use.press("enter")
        assert len(use.request.places) == 1
        assert use.app.left == NOT_LEFT
        await use.press("enter")
    assert isinstance(use.app.left, FitResult)


async def test_a_place_that_is_never_a_target_is_not_offered(use: Use) -> None:
    use.asks(Spot("throat", Side.LEFT))
    async with use.app.run_test(size=(80, 40)) as use.pilot:
        assert use.request.places == ()
        assert not any("throat" in line for line in use.places)


@pytest.mark.parametrize(
    ("region", "said"),
    [
        ("throat", "Throat: Never press here: the arteries to the head run close under the skin. Choose a"),
        ("upper-arm", "No routine works your left upper arm yet. Choose a place with Space"),
        ("neck-back", "Choose a place with Space"),
    ],
)
async def test_a_place_that_cannot_be_had_says_why(use: Use, region: str, said: str) -> None:
    use.asks(Spot(region, Side.LEFT))
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        if use.request.places:
            await use.press("space")
        assert " ".join(use.plan.split()).startswith(said)


async def test_what_cannot_be_fitted_says_why_and_cannot_be_gone_on_with(use: Use) -> None:
    health = Health(answers={"clot": HealthAnswer(is_true=True, on=NOW.date())})
    use.asks(Spot("calf", None), health=health)
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        assert "Nothing is left for" in use.plan
        assert use.total == ""
        await use.press("enter")
        assert use.app.left == NOT_LEFT
        await use.press("q")
    assert use.app.left is None


async def test_what_is_shorter_than_the_minutes_says_so_first(use: Use) -> None:
    use.asks(Spot("eye-rim", None), minutes=30)
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        assert use.plan.startswith("That is all there is for the bony rim")


async def test_what_has_no_room_is_listed_with_its_reason(use: Use) -> None:
    use.asks(NECK, SHOULDER)
    async with use.app.run_test(size=(120, 40)) as use.pilot:
        assert "Left out, no room in 7 minutes: " in use.plan
        assert "You need: chair, desk, wall, ball" in use.plan


async def test_where_it_waits_for_a_key_is_told_for_no_plan_can_count_that(use: Use) -> None:
    use.asks(NECK, SHOULDER)
    async with use.app.run_test(size=(120, 40)) as use.pilot:
        assert "Waits for your key at Settle and Take your stance: that is not counted." in " ".join(
            use.plan.split()
        )


async def test_a_click_chooses(use: Use) -> None:
    use.asks(NECK)
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        row = next(at for at, line in enumerate(use.places) if "upper back" in line)
        await use.pilot.click(FitPlaces, offset=(8, row))
        await use.pilot.pause()
        assert [place.region for place in use.request.places] == ["neck-back", "upper-back"]


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (120, 40)])
async def test_nothing_is_cut_and_all_of_the_plan_can_be_read(use: Use, size: tuple[int, int]) -> None:
    use.asks(NECK, SHOULDER, Spot("foot-sole", None), minutes=20)
    async with use.app.run_test(size=size) as use.pilot:
        await use.pilot.pause()
        preview = use.screen.query_one(FitPreview)
        lines = use.plan.splitlines()
        assert max(map(len, lines)) <= preview.scrollable_content_region.width
        assert preview.virtual_size.height == len(lines)
        assert use.total == f"{use.total.split()[0]} of 20:00"
        for words in ("A session made to fit ", f" {use.total}", "- [20 minutes] +", "slow  untimed"):
            assert words in use.head
        seen = {0.0}
        for _ in range(len(lines)):
            await use.press("o")
            seen.add(preview.scroll_y)
        assert max(seen) == preview.max_scroll_y
        assert min(seen) == 0


async def test_the_marked_place_is_in_sight_on_a_phone(use: Use) -> None:
    use.asks(NECK)
    async with use.app.run_test(size=(40, 20)) as use.pilot:
        for _ in range(30):
            await use.press("down")
            assert sum(line.startswith("▸") for line in use.places) == 1


async def test_help_lists_the_keys(use: Use) -> None:
    use.asks(NECK)
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.press("question_mark")
        assert isinstance(use.app.screen, KeyHelp)
