"""Which keys do what in a session: the defaults, and what a person puts in their place."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

import msgspec

from tui.core.catalogue import say
from tui.core.keyboard.key_names import key_in_words, key_written

KEYS_LIMIT = 8
"""Most keys of one action: more cannot be told on a line."""
ALWAYS_LEAVES = "q"
"""Also as Ctrl+Q and Ctrl+C; it can be given to nothing else, so that nobody is locked in."""


class KeyAction(StrEnum):
    """What a key of a session may be there for, by the name it has in config.toml."""

    ONE_BUTTON = "one-button"
    TENDER = "tender"
    PAUSE = "pause"
    PARTLY = "partly"
    NOT_EASING = "not-easing"
    SPOT = "spot"
    SHARP = "sharp"
    NEXT = "next"
    BACK = "back"
    AGAIN = "again"
    MORE = "more"
    UNDO = "undo"
    WALL = "wall"
    DISTANCE = "distance"
    ALL_TEXT = "all-text"
    MUTE = "mute"
    HELP = "help"
    LEAVE = "leave"


class KeyMap(msgspec.Struct, frozen=True, kw_only=True):
    """The keys of every action, the one that is shown first; names as in `tui.core.keyboard.key_names`."""

    one_button: tuple[str, ...] = ("enter", "pagedown", "right", "down")
    tender: tuple[str, ...] = ("t",)
    pause: tuple[str, ...] = ("space", "pageup", "left", "up")
    partly: tuple[str, ...] = ("p",)
    not_easing: tuple[str, ...] = ("x",)
    spot: tuple[str, ...] = (".",)
    sharp: tuple[str, ...] = ("s",)
    next: tuple[str, ...] = ("n",)
    back: tuple[str, ...] = ("b",)
    again: tuple[str, ...] = ("r",)
    more: tuple[str, ...] = ("+",)
    undo: tuple[str, ...] = ("u",)
    wall: tuple[str, ...] = ("w",)
    distance: tuple[str, ...] = ("d",)
    all_text: tuple[str, ...] = ("i",)
    mute: tuple[str, ...] = ("v",)
    help: tuple[str, ...] = ("?",)
    leave: tuple[str, ...] = ("q", "escape")

    def keys_of(self, action: KeyAction) -> tuple[str, ...]:
        """The keys of an action; none where the person has taken them away."""
        keys: tuple[str, ...] = getattr(self, _field(action))
        return keys

    def action_of(self, key: str) -> KeyAction | None:
        """What a key is there for."""
        return next((action for action in KeyAction if key in self.keys_of(action)), None)

    def shown(self, action: KeyAction) -> str:
        """What stands on the first key of an action, such as `Enter`; empty where it has none."""
        keys = self.keys_of(action)
        return key_in_words(keys[0]) if keys else ""

    def with_keys(self, action: KeyAction, keys: Sequence[str]) -> "KeyMap":
        """The same with other keys for one action, unchecked."""
        return msgspec.structs.replace(self, **{_field(action): tuple(keys)})


DEFAULT_KEYS = KeyMap()


class GivenKeys(msgspec.Struct, frozen=True):
    """Keys that somebody gives to an action; `place` tells where it is written."""

    action: KeyAction
    keys: tuple[str, ...]
    place: str = ""


def keys_written(action: KeyAction, written: Sequence[str]) -> tuple[str, ...]:
    """The names of the keys somebody wrote down for an action. ValueError with the reason why not."""
    keys: list[str] = []
    for text in written:
        try:
            keys.append(key_written(text))
        except ValueError as error:
            raise ValueError(f"{_quoted(text)}: {error}") from None
    if ALWAYS_LEAVES in keys and action is not KeyAction.LEAVE:
        raise ValueError(say('"{key}" always leaves', key=ALWAYS_LEAVES))
    if action is KeyAction.LEAVE and not keys:
        raise ValueError(say("leaving needs a key"))
    if action is KeyAction.LEAVE:
        keys.append(ALWAYS_LEAVES)
    if action is KeyAction.ONE_BUTTON and not keys:
        raise ValueError(say("the one button needs a key"))
    if len(set(keys)) > KEYS_LIMIT:
        raise ValueError(say("more than {most} keys", most=KEYS_LIMIT))
    return tuple(dict.fromkeys(keys))


class LostKeys(msgspec.Struct, frozen=True):
    """Keys that could not be given: one of them is another action's; and the keys that are used instead."""

    given: GivenKeys
    key: str
    other: KeyAction
    instead: tuple[str, ...]

    @property
    def in_words(self) -> str:
        """One line with the place."""
        begin = self.given.place or self.given.action
        used = keys_in_toml(self.instead)
        return say(
            "{begin}: {key} is the key for {other} already; using {used}",
            begin=begin,
            key=_quoted(self.key),
            other=self.other,
            used=used,
        )


class MadeKeys(msgspec.Struct, frozen=True):
    """A map without a key twice, and what was left out of it."""

    keys: KeyMap = DEFAULT_KEYS
    lost: tuple[LostKeys, ...] = ()


def key_map_of(given: Sequence[GivenKeys]) -> MadeKeys:
    """The defaults with these in their place; of two that want one key the later loses.

    A key is not taken from an action silently: who wants one that is another's has to move that one too.
    """
    kept = list(given)
    lost: list[tuple[GivenKeys, str, KeyAction]] = []
    while clash := _worst_clash(kept):
        kept.remove(clash[0])
        lost.append(clash)
    made = _made(kept)
    return MadeKeys(
        made, tuple(LostKeys(each, key, other, made.keys_of(each.action)) for each, key, other in lost)
    )


def _made(given: Iterable[GivenKeys]) -> KeyMap:
    """The defaults with these; the youngest action gives way to what was another's before it was there."""
    made, given = DEFAULT_KEYS, list(given)
    for each in given:
        made = made.with_keys(each.action, each.keys)
    if any(each.action is KeyAction.SPOT for each in given):
        return made
    taken = {key for each in given for key in each.keys}
    return made.with_keys(KeyAction.SPOT, [key for key in made.spot if key not in taken])


def _worst_clash(given: Sequence[GivenKeys]) -> tuple[GivenKeys, str, KeyAction] | None:
    """Who has a key of another action, that key, and the other: the last, but sooner who never had it."""
    made = _made(given)
    clashes = [(each, key, other) for each in given for key, other in _others(made, each)]
    strangers = [clash for clash in clashes if clash[1] not in DEFAULT_KEYS.keys_of(clash[0].action)]
    return next(reversed(strangers or clashes), None)


def _others(made: KeyMap, given: GivenKeys) -> Iterator[tuple[str, KeyAction]]:
    for key in given.keys:
        for other in KeyAction:
            if other is not given.action and key in made.keys_of(other):
                yield key, other


def keys_in_toml(keys: Sequence[str]) -> str:
    """Keys as config.toml has them: one, or a list."""
    return _quoted(keys[0]) if len(keys) == 1 else f"[{', '.join(map(_quoted, keys))}]"


def _quoted(text: str) -> str:
    return msgspec.json.encode(text if len(text) <= 20 else f"{text[:17]}...").decode()


def _field(action: KeyAction) -> str:
    return action.value.replace("-", "_")
