"""The routines there are, over the person's own files: saved, deleted, taken in and taken back."""

from contextlib import suppress
from pathlib import Path

import msgspec

from tui.core.catalogue import say
from tui.core.clock import Clock
from tui.core.routines.routine import Library, Routine
from tui.core.routines.shelf import Arrival, Draft, LeftOut, ShelfError
from tui.files.disk import Disk
from tui.files.paths import Paths
from tui.files.routines.arrivals import Arrived, arrived_from, look_at_file
from tui.files.routines.file_check import SIZE_LIMIT, Checked
from tui.files.routines.new_ids import OWN, id_from, numbered
from tui.files.routines.own_drafts import OwnDrafts
from tui.files.routines.own_files import FILES_LIMIT, left_out_of, own_paths, read_own_files
from tui.files.routines.own_places import OwnPlaces, Place, refuse_faulty
from tui.files.routines.own_writing import CHANGED, DELETED, NEW, FileChange, OwnWriting, UnconfirmedError
from tui.files.routines.placed_routine import routine_in, tables_in
from tui.files.routines.routine_files import load_built_in
from tui.files.routines.routine_problem import Problem
from tui.files.text_files import RefusedError, read_own_text

STANDARD_INPUT = "-"
"""What stands for the path of a text that came without a file."""


