"""Shows what a program sent: pyte, without what it does not know and would print."""

import re

import pyte

# Kitty keyboard and mode questions.
_UNKNOWN = re.compile(rb"\x1b\[(?:[<>=][0-9;]*u|\?[0-9;]*\$p)")
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-9;<>=?$]*)?$")


class Emulator:
    """What stands on the screen of a terminal, fed in pieces of any length."""

    def __init__(self, columns: int, rows: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._pending = b""

    @property
    def text(self) -> str:
        """What stands there now, without trailing blanks."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def feed(self, data: bytes) -> None:
        """Show what was sent; a sequence that is cut off waits for its rest."""
        known = _UNKNOWN.sub(b"", self._pending + data)
        unfinished = _UNFINISHED.search(known)
        cut = unfinished.start() if unfinished else len(known)
        self._pending = known[cut:]
        self._stream.feed(known[:cut])

    def resize(self, columns: int, rows: int) -> None:
        """Take another size."""
        self.screen.resize(rows, columns)

    def reset(self) -> None:
        """Forget what stands there."""
        self.screen.reset()
