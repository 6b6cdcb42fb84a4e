"""A session and its tender points in words, the same on every screen."""

from tui.core.catalogue import marked, say
from tui.core.entries.entry import Outcome, SessionEntry, TenderPoint
from tui.core.places.spot_words import where_exactly
from tui.core.routines.routine import Library, Routine
from tui.core.words import hold_in_words, minutes_and_seconds

OUTCOME_WORDS = {
    Outcome.FINISHED: marked("Finished: {routine}"),
    Outcome.ENDED_EARLY: marked("Ended early, and kept: {routine}"),
    Outcome.INTERRUPTED: marked("Interrupted, and kept: {routine}"),
}


def step_title(routine: Routine | None, step_id: str) -> str:
    """The title of a step, or its id where the routine is not known any more."""
    steps = routine.steps if routine else ()
    return next((step.title for step in steps if step.id == step_id), step_id)


def tender_point_words(point: TenderPoint, library: Library, routine: Routine | None) -> str:
    """One tender point on one line: where, in which step, how long and how it ended."""
    where = where_exactly(library, point.region, point.side, point.spot)
    told = [step_title(routine, point.step), hold_in_words(point.outcome, point.seconds_held)]
    if point.peak is not None:
        told.append(say("{number} of 10 at the peak", number=point.peak))
    if point.release is not None:
        told.append(say("{number} at release", number=point.release))
    return f"{where}: {', '.join(told)}"


def session_sum(entry: SessionEntry) -> list[str]:
    """What a session came to, in two lines: how it ended, and where its time went."""
    times = [
        (entry.seconds_worked, marked("{time} worked")),
        (entry.seconds_held, marked("{time} held")),
        (entry.seconds_moving, marked("{time} getting ready")),
        (entry.seconds_paused, marked("{time} paused")),
        (entry.seconds_away, marked("{time} away")),
    ]
    spent = [say(words, time=minutes_and_seconds(seconds)) for seconds, words in times if seconds]
    ended = say(OUTCOME_WORDS[entry.outcome], routine=entry.routine_title)
    return [ended, " · ".join(spent) or say("{time} worked", time=minutes_and_seconds(0))]
