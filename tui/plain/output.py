"""Lines to whoever reads them: a terminal, a pipe or a file. Nothing here ever waits for the reader."""

import errno
import os
import select
import signal
import textwrap
from contextlib import suppress

from tui.core.text import clean

WIDEST = 100
"""Cells of a line on a terminal, however wide it is: longer ones are hard to follow."""
_CHUNK = 512
"""Bytes that a pipe with any room takes whole (POSIX: PIPE_BUF)."""
_KEPT_BYTES = 1 << 20
"""What a reader may lag behind; of more the oldest is let go, so that a day with a stopped reader fits."""


class PlainOutput:
    """Prints lines with nothing in them that a terminal would act on; implements `TerminalOut` in part."""

    def __init__(self, descriptor: int, encoding: str = "utf-8") -> None:
        """Lines go to this descriptor; only on a terminal are they wrapped, and only there bells are rung."""
        self.is_terminal = os.isatty(descriptor)
        self.lost_by: OSError | None = None
        """Why nothing can be printed any more: the reader, the terminal or the room for it is gone."""
        self._descriptor = descriptor
        self._way = _own_way(descriptor) if self.is_terminal else descriptor
        self._encoding = encoding
        self._waiting = b""
        self._poll = select.poll()
        self._poll.register(self._way, select.POLLOUT)

    def say(self, text: str) -> None:
        """Print a text on a line of its own."""
        for line in self._wrapped(clean(text)[0]):
            self._put(line.encode(self._encoding, "replace") + b"\n")

    def ring(self) -> None:
        """Ring the bell of the terminal, where there is one."""
        if self.is_terminal:
            self._put(b"\a")

    def flush(self) -> bool:
        """Write as much as is taken now; whether everything is written."""
        while self.lost_by is None and (ready := self._poll.poll(0)):
            if ready[0][1] & (select.POLLERR | select.POLLHUP | select.POLLNVAL):
                gone = errno.EIO if self.is_terminal else errno.EPIPE
                self.lost_by = OSError(gone, "nobody reads any more")
            elif not self._waiting:
                break
            else:
                self._write()
        return not self._waiting

    def close(self) -> None:
        """Give back the way to the terminal."""
        if self._way != self._descriptor:
            os.close(self._way)

    def _write(self) -> None:
        try:
            self._waiting = self._waiting[os.write(self._way, self._waiting[:_CHUNK]) :]
        except BlockingIOError:
            return
        except OSError as error:
            self.lost_by = error

    def _put(self, data: bytes) -> None:
        self._waiting = (self._waiting + data)[-_KEPT_BYTES:]
        self.flush()

    def _wrapped(self, text: str) -> list[str]:
        lines = text.splitlines() or [""]
        if not self.is_terminal:
            return [" ".join(lines)]
        width = self._columns()
        return [part for line in lines for part in _at_words(line, width) or [""]]

    def _columns(self) -> int:
        columns = 0
        with suppress(OSError):  # it is gone, which the next write tells
            columns = os.get_terminal_size(self._descriptor).columns
        return min(columns or 80, WIDEST)


def exit_status_of(lost_by: OSError) -> int:
    """128 + the signal that a program gets whose terminal or reader has gone; 1 where there is no room."""
    signals = {errno.EPIPE: signal.SIGPIPE, errno.EIO: signal.SIGHUP}
    number = signals.get(lost_by.errno or 0)
    return 1 if number is None else 128 + number


def _at_words(line: str, width: int) -> list[str]:
    return textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)


def _own_way(descriptor: int) -> int:
    """A way to the terminal that does not wait when it is stopped; the shell's own stays as it is."""
    try:
        return os.open(os.ttyname(descriptor), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
    except OSError:  # it has no name here: then lines wait where it is stopped
        return descriptor
