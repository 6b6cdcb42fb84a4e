"""An app that writes into a list as if that were a terminal, and what a terminal would show of it."""

from typing import Any

import pyte
import pytest
from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver
from textual.screen import Screen

from tui.toolkit.changed_cells import ChangedCells
from tui.widgets.key_gate import KeyGate
from tui.widgets.theme import DARK, THEMES


class RecordingDriver(HeadlessDriver):
    """Takes what is written for a terminal, as one that is there."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._written: list[str] = []

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        self._written.append(data)

    def taken(self) -> str:
        """What was written since it was last asked."""
        text = "".join(self._written)
        self._written.clear()
        return text


class RecordedApp(KeyGate, ChangedCells):
    """Shows one screen, and sends only what changes."""

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self._first = screen
        self.driver_class = RecordingDriver
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name

    def on_mount(self) -> None:
        self.push_screen(self._first)


def taken_from(app: App[Any]) -> str:
    """What this app has written since it was last asked."""
    driver = app._driver
    assert isinstance(driver, RecordingDriver)
    return driver.taken()


def in_true_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on apps find a terminal that shows all colours."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("tui.toolkit.changed_cells.erases_in_colour", lambda: True)


class Emulator:
    """A terminal of a size, fed with what an app wrote."""

    def __init__(self, columns: int, rows: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)

    def feed(self, text: str) -> None:
        """Take what was written."""
        self._stream.feed(text)

    @property
    def picture(self) -> list[list[tuple[object, ...]]]:
        """What is to be seen in every cell: on a blank that is its ground, and lines."""
        rows = range(self.screen.lines)
        return [[_seen(self.screen.buffer[y][x]) for x in range(self.screen.columns)] for y in rows]


def _seen(cell: pyte.screens.Char) -> tuple[object, ...]:
    if cell.data not in (" ", ""):
        return cell
    lines = cell.reverse, cell.underscore, cell.strikethrough
    return cell.data, cell.bg, lines, cell.fg if any(lines) else None
