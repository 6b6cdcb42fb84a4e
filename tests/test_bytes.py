"""How many bytes a session sends to a terminal of 80x24 with all colours: upper bounds, without any clock.

A bound is what was measured when it was written, rounded up a little: whoever sends more has a reason, or a
mistake to mend. The rates are those of issue 7: 450 bytes a second with moving pictures, 120 in calm motion,
1,500 for a tender press.
"""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.pilot import Pilot
from textual.strip import Strip

from tests.recording import RecordedApp, in_true_colours, taken_from
from tests.session_on_screen import SessionOnScreen
from tui.core.charset import Charset
from tui.core.preferences.settings import MotionAmount
from tui.core.routines.motion_path import changes_a_second_of, picture_moment
from tui.core.routines.motion_words import steady
from tui.core.routines.plan import Pass, make_plan
from tui.core.routines.routine import Library
from tui.core.sessions.record import Phase
from tui.files.routines.routine_files import load_built_in
from tui.toolkit.terminal_cells import Piece, TerminalCells
from tui.widgets.line_drawing import Piece as Inked
from tui.widgets.line_drawing import Row, padded
from tui.widgets.motion.pictures import picture_rows
from tui.widgets.motion.scene import Scene
from tui.widgets.step_inks import ACCENT, BODY, BODY_LINE, PRIMARY
from tui.widgets.theme import DARK

SIZE = (80, 24)


@pytest.fixture(scope="module")
def library() -> Library:
    return load_built_in()


class Watched(SessionOnScreen):
    """A session on a terminal that counts what it is sent."""

    def __init__(self, library: Library, routine: str, motion: MotionAmount) -> None:
        super().__init__(library, routine, motion=motion, flash=False)
        self.app = RecordedApp(self.screen)

    @asynccontextmanager
    async def on_a_terminal(self) -> AsyncIterator[Pilot[None]]:
        async with self.app.run_test(headless=False, size=SIZE) as pilot:
            await pilot.pause()
            taken_from(self.app)
            yield pilot

    def sent(self) -> int:
        """Bytes since it was last asked."""
        return len(taken_from(self.app).encode())

    async def press(self, pilot: Pilot[None], key: str) -> int:
        """Press a key, a second after the last one; the bytes of the answer."""
        await self.pass_time(pilot, 1)
        self.sent()
        await pilot.press(key)
        await pilot.pause()
        return self.sent()

    async def pass_time(self, pilot: Pilot[None], seconds: int) -> int:
        """Let time pass, looking at the clock when the screen itself would; bytes a second."""
        end = self.clock.elapsed_ms() + 1000 * seconds
        self.sent()
        while (left := end - self.clock.elapsed_ms()) > 0:
            self.clock.move(min(left, self.running.next_look_ms(self.screen._view.changes_a_second)) / 1000)
            self.screen.look()
            await pilot.pause()
        return self.sent() // seconds

    async def go_to_work(self, pilot: Pilot[None], step: str) -> None:
        while self.session.current.step.id != step:
            await self.press(pilot, "n")
        while not self.is_in(Phase.WORK):
            await self.press(pilot, "enter")
        await self.pass_time(pilot, 1)


RATES = {
    ("tired-feet", "ankle-circles"): {"full": 370, "calm": 105, "none": 80},
    ("neck-tension", "squeeze-glide"): {"full": 345, "calm": 90, "none": 80},
    ("hands-forearms", "palm-strokes"): {"full": 355, "calm": 105, "none": 80},
}
"""Bytes a second of a step, where nothing but its time runs."""


@pytest.mark.parametrize("motion", MotionAmount)
@pytest.mark.parametrize(("routine", "step"), RATES)
async def test_a_step_sends_little(
    library: Library, monkeypatch: pytest.MonkeyPatch, routine: str, step: str, motion: MotionAmount
) -> None:
    in_true_colours(monkeypatch)
    it = Watched(library, routine, motion)
    async with it.on_a_terminal() as pilot:
        await it.go_to_work(pilot, step)
        assert await it.pass_time(pilot, 10) <= RATES[routine, step][motion]


