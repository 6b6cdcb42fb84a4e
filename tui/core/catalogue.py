"""The one call through which every word of the interface goes, so that a translation needs no code.

A text is written in English where it is used, and is its own key. Texts of routine files are not among them:
those carry their own language.
"""

from collections.abc import Mapping
from typing import Protocol


class Catalogue(Protocol):
    """A language: gettext's NullTranslations and GNUTranslations are such."""

    def gettext(self, message: str) -> str:
        """The text in this language, or as it came where it has none."""
        ...

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form of a text for so many."""
        ...


class _Present:
    """The language of this process; None is English as written."""

    catalogue: Catalogue | None = None


def use_catalogue(catalogue: Catalogue | None) -> None:
    """Say everything from here on in this language; None is English. Called once, before anything is said."""
    _Present.catalogue = catalogue


def say(text: str, /, **parts: object) -> str:
    """A text of the interface with its parts filled in: `say("{count} of {worked}", count=3, worked=5)`.

    The text is a literal, or one that was `marked`: only those can be collected for translators. Without
    parts braces are left as they are.
    """
    if _Present.catalogue is None or not text:
        return text.format_map(parts) if parts else text
    translated = _Present.catalogue.gettext(text)
    return _filled(translated, text, parts) if parts else translated


def say_count(one: str, many: str, count: int, /, **parts: object) -> str:
    """The form that goes with a number, which stands for `{count}`: `say_count("{count} day", ...)`."""
    text = one if count == 1 else many
    all_parts = {"count": count, **parts}
    if _Present.catalogue is None:
        return text.format_map(all_parts)
    return _filled(_Present.catalogue.ngettext(one, many, count), text, all_parts)


def _filled(translated: str, text: str, parts: Mapping[str, object]) -> str:
    """The translation with its parts; the English text where a slip in it leaves no way to fill them in."""
    try:
        return translated.format_map(parts)
    except (LookupError, ValueError, AttributeError, TypeError):
        return text.format_map(parts)


def marked(text: str) -> str:
    """The same text, to be collected for translators: a constant that is given to `say` where it is shown."""
    return text
