"""All routines: looked at, started, tried, copied; one's own changed, deleted, taken from a file."""

import msgspec
from textual import on, work
from textual.binding import Binding

from tui.core.catalogue import marked, say
from tui.core.routines.editing import copy_of
from tui.core.routines.routine import Routine
from tui.core.routines.shelf import Arrival, ShelfError
from tui.core.routines.titles import read_title, title_of_copy
from tui.widgets.line_entry import LineEntry
from tui.widgets.routine_browser import RoutineBrowser
from tui.widgets.routine_list import RoutineList

NOT_YOURS = marked("That one is built in: c makes a copy of your own.")
PATH_LIMIT = 4096


class StartThis(msgspec.Struct, frozen=True):
    """Go through this routine."""

    routine: Routine


class TryThis(msgspec.Struct, frozen=True):
    """A look at the whole of it, sixty times as fast."""

    routine: Routine


class ChangeThis(msgspec.Struct, frozen=True):
    """Change its steps; `is_new` where it stands in no file yet."""

    routine: Routine
    is_new: bool = False


class OpenEditor(msgspec.Struct, frozen=True):
    """Put the file of this own routine into the person's editor."""

    routine: Routine


class OpenFile(msgspec.Struct, frozen=True):
    """Put all of an own file that is left out into the person's editor."""

    path: str


class LookAtArrival(msgspec.Struct, frozen=True):
    """Show what a file of somebody else holds."""

    arrival: Arrival


class LeaveRoutines(msgspec.Struct, frozen=True):
    """Back to the body."""


RoutinesResult = StartThis | TryThis | ChangeThis | OpenEditor | OpenFile | LookAtArrival | LeaveRoutines


class RoutinesScreen(RoutineBrowser[RoutinesResult]):
    """What can be done with the routine at hand, and with all of the person's own."""

    BINDINGS = [
        Binding("enter", "start", "start it"),
        Binding("t", "try_it", "try it: all of it, sixty times as fast"),
        Binding("e", "evidence", "evidence, cautions and sources"),
        Binding("right,l,space,pagedown", "read_on(1)", "read on"),
        Binding("left,h,pageup", "read_on(-1)", "read back"),
        Binding("slash", "find", "find by title, place or thing"),
        Binding("f", "favourite", "favourite, or not", key_display="f"),
        Binding("asterisk", "favourite", "favourite, or not", key_display="*"),
        Binding("c", "copy", "copy it as your own"),
        Binding("m", "change", "change your own: seconds, order, steps"),
        Binding("v", "open_editor", "your own in your editor: texts, new steps"),
        Binding("x", "delete", "delete your own; z takes it back"),
        Binding("z", "undo", "take the last save or delete back"),
        Binding("i", "bring_in", "bring in a file of somebody else"),
        Binding("p", "problems", "what is wrong in your files"),
        Binding("question_mark", "help", "help"),
        Binding("q,escape", "back", "back"),
        Binding("ctrl+q,ctrl+c", "back", "back", priority=True),
    ]

    def leave(self) -> None:
        """Back to the body."""
        self.dismiss(LeaveRoutines())

    def open_file(self, path: str) -> None:
        """A file that was broken by hand, in the person's editor."""
        self.dismiss(OpenFile(path))

    @on(RoutineList.Opened)
    def action_start(self) -> None:
        """Go through the current routine."""
        if self.current:
            self.dismiss(StartThis(self.current))

    def action_try_it(self) -> None:
        """A look at the whole of it."""
        if self.current:
            self.dismiss(TryThis(self.current))

    def action_favourite(self) -> None:
        """Mark it, or take the mark away."""
        routine = self.current
        if routine and self._try(lambda: self._favourites.toggle(routine.id)):
            self._show(routine.id)
            is_one = routine.id in self._favourites.now
            self._say(say("A favourite now.") if is_one else say("No favourite any more."))

    @work
    async def action_copy(self) -> None:
        """Ask for a title, and keep a copy under it."""
        routine = await self._copied(say("Copy as your own"))
        if routine is not None:
            self._save_copy(routine)

    def _save_copy(self, routine: Routine) -> None:
        kept: list[Routine] = []
        if self._try(lambda: kept.append(self._shelf.save(routine))):
            self._show(kept[0].id)
            self._say(say("Yours now: m changes its steps, z takes the copy back."))

    async def _copied(self, heading: str) -> Routine | None:
        """A copy of the current routine under a title that the person typed; None where they did not."""
        routine = self.current
        if routine is None:
            return None
        expected = say("What shall your copy of “{title}” be called?", title=routine.title)
        suggestion = title_of_copy(routine, self._shelf.library)
        title = await self.app.push_screen_wait(LineEntry(heading, expected, suggestion, read_title))
        if title is None:
            return None
        return copy_of(routine, routine_id=self._shelf.free_id(title), title=title)

    @work
    async def action_change(self) -> None:
        """Change an own routine; a built-in one is copied first, and only kept if that is saved."""
        routine = self.current
        if routine is None:
            return
        if self._shelf.is_own(routine.id):
            self.dismiss(ChangeThis(routine))
            return
        copied = await self._copied(say("Change a copy of your own"))
        if copied is not None:
            self.dismiss(ChangeThis(copied, is_new=True))

    def _own(self) -> Routine | None:
        """The current routine, if it may be changed; else it is said that it may not."""
        if self.current is None or self._shelf.is_own(self.current.id):
            return self.current
        self._complain(say(NOT_YOURS))
        return None

    def action_open_editor(self) -> None:
        """The file of an own routine, in the person's editor."""
        if routine := self._own():
            self.dismiss(OpenEditor(routine))

    def action_delete(self) -> None:
        """Take an own routine away at once; it can be taken back."""
        routine = self._own()
        if routine and self._try(lambda: self._shelf.delete(routine.id)):
            self._show()
            self._say(say("Deleted: {title}. z takes it back.", title=routine.title))

    def action_undo(self) -> None:
        """Take the last save or delete back, also one of an earlier start of the program."""
        said: list[str] = []
        before = {routine.id for routine in self._shelf.library.routines}
        if self._try(lambda: said.append(self._shelf.undo())):
            back = [routine.id for routine in self._shelf.library.routines if routine.id not in before]
            self._show(back[0] if back else None)
            self._say(said[0])

    @work
    async def action_bring_in(self) -> None:
        """Ask for a file, and show what it holds before anything is taken."""
        heading, expected = say("Bring in a file"), say("Where is the routine file? It is shown first.")
        entry = LineEntry(heading, expected, "", self._looked_at, limit=PATH_LIMIT)
        arrival = await self.app.push_screen_wait(entry)
        if arrival is not None:
            self.dismiss(LookAtArrival(arrival))

    def _looked_at(self, path: str) -> Arrival:
        """What the file holds. Raises ValueError where there is nothing to show but that it cannot be."""
        try:
            arrival = self._shelf.look_at(path.strip())
        except ShelfError as error:
            raise ValueError(str(error)) from None
        if len(arrival.problems) == 1 and not arrival.routines:
            raise ValueError(arrival.problems[0])
        return arrival
