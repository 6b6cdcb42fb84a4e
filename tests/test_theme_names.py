"""The names of themes are known without Textual: a command that only prints does not load it."""

from textual.theme import BUILTIN_THEMES

from tui.core.preferences.theme_names import THEME_NAMES
from tui.widgets.theme import THEMES


def test_they_are_ours_and_then_those_of_textual() -> None:
    ours = [theme.name for theme in THEMES]
    assert list(THEME_NAMES) == ours + sorted(BUILTIN_THEMES)
