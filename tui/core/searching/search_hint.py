"""What may be typed next in a search, and what is wrong in it: said while it is typed."""

import re
from collections.abc import Collection, Sequence

import msgspec

from tui.core.catalogue import marked, say
from tui.core.searching.search import Key, Typed, named
from tui.core.searching.search_days import DAY_EXAMPLES

_KEYS = " ".join(f"{key}:" for key in Key)
KEYS_IN_WORDS = marked("words, or region: side: outcome: kind: since: until:")
_ALONE = re.compile(rf"(?<!\S)({'|'.join(Key)}):(?=\s)", re.IGNORECASE)
_OTHER_KEY = re.compile(r"(?<!\S)([A-Za-z]{2,9}):\S*$")
"""What looks like a token at the end of the text, and is none."""
_SHORTEST_BEGINNING = 2
"""Letters of a word after which the token it may become is offered."""


class Hint(msgspec.Struct, frozen=True):
    """A line below what is typed."""

    words: str
    is_problem: bool = False


class _Last(msgspec.Struct, frozen=True):
    key: Key | None
    value: str


def hint_of(text: str, typed: Typed, regions: Collection[str]) -> Hint:
    """What is wrong, else what may stand at the end of the text."""
    if typed.problem:
        return Hint(typed.problem, is_problem=True)
    if typed.unfinished and (alone := _ALONE.search(text)):
        return Hint(
            say("{key}: needs its value right behind it, without a space", key=alone[1].lower()),
            is_problem=True,
        )
    last = _last_typed(text)
    if last is None and (other := _OTHER_KEY.search(text)):
        return Hint(say("{word}: is no key, only part of a word; {keys}", word=other[1], keys=_KEYS))
    if last is None or last.key is None:
        return Hint(say(KEYS_IN_WORDS))
    return Hint(f"{last.key}: {say(DAY_EXAMPLES) if last.key.is_day else ' · '.join(offered(text, regions))}")


def offered(text: str, regions: Collection[str]) -> tuple[str, ...]:
    """What may follow at the end of a text: the values of a token that is being typed, or else tokens."""
    typed = _last_typed(text)
    if typed is None:
        return ()
    if typed.key is not None:
        return () if typed.key.is_day else named(typed.key, typed.value, regions)
    if len(typed.value) < _SHORTEST_BEGINNING:
        return ()
    return _beginning(typed.value, [f"{key}:" for key in Key])


def completed(text: str, regions: Collection[str]) -> str | None:
    """The text with its last word written out as the first that is offered; None without one."""
    names, typed = offered(text, regions), _last_typed(text)
    begun = () if typed is None else _beginning(typed.value, names)
    if typed is None or not begun or begun[0] == typed.value:
        return None
    return text + begun[0][len(typed.value) :]


def _last_typed(text: str) -> _Last | None:
    """The word at the end of the text, as long as no space ends it; None within quotes."""
    if not text or text[-1].isspace() or text.count('"') % 2:
        return None
    last = text.split()[-1]
    key, colon, value = last.partition(":")
    if colon and key.lower() in tuple(Key):
        return _Last(Key(key.lower()), value)
    return None if colon else _Last(None, last)


def _beginning(value: str, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name.casefold().startswith(value.casefold()))
