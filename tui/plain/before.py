"""Before a session, as lines: what it needs, who should not, which sides, how sore it is now."""

from collections.abc import Mapping, Sequence

import msgspec

from tui.core.anatomy.body import Side, Spot, rated_side
from tui.core.anatomy.body_words import EVIDENCE_WORDS, source_in_words
from tui.core.asking import Choice
from tui.core.entries.entry import Pace, Rating
from tui.core.places.dose import Dose, first_dose
from tui.core.places.finding_words import TENDER_BEFORE, lines_before
from tui.core.places.findings import Finding
from tui.core.preferences.settings import StartRequest
from tui.core.routines.before_words import (
    AIM_WORDS,
    CARE_WORDS,
    NO_NUMBER_WORDS,
    SORE_BEFORE,
    WALL_WORDS,
    equipment_in_words,
    length_line,
    refused_lines,
)
from tui.core.routines.plan import BOTH_SIDES, make_plan
from tui.core.routines.routine import Contraindication, Library, StopAction
from tui.core.sessions.plain_words import in_one_breath
from tui.core.text import sentence_case
from tui.plain.asking import PlainAsk, Then

SIDES: dict[str, tuple[Side, ...]] = {"b": BOTH_SIDES, "l": (Side.LEFT,), "r": (Side.RIGHT,)}
_SOURCES = "e"
_LEAVE = "q"


class Prepared(msgspec.Struct, frozen=True):
    """How to begin: which sides, and how sore it was before."""

    sides: tuple[Side, ...]
    ratings: tuple[Rating, ...] = ()


class PlainBefore:
    """Tells and asks about one routine; Enter, again and again, leads to the first step."""

    def __init__(
        self,
        ask: PlainAsk,
        library: Library,
        request: StartRequest,
        *,
        ask_ratings: bool,
        findings: Mapping[Spot, Finding] | None = None,
        doses: Sequence[Dose] = (),
    ) -> None:
        """`ask_ratings` False leaves the soreness of the regions out.

        `findings` tell what was found at its places before, `doses` what speaks for less there.
        """
        self._findings = findings or {}
        self._doses = doses
        self._ask = ask
        self._library = library
        self._routine = request.routine
        self._pace: Pace = request.pace
        self._sides: tuple[Side, ...] = BOTH_SIDES if request.side is None else (request.side,)
        self._can_choose_sides = request.side is None and len(request.routine.sides) > 1
        self._rated = request.routine.regions if ask_ratings else ()

    async def prepare(self) -> Prepared | None:
        """Tell, ask, and begin; None where the person leaves, or says yes to what closes the routine."""
        self._tell_need()
        if not self._ask.hears:
            self._tell_who_should_not()
            self._tell_known()
            return Prepared(self._sides)
        if not await self._choose() or not await self._is_safe():
            return None
        self._tell_known()
        return await self._rate()

    # What it is

    def _tell_need(self) -> None:
        routine = self._routine
        plan = make_plan(routine, self._pace, self._sides, keys=False)
        self._ask.tell(
            f"{routine.title}. {routine.summary}".strip(),
            f"{in_one_breath(length_line(plan))}. You need: {equipment_in_words(routine)}.",
            routine.posture,
            WALL_WORDS if routine.hands_free and self._ask.hears else "",
            AIM_WORDS,
        )

    async def _choose(self) -> bool:
        """Which sides, and whether to begin at all; where it comes from is told on the way."""
        question = "Which sides?" if self._can_choose_sides else "Ready?"
        ways = self._ways_on()
        while (answer := await self._ask.choose(question, [], ways, "")) == _SOURCES:
            self._tell_sources()
        self._sides = SIDES.get(answer, self._sides)
        return answer != _LEAVE

    def _ways_on(self) -> list[Choice[str]]:
        go_on = "both sides, go on" if self._can_choose_sides else "go on"
        sides = [Choice("l", "l", "left only", "l"), Choice("r", "r", "right only", "r")]
        return [
            Choice("enter", "Enter", go_on, "b" if self._can_choose_sides else ""),
            *([*sides, Choice("b", "b", "both", "b")] if self._can_choose_sides else []),
            Choice(_SOURCES, "e", "where this comes from", _SOURCES),
            Choice(_LEAVE, "q", "leave", _LEAVE),
        ]

    def _tell_sources(self) -> None:
        known = {source.id: source for source in self._library.sources}
        cited = [known[each] for each in self._routine.sources if each in known]
        self._ask.tell(
            f"{sentence_case(EVIDENCE_WORDS[self._routine.evidence])}.",
            *(source_in_words(source) for source in cited),
            "" if cited else "Our own routine: no source is cited.",
        )

    def _tell_known(self) -> None:
        """Where it was tender before on these sides, and what speaks for less there today."""
        told = lines_before(self._findings, self._routine, self._sides, self._library)
        dose = first_dose(self._doses, self._sides)
        self._ask.tell(
            f"{TENDER_BEFORE}:" if told else "",
            *(f"- {line}" for line in told),
            dose.words_at(self._library) if dose else "",
        )

    # Who should not

    def _found(self, *, stops: bool) -> list[Contraindication]:
        found = self._library.contraindications_of(self._routine)
        return [item for item in found if (item.action is StopAction.STOP) is stops]

    async def _is_safe(self) -> bool:
        """Each line that would close the routine is a question of its own: nothing is said yes to unheard."""
        choices = [Choice("enter", "Enter", "no", "no"), Choice("y", "y", "yes", "yes")]
        choices.append(Choice(_LEAVE, "q", "leave", _LEAVE))
        for item in self._found(stops=True):
            answer = await self._ask.choose("Is this true today?", [item.text], choices, "no")
            if answer == "yes":
                self._ask.tell(*refused_lines(item))
            if answer != "no":
                return False
        self._tell_cares()
        return True

    def _tell_cares(self) -> None:
        cares = self._found(stops=False)
        if cares:
            self._ask.tell(CARE_WORDS, *(f"- {item.text} {item.advice}" for item in cares))

    def _tell_who_should_not(self) -> None:
        """Where nobody can answer it is said all the same."""
        stops = self._found(stops=True)
        if stops:
            self._ask.tell("Leave this routine out if one of these is true today:")
            self._ask.tell(*(f"- {item.text} {item.advice}" for item in stops))
        self._tell_cares()

    # How sore it is

    async def _rate(self) -> Prepared | None:
        ratings: list[Rating] = []
        if self._rated and self._ask.hears:
            self._ask.tell(
                f"{SORE_BEFORE} 0 to 10, then Enter; Enter alone: no number. s: start now, q: leave."
            )
            self._ask.tell(NO_NUMBER_WORDS)
        for region in self._rated if self._ask.hears else ():
            side = self._rating_side(region)
            rated = await self._ask.rating(f"{sentence_case(self._library.where(region, side))}?")
            if rated.then is Then.LEAVE:
                return None
            if rated.value is not None:
                ratings.append(Rating(region=region, side=side, before=rated.value))
            if rated.then is Then.SKIP_THE_REST:
                break
        return Prepared(self._sides, tuple(ratings))

    def _rating_side(self, region_id: str) -> Side:
        done = make_plan(self._routine, self._pace, self._sides).done_sides
        return rated_side(self._library.region(region_id), done, None)
