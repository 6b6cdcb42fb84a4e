"""A person at a real terminal: a pseudo-terminal, and an emulator that shows what stands on it."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from signal import Signals
from typing import NamedTuple

from tests.terminal.emulator import Emulator

UNKNOT = str(Path(sys.executable).with_name("unknot"))
"""The installed command, beside the interpreter that runs the tests."""

KEYS = {
    "enter": "\r",
    "space": " ",
    "tab": "\t",
    "escape": "\x1b",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "ctrl+c": "\x03",
    "ctrl+q": "\x11",
}
MODES = {"alternate screen": 1049, "mouse": 1000, "all mouse": 1003, "focus": 1004, "paste": 2004}

AT_ONCE = 0.002
"""Seconds; what is read so soon was there before it was looked for."""


class Arrival(NamedTuple):
    """Bytes that were read: up to which one, when, and how many seconds earlier they may have come."""

    up_to: int
    when: float
    doubt: float


class Terminal:
    """One program in one terminal; nothing here sleeps, everything waits for a condition."""

    def __init__(
        self,
        command: Sequence[str],
        environ: Mapping[str, str],
        columns: int = 80,
        rows: int = 24,
        *,
        controlling: bool = True,
        ignored: Sequence[Signals] = (),
    ) -> None:
        """Start a command; not `controlling` where the program is to get no SIGHUP from this terminal.

        `ignored` are signals that it is told to ignore, as by `trap '' HUP` or `nohup`.
        """
        self.raw = b""
        self.arrivals: list[Arrival] = []
        self._looked_at = time.monotonic()
        self._emulator = Emulator(columns, rows)
        self._master, self._slave = pty.openpty()
        self.resize(columns, rows)
        self.attributes_before = self.attributes()
        self.process = subprocess.Popen(
            command,
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            env=dict(environ),
            start_new_session=True,
            preexec_fn=partial(_take_terminal, self._slave if controlling else None, ignored),
        )

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def text(self) -> str:
        """What stands on the screen now, without trailing blanks."""
        return self._emulator.text

    def attributes(self) -> list[object]:
        """The terminal's attributes, as `stty` would show them."""
        return list(termios.tcgetattr(self._slave))

    def modes_on(self) -> set[str]:
        """The modes that the program switched on and not off again."""
        return {
            name
            for name, number in MODES.items()
            if self.raw.rfind(b"\x1b[?%dh" % number) > self.raw.rfind(b"\x1b[?%dl" % number)
        }

    def is_restored(self) -> bool:
        """Whether the terminal is as it was before the program."""
        return not self.modes_on() and self.attributes() == self.attributes_before

    def resize(self, columns: int, rows: int) -> None:
        """Change the size; the program gets SIGWINCH where this is its controlling terminal."""
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._emulator.resize(columns, rows)

    def press(self, *keys: str) -> None:
        """Press keys by name, or characters as they are."""
        for key in keys:
            self.send(KEYS.get(key, key).encode())

    def send(self, data: bytes) -> None:
        """Send bytes as if they came from the keyboard."""
        os.write(self._master, data)

    def read(self, seconds: float = 0.05) -> bool:
        """Take what the program wrote, waiting for some at most so long; whether there was any."""
        looks_at = time.monotonic()
        if not select.select([self._master], [], [], seconds)[0]:
            self._looked_at = time.monotonic()
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:  # nobody has the other end any more
            return False
        came_at = time.monotonic()
        doubt = looks_at - self._looked_at if came_at - looks_at < AT_ONCE else 0.0
        self.take(data, came_at, doubt)
        return bool(data)

    def take(self, data: bytes, came_at: float, doubt: float = 0.0) -> None:
        """Show what was read, and remember when."""
        self._looked_at = came_at
        self.raw += data
        self.arrivals.append(Arrival(len(self.raw), came_at, doubt))
        self._emulator.feed(data)

    def wait_for(self, wanted: str | Callable[["Terminal"], bool], seconds: float = 15) -> str:
        """Read until the text stands on the screen, or the condition holds; returns the screen."""
        deadline = time.monotonic() + seconds
        while not (wanted in self.text if isinstance(wanted, str) else wanted(self)):
            ended = self.process.poll() is not None
            if not self.read() and (ended or time.monotonic() > deadline):
                why = f"the program ended with {self.process.returncode}" if ended else f"not in {seconds} s"
                raise AssertionError(f"waited for {wanted!r}: {why}. The screen:\n{self.text}")
        return self.text

    def appears(self, wanted: str, seconds: float) -> bool:
        """Whether a text stands on the screen at some moment within so many seconds."""
        deadline = time.monotonic() + seconds
        while wanted not in self.text and time.monotonic() < deadline and self.process.poll() is None:
            self.read()
        return wanted in self.text

    def linger(self, seconds: float) -> None:
        """Let time pass on purpose, as somebody does who waits on a tender point; the screen is read on."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(max(0.0, min(0.05, end - time.monotonic())))

    def linger_unread(self, seconds: float) -> None:
        """The same while nobody reads."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(seconds)

    def exit_status(self, seconds: float = 15) -> int:
        """Wait for the end, reading on; the status, negative where a signal killed it."""
        deadline = time.monotonic() + seconds
        while self.process.poll() is None:
            if time.monotonic() > deadline:
                raise AssertionError(f"still running after {seconds} s. The screen:\n{self.text}")
            self.read()
        self.drain()
        return self.process.returncode

    def exit_status_unread(self, seconds: float = 15) -> int:
        """Wait for the end like a terminal that is stalled or gone: nothing is read meanwhile."""
        return self.process.wait(seconds)

    def drain(self) -> None:
        """Read all there is, as a terminal does that comes back."""
        while self.read(0):
            pass

    def stall(self) -> None:
        """Take nothing any more: what is on the way to the screen is filled up until nothing goes in."""
        way = os.open(os.ttyname(self._slave), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
        with suppress(BlockingIOError):
            while True:
                os.write(way, bytes(64))  # zeros: a terminal shows nothing for them
        os.close(way)

    def wipe(self) -> None:
        """Forget what stands on the screen: what is seen from now on was painted anew."""
        self.drain()
        self._emulator.reset()

    def seconds_of_processor(self) -> float:
        """Processor time that the program has used up to now."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def signal(self, number: Signals) -> None:
        """Send the program a signal."""
        self.process.send_signal(number)

    def stop(self, number: Signals) -> None:
        """Stop the program by SIGTSTP or SIGSTOP, and wait until it is."""
        self.process.send_signal(number)
        while not os.WIFSTOPPED(os.waitpid(self.process.pid, os.WUNTRACED | os.WNOHANG)[1]):
            self.read()
        self.drain()

    def threads(self) -> int:
        """How many threads the program has."""
        return len(os.listdir(f"/proc/{self.process.pid}/task"))

    def hang_up(self) -> None:
        """Close the terminal's own end, as a lost connection does."""
        os.close(self._master)
        self._master = -1

    def close(self) -> None:
        """End whatever still runs, and give back the descriptors."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self._master >= 0:
            os.close(self._master)
        os.close(self._slave)


def _take_terminal(slave: int | None, ignored: Sequence[Signals]) -> None:
    for number in signal.SIGHUP, signal.SIGINT:  # ignored where the tests themselves run in the background
        signal.signal(number, signal.SIG_DFL)
    for number in ignored:
        signal.signal(number, signal.SIG_IGN)
    if slave is not None:
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)


def clean_environ(home: Path, **more: str) -> dict[str, str]:
    """The environment of a person who has set nothing, with every file of Unknot under `home`."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "TZ": "Europe/Paris",
        "UNKNOT_HOME": str(home / "unknot"),
        **more,
    }
