"""A shelf of routines without a disk, and favourites that are only remembered."""

import msgspec

from tui.core.routines.routine import Library, Routine
from tui.core.routines.shelf import Arrival, LeftOut, ShelfError


class MemoryShelf:
    """Implements RoutineShelf; what `arrivals` has under a path is what a file there would hold."""

    def __init__(self, built_in: Library, *own: Routine) -> None:
        self._built_in = built_in
        self._own = list(own)
        self._before: list[list[Routine]] = []
        self.left_out: tuple[LeftOut, ...] = ()
        self.arrivals: dict[str, Arrival] = {}
        self.refuses = ""
        """What the disk says to every change; nothing while it takes all."""

    @property
    def library(self) -> Library:
        return msgspec.structs.replace(self._built_in, routines=(*self._built_in.routines, *self._own))

    @property
    def problems(self) -> tuple[str, ...]:
        return tuple(problem for file in self.left_out for problem in file.problems)

    def load(self) -> None:
        pass

    def is_own(self, routine_id: str) -> bool:
        return any(routine.id == routine_id for routine in self._own)

    def free_id(self, title: str) -> str:
        wanted = "-".join(title.lower().split())
        taken = {routine.id for routine in self.library.routines}
        tries = (wanted, *(f"{wanted}-{number}" for number in range(2, 100)))
        return next(each for each in tries if each not in taken)

    def save(self, routine: Routine, *, instead_of: str | None = None) -> Routine:
        self._change()
        places = [number for number, each in enumerate(self._own) if each.id == instead_of]
        if places:
            self._own[places[0]] = routine
        else:
            self._own.append(routine)
        return routine

    def delete(self, routine_id: str) -> None:
        self._change()
        self._own = [routine for routine in self._own if routine.id != routine_id]

    def undo(self) -> str:
        if not self._before:
            raise ShelfError("There is nothing to take back.")
        self._own = self._before.pop()
        return "Taken back."

    def look_at(self, path: str) -> Arrival:
        if path not in self.arrivals:
            return Arrival(path=path, problems=(f"{path}: there is no such file",))
        return self.arrivals[path]

    def take_in(self, arrival: Arrival) -> tuple[Routine, ...]:
        self._change()
        self._own += arrival.routines
        return arrival.routines

    def _change(self) -> None:
        if self.refuses:
            raise ShelfError(self.refuses)
        self._before.append(list(self._own))


class MemoryFavourites:
    """Implements Favourites."""

    def __init__(self, *ids: str) -> None:
        self.now: tuple[str, ...] = ids

    def toggle(self, routine_id: str) -> bool:
        is_one = routine_id in self.now
        others = tuple(each for each in self.now if each != routine_id)
        self.now = others if is_one else (*others, routine_id)
        return not is_one