ANSWERS = {"tender press": 1_350, "eased": 1_720, "pause": 530, "go on": 550, "next": 900}
"""Bytes of the answer to a key."""
WAITS = {
    "full": {"hold": 235, "paused": 45},
    "calm": {"hold": 120, "paused": 45},
    "none": {"hold": 90, "paused": 45},
}
"""Bytes a second; what was said of the last key goes away in the pause."""


@pytest.mark.parametrize("motion", WAITS)
async def test_the_keys_and_a_hold_send_little(
    library: Library, monkeypatch: pytest.MonkeyPatch, motion: str
) -> None:
    in_true_colours(monkeypatch)
    it = Watched(library, "tired-feet", MotionAmount(motion))
    figures: dict[str, int] = {}
    async with it.on_a_terminal() as pilot:
        await it.go_to_work(pilot, "arch-line")
        figures["tender press"] = await it.press(pilot, "t")
        figures["hold"] = await it.pass_time(pilot, 8)
        figures["eased"] = await it.press(pilot, "t")
        figures["pause"] = await it.press(pilot, "space")
        figures["paused"] = await it.pass_time(pilot, 8)
        figures["go on"] = await it.press(pilot, "space")
        figures["next"] = await it.press(pilot, "n")
    bounds = ANSWERS | WAITS[motion]
    assert {name: sent for name, sent in figures.items() if sent > bounds[name]} == {}


COUNT = 80
"""Bytes a second of the count and of the total, which run beside a picture."""
INKS = {BODY: "body", BODY_LINE: "body-inviting"}
WINDOW_MS = 48_000
"""Long enough for calm motion to turn six times."""


def style_of(piece: Inked) -> Style:
    """The colours of a picture in our dark theme."""
    colours = {PRIMARY: DARK.primary, ACCENT: DARK.accent}
    colours |= {ink: DARK.variables[name] for ink, name in INKS.items()}
    ground = colours.get(piece.paper) or DARK.background
    return Style(color=colours.get(piece.ink) or DARK.foreground, bgcolor=ground)


def frames_of(item: Pass, motion: MotionAmount) -> Iterator[list[Row]]:
    """The pictures of a pass and their words, as often as they may change."""
    changes = changes_a_second_of(item.step, motion)
    start = item.planned_ms // 3
    for count in range(WINDOW_MS * changes // 1000):
        moment = picture_moment(item.step, start + -(-count * 1000 // changes), item.planned_ms, motion)
        words = Inked(steady(item.step, moment, 28).center(28))
        yield [*picture_rows(Scene(item.step, item.side, moment), 28, 7, Charset.QUARTERS), (words,)]


def rate_of(item: Pass, motion: MotionAmount) -> int:
    """Bytes a second that the picture of a pass takes, from a third of it on."""
    terminal, sent = TerminalCells(erases=True), []
    for rows in frames_of(item, motion):
        strips = [Strip([Segment(each.text, style_of(each)) for each in padded(row, 28)]) for row in rows]
        pieces = [Piece(4 + y, 50, strip) for y, strip in enumerate(strips)]
        sent.append(len(terminal.take(pieces, ColorSystem.TRUECOLOR, *SIZE).encode()))
    return sum(sent[1:]) * 1000 // WINDOW_MS


@pytest.mark.parametrize(("motion", "limit"), [(MotionAmount.FULL, 450), (MotionAmount.CALM, 120)])
def test_the_picture_of_every_step_stays_within_what_a_slow_line_bears(
    library: Library, motion: MotionAmount, limit: int
) -> None:
    steps = {(each.step.id, each.step.motion, each.side): each for each in passes_of(library)}
    rates = {name: COUNT + rate_of(item, motion) for name, item in steps.items()}
    assert {name: rate for name, rate in rates.items() if rate > limit} == {}


def passes_of(library: Library) -> Iterator[Pass]:
    for routine in library.routines:
        yield from make_plan(routine).passes
