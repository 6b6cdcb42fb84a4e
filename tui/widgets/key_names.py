"""How keys are written on the screen: from a binding's name to what stands on the key."""

from collections.abc import Iterable

from textual.binding import Binding, BindingType

_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "pageup": "Page Up",
    "pagedown": "Page Down",
    "home": "Home",
    "end": "End",
    "backspace": "Backspace",
    "delete": "Del",
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


def key_in_words(key: str) -> str:
    """The words for one key, such as `Ctrl+Q`, `Enter` or `?`."""
    *modifiers, last = key.split("+")
    if not modifiers:
        return _NAMES.get(last, last)
    return "+".join([*(word.capitalize() for word in modifiers), _NAMES.get(last, last.upper())])


KeyRow = tuple[tuple[str, ...], str]
"""The names of the keys that do the same, and what they do."""


def keys_by_description(bindings: Iterable[BindingType]) -> list[tuple[str, str]]:
    """Pairs of keys, all on one line, and what they do."""
    return [(" ".join(names), description) for names, description in key_rows(bindings)]


def key_rows(bindings: Iterable[BindingType]) -> list[KeyRow]:
    """Names of keys and what they do, in the order of the bindings; keys that do the same stand together."""
    found: dict[str, list[str]] = {}
    for binding in Binding.make_bindings(bindings):
        if binding.description:
            found.setdefault(binding.description, []).append(binding.key_display or key_in_words(binding.key))
    return [(_shortened(names), description) for description, names in found.items()]


def _shortened(names: list[str]) -> tuple[str, ...]:
    """Every name once, a run of digits as a range."""
    unique = list(dict.fromkeys(names))
    digits = [name for name in unique if name.isdigit()]
    if len(digits) < 4:
        return tuple(unique)
    return (f"{digits[0]}-{digits[-1]}", *(name for name in unique if not name.isdigit()))
