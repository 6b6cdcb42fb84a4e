"""The routines a person likes best: remembered, and shown first."""

from collections.abc import Collection, Iterable
from typing import Protocol

from tui.core.routines.routine import Routine

FAVOURITE_MARK = "*"
"""What stands beside a favourite in every list."""


class Favourites(Protocol):
    """Which routines are favourites, and where that is changed."""

    @property
    def now(self) -> tuple[str, ...]:
        """Their ids, the oldest mark first; some may be of routines that are not here today."""
        ...

    def toggle(self, routine_id: str) -> bool:
        """Mark a routine, or take its mark away; whether it is one now.

        JournalError where it cannot be remembered: nothing was changed then.
        """
        ...


def favourites_first(routines: Iterable[Routine], favourites: Collection[str]) -> tuple[Routine, ...]:
    """The same routines with the favourites before the others, each in the order they came."""
    return tuple(sorted(routines, key=lambda routine: routine.id not in favourites))
