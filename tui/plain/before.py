"""Before a session, as lines: what it needs, who should not, which sides, how sore it is now."""

import datetime as dt
from collections.abc import Mapping, Sequence

from tui.core.anatomy.body import Side, Spot
from tui.core.anatomy.body_words import EVIDENCE_WORDS, source_with_fact
from tui.core.asking import Choice
from tui.core.catalogue import say
from tui.core.entries.entry import Rating
from tui.core.places.dose import Dose, first_dose
from tui.core.places.finding_words import TENDER_BEFORE, lines_before
from tui.core.places.findings import Finding
from tui.core.preferences.settings import StartRequest
from tui.core.routines.before_words import (
    AIM_WORDS,
    NO_NUMBER_WORDS,
    NO_SOURCE_CITED,
    SORE_BEFORE,
    WALL_WORDS,
    equipment_in_words,
    length_line,
)
from tui.core.routines.plan import BOTH_SIDES
from tui.core.routines.routine import Contraindication, Library
from tui.core.routines.vocabulary import StopAction
from tui.core.safety import health_words as words
from tui.core.safety.health import HealthKeeper
from tui.core.safety.pointing import regions_to_point_at
from tui.core.safety.preparing import Preparation, Prepared
from tui.core.sessions.plain_words import in_one_breath
from tui.core.text import sentence_case
from tui.plain.asking import PlainAsk, Then
from tui.plain.health import LEAVE, NO, YES, HealthQuestions

SIDES: dict[str, tuple[Side, ...]] = {"b": BOTH_SIDES, "l": (Side.LEFT,), "r": (Side.RIGHT,)}
_SOURCES = "e"
_LEAVE = "q"