class OwnShelf:
    """Implements DraftingShelf over the files of the config folder.

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
        self._there: OwnPlaces
        self.load()

    @property
    def library(self) -> Library:
        return self._there.own.library

    @property
    def problems(self) -> tuple[str, ...]:
        return tuple(str(problem) for problem in self._there.own.problems if problem.is_error)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        return left_out_of(self._there.own.problems)

    def load(self) -> None:
        self._there = OwnPlaces(read_own_files(self._folder, self._built_in), self._built_in)

    def is_own(self, routine_id: str) -> bool:
        return any(routine_id in file.reached for file in self._there.own.files)

    def free_id(self, title: str) -> str:
        bare = {routine.id.removeprefix(OWN) for routine in self.library.routines}
        return numbered(id_from(title), bare | self._stems())

    def save(self, routine: Routine, *, instead_of: str | None = None) -> Routine:
        if instead_of is None:
            stem = numbered(routine.id.removeprefix(OWN), self._stems())
            return self._write_new(stem, self._there.text_of_new(routine), routine.title)[0]
        place = self._there.place(instead_of)
        bare_id = place.routine.id if routine.id == instead_of else routine.id.removeprefix(OWN)
        after = msgspec.structs.replace(routine, id=bare_id)
        return self._write_over(place, place.file.text, self._there.changed_text(place, after))

    def delete(self, routine_id: str) -> None:
        place = self._there.place(routine_id)
        self._carry_out(
            FileChange(
                path=place.file.path,
                before=place.file.text,
                after=self._there.text_without(place),
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

    def look_at_text(self, text: str) -> Arrival:
        """The same for what came on standard input."""
        self._arrived = arrived_from(Path(STANDARD_INPUT), text, self.library, self._built_in)
        return self._arrived.arrival

    def take_in(self, arrival: Arrival) -> tuple[Routine, ...]:
        self.load()
        if self._arrived is None or self._arrived.arrival != arrival or self._arrived.text is None:
            raise ShelfError(say("{file} has to be looked at first", file=arrival.path))
        text = self._arrived.text
        if arrived_from(Path(arrival.path), text, self.library, self._built_in).text != text:
            raise ShelfError(say("your own routines have changed meanwhile: look at the file again"))
        name = arrival.routines[0].id if arrival.path == STANDARD_INPUT else Path(arrival.path).stem
        stem = numbered(id_from(name.removeprefix(OWN)), self._stems())
        title = arrival.routines[0].title if len(arrival.routines) == 1 else Path(arrival.path).name
        return self._write_new(stem, text, title)

    def draft_of(self, routine_id: str) -> Draft:
        place = self._there.place(routine_id)
        draft = self._drafts.write(routine_id, self._there.text_of_draft(place))
        self._drafted[draft.path] = place.file.text
        return draft

    def draft_of_file(self, path: str) -> Draft:
        if all(path != file.path for file in self.left_out):
            raise ShelfError(say("{file} has no mistakes by now", file=path))
        try:
            text = read_own_text(Path(path), SIZE_LIMIT)
        except RefusedError as error:
            raise ShelfError(say("{file} cannot be edited: {error}", file=path, error=error)) from error
        draft = self._drafts.write_file(Path(path), text)
        self._drafted[draft.path] = text
        return draft

    def problems_of(self, draft: Draft) -> tuple[str, ...]:
        checked = self._drafts.checked(draft, self._built_in)
        problems = checked.problems + self._clashes(draft, checked)
        if not any(problem.is_error for problem in problems):
            return ()
        return tuple(str(problem) for problem in sorted(problems, key=lambda problem: not problem.is_error))

    def _clashes(self, draft: Draft, checked: Checked) -> tuple[Problem, ...]:
        if draft.of_file is not None:
            return self._there.clashes(Path(draft.of_file), checked)
        if self.is_own(draft.routine_id):
            return self._there.clashes(self._there.place(draft.routine_id).file.path, checked)
        return ()

    def take_draft(self, draft: Draft) -> Routine:
        checked = self._drafts.checked(draft, self._built_in)
        refuse_faulty(checked)
        taken = self._taken(draft, checked) if draft.of_file is None else self._file_taken(draft, checked)
        with suppress(ShelfError):  # the routine is saved: a draft that stays behind is no trouble
            self.drop_draft(draft)
        return taken

    def _taken(self, draft: Draft, checked: Checked) -> Routine:
        place = self._there.place(draft.routine_id)
        before = self._drafted.get(draft.path, place.file.text)
        text = self._there.replaced_text(place, routine_in(checked.value, 0), tables_in(checked.value))
        return self._write_over(place, before, text)

    def _file_taken(self, draft: Draft, checked: Checked) -> Routine:
        """All of a file, word for word: it was not readable as routines before."""
        path, before = Path(draft.of_file or ""), self._drafted.get(draft.path)
        self._carry_out(
            FileChange(path=path, before=before, after=checked.text, what=CHANGED, title=path.name)
        )
        return self._routines_in(path)[0]

    def drop_draft(self, draft: Draft) -> None:
        self._drafts.drop(draft)
        self._drafted.pop(draft.path, None)

    # For the command line

    def file_of(self, routine_id: str) -> Path:
        """The file in which an own routine stands. Raises ShelfError."""
        return self._there.place(routine_id).file.path

    def left_out_file(self, name: str) -> Path | None:
        """The file of that name, or named after that id, which has mistakes: nothing of it can be reached."""
        wanted = {name, f"{name.removeprefix(OWN)}.json"}
        paths = (Path(file.path) for file in self.left_out)
        return next((path for path in paths if not wanted.isdisjoint((path.name, str(path)))), None)

    def text_of(self, routine: Routine) -> str:
        """A file for somebody else: the routine, and what it refers to that is not built in."""
        return self._there.text_of_new(routine)

    # What is written

    def _stems(self) -> set[str]:
        """The names that files of the folder have, loaded or not, as a disk that knows no case sees them."""
        return {path.stem.casefold() for path in own_paths(self._folder)[0]}

    def _write_new(self, stem: str, text: str, title: str) -> tuple[Routine, ...]:
        path = self._folder / f"{stem}.json"
        if len(self._stems()) >= FILES_LIMIT:
            raise ShelfError(
                say("{folder} has {limit} files already", folder=self._folder, limit=FILES_LIMIT)
            )
        refuse_faulty(self._there.checked(path, text))
        self._carry_out(FileChange(path=path, before=None, after=text, what=NEW, title=title))
        return self._routines_in(path)

    def _write_over(self, place: Place, before: str, after: str) -> Routine:
        path, title = place.file.path, place.routine.title
        self._carry_out(FileChange(path=path, before=before, after=after, what=CHANGED, title=title))
        return self._routines_in(path)[place.number]

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
        reached = [
            routine_id for file in self._there.own.files if file.path == path for routine_id in file.reached
        ]
        found = [self.library.routine(routine_id) for routine_id in reached]
        if not found:
            raise ShelfError(say("{file} was saved, and changed by something else at once", file=path))
        return tuple(routine for routine in found if routine is not None)
