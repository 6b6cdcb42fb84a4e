"""What ten years cost: 11,000 sessions of 2 kB each, in the real app, `python -m tests.benchmarks.weeks`.

Prints milliseconds of the processor from a key to the last paint it causes (on the wall they are more where a
machine is busy): opening the week, the week before, opening the journal, each letter typed into its search;
each as a ratio to pushing an empty screen in the same app and to the same questions asked of SQLite
(tests/benchmarks/week_sql.py). Wanted: 100 ms for opening the week, 50 ms for a letter. Medians; the first
opening, which lays the journal out, stands apart. `--profile` shows where the time of all that goes.
"""

import asyncio
import cProfile
import datetime as dt
import pstats
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import msgspec
from textual.pilot import Pilot
from textual.screen import Screen

import tui.app
from tests.benchmarks.ten_years import NOW, ZONE, open_journal, write_ten_years
from tests.benchmarks.week_sql import ask_full_text, ask_like, ask_week, filled
from tests.homes import write_welcomed
from tui.app import UnknotApp
from tui.core.clock import ManualClock
from tui.core.cues.channels import Heard, Surroundings
from tui.core.places.findings import regions_of_library
from tui.core.weeks.calendar_week import Week
from tui.files.kept_settings import find_settings
from tui.files.paths import Paths
from tui.files.routines.routine_files import load_built_in
from tui.files.routines.shelf import OwnShelf
from tui.screens.journal import JournalScreen
from tui.screens.week import WeekScreen
from tui.toolkit.memory import settle_memory

TIMES = 9
HERE = Surroundings(terminal="of this benchmark")
TYPED = "shoulder tight"
WANTED_MS = {"open the week": 100.0, "a letter of a search": 50.0}


class Spent(msgspec.Struct, frozen=True):
    """Milliseconds of the processor, and on the wall."""

    cpu: float
    wall: float


Measured = dict[str, list[Spent]]


class TimedApp(UnknotApp):
    """The app, which knows when it last painted."""

    CSS_PATH = str(Path(tui.app.__file__).with_name("app.tcss"))
    painted_at = 0.0, 0.0

    def post_display_hook(self) -> None:
        super().post_display_hook()
        self.painted_at = _clocks()


class Watch(msgspec.Struct):
    """Measures what keys cost."""

    app: TimedApp
    pilot: Pilot[None]
    found: Measured = {}
    profile: cProfile.Profile | None = None

    async def key(self, key: str, name: str = "") -> None:
        """Press a key and wait until nothing moves any more; measured where it has a name."""
        await self.do(name, lambda: self.pilot.press(key))

    async def do(self, name: str, act: Callable[[], Awaitable[object]]) -> None:
        """Milliseconds until the last paint."""
        with self._profiled(name):
            began = _clocks()
            await act()
            await self.pilot.pause()
        if name:
            self.found.setdefault(name, []).append(_between(began, self.app.painted_at))

    @contextmanager
    def _profiled(self, name: str) -> Iterator[None]:
        if self.profile is None or not name:
            yield
            return
        self.profile.enable()
        yield
        self.profile.disable()


def app_of(paths: Paths) -> TimedApp:
    """The app over the journal of ten years."""
    write_welcomed(paths, heard={HERE.terminal: Heard(bell=True, flash=False)})
    paths.config_file.write_text("questions = false\n", encoding="utf-8")
    clock = ManualClock(NOW, ZONE)
    return TimedApp(paths, find_settings(paths), OwnShelf(paths, clock), open_journal(paths), clock, HERE)


async def measure(paths: Paths, profile: cProfile.Profile | None = None) -> Measured:
    """Everything in one run of the app."""
    app = app_of(paths)
    settle_memory()  # as the program does before it draws
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        watch = Watch(app, pilot)
        for _ in range(TIMES):
            await watch.do("an empty screen", lambda: _push_empty(app))
            app.pop_screen()
            await pilot.pause()
        watch.profile = profile
        await _weeks(watch)
        await _searches(watch)
        return watch.found


async def _push_empty(app: TimedApp) -> None:
    await app.push_screen(Screen())


async def _weeks(watch: Watch) -> None:
    for number in range(TIMES):
        await watch.key("w", "open the week" if number else "open the week, first")
        assert isinstance(watch.app.screen, WeekScreen), watch.app.screen
        await watch.key("left", "the week before")
        await watch.key("q", "back to the body")


async def _searches(watch: Watch) -> None:
    for number in range(TIMES):
        await watch.key("o", "open the journal" if number else "open the journal, first")
        assert isinstance(watch.app.screen, JournalScreen), watch.app.screen
        if number in (1, 2, 3):
            await watch.key("slash")
            for letter in TYPED:
                await watch.key("space" if letter == " " else letter, "a letter of a search")
            await watch.key("escape")
        await watch.key("q")


def ask_sqlite(paths: Paths) -> Measured:
    """The same questions of a database of the same entries, warm."""
    library, week = load_built_in(), Week.of(NOW.date())
    base = filled(
        paths.data / "asked.sqlite", open_journal(paths).all(), library, regions_of_library(library)
    )
    weeks = [week.start - dt.timedelta(weeks=number) for number in range(TIMES)]
    starts = [TYPED[:number] for number in range(1, len(TYPED) + 1)]
    return {
        "open the week": [_spent(partial(ask_week, base, Week(start))) for start in weeks],
        "a letter of a search": [_spent(partial(ask_like, base, text)) for text in starts],
        "a letter, full-text index": [_spent(partial(ask_full_text, base, text)) for text in starts],
    }


def _spent(ask: Callable[[], object]) -> Spent:
    began = _clocks()
    ask()
    return _between(began, _clocks())


def _clocks() -> tuple[float, float]:
    return time.process_time(), time.perf_counter()


def _between(began: tuple[float, float], ended: tuple[float, float]) -> Spent:
    return Spent(1e3 * (ended[0] - began[0]), 1e3 * (ended[1] - began[1]))


def _median(times: list[Spent]) -> Spent:
    return Spent(
        statistics.median(each.cpu for each in times), statistics.median(each.wall for each in times)
    )


def _reading(paths: Paths) -> Measured:
    journal = open_journal(paths)
    return {"read the journal, cold": [_spent(journal.all)], "read the journal, warm": [_spent(journal.all)]}


def main() -> int:
    """1 where something takes longer than is wanted."""
    profile = cProfile.Profile() if "--profile" in sys.argv[1:] else None
    with tempfile.TemporaryDirectory() as folder:
        paths = write_ten_years(Path(folder))
        found = _reading(paths) | asyncio.run(measure(paths, profile))
        asked = ask_sqlite(paths)
    empty = _median(found["an empty screen"]).cpu
    for name, times in found.items():
        took = _median(times)
        beside = f", {took.cpu / _median(asked[name]).cpu:6.1f} x SQLite" if name in asked else ""
        print(f"{name:26} {took.cpu:7.1f} ms (wall {took.wall:7.1f}) {took.cpu / empty:6.1f} x empty{beside}")
    for name, times in asked.items():
        print(f"SQLite, {name:26} {_median(times).cpu:7.1f} ms")
    if profile is not None:
        pstats.Stats(profile).sort_stats("tottime").print_stats(35)
    return int(any(_median(found[name]).cpu > most for name, most in WANTED_MS.items()))


if __name__ == "__main__":
    sys.exit(main())
