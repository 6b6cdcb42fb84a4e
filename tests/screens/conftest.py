"""An app around one screen, for the tests of screens."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.screen import Screen

from tui.core.routines.routine import Library
from tui.files.routines.routine_files import load_built_in
from tui.widgets.key_gate import KeyGate
from tui.widgets.theme import DARK, THEMES

NOT_LEFT = "not left"


class Host(KeyGate):
    """Shows one screen and remembers with what result it was left."""

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self.shown = screen
        self.left: Any = NOT_LEFT
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name

    @property
    def told(self) -> list[str]:
        """What was said in passing, wherever the person is now."""
        return [notification.message for notification in self._notifications]

    def on_mount(self) -> None:
        self.push_screen(self.shown, self._leave)

    def _leave(self, result: Any) -> None:
        self.left = result


@pytest.fixture
def host() -> Callable[[Screen[Any]], Host]:
    """Put a screen into an app."""
    return Host


@pytest.fixture(scope="session")
def library() -> Library:
    """The routines as shipped."""
    return load_built_in()
