"""An hour of a session in the real app, with a fast clock: nothing grows from step to step."""

import asyncio
import datetime as dt
import gc
import os
import sys
import threading
from collections import Counter
from pathlib import Path

import msgspec

from tests.homes import write_welcomed
from tui.app import UnknotApp
from tui.core.clock import ManualClock
from tui.core.cues.channels import Heard, Surroundings
from tui.core.preferences.settings import StartRequest
from tui.core.routines.routine import Library, Routine
from tui.core.routines.vocabulary import Advance, StepSide
from tui.core.sessions.record import Phase
from tui.files.journal.journal_files import YearJournal
from tui.files.kept_settings import find_settings
from tui.files.paths import find_paths
from tui.files.routines.shelf import OwnShelf
from tui.memory import keep_no_lines
from tui.screens.step import StepScreen

HERE = Surroundings(terminal="of this test")
STEPS, STEP_SECONDS = 45, 80
WARM = 30
"""Steps until every picture and every word has been seen, and every cache is full."""
LOOK_SECONDS = 2.5
MAY_GROW = {
    *{"PassRun", "dict", "list", "tuple", "frozenset"},
    *{"Fraction", "BoxModel", "Size", "Region", "Spacing", "Segment", "Strip", "FIFOCache"},
    *{"TimerHandle", "Context", "hamt", "hamt_bitmap_node"},
}
"""What a session remembers of a step; Textual's bounded caches; timers that were stopped, not yet due."""
BLOCKS_A_STEP = 200
"""Pieces of memory, mostly of counts that were written for the first time and are kept in bounded caches."""


def an_hour(library: Library) -> Routine:
    """Four steps after one another, again and again; one more than is waited for."""
    routine = library.routine("hands-forearms")
    assert routine is not None
    steps = [
        msgspec.structs.replace(
            routine.steps[number % 4],
            id=f"step-{number}",
            seconds=STEP_SECONDS,
            max_seconds=2 * STEP_SECONDS,
            side=StepSide.BOTH,
            group=None,
            advance=Advance.TIMER,
        )
        for number in range(STEPS + 1)
    ]
    return msgspec.structs.replace(routine, id="an-hour", steps=tuple(steps), groups=())


class Hour:
    """Somebody who works for an hour."""

    def __init__(self, home: Path) -> None:
        self.clock = ManualClock(dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC))
        paths = find_paths({"UNKNOT_HOME": str(home)})
        write_welcomed(paths, heard={HERE.terminal: Heard(bell=True)})
        shelf = OwnShelf(paths, self.clock)
        journal = YearJournal(paths, self.clock)
        start = StartRequest(routine=an_hour(shelf.library))
        self.app = UnknotApp(paths, find_settings(paths), shelf, journal, self.clock, HERE, start=start)

    async def work(self) -> StepScreen:
        """Come to the first step."""
        while not isinstance(self.app.screen, StepScreen):
            self.clock.move(1)
            await self.press("enter")
        return self.app.screen

    async def press(self, key: str) -> None:
        self.clock.move(1)
        await self.pilot.press(key)
        await self.pilot.pause()

    async def do_step(self, number: int) -> None:
        """One step: every third with a tender point, every fourth read in the help, every fifth from afar."""
        screen = self.app.screen
        assert isinstance(screen, StepScreen)
        if number % 5 == 0:
            await self.press("d")
        if number % 4 == 0:
            await self.press("?")
            await self.press("?")
            await self.press("space")
        looked = 0
        while len(screen._session.state.runs) == number + 1 and not screen._session.over:
            self.clock.move(LOOK_SECONDS)
            screen.look()
            looked += 1
            if (looked == 10 and number % 3 == 0) or (screen._session.phase is Phase.HOLD and looked == 20):
                await self.press("t")
            if looked % 6 == 0:
                await self.pilot.pause(0.02)
        if number % 5 == 4:
            await self.press("d")


class Weight(msgspec.Struct, frozen=True):
    """What is there at one moment."""

    kinds: Counter[str]
    blocks: int
    tasks: int
    threads: int
    files: int


async def weigh(hour: Hour) -> Weight:
    """What is there when all has come to rest."""
    await hour.pilot.pause(0.1)
    for _ in range(3):
        gc.collect()
    return Weight(
        Counter(type(each).__qualname__ for each in gc.get_objects()),
        sys.getallocatedblocks(),
        len(asyncio.all_tasks()),
        threading.active_count(),
        len(os.listdir("/proc/self/fd")),
    )


async def test_an_hour_leaves_nothing_behind_from_step_to_step(tmp_path: Path) -> None:
    keep_no_lines()  # as the program does where it begins
    hour = Hour(tmp_path / "home")
    async with hour.app.run_test(size=(80, 24)) as hour.pilot:
        screen = await hour.work()
        for number in range(WARM):
            await hour.do_step(number)
        before = await weigh(hour)
        for number in range(WARM, STEPS):
            await hour.do_step(number)
        after = await weigh(hour)
        steps = STEPS - WARM
        assert len(screen._session.state.runs) == STEPS + 1
        assert screen._session.state.elapsed_ms > 3_600_000
        grown = {kind: more for kind, more in (after.kinds - before.kinds).items() if more >= steps}
        assert grown.keys() <= MAY_GROW, grown
        assert after.blocks - before.blocks < BLOCKS_A_STEP * steps
        assert (after.tasks, after.threads, after.files) == (before.tasks, before.threads, before.files)
