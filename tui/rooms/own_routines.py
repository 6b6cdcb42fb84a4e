"""The ways through the routines: the list, changing one's own, the editor, a file of somebody else."""

import os
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import msgspec
from textual.app import App, SuspendNotSupported

from tui.core.asking import Choice
from tui.core.catalogue import say, say_count
from tui.core.clock import Clock
from tui.core.routines.favourites import Favourites
from tui.core.routines.plan import make_plan
from tui.core.routines.routine import Routine
from tui.core.routines.shelf import Arrival, Draft, DraftingShelf, ShelfError
from tui.rooms.editor import NoEditorError, edit_file, find_editor
from tui.screens.arrival import ArrivalScreen
from tui.screens.routines import (
    ChangeThis,
    LeaveRoutines,
    LookAtArrival,
    OpenEditor,
    OpenFile,
    RoutinesScreen,
    StartThis,
    TryThis,
)
from tui.widgets.question import asking_on

Guided = Callable[[Routine], Awaitable[None]]
"""Goes through a routine, or through a rehearsal of it."""


class Told(msgspec.Struct, frozen=True):
    """What to say on the list, and at which routine it begins."""

    words: str = ""
    at: str | None = None
    is_problem: bool = False


class OwnRoutines:
    """Leads through the screens of the routines until they are left."""

    def __init__(
        self,
        app: App[None],
        shelf: DraftingShelf,
        favourites: Favourites,
        clock: Clock,
        *,
        start: Guided,
        rehearse: Guided,
    ) -> None:
        self._app = app
        self._shelf = shelf
        self._favourites = favourites
        self._clock = clock
        self._start = start
        self._rehearse = rehearse
        self._ask = asking_on(app, clock)

    async def visit(self) -> None:
        """Until they are left."""
        told = Told()
        while True:
            screen = RoutinesScreen(
                self._shelf,
                self._favourites,
                self._clock,
                at=told.at,
                said=told.words,
                is_problem=told.is_problem,
            )
            match await self._app.push_screen_wait(screen):
                case StartThis(routine):
                    await self._start(routine)
                    told = Told(at=routine.id)
                case TryThis(routine):
                    await self._rehearse(routine)
                    told = Told(at=routine.id)
                case ChangeThis(routine, is_new):
                    told = await self._change(routine, is_new=is_new)
                case OpenEditor() | OpenFile() as wanted:
                    told = await self._open(wanted)
                case LookAtArrival(arrival):
                    told = await self._look_at(arrival)
                case LeaveRoutines():
                    return

    async def _change(self, routine: Routine, *, is_new: bool) -> Told:
        from tui.screens.edit_routine import EditScreen  # few change one, and it is large

        screen = EditScreen(routine, self._shelf, self._clock, is_new=is_new)
        done = await self._app.push_screen_wait(screen)
        if done.routine is None:
            return Told(at=None if is_new else routine.id)
        if done.opens_editor:
            return await self._open(OpenEditor(done.routine))
        return _saved(done.routine)

    async def _look_at(self, arrival: Arrival) -> Told:
        """Take a file in once it was seen what it holds."""
        screen = ArrivalScreen(arrival, self._shelf.library, self._clock)
        if not await self._app.push_screen_wait(screen):
            return Told()
        try:
            taken = self._shelf.take_in(arrival)
        except ShelfError as error:
            return Told(str(error), is_problem=True)
        count = say_count("{count} routine", "{count} routines", len(taken))
        return Told(say("{count} brought in. z takes it back.", count=count), at=taken[0].id)

    # The editor

    async def _open(self, wanted: OpenEditor | OpenFile) -> Told:
        """A copy in the person's editor, as often as it takes until nothing is wrong in it."""
        match wanted:
            case OpenEditor(routine):
                draft_of = partial(self._shelf.draft_of, routine.id)
                return await self._edit_draft(draft_of, name=routine.title, at=routine.id)
            case OpenFile(path):
                draft_of = partial(self._shelf.draft_of_file, path)
                return await self._edit_draft(draft_of, name=Path(path).name, at=None)

    async def _edit_draft(self, draft_of: Callable[[], Draft], *, name: str, at: str | None) -> Told:
        try:
            draft = draft_of()
        except ShelfError as error:
            return Told(str(error), at=at, is_problem=True)
        try:
            told = await self._edit(draft, name, at)
        finally:
            with suppress(ShelfError):  # a copy that is left over does no harm
                self._shelf.drop_draft(draft)
        return told

    async def _edit(self, draft: Draft, name: str, at: str | None) -> Told:
        before = Path(draft.path).read_bytes()
        while True:
            try:
                self._run_editor(draft.path)
                if Path(draft.path).read_bytes() == before:
                    return Told(say("Nothing was changed."), at=at)
                problems = self._shelf.problems_of(draft)
                if not problems:
                    return _saved(self._shelf.take_draft(draft))
                title = say("Not a routine yet")
            except (NoEditorError, ShelfError, OSError) as error:
                problems, title = (str(error),), say("Not edited")
            if not await self._tries_again(title, problems):
                return Told(say("Left as it was: {title}.", title=name), at=at)

    async def _tries_again(self, title: str, problems: tuple[str, ...]) -> bool:
        choices = [
            Choice("enter", say("Enter"), say("edit again"), True),
            Choice("d", "d", say("throw this edit away"), False),
        ]
        return await self._ask(title, problems, choices)

    def _run_editor(self, path: str) -> None:
        """The terminal is the editor's until it is left. Raises NoEditorError."""
        command, problems = find_editor(os.environ), list[NoEditorError]()
        try:
            with self._app.suspend():  # what is raised in here would leave the terminal as it is
                try:
                    edit_file(command, path)
                except NoEditorError as error:
                    problems.append(error)
        except SuspendNotSupported:
            raise NoEditorError(say("this terminal cannot be lent to an editor")) from None
        if problems:
            raise problems[0]


def _saved(routine: Routine) -> Told:
    minutes = make_plan(routine).minutes
    words = say("Saved: {title}, {minutes} min. z takes it back.", title=routine.title, minutes=minutes)
    return Told(words, at=routine.id)
