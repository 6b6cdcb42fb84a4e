"""What fits now: reasons found in the journal, in a fixed order; nothing is weighed, nothing learned.

Each rule below gives routines with its reason, the best first. The first of every rule is taken, then the
second of every rule, until there are three. Never suggested is what the health answers close, what works a
place where less is better today (dose.py), and, once its place was worked, a small break for some hours and
anything longer for the day (content.md B.2). Who has done nothing yet gets what goes with the time of day.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import zip_longest

import msgspec

from tui.core.anatomy.body import Spot
from tui.core.entries.entry import Outcome, PassOutcome, SessionEntry
from tui.core.places.findings import Recurrence, local_date
from tui.core.places.history import History
from tui.core.places.known_places import weightiest_first
from tui.core.routines.lately import RECENT_DAYS, Lately, left_out_steps
from tui.core.routines.offering import Offers
from tui.core.routines.routine import Library, Routine
from tui.core.routines.suggestion import MOST_SUGGESTIONS, Suggestion
from tui.core.routines.suggestion_words import (
    comes_back_in_words,
    day_in_words,
    favourite_in_words,
    left_early_in_words,
    left_out_in_words,
    length_in_words,
    of_the_hour_in_words,
    usual_length_in_words,
)
from tui.core.routines.vocabulary import TimeOfDay
from tui.core.safety.health import Health

LEFT_EARLY_DAYS = 6
"""Days of which the name alone says which one is meant."""
SMALL_BREAK_MINUTES = 3
"""Any number of small breaks, a full routine once a day for an area (content.md B.2)."""
_MORNING, _WORKDAY, _EVENING = range(5, 10), range(9, 18), (*range(18, 24), 0, 1)
_FRIDAY = 4


def suggest(
    library: Library,
    history: History,
    health: Health,
    favourites: Collection[str],
    now: dt.datetime,
    *,
    minutes: int | None = None,
) -> tuple[Suggestion, ...]:
    """At most three routines for now, of at most so many minutes; the same data gives the same ones."""
    return Suggesting(Offers(library, health, favourites), history, now, minutes=minutes).suggestions()


def times_of_day(now: dt.datetime) -> tuple[TimeOfDay, ...]:
    """What the hour is: morning 5 to 10, workday Monday to Friday 9 to 18, evening 18 to 2."""
    is_workday = now.hour in _WORKDAY and now.weekday() <= _FRIDAY
    found = (
        (TimeOfDay.MORNING, now.hour in _MORNING),
        (TimeOfDay.WORKDAY, is_workday),
        (TimeOfDay.EVENING, now.hour in _EVENING),
    )
    return tuple(time for time, is_now in found if is_now)


class Suggesting:
    """The rules, each over the same journal, person and moment."""

    def __init__(
        self, offers: Offers, history: History, now: dt.datetime, *, minutes: int | None = None
    ) -> None:
        """`minutes` are those there are; None where nobody said."""
        self._offers = offers
        self._library = offers.library
        self._lately = Lately(history, now)
        self._minutes = minutes
        self._times = times_of_day(now)

    def suggestions(self) -> tuple[Suggestion, ...]:
        """The first of every rule, then the second of every rule; a routine once, for its first reason."""
        rules: tuple[Callable[[], Iterable[Suggestion]], ...] = (
            self._comes_back,
            self._not_done_whole,
            self._favourite_of_the_hour,
            self._favourite,
            self._of_the_hour,
            self._as_long_as_wanted if self._minutes else self._as_long_as_usual,
        )
        taken: dict[str, Suggestion] = {}
        for turn in zip_longest(*(rule() for rule in rules)):
            for each in turn:
                if each is not None and len(taken) < MOST_SUGGESTIONS:
                    taken.setdefault(each.routine.id, each)
        return tuple(
            msgspec.structs.replace(each, minutes=self._length(each.routine)) for each in taken.values()
        )

    # The rules

    def _comes_back(self) -> Iterator[Suggestion]:
        """A place that was tender again and again, and the routine that is most about it."""
        for each in weightiest_first(self._lately.found()):
            routine = self._routine_at(each.spot)
            if each.recurrence is Recurrence.RECURRING and each.count > 1 and routine is not None:
                yield Suggestion(routine, comes_back_in_words(each, self._library), each.spot)

    def _not_done_whole(self) -> Iterator[Suggestion]:
        """What was left early, or not done whole, when it was done last; the latest first."""
        for routine_id, (last, *before) in self._lately.by_routine.items():
            routine = self._library.routine(routine_id)
            is_lately = 1 <= self._lately.days_ago(last) <= LEFT_EARLY_DAYS
            if routine is not None and is_lately and self._fits(routine):
                reason = self._how_it_was_left(last, before[0] if before else None)
                if reason:
                    yield Suggestion(routine, reason)

    def _favourite_of_the_hour(self) -> Iterator[Suggestion]:
        return self._made_for_now(self._favourites(), is_favourite=True)

    def _favourite(self) -> Iterator[Suggestion]:
        for routine in self._longest_not_done(self._favourites()):
            yield Suggestion(routine, favourite_in_words(self._lately.days_since(routine.id)))

    def _of_the_hour(self) -> Iterator[Suggestion]:
        return self._made_for_now(self._library.routines, is_favourite=False)

    def _as_long_as_usual(self) -> Iterator[Suggestion]:
        """What was done before and takes the minutes that a session usually takes."""
        usual = self._lately.usual_minutes()
        known = [each for each in self._library.routines if each.id in self._lately.by_routine]
        for routine in self._longest_first(known):
            if usual is not None and usual - 1 <= self._length(routine) <= usual:
                yield Suggestion(routine, usual_length_in_words(usual))

    def _as_long_as_wanted(self) -> Iterator[Suggestion]:
        """What takes the minutes there are, the longest first."""
        for routine in self._longest_first(self._library.routines):
            yield Suggestion(routine, length_in_words(self._length(routine), self._minutes or 0))

    # What may be suggested

    def _fits(self, routine: Routine, place: Spot | None = None) -> bool:
        """Whether a routine may be suggested now, for a place if there is one."""
        return (
            self._offers.closed_by(routine, place) is None
            and (self._minutes is None or self._length(routine) <= self._minutes)
            and not self._is_enough(routine, place)
            and not self._is_less_better(routine)
        )

    def _routine_at(self, place: Spot) -> Routine | None:
        """The first of the routines of a place that may be suggested."""
        here = (offer.routine for offer in self._offers.at(place))
        return next((routine for routine in here if self._fits(routine, place)), None)

    def _is_enough(self, routine: Routine, place: Spot | None) -> bool:
        """Whether its place, or the one it is suggested for, was worked today or some hours ago."""
        areas = {*routine.regions[:1], *([place.region] if place else [])}
        is_full = self._length(routine) > SMALL_BREAK_MINUTES
        return self._lately.is_done(routine.id, areas, all_day=is_full)

    def _is_less_better(self, routine: Routine) -> bool:
        regions = [self._library.region(each) for each in routine.regions]
        places = [Spot(region.id, side) for region in regions if region for side in region.sides]
        return any(self._lately.is_sore(place) for place in places)

    def _length(self, routine: Routine) -> int:
        return self._offers.plan(routine).minutes

    # In which order

    def _favourites(self) -> list[Routine]:
        known = [self._library.routine(each) for each in self._offers.favourites]
        return [routine for routine in known if routine is not None]

    def _made_for_now(self, routines: Iterable[Routine], *, is_favourite: bool) -> Iterator[Suggestion]:
        for routine in sorted(self._longest_not_done(routines), key=self._is_for_other_hours_too):
            times = [time for time in self._times if time in routine.times_of_day]
            if times:
                yield Suggestion(routine, of_the_hour_in_words(times[0], is_favourite=is_favourite))

    def _is_for_other_hours_too(self, routine: Routine) -> bool:
        """What is made for this hour alone comes before what is as good at another."""
        return not set(routine.times_of_day) <= set(self._times)

    def _longest_not_done(self, routines: Iterable[Routine]) -> list[Routine]:
        """Those that may be suggested: not done lately first, then what was done longest ago."""
        return sorted((each for each in routines if self._fits(each)), key=self._days_done)

    def _days_done(self, routine: Routine) -> int:
        """Days since it was done, counted down from none; what was not done lately comes before all."""
        days = self._lately.days_since(routine.id)
        return -RECENT_DAYS if days is None else -days

    def _longest_first(self, routines: Iterable[Routine]) -> list[Routine]:
        return sorted(self._longest_not_done(routines), key=self._length, reverse=True)

    # How it went

    def _how_it_was_left(self, last: SessionEntry, before: SessionEntry | None) -> str:
        """Empty where it was done whole, where it hurt, or where the same part was left out before too."""
        if any(item.outcome is PassOutcome.STOPPED for item in last.passes) or not last.seconds_worked:
            return ""
        day = day_in_words(self._lately.days_ago(last), local_date(last).weekday())
        if last.outcome is Outcome.ENDED_EARLY:
            return left_early_in_words(day)
        left_out = left_out_steps(last)
        is_new = before is None or not left_out <= left_out_steps(before)
        return left_out_in_words(day) if left_out and is_new else ""
