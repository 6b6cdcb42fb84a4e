"""Where an own routine stands, and the text its file gets when it changes."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from tui.core.catalogue import say
from tui.core.routines.routine import Library, Routine
from tui.core.routines.shelf import ShelfError
from tui.files.describe import near
from tui.files.routines.file_check import SIZE_LIMIT, Checked, check_text
from tui.files.routines.new_ids import OWN
from tui.files.routines.own_files import OwnFile, OwnFiles, table_clashes, with_tables
from tui.files.routines.placed_routine import routine_in, tables_in, with_routine, without_routine
from tui.files.routines.routine_json import (
    Json,
    changed_json,
    document_json,
    file_text,
    tables_needed,
    whole_json,
    with_true_total,
)
from tui.files.routines.routine_problem import Problem


class Place(NamedTuple):
    """An own routine: its file, and which routine of it."""

    file: OwnFile
    number: int

    @property
    def routine(self) -> Routine:
        """The routine under the id that its file gives it."""
        return self.file.document.routines[self.number]

    @property
    def written(self) -> Json:
        """The routine as it is written."""
        return routine_in(self.file.value, self.number)


class OwnPlaces(msgspec.Struct, frozen=True):
    """The files as last read, beside the built-in one; nothing here writes."""

    own: OwnFiles
    built_in: Library

    def place(self, routine_id: str) -> Place:
        """Where the own routine of that id is. Raises ShelfError."""
        for file in self.own.files:
            if routine_id in file.reached:
                return Place(file, file.reached.index(routine_id))
        if self.built_in.routine(routine_id) is not None:
            raise ShelfError(say('"{id}" is built in: copy it, and change the copy', id=routine_id))
        hint = near(routine_id, [reached for file in self.own.files for reached in file.reached])
        raise ShelfError(say('there is no routine "{id}" of your own{hint}', id=routine_id, hint=hint))

    def text_of_new(self, routine: Routine) -> str:
        """A file for one routine; what it refers to that is not built in comes along."""
        bare = msgspec.structs.replace(with_true_total(routine), id=routine.id.removeprefix(OWN))
        tables = tables_needed(bare, self.own.library, self.built_in)
        return file_text(_one_routine(whole_json(bare), tables))

    def text_of_draft(self, place: Place) -> str:
        """A file for that routine as it is written, with those definitions of its file that it refers to."""
        needed = tables_needed(place.routine, self.own.library, self.built_in)
        ids = {table: {item["id"] for item in items} for table, items in needed.items()}
        tables = {
            table: [item for item in items if item["id"] in ids[table]]
            for table, items in tables_in(place.file.value).items()
        }
        return file_text(_one_routine(place.written, tables))

    def changed_text(self, place: Place, routine: Routine) -> str:
        """The file with that routine changed to be this one."""
        tables = self._missing_tables(place.file, routine)
        return self.replaced_text(place, changed_json(place.written, place.routine, routine), tables)

    def replaced_text(self, place: Place, written: Json, tables: Mapping[str, list[Json]]) -> str:
        """The file with that routine written so; as it is where that says the same. Raises ShelfError."""
        file = place.file
        value = with_routine(file.value, place.number, written, tables)
        if value == file.value:
            return file.text
        text = file_text(value)
        checked = self.checked(file.path, text)
        if checked.document is not None:
            checked = checked._replace(problems=(*checked.problems, *self.clashes(file.path, checked)))
        refuse_faulty(checked)
        return text

    def text_without(self, place: Place) -> str | None:
        """The file without that routine; None where it holds no other."""
        rest = without_routine(place.file.value, place.number)
        if rest is None:
            return None
        text = file_text(rest)
        refuse_faulty(self.checked(place.file.path, text))
        return text

    def checked(self, path: Path, text: str) -> Checked:
        """What is to be written, checked like any file. Raises ShelfError where it would be too large."""
        if len(text.encode()) > SIZE_LIMIT:
            raise ShelfError(say("{file} would have more than {limit} bytes", file=path, limit=SIZE_LIMIT))
        return check_text(path, text, self.built_in)

    def clashes(self, path: Path, checked: Checked) -> tuple[Problem, ...]:
        """What a new version of a file would define otherwise than the other own files do."""
        others = self.built_in
        for other in self.own.files:
            others = others if other.path == path else with_tables(others, other.document)
        return tuple(table_clashes(path, checked.document, others)) if checked.document else ()

    def _missing_tables(self, file: OwnFile, routine: Routine) -> dict[str, list[Json]]:
        """What a routine refers to by now and its file does not define yet."""
        here = {table: {item["id"] for item in items} for table, items in tables_in(file.value).items()}
        needed = tables_needed(routine, self.own.library, self.built_in)
        return {
            table: [item for item in items if item["id"] not in here.get(table, ())]
            for table, items in needed.items()
        }


def _one_routine(written: Json, tables: Mapping[str, Sequence[Json]]) -> Json:
    return document_json([written], tables) if any(tables.values()) else written


def refuse_faulty(checked: Checked) -> None:
    """Raises ShelfError where it would not be loaded again."""
    errors = [problem for problem in checked.problems if problem.is_error]
    if errors or checked.document is None:
        more = len(errors) - 1
        line = str(errors[0])
        raise ShelfError(say("{problem} (and {more} more)", problem=line, more=more) if more else line)
