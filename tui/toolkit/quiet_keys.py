"""Waits for keys without looking ten times a second whether one came, as Textual does all the time."""

import os
import threading
from selectors import EVENT_READ, SelectorKey, SelectSelector
from types import SimpleNamespace

SHORT_WAITS = 10
"""So many waits of Textual's length follow something that came: a lone escape is told by nothing after it."""
_here = threading.local()


class EndOfKeys(threading.Event):
    """The event that ends the reading of keys; it ends a wait for them too."""

    def __init__(self) -> None:
        super().__init__()
        self.is_set_here, self._sets = os.pipe()

    def set(self) -> None:
        super().set()
        os.write(self._sets, b".")

    def clear(self) -> None:
        if self.is_set():
            os.read(self.is_set_here, 1)
        super().clear()

    def ends_this_thread(self) -> None:
        """Let it end the waits for keys of the thread that calls this."""
        _here.end = self


class QuietSelector(SelectSelector):
    """Waits as long as it takes where nothing came lately."""

    def __init__(self) -> None:
        super().__init__()
        self._end: EndOfKeys = _here.end
        self._short_waits = SHORT_WAITS

    def select(self, timeout: float | None = None) -> list[tuple[SelectorKey, int]]:
        """What can be read; with nothing for a while, only when there is something or when it ends."""
        if self._end.is_set():
            return super().select(0)
        if self._short_waits:
            ready = super().select(timeout)
        else:
            self.register(self._end.is_set_here, EVENT_READ)
            ready = [each for each in super().select() if each[0].fd != self._end.is_set_here]
            self.unregister(self._end.is_set_here)
        self._short_waits = SHORT_WAITS if ready else max(0, self._short_waits - 1)
        return ready


SELECTORS = SimpleNamespace(SelectSelector=QuietSelector, SelectorKey=SelectorKey, EVENT_READ=EVENT_READ)
"""What stands in for the module `selectors` where Textual waits for keys."""
