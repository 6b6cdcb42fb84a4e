"""Takes keys for an action: a new one is added, one that it has is taken away."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.core.catalogue import say
from tui.core.clock import Clock
from tui.core.keyboard.key_map import KeyAction, KeyMap
from tui.core.keyboard.key_names import is_modifier, key_in_words
from tui.core.keyboard.keys import SAME_PRESS_MS
from tui.widgets.leaf import Leaf
from tui.widgets.text import literal

GiveKeys = Callable[[tuple[str, ...]], tuple[KeyMap, str]]
"""Lets an action have these keys; returns the keys that hold then, and what went wrong, or nothing."""
_LEAVING = ("q", "escape")


class KeyCatcher(Leaf[None], ModalScreen[None]):
    """Every key that is pressed counts at once; `q` and Esc, which nobody can give away here, close."""

    DEFAULT_CSS = """
    KeyCatcher { align: center middle; }
    KeyCatcher > Vertical {
        width: 46; max-width: 94%; height: auto; padding: 1 2; background: $panel; border: round $accent;
        border-title-color: $accent; border-title-style: bold; border-subtitle-color: $text-muted;
    }
    KeyCatcher #keys { text-align: center; text-style: bold; color: $accent; margin-bottom: 1; }
    KeyCatcher #said { color: $warning; height: auto; min-height: 2; margin-top: 1; }
    """

    def __init__(self, action: KeyAction, label: str, key_map: KeyMap, give: GiveKeys, clock: Clock) -> None:
        """`label` is what the action is called; `give` is told each change."""
        super().__init__()
        self._action = action
        self._label = label
        self._map = key_map
        self._give = give
        self._clock = clock
        self._last_arrival: dict[str, int] = {}

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = literal(say("Keys: {label}", label=self._label))
            box.border_subtitle = literal(say("q done"))
            yield Static(id="keys")
            yield Static(say("Press a new key to add it, or one of these to take it away."), markup=False)
            yield Static(id="said")

    def on_mount(self) -> None:
        self._last_arrival["enter"] = self._clock.elapsed_ms()
        self._show("")

    @property
    def _keys(self) -> tuple[str, ...]:
        return self._map.keys_of(self._action)

    def admits(self, key: str) -> bool:
        """Take every key as one to be named; the Enter that opened this is no answer."""
        now = self._clock.elapsed_ms()
        before, self._last_arrival[key] = self._last_arrival.get(key), now
        is_held = before is not None and now - before < SAME_PRESS_MS
        if key in _LEAVING:
            self.dismiss(None)
        elif not is_held and not is_modifier(key):
            self._take(key)
        return False

    def _take(self, key: str) -> None:
        other = self._map.action_of(key)
        if other is not None and other is not self._action:
            self._show(
                say(
                    "{key} is the key for {other} already. Give that another one first.",
                    key=key_in_words(key),
                    other=other,
                )
            )
        else:
            self._turn(key)

    def _turn(self, key: str) -> None:
        """Add the key in front, where it is the one that is shown, or take it away."""
        before = self._keys
        keys = tuple(each for each in before if each != key) if key in before else (key, *before)
        self._map, problem = self._give(keys)
        self._show(problem)

    def _show(self, words: str) -> None:
        keys = "   ".join(map(key_in_words, self._keys)) or say("none")
        self.query_one("#keys", Static).update(literal(keys))
        self.query_one("#said", Static).update(literal(words))
