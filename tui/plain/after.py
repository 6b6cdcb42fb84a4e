"""After a session, as lines: its sum, then some questions; stored before anything is asked."""

from collections.abc import Sequence

import msgspec

from tui.core.asking import Choice
from tui.core.catalogue import marked, say
from tui.core.clock import Clock
from tui.core.entries.entry import Entry, HoldOutcome, Outcome, Rating, SessionEntry, TenderPoint
from tui.core.entries.journal import Journal, JournalError
from tui.core.entries.routine_done import routine_done
from tui.core.places.dose import dose_after
from tui.core.places.spots import SpotNames, spot_names, spots_afterwards
from tui.core.routines.before_words import NO_NUMBER_WORDS
from tui.core.routines.routine import Library
from tui.core.sessions.after_words import (
    ANY_NOTE,
    HOW_IT_ENDED,
    SORE_AT_WORST,
    SORE_NOW,
    parting_words,
    saved_words,
)
from tui.core.sessions.answers import ATTENDED_WITHIN_MS, Answers, rating_of
from tui.core.sessions.plain_words import in_one_breath
from tui.core.sessions.session_words import session_sum, step_title, tender_point_words
from tui.core.text import NOTE_LIMIT, clean_line, sentence_case, shortened
from tui.core.words import counted
from tui.plain.asking import PlainAsk, Then
from tui.plain.where import ask_where

UNATTENDED = marked("Marked as unattended: no key came. The next start asks once whether it was done.")
_SKIP, _TAKE_BACK, _GO_ON = "s", "u", "enter"
_NUMBER_KEYS = marked("0 to 10, then Enter; Enter alone: no number. s: skip the rest.")


def _ends() -> list[Choice[HoldOutcome | None]]:
    return [
        Choice("enter", say("Enter"), say("leave it open"), HoldOutcome.UNANSWERED),
        Choice("e", "e", say("eased"), HoldOutcome.EASED),
        Choice("p", "p", say("partly"), HoldOutcome.PARTLY),
        Choice("x", "x", say("did not ease"), HoldOutcome.NOT_EASING),
        Choice("s", "s", say("skip the rest"), None),
        Choice("q", "q", say("leave"), None),
    ]


