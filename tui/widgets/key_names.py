"""How the keys of a screen are written: from its bindings to what stands on the keys."""

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from tui.core.catalogue import say
from tui.core.keyboard.key_names import key_in_words

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
            names = found.setdefault(say(binding.description), [])
            names.append(say(binding.key_display or "") or key_in_words(binding.key))
    return [(_shortened(names), description) for description, names in found.items()]


def _shortened(names: list[str]) -> tuple[str, ...]:
    """Every name once, a run of digits as a range."""
    unique = list(dict.fromkeys(names))
    digits = [name for name in unique if name.isdigit()]
    if len(digits) < 4:
        return tuple(unique)
    return (f"{digits[0]}-{digits[-1]}", *(name for name in unique if not name.isdigit()))
