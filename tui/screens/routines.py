"""All routines: looked at, started, tried, copied; one's own changed, deleted, taken from a file."""

from collections.abc import Callable, Iterator

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from tui.core.catalogue import marked, say, say_count
from tui.core.clock import Clock
from tui.core.entries.journal import JournalError
from tui.core.routines.editing import EditRefusedError, copy_of, read_title
from tui.core.routines.favourites import Favourites
from tui.core.routines.routine import Routine
from tui.core.routines.routine_words import sections_of, told_by_name
from tui.core.routines.shelf import Arrival, RoutineShelf, ShelfError
from tui.core.text import shortened
from tui.widgets.field_keys import FieldKeys
from tui.widgets.key_help import KeyHelp
from tui.widgets.key_line import KeyPair
from tui.widgets.leaf import Leaf
from tui.widgets.line_entry import LineEntry
from tui.widgets.lines_page import LinesPage
from tui.widgets.routine_card import CardPage, RoutineCard
from tui.widgets.routine_find import RoutineFind
from tui.widgets.routine_lines import Line, Shown, folded, hung
from tui.widgets.routine_list import RoutineList
from tui.widgets.said_line import SaidLine
from tui.widgets.text import literal

FIND_KEYS: tuple[KeyPair, ...] = (("Enter", "to the list"), ("Esc", "show all"))
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


class LookAtArrival(msgspec.Struct, frozen=True):
    """Show what a file of somebody else holds."""

    arrival: Arrival


class LeaveRoutines(msgspec.Struct, frozen=True):
    """Back to the body."""


RoutinesResult = StartThis | TryThis | ChangeThis | OpenEditor | LookAtArrival | LeaveRoutines


