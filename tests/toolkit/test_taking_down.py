"""The body goes once the screen after it is painted: not before, and not never."""

from pathlib import Path

import pytest

from tests.in_use import Use
from tui.app import UnknotApp
from tui.screens.body import BodyScreen
from tui.screens.week import WeekScreen
from tui.toolkit.taking_down import TakesDownLater


def bodies(app: UnknotApp) -> int:
    """How many body screens there are, seen or not."""
    return sum(isinstance(each, BodyScreen) for each in app._registry)


async def test_the_body_is_there_until_the_next_screen_is_painted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use, painted = Use(tmp_path), list[int]()
    hook = TakesDownLater.post_display_hook

    def look(self: UnknotApp) -> None:
        if isinstance(self.screen, WeekScreen):
            painted.append(bodies(self))
        hook(self)

    monkeypatch.setattr(TakesDownLater, "post_display_hook", look)
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.press("w")
        assert painted[0] == 1
        assert bodies(use.app) == 0


async def test_of_many_bodies_the_one_that_is_seen_is_left(tmp_path: Path) -> None:
    use = Use(tmp_path)
    async with use.app.run_test(size=(80, 24)) as use.pilot:
        await use.press("w", "q", "o", "q", "comma", "q")
        assert isinstance(use.app.screen, BodyScreen)
        assert bodies(use.app) == 1
        assert use.app.screen.is_running
