"""The person's own routine files: which there are, and the ids by which their routines are reached."""

import os
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from tui.core.catalogue import say
from tui.core.routines.routine import Library
from tui.core.routines.shelf import LeftOut
from tui.files.refusals import refused
from tui.files.routines.document import Document
from tui.files.routines.new_ids import OWN, numbered
from tui.files.routines.routine_problem import Problem
from tui.files.text_files import read_own_text

FILES_LIMIT = 500
"""Own files looked at: more is a folder that holds something else."""
TABLES = ("regions", "sources", "contraindications")
Item = TypeVar("Item")


class OwnFile(msgspec.Struct, frozen=True, kw_only=True):
    """An own file without an error; `reached` are the ids of its routines, in their order."""

    path: Path
    text: str
    value: object
    document: Document
    reached: tuple[str, ...] = ()


class OwnFiles(msgspec.Struct, frozen=True):
    """What the folder holds: the files that can be used, all routines there are now, and what is wrong."""

    files: tuple[OwnFile, ...]
    library: Library
    problems: tuple[Problem, ...]


def read_own_files(folder: Path, built_in: Library) -> OwnFiles:
    """Read and check them all; one with an error gives its problems and nothing else."""
    paths, shut = own_paths(folder)
    problems = [shut] if shut else []
    files: list[OwnFile] = []
    library = built_in
    for path in paths:
        from tui.files.routines.file_check import read_checked  # most people have none of their own

        checked = read_checked(path, built_in, read_own_text)
        problems += checked.problems
        if checked.document is None:
            continue
        clashes = tuple(table_clashes(path, checked.document, library))
        problems += clashes
        if not clashes:
            library = with_tables(library, checked.document)
            files.append(
                OwnFile(path=path, text=checked.text, value=checked.value, document=checked.document)
            )
    named = kept_apart(files, built_in)
    problems += _told_apart(named, built_in)
    return OwnFiles(tuple(named), _with_routines(library, named), tuple(problems))


def left_out_of(problems: Iterable[Problem]) -> tuple[LeftOut, ...]:
    """The files that have errors, and those of each."""
    found: dict[str, list[str]] = {}
    for problem in problems:
        if problem.is_error:
            found.setdefault(problem.file, []).append(str(problem))
    return tuple(LeftOut(path=path, problems=tuple(lines)) for path, lines in found.items())


def own_paths(folder: Path) -> tuple[list[Path], Problem | None]:
    """The person's routine files in order, hidden ones left out; a folder that is not there holds none."""
    try:
        names = sorted(
            (name for name in os.listdir(folder) if name.endswith(".json") and not name.startswith(".")),
            key=lambda name: name.removesuffix(".json"),  # so that neck-2 comes after neck
        )
    except FileNotFoundError:
        return [], None
    except OSError as error:
        return [], Problem(file=str(folder), found=refused(error))
    too_many = Problem(
        file=str(folder),
        found=say("{count} files", count=len(names)),
        expected=say("at most {limit}", limit=FILES_LIMIT),
    )
    return [folder / name for name in names[:FILES_LIMIT]], too_many if len(names) > FILES_LIMIT else None


def table_clashes(path: Path, document: Document, library: Library) -> Iterator[Problem]:
    """What another own file defines in another way; the same may be repeated word for word."""
    for table in TABLES:
        known = {item.id: item for item in getattr(library, table)}
        for item in getattr(document, table):
            if known.get(item.id, item) != item:
                yield Problem(
                    file=str(path),
                    field=f"{table} {item.id}",
                    found=say("something else under this id in another of your files"),
                    expected=say("another id"),
                )


def with_tables(library: Library, document: Document) -> Library:
    """The library with the regions, sources and contraindications that a file adds to it."""
    return msgspec.structs.replace(
        library,
        regions=_added(library.regions, document.regions),
        sources=_added(library.sources, document.sources),
        contraindications=_added(library.contraindications, document.contraindications),
    )


def _added(known: tuple[Item, ...], more: tuple[Item, ...]) -> tuple[Item, ...]:
    return (*known, *(item for item in more if item not in known))


def kept_apart(files: Sequence[OwnFile], built_in: Library) -> list[OwnFile]:
    """The files with the ids by which their routines are reached.

    An id that a built-in has becomes `own/ID`. Where several files have the same, the file named after it
    keeps it, else the first by name; the others get a number behind it.
    """
    shipped = {routine.id for routine in built_in.routines}
    wanted = dict(_wanted(files, shipped))
    taken = shipped | set(wanted.values())
    given: dict[tuple[int, int], str] = {}
    used: set[str] = set()
    for place in sorted(wanted, key=lambda place: (not _is_named_after(files[place[0]], place[1]), place)):
        routine_id = wanted[place]
        if routine_id in used:
            routine_id = numbered(routine_id, taken)
        used.add(routine_id)
        taken.add(routine_id)
        given[place] = routine_id
    return [
        msgspec.structs.replace(
            file, reached=tuple(given[number, place] for place in range(len(file.document.routines)))
        )
        for number, file in enumerate(files)
    ]


def _wanted(files: Sequence[OwnFile], shipped: set[str]) -> Iterator[tuple[tuple[int, int], str]]:
    for number, file in enumerate(files):
        for place, routine in enumerate(file.document.routines):
            yield (number, place), own_id(routine.id, shipped)


def own_id(routine_id: str, shipped: Container[str]) -> str:
    """The id by which an own routine is reached, if no other own one has it."""
    return f"{OWN}{routine_id}" if routine_id in shipped else routine_id


def _is_named_after(file: OwnFile, place: int) -> bool:
    return file.path.stem == file.document.routines[place].id


def _told_apart(files: Iterable[OwnFile], built_in: Library) -> Iterator[Problem]:
    """A warning for each routine that had to get a number."""
    shipped = {routine.id for routine in built_in.routines}
    for file in files:
        for routine, reached in zip(file.document.routines, file.reached, strict=True):
            if reached != own_id(routine.id, shipped):
                yield Problem(
                    file=str(file.path),
                    routine=routine.id,
                    field="id",
                    found=say(
                        "{id}, which another of your files has: this one is reached as {reached}",
                        id=routine.id,
                        reached=reached,
                    ),
                    expected=say("an id of its own for every routine"),
                    severity="warning",
                )


def _with_routines(library: Library, files: Iterable[OwnFile]) -> Library:
    own = (
        msgspec.structs.replace(routine, id=reached)
        for file in files
        for routine, reached in zip(file.document.routines, file.reached, strict=True)
    )
    return msgspec.structs.replace(library, routines=(*library.routines, *own))
