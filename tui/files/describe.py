"""Values of a file in words, as problems tell of them."""

import json
import unicodedata
from collections.abc import Collection
from functools import lru_cache

from tui.core.catalogue import say
from tui.core.near_words import near_words
from tui.files.strict_json import OddNumber

_NEAR_ENOUGH = 0.6


def described(value: object) -> str:
    """A value as it stands in the file, with its type where that is the point."""
    match value:
        case str():
            return say("{text} (a text)", text=quoted(value))
        case OddNumber():
            return value.text[:30]
        case dict():
            return say("an object with {count} fields", count=len(value))
        case list():
            return say("a list of {count}", count=len(value))
        case _:
            return json.dumps(value)


def quoted(text: str, limit: int = 60) -> str:
    """The text in double quotes, cut where it is long."""
    return json.dumps(text if len(text) <= limit else text[: limit - 1] + "…", ensure_ascii=False)


def near(word: str, known: Collection[str]) -> str:
    """A hint at known words like this one, ready to be put behind a message."""
    found = _close(word[:60], tuple(dict.fromkeys(known)))
    return say("; did you mean {words}?", words=say(" or ").join(map(quoted, found))) if found else ""


def nearest(word: str, known: Collection[str]) -> str:
    """The known word that was most likely meant; "" where none is like it."""
    return next(iter(_close(word[:60], tuple(dict.fromkeys(known)))), "")


@lru_cache(maxsize=256)  # a slip is often repeated, and comparing is slow
def _close(word: str, known: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(near_words(word, known, most=2, cutoff=_NEAR_ENOUGH))


def cells(text: str) -> int:
    """Width of a text in terminal cells: wide characters take two, combining ones none."""
    return len(text) if text.isascii() else sum(_cell(character) for character in text)


def _cell(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
