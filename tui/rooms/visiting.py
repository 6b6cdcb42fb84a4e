"""One visit to the program: screens one after another, and what is told between them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.app import App

from tui.core.anatomy.body import Spot
from tui.core.catalogue import say
from tui.core.entries.entry import Entry
from tui.core.entries.journal import JournalError, problems_of
from tui.core.preferences.settings import CheckRequest, Settings, StartRequest
from tui.core.routines.left_out_words import BY_KEYS, left_out_lines
from tui.core.routines.routine import Routine
from tui.core.safety.health import health_today
from tui.rooms.making import FROM_THE_BODY, IN_A_SESSION, Rooms
from tui.screens.body import (
    BodyResult,
    BodyScreen,
    OpenCheckIn,
    OpenFit,
    OpenJournal,
    OpenRoutines,
    OpenSettings,
    OpenWeek,
    Quit,
    StartRoutine,
)
from tui.toolkit.memory import settle_what_was_loaded
from tui.toolkit.putting_off import PutOff, loading
from tui.widgets.leaf import Leaf

if TYPE_CHECKING:
    from tui.files.sessions.settling import Claimed

Start = StartRequest | CheckRequest | None
"""With what the program begins: a routine, trying the channels, or the body."""


class Notices:
    """The lines of the body screen: what did not go well, each told once."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self.lines = lines

    def tell(self, line: str) -> None:
        """Show one more line, if there is anything to say."""
        if line and line not in self.lines:
            self.lines = (*self.lines, line)

    def take_back(self, line: str) -> None:
        """What a line said is no longer so."""
        self.lines = tuple(each for each in self.lines if each != line)


