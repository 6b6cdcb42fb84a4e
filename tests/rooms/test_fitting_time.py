"""I have N minutes, in the whole program: from the body through a fitted session into the journal."""

from pathlib import Path

import pytest

from tests.in_use import Use
from tui.core.cues.channels import Heard
from tui.core.fitting.fit import FITTED_ID
from tui.screens.before import BeforeScreen
from tui.screens.body import BodyScreen
from tui.screens.fit import FitScreen
from tui.screens.step import StepScreen


@pytest.fixture
def at_home(tmp_path: Path) -> Use:
    use = Use(tmp_path / "home")
    use.has_heard(Heard())
    return use


async def test_m_makes_a_session_for_the_place_and_it_reaches_the_journal(at_home: Use) -> None:
    use = at_home
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        await use.press("m")
        screen = use.app.screen
        assert isinstance(screen, FitScreen)
        assert len(screen.request.places) == 1
        await use.press("3", "enter")
        assert isinstance(use.app.screen, BeforeScreen)
        await use.go_to_first_step()
        running = use.app.screen
        assert isinstance(running, StepScreen)
        await use.press("enter")
        await use.wait(40)
        await use.press("q", "e", "s", "s", "enter")
    (entry,) = use.sessions()
    assert entry.routine == FITTED_ID
    assert entry.routine_title.startswith("3 minutes: ")
    assert entry.passes


async def test_minutes_and_pace_are_remembered_until_the_program_is_left(at_home: Use) -> None:
    use = at_home
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        await use.press("m", "9", "p", "q")
        assert isinstance(use.app.screen, BodyScreen)
        await use.press("m")
        screen = use.app.screen
        assert isinstance(screen, FitScreen)
        assert (screen.request.minutes, screen.request.pace.value) == (9, "slow")


async def test_whoever_goes_back_finds_the_places_as_they_were(at_home: Use) -> None:
    use = at_home
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.pilot.pause()
        await use.press("m", "down", "space", "9", "enter")
        assert isinstance(use.app.screen, BeforeScreen)
        await use.press("q")
        assert isinstance(use.app.screen, BodyScreen)
        await use.press("m")
        screen = use.app.screen
        assert isinstance(screen, FitScreen)
        assert len(screen.request.places) == 2
        await use.press("q", "down", "m")
        elsewhere = use.app.screen
        assert isinstance(elsewhere, FitScreen)
        assert elsewhere.request.places != screen.request.places
        assert len(elsewhere.request.places) == 1
