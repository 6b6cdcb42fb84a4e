"""A screen that is laid out once and painted once when it is put up: Textual did so three to five times.

It laid out at once, again for what its parts asked for while they were mounted, and again because each was
told how large it became; and it painted each step on the way, the first before any part knew its size. This
stands in for methods of Textual that are not public: where they look different, all is as Textual has it.
"""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from textual import events
from textual._compositor import Compositor
from textual.geometry import Size
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget

from tui.widgets.internals import arguments_of, code_of

FRAMES_TO_WAIT = 3
"""So many frames at most the first painting is put off while parts still learn their size from others."""


@contextmanager
def _sizes_are_only_told() -> Iterator[None]:
    """While a screen is laid out, that contents grew is no reason to do it again.

    A scroll bar that comes or goes asks for that itself.
    """
    contents = Widget.virtual_size
    contents._layout = False
    try:
        yield
    finally:
        contents._layout = True


def internals_are_known() -> bool:
    """Whether Textual lays a screen out and paints it by the methods that are stood in for here."""
    takes = {
        "_on_screen_resume": ("self", "event"),
        "_refresh_layout": ("self", "size", "scroll"),
        "_screen_resized": ("self", "size"),
        "_compositor_refresh": ("self",),
        "_on_timer_update": ("self",),
    }
    reads = {"_layout_widgets", "_layout_required", "_repaint_required"}
    code = code_of(Screen, "_on_timer_update"), code_of(Screen, "_refresh_layout")
    return (
        all(arguments_of(Screen, name) == names for name, names in takes.items())
        and reads <= {name for each in code if each is not None for name in each.co_names}
        and getattr(Widget.virtual_size, "_layout", None) is True
        and all(hasattr(Compositor(), name) for name in ("size", "full_map"))
    )


class LaidOutOnce(Screen[ScreenResultType]):
    """All that is asked for before it is laid out the first time is done with that."""

    def __init__(self, **named: str | None) -> None:
        """As any screen."""
        super().__init__(**named)
        self._is_known = internals_are_known()
        self._was_put_up = not self._is_known
        self._frames_to_wait = FRAMES_TO_WAIT if self._is_known else 0

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """All of it was styled when it was mounted; it is laid out when the messages about that are read."""
        if not self._was_put_up:
            self._was_put_up = True
            event.refresh_styles = False
            self._size = self.app.size
            self.call_later(self._lay_out_first)

    def _lay_out_first(self) -> None:
        for part in self.walk_children(Widget, with_self=True):
            part._layout_required = False
        self._refresh_layout(self._size)
        self.refresh()  # what waits for that waits for the next frame: parts may ask for more room until then

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        with _sizes_are_only_told() if self._frames_to_wait else nullcontext():
            super()._refresh_layout(size, scroll)

    def _screen_resized(self, size: Size) -> None:
        """Lay it out, unless that was done for this size when it was put up."""
        if not self._is_known or size != self._compositor.size:
            super()._screen_resized(size)

    def _compositor_refresh(self) -> None:
        """Paint it, once it is all there.

        A screen below another would never count as painted: all of both would be, with every message it gets.
        """
        if not self._frames_to_wait:
            super()._compositor_refresh()
            if self._is_known:
                self._repaint_required = self._repaint_required and self.app.screen is self

    def _on_timer_update(self) -> None:
        """The next frame: it is all there as soon as nobody has asked for more room since the last one."""
        if self._frames_to_wait:
            self._layout_required = self._layout_required and not self._is_all_laid_out
            self._frames_to_wait = self._frames_to_wait - 1 if self._layout_required else 0
            self.refresh()
        super()._on_timer_update()

    @property
    def _is_all_laid_out(self) -> bool:
        """Whether nobody but the screen asks: the app has it do so once all parts are mounted."""
        parts = (part for part in self.children if part.display)
        return not self._layout_widgets and all(part in self._compositor.full_map for part in parts)
