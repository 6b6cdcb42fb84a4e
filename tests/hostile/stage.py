"""An app that shows one screen after another, keeps every byte it would write, and counts what ran."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from textual import events
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip

from tests.hostile.reading import Reader, Way, without_marks
from tests.hostile.texts import Trial
from tui.core.clock import ManualClock
from tui.toolkit.terminal_safe import TerminalSafe
from tui.widgets.key_gate import KeyGate
from tui.widgets.theme import DARK, THEMES


class Stage(KeyGate, TerminalSafe):
    """Shows what it is given; `ran` counts the actions that a text made it run."""

    def __init__(self, way: Way = Way.CHANGES) -> None:
        super().__init__()
        self.sends_changes = way is Way.CHANGES
        self.ran = 0
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name

    def action_boom(self, *_: object) -> None:
        """What the links in hostile texts ask for."""
        self.ran += 1


class Written:
    """What went to the terminal: everything, and what a terminal of a size made of it."""

    def __init__(self) -> None:
        self.text = ""
        self.terminal = Reader(80, 24)

    def take(self, data: str) -> None:
        """Another piece, as the driver gets it."""
        self.text += data
        self.terminal.feed(data)


class Watching:
    """Somebody who shows screens on a stage and presses keys."""

    def __init__(self, pilot: Pilot[None], app: Stage, clock: ManualClock, written: Written) -> None:
        self.pilot = pilot
        self.app = app
        self.clock = clock
        self._written = written

    async def show(self, screen: Screen[Any]) -> None:
        """Put up a screen in the place of the one before."""
        while len(self.app.screen_stack) > 1:
            await self.app.pop_screen()
        await self.app.push_screen(screen)
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys, a second apart for those that guard against repeats."""
        for key in keys:
            self.clock.move(1)
            await self.pilot.press(key)
        await self.pilot.pause()

    async def paste(self, text: str) -> None:
        """Paste into the field that has the focus."""
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()

    def check(self, trial: Trial) -> None:
        """All of the text was shown, did nothing, and left nothing that could."""
        terminal = self._written.terminal
        assert terminal.leaks == set(), trial
        meant = [without_marks(strip.text) for strip in self._strips()]
        differing = [(row, line) for row, line in zip(terminal.rows, meant, strict=True) if row != line]
        assert differing == [], ascii(differing)
        assert [mark for mark in trial.marks if not terminal.has_shown(mark)] == []
        terminal.forget()
        assert self.app.ran == 0, trial
        assert list(self._links()) == [], trial

    def _links(self) -> Iterator[object]:
        """What a click anywhere on the screen would run, or open."""
        for strip in self._strips():
            for _, style, _ in strip:
                if style is not None and (style.link or "boom" in str(style.meta)):
                    yield style.link or style.meta

    def _strips(self) -> list[Strip]:
        return self.app.screen._compositor.render_strips()


@contextmanager
def writing_down() -> Iterator[Written]:
    """Let Textual's driver for tests write like a real one, and keep what it writes."""
    kept = Written()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(HeadlessDriver, "is_headless", property(lambda _: False))
        patch.setattr(HeadlessDriver, "write", lambda _, data: kept.take(data))
        yield kept
