"""One routine before it begins: what has to be asked, and what the answers leave of it."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from tui.core.anatomy.body import Side, Spot, rated_side
from tui.core.entries.entry import Pace, Rating
from tui.core.entries.journal import JournalError
from tui.core.routines.plan import BOTH_SIDES, LeftOutPass, Plan, make_plan
from tui.core.routines.routine import Contraindication, Library, Routine
from tui.core.routines.vocabulary import Asked, StopAction
from tui.core.safety.adapting import Adapted, adapt
from tui.core.safety.concerning import concerning, is_to_be_asked, works
from tui.core.safety.health import ASK_AGAIN_DAYS, Health, HealthAnswer, HealthKeeper, no_to


class Prepared(msgspec.Struct, frozen=True):
    """How to begin: which sides, how sore it was before, and what is done of the routine, and how."""

    sides: tuple[Side, ...]
    ratings: tuple[Rating, ...]
    routine: Routine
    left_out: tuple[LeftOutPass, ...] = ()


class Preparation:
    """Knows the questions and takes the answers; the screen and the plain lines only ask and tell.

    `problem` is what the disk said when an answer could not be kept: it holds all the same.
    """

    def __init__(
        self,
        routine: Routine,
        library: Library,
        keeper: HealthKeeper,
        today: dt.date,
        *,
        pace: Pace = Pace.NORMAL,
        side: Side | None = None,
        left_out: Sequence[LeftOutPass] = (),
    ) -> None:
        """`left_out` is left out already, whatever is answered."""
        self._routine = routine
        self._library = library
        self._keeper = keeper
        self._pace = pace
        self._left_out = tuple(left_out)
        self.today = today
        self.problem = ""
        self.sides: tuple[Side, ...] = (side,) if side in routine.sides else BOTH_SIDES
        found = concerning(routine, library, keeper.now)
        self.alone = tuple(item for item in found if item.asked is Asked.ALONE)
        self.each_time = tuple(item for item in found if item.asked is Asked.EACH_TIME)
        self.lasting = tuple(item for item in found if item.asked is Asked.ONCE and self._is_due(item))
        self.still = tuple(item for item in found if self._closes(item))
        self._unasked = set(self.still)
        self._look()

    @property
    def health(self) -> Health:
        """All that was said so far."""
        return self._keeper.now

    def answer_to(self, item: Contraindication) -> HealthAnswer | None:
        """What was said to it so far."""
        return self.health.answers.get(item.id)

    def _is_due(self, item: Contraindication) -> bool:
        """Whether a lasting condition was never asked about, or the no to it is long ago."""
        answer = self.health.answers.get(item.id)
        return answer is None or (not answer.is_true and (self.today - answer.on).days > ASK_AGAIN_DAYS)

    def _closes(self, item: Contraindication) -> bool:
        """Whether something said earlier would close the routine, so that it is asked about first."""
        answer = self.health.answers.get(item.id)
        if answer is None or not answer.is_true:
            return False
        if is_to_be_asked(item, answer):
            alone = Health(answers={item.id: answer})
            return adapt(self._routine, alone, self._library).refused_by is not None
        return item.action is StopAction.STOP

    # What is left

    def _look(self) -> None:
        """See anew what the answers leave; what is still to be asked again does not close it yet."""
        waiting = {item.id for item in self._unasked}
        answers = {item: answer for item, answer in self.health.answers.items() if item not in waiting}
        self.adapted: Adapted = adapt(self._routine, Health(answers=answers), self._library)

    @property
    def routine(self) -> Routine:
        """As it will be done."""
        return self.adapted.routine

    @property
    def left_out(self) -> tuple[LeftOutPass, ...]:
        """What is not done of it."""
        return (*self._left_out, *self.adapted.left_out_passes)

    def plan(self, *, keys: bool = False) -> Plan:
        """The passes on the chosen sides."""
        return make_plan(self.routine, self._pace, self.sides, keys=keys, left_out=self.left_out)

    def spots_worked(self, region_id: str | None = None) -> set[Spot]:
        """The places that are worked on the chosen sides; of that region alone where one is given."""
        if self.refused_by is not None:
            return set()
        regions = {region.id: region for region in self._library.regions}
        return {
            Spot(each, side)
            for item in self.plan().passes
            if works(item.step)
            for each in item.step.regions
            if each in regions and region_id in (None, each)
            for side in regions[each].sides
            if side.overlaps(item.side)
        }

    def rating_side(self, region_id: str, chosen: Spot | None = None) -> Side:
        """The side on which that region is rated; `chosen` is the spot picked on the figure."""
        return rated_side(self._library.region(region_id), self.plan().done_sides, chosen)

    def prepared(self, ratings: Sequence[Rating] = ()) -> Prepared:
        """What the session begins with."""
        return Prepared(self.sides, tuple(ratings), self.routine, self.left_out)

    @property
    def open_sides(self) -> tuple[Side, ...]:
        """The sides that can be chosen: those of its groups on which something is left to do."""
        plan = make_plan(self.routine, self._pace, BOTH_SIDES, keys=False, left_out=self.left_out)
        worked = {item.side for item in plan.passes if works(item.step)}
        return tuple(side for side in self.routine.sides if side in worked)

    @property
    def refused_by(self) -> Contraindication | None:
        """What closes the routine, if anything does."""
        adapted = self.adapted
        if adapted.refused_by is None and adapted.left_out and not self._has_work:
            return adapted.left_out[0].because
        return adapted.refused_by

    @property
    def _has_work(self) -> bool:
        return any(works(item.step) for item in self.plan().passes)

    # Answers

    def say_yes(
        self, item: Contraindication, places: tuple[Spot, ...] = (), *, was_allowed: bool = False
    ) -> None:
        """It is true, at these places where they had to be said."""
        answer = HealthAnswer(is_true=True, on=self.today, places=places, was_allowed=was_allowed)
        self._keep({item.id: answer}, item)

    def say_no(self, *items: Contraindication) -> None:
        """It is not true, or no longer; of what is asked each time nothing is remembered then."""
        self._keep({item.id: no_to(item, self.today) for item in items}, *items)

    def is_waiting_for(self, item: Contraindication) -> bool:
        """Whether it was said earlier and is still to be asked again."""
        return item in self._unasked

    def still_so(self, item: Contraindication) -> None:
        """What was said earlier holds on, from the day it was said."""
        self._unasked.discard(item)
        self._look()

    def nothing_more(self, items: Sequence[Contraindication]) -> None:
        """None of these is true but those that were said to be."""
        self.say_no(*(item for item in items if not self.health.is_true(item.id)))

    def _keep(self, answers: dict[str, HealthAnswer | None], *items: Contraindication) -> None:
        self._unasked.difference_update(items)
        changed = {
            item: answer for item, answer in answers.items() if self.health.answers.get(item) != answer
        }
        try:
            if changed:
                self._keeper.answer(changed)
        except JournalError as error:
            self.problem = str(error)
        self._look()
