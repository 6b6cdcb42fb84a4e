"""Sessions in which only what changed is styled and drawn, beside the same ones drawn whole each time."""

import random
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from rich.segment import Segment
from textual.pilot import Pilot

from tests.recording import RecordedApp
from tests.session_on_screen import SessionOnScreen
from tui.core.preferences.settings import MotionAmount
from tui.core.routines.routine import Library

WALKS = (
    ("hands-forearms", MotionAmount.FULL, (80, 24)),
    ("tired-feet", MotionAmount.FULL, (120, 40)),
    ("neck-tension", MotionAmount.FULL, (40, 20)),
    ("lower-back", MotionAmount.CALM, (80, 24)),
    ("between-blades", MotionAmount.NONE, (40, 20)),
)
KEYS = (
    "t",
    "t",
    "space",
    "space",
    "5",
    ".",
    "+",
    "d",
    "d",
    "w",
    "w",
    "v",
    "v",
    "n",
    "n",
    "b",
    "s",
    "m",
    "u",
    "p",
)
"""Those that stand twice are wanted more often."""
LOOKS = 60
MS = 40, 200, 500, 1_000, 1_000, 5_000, 20_000


class Walked(SessionOnScreen):
    """A session on a screen of a size, with a clock of its own."""

    def __init__(self, library: Library, routine: str, motion: MotionAmount) -> None:
        super().__init__(library, routine, motion=motion, flash=False)
        self.app = RecordedApp(self.screen)

    @asynccontextmanager
    async def shown(self, size: tuple[int, int]) -> AsyncIterator[Pilot[None]]:
        async with self.app.run_test(size=size) as pilot:
            self.screen._look_when_due = lambda: None  # type: ignore[method-assign]  # looked at by hand
            await pilot.pause()
            yield pilot

    def do(self, ms: int, key: str) -> None:
        """Let time pass, then look at it or press a key."""
        self.clock.move(ms / 1000)
        if key:
            self.screen.admits(key)
        else:
            self.screen.look()

    def draw_whole(self) -> None:
        """As if nothing were known of what is shown."""
        self.app.stylesheet.update(self.screen)
        self.screen._draw()

    @property
    def picture(self) -> list[list[tuple[str, object]]]:
        """Every row as runs of one style."""
        rows = self.screen._compositor.render_strips()
        return [[(segment.text, segment.style) for segment in Segment.simplify(row)] for row in rows]


def what_happens(seed: int) -> Iterator[tuple[int, str]]:
    """Looks after some time, and now and then a key."""
    chance = random.Random(seed)
    for _ in range(LOOKS):
        yield chance.choice(MS), chance.choice(KEYS) if chance.random() < 0.4 else ""


@pytest.mark.parametrize(("routine", "motion", "size"), WALKS)
async def test_what_is_drawn_in_parts_looks_as_if_drawn_whole(
    library: Library, routine: str, motion: MotionAmount, size: tuple[int, int]
) -> None:
    parts, whole = (Walked(library, routine, motion) for _ in range(2))
    async with parts.shown(size) as pilot, whole.shown(size) as other:
        for at, (ms, key) in enumerate(what_happens(seed=sum(size))):
            parts.do(ms, key)
            whole.do(ms, key)
            if parts.session.over:
                break
            await pilot.pause()
            whole.draw_whole()
            await other.pause()
            assert parts.picture == whole.picture, f"look {at}, {key or 'no key'}"
