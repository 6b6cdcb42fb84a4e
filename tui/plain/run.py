"""Plain mode as a program: its event loop, its signals, and the terminal as it was at the end."""

import asyncio
import gc
import os
import signal
from contextlib import suppress
from functools import partial

from tui.core.preferences.settings import StartRequest
from tui.plain.guide import PlainGuide
from tui.plain.keyboard import Keyboard
from tui.plain.output import PlainOutput, exit_status_of
from tui.rooms.beginning import Beginning

FLUSH_SECONDS = 0.1
"""How often a reader that lags behind is looked at."""
PATIENCE_SECONDS = 1.0
"""How long a reader has at the end to take the last lines."""
_ENDING_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


def run_plain(
    beginning: Beginning, request: StartRequest, output: PlainOutput, keyboard_descriptor: int | None
) -> int:
    """Guide through one routine as lines; the exit status: 0, or 128 + the signal that ended it.

    What ends it from outside leaves the session in its file, banked, for the next start. Raises OSError
    where there is no room for the lines.
    """
    gc.enable()  # it lasts, other than most commands
    return asyncio.run(_Run(beginning, request, output, Keyboard(keyboard_descriptor)).run())


class _Run:
    """One run, and why it ends before its end."""

    def __init__(
        self, beginning: Beginning, request: StartRequest, output: PlainOutput, keyboard: Keyboard
    ) -> None:
        self._guide = PlainGuide(beginning, output, keyboard)
        self._request = request
        self._output = output
        self._keyboard = keyboard
        self._status = 0

    async def run(self) -> int:
        """Guide to the end, or to what ends it from outside."""
        guiding = asyncio.create_task(self._guide_with_keys())
        self._hear_signals(guiding)
        watching = asyncio.create_task(self._watch_output(guiding))
        try:
            await guiding
        except asyncio.CancelledError:
            if not self._status:
                raise
        finally:
            watching.cancel()
            await self._say_the_rest()
        if self._status == 1 and self._output.lost_by is not None:
            raise self._output.lost_by
        return self._status

    async def _guide_with_keys(self) -> None:
        with self._keyboard.listening():
            await self._guide.guide(self._request)

    # What ends it from outside

    def _hear_signals(self, guiding: "asyncio.Task[None]") -> None:
        """A signal that was ignored from the start, as by nohup, stays ignored."""
        loop = asyncio.get_running_loop()
        for number in _ENDING_SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:
                loop.add_signal_handler(number, partial(self._end, guiding, 128 + number))
        if self._keyboard.is_keywise:
            loop.add_signal_handler(signal.SIGTSTP, self._be_stopped)

    def _end(self, guiding: "asyncio.Task[None]", status: int) -> None:
        self._status = self._status or status
        guiding.cancel()

    def _be_stopped(self) -> None:
        """Give the terminal back to the shell while it has its turn."""
        self._keyboard.give_back()
        os.kill(os.getpid(), signal.SIGSTOP)
        self._keyboard.listen_key_by_key()

    async def _watch_output(self, guiding: "asyncio.Task[None]") -> None:
        """Print on to a reader that lags behind; where it has gone nobody follows any more."""
        while self._output.lost_by is None:
            self._output.flush()
            await asyncio.sleep(FLUSH_SECONDS)
        self._end(guiding, exit_status_of(self._output.lost_by))

    async def _say_the_rest(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE_SECONDS):
                while self._output.lost_by is None and not self._output.flush():
                    await asyncio.sleep(FLUSH_SECONDS / 10)
