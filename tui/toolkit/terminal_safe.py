"""What Textual 8.2 does not do for the terminal, in one place, until it does.

Each part has a test in tests/terminal that fails as soon as Textual itself no longer needs it.
"""

import codecs
import os
import re
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from io import StringIO
from pathlib import Path

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS, Console, RenderableType
from rich.segment import Segment
from rich.text import Text
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.color import Color
from textual.driver import Driver
from textual.drivers import linux_driver
from textual.drivers._writer_thread import WriterThread
from textual.events import Key
from textual.filter import LineFilter, NoColor
from textual.keys import Keys
from textual.theme import Theme

from tui.core.catalogue import say
from tui.core.charset import charset_of, has_colours, use_charset
from tui.core.text import is_safe
from tui.files.crash_log import append_crash, story_of
from tui.toolkit.changed_cells import ChangedCells
from tui.toolkit.quiet_keys import SELECTORS, EndOfKeys
from tui.toolkit.too_small import RoomForScreens
from tui.widgets.contrast import ReadableOutput
from tui.widgets.drawable import DrawableOutput
from tui.widgets.plain_scroll_bar import draw_scroll_bars_in
from tui.widgets.theme import with_quiet_colours


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


class FiltersAsOne(LineFilter):
    """Several filters, one after the other: Textual makes a line of its own for each, and looks it up."""

    def __init__(self, filters: Sequence[LineFilter]) -> None:
        """In this order."""
        super().__init__()
        self._filters = filters

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        for each in self._filters:
            segments = each.apply(segments, background)
        return segments


class TerminalSafe(RoomForScreens):
    """An app that filters what it prints and dies without showing what was in its variables."""

    crash_log: Path | None = None
    """Where the details of a crash are written, readable by their owner only."""
    _of_theme: tuple[Theme, dict[str, str]] | None = None

    def __init__(self) -> None:
        """Where there are no colours the terminal's own are used: Textual's would be black on black."""
        is_plain = not has_colours(os.environ)
        super().__init__(ansi_color=True if is_plain else None)
        charset = charset_of(os.environ)
        use_charset(charset)
        draw_scroll_bars_in(charset)
        self.no_color = is_plain
        colours = NoColor() if is_plain else ReadableOutput(lambda: self._colours)
        filters = (HarmlessOutput(), DrawableOutput(charset), colours)
        self._of_this_terminal = FiltersAsOne([each for each in filters if each.enabled])

    @property
    def _colours(self) -> ColorSystem:
        """How many colours are shown here; all, where nothing is sent to a terminal."""
        name = "" if self.is_headless else self.console.color_system
        return COLOR_SYSTEMS.get(name or "", ColorSystem.TRUECOLOR)

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme, worked out once: a start asks for them three times."""
        theme = self.current_theme
        if self._of_theme is None or self._of_theme[0] is not theme:
            self._of_theme = theme, with_quiet_colours(super().get_css_variables())
        self.theme_variables = self._of_theme[1]
        return self.theme_variables

    def get_driver_class(self) -> type[Driver]:
        return SteadyDriver

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), self._of_this_terminal]

    def action_command_palette(self) -> None:
        from tui.widgets.palette import Palette  # no screen shows it by itself

        if self.use_command_palette and not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def _handle_exception(self, error: Exception) -> None:
        """A screen that is taken down while it is put up may miss its parts: no error of an app that ends."""
        if self._exit:
            return
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Textual would print the values of local variables, and messages that may quote a note."""
        error = sys.exception() or self._exception
        self.panic(Text(say("an error that left no trace") if error is None else story_of(error)))

    def panic(self, *renderables: RenderableType) -> None:
        """Leave with one clear line; what happened goes to the crash log."""
        told = (Text(story_of(each)) if isinstance(each, Exception) else each for each in renderables)
        details = _as_plain_text(tuple(told))
        message = say("unknot: stopped by an error of its own. What you marked is saved.")
        if self.crash_log is not None and details:
            message += (
                f" {say('Details: {log}', log=self.crash_log)}"
                if append_crash(self.crash_log, details)
                else ""
            )
        super().panic(Text("".join(map(_shown, message))))


def _as_plain_text(renderables: Sequence[RenderableType]) -> str:
    console = Console(file=StringIO(), width=110, color_system=None, force_terminal=False)
    with console.capture() as captured:
        console.print(*renderables)
    return captured.get()


