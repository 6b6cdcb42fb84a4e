"""Routine files on disk: the built-in one, and the person's own beside it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

import tui
from tui.core.routines.routine import Library, Routine
from tui.files.routines.field_rules import Fault
from tui.files.routines.routine_checks import Document, check_document, names_along
from tui.files.routines.routine_problem import Problem, Severity
from tui.files.strict_json import NotJsonError, ReadJson, Where, line_and_column, read_json
from tui.files.text_files import MissingError, RefusedError, read_own_text, read_text

BUILT_IN_NAME = "routines.json"
SIZE_LIMIT = 1_000_000
"""Largest routine file read, in bytes: 200 routines of ten steps are half of it."""
FILES_LIMIT = 500
"""Own files looked at: more is a folder that holds something else."""
Item = TypeVar("Item")
PROBLEMS_LIMIT = 500
"""Problems told of one file; beyond them the rest is only counted, so that nothing floods or hangs."""
_TABLES = ("regions", "sources", "contraindications")
_BARE_SIGNS = frozenset({"id", "title", "steps"})


class LoadedLibrary(msgspec.Struct, frozen=True):
    """What could be loaded, and what is wrong with the person's own files."""

    library: Library
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that kept a file out."""
        return tuple(problem for problem in self.problems if problem.is_error)


class _Names(NamedTuple):
    routine: str | None
    step: str | None
    field: str | None


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
            f"the built-in {BUILT_IN_NAME} cannot be read: {error}; install Unknot again"
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
    library, problems = built_in, list[Problem]()
    paths, refused = _own_files(own_folder) if own_folder else ([], None)
    for path in paths:
        document, found = check_routine_file(path, built_in, read_own_text)
        if document:
            clashes = tuple(_clashes(path, document, library, built_in))
            found += clashes
            library = library if clashes else _joined(library, document, built_in)
        problems += found
    return LoadedLibrary(library, (*([refused] if refused else []), *problems))


def check_routine_file(
    path: Path, built_in: Library | None, read: Callable[[Path, int], str] = read_text
) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read and check one file: everything wrong with it at once, and its document where nothing is severe.

    Without `built_in` the file is judged as the built-in one itself. `read` decides whose files are read.
    """
    try:
        text = read(path, SIZE_LIMIT)
    except MissingError:
        return None, (Problem(file=str(path), found="there is no such file"),)
    except RefusedError as refused:
        return None, (Problem(file=str(path), found=refused.found, expected=refused.expected),)
    try:
        found = read_json(text)
    except NotJsonError as error:
        line, column = line_and_column(text, error.offset)
        return None, (
            Problem(file=str(path), line=line, column=column, found=error.found, expected=error.expected),
        )
    return _check_read(path, text, found, built_in)


def _check_read(
    path: Path, text: str, read: ReadJson, built_in: Library | None
) -> tuple[Document | None, tuple[Problem, ...]]:
    """Check what was read, and put every fault into the words and places of the file."""
    bare = (
        isinstance(read.value, dict)
        and "routines" not in read.value
        and bool(_BARE_SIGNS & read.value.keys())
    )
    above: Where = ("routines", 0) if bare else ()
    value = {"routines": [read.value]} if bare else read.value
    document, faults = check_document(value, built_in)
    found = [(_offset(read, fault.where[len(above) :]), fault) for fault in faults]
    found += [
        (twice.offset, Fault((*above, *twice.where), "it given twice", "every field once"))
        for twice in read.twice
    ]
    found.sort(key=lambda item: item[0])
    problems = [
        _problem(path, line_and_column(text, offset), _named(value, fault.where), fault)
        for offset, fault in found[:PROBLEMS_LIMIT]
    ]
    document = None if read.twice else document
    if more := len(found[PROBLEMS_LIMIT:]):
        severity: Severity = "warning" if document else "error"
        problems.append(
            Problem(file=str(path), found=f"{more} more problems", expected="none", severity=severity)
        )
    return document, tuple(problems)


def _offset(read: ReadJson, where: Where) -> int:
    """Where a value starts, or the object that should hold it."""
    return next(read.offsets[where[:end]] for end in range(len(where), -1, -1) if where[:end] in read.offsets)


def _problem(path: Path, spot: tuple[int, int], names: _Names, fault: Fault) -> Problem:
    return Problem(
        file=str(path),
        line=spot[0],
        column=spot[1],
        routine=names.routine,
        step=names.step,
        field=names.field,
        found=fault.found,
        expected=fault.expected,
        severity="error" if fault.severe else "warning",
    )


def _named(value: object, where: Where) -> _Names:
    """Routine, step and field of a place, each by its name."""
    names = list(names_along(value, where))
    routine = step = None
    if len(where) > 1 and where[0] == "routines":
        routine, names, where = names[1], names[2:], where[2:]
        if len(where) > 1 and where[0] == "steps":
            step, names, where = names[1], names[2:], where[2:]
    field = ""
    for name, key in zip(names, where, strict=True):
        field += f" {name}" if isinstance(key, int) else f".{name[:40]}" if field else name[:40]
    return _Names(routine, step, field or None)


def _own_files(folder: Path) -> tuple[list[Path], Problem | None]:
    """The person's routine files in order, hidden ones left out; a folder that is not there holds none."""
    try:
        names = sorted(
            name for name in os.listdir(folder) if name.endswith(".json") and not name.startswith(".")
        )
    except FileNotFoundError:
        return [], None
    except OSError as error:
        return [], Problem(
            file=str(folder), found=error.strerror or "a disk error", expected="a folder of routine files"
        )
    too_many = Problem(file=str(folder), found=f"{len(names)} files", expected=f"at most {FILES_LIMIT}")
    return [folder / name for name in names[:FILES_LIMIT]], too_many if len(names) > FILES_LIMIT else None


def _clashes(path: Path, document: Document, library: Library, built_in: Library) -> Iterator[Problem]:
    """Ids that another own file has taken; regions and the like may be repeated word for word."""
    taken = {routine.id for routine in library.routines}
    for routine in document.routines:
        if _reached_as(routine, built_in).id in taken:
            yield Problem(
                file=str(path),
                routine=routine.id,
                field="id",
                found=f"{routine.id}, which another of your files has",
                expected="an id of its own for every routine",
            )
    for table in _TABLES:
        known = {item.id: item for item in getattr(library, table)}
        for item in getattr(document, table):
            if known.get(item.id, item) != item:
                yield Problem(
                    file=str(path),
                    field=f"{table} {item.id}",
                    found="something else under this id in another of your files",
                    expected="another id",
                )


def _reached_as(routine: Routine, built_in: Library) -> Routine:
    """The routine under the id by which it is reached: an id that a built-in has becomes `own/ID`."""
    if built_in.routine(routine.id) is None:
        return routine
    return msgspec.structs.replace(routine, id=f"own/{routine.id}")


def _joined(library: Library, document: Document, built_in: Library) -> Library:
    """The library with what an own file adds to it."""
    return Library(
        language=library.language,
        regions=_added(library.regions, document.regions),
        sources=_added(library.sources, document.sources),
        contraindications=_added(library.contraindications, document.contraindications),
        routines=(*library.routines, *(_reached_as(routine, built_in) for routine in document.routines)),
    )


def _added(known: tuple[Item, ...], more: tuple[Item, ...]) -> tuple[Item, ...]:
    return (*known, *(item for item in more if item not in known))
