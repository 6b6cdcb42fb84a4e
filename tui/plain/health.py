"""What is true of a person, asked line by line: the first page, and the questions before a session."""

import datetime as dt
from collections.abc import Sequence

from tui.core.anatomy.body import Region, Side, Spot
from tui.core.asking import Choice
from tui.core.catalogue import say
from tui.core.entries.journal import JournalError
from tui.core.routines.routine import Contraindication, Library
from tui.core.routines.vocabulary import StopAction
from tui.core.safety import health_words as words
from tui.core.safety.health import HealthAnswer, HealthKeeper, asked_once
from tui.core.safety.pointing import pointing_at
from tui.core.text import sentence_case
from tui.plain.asking import PlainAsk

NO, YES, LEAVE = "no", "yes", "leave"


class HealthQuestions:
    """Puts one question after the other: nothing is said yes to unheard."""

    def __init__(self, ask: PlainAsk, library: Library) -> None:
        """`library` knows the places that can be named."""
        self._ask = ask
        self._library = library

    async def is_true(self, question: str, item: Contraindication) -> str:
        """Whether it is: NO, YES or LEAVE; NO after the end of what is typed."""
        return await self.choose(question, item.text, say("no"), say("yes"))

    async def choose(self, question: str, text: str, no: str, yes: str) -> str:
        """The same with other words for the two answers."""
        choices = [
            Choice("enter", say("Enter"), no, NO),
            Choice("y", "y", yes, YES),
            Choice("q", "q", say("leave"), LEAVE),
        ]
        return await self._ask.choose(question, [text], choices, NO)

    async def is_no_longer(self, said: str) -> bool:
        """Whether something said earlier is not so any more; still so after the end of what is typed."""
        choices = [
            Choice("enter", say("Enter"), say("still so"), YES),
            Choice("n", "n", say("no longer"), NO),
            Choice("q", "q", say("leave"), YES),
        ]
        return await self._ask.choose(say(words.STILL_SO), [said], choices, YES) == NO

    async def answer_of(
        self, item: Contraindication, regions: Sequence[Region], today: dt.date
    ) -> HealthAnswer:
        """What else has to be known about a yes, and the answer with it."""
        places: tuple[Spot, ...] = ()
        was_allowed = False
        if item.action is StopAction.SKIP_AREA and not item.regions:
            places = await self._places(regions)
        elif item.action is StopAction.ASK:
            was_allowed = await self.was_allowed(item)
        return HealthAnswer(is_true=True, on=today, places=places, was_allowed=was_allowed)

    async def was_allowed(self, item: Contraindication) -> bool:
        """Whether somebody trained was asked and had nothing against light work."""
        asked = say(words.HAVE_YOU_ASKED)
        lightly = say("yes, lightly is fine")
        return await self.choose(asked, item.advice, say("not yet"), lightly) == YES

    async def _places(self, regions: Sequence[Region]) -> tuple[Spot, ...]:
        """Where it is; where nothing is said it may be anywhere among these."""
        pointed = pointing_at(regions)
        self._ask.tell(say(words.WHERE_IS_IT))
        for number, region in enumerate(pointed.regions):
            side = await self._side_of(region)
            if side is None:
                break
            if isinstance(side, Side):
                pointed = pointed.on_side(number, side)
        return pointed.places

    async def _side_of(self, region: Region) -> Side | str | None:
        """A side, NO where it is not there, and None where that was all."""
        here: Side = Side.BOTH if region.sided else Side.MIDDLE
        choices: list[Choice[Side | str | None]] = [
            Choice("enter", say("Enter"), say("not here"), NO),
            Choice("y", "y", say("both sides") if region.sided else say("here"), here),
        ]
        if region.sided:
            choices.append(Choice("l", "l", say("left only"), Side.LEFT))
            choices.append(Choice("r", "r", say("right only"), Side.RIGHT))
        choices.append(Choice("s", "s", say("that is all"), None))
        return await self._ask.choose(f"{sentence_case(region.name)}?", [], choices, None)


async def welcome(ask: PlainAsk, library: Library, keeper: HealthKeeper, today: dt.date) -> bool:
    """The first page, once, where somebody can answer; False where they leave."""
    if keeper.now.welcomed_on is not None or not ask.hears:
        return True
    questions = HealthQuestions(ask, library)
    ask.tell(say(words.WHAT_IT_IS), say(words.WHAT_TO_KEEP_OFF), say(words.AFTERWARDS))
    ask.tell(say(words.WHERE_IT_STAYS))
    answers: dict[str, HealthAnswer] = {}
    for item in asked_once(library):
        if keeper.now.is_true(item.id):  # the command `health` said so: it holds
            ask.tell(words.said_on(item, keeper.now.answers[item.id], today))
            continue
        said = await questions.is_true(say(words.IS_IT_TRUE), item)
        if said == LEAVE:
            return False
        answers[item.id] = HealthAnswer(is_true=False, on=today)
        if said == YES:
            answers[item.id] = await questions.answer_of(item, library.regions, today)
    if ask.hears:  # else nobody said so: it is asked at the next start
        try:
            keeper.welcome(answers, today)
        except JournalError as error:
            ask.tell(str(error))
    return True
