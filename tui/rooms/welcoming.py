"""The first page of all, once; and what was said about one's health, whenever it is asked for."""

from collections.abc import Callable

from textual.app import App

from tui.rooms.beginning import Beginning
from tui.screens.health import HealthScreen
from tui.screens.welcome import WelcomeScreen


class Welcoming:
    """Puts the first page before everything else, until it was read."""

    def __init__(self, app: App[None], beginning: Beginning, tell: Callable[[str], None]) -> None:
        """`tell` says what could not be kept."""
        self._app = app
        self._beginning = beginning
        self._tell = tell

    async def welcome(self) -> bool:
        """Whether it was read, now or before; who leaves it leaves the program."""
        beginning = self._beginning
        if beginning.health.now.welcomed_on is not None:
            return True
        screen = WelcomeScreen(beginning.library, beginning.clock, beginning.health)
        welcomed = await self._app.push_screen_wait(screen)
        if welcomed is not None:
            self._tell(welcomed.problem)
        return welcomed is not None

    async def visit_health(self) -> None:
        """See and change what was said."""
        beginning = self._beginning
        await self._app.push_screen_wait(HealthScreen(beginning.library, beginning.clock, beginning.health))
