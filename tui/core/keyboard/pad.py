"""The pad: what its keys ask of the session that runs somewhere else."""

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from tui.core.catalogue import marked, say
from tui.core.entries.entry import Outcome
from tui.core.keyboard.key_map import DEFAULT_KEYS, KeyAction, KeyMap
from tui.core.keyboard.keys import SAME_PRESS_MS, TypedTen
from tui.core.remote.remote import RemoteAction, Request, Shown
from tui.core.sessions.record import Phase
from tui.core.sessions.session_view import LEAD_INS
from tui.core.sessions.step_keys import KEY_WORDS

SURE = marked("SURE? AGAIN")
END_KEY = "e"
END_WITHIN_MS = 5_000
"""Real time in which the second press has to come that ends a session."""


class PadCommand(StrEnum):
    """What a key asks of the pad itself."""

    HELP = "help"
    LEAVE = "leave"


class PadKey(msgspec.Struct, frozen=True):
    """One of the keys that are drawn: what it asks for, its word, and the key that does the same."""

    action: RemoteAction
    word: str
    key: str


_PLAIN = {
    KeyAction.ONE_BUTTON: RemoteAction.PRESS,
    KeyAction.PARTLY: RemoteAction.PARTLY,
    KeyAction.NOT_EASING: RemoteAction.NOT_EASING,
    KeyAction.SPOT: RemoteAction.SPOT,
    KeyAction.SHARP: RemoteAction.SHARP,
    KeyAction.NEXT: RemoteAction.NEXT,
    KeyAction.BACK: RemoteAction.BACK,
    KeyAction.AGAIN: RemoteAction.AGAIN,
    KeyAction.MORE: RemoteAction.MORE,
    KeyAction.UNDO: RemoteAction.UNDO,
}
_COMMANDS = {KeyAction.HELP: PadCommand.HELP, KeyAction.LEAVE: PadCommand.LEAVE}
_BIG_WORDS = {
    marked("tender point"): marked("TENDER"),
    marked("go now"): marked("GO"),
    marked("done, go on"): marked("DONE"),
}

PAD_WORDS = {
    action: words
    for action, words in KEY_WORDS.items()
    if action in _PLAIN or action in (KeyAction.TENDER, KeyAction.PAUSE)
} | {KeyAction.ONE_BUTTON: marked("the large key")}
"""What the keys of a session do on the pad, where they are the same."""


def one_button_word(shown: Shown) -> str:
    """The large key in one word that can be drawn large; nothing where it does nothing."""
    large = (word for words, word in _BIG_WORDS.items() if say(words) == shown.button)
    return say(next(large, "")) or shown.button.upper()


def outcome_word(shown: Shown) -> str:
    """How the session ended, in one word that can be drawn large."""
    return say("FINISHED") if shown.outcome == Outcome.FINISHED else say("ENDED")


def pad_keys(shown: Shown, key_map: KeyMap = DEFAULT_KEYS) -> tuple[PadKey, ...]:
    """The six keys under the large one; pause and end never move, so that a thumb finds them blindly."""
    holds, leads_in = shown.held is not None, shown.under in LEAD_INS
    paused = shown.phase == Phase.PAUSED
    undo = _key(KeyAction.UNDO, marked("UNDO"), key_map)
    return (
        PadKey(
            RemoteAction.RESUME if paused else RemoteAction.PAUSE,
            say("GO ON") if paused else say("PAUSE"),
            key_map.shown(KeyAction.PAUSE),
        ),
        _key(KeyAction.PARTLY, marked("PARTLY"), key_map)
        if holds
        else _key(KeyAction.NEXT, marked("NEXT"), key_map),
        _key(KeyAction.NOT_EASING, marked("NOT EASING"), key_map)
        if holds
        else _key(KeyAction.BACK, marked("BACK"), key_map),
        undo if holds else _key(KeyAction.MORE, marked("15 S MORE"), key_map),
        undo if leads_in else _key(KeyAction.SHARP, marked("SHARP"), key_map),
        PadKey(RemoteAction.END, say("END"), end_key(key_map)),
    )


