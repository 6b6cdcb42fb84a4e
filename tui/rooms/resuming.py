"""Before a session that was left open goes on: what was said since, and the question that comes each time."""

from collections.abc import Callable

from tui.core.asking import Ask, Choice
from tui.core.catalogue import marked, say
from tui.core.clock import Clock
from tui.core.routines.routine import Contraindication, Library
from tui.core.safety import health_words as words
from tui.core.safety.health import HealthAnswer, HealthKeeper, health_today, no_to
from tui.core.safety.resuming import asked_before_resuming, changed_since
from tui.core.sessions.record import SessionHeader, SessionState

BEGIN_ANEW = marked("It began without that, so it is not gone on with. Begin the routine anew.")


class Resuming:
    """Asks what has to be known before the rest of a session, and says why it is not gone on with."""

    def __init__(self, ask: Ask, health: HealthKeeper, library: Callable[[], Library], clock: Clock) -> None:
        """`library` knows the contraindications as they are now."""
        self._ask = ask
        self._health = health
        self._library = library
        self._clock = clock

    async def may_go_on(self, header: SessionHeader, state: SessionState) -> bool:
        """Whether nothing speaks against the rest. Raises JournalError where an answer cannot be kept."""
        library = self._library()
        answered: set[str] = set()
        while (item := self._changed(header, state)) is not None:
            if not await self._is_no_longer(item):
                return False
            answered.add(item.id)
        for item in asked_before_resuming(header, library):
            if item.id not in answered and await self._is_true(item):
                return False
        return True

    def _changed(self, header: SessionHeader, state: SessionState) -> Contraindication | None:
        library = self._library()
        health = health_today(self._health.now, library, self._clock.now().date())
        return changed_since(header, state, health, library)

    async def _is_no_longer(self, item: Contraindication) -> bool:
        """Whether what was said does not hold any more; otherwise why it is not gone on with."""
        today = self._clock.now().date()
        lines = [
            words.said_on(item, self._health.now.answers[item.id], today),
            item.advice,
            say(BEGIN_ANEW),
        ]
        choices = [
            Choice("enter", say("Enter"), say("still so"), False),
            Choice("n", "n", say("no longer"), True),
        ]
        if not await self._ask(say(words.STILL_SO), lines, choices):
            return False
        self._health.answer({item.id: no_to(item, today)})
        return True

    async def _is_true(self, item: Contraindication) -> bool:
        """Ask it; a yes is remembered, and says why it is not gone on with."""
        choices = [
            Choice("enter", say("Enter"), say("no, go on"), False),
            Choice("y", "y", say("yes"), True),
        ]
        if not await self._ask(say(words.ALONE), [item.text, say(words.WHY_ALONE)], choices):
            return False
        today = self._clock.now().date()
        answer = HealthAnswer(is_true=True, on=today)
        self._health.answer({item.id: answer})
        go_on = [Choice("enter", say("Enter"), say("go on"), None)]
        await self._ask(say("Not today, then."), [item.advice], go_on)
        return True
