"""One routine from what was left over to what is asked after it, all as lines."""

import asyncio
from contextlib import suppress

from tui.core.catalogue import marked, say
from tui.core.entries.entry import SessionEntry
from tui.core.entries.journal import JournalError
from tui.core.preferences.settings import StartRequest
from tui.core.sessions.leaving_question import Leaving
from tui.core.sessions.left_open_words import left_open_words
from tui.core.sessions.record import SessionHeader, SessionState
from tui.core.sessions.running import RunningSession
from tui.cues.desk import CueDesk
from tui.files.sessions.checkpoint import SessionFile
from tui.files.sessions.orphans import unsettled
from tui.files.sessions.settling import Claimed
from tui.plain.after import PlainAfter
from tui.plain.asking import PlainAsk
from tui.plain.before import PlainBefore
from tui.plain.channels import open_plain_desk
from tui.plain.health import welcome
from tui.plain.keyboard import Keyboard
from tui.plain.output import PlainOutput
from tui.plain.session import PlainSession
from tui.remote.server import serve
from tui.rooms.beginning import Beginning
from tui.rooms.keeping import Keeper
from tui.rooms.resuming import Resuming
from tui.rooms.returning import Returning, stored_in_words

LAST_CUE_SECONDS = 5.0
"""The longest pattern of the bell takes 3.6 s (tui/cues/bell.py), the last words of the voice less."""
LEFT_ALONE = marked("It is left as it is: a start with keys asks what to do with it.")


class PlainGuide:
    """Guides through one routine; each part of it is told and asked by its own class."""

    def __init__(self, beginning: Beginning, output: PlainOutput, keyboard: Keyboard) -> None:
        """Lines go to `output`, keys come from `keyboard`."""
        self._beginning = beginning
        self._output = output
        self._keyboard = keyboard
        self._clock = beginning.clock
        self._journal = beginning.journal
        self._library = beginning.library
        self._ask = PlainAsk(output, keyboard, beginning.clock)

    async def guide(self, request: StartRequest) -> None:
        """What was left over, then before, the steps, after; a rehearsal is the steps alone."""
        if request.rehearse:
            await self._rehearse(request)
            return
        today = self._clock.now().date()
        if not await welcome(self._ask, self._library, self._beginning.health, today):
            return
        await self._settle()
        ratings = self._beginning.settings.ratings
        before = PlainBefore(
            self._ask,
            self._library,
            request,
            self._beginning.health,
            today,
            ask_ratings=ratings,
            findings=self._beginning.findings(request.routine),
            doses=self._beginning.doses(request.routine),
        )
        prepared = await before.prepare()
        if prepared is None:
            return
        header = self._beginning.header(
            prepared.routine,
            request.pace,
            prepared.sides,
            prepared.ratings,
            keys=self._ask.hears,
            left_out=prepared.left_out,
        )
        await self._run(self._begin_file(header))

    async def _rehearse(self, request: StartRequest) -> None:
        playing = self._beginning.rehearsal(request)
        await PlainSession(playing, self._ask, self._keyboard, self._library, rehearsal=True).play()

    # What was left over

    async def _settle(self) -> None:
        health = self._beginning.health
        resuming = Resuming(self._ask, health, lambda: self._library, self._clock)
        returning = Returning(self._ask, self._beginning.paths, self._journal, resuming.may_go_on)
        if self._ask.hears:
            self._ask.tell(*await returning.settle(self._resume))
            return
        self._ask.tell(*returning.store_what_ended())
        try:
            left = unsettled(self._beginning.paths, self._journal)
        except JournalError:  # told with the other problems of the journal
            return
        for orphan in left:
            self._ask.tell(*left_open_words(orphan.header, orphan.state), say(LEFT_ALONE))

    async def _resume(self, claimed: Claimed) -> None:
        await self._run(claimed.file, claimed.orphan.state)

    # The session

    def _begin_file(self, header: SessionHeader) -> SessionFile:
        """The session file; where it cannot be written now that is said, and each event tries it again."""
        file = self._beginning.file(header)
        try:
            file.begin()
        except JournalError as error:
            self._ask.tell(
                say(
                    "{problem}. The session can still run: it is saved as soon as that is possible.",
                    problem=error,
                )
            )
            file.close()
            return SessionFile(file.path, header)
        return file

    async def _run(self, file: SessionFile, left_open: SessionState | None = None) -> None:
        """The steps, then journal first; only then is anything asked."""
        channels = open_plain_desk(self._beginning.paths, self._beginning.settings, self._output)
        playing = self._beginning.playing(file.header, file, channels)
        try:
            leaving = await self._play(playing, left_open)
        except BaseException:
            file.close()  # left behind as it is, for the next start
            raise
        finally:
            channels.close()
        await self._close(playing, file, leaving)
        await _heard_out(channels)

    async def _play(self, playing: RunningSession, left_open: SessionState | None) -> Leaving:
        session = PlainSession(
            playing,
            self._ask,
            self._keyboard,
            self._library,
            findings=self._beginning.findings(playing.session.header.routine),
        )
        server = await serve(playing, session.give, self._beginning.paths.state)
        try:
            self._ask.tell(server.problem)
            return await session.play(left_open)
        finally:
            server.close_when_seen()

    async def _close(self, playing: RunningSession, file: SessionFile, leaving: Leaving) -> None:
        keeper = Keeper(self._ask, self._journal, self._clock, playing, file)
        entry = keeper.entry()
        if leaving is Leaving.DISCARD:
            problem = await keeper.discard(entry)
            self._ask.tell(problem or (say("It is in your journal.") if self._journal.get(entry.id) else ""))
            return
        entry, problem = await keeper.keep(entry)
        after = PlainAfter(
            self._ask,
            entry,
            self._library,
            self._journal,
            self._clock,
            lately=self._beginning.lately(),
            names=self._beginning.spot_names(),
        )
        answered = await after.ask_after(ask_ratings=self._beginning.settings.ratings, problem=problem)
        if problem:
            self._ask.tell(stored_at_last(keeper, answered))


def stored_at_last(keeper: Keeper, entry: SessionEntry) -> str:
    """Try once more to store what found no room; what to say of it."""
    try:
        return stored_in_words(keeper.store(entry))
    except JournalError:  # told before the questions
        keeper.let_go()
        return say("It is still not in your journal: the next start tries again.")


async def _heard_out(desk: CueDesk) -> None:
    """Leave time for the last cue to be rung and said, where nothing is asked that would take as long."""
    with suppress(TimeoutError):
        async with asyncio.timeout(LAST_CUE_SECONDS):
            while not desk.is_silent:
                await asyncio.sleep(LAST_CUE_SECONDS / 50)
