"""What opening each screen costs, and its commonest key: `python -m tests.benchmarks.screens [--ten-years]`.

Each opening stands beside pushing an empty screen, each key beside one that changes a single number on an
otherwise empty screen; both by a key, in the same app, the reference before each. Milliseconds of the
processor until the last byte is written, on 80x24 in true colour. `measure_screens(paths)` answers the
ratios for a journal that is there. The first opening of a kind, after the program is warm, stands apart.
`--only NAME...` measures these, `--profile` shows where the time of the openings goes.
"""

import argparse
import asyncio
import cProfile
import datetime as dt
import pstats
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import chdir, nullcontext
from functools import cache
from pathlib import Path

import msgspec
from textual.screen import Screen

from tests.benchmarks.ten_years import NOW, ZONE, write_ten_years
from tests.benchmarks.timed_app import ANSWER, AnyScreen, Echo, Spent, Watch, median, watched
from tests.builders import a_session
from tests.homes import paths_of
from tui.core.asking import Choice
from tui.core.clock import ManualClock
from tui.core.entries.due_question import MorningAfter
from tui.core.entries.journal import MemoryJournal
from tui.core.routines.routine import Library
from tui.core.safety.health import RememberedHealth
from tui.files.paths import Paths
from tui.files.routines.routine_files import load_built_in
from tui.screens.before import BeforeScreen
from tui.screens.body import BodyScreen
from tui.screens.one_question import OneQuestionScreen
from tui.screens.step import StepScreen
from tui.screens.welcome import WelcomeScreen
from tui.widgets.question import Question

TIMES = 7
USUAL = 80, 24
WANTED = 2.5
"""Times an empty screen: what opening any screen may cost."""
MOST_BACK = 5
BEGIN = "begin"
"""Enter, again and again, until the first step is there."""
SHARED = Path(__file__).parents[2] / "screenshots" / "files" / "from-anna.json"
NEAR = "a.json"
"""Its name in the folder that is worked in."""
TO_AFTER = ("1", BEGIN, "enter", "enter", "enter", "q", "q")


class Cost(msgspec.Struct, frozen=True):
    """How many times an empty screen it took, of the processor and on the wall; the first time apart."""

    ratio: float
    wall_ratio: float
    first_ratio: float
    milliseconds: float
    sent: int


class Way(msgspec.Struct, frozen=True):
    """The keys to a screen, of which the last opens it, the commonest keys there, and the way back.

    `back` is pressed again and again until the body is there; `push` is for screens that no key leads to.
    """

    name: str
    keys: tuple[str, ...]
    common: tuple[str, ...] = ()
    back: tuple[str, ...] = ("q",)
    push: Callable[[], AnyScreen] | None = None
    needs_entries: bool = False


@cache
def _library() -> Library:
    """As the app has it when it opens a screen."""
    return load_built_in()


def _welcome() -> AnyScreen:
    return WelcomeScreen(_library(), ManualClock(NOW, ZONE), RememberedHealth())


def _morning() -> AnyScreen:
    session = a_session(id="of-yesterday", started_at=NOW - dt.timedelta(days=1))
    journal, clock = MemoryJournal([session]), ManualClock(NOW, ZONE)
    return OneQuestionScreen(MorningAfter(session), journal, _library(), clock)


def _question() -> AnyScreen:
    choices = [Choice("enter", "Enter", "go on", 1), Choice("d", "d", "discard it", 2)]
    lines = ["Tight shoulders, step 4, your right side.", "0:18 left, one hold open."]
    return Question("A session was left open", lines, choices, ManualClock(NOW, ZONE))


WAYS = (
    Way("help", ("question_mark",), ("pagedown",)),
    Way("palette", ("ctrl+p",), ("down",), ("escape",)),
    Way("search for a place", ("slash",), ("s", "down"), ("escape",)),
    Way("what fits now", ("s",), ("down",)),
    Way("journal", ("o",), ("down", "up")),
    Way("journal, all of an entry", ("o", "enter"), ("down",), needs_entries=True),
    Way("journal, find", ("o", "slash"), ("s", "h"), ("escape", "q")),
    Way("week", ("w",), ("pagedown", "left", "f")),
    Way("report", ("w", "r"), ("pagedown", "right")),
    Way("check-in", ("c",), ("4", "down")),
    Way("settings", ("comma",), ("down", "right")),
    Way("trying the cues", ("comma", "t")),
    Way("routines", ("u",), ("down", "right", "e")),
    Way("change a routine", ("u", "m", "enter"), ("plus", "down"), ("q", "d")),
    Way("file of somebody else", ("u", "i", *NEAR, "enter"), ("pagedown",)),
    Way("before a session", ("1",), ("space",)),
    Way("health answers", ("1", "h"), ("down",)),
    Way("a session of minutes", ("m",), ("down", "plus", "space")),
    Way("step", ("1", BEGIN), ("enter",), ("q", "q", "d", "y")),
    Way("after a session", (*TO_AFTER, "e"), ("enter", "4"), ("s",)),
    Way("first page", (), ("down",), push=_welcome),
    Way("the morning after", (), ("2",), push=_morning),
    Way("a question", (), push=_question),
)
"""The body screen is measured with the launch."""


