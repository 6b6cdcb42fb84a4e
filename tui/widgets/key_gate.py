"""Keys pass the screen's own gate before any widget or binding sees them."""

from typing import Protocol, runtime_checkable

from textual import events
from textual.app import App

from tui.core.keyboard.key_names import key_name
from tui.widgets.leaf import Leaf


@runtime_checkable
class Gatekeeper(Protocol):
    """A screen that decides about every key that arrives while it is on top."""

    def admits(self, key: str) -> bool:
        """Whether the key goes on to widgets and bindings; False where it was dealt with, or not meant."""
        ...


class KeyGate(App[None], inherit_bindings=False):
    """An app whose screens may be gatekeepers: wall mode has to take every key there is.

    Textual's own keys are left out: Ctrl+Q would end the program from any screen, and here it is `q`.
    """

    async def on_event(self, event: events.Event) -> None:
        """Ask the gatekeeper first."""
        if not isinstance(event, events.Key) or event.is_forwarded or self._admits(event):
            await super().on_event(event)

    def _admits(self, event: events.Key) -> bool:
        if not self.screen_stack:
            return True
        if isinstance(self.screen, Leaf) and not self.screen.is_ready:  # typed ahead, for what cannot be seen
            return False
        if not isinstance(self.screen, Gatekeeper):
            return True
        return self.screen.admits(key_name(event.key, event.character))
