"""The app with a terminal that takes all and shows nothing: how long until the last byte of an answer.

Time is the processor's, from the moment a key arrives to the last write it causes; what the wait for that
costs afterwards is not counted. Everything is written as to a real terminal of true colour.
"""

import asyncio
import statistics
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from io import StringIO
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.driver import Driver
from textual.drivers.headless_driver import HeadlessDriver
from textual.screen import Screen
from textual.widgets import Static

import tui.app
from tests.homes import write_welcomed
from tui.app import UnknotApp
from tui.core.clock import ManualClock
from tui.core.cues.channels import Heard, Surroundings
from tui.files.journal.journal_files import YearJournal
from tui.files.kept_settings import find_settings
from tui.files.paths import Paths
from tui.files.routines.shelf import OwnShelf
from tui.toolkit.memory import settle_memory

HERE = Surroundings(terminal="of this benchmark")
QUIET_AT_LAST = 2.0
LOOKS_EVERY, QUIET_LOOKS, QUIET_SECONDS = 0.01, 4, 0.001
"""Nothing is under way any more after so many looks that found the processor idle for us."""
PUSH, ANSWER = "f12", "f11"
"""Keys that only this app has: push the next screen; be answered by the least a screen can do."""

AnyScreen = Screen[Any]


class Spent(msgspec.Struct, frozen=True):
    """Milliseconds of the processor, milliseconds on the wall, and bytes written."""

    cpu: float
    wall: float
    sent: int


class Sink(HeadlessDriver):
    """Counts what is written, and remembers when that was."""

    sent = 0
    wrote_at = 0.0, 0.0

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        self.sent += len(data.encode())
        self.wrote_at = clocks()


class Echo(Screen[None]):
    """A screen of one line that tells how often its key was pressed."""

    BINDINGS = [Binding(ANSWER, "answer", "answer")]
    count = 0

    def compose(self) -> ComposeResult:
        yield Static("0", markup=False)

    def action_answer(self) -> None:
        self.count += 1
        self.query_one(Static).update(f"{self.count}")


class TimedApp(UnknotApp):
    """The app; a key of its own pushes `next_screen`."""

    CSS_PATH = str(Path(tui.app.__file__).with_name("app.tcss"))
    next_screen: Callable[[], AnyScreen] = Screen

    def get_driver_class(self) -> type[Driver]:
        return Sink

    async def on_event(self, event: events.Event) -> None:
        """The key that pushes is taken ahead of the gate: on some screens every key is an answer."""
        if isinstance(event, events.Key) and event.key == PUSH:
            self.push_screen(self.next_screen())
        else:
            await super().on_event(event)


class Watch(msgspec.Struct):
    """Presses keys and tells what each cost."""

    app: TimedApp
    clock: ManualClock

    @property
    def sink(self) -> Sink:
        """Where the app writes to."""
        assert isinstance(self.app._driver, Sink)
        return self.app._driver

    async def key(self, name: str) -> Spent:
        """Press a key, a second after the one before, and wait until nothing moves any more."""
        self.clock.move(1)
        sent, began = self.sink.sent, clocks()
        self.sink.wrote_at = began
        self.app.post_message(events.Key(name, name if len(name) == 1 else None))
        await quiet()
        while not self.app._exit and len(self.app.screen_stack) == 1:  # between two: something is stored
            await quiet()
        ended = self.sink.wrote_at
        return Spent(1e3 * (ended[0] - began[0]), 1e3 * (ended[1] - began[1]), self.sink.sent - sent)

    async def push(self, screen: Callable[[], AnyScreen]) -> Spent:
        """Push a screen by a key, as everything else happens by keys."""
        self.app.next_screen = screen
        return await self.key(PUSH)

    async def pop(self) -> None:
        """Take down what was pushed."""
        self.app.pop_screen()
        await quiet()


def clocks() -> tuple[float, float]:
    """Seconds of the processor, and on the wall."""
    return time.process_time(), time.perf_counter()


async def quiet() -> None:
    """Until the process has had nothing to do for a while."""
    idle, until = 0, time.monotonic() + QUIET_AT_LAST
    while idle < QUIET_LOOKS and time.monotonic() < until:
        before = time.process_time()
        await asyncio.sleep(LOOKS_EVERY)
        idle = idle + 1 if time.process_time() - before < QUIET_SECONDS else 0


def median(times: list[Spent]) -> Spent:
    """The middle of each figure."""
    return Spent(
        statistics.median(each.cpu for each in times),
        statistics.median(each.wall for each in times),
        statistics.median_low([each.sent for each in times]),
    )


def _true_colour() -> Console:
    """As Textual makes it, but whatever terminal this runs in."""
    return Console(color_system="truecolor", file=StringIO(), force_terminal=True, _environ={})


@asynccontextmanager
async def watched(paths: Paths, clock: ManualClock, size: tuple[int, int]) -> AsyncIterator[Watch]:
    """The app over whatever journal is there, on its body screen, with nothing to ask and nothing moving."""
    write_welcomed(paths, heard={HERE.terminal: Heard(bell=True, flash=False)})
    paths.config_file.write_text('questions = false\nmotion = "none"\n', encoding="utf-8")
    journal = YearJournal(paths, clock)
    app = TimedApp(paths, find_settings(paths), OwnShelf(paths, clock), journal, clock, HERE)
    app.console = _true_colour()
    settle_memory()  # as the program does before it draws
    running = asyncio.create_task(app.run_async(size=size))
    try:
        while not isinstance(app._driver, Sink) or not app.is_running:
            await asyncio.sleep(LOOKS_EVERY)
        await quiet()
        yield Watch(app, clock)
    finally:
        app.exit()
        with suppress(asyncio.CancelledError):
            await running
