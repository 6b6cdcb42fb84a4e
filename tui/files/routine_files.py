"""Routine files on disk: the built-in one, and the person's own beside it."""

from pathlib import Path

import msgspec

import tui
from tui.core.body import Region
from tui.core.routine import Contraindication, Library, Routine, Source

BUILT_IN_NAME = "routines.json"


class Document(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole routine file."""

    routines: tuple[Routine, ...]
    schema: int = 1
    language: str = "en"
    regions: tuple[Region, ...] = ()
    sources: tuple[Source, ...] = ()
    contraindications: tuple[Contraindication, ...] = ()


class LoadedLibrary(msgspec.Struct, frozen=True):
    """What could be loaded, and what was wrong with the rest."""

    library: Library
    problems: tuple[str, ...] = ()


def built_in_path() -> Path:
    """Where the shipped file is: inside the package (wheel) or beside it (checkout)."""
    package = Path(tui.__file__).parent
    inside = package / BUILT_IN_NAME
    return inside if inside.is_file() else package.parent / BUILT_IN_NAME


def load_built_in() -> Library:
    """The shipped routines alone."""
    document = msgspec.json.decode(built_in_path().read_bytes(), type=Document)
    return Library(
        language=document.language,
        regions=document.regions,
        sources=document.sources,
        contraindications=document.contraindications,
        routines=document.routines,
    )


def load_library(own_folder: Path | None = None) -> LoadedLibrary:
    """The built-in routines and, beside them, those of the person's own folder."""
    return LoadedLibrary(load_built_in())
