"""All routines in a list, with the current one beside it: looked through, filtered, read."""

from collections.abc import Callable
from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from tui.core.catalogue import say, say_count
from tui.core.clock import Clock
from tui.core.entries.journal import JournalError
from tui.core.routines.favourites import Favourites
from tui.core.routines.routine import Routine
from tui.core.routines.routine_words import sections_of
from tui.core.routines.shelf import RoutineShelf, ShelfError
from tui.core.text import shortened
from tui.widgets.blank_rows import Beside
from tui.widgets.field_keys import FieldKeys
from tui.widgets.key_help import KeyHelp
from tui.widgets.key_line import KeyPair
from tui.widgets.leaf import Leaf
from tui.widgets.problems_page import ProblemsPage
from tui.widgets.routine_card import CardPage, RoutineCard
from tui.widgets.routine_find import RoutineFind
from tui.widgets.routine_list import RoutineList
from tui.widgets.said_line import say_below
from tui.widgets.text import show_in

Result = TypeVar("Result")
FIND_KEYS: tuple[KeyPair, ...] = (("Enter", "to the list"), ("Esc", "show all"))


class RoutineBrowser(Leaf[Result]):
    """The list; beside it, or below it where it is narrow, the current routine. The keys are the screen's."""

    AUTO_FOCUS = "RoutineList"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-normal"), (110, "-wide")]
    DEFAULT_CSS = """
    RoutineBrowser #head { height: 1; padding: 0 2; color: $accent; text-style: bold; }
    RoutineBrowser #head { text-wrap: nowrap; text-overflow: ellipsis; }
    RoutineBrowser #wrong { height: auto; padding: 0 2; color: $warning; }
    RoutineBrowser #body { height: 1fr; padding-top: 1; }
    RoutineBrowser RoutineList { width: 39; }
    RoutineBrowser RoutineCard { width: 1fr; border-left: vkey $panel; padding: 0 1; }
    RoutineBrowser.-wide RoutineList { width: 54; }
    RoutineBrowser.-wide RoutineCard { padding: 0 2; }
    RoutineBrowser.-narrow #body { layout: vertical; padding-top: 0; }
    RoutineBrowser.-narrow RoutineList { width: 1fr; height: 1fr; }
    RoutineBrowser.-narrow #head, RoutineBrowser.-narrow #wrong, RoutineBrowser.-narrow SaidLine {
        padding: 0 1;
    }
    RoutineBrowser.-narrow RoutineCard {
        border-left: none; border-top: hkey $panel; height: 5; padding: 0 1; overflow-y: hidden;
    }
    RoutineBrowser.-narrow.reading RoutineList { display: none; }
    RoutineBrowser.-narrow.reading RoutineCard { height: 1fr; border-top: none; overflow-y: auto; }
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
        self._shown_of: tuple[object, ...] = ()
        # What is typed in, and what is wrong, is only put on the screen when there is a need for it.
        self._field = RoutineFind()
        self._wrong = Static(id="wrong")
        self._list = RoutineList()
        self._card = RoutineCard(shelf.library)
        self._body = Beside(self._list, self._card, id="body")

    def leave(self) -> None:
        """Go back to where the person came from."""
        raise NotImplementedError

    def open_file(self, path: str) -> None:
        """Put an own file that is left out into the person's editor."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        yield Static(id="head")
        yield self._body
        yield FieldKeys()

    def on_mount(self) -> None:
        words, is_problem = self._said
        say_below(self._body, words, is_problem=is_problem)

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
        there = self._shelf.library, self._shelf.left_out, self._favourites.now
        if there != self._shown_of:
            self._shown_of = there
            self._show(self._begin_at)
            self._begin_at = None

    # What is shown

    @property
    def current(self) -> Routine | None:
        """The routine at hand."""
        return self._list.current

    def _show(self, keep: str | None = None) -> None:
        library, favourites = self._shelf.library, self._favourites.now
        own = [routine.id for routine in library.routines if self._shelf.is_own(routine.id)]
        sections = sections_of(library, own, favourites, self._find)
        keep = keep or (self.current.id if self.current else None)
        self._list.show(sections, keep)
        self._show_head(sum(len(section.routines) for section in sections), len(own))
        self._show_wrong()
        self._show_card()
        self._show_keys()

    def _show_head(self, found: int, own: int) -> None:
        words = str(found)
        if self._find.strip():
            words = say("{count} with “{typed}”", count=found, typed=shortened(self._find.strip(), 30))
        elif own:
            words = say("{count}, {own} your own", count=found, own=own)
        show_in(self.query_one("#head", Static), say("Routines · {found}", found=words), layout=False)

    def _show_wrong(self) -> None:
        count = len(self._shelf.left_out)
        words = say_count(
            "! A file of yours is left out: p says why, v there opens it. All else works.",
            "! {count} files of yours are left out: p says why. All else works.",
            count,
        )
        show_in(self._wrong, words)
        self._wrong.display = bool(count)
        if count and not self._wrong.is_attached:
            self.mount(self._wrong, before=self._body)

    @on(RoutineList.Current)
    def _show_card(self) -> None:
        """The card of the current routine; below the list there is only room for a little."""
        is_brief = self.has_class("-narrow") and not self.has_class("reading")
        page = CardPage.BRIEF if is_brief else self._page
        self._card.show_routine(self.current, self._shelf.library, page)
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
        return not self._reads or self._card.max_scroll_y > 0

    def on_key(self) -> None:
        """What was said has been read when the next key comes."""
        say_below(self._body, "")

    def _say(self, words: str) -> None:
        say_below(self._body, words)

    def _complain(self, words: str) -> None:
        say_below(self._body, words, is_problem=True)

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
        if self._reads and self._card.read_on(by):
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

    async def action_find(self) -> None:
        """Type to filter."""
        self._to_the_list()
        if not self._field.is_attached:
            await self.mount(self._field, after="#head")
        self.add_class("finding")
        self.set_focus(self._field)
        self.query_one(FieldKeys).show_typing(FIND_KEYS)

    @on(RoutineFind.Typed)
    def _filter(self, event: RoutineFind.Typed) -> None:
        if event.text != self._find:
            self._find = event.text
            self._show()

    @on(RoutineFind.Left)
    def _keep_filter(self) -> None:
        self.set_class(bool(self._find.strip()), "finding")
        self.set_focus(self._list)
        self._show_keys()

    def action_problems(self) -> None:
        """Every mistake in the own files, a line each."""
        self.app.push_screen(ProblemsPage(self._shelf.left_out, self._clock), self._open_chosen)

    def _open_chosen(self, path: str | None) -> None:
        if path is not None:
            self.open_file(path)

    def action_help(self) -> None:
        """All keys."""
        self.app.push_screen(KeyHelp(say("Routines"), [*RoutineList.BINDINGS[:4], *self.BINDINGS]))

    def action_back(self) -> None:
        """Leave what is open: the routine where it is narrow, the filter, then the screen."""
        if self.has_class("reading") and self.has_class("-narrow"):
            self._to_the_list()
        elif self.has_class("finding"):
            self._field.action_leave()
        else:
            self.leave()