class Visits(msgspec.Struct):
    """Goes these ways and writes down what each cost, and what the reference cost just before."""

    watch: Watch
    opened: dict[str, list[tuple[Spent, Spent]]] = {}
    pressed: dict[str, list[tuple[Spent, Spent]]] = {}
    profile: cProfile.Profile | None = None

    async def visit(self, way: Way) -> None:
        """There and back once."""
        for key in way.keys[:-1]:
            await self._press(key)
        empty = await self.watch.push(Screen)
        await self.watch.pop()
        with self.profile or nullcontext():
            opened = await self.watch.push(way.push) if way.push else await self._press(way.keys[-1])
        self.opened.setdefault(way.name, []).append((opened, empty))
        await self._keys(way)
        if way.push:
            await self.watch.pop()
        await self._go_back(way)

    async def _go_back(self, way: Way) -> None:
        for key in way.back * MOST_BACK:
            if isinstance(self.watch.app.screen, BodyScreen):
                return
            await self.watch.key(key)
        raise AssertionError(f"{way.name}: {self.watch.app.screen_stack}")

    async def _keys(self, way: Way) -> None:
        if not way.common:
            return
        await self.watch.push(Echo)
        least = await self.watch.key(ANSWER)
        await self.watch.pop()
        for key in way.common:
            self.pressed.setdefault(f"{way.name}: {key}", []).append((await self.watch.key(key), least))

    async def _press(self, key: str) -> Spent:
        if key != BEGIN:
            return await self.watch.key(key)
        spent = await self.watch.key("enter")
        while isinstance(self.watch.app.screen, BeforeScreen):
            spent = await self.watch.key("enter")
        assert isinstance(self.watch.app.screen, StepScreen), self.watch.app.screen
        return spent


def cost_of(pairs: Sequence[tuple[Spent, Spent]]) -> Cost:
    """Of what was measured beside its reference."""
    own, reference = median([own for own, _ in pairs]), median([reference for _, reference in pairs])
    return Cost(
        ratio=own.cpu / reference.cpu,
        wall_ratio=own.wall / reference.wall,
        first_ratio=pairs[0][0].cpu / reference.cpu,
        milliseconds=own.cpu,
        sent=own.sent,
    )


async def visit_all(
    paths: Paths,
    ways: Sequence[Way] = WAYS,
    *,
    times: int = TIMES,
    size: tuple[int, int] = USUAL,
    profile: cProfile.Profile | None = None,
) -> Visits:
    """Every way so often, over the journal of these paths, in one app."""
    shutil.copy(SHARED, paths.data / NEAR)
    async with watched(paths, ManualClock(NOW, ZONE), size) as watch:
        visits = Visits(watch)
        possible = [way for way in ways if paths.journal.exists() or not way.needs_entries]
        for number in range(times):
            visits.profile = profile if number else None
            for way in possible:
                await visits.visit(way)
        return visits


def measure_screens(paths: Paths, *, times: int = TIMES) -> dict[str, Cost]:
    """What opening each screen costs beside an empty one, by its name."""
    with chdir(paths.data):
        visits = asyncio.run(visit_all(paths, times=times))
    return {name: cost_of(pairs) for name, pairs in visits.opened.items()}


def measure_keys(paths: Paths, *, times: int = TIMES) -> dict[str, Cost]:
    """What the commonest keys of each screen cost beside the least that a key can cost."""
    with chdir(paths.data):
        visits = asyncio.run(visit_all(paths, times=times))
    return {name: cost_of(pairs) for name, pairs in visits.pressed.items()}


def table(costs: dict[str, Cost]) -> str:
    """A line for each."""
    head = f"{'':34} {'ms':>7} {'ratio':>7} {'wall':>7} {'first':>7} {'bytes':>7}"
    lines = [
        f"{name:34} {cost.milliseconds:7.1f} {cost.ratio:7.2f} {cost.wall_ratio:7.2f}"
        f" {cost.first_ratio:7.2f} {cost.sent:7}"
        for name, cost in costs.items()
    ]
    return "\n".join([head, *lines])


def main() -> int:
    """1 where opening a screen costs more than is wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ten-years", action="store_true")
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--profile", action="store_true")
    given = parser.parse_args()
    profile = cProfile.Profile() if given.profile else None
    ways = [way for way in WAYS if not given.only or way.name in given.only]
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        home = Path(folder)
        paths = write_ten_years(home) if given.ten_years else paths_of(home)
        visits = asyncio.run(visit_all(paths, ways, times=given.times, profile=profile))
    opened = {name: cost_of(pairs) for name, pairs in visits.opened.items()}
    print(table(opened))
    print(table({name: cost_of(pairs) for name, pairs in visits.pressed.items()}))
    if profile is not None:
        pstats.Stats(profile).sort_stats("tottime").print_stats(45)
        pstats.Stats(profile).sort_stats("cumulative").print_stats(70)
    return int(any(cost.ratio > WANTED for cost in opened.values()))


if __name__ == "__main__":
    sys.exit(main())
