"""What every screen has in common: it takes keys once it can be seen, and is left once."""

from textual import events, on
from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class Leaf(Screen[ScreenResultType]):
    """A screen whose result counts the first time; keys that arrive in a burst cannot leave it twice."""

    is_ready = False
    """Whether all of it is there: before it is painted, so that a key for what is seen always counts."""

    @on(events.Mount)
    def become_ready(self) -> None:
        """Everything that was composed is mounted by now."""
        self.is_ready = True

    def look_again(self) -> None:
        """Read anew what may have changed while the person was elsewhere; most screens hold nothing such."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key pressed for the screen before may arrive here through Textual's chain of bindings."""
        return self.is_ready and super().check_action(action, parameters)

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave with a result, if this is the screen on top; Textual would pop the one below it instead."""
        if self.app.screen is not self:
            return AwaitComplete()
        self.is_ready = False  # its parts go now, and keys may still be on their way to it
        return super().dismiss(result)