class PlainBefore:
    """Tells and asks about one routine; Enter, again and again, leads to the first step."""

    def __init__(
        self,
        ask: PlainAsk,
        library: Library,
        request: StartRequest,
        health: HealthKeeper,
        today: dt.date,
        *,
        ask_ratings: bool,
        findings: Mapping[Spot, Finding] | None = None,
        doses: Sequence[Dose] = (),
    ) -> None:
        """What is answered goes to `health`; `ask_ratings` False leaves the soreness of the regions out.

        `findings` tell what was found at its places before, `doses` what speaks for less there.
        """
        self._findings = findings or {}
        self._doses = doses
        self._ask = ask
        self._library = library
        self._full = request.routine
        self._asks_ratings = ask_ratings
        self._questions = HealthQuestions(ask, library)
        self._is_side_open = request.side is None
        self._preparation = Preparation(
            request.routine, library, health, today, pace=request.pace, side=request.side
        )

    async def prepare(self) -> Prepared | None:
        """Tell, ask, and begin; None where the person leaves, or what is true closes the routine."""
        self._tell_need()
        if self._is_refused():
            return None
        if not self._ask.hears:
            return self._prepare_unheard()
        if not await self._choose() or not await self._is_safe():
            return None
        self._tell_known()
        return await self._rate()

    def _prepare_unheard(self) -> Prepared | None:
        """Where nobody can answer, what was said before holds, and the rest is told."""
        for item in self._preparation.still:
            self._preparation.still_so(item)
        if self._is_refused():
            return None
        self._tell_who_should_not()
        self._tell_known()
        return self._preparation.prepared()

    def _is_refused(self) -> bool:
        """Whether something closes the routine; then it is said."""
        item = self._preparation.refused_by
        if item is None:
            return False
        answer = self._preparation.answer_to(item)
        self._ask.tell(*words.refused_lines(item, answer, self._preparation.today))
        return True

    # What it is

    def _tell_need(self) -> None:
        routine = self._preparation.routine
        if self._preparation.refused_by is not None:
            self._ask.tell(f"{routine.title}. {routine.summary}".strip())
            return
        self._ask.tell(
            f"{routine.title}. {routine.summary}".strip(),
            f"{in_one_breath(length_line(self._preparation.plan()))}. "
            + say("You need: {things}.", things=equipment_in_words(routine)),
            routine.posture,
            say(WALL_WORDS) if self._ask.hears and any(map(routine.is_hands_free_in, routine.steps)) else "",
        )
        self._tell_what_differs()
        self._ask.tell(words.light_aim(self._preparation.adapted) or say(AIM_WORDS))

    def _tell_what_differs(self) -> None:
        asks = self._preparation
        for told in words.what_differs(asks.adapted, asks.health, asks.today):
            self._ask.tell(*told.lines)
        if not asks.adapted.is_as_written:
            self._ask.tell(say(words.HOW_TO_CHANGE))

    async def _choose(self) -> bool:
        """Which sides, and whether to begin at all; where it comes from is told on the way."""
        question = say("Which sides?") if self._can_choose_sides else say("Ready?")
        ways = self._ways_on()
        while (answer := await self._ask.choose(question, [], ways, "")) == _SOURCES:
            self._tell_sources()
        self._preparation.sides = SIDES.get(answer, self._preparation.sides)
        return answer != _LEAVE

    @property
    def _can_choose_sides(self) -> bool:
        return self._is_side_open and len(self._preparation.open_sides) > 1

    def _ways_on(self) -> list[Choice[str]]:
        go_on = say("both sides, go on") if self._can_choose_sides else say("go on")
        sides = [Choice("l", "l", say("left only"), "l"), Choice("r", "r", say("right only"), "r")]
        return [
            Choice("enter", say("Enter"), go_on, "b" if self._can_choose_sides else ""),
            *([*sides, Choice("b", "b", say("both"), "b")] if self._can_choose_sides else []),
            Choice(_SOURCES, "e", say("where this comes from"), _SOURCES),
            Choice(_LEAVE, "q", say("leave"), _LEAVE),
        ]

    def _tell_sources(self) -> None:
        cited = self._library.sources_called(self._full.sources)
        self._ask.tell(
            f"{sentence_case(say(EVIDENCE_WORDS[self._full.evidence]))}.",
            *(source_with_fact(source) for source in cited),
            "" if cited else say(NO_SOURCE_CITED),
        )

    def _tell_known(self) -> None:
        """Where it was tender before on these sides, and what speaks for less there today."""
        sides = self._preparation.sides
        told = lines_before(self._findings, self._preparation.routine, sides, self._library)
        dose = first_dose(self._doses, sides)
        self._ask.tell(
            f"{say(TENDER_BEFORE)}:" if told else "",
            *(f"- {line}" for line in told),
            dose.words_at(self._library) if dose else "",
        )

    # Who should not

    async def _is_safe(self) -> bool:
        """Each thing that may be true is a question of its own: nothing is said yes to unheard."""
        before = self._preparation.adapted
        asks = self._preparation
        for item in asks.still:
            if not await self._is_over(item):
                return False
        today = (*((each, words.ALONE) for each in (*asks.alone, *asks.each_time)),)
        for item, question in (*today, *((each, words.IS_IT_TRUE) for each in asks.lasting)):
            if not await self._ask_whether(item, say(question)):
                return False
        if asks.adapted != before:
            self._tell_what_differs()
        return True

    async def _is_over(self, item: Contraindication) -> bool:
        """Something said earlier that closes the routine: whether it does no longer."""
        asks, answer = self._preparation, self._preparation.answer_to(item)
        if answer is None:
            return True
        said = words.said_on(item, answer, asks.today)
        if item.action is StopAction.ASK:
            self._ask.tell(said)
            if await self._questions.was_allowed(item):
                asks.say_yes(item, answer.places, was_allowed=True)
        elif await self._questions.is_no_longer(said):
            asks.say_no(item)
        if asks.is_waiting_for(item):
            asks.still_so(item)
        return not self._is_refused()

    async def _ask_whether(self, item: Contraindication, question: str) -> bool:
        """Whether the session can go on after this answer."""
        asks = self._preparation
        if asks.health.is_true(item.id) and item.action is not StopAction.STOP:
            return True  # told with what differs; the command `health` changes it
        said = await self._questions.is_true(question, item)
        if said == YES:
            regions = regions_to_point_at(item, self._library.regions, self._full.regions)
            answer = await self._questions.answer_of(item, regions, asks.today)
            asks.say_yes(item, answer.places, was_allowed=answer.was_allowed)
        elif said == NO:
            asks.say_no(item)
        self._ask.tell(asks.problem)
        return said != LEAVE and not self._is_refused()

    def _tell_who_should_not(self) -> None:
        """Where nobody can answer it is said all the same."""
        asks = self._preparation
        open_ones = [
            item for item in (*asks.alone, *asks.each_time, *asks.lasting) if not asks.health.is_true(item.id)
        ]
        stops = [item for item in open_ones if item.action is StopAction.STOP]
        cares = [item for item in open_ones if item.action is not StopAction.STOP]
        for heading, items in ((words.LEAVE_IT_OUT, stops), (words.TAKE_CARE, cares)):
            if items:
                self._ask.tell(say(heading), *(f"- {item.text} {item.advice}" for item in items))

    # How sore it is

    async def _rate(self) -> Prepared | None:
        ratings: list[Rating] = []
        rated = self._preparation.routine.regions if self._asks_ratings and self._ask.hears else ()
        if rated:
            keys = say("0 to 10, then Enter; Enter alone: no number. s: start now, q: leave.")
            self._ask.tell(f"{say(SORE_BEFORE)} {keys}")
            self._ask.tell(say(NO_NUMBER_WORDS))
        for region in rated:
            side = self._preparation.rating_side(region)
            answer = await self._ask.rating(f"{sentence_case(self._library.where(region, side))}?")
            if answer.then is Then.LEAVE:
                return None
            if answer.value is not None:
                ratings.append(Rating(region=region, side=side, before=answer.value))
            if answer.then is Then.SKIP_THE_REST:
                break
        return self._preparation.prepared(ratings)
