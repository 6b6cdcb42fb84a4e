"""I have N minutes: from the body to a session that is made to fit, and through it."""

from collections.abc import Awaitable, Callable

from textual.app import App

from tui.core.anatomy.body import Side, Spot
from tui.core.clock import Clock
from tui.core.entries.entry import Pace
from tui.core.fitting.fit import FitRequest
from tui.core.routines.routine import Library, Routine
from tui.core.safety.health import Health
from tui.screens.fit import FitScreen

USUAL_MINUTES = 5
"""What is offered first: as long as the breaks from a screen that HSE prefers (content.md C.2)."""

Guiding = Callable[[Routine, Side | None, Pace, Spot | None], Awaitable[str]]
"""Goes through a routine; what did not go well, in a line."""


class FittingTime:
    """Asks for the minutes, and remembers them and the pace until the program is left.

    The places are remembered as long as it is opened from the same one.
    """

    def __init__(self, app: App[None], health: Callable[[], Health], clock: Clock, guide: Guiding) -> None:
        """`health` reads what was answered about contraindications, as it is now."""
        self._app = app
        self._health = health
        self._clock = clock
        self._guide = guide
        self._minutes = USUAL_MINUTES
        self._pace: Pace | None = None
        self._places: dict[Spot | None, tuple[Spot, ...]] = {}

    async def visit(self, library: Library, pace: Pace, spot: Spot | None) -> str:
        """Make a session for this place to begin with, and go through it; what did not go well, in a line.

        `pace` is the configured one; a spot stands for its place on both sides.
        """
        here = (Spot(spot.region, None),) if spot is not None else ()
        places = self._places.get(spot) or here
        request = FitRequest(minutes=self._minutes, places=places, pace=self._pace or pace)
        screen = FitScreen(library, self._health(), self._clock, request=request)
        result = await self._app.push_screen_wait(screen)
        self._minutes, self._pace = screen.request.minutes, screen.request.pace
        self._places = {spot: screen.request.places}
        if result is None:
            return ""
        return await self._guide(result.fitted.routine, None, result.request.pace, spot)