class SteadyDriver(linux_driver.LinuxDriver):
    """Stops and continues in the event loop, with one keyboard reader and one writer at a time.

    Textual does both in the signal handler, where a lock may be held, and starts second threads beside the
    first after a stop that it could not see coming (SIGSTOP): they steal each other's keys, and one stays.
    """

    _is_suspended = False

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._end_of_keys = EndOfKeys()
        self.exit_event = self._end_of_keys

    def _sigtstp_application(self, *_: object) -> None:
        self._soon(self._stop)

    def _sigcont_application(self, *_: object) -> None:
        self._soon(self._continue)

    def _soon(self, call: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the loop is closed: the app has already left
            self._loop.call_soon_threadsafe(call)

    def _stop(self) -> None:
        if self._app._exit:  # it is about to be gone
            return
        if self._auto_restart:
            self.suspend_application_mode()
            self._is_suspended = True
        os.kill(os.getpid(), signal.SIGSTOP)

    def _continue(self) -> None:
        """The terminal may have been used by others meanwhile: all of it is set up and painted anew."""
        if not self._auto_restart or self._app._exit:
            return
        if not self._is_suspended:
            self.suspend_application_mode()
        self._is_suspended = False
        self._must_signal_resume = True
        self.resume_application_mode()
        if isinstance(self._app, ChangedCells):
            self._app.forget_what_is_shown()
        self._app.refresh(layout=True)

    def run_input_thread(self) -> None:
        """An error of the terminal is its loss, no error of ours."""
        self._end_of_keys.ends_this_thread()
        try:
            super().run_input_thread()
        except OSError:
            _lose_terminal()


class Writer(WriterThread):
    """Goes on taking what it cannot write: else its queue fills, and the event loop waits for ever."""

    has_failed = False

    def run(self) -> None:
        try:
            super().run()
        except OSError:
            self.has_failed = True
            _lose_terminal()
            while self._queue.get() is not None:
                pass


class _Decoder:
    """Lets a byte that is not UTF-8 arrive as U+FFFD, and hears the end of input (textual#6456, #6690)."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def decode(self, data: bytes, final: bool = False) -> str:
        if not data and not final:
            _lose_terminal()
        return self._decoder.decode(data, final)


def _lose_terminal() -> None:
    """What the kernel does when it knows; where it does not, whoever notices does it."""
    os.kill(os.getpid(), signal.SIGHUP)


class AppOut:
    """Implements tui.cues.terminal_out.TerminalOut over an app.

    What is sent goes through the app's own writer, in one piece between two of its own.
    """

    def __init__(self, app: App[None]) -> None:
        self._app = app

    def ring(self) -> None:
        """Ring the bell once."""
        self._app.bell()

    def send(self, sequence: str) -> None:
        """Send one whole control sequence."""
        if self._app._driver is not None and not self._app.is_headless:
            self._app._driver.write(sequence)

    def after(self, seconds: float, call: Callable[[], None]) -> object:
        """Call something so many real seconds from now, unless the app ends before."""
        return self._app.set_timer(seconds, call)


_KIND_OF_PRESS = re.compile(r"^(\x1b\[[\d:]*;\d*):([123])(?=[;~uA-S])")
"""What the kitty protocol adds to the modifiers of a key: 1 pressed, 2 repeated, 3 let go."""
_LET_GO = "3"


class KeyParser(XTermParser):
    """Survives keys that tell how they were pressed, which a program before us may have asked for."""

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
        kind = _KIND_OF_PRESS.match(sequence)
        try:
            found = list(super()._sequence_to_key_events(_KIND_OF_PRESS.sub(r"\1", sequence), alt))
        except (ValueError, OverflowError):  # a number that is no character
            return [Key(Keys.Ignore, None)]
        return [Key(Keys.Ignore, None)] if found and kind and kind[2] == _LET_GO else found


def mend_textual() -> None:
    """Give Textual's driver what survives anything that comes and goes at a terminal."""
    patched = vars(linux_driver)
    patched["XTermParser"] = KeyParser
    patched["getincrementaldecoder"] = lambda _encoding: _Decoder
    patched["WriterThread"] = Writer
    patched["selectors"] = SELECTORS
