"""When the clock alone next changes a running session: what spares looking at the clock in between."""

from collections.abc import Iterator

from tui.core.cues.cue_times import work_cues
from tui.core.entries.entry import Pace
from tui.core.sessions.record import Phase
from tui.core.sessions.session_view import SessionView

_SECOND = 1_000


def ms_to_next_turn(session: SessionView, changes_a_second: int = 0) -> int | None:
    """Session time, more than 0, until a count turns, a cue is due or the phase ends by itself.

    With `changes_a_second` also until the next change of a picture that moves with the step or the hold. None
    where the session waits for the person.
    """
    return min(_turns(session, changes_a_second), default=None)


def _turns(session: SessionView, changes_a_second: int) -> Iterator[int]:
    mark = session.open_mark
    if session.phase is Phase.HOLD and mark is not None:
        yield _rest(-mark.held_ms, _SECOND)
        yield from _next_change(mark.held_ms, changes_a_second)
    elif session.phase is Phase.WORK:
        yield from _turns_of_work(session)
        yield from _next_change(session.run.worked_ms, changes_a_second)
    elif session.phase in (Phase.GET_READY, Phase.CHANGE_SIDE) and session.lead_in_left_ms:
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


def _next_change(at_ms: int, changes_a_second: int) -> Iterator[int]:
    if changes_a_second:
        next_change = at_ms * changes_a_second // _SECOND + 1
        yield -(-next_change * _SECOND // changes_a_second) - at_ms


def _rest(ms: int, unit: int) -> int:
    """What is missing down to the last whole unit below."""
    return ms % unit or unit
