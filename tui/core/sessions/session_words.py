"""A session and its tender points in words, the same on every screen."""

from tui.core.entries.entry import Outcome, SessionEntry, TenderPoint
from tui.core.places.spot_words import where_exactly
from tui.core.routines.routine import Library, Routine
from tui.core.words import hold_in_words, minutes_and_seconds

OUTCOME_WORDS = {
    Outcome.FINISHED: "Finished",
    Outcome.ENDED_EARLY: "Ended early, and kept",
    Outcome.INTERRUPTED: "Interrupted, and kept",
}


def step_title(routine: Routine | None, step_id: str) -> str:
    """The title of a step, or its id where the routine is not known any more."""
    steps = routine.steps if routine else ()
    return next((step.title for step in steps if step.id == step_id), step_id)


def tender_point_words(point: TenderPoint, library: Library, routine: Routine | None) -> str:
    """One tender point on one line: where, in which step, how long and how it ended."""
    where = where_exactly(library, point.region, point.side, point.spot)
    sore = "" if point.peak is None else f", {point.peak} of 10 at the peak"
    release = "" if point.release is None else f", {point.release} at release"
    return (
        f"{where}: {step_title(routine, point.step)}, "
        f"{hold_in_words(point.outcome, point.seconds_held)}{sore}{release}"
    )


def session_sum(entry: SessionEntry) -> list[str]:
    """What a session came to, in two lines: how it ended, and where its time went."""
    times = [
        (entry.seconds_worked, "worked"),
        (entry.seconds_held, "held"),
        (entry.seconds_moving, "getting ready"),
        (entry.seconds_paused, "paused"),
        (entry.seconds_away, "away"),
    ]
    spent = [f"{minutes_and_seconds(seconds)} {word}" for seconds, word in times if seconds]
    return [f"{OUTCOME_WORDS[entry.outcome]}: {entry.routine_title}", " · ".join(spent) or "0:00 worked"]
