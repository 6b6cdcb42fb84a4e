"""How the program is left, whatever signals come and whatever the terminal does (storage.md 3.1 to 3.4)."""

import asyncio
import os
import select
import signal
import termios
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from types import FrameType

from textual.app import App

from tui.toolkit.terminal_safe import Writer, mend_textual

GRACE_SECONDS = 2.0
"""How long the program may take to end after a signal, whatever its terminal does (storage.md 3.3)."""
PATIENCE_SECONDS = 1.0
"""How long of that a terminal may take to swallow what is still to be painted, before it is let go."""

_KEYBOARD, _SCREEN = 0, 2  # where Textual reads and paints
_ENDING_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
_NUDGE = signal.SIGURG  # does nothing by itself, but a call that waits in the terminal returns
_MODES = (1000, 1002, 1003, 1015, 1006, 1016, 1004, 2004, 2048, 2026)  # mouse, focus, paste, resize, frames
_LEAVE_SCREEN = (
    # CAN, since a sequence may have been cut in the middle.
    b"\x18" + b"".join(b"\x1b[?%dl" % mode for mode in _MODES) + b"\x1b[<u\x1b[0m\x1b[?7h\x1b[?1049l\x1b[?25h"
)


def run_guarded(app: App[None], *, mouse: bool = True) -> int:
    """Run an app so that a signal or a lost terminal ends it in order; returns the exit status.

    128 + signal number after a signal, that of SIGHUP where the terminal is gone, else what the app returned.
    """
    mend_textual()
    with asyncio.Runner() as runner:
        ending = _Ending(app, runner.get_loop())
        with ending.in_charge():
            runner.run(app.run_async(mouse=mouse))
    if ending.status == 128 + signal.SIGHUP:
        _paint_nowhere(1, 2)
    return ending.status or app.return_code or 0


class _Ending:
    """Ends the app in order after a signal or the loss of the terminal, and without it after GRACE_SECONDS.

    A thread of its own waits for them, so that a blocked event loop cannot delay it. The thread saves nothing
    itself: a session belongs to the loop, and from elsewhere half a change might be written. But a loop that
    is only blocked by its terminal is set free after PATIENCE_SECONDS, and then saves and leaves as always.
    Only where even that fails may up to 5 s of a running clock be missing, as after a kill (product.md 4).
    """

    def __init__(self, app: App[None], loop: asyncio.AbstractEventLoop) -> None:
        self.status = 0
        self._app = app
        self._loop = loop
        self._terminal = _Terminal()
        self._left = threading.Event()
        self._heard, self._told = os.pipe()
        os.set_blocking(self._told, False)

    @contextmanager
    def in_charge(self) -> Iterator[None]:
        """From now on signals come here; a late one still ends the program, by then without the app."""
        signal.set_wakeup_fd(self._told, warn_on_full_buffer=False)
        for number in (*_ENDING_SIGNALS, _NUDGE):
            signal.signal(number, _only_wake)
        threading.Thread(target=self._watch, name="ending", daemon=True).start()
        try:
            yield
        finally:
            self._terminal.give_back()
            self._left.set()

    def _watch(self) -> None:
        number, is_lost = self._wait_for_reason()
        self.status = 128 + number
        if self._left.is_set():
            os._exit(self.status)
        with suppress(RuntimeError):  # the loop is closed: the app has already left
            self._loop.call_soon_threadsafe(partial(self._app.exit, return_code=self.status))
        has_failed = any(writer.has_failed for writer in _writers())
        patience = 0 if is_lost or has_failed else PATIENCE_SECONDS
        if not self._left.wait(patience):
            self._terminal.let_go()
        time.sleep(GRACE_SECONDS - patience)
        self._leave_at_once()

    def _wait_for_reason(self) -> tuple[int, bool]:
        """The number of the signal that came, and whether the terminal is gone; poll alone tells that where
        SIGHUP is ignored, or the terminal is not the controlling one.
        """
        poll = select.poll()
        poll.register(self._heard, select.POLLIN)
        for descriptor in _KEYBOARD, _SCREEN:
            poll.register(descriptor, 0)
        while True:
            for descriptor, events in poll.poll():
                if descriptor == self._heard:
                    ending = [number for number in os.read(self._heard, 64) if number in _ENDING_SIGNALS]
                    if ending:
                        return ending[0], False
                elif events & select.POLLNVAL:  # cannot be watched: its end shows when it is read or written
                    poll.unregister(descriptor)
                else:
                    return signal.SIGHUP, True

    def _leave_at_once(self) -> None:
        """Even so it has not ended: give back the terminal as far as it takes it, and go."""
        try:
            if not self._left.is_set():
                self._terminal.let_go()
                self._terminal.give_back()
        finally:
            os._exit(self.status)


class _Terminal:
    """The terminal as it was, and a way to it that does not wait."""

    def __init__(self) -> None:
        self._attributes = _attributes()
        self._own_way = -1
        self._is_let_go = False

    def let_go(self) -> None:
        """Paint nowhere from now on, so that nothing waits for a terminal that takes nothing."""
        if self._is_let_go:
            return
        self._is_let_go = True
        with suppress(OSError):  # it is gone
            self._own_way = os.open(os.ttyname(_SCREEN), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
        _paint_nowhere(_SCREEN)
        for writer in _writers():  # one that waits in the terminal has to look up from it
            if writer.ident is not None:
                signal.pthread_kill(writer.ident, _NUDGE)

    def give_back(self) -> None:
        """As it was. Textual has done it by now, unless it was let go or has been continued after a stop."""
        if self._own_way >= 0:
            with suppress(termios.error, OSError):  # it is gone, or takes nothing at all
                termios.tcflush(self._own_way, termios.TCOFLUSH)
                os.write(self._own_way, _LEAVE_SCREEN)
        if self._attributes is not None:
            with suppress(termios.error):  # it is gone
                termios.tcsetattr(_KEYBOARD, termios.TCSANOW, self._attributes)


def _attributes() -> list[int | list[bytes | int]] | None:
    try:
        return termios.tcgetattr(_KEYBOARD)
    except termios.error:
        return None


def _writers() -> list[Writer]:
    return [thread for thread in threading.enumerate() if isinstance(thread, Writer)]


def _paint_nowhere(*descriptors: int) -> None:
    """What is still buffered must neither block nor turn the exit status into Python's 120."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in descriptors:
        os.dup2(nowhere, descriptor)
    os.close(nowhere)


def _only_wake(_number: int, _frame: FrameType | None) -> None:
    """A handler has to be there, so that the wakeup descriptor is written to and a blocked call returns."""
