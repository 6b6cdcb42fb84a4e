"""Hears the bell of a terminal: when it really arrived, and what else did that should print nothing."""

import re
from bisect import bisect_left

from tests.terminal.harness import Arrival, Terminal

_STRING = re.compile(rb"\x1b[\]P_^X].*?(?:\x07|\x1b\\)", re.DOTALL)
"""A command with a text and an end of its own; the bell that ends one rings nothing."""
STALL = 0.1
"""Seconds without a look at the terminal after which nothing can be said of when a bell rang."""


class FarEar:
    """What was heard at a terminal up to now; times are seconds of some clock."""

    def __init__(self, terminal: Terminal) -> None:
        """Everything that has been read from it is listened to."""
        self.strings: list[bytes] = _STRING.findall(terminal.raw)
        silent = _STRING.sub(lambda found: b" " * len(found.group()), terminal.raw)
        places = [at for at, byte in enumerate(silent) if byte == 7]
        arrivals = [_arrival_of(place, terminal.arrivals) for place in places]
        self.rings = [arrival.when for arrival in arrivals]
        self.was_distracted = any(arrival.doubt > STALL for arrival in arrivals)

    @property
    def notifications(self) -> list[bytes]:
        """The notifications among the strings."""
        return [each for each in self.strings if each.startswith((b"\x1b]9;", b"\x1b]99;", b"\x1b]777;"))]


def _arrival_of(place: int, arrivals: list[Arrival]) -> Arrival:
    """When the byte at a place was read."""
    return arrivals[bisect_left(arrivals, place + 1, key=lambda arrival: arrival.up_to)]
