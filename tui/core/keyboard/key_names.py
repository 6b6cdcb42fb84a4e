"""The names of keys: as the program knows them, as people write them, and as they stand on the keyboard."""

from tui.core.catalogue import marked, say
from tui.core.near_words import near_words
from tui.core.plain_signs import key_sign

_SAME_AS = {"ctrl+q": "q", "ctrl+c": "q", "plus": "+", "question_mark": "?", "=": "+", "return": "enter"}
_PEDAL_KEYS = {"\x19": "f13", "\x1a": "f14", "\x1c": "f15", "\x1d": "f16", "\x1f": "f17"}
"""F13 and on as a VT220 sends them, `ESC [ 25 ~`: Textual takes the number for a character."""
_PEDAL_KEYS |= {f"shift+f{number}": f"f{number + 12}" for number in range(1, 13)}
"""And as xterm has them since: with 12 function keys, F13 is Shift+F1 (terminfo: kf13=\\E[1;2P)."""
_ON_THE_KEY = {
    "enter": marked("Enter"),
    "escape": marked("Esc"),
    "space": marked("Space"),
    "tab": marked("Tab"),
    "pageup": marked("Page Up"),
    "pagedown": marked("Page Down"),
    "home": marked("Home"),
    "end": marked("End"),
    "insert": marked("Ins"),
    "backspace": marked("Backspace"),
    "delete": marked("Del"),
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "question_mark": "?",
    "slash": "/",
    "plus": "+",
    "minus": "-",
    "comma": ",",
    "full_stop": ".",
}
_FUNCTION_KEYS = tuple(f"f{number}" for number in range(1, 25))
NAMED_KEYS = (
    "enter", "escape", "space", "tab", "pageup", "pagedown", "home", "end", "insert", "backspace", "delete",
    "left", "right", "up", "down", *_FUNCTION_KEYS,
)  # fmt: skip
"""Keys without a character that terminals report by a name of their own."""
_ALSO_WRITTEN = {
    "return": "enter",
    "esc": "escape",
    "spacebar": "space",
    " ": "space",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "del": "delete",
    "ins": "insert",
    "comma": ",",
    "minus": "-",
    "slash": "/",
    "dot": ".",
    "period": ".",
    "fullstop": ".",
    "questionmark": "?",
    "plus": "+",
    "←": "left",
    "→": "right",
    "↑": "up",
    "↓": "down",
}
_MODIFIERS = ("shift", "control", "ctrl", "alt", "super", "hyper", "meta", "lock", "level3", "level5")


def key_name(key: str, character: str | None) -> str:
    """One name per key, however the terminal spells it; letters without regard to shift."""
    if character is not None and len(character) == 1 and character.isprintable() and character != " ":
        key = character.lower()
    return _SAME_AS.get(key) or _PEDAL_KEYS.get(key, key)


def is_modifier(key: str) -> bool:
    """Whether this is a modifier key pressed alone, as some terminals report it."""
    return "+" not in key and len(key) > 1 and any(word in key for word in _MODIFIERS)


def key_in_words(key: str) -> str:
    """What stands on a key, such as `Ctrl+Q`, `Enter`, `F5` or `?`."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    if not modifiers:
        return _on_the_key(last, last.upper() if last in _FUNCTION_KEYS else last)
    return "+".join([*(word.capitalize() for word in modifiers), _on_the_key(last, last.upper())])


def _on_the_key(name: str, otherwise: str) -> str:
    return key_sign(say(_ON_THE_KEY[name])) if name in _ON_THE_KEY else otherwise


def binding_name(key: str) -> str:
    """The key as a list of keys, parted by commas and with modifiers before a plus, can hold it."""
    return {"+": "plus", ",": "comma", "?": "question_mark"}.get(key, key)


def key_written(text: str) -> str:
    """The name of the key that somebody wrote down, such as `Page Down`, `esc` or `T`.

    ValueError, with the reason, for what is no key, or none that a session can give away.
    """
    spoken = text.strip().lower() or text[:1]
    name = spoken if len(spoken) == 1 else "".join(spoken.replace("-", " ").replace("_", " ").split())
    name = _ALSO_WRITTEN.get(name, name)
    name = key_name(name, name if len(name) == 1 else None)
    if name in NAMED_KEYS:
        return name
    if len(name) != 1:
        raise ValueError(_why_not(spoken))
    if not name.isprintable():
        raise ValueError(say("that is no key"))
    if name.isdigit():
        raise ValueError(say("digits say how sore it is"))
    return name


def _why_not(spoken: str) -> str:
    if "+" in spoken or is_modifier(spoken):
        return say("keys with Ctrl, Alt or Shift cannot be used")
    close = near_words(spoken, NAMED_KEYS)
    if not close:
        return say("that is no key")
    return say('that is no key; did you mean "{name}"?', name=close[0])