class Visit:
    """Knows the order the screens come in.

    The body is painted from what is known without the journal. Then, as `put_off` allows, the journal is
    read, what it has to ask is asked, and the rooms are loaded that are likely to be entered. A visit that
    begins with a routine ends after it, and has no need of the others.
    """

    def __init__(self, app: App[None], rooms: Rooms, notices: Notices) -> None:
        """`notices` are shown on the body screen."""
        self.put_off = PutOff()
        self._app = app
        self._rooms = rooms
        self._notices = notices
        self._reading = rooms.journal.look_through()
        self.is_journal_known = False
        """Whether all of the journal was read, and what is wrong with it."""
        self._is_to_ask = True
        self._likely_next: tuple[str, ...] = ()

    @property
    def _settings(self) -> Settings:
        return self._rooms.keeper.now.settings

    def take_settings(self, settings: Settings) -> None:
        """Go by these from here on."""
        self._rooms.take_settings(settings)

    # From the first screen to the last

    async def go_through_screens(self, start: Start) -> None:
        """Begin with what was asked for, or with the body."""
        self._likely_next = IN_A_SESSION + (FROM_THE_BODY if start is None else ())
        match start:
            case CheckRequest():
                await self._rooms.cue_check.try_everything(self._settings)
            case StartRequest(rehearse=True):
                await self._rooms.guide.rehearse(start)
            case _ if not await self._is_welcomed():
                pass
            case StartRequest(routine=routine, side=side, pace=pace):
                self._know_journal()
                await self._settle_what_was_left()
                self._notices.tell(await self._rooms.guide.guide(routine, side, pace))
                self._store_what_waits()
            case None:
                await self._visit_body()
        if self._rooms.has_guided:
            self._rooms.guide.let_go()

    async def _is_welcomed(self) -> bool:
        return self._rooms.health.now.welcomed_on is not None or await self._rooms.welcoming.welcome()

    async def _visit_body(self) -> None:
        """From it to the rooms and back; a session that was left open is asked about before it is seen."""
        if self._rooms.is_session_left or next(self._reading, self) is self:
            self._know_journal()
        spot: Spot | None = None
        while True:
            if self.is_journal_known and self._is_anything_open():
                await self._ask_what_is_open()
            self._store_what_waits()
            result = await self._app.push_screen_wait(self._body_screen(spot))
            if isinstance(result, Quit):
                return
            spot = result.spot
            await self._go_from_body(result)

    def _body_screen(self, spot: Spot | None) -> BodyScreen:
        rooms = self._rooms
        return BodyScreen(
            rooms.library,
            self._entries() if self.is_journal_known else None,
            self._rooms.clock,
            notices=self._all_notices(),
            health=health_today(rooms.health.now, rooms.library, self._rooms.clock.now().date()),
            favourites=rooms.favourites.now,
            spot=spot,
            histories=rooms.histories,
        )

    async def _go_from_body(self, result: BodyResult) -> None:
        """To what was chosen there, until that is left."""
        rooms = self._rooms
        match result:
            case StartRoutine(routine=routine, spot=spot):
                self._notices.tell(await rooms.guide.guide(routine, None, self._settings.pace, spot))
            case OpenFit(spot):
                self._notices.tell(await rooms.fitting_time.visit(rooms.library, self._settings.pace, spot))
            case OpenRoutines():
                await self._visit_routines()
            case OpenJournal():
                await rooms.looking_back.visit_journal(self._notices.lines)
            case OpenWeek():
                await rooms.looking_back.visit_week(self._notices.lines)
            case OpenCheckIn(spot):
                await rooms.looking_back.check_in(spot)
            case OpenSettings():
                await rooms.changing_settings.visit()

    async def _visit_routines(self) -> None:
        """Afterwards every screen knows the routines as they are then."""
        await self._rooms.own_routines(start=self._start_routine, rehearse=self._rehearse).visit()
        self._take_what_changed()

    def _take_what_changed(self) -> None:
        if self._rooms.shelf.library != self._rooms.library:
            self._rooms.take_library(self._rooms.shelf.library)

    async def _start_routine(self, routine: Routine) -> None:
        self._take_what_changed()
        self._notices.tell(await self._rooms.guide.guide(routine, None, self._settings.pace))
        self._store_what_waits()

    async def _rehearse(self, routine: Routine) -> None:
        await self._rooms.guide.rehearse(
            StartRequest(routine=routine, side=None, pace=self._settings.pace, rehearse=True)
        )

    # What is open from the last time

    def _is_anything_open(self) -> bool:
        """Whether anything may have to be asked: what asks is loaded only then, once."""
        if not self._is_to_ask:
            return False
        self._is_to_ask = bool(self._notices.lines) or self._rooms.is_session_left
        self._is_to_ask = self._is_to_ask or self._rooms.is_anything_due(self._entries(), self._settings)
        return self._is_to_ask

    async def _ask_what_is_open(self) -> None:
        """What was left over, else the question of the day."""
        self._is_to_ask = False
        await self._settle_what_was_left()
        if not self._rooms.returning.has_asked:
            await self._rooms.daily_question.ask(self._settings)

    async def _settle_what_was_left(self) -> None:
        """Damaged years first: a session that was left open may have to go into one of them."""
        self._notices.lines = tuple(await self._rooms.mend_what_is_damaged(self._notices.lines))
        for line in await self._rooms.returning.settle(self._resume):
            self._notices.tell(line)

    async def _resume(self, claimed: "Claimed") -> None:
        self._notices.tell(await self._rooms.guide.resume(claimed))

    def _store_what_waits(self) -> None:
        """Store what found no room when it ended, if there is room now, and say so once."""
        if self._rooms.has_guided:
            for stored in self._rooms.guide.store_what_waits():
                self._notices.take_back(stored.problem)
                self._notices.tell(stored.words)
        if self._rooms.is_session_left:
            for line in self._rooms.returning.store_what_ended():
                self._notices.tell(line)

    # What is put off until the first picture stands

    async def catch_up(self) -> None:
        """The journal, its questions unless something else was begun, and the rooms; a part at a time."""
        await self.put_off.do(self._reading)
        await self.put_off.do(self._laying_out())
        self._know_journal()
        if self._is_at_rest() and self._is_anything_open():
            await self._ask_what_is_open()
            self.look_again()
        await self.put_off.do(loading(self._likely_next))
        settle_what_was_loaded()

    def _is_at_rest(self) -> bool:
        """Whether the body is in front, untouched; an app that ends meanwhile has nothing in front."""
        in_front = self._app.screen_stack[-1:]
        return isinstance(next(iter(in_front), None), BodyScreen) and not self.put_off.was_pressed

    def _laying_out(self) -> Iterator[None]:
        """What the body asks of a journal that was read, worked out before it does."""
        entries = self._entries()
        yield
        history = self._rooms.histories.of(entries)
        yield
        yield from history.look_for_marks()

    def _know_journal(self) -> None:
        """Read the rest of the journal at once, and show what is in it."""
        if self.is_journal_known:
            return
        for line in problems_of(self._rooms.journal):
            self._notices.tell(line)
        self.is_journal_known = True
        self.look_again()

    # What is shown, and told

    def look_again(self) -> None:
        """Read anew, for every open screen, what may have changed."""
        for screen in self._app.screen_stack:
            if isinstance(screen, BodyScreen) and screen.is_ready:
                screen.show_entries(self._entries())
                screen.show_notices(self._all_notices())
            elif isinstance(screen, Leaf) and screen.is_ready:
                screen.look_again()

    def _entries(self) -> list[Entry]:
        """What is known so far; where the journal cannot be read, nothing, and a line that says so."""
        try:
            return list(self._rooms.journal.all())
        except JournalError as error:
            self._notices.tell(str(error))
            return []

    def _all_notices(self) -> tuple[str, ...]:
        return (*self._notices.lines, *left_out_lines(self._rooms.shelf.left_out, say(BY_KEYS)))
