"""A terminal that measures what runs in it: bytes, writes, processor time, memory, answers."""

import os
import select
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

import msgspec

from tests.terminal.harness import Terminal

BARE = Path(__file__).with_name("bare")
HELLO = [sys.executable, str(BARE / "hello.py")]
TIMER = [sys.executable, str(BARE / "timer.py")]
QUIET = 0.15
"""Seconds without a byte after which an answer is at its end."""

LOOKS_EVERY, IDLE = 0.5, 0.02
"""A program that uses no more of the processor between two looks, seconds, has nothing to do."""
BEGINS = 2.0
"""Seconds within which an answer begins, however busy the machine is."""


class Answer(msgspec.Struct, frozen=True):
    """From a key to the last byte of what it caused: seconds on the wall, of the processor, and bytes."""

    wall: float
    cpu: float
    sent: int


class Flow(msgspec.Struct, frozen=True):
    """What came in a stretch of time, by the second."""

    seconds: float
    bytes_s: float
    writes_s: float
    cpu: float
    """Share of one core."""
    arrivals: tuple[int, int]
    """Which ones they were: from this one, up to but without that one."""


class Meter(Terminal):
    """Listens without showing, so that the time of each byte is true; what came is shown afterwards."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
        """Start a command in 80x24 with true colour."""
        self.began_at = time.monotonic()
        super().__init__(command, {**environ, "COLORTERM": "truecolor"})

    def __enter__(self) -> Self:
        return self

    def processor(self) -> float:
        """Seconds of the processor that all threads of the program have used, also those that ended."""
        return time.clock_gettime(~self.process.pid << 3 | 2)  # CPUCLOCK_SCHED of a process

    def resident(self) -> float:
        """Megabytes of memory that it has."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    def since_start(self) -> Answer:
        """What it took and sent up to now."""
        return Answer(time.monotonic() - self.began_at, self.processor(), len(self.raw))

    def hear(self, quiet: float = QUIET, most: float = 2.0, begins: float = 0.0) -> float | None:
        """Wait until nothing has come for a while; when the last byte came, None where there was none.

        It may begin to come only after some seconds.
        """
        began, pieces = time.monotonic(), list[tuple[float, bytes]]()
        waits = max(begins, quiet)
        while time.monotonic() - began < begins + most and select.select([self._master], [], [], waits)[0]:
            data = os.read(self._master, 65536)
            pieces.append((time.monotonic(), data))
            waits = quiet
        for when, data in pieces:
            self.take(data, when)
        return pieces[-1][0] if pieces else None

    def rest(self, most: float = 120.0) -> None:
        """Wait until the program has nothing to do any more."""
        deadline, before = time.monotonic() + most, -1.0
        while time.monotonic() < deadline and self.processor() - before > IDLE:
            before = self.processor()
            self.linger(LOOKS_EVERY)

    def answer(self, *keys: str, quiet: float = QUIET, begins: float = BEGINS) -> Answer:
        """Press keys, begun while nothing is on its way, and wait for the last byte they cause."""
        self.hear(quiet)
        cpu, sent, began = self.processor(), len(self.raw), time.monotonic()
        self.press(*keys)
        last = self.hear(quiet, begins=begins)
        if last is None:
            raise AssertionError(f"{keys} changed nothing on this screen:\n{self.text}")
        return Answer(last - began, self.processor() - cpu, len(self.raw) - sent)

    def flow(self, seconds: float) -> Flow:
        """Watch for so many seconds."""
        self.drain()
        sent, first, cpu, began = len(self.raw), len(self.arrivals), self.processor(), time.monotonic()
        self.linger(seconds)
        took = time.monotonic() - began
        pieces = first, len(self.arrivals)
        return Flow(
            took,
            (len(self.raw) - sent) / took,
            (pieces[1] - first) / took,
            (self.processor() - cpu) / took,
            pieces,
        )
