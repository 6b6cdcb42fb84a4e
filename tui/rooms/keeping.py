"""What is asked while a session that is over comes into the journal, or is left out of it."""

import msgspec

from tui.core.asking import Ask, Choice
from tui.core.catalogue import say
from tui.core.clock import Clock
from tui.core.entries.entry import SessionEntry
from tui.core.entries.journal import Journal, JournalError
from tui.core.sessions.running import RunningSession
from tui.files.sessions.checkpoint import SessionFile
from tui.files.sessions.storing import Storing


class Keeper(Storing):
    """Stores a session or leaves it out, and asks where the disk refuses or it could be taken back."""

    def __init__(
        self, ask: Ask, journal: Journal, clock: Clock, playing: RunningSession, file: SessionFile
    ) -> None:
        """`file` is the one that `playing` writes; `ask` puts questions to the person."""
        super().__init__(journal, clock, playing, file)
        self._ask = ask

    async def keep(self, entry: SessionEntry) -> tuple[SessionEntry, str]:
        """The entry as stored, and why it is not stored where the person goes on without it."""
        while True:
            try:
                return self.store(entry), ""
            except JournalError as error:
                goes_on = await self._goes_on_without(str(error))
                entry = self.attended(entry)
                if goes_on:
                    return entry, f"{str(error).rstrip('.')}. {self.where_it_is()}"

    async def discard(self, entry: SessionEntry) -> str:
        """Leave the session out, unless that is taken back at once; returns what went wrong."""
        problem = self.leave_out(entry)
        choices = [
            Choice("enter", say("Enter"), say("leave it out"), False),
            Choice("u", "u", say("undo, keep it"), True),
        ]
        lines = [
            say("The session is not in your journal."),
            say("Later, u in the journal takes this back too."),
        ]
        if await self._ask(say("Discarded"), lines, choices):
            self.take_back(entry)
            return (await self.keep(entry))[1]
        self.let_go()
        return problem

    async def _goes_on_without(self, problem: str) -> bool:
        choices = [
            Choice("enter", say("Enter"), say("try again"), False),
            Choice("g", "g", say("go on without"), True),
        ]
        return await self._ask(say("Not saved yet"), [problem, self.where_it_is()], choices)


class Waiting(msgspec.Struct, frozen=True):
    """A session that could not be stored: who tries again, with which answers, and what was told."""

    keeper: Keeper
    entry: SessionEntry
    problem: str
