"""The body is taken down once the screen after it is painted: Textual lets that one wait for it.

This stands in for a method of Textual that is not public, `_replace_screen`: where Textual has no such method
any more, all is as Textual has it.
"""

from textual import events
from textual.app import App
from textual.screen import Screen

from tui.screens.body import BodyScreen
from tui.widgets.leaf import Between


class TakesDownLater(App[None], inherit_bindings=False):
    """An app whose body screen goes while the next screen is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self._to_take_down: list[BodyScreen] = []

    async def _replace_screen(self, screen: Screen[object]) -> Screen[object]:
        """The body is only told that it is no longer seen; every other screen is taken down at once."""
        if isinstance(screen, BodyScreen):
            self.capture_mouse(None)
            screen.post_message(events.ScreenSuspend())
            self._to_take_down.append(screen)
        else:
            await super()._replace_screen(screen)
        return screen

    def post_display_hook(self) -> None:
        """A picture stands: of another screen, unless nothing is on the screen but what lies below all."""
        super().post_display_hook()
        if self._to_take_down and not isinstance(self.screen, Between):
            self.call_later(self._take_down)

    async def _take_down(self) -> None:
        left, self._to_take_down = self._to_take_down, []
        for screen in left:
            await self._prune(screen)  # `screen.remove` would have the one in front laid out again
