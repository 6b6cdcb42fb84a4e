"""Sends the terminal the cells that changed, where Textual would send whole widgets with full colour codes.

The step screen with its moving picture needs about a tenth of the bytes so (tests/benchmarks). This reads two
classes of Textual that are not public, and stands in for the end of `App._display`: where those look
different it stays off, and everything is sent as Textual has it.
"""

from collections.abc import Iterable, Iterator

from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS, RenderableType
from textual import _compositor
from textual.app import App
from textual.screen import Screen

from tui.toolkit.terminal_cells import Piece, TerminalCells, erases_in_colour
from tui.widgets.internals import arguments_of

ONE_PACKET = 1_000
"""Bytes that arrive together: only more of them are marked as one picture, which takes 16 bytes more."""


def internals_are_known() -> bool:
    """Whether Textual's updates are made of what is read here."""
    return (
        arguments_of(_compositor, "LayoutUpdate", "__init__") == ("self", "strips", "region")
        and arguments_of(_compositor, "ChopsUpdate", "__init__") == ("self", "chops", "spans", "chop_ends")
        and arguments_of(App, "_display") == ("self", "screen", "renderable")
        and all(arguments_of(App, name) == ("self",) for name in ("_begin_update", "_end_update"))
    )


class ChangedCells(App[None]):
    """An app that sends only what changed on its screen."""

    sends_changes = True
    """Whether it does; False sends everything as Textual has it."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._terminal = TerminalCells(erases=erases_in_colour())
        self._knows_internals = internals_are_known()

    def forget_what_is_shown(self) -> None:
        """What stands in the terminal may be anything now: the next updates send all they have."""
        self._terminal = TerminalCells(erases=erases_in_colour())

    def on_resize(self) -> None:
        """A terminal that changes its size moves what it shows as it likes."""
        self.forget_what_is_shown()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        pieces = self._pieces_to_send(renderable)
        if pieces is None:
            super()._display(screen, renderable)
            return
        try:
            self._send(self._changes(pieces))
        finally:
            self.post_display_hook()

    def _pieces_to_send(self, update: RenderableType | None) -> Iterable[Piece] | None:
        """What this update paints, where it is sent and known; any other may leave the terminal anyhow."""
        driver = self._driver
        is_sent = self._running and not self._closed and not self._batch_count and driver is not None
        if update is None or driver is None or not is_sent or driver.is_headless:
            return None
        pieces = pieces_of(update) if self.sends_changes and self._knows_internals else None
        if pieces is None or driver.is_inline:
            self.forget_what_is_shown()
            return None
        return pieces

    def _changes(self, pieces: Iterable[Piece]) -> str:
        """What has to be written, with the cursor put back to where input methods look for it."""
        system = COLOR_SYSTEMS.get(self.console.color_system or "", ColorSystem.TRUECOLOR)
        text = self._terminal.take(pieces, system, *self.size)
        cursor = self.screen.outer_size.clamp_offset(self.cursor_position)
        if not text and cursor == self._previous_cursor_position:
            return ""
        self._previous_cursor_position = cursor
        return text + (f"\x1b[{cursor.y + 1};{cursor.x + 1}H" if cursor else "\x1b[H")

    def _send(self, text: str) -> None:
        if not text or self._driver is None:
            return
        if len(text) > ONE_PACKET:
            self._begin_update()
        self._driver.write(text)
        if len(text) > ONE_PACKET:
            self._end_update()
        self._driver.flush()


def pieces_of(update: RenderableType) -> Iterable[Piece] | None:
    """The pieces of lines an update paints; None where that is not known."""
    if type(update) is _compositor.LayoutUpdate:
        return _lines_of(update)
    return _chops_of(update) if type(update) is _compositor.ChopsUpdate else None


def _lines_of(update: _compositor.LayoutUpdate) -> Iterator[Piece]:
    for y, strips in enumerate(update.strips, update.region.y):
        x = update.region.x
        for strip in strips:
            yield Piece(y, x, strip)
            x += strip.cell_length


def _chops_of(update: _compositor.ChopsUpdate) -> Iterator[Piece]:
    for y, begin, end in update.spans:
        for chop_end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is not None and x <= end and chop_end > begin:
                yield Piece(y, x, strip if chop_end <= end else strip.crop(0, end - x))
