"""What fits now: reasons found in the journal, in a fixed order; nothing is weighed, nothing learned.

Each rule below gives routines with its reason, the best first. The first of every rule is taken, then the
second of every rule, until there are three. Never suggested is what the health answers close, what works a
place where less is better today (dose.py), and, once its place was worked, a small break for some hours and
anything longer for the day (content.md B.2). Who has done nothing yet gets what goes with the time of day.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import zip_longest
from statistics import median_low

import msgspec

from tui.core.anatomy.body import Spot
from tui.core.entries.entry import Outcome, PassOutcome, SessionEntry
from tui.core.places.dose import dose_at
from tui.core.places.findings import Finding, Recurrence, local_date
from tui.core.places.history import History
from tui.core.places.known_places import known_in, weightiest_first
from tui.core.routines.offering import Offers
from tui.core.routines.routine import Library, Routine, TimeOfDay
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
from tui.core.safety.health import Health
from tui.core.words import minutes as whole_minutes

RECENT_DAYS = 28
"""As far back as the numbers on the figure."""
LEFT_EARLY_DAYS = 6
"""Days of which the name alone says which one is meant."""
SMALL_BREAK_MINUTES = 3
"""Any number of small breaks, a full routine once a day for an area (content.md B.2)."""
REST_HOURS = 3
USUAL_FROM_SESSIONS = 3
"""Fewer sessions make no habit."""
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
        self._history = history
        self._now = now
        self._minutes = minutes
        self._times = times_of_day(now)
        self._sessions = _sessions_lately(history, now)
        self._sore: dict[Spot, bool] = {}
        self._by_routine: dict[str, list[SessionEntry]] = defaultdict(list)
        for session in self._sessions:
            self._by_routine[session.routine].append(session)

    def suggestions(self) -> tuple[Suggestion, ...]:
        """The first of every rule, then the second of every rule; a routine once, for its first reason."""
        rules: tuple[Callable[[], Iterable[Suggestion]], ...] = (
            self._comes_back,
            self._not_done_whole,
            self._favourite_of_the_hour,
            self._favourite,
            self._of_the_hour,
            self._as_long_as_usual,
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
        for each in weightiest_first(self._found_lately()):
            routine = self._routine_at(each.spot)
            if each.recurrence is Recurrence.RECURRING and each.count > 1 and routine is not None:
                yield Suggestion(routine, comes_back_in_words(each, self._offers.library), each.spot)

    def _not_done_whole(self) -> Iterator[Suggestion]:
        """What was left early, or not done whole, when it was done last; the latest first."""
        for routine_id, (last, *before) in self._by_routine.items():
            routine = self._offers.library.routine(routine_id)
            if routine is not None and self._fits(routine) and 1 <= self._days_ago(last) <= LEFT_EARLY_DAYS:
                reason = self._how_it_was_left(last, before[0] if before else None)
                if reason:
                    yield Suggestion(routine, reason)

    def _favourite_of_the_hour(self) -> Iterator[Suggestion]:
        for routine in self._longest_not_done(self._favourites()):
            times = [time for time in self._times if time in routine.times_of_day]
            if times:
                yield Suggestion(routine, of_the_hour_in_words(times[0], is_favourite=True))

    def _favourite(self) -> Iterator[Suggestion]:
        for routine in self._longest_not_done(self._favourites()):
            done = self._by_routine.get(routine.id)
            yield Suggestion(routine, favourite_in_words(self._days_ago(done[0]) if done else None))

    def _of_the_hour(self) -> Iterator[Suggestion]:
        for routine in self._longest_not_done(self._offers.library.routines):
            times = [time for time in self._times if time in routine.times_of_day]
            if times:
                yield Suggestion(routine, of_the_hour_in_words(times[0], is_favourite=False))

    def _as_long_as_usual(self) -> Iterator[Suggestion]:
        """What takes the minutes there are, or that a session usually takes; the longest of them first."""
        usual = self._minutes or self._usual_minutes()
        if usual is None:
            return
        known = self._offers.library.routines if self._minutes else self._done_before()
        least = 1 if self._minutes else usual - 1
        fitting = [each for each in self._longest_not_done(known) if least <= self._length(each) <= usual]
        for routine in sorted(fitting, key=self._length, reverse=True):
            words = (
                length_in_words(self._length(routine), usual)
                if self._minutes
                else usual_length_in_words(usual)
            )
            yield Suggestion(routine, words)

    # What may be suggested

    def _fits(self, routine: Routine, place: Spot | None = None) -> bool:
        """Whether a routine may be suggested now, for a place if there is one."""
        return (
            self._offers.closed_by(routine, place) is None
            and (self._minutes is None or self._length(routine) <= self._minutes)
            and not self._is_worked_enough(routine, place)
            and not self._is_less_better(routine)
        )

    def _routine_at(self, place: Spot) -> Routine | None:
        """The first of the routines of a place that may be suggested."""
        return next(
            (each.routine for each in self._offers.at(place) if self._fits(each.routine, place)), None
        )

    def _is_worked_enough(self, routine: Routine, place: Spot | None) -> bool:
        """Whether its place, or the one it is suggested for, was worked today or some hours ago."""
        areas = {*routine.regions[:1], *([place.region] if place else [])}
        is_small = self._length(routine) <= SMALL_BREAK_MINUTES
        return any(
            areas.intersection(self._history.sides_worked(session)) or session.routine == routine.id
            for session in self._sessions
            if self._is_hours_ago(session) or (not is_small and self._days_ago(session) == 0)
        )

    def _is_less_better(self, routine: Routine) -> bool:
        regions = [self._offers.library.region(each) for each in routine.regions]
        places = [Spot(region.id, side) for region in regions if region for side in region.sides]
        return any(self._is_sore(place) for place in places)

    def _is_sore(self, place: Spot) -> bool:
        if place not in self._sore:
            self._sore[place] = dose_at(self._history, place, self._now) is not None
        return self._sore[place]

    # What is known

    def _found_lately(self) -> list[Finding]:
        """What was found at the places marked lately; the same on both sides is one."""
        first = self._now.date() - dt.timedelta(days=RECENT_DAYS - 1)
        places = self._history.heat(first, self._now.date())
        found = {place: each for place in places if (each := self._history.finding(place)) is not None}
        regions = sorted({place.region for place in places})
        return [each for region in regions for each in known_in(found, region, None)]

    def _days_ago(self, session: SessionEntry) -> int:
        return max(0, (self._now.date() - local_date(session)).days)

    def _is_hours_ago(self, session: SessionEntry) -> bool:
        return self._now - session.started_at < dt.timedelta(hours=REST_HOURS)

    def _length(self, routine: Routine) -> int:
        return self._offers.plan(routine).minutes

    def _favourites(self) -> list[Routine]:
        known = [self._offers.library.routine(each) for each in self._offers.favourites]
        return [routine for routine in known if routine is not None]

    def _done_before(self) -> list[Routine]:
        return [each for each in self._offers.library.routines if each.id in self._by_routine]

    def _longest_not_done(self, routines: Iterable[Routine]) -> list[Routine]:
        """Those that may be suggested: not done lately first, then what was done longest ago."""
        fitting = [routine for routine in routines if self._fits(routine)]
        return sorted(fitting, key=lambda each: -self._days_since(each))

    def _days_since(self, routine: Routine) -> int:
        done = self._by_routine.get(routine.id)
        return self._days_ago(done[0]) if done else RECENT_DAYS

    def _usual_minutes(self) -> int | None:
        """The minutes that the middle one of the last sessions took."""
        taken = [
            whole_minutes(each.seconds_worked + each.seconds_held + each.seconds_moving)
            for each in self._sessions
            if each.outcome is Outcome.FINISHED
        ]
        return median_low(taken) if len(taken) >= USUAL_FROM_SESSIONS else None

    # Reasons in words

    def _how_it_was_left(self, last: SessionEntry, before: SessionEntry | None) -> str:
        """Empty where it was done whole, where it hurt, or where the same part was left out before too."""
        if any(item.outcome is PassOutcome.STOPPED for item in last.passes) or not last.seconds_worked:
            return ""
        day = day_in_words(self._days_ago(last), local_date(last).weekday())
        if last.outcome is Outcome.ENDED_EARLY:
            return left_early_in_words(day)
        left_out = left_out_steps(last)
        is_new = before is None or not left_out <= left_out_steps(before)
        return left_out_in_words(day) if left_out and is_new else ""


def left_out_steps(session: SessionEntry) -> frozenset[tuple[str, str]]:
    """The steps, each with its side, that were gone past and not done after all."""
    ended = [((item.step, item.side or ""), item.outcome) for item in session.passes]
    done = {each for each, outcome in ended if outcome is PassOutcome.DONE}
    return frozenset(each for each, outcome in ended if outcome is PassOutcome.SKIPPED and each not in done)


def _sessions_lately(history: History, now: dt.datetime) -> list[SessionEntry]:
    """Those of the last weeks, the latest first."""
    first = now.date() - dt.timedelta(days=RECENT_DAYS)
    near = history.between(first, now.date() + dt.timedelta(days=1))
    return [each for each in reversed(near) if isinstance(each, SessionEntry) and each.started_at <= now]
