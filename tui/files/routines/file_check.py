"""One routine file: what is wrong with it, or the document it holds."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tui.core.catalogue import say
from tui.core.routines.routine import Library
from tui.files.routines.document import Document
from tui.files.routines.field_rules import Fault
from tui.files.routines.routine_checks import check_document, names_along
from tui.files.routines.routine_problem import Problem, Severity
from tui.files.strict_json import NotJsonError, ReadJson, Where, line_and_column, read_json
from tui.files.text_files import MissingError, RefusedError, read_text

SIZE_LIMIT = 1_000_000
"""Largest routine file read, in bytes: 200 routines of ten steps are half of it."""
PROBLEMS_LIMIT = 500
"""Problems told of one file; beyond them the rest is only counted, so that nothing floods or hangs."""
_BARE_SIGNS = frozenset({"id", "title", "steps"})


class Checked(NamedTuple):
    """A file as it was read: its text and JSON value, and the document where nothing is severe."""

    text: str = ""
    value: object = None
    document: Document | None = None
    problems: tuple[Problem, ...] = ()


class _Names(NamedTuple):
    routine: str | None
    step: str | None
    field: str | None


def check_routine_file(
    path: Path, built_in: Library | None, read: Callable[[Path, int], str] = read_text
) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read and check one file: everything wrong with it at once, and its document where nothing is severe.

    Without `built_in` the file is judged as the built-in one itself. `read` decides whose files are read.
    """
    checked = read_checked(path, built_in, read)
    return checked.document, checked.problems


def read_checked(
    path: Path, built_in: Library | None, read: Callable[[Path, int], str] = read_text
) -> Checked:
    """The same, with the text that was read and its JSON value."""
    try:
        text = read(path, SIZE_LIMIT)
    except MissingError:
        return Checked(problems=(Problem(file=str(path), found=say("there is no such file")),))
    except RefusedError as refused:
        return Checked(problems=(Problem(file=str(path), found=refused.found, expected=refused.expected),))
    return check_text(path, text, built_in)


def check_text(path: Path, text: str, built_in: Library | None) -> Checked:
    """Check the text of a file, or what is to become one."""
    try:
        found = read_json(text)
    except NotJsonError as error:
        line, column = line_and_column(text, error.offset)
        problem = Problem(
            file=str(path), line=line, column=column, found=error.found, expected=error.expected
        )
        return Checked(text, problems=(problem,))
    return Checked(text, found.value, *_check_read(path, text, found, built_in))


def is_bare(value: object) -> bool:
    """Whether a file is one routine by itself, without the tables around it."""
    return isinstance(value, dict) and "routines" not in value and bool(_BARE_SIGNS & value.keys())


def _check_read(
    path: Path, text: str, read: ReadJson, built_in: Library | None
) -> tuple[Document | None, tuple[Problem, ...]]:
    """Check what was read, and put every fault into the words and places of the file."""
    bare = is_bare(read.value)
    above: Where = ("routines", 0) if bare else ()
    value = {"routines": [read.value]} if bare else read.value
    document, faults = check_document(value, built_in)
    found = [(_offset(read, fault.where[len(above) :]), fault) for fault in _each_once(faults)]
    found += [
        (twice.offset, Fault((*above, *twice.where), say("it given twice"), say("every field once")))
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
            Problem(
                file=str(path),
                found=say("{count} more problems", count=more),
                expected=say("none"),
                severity=severity,
            )
        )
    return document, tuple(problems)


def _each_once(faults: Sequence[Fault]) -> Iterator[Fault]:
    """A field with a slip in its name is not told a second time as one that is missing."""
    meant = {(*fault.where[:-1], fault.meant) for fault in faults if fault.meant}
    return (fault for fault in faults if not (fault.is_missing and fault.where in meant))


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
