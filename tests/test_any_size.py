"""Every screen bears every size, in plain characters too, and is as before when there is room again."""

import make
import pytest
from make import opened
from textual.app import App

SCENES = {picture.name: picture for picture in make.PICTURES}
"""The last picture of each screen: mostly the one on a phone."""
WITH_A_SCREEN_OF_THEIR_OWN = (
    *("body", "before", "step-hold", "after-spots", "journal", "week", "report"),
    *("settings", "routines", "edit-routine", "welcome-lasting", "health", "fit", "suggestions", "arrival"),
    *("file-problems", "morning"),
)
STORM = ((200, 60), (31, 11), (12, 3), (1, 1), (60, 20), (2, 40), (120, 2))
"""Where a corner comes by while it is dragged."""


@pytest.fixture(autouse=True)
def a_terminal_of_letters(monkeypatch: pytest.MonkeyPatch, draw_with: object) -> None:
    """What the program draws with there is forgotten again."""
    monkeypatch.setenv("TERM", "vt100")


@pytest.mark.parametrize("name", WITH_A_SCREEN_OF_THEIR_OWN)
async def test_a_dragged_corner_changes_nothing_and_plain_characters_do(name: str) -> None:
    async with opened(SCENES[name]) as play:
        for act in SCENES[name].acts:
            await play.do(act)
        screen, before = play.app.screen, shown(play.app)
        assert "".join(before).isascii()
        for size in STORM:
            await play.pilot.resize_terminal(*size)
            assert "".join(shown(play.app)).isascii(), size
        await play.pilot.resize_terminal(*SCENES[name].size)
        await play.pilot.pause()
        assert play.app.screen is screen
        assert shown(play.app) == before


def shown(app: App[None]) -> list[str]:
    """The letters of each line of the screen."""
    return [strip.text for strip in app.screen._compositor.render_strips()]
