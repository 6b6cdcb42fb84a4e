"""The routines there are, built in and own, as screens and commands see them."""

from typing import Protocol

import msgspec

from tui.core.routines.routine import Contraindication, Library, Routine, Source


class ShelfError(Exception):
    """What was wanted cannot be done: one clear line. Nothing was changed."""


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """What a file of somebody else holds, before it is taken in.

    The routines stand under the ids they would get; `renamed` are those that had to get another, as they
    were and as they would be. `adds` are the regions, by name, and `contraindications` and `sources` those
    of its own that the file brings along. With `problems`, one line each, it cannot be taken in;
    `warnings` do not keep it out.
    """

    path: str
    routines: tuple[Routine, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    adds: tuple[str, ...] = ()
    contraindications: tuple[Contraindication, ...] = ()
    sources: tuple[Source, ...] = ()
    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """An own file of which nothing can be used, and a line for each mistake that keeps it out."""

    path: str
    problems: tuple[str, ...]


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A copy for an editor of the person's: of one own routine, or of all of the left out file `of_file`."""

    path: str
    routine_id: str = ""
    of_file: str | None = None


class RoutineShelf(Protocol):
    """Built-in routines can only be looked at; own ones stand in files of the config folder.

    Everything that changes a file raises ShelfError, and then nothing was changed: where the disk refuses, or
    where the file is not any more as it was when its routine was loaded. `routine_id` is the id a routine is
    reached by ("own/neck-tension").
    """

    @property
    def library(self) -> Library:
        """All routines, built-in ones first, as last loaded."""
        ...

    @property
    def problems(self) -> tuple[str, ...]:
        """A line for each thing that keeps an own file out, as last loaded."""
        ...

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """The same by files."""
        ...

    def load(self) -> None:
        """Read the own files again."""
        ...

    def is_own(self, routine_id: str) -> bool:
        """Whether it is the person's own, and may be changed."""
        ...

    def free_id(self, title: str) -> str:
        """An id made of a title that no routine has yet."""
        ...

    def save(self, routine: Routine, *, instead_of: str | None = None) -> Routine:
        """Write an own routine: a new file named after its id, or in the place of the own one of that id.

        Returns it as it is reached now.
        """
        ...

    def delete(self, routine_id: str) -> None:
        """Take an own routine away; its file, or its part of one, is kept for undo, also after a restart."""
        ...

    def undo(self) -> str:
        """Take back the last save or delete; what was done, in words. ShelfError where there is none."""
        ...

    def look_at(self, path: str) -> Arrival:
        """Read and check a file of somebody else; nothing is written."""
        ...

    def take_in(self, arrival: Arrival) -> tuple[Routine, ...]:
        """Write what was looked at into a file of its own; the routines as they are reached now."""
        ...


class DraftingShelf(RoutineShelf, Protocol):
    """A shelf that also writes own routines out for an editor of the person's."""

    def draft_of(self, routine_id: str) -> Draft:
        """Write an own routine out for an editor."""
        ...

    def draft_of_file(self, path: str) -> Draft:
        """The same for the whole text of an own file that is left out, mistakes and all."""
        ...

    def problems_of(self, draft: Draft) -> tuple[str, ...]:
        """What is wrong with a draft by now: errors first, a line each; empty where it could be taken."""
        ...

    def take_draft(self, draft: Draft) -> Routine:
        """Put an edited draft in the place of its routine or file, and the draft away.

        Returns the routine, the first of a file, as it is reached now.
        """
        ...

    def drop_draft(self, draft: Draft) -> None:
        """Put a draft away; its routine stays as it was."""
        ...
