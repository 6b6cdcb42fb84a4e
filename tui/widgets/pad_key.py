"""The keys of the pad: large enough for a thumb that is not looked at."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from tui.core.catalogue import say
from tui.core.keyboard.pad import SURE, PadKey
from tui.core.remote.remote import RemoteAction
from tui.widgets.big_text import BigText
from tui.widgets.text import literal


class Touched(Message):
    """A drawn key was clicked or touched."""

    def __init__(self, action: RemoteAction) -> None:
        super().__init__()
        self.action = action


class LargeKey(Vertical):
    """The one button: what it does now, as large as there is room."""

    DEFAULT_CSS = """
    LargeKey {
        background: $panel; border: round $accent;
        border-title-color: $accent; border-subtitle-color: $text-muted;
    }
    LargeKey BigText { height: 1fr; text-align: center; color: $accent; text-style: bold; }
    LargeKey:hover { background: $surface; }
    """

    _showing: tuple[str, str, str] | None = None

    def compose(self) -> ComposeResult:
        yield BigText()

    def show(self, word: str, meaning: str, key: str) -> None:
        """Show the word large, the whole meaning small, and the key that does the same."""
        if self._showing == (word, meaning, key):
            return
        self._showing = (word, meaning, key)
        self.query_one(BigText).show(word)
        self.border_title = literal(key)
        self.border_subtitle = literal("" if meaning.upper() == word else meaning)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(Touched(RemoteAction.PRESS))


class SmallKey(Static):
    """One of the keys below it."""

    DEFAULT_CSS = """
    SmallKey {
        height: 100%; width: 100%; content-align: center middle; text-style: bold;
        background: $panel; border: round $primary; border-title-color: $accent; color: $foreground;
    }
    SmallKey:hover { background: $surface; }
    SmallKey.sure {
        background: $warning; color: $background;
        border: round $warning; border-title-color: $background;
    }
    """

    _showing: tuple[PadKey, bool] | None = None

    def show(self, key: PadKey, *, sure: bool) -> None:
        """Show this key; `sure` asks for the second press."""
        if self._showing == (key, sure):
            return
        self._showing = (key, sure)
        self.border_title = literal(key.key)
        self.update(literal(say(SURE) if sure else key.word))
        self.set_class(sure, "sure")

    def on_click(self, event: events.Click) -> None:
        event.stop()
        if self._showing is not None:
            self.post_message(Touched(self._showing[0].action))
