"""Where keys come from: one by one from a terminal, line by line from anything else, until its end."""

import asyncio
import os
import termios
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import msgspec

from tui.core.keyboard.keys import LONE_ESCAPE_MS
from tui.plain.key_bytes import KeyBytes

_BYTES = 4096
_CTRL_C = b"\x03"
_ENDS_A_LINE = bytes.maketrans(b"\r" + _CTRL_C, b"\n\n")
"""Enter is a carriage return where it was typed while keys still came one by one."""
_LONGEST_LINE = 10_000
"""Bytes of a line that are taken; whoever sends more sends no answers."""


class Key(msgspec.Struct, frozen=True):
    """One press, by the name of its key."""

    name: str


class Line(msgspec.Struct, frozen=True):
    """One line, where there are no single keys; an empty one is Enter."""

    text: str


class End(msgspec.Struct, frozen=True):
    """No key comes any more."""


Typed = Key | Line | End


class Keyboard:
    """Listens in the background of a running event loop; what was typed ahead waits its turn."""

    def __init__(self, descriptor: int | None) -> None:
        """`descriptor` None where whoever started us has closed it."""
        self._descriptor = descriptor
        self.is_keywise = descriptor is not None and os.isatty(descriptor)
        self._has_ended = descriptor is None
        self._typed: deque[Key | Line] = deque()
        self._arrived = asyncio.Event()
        self._keys = KeyBytes()
        self._line = b""
        self._takes_a_line = False
        self._before: list[Any] | None = None
        self._patience: asyncio.TimerHandle | None = None

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Take keys from now on; afterwards the terminal is as it was."""
        self.listen_key_by_key()
        self._begin()
        try:
            yield
        finally:
            self._stop()
            self.give_back()

    def listen_key_by_key(self) -> None:
        """No line is waited for, nothing typed is shown, and Ctrl+C and Ctrl+Q are keys like any other."""
        if not self.is_keywise or self._descriptor is None:
            return
        self._before = self._before or termios.tcgetattr(self._descriptor)
        attributes = list(self._before)
        attributes[0] &= ~(termios.IXON | termios.ICRNL | termios.INLCR | termios.IGNCR)
        attributes[3] &= ~(termios.ICANON | termios.ECHO)
        control = list(attributes[6])
        control[termios.VMIN], control[termios.VTIME] = 1, 0
        nothing = bytes([os.fpathconf(self._descriptor, "PC_VDISABLE") & 0xFF])
        control[termios.VINTR] = control[termios.VQUIT] = nothing
        attributes[6] = control
        termios.tcsetattr(self._descriptor, termios.TCSANOW, attributes)

    @contextmanager
    def taking_lines(self) -> Iterator[None]:
        """Meanwhile a terminal shows and edits a whole line; Ctrl+C ends it like Enter."""
        was_keywise, self.is_keywise = self.is_keywise, False
        if was_keywise:
            self._listen_line_by_line()
        try:
            yield
        finally:
            self.is_keywise, self._takes_a_line = was_keywise, False
            self.listen_key_by_key()

    def _listen_line_by_line(self) -> None:
        if self._descriptor is None or self._before is None:
            return
        attributes = list(self._before)
        attributes[0] |= termios.ICRNL
        attributes[3] |= termios.ICANON | termios.ECHO
        control = list(attributes[6])
        nothing = bytes([os.fpathconf(self._descriptor, "PC_VDISABLE") & 0xFF])
        control[termios.VINTR] = control[termios.VQUIT] = nothing
        control[termios.VEOL] = _CTRL_C
        attributes[6] = control
        self._takes_a_line = True
        termios.tcsetattr(self._descriptor, termios.TCSANOW, attributes)

    def give_back(self) -> None:
        """The terminal as it was before the first key was listened for."""
        if self._before is not None and self._descriptor is not None:
            with suppress(termios.error):  # it is gone
                termios.tcsetattr(self._descriptor, termios.TCSANOW, self._before)

    @property
    def hears(self) -> bool:
        """Whether something was typed that is not taken yet, or still may be."""
        return bool(self._typed) or not self._has_ended

    async def typed(self) -> Typed:
        """What is typed next; after the end always End."""
        while not self._typed and not self._has_ended:
            self._arrived.clear()
            await self._arrived.wait()
        return self._typed.popleft() if self._typed else End()

    async def typed_within(self, seconds: float) -> Key | Line | None:
        """The same, None if nothing is typed within so many real seconds, and after the end."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                typed = await self.typed()
                if not isinstance(typed, End):
                    return typed
                await asyncio.sleep(seconds)
        return None

    # What arrives

    def _begin(self) -> None:
        if self._descriptor is None:
            return
        try:
            asyncio.get_running_loop().add_reader(self._descriptor, self._arrive)
        except PermissionError:  # a file, which is always ready and can be read to its end now
            while not self._has_ended:
                self._arrive()

    def _stop(self) -> None:
        if self._descriptor is not None:
            asyncio.get_running_loop().remove_reader(self._descriptor)

    def _arrive(self) -> None:
        data = b""
        with suppress(OSError):  # the terminal is gone: its end, which a signal or the output tells of
            data = os.read(self._descriptor if self._descriptor is not None else -1, _BYTES)
        if not data:
            self._end()
        elif self.is_keywise:
            self._take(self._keys.feed(data))
            self._wait_for_rest()
        else:
            data = data.translate(_ENDS_A_LINE) if self._takes_a_line else data
            *lines, self._line = (self._line + data).split(b"\n")
            for line in lines:
                self._take_line(line)

    def _end(self) -> None:
        if self._line:
            self._take_line(self._line)
        self._stop()
        self._has_ended = True
        self._arrived.set()

    def _take_line(self, line: bytes) -> None:
        self._typed.append(Line(line[:_LONGEST_LINE].decode("utf-8", "replace").strip()))
        self._arrived.set()

    def _take(self, keys: list[str]) -> None:
        self._typed.extend(map(Key, keys))
        self._arrived.set()

    def _wait_for_rest(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None
        if self._keys.waits:
            loop = asyncio.get_running_loop()
            self._patience = loop.call_later(LONE_ESCAPE_MS / 1000, self._give_up_waiting)

    def _give_up_waiting(self) -> None:
        self._patience = None
        self._take(self._keys.give_up_waiting())
