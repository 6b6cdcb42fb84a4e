"""What a terminal channel needs of the front end that owns the terminal."""

from collections.abc import Callable
from typing import Protocol


class TerminalOut(Protocol):
    """The way to the terminal; a front end sees to it that nothing is cut into what it prints itself.

    `after` is called on one thread only, the one that also gives the cues.
    """

    def ring(self) -> None:
        """Ring the bell once."""
        ...

    def send(self, sequence: str) -> None:
        """Send one whole control sequence that prints nothing."""
        ...

    def after(self, seconds: float, call: Callable[[], None]) -> object:
        """Call something once, so many real seconds from now; never before this returns."""
        ...