def keys_in_words(keys: Sequence[PadKey], *, is_ending: bool) -> tuple[tuple[str, str], ...]:
    """The keys where there is no room to draw them: what stands on each, and a word; pause and end first."""
    pause, *others, end = keys
    words = [(key.key, key.word.lower()) for key in (pause, end, *others)]
    if is_ending:
        words[1] = (end.key, say(SURE))
    return tuple(pair for pair in words if pair[0])


def _key(meant: KeyAction, word: str, key_map: KeyMap) -> PadKey:
    return PadKey(_PLAIN[meant], say(word), key_map.shown(meant))


def end_key(key_map: KeyMap) -> str:
    """The key that ends a session by two presses; none where the person has given it to something else."""
    return "" if key_map.action_of(END_KEY) else END_KEY


def command_of(key: str, key_map: KeyMap) -> PadCommand | None:
    """What a key asks of the pad, whether a session runs or not."""
    meant = key_map.action_of(key)
    return None if meant is None else _COMMANDS.get(meant)


class PadReader:
    """Turns keys and touches into requests, with the windows that tell a press from its repeats."""

    def __init__(self, key_map: KeyMap = DEFAULT_KEYS) -> None:
        """The keys are those of a session."""
        self.key_map = key_map
        self._last: dict[str, int] = {}
        self._ending_since: int | None = None
        self._ten = TypedTen()

    def is_ending(self, now_ms: int) -> bool:
        """Whether one more press would end the session."""
        since = self._ending_since
        return since is not None and now_ms - since <= END_WITHIN_MS

    def read(self, key: str, now_ms: int, shown: Shown) -> Request | PadCommand | None:
        """What a key asks for; None where it is nobody's, or still the same press."""
        if key == end_key(self.key_map):
            return self.touch(RemoteAction.END, now_ms)
        if shown.held is not None and len(key) == 1 and key.isascii() and key.isdigit():
            self._ending_since = None
            return self._sore(int(key), now_ms)
        command = command_of(key, self.key_map)
        if command is not None:
            return command
        meant = self.key_map.action_of(key)
        action = None if meant is None else _action(meant, shown)
        return None if action is None else self.touch(action, now_ms)

    def touch(self, action: RemoteAction, now_ms: int) -> Request | None:
        """What a drawn key asks for; the end only when it is asked for twice."""
        if action is RemoteAction.END:
            return self._end(now_ms)
        self._ending_since = None
        return Request(action=action) if self._is_a_press(action, now_ms) else None

    def _is_a_press(self, action: RemoteAction, now_ms: int) -> bool:
        """A key held down, or a thumb that trembles, is one press where two would undo each other."""
        name = "mark" if action in (RemoteAction.TENDER, RemoteAction.EASED) else action.value
        before, self._last[name] = self._last.get(name), now_ms
        once = name == "mark" or action in (RemoteAction.PRESS, RemoteAction.END)
        return not once or before is None or now_ms - before >= SAME_PRESS_MS

    def _end(self, now_ms: int) -> Request | None:
        if not self._is_a_press(RemoteAction.END, now_ms):
            return None
        if self.is_ending(now_ms):
            self._ending_since = None
            return Request(action=RemoteAction.END)
        self._ending_since = now_ms
        return None

    def _sore(self, number: int, now_ms: int) -> Request:
        if self._ten.is_made_by(number, now_ms):
            return Request(action=RemoteAction.SORE, number=10, corrects=True)
        return Request(action=RemoteAction.SORE, number=number)


def _action(meant: KeyAction, shown: Shown) -> RemoteAction | None:
    if meant is KeyAction.TENDER:
        return RemoteAction.EASED if shown.phase == Phase.HOLD else RemoteAction.TENDER
    if meant is KeyAction.PAUSE:
        return RemoteAction.RESUME if shown.phase == Phase.PAUSED else RemoteAction.PAUSE
    return _PLAIN.get(meant)
