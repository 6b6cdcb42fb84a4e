"""Routine files on disk: the built-in one, and the person's own beside it."""

from pathlib import Path

import msgspec

import tui
from tui.core.catalogue import say
from tui.core.routines.routine import Library
from tui.core.routines.shelf import LeftOut
from tui.files.routines.document import Document
from tui.files.routines.own_files import left_out_of, read_own_files
from tui.files.routines.routine_problem import Problem

BUILT_IN_NAME = "routines.json"


class LoadedLibrary(msgspec.Struct, frozen=True):
    """What could be loaded, and what is wrong with the person's own files."""

    library: Library
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that kept a file out."""
        return tuple(problem for problem in self.problems if problem.is_error)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """The files that have errors, and those of each."""
        return left_out_of(self.problems)


class RoutineFileError(Exception):
    """The built-in routine file is missing or damaged: the installation is broken."""


def built_in_path() -> Path:
    """Where the shipped file is: inside the package (wheel) or beside it (checkout)."""
    package = Path(tui.__file__).parent
    inside = package / BUILT_IN_NAME
    return inside if inside.is_file() else package.parent / BUILT_IN_NAME


def load_built_in() -> Library:
    """The shipped routines alone; raises RoutineFileError.

    They are decoded without the deep check, which takes fifty times as long: every start loads this file,
    and it was checked whole by the tests before it was shipped.
    """
    try:
        document = msgspec.json.decode(built_in_path().read_bytes(), type=Document)
    except (OSError, ValueError) as error:
        raise RoutineFileError(
            say(
                "the built-in {file} cannot be read: {error}; install Unknot again",
                file=BUILT_IN_NAME,
                error=error,
            )
        ) from error
    return Library(
        language=document.language,
        regions=document.regions,
        sources=document.sources,
        contraindications=document.contraindications,
        routines=document.routines,
    )


def load_library(own_folder: Path | None = None) -> LoadedLibrary:
    """The built-in routines and, beside them, those of the person's own folder; raises RoutineFileError.

    A file with an error gives its problems and nothing else.
    """
    built_in = load_built_in()
    if own_folder is None:
        return LoadedLibrary(built_in)
    own = read_own_files(own_folder, built_in)
    return LoadedLibrary(own.library, own.problems)
