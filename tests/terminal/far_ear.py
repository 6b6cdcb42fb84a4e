"""Hears the bell of a terminal: when it really arrived, and what else did that should print nothing."""

import re
import time
from collections.abc import Callable

from tests.terminal.harness import Terminal

_STRING = re.compile(rb"\x1b[\]P_^X].*?(?:\x07|\x1b\\)", re.DOTALL)
"""A command with a text and an end of its own; the bell that ends one rings nothing."""
_BEGUN = re.compile(rb"\x1b(?:[\]P_^X].*)?$", re.DOTALL)
STALL = 0.1
"""Seconds without a look at the terminal after which nothing can be said of when a bell rang."""


class FarEar:
    """Listens to a terminal from now on; times are seconds since then."""

    def __init__(self, terminal: Terminal) -> None:
        self.rings: list[float] = []
        self.strings: list[bytes] = []
        self.stalled = False
        self._terminal = terminal
        self._read_up_to = len(terminal.raw)
        self._begun = time.monotonic()

    def listen(self, until: Callable[[Terminal], bool], seconds: float) -> None:
        """Read until the condition holds."""
        deadline = time.monotonic() + seconds
        while not until(self._terminal):
            looked = time.monotonic()
            if looked > deadline:
                raise AssertionError(f"not within {seconds} s. The screen:\n{self._terminal.text}")
            self._terminal.read(0.02)
            self.stalled |= time.monotonic() - looked > STALL
            self._take(looked)

    def _take(self, looked: float) -> None:
        new = self._terminal.raw[self._read_up_to :]
        self.strings += _STRING.findall(new)
        left = _STRING.sub(lambda found: b" " * len(found.group()), new)
        unfinished = _BEGUN.search(left)
        cut = unfinished.start() if unfinished else len(left)
        self._read_up_to += cut
        self.rings += [looked - self._begun] * left[:cut].count(b"\x07")
