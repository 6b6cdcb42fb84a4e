"""What the last time left over, asked before anything else begins: until it is answered nothing changes."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from enum import StrEnum

import msgspec

from tui.core.asking import Ask, Choice
from tui.core.catalogue import marked, say
from tui.core.entries.entry import SessionEntry
from tui.core.entries.journal import Journal, JournalError
from tui.core.sessions.left_open_words import left_open_words, start_in_words
from tui.core.sessions.record import SessionHeader, SessionState
from tui.files.choices import Choices, read_choices
from tui.files.choices_change import change_choices
from tui.files.paths import Paths
from tui.files.sessions.orphans import Orphan, read_sessions, unsettled
from tui.files.sessions.settling import Claimed, discard, keep, settle_what_ended, take_over

LEFT_OPEN = marked("A session was left open")
TAKEN = marked("Another copy of Unknot has taken it meanwhile.")

Resume = Callable[[Claimed], Awaitable[None]]
"""Goes on with a session to its end, its After screen included."""
MayGoOn = Callable[[SessionHeader, SessionState], Awaitable[bool]]
"""Whether the rest of a session may be done by this person; asks what has to be asked, and says why not."""


class _Answer(StrEnum):
    RESUME = "resume"
    KEEP = "keep"
    DISCARD = "discard"
    LATER = "later"


class Returning:
    """Asks about what was left over, one after another; what could be settled or went wrong is told."""

    def __init__(self, ask: Ask, paths: Paths, journal: Journal, may_go_on: MayGoOn) -> None:
        """`ask` puts questions to the person; `may_go_on` is asked before a session is resumed."""
        self._ask = ask
        self._may_go_on = may_go_on
        self._paths = paths
        self._journal = journal
        self.has_asked = False
        """Whether anything had to be asked about: then this start asks nothing else."""

    def store_what_ended(self) -> list[str]:
        """Store what had ended and found no room then; a line for each that is stored or still waits."""
        try:
            settled = settle_what_ended(self._paths, self._journal)
        except JournalError as error:
            return [str(error)]
        stored = [stored_in_words(entry) for entry in settled.stored if isinstance(entry, SessionEntry)]
        return [*stored, *settled.problems]

    async def settle(self, resume: Resume) -> list[str]:
        """Ask about interrupted sessions, then about one that ran unattended; returns what to tell."""
        told = [*read_sessions(self._paths).problems, *self.store_what_ended()]
        for orphan in self._to_ask_about():
            try:
                await self._settle(orphan, resume)
            except JournalError as error:
                told.append(str(error))
        try:
            await self._ask_about_unattended()
        except JournalError as error:
            told.append(str(error))
        return told

    def _to_ask_about(self) -> list[Orphan]:
        """Those that had not ended; where the journal cannot be read none, which is told with the rest."""
        with suppress(JournalError):
            found = unsettled(self._paths, self._journal)
            return [orphan for orphan in found if not (orphan.is_over or orphan.is_discarded)]
        return []

    async def _settle(self, orphan: Orphan, resume: Resume) -> None:
        self.has_asked = True
        answer = await self._what_to_do(orphan, can_resume=True)
        if answer is _Answer.RESUME and not await self._may_go_on(orphan.header, orphan.state):
            answer = await self._what_to_do(orphan, can_resume=False)
        if answer is _Answer.LATER:
            return
        if answer is _Answer.RESUME:
            done = await self._resume(orphan, resume)
        elif answer is _Answer.KEEP:
            done = keep(orphan, self._journal) is not None
        else:
            done = discard(orphan, self._journal)
        if not done:
            go_on = [Choice("enter", say("Enter"), say("go on"), None)]
            await self._ask(say(LEFT_OPEN), [say(TAKEN)], go_on)

    async def _resume(self, orphan: Orphan, resume: Resume) -> bool:
        claimed = take_over(orphan)
        if claimed is None:
            return False
        if claimed.orphan.is_over:  # another copy has gone on to its end meanwhile
            claimed.file.close()
            return keep(orphan, self._journal) is not None
        await resume(claimed)
        return True

    async def _what_to_do(self, orphan: Orphan, *, can_resume: bool) -> _Answer:
        leave = say("leave it: asked again next time")
        first = Choice("enter", say("Enter"), leave, _Answer.LATER)
        resume = Choice("enter", say("Enter"), say("resume it, paused"), _Answer.RESUME)
        choices = [
            resume if can_resume else first,
            Choice("k", "k", say("keep it as ended"), _Answer.KEEP),
            Choice("d", "d", say("discard it"), _Answer.DISCARD),
            *([Choice("q", "q", leave, _Answer.LATER)] if can_resume else []),
        ]
        lines = left_open_words(orphan.header, orphan.state)
        while True:
            answer = await self._ask(say(LEFT_OPEN), lines, choices)
            if answer is not _Answer.DISCARD or await self._is_sure_to_discard():
                return answer

    async def _is_sure_to_discard(self) -> bool:
        choices = [
            Choice("enter", say("Enter"), say("no"), False),
            Choice("y", "y", say("yes, discard it"), True),
        ]
        lines = [say("It will not be in your journal. There, u takes this back.")]
        return await self._ask(say("Discard"), lines, choices)

    async def _ask_about_unattended(self) -> None:
        """Ask once about the latest session that ran to its end without a key."""
        choices = read_choices(self._paths)
        entries = [entry for entry in self._journal.all() if isinstance(entry, SessionEntry)]
        unasked = [
            entry for entry in entries if entry.unattended and entry.id not in choices.asked_unattended
        ]
        if not unasked:
            return
        entry = unasked[-1]
        answers = [
            Choice("enter", say("Enter"), say("leave it marked as unattended"), False),
            Choice("y", "y", say("yes, it was done"), True),
        ]
        lines = [say("{session}, ran to its end, and no key came after it.", session=_named(entry))]
        self.has_asked = True
        if await self._ask(say("Was it done?"), lines, answers):
            with suppress(KeyError):  # another copy has deleted it meanwhile
                self._journal.complete(msgspec.structs.replace(entry, unattended=False))
        change_choices(self._paths, lambda kept: _with_asked(kept, [item.id for item in unasked]))


def _with_asked(kept: Choices, ids: list[str]) -> Choices:
    """What is remembered by now, and that these were asked about."""
    new = [each for each in ids if each not in kept.asked_unattended]
    return msgspec.structs.replace(kept, asked_unattended=(*kept.asked_unattended, *new))


def _named(entry: SessionEntry) -> str:
    return f"{entry.routine_title}, {start_in_words(entry.started_at)}"


def stored_in_words(entry: SessionEntry) -> str:
    """What is said of a session that found no room in the journal when it ended."""
    return say("{session}, could not be stored then: it is in your journal now.", session=_named(entry))
