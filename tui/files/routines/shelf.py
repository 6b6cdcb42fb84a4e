"""The routines there are, over the person's own files: saved, deleted, taken in and taken back."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from tui.core.catalogue import say
from tui.core.clock import Clock
from tui.core.routines.routine import Library, Routine
from tui.core.routines.shelf import Arrival, Draft, ShelfError
from tui.files.describe import near
from tui.files.disk import Disk
from tui.files.paths import Paths
from tui.files.routines.arrivals import Arrived, arrived_from, look_at_file
from tui.files.routines.file_check import SIZE_LIMIT, Checked, check_text
from tui.files.routines.new_ids import OWN, id_from, numbered
from tui.files.routines.own_drafts import OwnDrafts
from tui.files.routines.own_files import (
    FILES_LIMIT,
    OwnFile,
    OwnFiles,
    own_paths,
    read_own_files,
    table_clashes,
    with_tables,
)
from tui.files.routines.own_writing import CHANGED, DELETED, NEW, FileChange, OwnWriting, UnconfirmedError
from tui.files.routines.placed_routine import routine_in, tables_in, with_routine, without_routine
from tui.files.routines.routine_files import load_built_in
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
    """Where an own routine stands: its file, and which routine of it."""

    file: OwnFile
    number: int

    @property
    def routine(self) -> Routine:
        """The routine under the id that its file gives it."""
        return self.file.document.routines[self.number]


class OwnShelf:
    """Implements RoutineShelf over the files of the config folder.

    What undo needs is kept in the state folder, for 30 days.
    """

    def __init__(self, paths: Paths, clock: Clock, disk: Disk | None = None) -> None:
        """Read all files. Raises RoutineFileError where the installation is broken."""
        disk = disk or Disk()
        self._folder = paths.routines
        self._built_in = load_built_in()
        self._writing = OwnWriting(paths, clock, disk)
        self._drafts = OwnDrafts(paths, disk)
        self._drafted: dict[str, str] = {}  # the text of its file when a draft was made, by its path
        self._arrived: Arrived | None = None
        self._own: OwnFiles
        self.load()

    @property
    def library(self) -> Library:
        return self._own.library

    @property
    def problems(self) -> tuple[str, ...]:
        return tuple(str(problem) for problem in self._own.problems if problem.is_error)

    def load(self) -> None:
        self._own = read_own_files(self._folder, self._built_in)

    def is_own(self, routine_id: str) -> bool:
        return any(routine_id in file.reached for file in self._own.files)

    def free_id(self, title: str) -> str:
        bare = {routine.id.removeprefix(OWN) for routine in self.library.routines}
        return numbered(id_from(title), bare | self._stems())

    def save(self, routine: Routine, *, instead_of: str | None = None) -> Routine:
        if instead_of is None:
            return self._add(routine)
        place = self._place(instead_of)
        bare_id = place.routine.id if routine.id == instead_of else routine.id.removeprefix(OWN)
        after = msgspec.structs.replace(routine, id=bare_id)
        written = changed_json(routine_in(place.file.value, place.number), place.routine, after)
        return self._replace(place, written, self._missing_tables(place.file, after), place.file.text)

    def delete(self, routine_id: str) -> None:
        place = self._place(routine_id)
        rest = without_routine(place.file.value, place.number)
        after = None if rest is None else file_text(rest)
        if after is not None:
            _refuse_faulty(self._checked(place.file.path, after))
        self._carry_out(
            FileChange(
                path=place.file.path,
                before=place.file.text,
                after=after,
                what=DELETED,
                title=place.routine.title,
            )
        )

    def undo(self) -> str:
        try:
            return self._writing.take_back()
        finally:
            self.load()

    def look_at(self, path: str) -> Arrival:
        self._arrived = look_at_file(Path(path).expanduser(), self.library, self._built_in)
        return self._arrived.arrival

    def take_in(self, arrival: Arrival) -> tuple[Routine, ...]:
        self.load()
        if self._arrived is None or self._arrived.arrival != arrival or self._arrived.text is None:
            raise ShelfError(say("{file} has to be looked at first", file=arrival.path))
        text = self._arrived.text
        if arrived_from(Path(arrival.path), text, self.library, self._built_in).text != text:
            raise ShelfError(say("your own routines have changed meanwhile: look at the file again"))
        stem = numbered(id_from(Path(arrival.path).stem), self._stems())
        title = arrival.routines[0].title if len(arrival.routines) == 1 else Path(arrival.path).name
        return self._write_new(stem, text, title)

    def draft_of(self, routine_id: str) -> Draft:
        place = self._place(routine_id)
        written = routine_in(place.file.value, place.number)
        needed = tables_needed(place.routine, self.library, self._built_in)
        ids = {table: {item["id"] for item in items} for table, items in needed.items()}
        tables = {
            table: [item for item in items if item["id"] in ids[table]]
            for table, items in tables_in(place.file.value).items()
        }
        draft = self._drafts.write(
            routine_id, file_text(document_json([written], tables) if any(tables.values()) else written)
        )
        self._drafted[draft.path] = place.file.text
        return draft

    def problems_of(self, draft: Draft) -> tuple[str, ...]:
        checked = self._drafts.checked(draft, self._built_in)
        problems: list[Problem] = [*checked.problems]
        if checked.document is not None and self.is_own(draft.routine_id):
            place = self._place(draft.routine_id)
            problems += table_clashes(Path(draft.path), checked.document, self._without(place.file))
        if not any(problem.is_error for problem in problems):
            return ()
        return tuple(str(problem) for problem in sorted(problems, key=lambda problem: not problem.is_error))

    def take_draft(self, draft: Draft) -> Routine:
        checked = self._drafts.checked(draft, self._built_in)
        if checked.document is None:
            raise ShelfError(_in_one_line(checked.problems))
        place = self._place(draft.routine_id)
        before = self._drafted.get(draft.path, place.file.text)
        taken = self._replace(place, routine_in(checked.value, 0), tables_in(checked.value), before)
        with suppress(ShelfError):  # the routine is saved: a draft that stays behind is no trouble
            self.drop_draft(draft)
        return taken

    def drop_draft(self, draft: Draft) -> None:
        self._drafts.drop(draft)
        self._drafted.pop(draft.path, None)

    # For the command line

    def file_of(self, routine_id: str) -> Path:
        """The file in which an own routine stands. Raises ShelfError."""
        return self._place(routine_id).file.path

    def text_of(self, routine: Routine) -> str:
        """A file for somebody else: the routine, and what it refers to that is not built in."""
        bare = msgspec.structs.replace(routine, id=routine.id.removeprefix(OWN))
        written = whole_json(with_true_total(bare))
        return file_text(document_json([written], tables_needed(bare, self.library, self._built_in)))

    # Where things are

    def _place(self, routine_id: str) -> Place:
        for file in self._own.files:
            if routine_id in file.reached:
                return Place(file, file.reached.index(routine_id))
        if self._built_in.routine(routine_id) is not None:
            raise ShelfError(say('"{id}" is built in: copy it, and change the copy', id=routine_id))
        own = [reached for file in self._own.files for reached in file.reached]
        hint = near(routine_id, own)
        raise ShelfError(say('there is no routine "{id}" of your own{hint}', id=routine_id, hint=hint))

    def _stems(self) -> set[str]:
        """The names that files of the folder have, loaded or not, as a disk that knows no case sees them."""
        return {path.stem.casefold() for path in own_paths(self._folder)[0]}

    def _without(self, file: OwnFile) -> Library:
        """What the built-in file and the other own ones define."""
        library = self._built_in
        for other in self._own.files:
            library = library if other is file else with_tables(library, other.document)
        return library

    def _missing_tables(self, file: OwnFile, routine: Routine) -> dict[str, list[Json]]:
        """What a routine refers to by now and its file does not define yet."""
        here = {table: {item["id"] for item in items} for table, items in tables_in(file.value).items()}
        needed = tables_needed(routine, self.library, self._built_in)
        return {
            table: [item for item in items if item["id"] not in here.get(table, ())]
            for table, items in needed.items()
        }

    # What is written

    def _add(self, routine: Routine) -> Routine:
        bare = msgspec.structs.replace(with_true_total(routine), id=routine.id.removeprefix(OWN))
        written = whole_json(bare)
        tables = tables_needed(bare, self.library, self._built_in)
        value = document_json([written], tables) if any(tables.values()) else written
        return self._write_new(numbered(bare.id, self._stems()), file_text(value), routine.title)[0]

    def _write_new(self, stem: str, text: str, title: str) -> tuple[Routine, ...]:
        path = self._folder / f"{stem}.json"
        if len(self._stems()) >= FILES_LIMIT:
            raise ShelfError(
                say("{folder} has {limit} files already", folder=self._folder, limit=FILES_LIMIT)
            )
        _refuse_faulty(self._checked(path, text))
        self._carry_out(FileChange(path=path, before=None, after=text, what=NEW, title=title))
        return self._routines_in(path)

    def _replace(self, place: Place, written: Json, tables: Mapping[str, list[Json]], before: str) -> Routine:
        file = place.file
        value = with_routine(file.value, place.number, written, tables)
        if value == file.value:
            return self._routines_in(file.path)[place.number]
        text = file_text(value)
        checked = self._checked(file.path, text)
        if checked.document is not None:
            clashes = tuple(table_clashes(file.path, checked.document, self._without(file)))
            checked = checked._replace(problems=(*checked.problems, *clashes))
        _refuse_faulty(checked)
        self._carry_out(
            FileChange(path=file.path, before=before, after=text, what=CHANGED, title=place.routine.title)
        )
        return self._routines_in(file.path)[place.number]

    def _checked(self, path: Path, text: str) -> Checked:
        if len(text.encode()) > SIZE_LIMIT:
            raise ShelfError(say("{file} would have more than {limit} bytes", file=path, limit=SIZE_LIMIT))
        return check_text(path, text, self._built_in)

    def _carry_out(self, change: FileChange) -> None:
        """What was refused is not read again: who tries once more must not overwrite what came between."""
        try:
            self._writing.carry_out(change)
        except UnconfirmedError:
            self.load()
            raise
        self.load()

    def _routines_in(self, path: Path) -> tuple[Routine, ...]:
        """The routines of a file as they are reached now."""
        reached = [routine_id for file in self._own.files if file.path == path for routine_id in file.reached]
        found = [self.library.routine(routine_id) for routine_id in reached]
        if not found:
            raise ShelfError(say("{file} was saved, and changed by something else at once", file=path))
        return tuple(routine for routine in found if routine is not None)


def _refuse_faulty(checked: Checked) -> None:
    """Raises ShelfError where it would not be loaded again."""
    errors = [problem for problem in checked.problems if problem.is_error]
    if checked.document is None or errors:
        raise ShelfError(_in_one_line(errors))


def _in_one_line(problems: Sequence[Problem]) -> str:
    errors = [problem for problem in problems if problem.is_error]
    more = len(errors) - 1
    line = str(errors[0])
    return say("{problem} (and {more} more)", problem=line, more=more) if more else line
