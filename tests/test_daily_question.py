"""The question of the day in the whole program: put once, stored as a check-in, never where it disturbs."""

import datetime as dt
from pathlib import Path

import pytest

from tests.builders import a_session
from tests.test_app import NOW, Use
from tui.core.body import Side
from tui.core.entry import CheckIn, CheckInRating, NextMorning, Rating
from tui.screens.body import BodyScreen
from tui.screens.one_question import OneQuestionScreen

SIZES = [(80, 24), (120, 40), (40, 20)]
YESTERDAY = NOW - dt.timedelta(hours=20)
RATED = (Rating(region="shoulder-top", side=Side.RIGHT, before=5, after=3),)


@pytest.fixture
def use(tmp_path: Path) -> Use:
    """Somebody who was here yesterday evening."""
    use = Use(tmp_path / "home")
    use.journal.add(a_session(started_at=YESTERDAY, ratings=RATED))
    return use


def check_ins(use: Use) -> list[CheckIn]:
    return [entry for entry in use.journal.all() if isinstance(entry, CheckIn)]


@pytest.mark.parametrize("size", SIZES)
async def test_the_next_morning_is_asked_and_stored_with_its_number(use: Use, size: tuple[int, int]) -> None:
    async with use.app.run_test(size=size) as use.pilot:
        await use.pilot.pause()
        assert isinstance(use.app.screen, OneQuestionScreen)
        assert "Yesterday, 18:03: Tight shoulders" in use.text()
        await use.press("b", "4", "enter")
        assert isinstance(use.app.screen, BodyScreen)
    (told,) = check_ins(use)
    assert (told.next_morning, told.after_session) == (NextMorning.BETTER, "session-1")
    assert told.ratings == (CheckInRating(region="shoulder-top", side=Side.RIGHT, now=4),)
    assert told.interference is None


async def test_it_is_asked_once(use: Use) -> None:
    async with use.app.run_test() as use.pilot:
        await use.press("enter")
        assert isinstance(use.app.screen, BodyScreen)
    assert check_ins(use) == []
    use.restart()
    async with use.app.run_test() as use.pilot:
        await use.pilot.pause()
        assert isinstance(use.app.screen, BodyScreen)
