"""The translation of the interface: found where a person has put one, or where one came with the program."""

import struct
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from gettext import GNUTranslations, find
from pathlib import Path
from typing import NamedTuple

from tui.core.catalogue import Catalogue
from tui.core.text import clean
from tui.files.paths import find_paths

DOMAIN = "unknot"
FOLDER = "locale"


class FoundCatalogue(NamedTuple):
    """A translation and the folder it lies in, or why the one that was found cannot be used."""

    catalogue: Catalogue | None = None
    folder: str = ""
    problem: str = ""


class _Harmless:
    """A translation with nothing in it that a terminal would act on: its file may come from anybody."""

    def __init__(self, translations: GNUTranslations) -> None:
        self._translations = translations
        self._cleaned: dict[str, str] = {}

    def gettext(self, message: str) -> str:
        return self._clean(self._translations.gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._clean(self._translations.ngettext(msgid1, msgid2, n))

    def _clean(self, text: str) -> str:
        if text not in self._cleaned:
            self._cleaned[text] = clean(text)[0]
        return self._cleaned[text]


def find_catalogue(languages: Iterable[str], environ: Mapping[str, str]) -> FoundCatalogue:
    """The translation for the first of these languages that has one; a person's own comes first."""
    for language in languages:
        for folder in _folders(environ):
            if file := find(DOMAIN, folder, [language]):
                return _read(file, folder)
    return FoundCatalogue()


def _folders(environ: Mapping[str, str]) -> Iterator[str]:
    with suppress(ValueError):  # no home folder: the command says so itself
        yield str(find_paths(environ).config / FOLDER)
    yield str(Path(__file__).parents[1] / FOLDER)


def _read(file: str, folder: str) -> FoundCatalogue:
    try:
        with open(file, "rb") as opened:
            return FoundCatalogue(_Harmless(GNUTranslations(opened)), folder)
    except (OSError, ValueError, LookupError, struct.error) as error:
        return FoundCatalogue(problem=f"{file}: {error}; the texts are in English")
