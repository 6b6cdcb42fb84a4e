"""When the clock alone next changes a running session: what spares looking at the clock in between."""

from collections.abc import Iterator

from tui.core.cues.cue_times import work_cues
from tui.core.entries.entry import Pace
from tui.core.sessions.record import Phase
from tui.core.sessions.session_view import LEAD_INS, SessionView

_SECOND = 1_000


def ms_to_next_turn(session: SessionView, frame_ms: int = 0) -> int | None:
    """Session time, more than 0, until a count turns, a cue is due or the phase ends by itself.

    With `frame_ms` also until the next frame of a picture that moves with the time of the step or the hold.
    None where the session waits for the person.
    """
    return min(_turns(session, frame_ms), default=None)


def _turns(session: SessionView, frame_ms: int) -> Iterator[int]:
    mark = session.open_mark
    if session.phase is Phase.HOLD and mark is not None:
        yield _rest(-mark.held_ms, _SECOND)
        yield from _next_frame(mark.held_ms, frame_ms)
    elif session.phase is Phase.WORK:
        yield from _turns_of_work(session)
        yield from _next_frame(session.run.worked_ms, frame_ms)
    elif session.phase in LEAD_INS and session.lead_in_left_ms:
        yield _rest(session.lead_in_left_ms, _SECOND)


def _turns_of_work(session: SessionView) -> Iterator[int]:
    left = max(1, session.work_left_ms)
    if session.plan.pace is Pace.UNTIMED:
        yield left
        yield _rest(-session.run.worked_ms, _SECOND)
        return
    next_count = _rest(left, _SECOND)
    yield next_count
    length = session.current.limit_ms + session.run.extended_ms
    for cue in work_cues(left, left - next_count, length, far=session.current.hands_free):
        yield cue.after_ms


def _next_frame(at_ms: int, frame_ms: int) -> Iterator[int]:
    if frame_ms:
        yield _rest(-at_ms, frame_ms)


def _rest(ms: int, unit: int) -> int:
    """What is missing down to the last whole unit below."""
    return ms % unit or unit
