"""Makes a session that fits the time: a plan of the library's steps for the places that are wanted."""

import msgspec

from tui.core.catalogue import say
from tui.core.fitting.assembling import assembled, routines_in
from tui.core.fitting.choosing import Choice, Chooser
from tui.core.fitting.filling import filled
from tui.core.fitting.fit import (
    LEAST_MINUTES,
    MOST_MINUTES,
    SLACK_SECONDS,
    CannotFitError,
    FitRequest,
    Fitted,
    NotFitted,
)
from tui.core.fitting.fit_words import (
    all_there_is,
    never_in_words,
    no_room,
    nothing_fits_the_rest,
    nothing_left,
    too_short,
)
from tui.core.fitting.moves import find_material
from tui.core.routines.plan import make_plan
from tui.core.routines.routine import Library
from tui.core.safety.health import Health


class Planner:
    """Plans for the same places at the same pace, for whatever minutes; remembers what it has looked at."""

    def __init__(self, request: FitRequest, library: Library, health: Health) -> None:
        """Gather all that a plan can be made of. Raises CannotFitError where that is nothing."""
        _check_places(request, library)
        self._request = request
        self._library = library
        self._material = find_material(request, library, health)
        if not self._material.moves:
            raise CannotFitError(nothing_left(request, self._material, library))
        self._chooser = Chooser(self._material.moves, request.places, request.pace)

    def fit(self, minutes: int) -> Fitted:
        """The plan for so many minutes. Raises CannotFitError where none is as short."""
        _check_minutes(minutes)
        request = msgspec.structs.replace(self._request, minutes=minutes)
        choice = self._chooser.choose(minutes)
        if not choice:
            raise CannotFitError(too_short(request, self._chooser.least_seconds, self._library))
        composition = self._chooser.composition(choice)
        seconds = filled(composition, 60 * minutes)
        routine = assembled(request, composition, seconds, self._library)
        plan = make_plan(routine, request.pace, keys=False)
        served = self._chooser.served(choice)
        return Fitted(
            routine=routine,
            plan=plan,
            from_routines=routines_in(composition, self._library),
            left_out=(*self._no_room_for(choice, minutes), *self._material.left_out),
            why_shorter=self._why_shorter(request, choice, plan.whole_ms // 1000),
            without=tuple(place for at, place in enumerate(request.places) if at not in served),
        )

    def _no_room_for(self, choice: Choice, minutes: int) -> tuple[NotFitted, ...]:
        lines = self._chooser.composition(choice).lines
        there = {(line.routine.id, line.step.id) for line in lines}
        why = no_room(minutes)
        return tuple(
            NotFitted(move.routine, move.step.id, why)
            for move in self._material.moves
            if (move.routine.id, move.step.id) not in there
        )

    def _why_shorter(self, request: FitRequest, choice: Choice, seconds: int) -> str:
        early = 60 * request.minutes - seconds
        if early <= SLACK_SECONDS:
            return ""
        if len(choice) == len(self._material.moves):
            return all_there_is(request, seconds, self._library)
        return nothing_fits_the_rest(early)


def fit(request: FitRequest, library: Library, health: Health) -> Fitted:
    """A session for these minutes and places, of steps this person may do. Raises CannotFitError.

    It never takes longer than the minutes, and ends at most SLACK_SECONDS before them wherever the steps
    there are allow that. The same request always gets the same plan.
    """
    return Planner(request, library, health).fit(request.minutes)


def _check_minutes(minutes: int) -> None:
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        raise CannotFitError(
            say(
                "A session can be made for {least} to {most} minutes.", least=LEAST_MINUTES, most=MOST_MINUTES
            )
        )


def _check_places(request: FitRequest, library: Library) -> None:
    """Raises CannotFitError for no place, and for one that is never a target."""
    if not request.places:
        raise CannotFitError(say("Choose at least one place."))
    for place in request.places:
        reason = never_in_words(place, library)
        if reason:
            raise CannotFitError(reason)