class RoutinesScreen(Leaf[RoutinesResult]):
    """The list; beside it, or below it where it is narrow, the current routine."""

    AUTO_FOCUS = "RoutineList"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-normal"), (110, "-wide")]
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
    DEFAULT_CSS = """
    RoutinesScreen #head { height: 1; padding: 0 2; color: $accent; text-style: bold; }
    RoutinesScreen #head { text-wrap: nowrap; text-overflow: ellipsis; }
    RoutinesScreen #wrong { height: auto; padding: 0 2; color: $warning; display: none; }
    RoutinesScreen #wrong.told { display: block; }
    RoutinesScreen #body { height: 1fr; padding-top: 1; }
    RoutinesScreen #list-side { width: 39; }
    RoutinesScreen #nothing { display: none; color: $text-muted; padding: 0 1; height: auto; }
    RoutinesScreen #nothing.told { display: block; }
    RoutinesScreen RoutineCard { width: 1fr; border-left: vkey $panel; padding: 0 1; }
    RoutinesScreen.-wide #list-side { width: 54; }
    RoutinesScreen.-wide RoutineCard { padding: 0 2; }
    RoutinesScreen.-narrow #body { layout: vertical; padding-top: 0; }
    RoutinesScreen.-narrow #list-side { width: 1fr; height: 1fr; }
    RoutinesScreen.-narrow #head, RoutinesScreen.-narrow #wrong, RoutinesScreen.-narrow SaidLine {
        padding: 0 1;
    }
    RoutinesScreen.-narrow RoutineCard {
        border-left: none; border-top: hkey $panel; height: 5; padding: 0 1; overflow-y: hidden;
    }
    RoutinesScreen.-narrow.reading #list-side { display: none; }
    RoutinesScreen.-narrow.reading RoutineCard { height: 1fr; border-top: none; overflow-y: auto; }
    """

    def __init__(
        self,
        shelf: RoutineShelf,
        favourites: Favourites,
        clock: Clock,
        *,
        at: str | None = None,
        said: str = "",
        is_problem: bool = False,
    ) -> None:
        """`at` is the id of the routine to begin with, `said` what happened just before, in words."""
        super().__init__()
        self._shelf = shelf
        self._favourites = favourites
        self._clock = clock
        self._begin_at = at
        self._said = said, is_problem
        self._page = CardPage.STEPS
        self._find = ""

    def compose(self) -> ComposeResult:
        self.take_size()
        yield Static(id="head")
        yield RoutineFind()
        yield Static(id="wrong")
        with Horizontal(id="body"):
            with Vertical(id="list-side"):
                yield Static(id="nothing")
                yield RoutineList()
            yield RoutineCard(self._shelf.library)
        yield SaidLine(id="said")
        yield FieldKeys()

    def on_mount(self) -> None:
        words, is_problem = self._said
        self.query_one(SaidLine).say(words, is_problem=is_problem)

    def on_resize(self) -> None:
        """Another width has another card."""
        self.call_after_refresh(self._show_card_again)

    def _show_card_again(self) -> None:
        if self.is_ready:  # it may have been left meanwhile
            self._show_card()

    def on_screen_resume(self) -> None:
        """At first, and whenever something that lay over it is closed."""
        self.look_again()

    def look_again(self) -> None:
        """Own files may have been changed by another program meanwhile."""
        self._shelf.load()
        self._show(self._begin_at)
        self._begin_at = None

    # What is shown

    @property
    def current(self) -> Routine | None:
        """The routine at hand."""
        return self.query_one(RoutineList).current

    def _show(self, keep: str | None = None) -> None:
        library, favourites = self._shelf.library, self._favourites.now
        own = [routine.id for routine in library.routines if self._shelf.is_own(routine.id)]
        sections = sections_of(library, own, favourites, self._find)
        keep = keep or (self.current.id if self.current else None)
        self.query_one(RoutineList).show(sections, keep)
        self._show_head(sum(len(section.routines) for section in sections), len(own))
        nothing = self.query_one("#nothing", Static)
        nothing.update(literal(say("Nothing by that name. Esc shows all.")))
        nothing.set_class(not sections, "told")
        self._show_wrong()
        self._show_keys()

    def _show_head(self, found: int, own: int) -> None:
        words = str(found)
        if self._find.strip():
            words = say("{count} with “{typed}”", count=found, typed=shortened(self._find.strip(), 30))
        elif own:
            words = say("{count}, {own} your own", count=found, own=own)
        self.query_one("#head", Static).update(literal(say("Routines · {found}", found=words)))

    def _show_wrong(self) -> None:
        count = len(self._shelf.problems)
        wrong = self.query_one("#wrong", Static)
        words = say_count(
            "! {count} mistake keeps a file of yours out: p says which. All else works.",
            "! {count} mistakes keep files of yours out: p lists them. All else works.",
            count,
        )
        wrong.update(literal(words if count else ""))
        wrong.set_class(bool(count), "told")

    @on(RoutineList.Current)
    def _show_card(self) -> None:
        """The card of the current routine; below the list there is only room for a little."""
        is_brief = self.has_class("-narrow") and not self.has_class("reading")
        page = CardPage.BRIEF if is_brief else self._page
        self.query_one(RoutineCard).show(self.current, self._shelf.library, page)
        self.call_after_refresh(self._show_keys)

    def _show_keys(self) -> None:
        if self.is_ready and not isinstance(self.focused, RoutineFind):
            self.query_one(FieldKeys).show(tuple(self._key_pairs()))

    def _key_pairs(self) -> list[KeyPair]:
        if self.current is None:
            return [("/", "find"), ("i", "bring in")]
        is_own = self._shelf.is_own(self.current.id)
        shows_evidence = self._page is CardPage.EVIDENCE and self._reads
        read_on: list[KeyPair] = [("Space", "read on")] if self._has_more else []
        own: list[KeyPair] = [("m", "change"), ("v", "editor"), ("x", "delete")]
        return [
            ("Enter", "start"),
            *([] if self._reads else read_on),
            *(own if is_own else [("c", "copy")]),
            ("e", "steps" if shows_evidence else "evidence"),
            ("/", "find"),
            ("t", "try"),
            *(read_on if self._reads else []),
            ("f", "favourite"),
            ("i", "bring in"),
        ]

    @property
    def _reads(self) -> bool:
        """Whether all of the routine is on the screen."""
        return self.has_class("reading") or not self.has_class("-narrow")

    @property
    def _has_more(self) -> bool:
        """Whether Space shows more of the routine."""
        return not self._reads or self.query_one(RoutineCard).max_scroll_y > 0

    def on_key(self) -> None:
        """What was said has been read when the next key comes."""
        self.query_one(SaidLine).say("")

    def _say(self, words: str) -> None:
        self.query_one(SaidLine).say(words)

    def _complain(self, words: str) -> None:
        self.query_one(SaidLine).say(words, is_problem=True)

    def _try(self, change: Callable[[], object]) -> bool:
        """Do a change; what went wrong is said, and nothing else has changed."""
        try:
            change()
        except (ShelfError, JournalError) as error:
            self.look_again()  # a file may have been changed by somebody else: now it is known how
            self._complain(str(error))
            return False
        return True

    # Looking

    def action_evidence(self) -> None:
        """The other page; where it is narrow, in the place of the list."""
        shows = self._reads and self._page is CardPage.EVIDENCE
        self._page = CardPage.STEPS if shows else CardPage.EVIDENCE
        self._read()

    def action_read_on(self, by: int) -> None:
        """A page on or back; where it is narrow, to the routine and back to the list."""
        if self._reads and self.query_one(RoutineCard).read_on(by):
            return
        if by > 0 and not self._reads:
            self._page = CardPage.STEPS
            self._read()
        elif by < 0:
            self._to_the_list()

    def _read(self) -> None:
        self.add_class("reading")
        self._show_card()

    def _to_the_list(self) -> None:
        self.remove_class("reading")
        if self.has_class("-narrow"):
            self._page = CardPage.STEPS
        self._show_card()

    def action_find(self) -> None:
        """Type to filter."""
        self._to_the_list()
        self.add_class("finding")
        self.set_focus(self.query_one(RoutineFind))
        self.query_one(FieldKeys).show_typing(FIND_KEYS)

    @on(RoutineFind.Typed)
    def _filter(self, event: RoutineFind.Typed) -> None:
        if event.text != self._find:
            self._find = event.text
            self._show()

    @on(RoutineFind.Left)
    def _keep_filter(self) -> None:
        self.set_class(bool(self._find.strip()), "finding")
        self.set_focus(self.query_one(RoutineList))
        self._show_keys()

    def action_problems(self) -> None:
        """Every mistake in the own files, a line each."""
        page = LinesPage[None](say("What is wrong in your files"), self._problem_lines, self._clock)
        self.app.push_screen(page)

    def _problem_lines(self, width: int) -> Iterator[Line]:
        problems = self._shelf.problems
        words = (
            say("Mend them in your editor, then come back here: all is read again.")
            if problems
            else say("Nothing is wrong in your files.")
        )
        yield from folded(words, Shown.QUIET, width)
        for problem in problems:
            yield "", Shown.TEXT
            yield from hung("! ", told_by_name(problem), Shown.WRONG, width)

    def action_help(self) -> None:
        """All keys."""
        self.app.push_screen(KeyHelp(say("Routines"), [*RoutineList.BINDINGS[:4], *self.BINDINGS]))

    def action_back(self) -> None:
        """Leave what is open: the routine where it is narrow, the filter, then the screen."""
        if self.has_class("reading") and self.has_class("-narrow"):
            self._to_the_list()
        elif self.has_class("finding"):
            self.query_one(RoutineFind).action_leave()
        else:
            self.dismiss(LeaveRoutines())

    # Doing

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
        suggestion = _cut_title(say("My {title}", title=routine.title[:1].lower() + routine.title[1:]))
        title = await self.app.push_screen_wait(LineEntry(heading, expected, suggestion, _title_typed))
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


def _title_typed(text: str) -> str:
    try:
        return read_title(text)
    except EditRefusedError as error:
        raise ValueError(str(error)) from None


def _cut_title(title: str) -> str:
    """A suggestion that may be kept as it is."""
    return title if _fits(title) else title.split(" ", 1)[-1]


def _fits(title: str) -> bool:
    try:
        read_title(title)
    except EditRefusedError:
        return False
    return True
