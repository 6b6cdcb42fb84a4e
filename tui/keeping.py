"""How a session that is over comes into the journal, or is left out of it."""

import datetime as dt
from contextlib import suppress

import msgspec
from textual.app import App

from tui.core.clock import Clock
from tui.core.entry import SessionEntry
from tui.core.journal import Journal, JournalError
from tui.core.running import RunningSession
from tui.files.sessions.checkpoint import DISCARDED, SEEN, SessionFile
from tui.widgets.question import Choice, Question

IN_ITS_FILE = "It stays in its session file, and is stored as soon as that is possible."
NOT_UP_TO_DATE = "Only what was saved on the way is in its session file: leaving now loses the rest."
NOWHERE = "It is not stored anywhere yet: leaving now loses it."
ATTENDED_WITHIN = dt.timedelta(minutes=10)
"""A key so long after the end still shows that somebody was there (product.md 4)."""


class Keeper:
    """Moves one session from its file to the journal; the file goes only when that is done, or refused."""

    def __init__(
        self, app: App[None], journal: Journal, clock: Clock, playing: RunningSession, file: SessionFile
    ) -> None:
        """`file` is the one that `playing` writes."""
        self._app = app
        self._journal = journal
        self._clock = clock
        self._playing = playing
        self._file = file

    async def keep(self, entry: SessionEntry) -> tuple[SessionEntry, str]:
        """The entry as stored, and why it is not stored where the person goes on without it."""
        while True:
            try:
                return self.store(entry), ""
            except JournalError as error:
                goes_on = await self._goes_on_without(str(error))
                entry = self._attended(entry)
                if goes_on:
                    return entry, f"{str(error).rstrip('.')}. {self._where_it_is()}"

    def store(self, entry: SessionEntry) -> SessionEntry:
        """Into the journal, and then the file goes. Raises JournalError."""
        stored = self._journal.add(entry)
        with suppress(JournalError):  # what is in the journal already is cleared away at the next start
            self._file.finish()
        self._file.close()
        return stored if isinstance(stored, SessionEntry) else entry

    def let_go(self) -> None:
        """Leave the file where it is, for whoever comes next."""
        self._file.close()

    async def discard(self, entry: SessionEntry) -> str:
        """Leave the session out, unless that is taken back at once; returns what went wrong."""
        self._playing.note(DISCARDED)
        problem = self._leave_out(entry)
        choices = [Choice("enter", "Enter", "leave it out", False), Choice("u", "u", "undo, keep it", True)]
        lines = ["The session is not in your journal.", "Later, u in the journal takes this back too."]
        if await self._app.push_screen_wait(Question("Discarded", lines, choices, self._clock)):
            return await self._take_back(entry)
        self._file.close()
        return problem

    def _leave_out(self, entry: SessionEntry) -> str:
        """Onto the undo list, and then the file goes; else the next start does it."""
        try:
            self._journal.discard(entry)
            self._file.finish()
        except JournalError as error:
            return str(error)
        return ""

    async def _take_back(self, entry: SessionEntry) -> str:
        self._playing.note(SEEN)
        with suppress(JournalError):  # what refuses here refuses below, where it can be tried again
            latest = self._journal.undoable()
            if latest is not None and latest.before.id == entry.id:
                self._journal.undo()
        return (await self.keep(entry))[1]

    def _attended(self, entry: SessionEntry) -> SessionEntry:
        """A question was answered: somebody is there."""
        if entry.unattended and self._clock.now() - entry.ended_at < ATTENDED_WITHIN:
            self._playing.note(SEEN)
            return msgspec.structs.replace(entry, unattended=False)
        return entry

    async def _goes_on_without(self, problem: str) -> bool:
        choices = [
            Choice("enter", "Enter", "try again", False),
            Choice("g", "g", "go on without", True),
        ]
        lines = [problem, self._where_it_is()]
        return await self._app.push_screen_wait(Question("Not saved yet", lines, choices, self._clock))

    def _where_it_is(self) -> str:
        whole = self._file.catch_up()
        if not self._file.is_there:
            return NOWHERE
        return IN_ITS_FILE if whole else NOT_UP_TO_DATE


class Waiting(msgspec.Struct, frozen=True):
    """A session that could not be stored: who tries again, with which answers, and what was told."""

    keeper: Keeper
    entry: SessionEntry
    problem: str
