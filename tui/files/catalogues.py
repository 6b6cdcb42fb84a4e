"""The translation of the interface: found where a person has put one, or where one came with the program.

Written so that nothing is loaded, and nothing looked for, where English is wanted.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from tui.core.catalogue import Catalogue

if TYPE_CHECKING:
    from gettext import GNUTranslations

DOMAIN = "unknot"
FOLDER = "locale"
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""In the order in which gettext looks at them; the first that says something counts."""
_NEEDS_NONE = ("en", "c", "posix", "")


class FoundCatalogue(NamedTuple):
    """A translation and the folder it lies in, or why the one that was found cannot be used."""

    catalogue: Catalogue | None = None
    folder: str = ""
    problem: str = ""


class _Harmless:
    """A translation with nothing in it that a terminal would act on: its file may come from anybody."""

    def __init__(self, translations: "GNUTranslations") -> None:
        self._translations = translations
        self._cleaned: dict[str, str] = {}

    def gettext(self, message: str) -> str:
        return self._clean(self._translations.gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._clean(self._translations.ngettext(msgid1, msgid2, n))

    def _clean(self, text: str) -> str:
        if text not in self._cleaned:
            from tui.core.text import clean

            self._cleaned[text] = clean(text)[0]
        return self._cleaned[text]


def wanted_languages(environ: Mapping[str, str]) -> list[str]:
    """The languages that are asked for, best first, up to English: that one needs no translation."""
    said = next((environ[name] for name in _VARIABLES if environ.get(name)), "")
    wanted: list[str] = []
    for language in said.split(":"):
        if language.partition(".")[0].partition("_")[0].lower() in _NEEDS_NONE:
            break
        wanted.append(language)
    return wanted


def find_catalogue(environ: Mapping[str, str]) -> FoundCatalogue:
    """The translation for the first of the wanted languages that has one; a person's own comes first."""
    from gettext import find

    for language in wanted_languages(environ):
        for folder in _folders(environ):
            if file := find(DOMAIN, folder, [language]):
                return _read(file, folder)
    return FoundCatalogue()


def _folders(environ: Mapping[str, str]) -> Iterator[str]:
    from tui.files.paths import find_paths

    with suppress(ValueError):  # no home folder: the command says so itself
        yield str(find_paths(environ).config / FOLDER)
    yield os.path.join(os.path.dirname(os.path.dirname(__file__)), FOLDER)


def _read(file: str, folder: str) -> FoundCatalogue:
    import struct
    from gettext import GNUTranslations

    try:
        with open(file, "rb") as opened:
            return FoundCatalogue(_Harmless(GNUTranslations(opened)), folder)
    except (OSError, ValueError, LookupError, struct.error) as error:
        return FoundCatalogue(problem=f"{file}: {error}; the texts are in English")
