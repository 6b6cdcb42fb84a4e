"""What every screen has in common: it takes keys once it can be seen, and is left once."""

from textual import events, on
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.geometry import Size
from textual.screen import ScreenResultType

from tui.widgets.blank_rows import BlankRows
from tui.widgets.laid_out_once import LaidOutOnce
from tui.widgets.toasts import WithoutToasts


class Between(WithoutToasts[object]):
    """What lies below all screens. Where it is on top for a moment the screen that was left stays in view."""

    def _screen_resized(self, size: Size) -> None:
        """There is nothing to be laid out."""

    def _compositor_refresh(self) -> None:
        """Painted it would be a flash of nothing, and cost as many bytes as a screen."""
        if self.app.screen is self:
            self._dirty_widgets.clear()
        else:
            super()._compositor_refresh()


class Leaf(BlankRows, LaidOutOnce[ScreenResultType], WithoutToasts[ScreenResultType]):
    """A screen whose result counts the first time; keys that arrive in a burst cannot leave it twice."""

    is_ready = False
    """Whether all of it is there: before it is painted, so that a key for what is seen always counts."""

    def _post_register(self, app: App[object]) -> None:
        """Just before it is styled: with the classes of the breakpoints that needs to be done once."""
        super()._post_register(app)
        self.add_class(*self._reached_breakpoints(), update=False)

    def _reached_breakpoints(self) -> list[str]:
        width, height = self.app.size
        return [
            name
            for size, breakpoints in (
                (width, self.HORIZONTAL_BREAKPOINTS or []),
                (height, self.VERTICAL_BREAKPOINTS or []),
            )
            for _, name in sorted(each for each in breakpoints if each[0] <= size)[-1:]
        ]

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