class PlainAfter:
    """Tells the sum of one session and asks; every answer is stored as it is given."""

    def __init__(
        self,
        ask: PlainAsk,
        entry: SessionEntry,
        library: Library,
        journal: Journal,
        clock: Clock,
        *,
        lately: Sequence[Entry] = (),
        names: SpotNames | None = None,
    ) -> None:
        """`entry` as it was stored, or as it is to be stored; `lately` are other entries of these days.

        `names` is what spots can be called.
        """
        self._lately = lately
        self._ask = ask
        self._answers = Answers(entry, journal)
        self._library = library
        self._routine = routine_done(entry, library)
        self._clock = clock
        self._names = names or spot_names(library)
        self._ended_at = clock.elapsed_ms()

    async def ask_after(self, *, ask_ratings: bool, problem: str = "") -> SessionEntry:
        """The entry as it was last stored; `problem` is why it is not stored yet."""
        self._tell_sum(problem)
        if not self._ask.hears:
            self._tell_unattended()
            return self._answers.stored
        if await self._goes_on():
            await self._ask_all(ask_ratings=ask_ratings)
        return self._answers.stored

    @property
    def _entry(self) -> SessionEntry:
        return self._answers.shown

    @property
    def _title(self) -> str:
        return say("Well done.") if self._entry.outcome is Outcome.FINISHED else say("Enough for now.")

    def _tell_sum(self, problem: str) -> None:
        points = self._entry.tender_points
        self._ask.tell(
            *(f"{in_one_breath(line)}." for line in session_sum(self._entry)),
            f"{sentence_case(counted(len(points), 'tender point'))}{':' if points else '.'}",
            *(f"- {tender_point_words(point, self._library, self._routine)}" for point in points),
            say("Not stored: {problem}", problem=problem) if problem else "",
            saved_words(is_stored=not problem) if self._ask.hears else "",
            say("It is in your journal.") if not (problem or self._ask.hears) else "",
            parting_words(self._entry),
            dose_after(self._entry, self._lately, self._library, self._clock.now()),
        )

    def _tell_unattended(self) -> None:
        if self._entry.unattended:
            self._ask.tell(say(UNATTENDED))

    async def _goes_on(self) -> bool:
        """One key shows that somebody is there; `u` takes the last mark back."""
        while True:
            choices = [Choice(_GO_ON, say("Enter"), say("go on"), _GO_ON)]
            choices += [Choice(_SKIP, "s", say("skip the questions"), _SKIP)]
            if self._entry.tender_points:
                choices.append(Choice(_TAKE_BACK, "u", say("take the last tender point back"), _TAKE_BACK))
            unattended = self._entry.unattended
            answer = await self._ask.choose(self._title, [], choices, "")
            if not answer:
                self._tell_unattended()
                return False
            if self._clock.elapsed_ms() - self._ended_at < ATTENDED_WITHIN_MS:
                unattended = False
            entry = msgspec.structs.replace(self._entry, unattended=unattended)
            self._keep(entry.without_last_tender_point() if answer == _TAKE_BACK else entry)
            if answer != _TAKE_BACK:
                return answer == _GO_ON

    async def _ask_all(self, *, ask_ratings: bool) -> None:
        """Each question can be left out, and each can leave out the rest."""
        if (not ask_ratings or await self._rate()) and await self._ask_about_points():
            await self._note()

    async def _rate(self) -> bool:
        """How sore the regions are now; whether more is to be asked."""
        self._ask.tell(f"{say(SORE_NOW)} {say(_NUMBER_KEYS)}")
        self._ask.tell(say(NO_NUMBER_WORDS))
        for region in self._routine.regions if self._routine else ():
            known = rating_of(self._entry, region, self._library)
            asked = say("{place}?", place=sentence_case(self._library.where(region, known.side)))
            if known.before is not None:
                asked = f"{asked} {say('Before: {number}.', number=known.before)}"
            rated = await self._ask.rating(asked)
            if rated.value is not None:
                self._keep_rating(msgspec.structs.replace(known, after=rated.value))
            if rated.then is not Then.GO_ON:
                return False
        return True

    # Tender points, and a note

    async def _ask_about_points(self) -> bool:
        """Of each the one thing that is missing and matters most; whether more is to be asked."""
        points = self._entry.tender_points
        if any(point.peak is None for point in points):
            self._ask.tell(f"{say(SORE_AT_WORST)} {say(_NUMBER_KEYS)}")
        for number, point in enumerate(points):
            answered, goes_on = await self._ask_about(point)
            points = (*points[:number], answered, *points[number + 1 :])
            self._keep(msgspec.structs.replace(self._entry, tender_points=points))
            if not goes_on:
                return False
        return True

    async def _ask_about(self, point: TenderPoint) -> tuple[TenderPoint, bool]:
        """What is missing and matters most; then where exactly, if that was not said in the hold."""
        described, goes_on = await self._described(point)
        if not goes_on:
            return described, False
        offer = spots_afterwards(self._entry, point, self._routine, self._names)
        title = step_title(self._routine, point.step)
        return await ask_where(self._ask, described, offer, self._library, title)

    async def _described(self, point: TenderPoint) -> tuple[TenderPoint, bool]:
        words = sentence_case(tender_point_words(point, self._library, self._routine))
        if point.peak is None:
            rated = await self._ask.rating(f"{words}?")
            return msgspec.structs.replace(point, peak=rated.value), rated.then is Then.GO_ON
        if point.outcome is not HoldOutcome.UNANSWERED:
            return point, True
        ended = await self._ask.choose(f"{words}.", [say(HOW_IT_ENDED)], _ends(), HoldOutcome.UNANSWERED)
        return msgspec.structs.replace(point, outcome=ended or point.outcome), ended is not None

    async def _note(self) -> None:
        note = shortened(clean_line(await self._ask.line(say(ANY_NOTE))), NOTE_LIMIT)
        if note:
            self._keep(msgspec.structs.replace(self._entry, note=note))
            self._ask.tell(say("Noted.") if self._entry.note == note else "")

    def _keep_rating(self, rating: Rating) -> None:
        others = [item for item in self._entry.ratings if item.region != rating.region]
        self._keep(msgspec.structs.replace(self._entry, ratings=(*others, rating)))

    def _keep(self, entry: SessionEntry) -> None:
        if entry == self._entry:
            return
        try:
            self._answers.keep(entry)
        except JournalError as error:
            self._ask.tell(say("Not stored: {problem}", problem=error))
