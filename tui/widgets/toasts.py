"""A place for toasts where there is one to be said: Textual gives one to every screen, and one for tooltips.

Both are widgets of their own, laid out and styled with each screen that opens; we say little in toasts and
nothing in tooltips.
"""

from textual.app import App
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget
from textual.widgets._toast import ToastRack


class WithoutToasts(Screen[ScreenResultType]):
    """A screen that opens without a place for toasts; Textual takes it for one that has none yet."""

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """Nothing comes to what it is made of."""

    def make_room_for_toasts(self) -> None:
        """Give it the place, unless it has one."""
        if not self.query_children(ToastRack):
            self.mount(ToastRack(id="textual-toastrack"))


class SeldomToasts(App[None], inherit_bindings=False):
    """An app that makes the place for toasts when there is one to be said."""

    def _refresh_notifications(self) -> None:
        if self._notifications and self.screen_stack and isinstance(self.screen, WithoutToasts):
            self.screen.make_room_for_toasts()
        super()._refresh_notifications()
