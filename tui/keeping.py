"""How a session that is over comes into the journal, or is left out of it."""

from textual.app import App

from tui.core.clock import Clock
from tui.core.entry import SessionEntry
from tui.core.journal import Journal, JournalError
from tui.files.checkpoint import SessionFile
from tui.widgets.question import Choice, Question

IN_ITS_FILE = "Until then it stays in its session file, and the next start asks about it."
NOWHERE = "It is not stored anywhere yet: leaving now loses it."


class Keeper:
    """Moves one session from its file to the journal; the file goes only when that is done, or refused."""

    def __init__(self, app: App[None], journal: Journal, clock: Clock, log: SessionFile | None) -> None:
        """`log` is the session's file, None where it could not be written from the start."""
        self._app = app
        self._journal = journal
        self._clock = clock
        self._log = log

    async def keep(self, entry: SessionEntry) -> tuple[SessionEntry, str]:
        """The entry as stored, and why it is not stored where the person goes on without it."""
        while True:
            try:
                stored = self._journal.add(entry)
            except JournalError as error:
                if await self._goes_on_without(str(error)):
                    self._let_go()
                    return entry, f"{error} {IN_ITS_FILE if self._log else NOWHERE}"
            else:
                self._remove_file()
                return stored if isinstance(stored, SessionEntry) else entry, ""

    async def discard(self, entry: SessionEntry) -> str:
        """Leave the session out, unless that is taken back at once; returns what went wrong."""
        choices = [Choice("enter", "Enter", "leave it out", False), Choice("u", "u", "undo, keep it", True)]
        lines = ["The session is not in your journal."]
        if await self._app.push_screen_wait(Question("Discarded", lines, choices, self._clock)):
            return (await self.keep(entry))[1]
        return self._remove_file()

    async def _goes_on_without(self, problem: str) -> bool:
        lines = [problem, IN_ITS_FILE if self._log else NOWHERE]
        choices = [
            Choice("enter", "Enter", "try again", False),
            Choice("g", "g", "go on without", True),
        ]
        return await self._app.push_screen_wait(Question("Not saved yet", lines, choices, self._clock))

    def _remove_file(self) -> str:
        """Why the file of a settled session could not be removed; the next start tries again."""
        try:
            if self._log is not None:
                self._log.finish()
        except JournalError as error:
            self._let_go()
            return str(error)
        return ""

    def _let_go(self) -> None:
        if self._log is not None:
            self._log.close()
