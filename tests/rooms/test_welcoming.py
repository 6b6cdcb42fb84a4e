"""The first page and the health answers in the whole program: once, before everything, and remembered."""

import datetime as dt
from pathlib import Path

import pytest

from tests.homes import choices_of, well, write_welcomed
from tests.in_use import HERE, NOW, Use, leave_open
from tui.core.anatomy.body import Side, Spot
from tui.core.cues.channels import Heard
from tui.core.preferences.settings import StartRequest
from tui.core.safety.health import HealthAnswer
from tui.files.choices import Choices, write_choices
from tui.files.kept_health import KeptHealth
from tui.screens.before import BeforeScreen
from tui.screens.body import BodyScreen
from tui.screens.health import HealthScreen
from tui.screens.step import StepScreen
from tui.screens.welcome import WelcomeScreen

TODAY = NOW.date()
SIZES = [(80, 24), (120, 40), (40, 20)]


@pytest.fixture
def newcomer(tmp_path: Path) -> Use:
    """Somebody who was never here; the channels of this terminal were tried."""
    use = Use(tmp_path / "home")
    write_choices(use.paths, Choices(heard={HERE.terminal: Heard(bell=True, flash=False)}))
    use.restart()
    return use


@pytest.fixture
def use(tmp_path: Path) -> Use:
    """Somebody who read the first page before."""
    use = Use(tmp_path / "home")
    write_welcomed(use.paths, heard={HERE.terminal: Heard(bell=True, flash=False)})
    use.restart()
    return use


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_start_shows_the_first_page_once(newcomer: Use, size: tuple[int, int]) -> None:
    async with newcomer.app.run_test(size=size) as newcomer.pilot:
        await newcomer.pilot.pause()
        assert isinstance(newcomer.app.screen, WelcomeScreen)
        while isinstance(newcomer.app.screen, WelcomeScreen):
            await newcomer.press("enter")
        assert isinstance(newcomer.app.screen, BodyScreen)
    assert choices_of(newcomer.paths).health == well(TODAY)
    newcomer.restart()
    async with newcomer.app.run_test(size=size) as newcomer.pilot:
        await newcomer.pilot.pause()
        assert isinstance(newcomer.app.screen, BodyScreen)


async def test_it_comes_before_a_routine_and_before_what_was_left_open(newcomer: Use) -> None:
    leave_open(newcomer)
    newcomer.restart(StartRequest(routine=newcomer.library.routines[0]))
    async with newcomer.app.run_test() as newcomer.pilot:
        await newcomer.pilot.pause()
        assert isinstance(newcomer.app.screen, WelcomeScreen)


async def test_who_leaves_it_leaves_the_program_and_reads_it_again(newcomer: Use) -> None:
    async with newcomer.app.run_test() as newcomer.pilot:
        await newcomer.pilot.pause()
        await newcomer.press("q")
    assert newcomer.app.return_code == 0
    newcomer.restart()
    async with newcomer.app.run_test() as newcomer.pilot:
        await newcomer.pilot.pause()
        assert isinstance(newcomer.app.screen, WelcomeScreen)


async def test_a_rehearsal_shows_no_first_page(newcomer: Use) -> None:
    newcomer.restart(StartRequest(routine=newcomer.library.routines[0], rehearse=True))
    async with newcomer.app.run_test() as newcomer.pilot:
        await newcomer.pilot.pause()
        assert isinstance(newcomer.app.screen, StepScreen)


async def test_what_is_left_out_is_left_out_of_the_session_and_of_its_entry(use: Use) -> None:
    arm = HealthAnswer(is_true=True, on=TODAY, places=(Spot("toes", Side.LEFT),))
    KeptHealth(use.paths).answer({"bone": arm})
    routine = use.library.routine("tired-feet")
    assert routine is not None
    use.restart(StartRequest(routine=routine))
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        assert "Left out on your left side: " in use.text()
        await use.go_to_first_step()
        await use.wait(3)
        await use.press(*["n"] * 20)
        await use.press("enter")
    (entry,) = use.sessions()
    passes = [(each.step, each.side) for each in entry.passes]
    assert ("toe-twist", Side.LEFT) not in passes
    assert ("toe-twist", Side.RIGHT) in passes
    assert entry.routine == "tired-feet"


async def test_the_answers_are_changed_on_the_way_into_a_routine(use: Use) -> None:
    KeptHealth(use.paths).answer({"blood-thinner": HealthAnswer(is_true=True, on=TODAY, was_allowed=True)})
    routine = use.library.routine("neck-tension")
    assert routine is not None
    use.restart(StartRequest(routine=routine))
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        assert "Lighter and shorter" in use.text()
        await use.press("h")
        assert isinstance(use.app.screen, HealthScreen)
        await use.press("n", "q")
        assert isinstance(use.app.screen, BeforeScreen)
        assert "Lighter and shorter" not in use.text()
    assert not KeptHealth(use.paths).now.is_true("blood-thinner")


async def test_the_answers_are_a_line_of_the_settings(use: Use) -> None:
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        await use.press("comma")
        while "What you said about it" not in use.text():
            await use.press("down")
        await use.press("enter")
        assert isinstance(use.app.screen, HealthScreen)
        await use.press("q", "q")
        assert isinstance(use.app.screen, BodyScreen)


async def test_an_answer_long_ago_is_asked_for_again_and_one_of_today_is_not(use: Use) -> None:
    routine = use.library.routine("neck-tension")
    assert routine is not None
    for days, is_asked in ((1, False), (91, True)):
        choices = Choices(
            heard={HERE.terminal: Heard(bell=True, flash=False)}, health=well(TODAY - dt.timedelta(days=days))
        )
        write_choices(use.paths, choices)
        use.restart(StartRequest(routine=routine))
        async with use.app.run_test(size=(80, 24)) as use.pilot:
            await use.pilot.pause()
            assert isinstance(use.app.screen, BeforeScreen)
            assert ("lasting" in use.app.screen.pages()) is is_asked
