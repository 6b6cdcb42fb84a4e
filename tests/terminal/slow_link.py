"""A terminal at the end of a long way: what is typed and what is shown arrive later, in their order."""

import os
import time
from collections import deque
from collections.abc import Mapping, Sequence

from tests.terminal.harness import Terminal


class SlowTerminal(Terminal):
    """Every byte takes `delay` seconds in each direction; nothing is lost."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str], *, delay: float) -> None:
        self._delay = delay
        self._to_program: deque[tuple[float, bytes]] = deque()
        self._to_person: deque[tuple[float, bytes]] = deque()
        super().__init__(command, environ)

    def send(self, data: bytes) -> None:
        self._to_program.append((time.monotonic() + self._delay, data))

    def read(self, seconds: float = 0.05) -> bool:
        """Let both ends have what is due, waiting at most so long; whether anything came to the person."""
        self._hand_over()
        waits = min(seconds, self._until_next())
        super().read(waits)  # by `take` it goes on its way
        self._hand_over()
        return self._show_what_is_due()

    def take(self, data: bytes, came_at: float, doubt: float = 0.0) -> None:
        self._to_person.append((came_at + self._delay, data))

    def drain(self) -> None:
        """Read all there is, and wait until it is here."""
        while super().read(0) or self._to_person:
            self._show_what_is_due()

    def _until_next(self) -> float:
        due = [queue[0][0] for queue in (self._to_program, self._to_person) if queue]
        return max(0.0, min(due, default=float("inf")) - time.monotonic())

    def _hand_over(self) -> None:
        while self._to_program and self._to_program[0][0] <= time.monotonic():
            os.write(self._master, self._to_program.popleft()[1])

    def _show_what_is_due(self) -> bool:
        shown = False
        while self._to_person and self._to_person[0][0] <= time.monotonic():
            due, data = self._to_person.popleft()
            super().take(data, due)
            shown = True
        return shown
