"""The shelf of a program that starts: routines are read, and what changes them is loaded when needed."""

from functools import cached_property
from typing import TYPE_CHECKING

from tui.core.clock import Clock
from tui.core.routines.routine import Library, Routine
from tui.core.routines.shelf import Arrival, Draft, DraftingShelf, LeftOut
from tui.files.paths import Paths
from tui.files.routines.routine_files import load_library

if TYPE_CHECKING:
    from tui.files.routines.shelf import OwnShelf


class ShelfAtStart(DraftingShelf):
    """Implements DraftingShelf: by itself as far as that is reading, by an OwnShelf from then on."""

    def __init__(self, paths: Paths, clock: Clock) -> None:
        """Read all files. Raises RoutineFileError where the installation is broken."""
        self._paths = paths
        self._clock = clock
        self._loaded = load_library(paths.routines)

    @cached_property
    def _whole(self) -> "OwnShelf":
        from tui.files.routines.shelf import OwnShelf

        return OwnShelf(self._paths, self._clock)

    @property
    def _is_whole(self) -> bool:
        return "_whole" in vars(self)

    @property
    def library(self) -> Library:
        return self._whole.library if self._is_whole else self._loaded.library

    @property
    def problems(self) -> tuple[str, ...]:
        return self._whole.problems if self._is_whole else tuple(map(str, self._loaded.errors))

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        return self._whole.left_out if self._is_whole else self._loaded.left_out

    def load(self) -> None:
        self._whole.load()

    def is_own(self, routine_id: str) -> bool:
        return self._whole.is_own(routine_id)

    def free_id(self, title: str) -> str:
        return self._whole.free_id(title)

    def save(self, routine: Routine, *, instead_of: str | None = None) -> Routine:
        return self._whole.save(routine, instead_of=instead_of)

    def delete(self, routine_id: str) -> None:
        self._whole.delete(routine_id)

    def undo(self) -> str:
        return self._whole.undo()

    def look_at(self, path: str) -> Arrival:
        return self._whole.look_at(path)

    def take_in(self, arrival: Arrival) -> tuple[Routine, ...]:
        return self._whole.take_in(arrival)

    def draft_of(self, routine_id: str) -> Draft:
        return self._whole.draft_of(routine_id)

    def draft_of_file(self, path: str) -> Draft:
        return self._whole.draft_of_file(path)

    def problems_of(self, draft: Draft) -> tuple[str, ...]:
        return self._whole.problems_of(draft)

    def take_draft(self, draft: Draft) -> Routine:
        return self._whole.take_draft(draft)

    def drop_draft(self, draft: Draft) -> None:
        self._whole.drop_draft(draft)
