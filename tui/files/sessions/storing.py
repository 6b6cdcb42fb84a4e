"""How a session that is over comes into the journal, or is left out of it: only then its file goes."""

import datetime as dt
from contextlib import suppress

import msgspec

from tui.core.catalogue import marked, say
from tui.core.clock import Clock
from tui.core.entries.entry import Outcome, SessionEntry
from tui.core.entries.journal import Journal, JournalError
from tui.core.sessions.answers import ATTENDED_WITHIN_MS
from tui.core.sessions.record import entry_of
from tui.core.sessions.running import RunningSession
from tui.files.sessions.checkpoint import DISCARDED, SEEN, SessionFile

IN_ITS_FILE = marked("It stays in its session file, and is stored as soon as that is possible.")
NOT_UP_TO_DATE = marked("Only what was saved on the way is in its session file: leaving now loses the rest.")
NOWHERE = marked("It is not stored anywhere yet: leaving now loses it.")
ATTENDED_WITHIN = dt.timedelta(milliseconds=ATTENDED_WITHIN_MS)


class Storing:
    """Moves one session from its file to the journal; the file goes only when that is done, or refused."""

    def __init__(self, journal: Journal, clock: Clock, playing: RunningSession, file: SessionFile) -> None:
        """`file` is the one that `playing` writes."""
        self._journal = journal
        self._clock = clock
        self._playing = playing
        self._file = file

    def entry(self) -> SessionEntry:
        """What was done; what ran to its end is unattended until a key shows that somebody was there."""
        session, now = self._playing.session, self._clock.now().replace(microsecond=0)
        outcome = session.state.outcome or Outcome.INTERRUPTED
        unattended = outcome is Outcome.FINISHED
        return entry_of(session.header, session.state, outcome, now, unattended=unattended)

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

    def leave_out(self, entry: SessionEntry) -> str:
        """Onto the undo list, then the file goes; returns why not: then the next start does it."""
        self._playing.note(DISCARDED)
        try:
            self._journal.discard(entry)
            self._file.finish()
        except JournalError as error:
            return str(error)
        return ""

    def take_back(self, entry: SessionEntry) -> None:
        """It is not left out after all, and is to be stored again."""
        self._playing.note(SEEN)
        with suppress(JournalError):  # what refuses here refuses there too, where it can be tried again
            latest = self._journal.undoable()
            if latest is not None and latest.before.id == entry.id:
                self._journal.undo()

    def attended(self, entry: SessionEntry) -> SessionEntry:
        """A question was answered: somebody is there."""
        if entry.unattended and self._clock.now() - entry.ended_at < ATTENDED_WITHIN:
            self._playing.note(SEEN)
            return msgspec.structs.replace(entry, unattended=False)
        return entry

    def where_it_is(self) -> str:
        """What of a session that the journal does not take would be found after an end of the program."""
        whole = self._file.catch_up()
        if not self._file.is_there:
            return say(NOWHERE)
        return say(IN_ITS_FILE) if whole else say(NOT_UP_TO_DATE)
