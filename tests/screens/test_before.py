"""Before a session: Enter leads on, a yes stops, a held key answers nothing."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from textual.widgets import Static

from tests.builders import a_finding
from tests.homes import well
from tests.said_on import said_on
from tui.core.anatomy.body import Side, Spot
from tui.core.clock import ManualClock
from tui.core.entries.entry import Rating
from tui.core.entries.journal import JournalError
from tui.core.places.dose import Dose, DoseReason
from tui.core.routines.plan import BOTH_SIDES
from tui.core.routines.routine import Group, Library
from tui.core.safety.health import Answers, Health, HealthAnswer, RememberedHealth, with_answers
from tui.core.safety.preparing import Prepared
from tui.core.text import sentence_case
from tui.screens.before import BeforeScreen, LookAtHealth
from tui.widgets.key_line import KeyLine
from tui.widgets.marked_lines import MarkedLines
from tui.widgets.rating_scale import RatingScale

TODAY = dt.date(2026, 11, 22)


class Asked:
    """The pages before a routine."""

    def __init__(self, host: Callable[..., Any], library: Library, routine_id: str, **more: Any) -> None:
        self.clock = ManualClock(dt.datetime(2026, 11, 22, 14, 3, tzinfo=dt.UTC))
        routine = library.routine(routine_id)
        assert routine is not None
        self.health = RememberedHealth(more.pop("health", well(TODAY)))
        self.screen = BeforeScreen(routine, library, self.clock, health=self.health, **more)
        self.app = host(self.screen)
        self.pilot: Any = None

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.clock.move(1)
            await self.pilot.press(key)
            await self.pilot.pause()

    async def go_to(self, page: str) -> None:
        """With Enter alone, as far as it takes."""
        for _ in range(12):
            if self.screen.page == page:
                return
            await self.press("enter")
            await self.pilot.pause()
        raise AssertionError(f"{page} never came")

    async def finish(self) -> Any:
        """With Enter alone to the first step; what the screen was left with."""
        for _ in range(20):
            if self.app.left != "not left":
                return self.app.left
            await self.press("enter")
            await self.pilot.pause()
        raise AssertionError("the first step never came")

    @property
    def keys(self) -> str:
        return "\n".join(self.screen.query_one(KeyLine).lines)

    @property
    def shown(self) -> str:
        """The rows of the page as they stand on the screen."""
        region = self.screen.query_one("#page").scrollable_content_region
        strips = self.screen._compositor.render_strips()[region.y : region.bottom]
        rows = ["".join(segment.text for segment in strip.crop(region.x, region.right)) for strip in strips]
        return "\n".join(rows)

    @property
    def text(self) -> str:
        return said_on(self.app.screen, "#page")


def begins(it: Asked, sides: tuple[Side, ...] = BOTH_SIDES) -> Prepared:
    """What it is left with where nothing is true and nothing is sore."""
    return Prepared(sides, (), it.screen._full)


@pytest.fixture
def asked(host: Callable[..., Any], library: Library) -> Callable[..., Asked]:
    return lambda routine_id, **more: Asked(host, library, routine_id, **more)


async def test_it_says_what_is_needed_and_how_long_it_takes(asked: Callable[..., Asked]) -> None:
    it = asked("tight-shoulders")
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.pilot.pause()
        assert "7 minutes" in it.text
        assert "ball (a tennis ball, a solid rubber ball or" in it.text


async def test_only_y_says_yes_to_what_stops_a_routine_and_it_closes_with_its_reason(
    asked: Callable[..., Asked],
) -> None:
    it = asked("tight-shoulders")
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("safety")
        await it.press(*["down"] * 3, "y")
        assert "numb seat or groin" in it.text
        assert "emergency number" in it.text
        await it.press("enter")
        assert it.app.left is None


async def test_a_side_can_be_chosen(asked: Callable[..., Asked]) -> None:
    it = asked("tired-feet", ask_ratings=False)
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("r")
        assert "[right only]" in it.text
        assert await it.finish() == begins(it, (Side.RIGHT,))


async def test_a_routine_without_sides_has_none_to_choose(asked: Callable[..., Asked]) -> None:
    it = asked("neck-tension", ask_ratings=False)
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("r")
        assert await it.finish() == begins(it)


async def test_ratings_are_kept_only_where_answered(asked: Callable[..., Asked]) -> None:
    it = asked("tired-feet")
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("ratings")
        await it.press("6", "enter", "enter")
        it.clock.move(1)
        await it.pilot.press("1")
        await it.pilot.press("0")
        await it.press("enter")
        assert it.app.left.ratings == (
            Rating(region="foot-sole", side=Side.BOTH, before=6),
            Rating(region="ankle", side=Side.BOTH, before=10),
        )


async def test_a_rating_takes_the_side_chosen_on_the_figure(asked: Callable[..., Asked]) -> None:
    it = asked("neck-tension", chosen=Spot("shoulder-top", Side.RIGHT))
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("ratings")
        await it.press(*["down"] * 2, "5", "s")
        assert it.app.left.ratings == (Rating(region="shoulder-top", side=Side.RIGHT, before=5),)


async def test_a_region_without_sides_is_rated_in_the_middle(asked: Callable[..., Asked]) -> None:
    it = asked("lower-back")
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("ratings")
        await it.press("enter", "enter", "3", "enter")
        assert it.app.left.ratings == (Rating(region="sacrum", side=Side.MIDDLE, before=3),)


async def test_a_held_enter_answers_nothing(asked: Callable[..., Asked]) -> None:
    it = asked("neck-tension")
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        for _ in range(30):
            it.clock.move(0.04)
            await it.pilot.press("enter")
        assert "minutes" in it.text
        assert it.app.left == "not left"


async def test_q_goes_back(asked: Callable[..., Asked]) -> None:
    it = asked("neck-tension")
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("enter", "q")
        assert it.app.left is None


async def test_a_routine_that_has_one_side_offers_no_other(
    host: Callable[..., Any], library: Library
) -> None:
    feet = library.routine("tired-feet")
    assert feet is not None
    left = (Group(id="foot", sides=(Side.LEFT,)),)
    one_sided = msgspec.structs.replace(feet, groups=left)
    clock = ManualClock(dt.datetime(2026, 11, 22, 14, 3, tzinfo=dt.UTC))
    health = RememberedHealth(well(TODAY))
    screen = BeforeScreen(one_sided, library, clock, ask_ratings=False, side=Side.RIGHT, health=health)
    app = host(screen)
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("r", "enter", "enter", "enter", "enter"):
            clock.move(1)
            await pilot.press(key)
            await pilot.pause()
        assert app.left == Prepared(BOTH_SIDES, (), one_sided)


async def test_where_it_comes_from_is_one_key_away(asked: Callable[..., Asked]) -> None:
    it = asked("neck-tension")
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("e")
        assert "WebMD" in it.text
        assert "http" in it.text
        assert "about 30 s a side; pain means too far." in it.text
        await it.press("q")
        await it.go_to("safety")
        assert "Is one of these true today?" in it.text


SIZES = [(80, 24), (120, 40), (40, 20)]
ROUTINES = ["neck-tension", "tight-shoulders", "lower-back", "tired-feet"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("routine", ROUTINES)
async def test_enter_alone_leads_to_the_first_step_and_agrees_to_nothing_that_was_not_shown(
    asked: Callable[..., Asked], routine: str, size: tuple[int, int]
) -> None:
    it = asked(routine)
    async with it.app.run_test(size=size) as it.pilot:
        await it.go_to("safety")
        wanted = {word for line in it.screen.query_one(MarkedLines).choices for word in line.text.split()}
        shown: set[str] = set()
        while it.screen.page == "safety":
            shown |= set(it.shown.split())
            says_read_on = "Enter read on" in it.keys
            assert says_read_on is not ("Enter none, go on" in it.keys)
            assert says_read_on or wanted <= shown
            assert "▸" in it.shown
            assert "y yes, the marked one" in it.keys
            await it.press("enter")
        assert it.screen.page == "ratings"
        assert await it.finish() == begins(it)


async def test_page_down_reads_to_the_end_and_then_goes_on_like_enter(asked: Callable[..., Asked]) -> None:
    it = asked("neck-tension")
    async with it.app.run_test(size=(40, 20)) as it.pilot:
        await it.go_to("safety")
        while "Enter read on" in it.keys:
            await it.press("pagedown")
            assert it.screen.page == "safety"
        await it.press("pagedown")
        assert it.screen.page == "ratings"


async def test_space_reads_on_and_never_goes_on(asked: Callable[..., Asked]) -> None:
    it = asked("neck-tension")
    async with it.app.run_test(size=(40, 20)) as it.pilot:
        await it.go_to("safety")
        await it.press(*["space"] * 8)
        assert it.screen.page == "safety"
        assert "Enter none, go on" in it.keys
        await it.press(*["pageup"] * 8)
        assert "Is one of these true today?" in it.shown


async def test_quick_presses_mark_as_many_lines(asked: Callable[..., Asked]) -> None:
    it = asked("tight-shoulders")
    async with it.app.run_test(size=(120, 40)) as it.pilot:
        await it.go_to("safety")
        presses = len(it.screen.items("safety")) - 1
        it.clock.move(1)
        for _ in range(presses):
            it.clock.move(0.2)
            await it.pilot.press("down")
        assert it.screen.listed is not None
        assert it.screen.listed.marked == presses >= 2


async def test_a_yes_is_never_said_to_a_line_out_of_sight(asked: Callable[..., Asked]) -> None:
    it = asked("neck-tension")
    async with it.app.run_test(size=(40, 20)) as it.pilot:
        await it.go_to("safety")
        await it.press(*["down"] * 8)
        it.screen.query_one("#page").scroll_home(animate=False)
        await it.press("y")
        assert it.screen.page == "safety"
        assert "▸" in it.shown
        await it.press("y")
        assert it.screen.page == "refused"


@pytest.mark.parametrize("size", SIZES)
async def test_all_places_are_rated_on_one_page(asked: Callable[..., Asked], size: tuple[int, int]) -> None:
    it = asked("neck-tension")
    async with it.app.run_test(size=size) as it.pilot:
        await it.go_to("ratings")
        rows = len(it.screen.query(RatingScale))
        assert rows == len(it.screen._routine.regions) > 1
        for number in range(rows):
            assert it.screen.focused is list(it.screen.query(RatingScale))[number]
            assert "▸  0  1  2  3  4  5  6  7  8  9  10" in it.shown
            where = it.screen._library.where(it.screen._rated[number], Side.BOTH)
            assert sentence_case(where) in it.shown
            assert ("Enter start" if number == rows - 1 else "Enter next row") in it.keys
            assert "s start now" in it.keys
            await it.press(str(number), "enter")
        assert [rating.before for rating in it.app.left.ratings] == list(range(rows))


async def test_the_picture_shows_the_place_that_is_rated(asked: Callable[..., Asked]) -> None:
    it = asked("neck-tension")
    async with it.app.run_test(size=(120, 40)) as it.pilot:
        await it.go_to("ratings")
        await it.press("down")
        spots, _ = it.screen.picture("ratings")
        assert {spot.region for spot in spots} == {it.screen._routine.regions[1]}


KNOWN = a_finding()
RIGHT = KNOWN.spot


@pytest.mark.parametrize("size", SIZES)
async def test_what_was_tender_before_is_told_on_the_first_page(
    asked: Callable[..., Asked], size: tuple[int, int]
) -> None:
    it = asked("tight-shoulders", findings={RIGHT: KNOWN})
    async with it.app.run_test(size=size) as it.pilot:
        await it.pilot.pause()
        shown = it.text.splitlines()
        line = "Top of right shoulder: last time 70 s, eased; recurring, 3 of 5"
        assert line in shown
        assert shown.index("Tender here before:") < shown.index(line)
        await it.press("l")
        assert line not in it.text.splitlines()


async def test_it_takes_no_further_key(asked: Callable[..., Asked]) -> None:
    it = asked("tight-shoulders", findings={RIGHT: KNOWN})
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.pilot.pause()
        assert not it.screen.has_more_below


async def test_what_speaks_for_less_is_told_for_the_sides_that_are_done(asked: Callable[..., Asked]) -> None:
    dose = Dose(place=RIGHT, reason=DoseReason.MANY, why="4 holds today")
    it = asked("tight-shoulders", doses=(dose,))
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.pilot.pause()
        advice = "Enough here for today: another place, or less pressure."
        words = f"Top of your right shoulder: 4 holds today. {advice}"
        assert words in it.text.splitlines()
        await it.press("l")
        assert words not in it.text.splitlines()


# What is true

EARLIER = TODAY - dt.timedelta(days=3)
NOTHING_SAID = Health()


def said(**answers: HealthAnswer) -> Health:
    """Somebody well, but for these, by their ids with _ for -."""
    return with_answers(well(TODAY), {name.replace("_", "-"): each for name, each in answers.items()})


def a_yes(*places: Spot, was_allowed: bool = False) -> HealthAnswer:
    return HealthAnswer(is_true=True, on=EARLIER, places=places, was_allowed=was_allowed)


@pytest.mark.parametrize("size", SIZES)
async def test_the_clot_question_stands_alone_and_a_yes_closes_and_is_remembered(
    asked: Callable[..., Asked], size: tuple[int, int]
) -> None:
    it = asked("tired-feet")
    async with it.app.run_test(size=size) as it.pilot:
        await it.go_to("alone 0")
        assert "swollen, warm, red" in it.text
        assert len(it.screen.query(MarkedLines)) == 0
        while "Enter read on" in it.keys:
            await it.press("space")
        await it.press("y")
        assert "emergency number" in it.text
        assert it.health.now.answers["clot"] == HealthAnswer(is_true=True, on=TODAY)
        while it.app.left == "not left":
            await it.press("enter")
        assert it.app.left is None


async def test_a_remembered_clot_is_asked_about_first_and_then_again_alone(
    asked: Callable[..., Asked],
) -> None:
    it = asked("tired-feet", health=said(clot=a_yes()))
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("enter")
        assert "On 19 Nov you said: One leg or arm" in it.text
        await it.press("n")
        assert it.screen.page == "alone 0"
        assert "clot" not in it.health.now.answers
        assert (await it.finish()).left_out == ()


@pytest.mark.parametrize("key", ["y", "enter"])
async def test_what_is_still_so_closes_it_from_its_own_day(asked: Callable[..., Asked], key: str) -> None:
    it = asked("neck-tension", health=said(neck_red_flags=a_yes()))
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("enter", key)
        assert it.screen.page == "refused"
        assert it.health.now.answers["neck-red-flags"] == a_yes()
        await it.press("enter")
        assert it.app.left is None


async def test_who_has_asked_by_now_goes_lightly(asked: Callable[..., Asked]) -> None:
    it = asked("neck-tension", health=said(blood_thinner=a_yes()), ask_ratings=False)
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("enter")
        assert "Have you asked somebody trained about it?" in it.text
        await it.press("y")
        await it.go_to("changed")
        assert "Lighter and shorter: up to 3 of 10." in it.text
        left = await it.finish()
        assert max(step.pressure_max for step in left.routine.steps) == 3


async def test_who_has_not_asked_yet_is_sent_to_ask(asked: Callable[..., Asked]) -> None:
    it = asked("neck-tension", health=said(blood_thinner=a_yes()))
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("enter", "enter")
        assert it.screen.page == "refused"
        assert "Ask your doctor first." in it.text


@pytest.mark.parametrize("size", SIZES)
async def test_who_has_not_asked_yet_does_what_works_none_of_the_places(
    asked: Callable[..., Asked], size: tuple[int, int]
) -> None:
    it = asked("wind-down", health=said(pregnancy=a_yes()), ask_ratings=False)
    async with it.app.run_test(size=size) as it.pilot:
        assert it.screen.page == "need"
        assert "Left out: " in it.text
        assert "On 19 Nov you said: You are pregnant" in it.text
        assert "Ask your doctor or midwife first." in it.text
        left = await it.finish()
        assert {each.step for each in left.left_out} >= {"foot", "calf", "low-back"}
        assert left.routine.regions[0] not in ("calf", "low-back")


async def test_a_yes_on_the_way_that_was_not_asked_about_goes_on_with_the_rest(
    asked: Callable[..., Asked],
) -> None:
    it = asked("wind-down", health=Health(), ask_ratings=False)
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("lasting")
        number = [each.id for each in it.screen.items("lasting")].index("pregnancy")
        await it.press(*["down"] * number, "y", "enter")
        assert it.screen.page == "lasting"
        await it.go_to("changed")
        assert "Left out: " in it.text


async def test_a_bone_may_be_elsewhere_and_leaves_this_routine_as_it_is(asked: Callable[..., Asked]) -> None:
    it = asked("neck-tension", health=NOTHING_SAID, ask_ratings=False)
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("lasting")
        number = [each.id for each in it.screen.items("lasting")].index("bone")
        await it.press(*["down"] * number, "y")
        names = [region.id for region in it.screen._pointed.regions]
        assert set(names[:4]) == {"neck-back", "skull-base", "shoulder-top", "upper-back"}
        await it.press(*["down"] * names.index("toes"), "l", "enter")
        left = await it.finish()
        assert it.health.now.answers["bone"].places == (Spot("toes", Side.LEFT),)
        assert left.left_out == ()


async def test_a_massage_gun_makes_the_neck_work_gentle_with_its_advice(asked: Callable[..., Asked]) -> None:
    it = asked("neck-tension", health=said(artery=a_yes()), ask_ratings=False)
    async with it.app.run_test(size=(40, 20)) as it.pilot:
        assert "Lighter and shorter: up to 3 of 10." in it.text
        assert "hands only, and only on the back of it" in it.text
        left = await it.finish()
        neck = [step for step in left.routine.steps if {"neck-back", "skull-base"} & set(step.regions)]
        assert {step.pressure_max for step in neck} <= {0, 3}
        assert left.left_out == ()


@pytest.mark.parametrize("size", SIZES)
async def test_sore_skin_is_pointed_at_and_left_out(
    asked: Callable[..., Asked], size: tuple[int, int]
) -> None:
    it = asked("tired-feet", ask_ratings=False)
    async with it.app.run_test(size=size) as it.pilot:
        await it.go_to("safety")
        number = [each.id for each in it.screen.items("safety")].index("skin")
        await it.press(*["down"] * number, "y")
        assert it.screen.page == "where"
        names = [region.name for region in it.screen._pointed.regions]
        assert set(names) == {"sole of the foot", "toes", "ankle"}
        await it.press(*["down"] * names.index("toes"), "l")
        assert "your left side" in it.shown
        await it.press("enter")
        assert it.screen.page == "safety"
        assert "Yes: toes of left foot" in it.text
        assert "Enter go on" in it.keys or "Enter read on" in it.keys
        await it.go_to("changed")
        assert "Left out on your left side: " in it.text
        left = await it.finish()
        places = {(each.step, each.side) for each in left.left_out}
        assert ("toe-twist", Side.LEFT) in places
        assert ("arch-line", Side.LEFT) not in places
        assert it.health.now.answers["skin"].places == (Spot("toes", Side.LEFT),)


async def test_pointing_at_nothing_leaves_out_all_of_it(asked: Callable[..., Asked]) -> None:
    it = asked("tired-feet")
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("safety")
        number = [each.id for each in it.screen.items("safety")].index("skin")
        await it.press(*["down"] * number, "y")
        assert "Enter all of these" in it.keys
        await it.press("enter")
        assert it.screen.page == "refused"


async def test_n_takes_a_yes_back(asked: Callable[..., Asked]) -> None:
    it = asked("tired-feet", health=said(skin=a_yes(Spot("toes", Side.LEFT))), ask_ratings=False)
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.pilot.pause()
        assert "On 19 Nov you said: The skin" in it.text
        await it.go_to("safety")
        number = [each.id for each in it.screen.items("safety")].index("skin")
        await it.press(*["down"] * number, "n")
        assert not it.health.now.is_true("skin")
        assert (await it.finish()).left_out == ()


async def test_what_lasts_is_asked_once(asked: Callable[..., Asked]) -> None:
    it = asked("neck-tension", health=NOTHING_SAID, ask_ratings=False)
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("lasting")
        lasting = {each.id for each in it.screen.items("lasting")}
        assert {"blood-thinner", "bone"} <= lasting
        await it.finish()
        no = HealthAnswer(is_true=False, on=TODAY)
        assert it.health.now.answers == dict.fromkeys(lasting, no)
    it = asked("neck-tension", health=it.health.now, ask_ratings=False)
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.pilot.pause()
        assert "lasting" not in it.screen.pages()


async def test_a_routine_of_which_nothing_may_be_done_says_so_at_once(asked: Callable[..., Asked]) -> None:
    it = asked("tight-shoulders", health=said(blood_thinner=a_yes(was_allowed=True)))
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.pilot.pause()
        assert it.screen.page == "refused"
        assert "blood thinners" in it.text
        await it.press("h")
        assert it.app.left == LookAtHealth()


async def test_h_leads_to_what_was_said(asked: Callable[..., Asked]) -> None:
    it = asked("neck-tension")
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("h")
        assert it.app.left == LookAtHealth()


async def test_an_own_routine_that_names_nothing_is_asked_about_clots_and_bound_by_what_was_said(
    host: Callable[..., Any], library: Library
) -> None:
    feet = library.routine("tired-feet")
    assert feet is not None
    own = msgspec.structs.replace(feet, id="mine", contraindications=())
    clock = ManualClock(dt.datetime(2026, 11, 22, 14, 3, tzinfo=dt.UTC))
    health = RememberedHealth(said(bone=a_yes(Spot("toes", Side.BOTH))))
    screen = BeforeScreen(own, library, clock, health=health)
    async with host(screen).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "alone 0" in screen.pages()
        assert "toe-twist" in {each.step for each in screen._preparation.left_out}


async def test_an_answer_that_cannot_be_kept_says_so_and_holds(
    host: Callable[..., Any], library: Library
) -> None:
    class Full(RememberedHealth):
        def answer(self, answers: Answers) -> None:
            super().answer(answers)
            raise JournalError("no room for it")

    neck = library.routine("neck-tension")
    assert neck is not None
    clock = ManualClock(dt.datetime(2026, 11, 22, 14, 3, tzinfo=dt.UTC))
    screen = BeforeScreen(neck, library, clock, health=Full(well(TODAY)))
    async with host(screen).run_test(size=(80, 24)) as pilot:
        for key in ("enter", "down", "down", "y"):
            clock.move(1)
            await pilot.press(key)
            await pilot.pause()
        assert screen.page == "refused"
        assert "no room for it" in str(screen.query_one("#problem", Static).content)
