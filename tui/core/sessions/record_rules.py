"""What must hold of a session read from its file, so that it can be told and can go on."""

from collections.abc import Iterator, Sequence

from tui.core.catalogue import say
from tui.core.entries.entry import Outcome, entry_from, entry_json
from tui.core.routines.plan import Pass
from tui.core.routines.routine import Step
from tui.core.sessions.record import Mark, PassRun, Phase, SessionHeader, SessionState, entry_of
from tui.core.sessions.session_view import LEAD_INS

LONGEST_MS = 10**13
"""300 years, as for an entry."""
MOST_STEP_SECONDS = 3_600
"""Far above what a routine file may say."""
_UNDER_A_PAUSE = (*LEAD_INS, Phase.WORK, Phase.HOLD)


def check_session(header: SessionHeader, state: SessionState) -> None:
    """Raises ValueError for what no session can have written down: a damaged or a forged file."""
    try:
        fault = next(_faults(header, state), "")
        if not fault:
            entry_from(entry_json(entry_of(header, state, state.outcome or Outcome.INTERRUPTED, None)))
    except (LookupError, ArithmeticError) as error:
        raise ValueError(say("what it says does not fit together")) from error
    if fault:
        raise ValueError(say("what it says does not fit together: {fault}", fault=fault))


def _faults(header: SessionHeader, state: SessionState) -> Iterator[str]:
    """What is wrong, the routine first: nothing else can be judged before it is sound."""
    if not all(map(_is_sound, header.routine.steps)):
        yield say("a step")
    if not all(0 <= group.rest_seconds <= MOST_STEP_SECONDS for group in header.routine.groups):
        yield say("a rest between the sides")
    passes = header.plan().passes
    if not passes:
        yield say("it has no passes")
    if not _are_times(
        state.worked_ms, state.held_ms, state.paused_ms, state.moving_ms, state.away_ms, state.lead_in_ms
    ):
        yield say("a time")
    if not _are_runs(state, passes):
        yield say("a pass")
    if not all(map(_is_mark, state.marks)):
        yield say("a tender point")
    if not (_is_phase(state) if state.runs else state.hold is None):
        yield say("the phase")


def _are_times(*milliseconds: int) -> bool:
    return all(0 <= each <= LONGEST_MS for each in milliseconds)


def _is_sound(step: Step) -> bool:
    numbers = [step.seconds, step.min_seconds, step.max_seconds]
    numbers += [] if step.pace_bpm is None else [step.pace_bpm]
    numbers += [] if step.path is None else [step.path.repeats]
    numbers += [] if step.breath is None else [step.breath.in_, step.breath.hold + 1, step.breath.out]
    return bool(step.regions) and all(1 <= number <= MOST_STEP_SECONDS for number in numbers)


def _are_runs(state: SessionState, passes: Sequence[Pass]) -> bool:
    """Only the last pass is open, and only while the session is."""
    if not state.runs:
        return state.outcome is None
    *earlier, last = state.runs
    closed = all(run.outcome is not None for run in earlier)
    return (
        closed
        and (last.outcome is None) is (state.outcome is None)
        and all(_is_run(run, passes) for run in state.runs)
    )


def _is_run(run: PassRun, passes: Sequence[Pass]) -> bool:
    if not (0 <= run.index < len(passes) and _are_times(run.worked_ms, run.extended_ms)):
        return False
    of = passes[run.index]
    return (run.step, run.side) == (of.step.id, of.side) and run.worked_ms <= of.limit_ms + run.extended_ms


def _is_mark(mark: Mark) -> bool:
    return (
        mark.at.tzinfo is not None
        and _are_times(mark.into_pass_ms, mark.held_ms)
        and all(0 <= value <= 10 for value in mark.sore)
    )


def _is_phase(state: SessionState) -> bool:
    """A pause lies over a phase, the end over none, and a hold has the one mark that is open."""
    if (state.phase is Phase.FINISHED) is (state.outcome is None):
        return False
    if (state.phase is Phase.PAUSED) is (state.resume_to not in _UNDER_A_PAUSE):
        return False
    open_marks = [number for number, mark in enumerate(state.marks) if mark.outcome is None]
    holds = (state.resume_to or state.phase) is Phase.HOLD
    return open_marks == ([] if state.hold is None else [state.hold]) and holds is (state.hold is not None)
