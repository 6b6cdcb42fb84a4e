"""What Textual 8.2 does not do for the terminal, in one place, until it does.

Each part has a test in tests/terminal that fails as soon as Textual itself no longer needs it.
"""

import asyncio
import codecs
import os
import select
import signal
import termios
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from io import StringIO
from pathlib import Path
from types import FrameType

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.segment import Segment
from rich.text import Text
from rich.traceback import Traceback
from textual.app import App
from textual.color import Color
from textual.drivers import linux_driver
from textual.filter import LineFilter

from tui.core.text import is_safe
from tui.files.crash_log import append_crash

GRACE_SECONDS = 2.0
"""How long an orderly end may take after a signal; a stalled terminal blocks it for ever (storage.md 3.3)."""

_ENDING_SIGNALS = (signal.SIGTERM, signal.SIGHUP)
_LEAVE_SCREEN = b"\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1004l\x1b[?2004l\x1b[<u\x1b[?1049l\x1b[?25h"


class HarmlessOutput(LineFilter):
    """Lets no control, bidi or surrogate character and no link reach the terminal (storage.md 3.5)."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [_harmless(segment) for segment in segments if segment.control is None]


def _harmless(segment: Segment) -> Segment:
    text, style, _ = segment
    if style is not None and style.link:
        style = style.update_link(None)
    if not text.isprintable():
        text = "".join(map(_shown, text))
    return Segment(text, style)


def _shown(character: str) -> str:
    """The character, or what keeps its columns: nothing where it has no width."""
    return character if is_safe(character) else "\N{REPLACEMENT CHARACTER}" * cell_len(character)


class TerminalSafe(App[None]):
    """An app that filters what it prints and dies without showing what was in its variables."""

    crash_log: Path | None = None
    """Where the details of a crash are written, readable by their owner only."""

    _harmless_output = HarmlessOutput()

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), self._harmless_output]

    def _handle_exception(self, error: Exception) -> None:
        """A screen that is taken down while it is put up may miss its parts: no error of an app that ends."""
        if self._exit:
            return
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Textual would print the values of local variables, notes included."""
        self.panic(Traceback(show_locals=False))

    def panic(self, *renderables: RenderableType) -> None:
        """Leave with one clear line; what happened goes to the crash log."""
        details = _as_plain_text(renderables)
        message = "unknot: stopped by an error of its own. What you marked is saved."
        if self.crash_log is not None and details:
            message += f" Details: {self.crash_log}" if append_crash(self.crash_log, details) else ""
        super().panic(Text("".join(map(_shown, message))))


def _as_plain_text(renderables: Sequence[RenderableType]) -> str:
    console = Console(file=StringIO(), width=110, color_system=None, force_terminal=False)
    with console.capture() as captured:
        console.print(*renderables)
    return captured.get()


def run_guarded(app: App[None], *, mouse: bool = True) -> int:
    """Run an app so that SIGTERM, SIGHUP and a lost terminal end it; returns the exit status.

    128 + signal number after a signal or a hang-up, else what the app returned.
    """
    _forgive_odd_bytes()
    with asyncio.Runner() as runner:
        ending = _Ending(app, runner.get_loop())
        before = {number: signal.signal(number, ending.on_signal) for number in _ENDING_SIGNALS}
        threading.Thread(target=_watch_for_hang_up, args=(ending,), name="hang-up", daemon=True).start()
        try:
            runner.run(app.run_async(mouse=mouse))
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
            ending.give_terminal_back()
    if ending.status == 128 + signal.SIGHUP:
        _forget_output()
    return ending.status or app.return_code or 0


class _Ending:
    """Ends the app in order, or without it after GRACE_SECONDS. Nothing is saved here: it already is."""

    def __init__(self, app: App[None], loop: asyncio.AbstractEventLoop) -> None:
        self.status = 0
        self._app = app
        self._loop = loop
        self._terminal_before = _terminal_attributes()

    def on_signal(self, number: int, _frame: FrameType | None) -> None:
        self.begin(number)

    def begin(self, number: int) -> None:
        """Ask the app to leave; from a signal handler or another thread, so only what is safe there."""
        if self.status:
            return
        self.status = 128 + number
        deadline = threading.Timer(GRACE_SECONDS, self._leave_at_once)
        deadline.daemon = True
        deadline.start()
        try:
            self._loop.call_soon_threadsafe(partial(self._app.exit, return_code=self.status))
        except RuntimeError:  # the loop is closed: the app has already left
            return

    def give_terminal_back(self) -> None:
        """Put its attributes back as they were: after a SIGCONT, Textual restores its own."""
        if self._terminal_before is not None:
            with suppress(termios.error):  # the terminal is gone
                termios.tcsetattr(0, termios.TCSANOW, self._terminal_before)

    def _leave_at_once(self) -> None:
        """The event loop is blocked: give back the terminal as far as it takes it, and go."""
        try:
            if select.select([], [2], [], 0)[1]:
                os.write(2, _LEAVE_SCREEN)
            self.give_terminal_back()
        finally:
            os._exit(self.status)


def _terminal_attributes() -> list[int | list[bytes | int]] | None:
    try:
        return termios.tcgetattr(0)
    except termios.error:
        return None


def _forget_output() -> None:
    """Nobody reads any more: what is still buffered must not turn the exit status into Python's 120."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def _watch_for_hang_up(ending: _Ending) -> None:
    """Wait for the terminal to be gone: no SIGHUP comes where it is not the controlling one, or ignored."""
    poll = select.poll()
    poll.register(0, 0)
    poll.poll()
    ending.begin(signal.SIGHUP)


def _forgive_odd_bytes() -> None:
    """Let a byte that is not UTF-8 arrive as U+FFFD; Textual's decoder ends the program (textual#6456)."""
    vars(linux_driver)["getincrementaldecoder"] = _forgiving_decoder


def _forgiving_decoder(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")
