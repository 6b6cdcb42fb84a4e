"""How a session is now, as records for other processes and as a line for people."""

from tui.core.catalogue import marked, say
from tui.core.entries.entry import Pace
from tui.core.keyboard.keys import one_button, wall_action_of
from tui.core.remote.remote import RunState, Shown, Status
from tui.core.remote.remote_words import BEGINS, shown_line
from tui.core.sessions.events import Event
from tui.core.sessions.left_open_words import place_left
from tui.core.sessions.record import Phase, SessionHeader, SessionState
from tui.core.sessions.session_view import LEAD_INS, SessionView
from tui.core.sessions.step_words import next_words, phase_line, shown_seconds, step_seconds, time_text

_BUTTON = {
    Event.GO: marked("go now"),
    Event.MARK: marked("tender point"),
    Event.DONE: marked("done, go on"),
    Event.EASED: marked("eased"),
    Event.LET_GO: marked("let go"),
    Event.GO_ON: marked("go on"),
}


def status_of(session: SessionView, state: RunState = RunState.RUNNING) -> Status:
    """How a session that has begun is now, for other programs."""
    counts_up = session.plan.pace is Pace.UNTIMED and session.under not in LEAD_INS
    waits = counts_up or session.under is Phase.CONFIRM
    return Status(
        state=state,
        routine=session.header.routine.id,
        step=session.current.step.id,
        side=session.current.side,
        phase=session.phase,
        seconds_left=None if waits else _seconds_left(session),
    )


def _seconds_left(session: SessionView) -> int:
    if session.under in LEAD_INS:
        return shown_seconds(session)
    return step_seconds(session)


def shown_of(session: SessionView, *, wall: bool = False) -> Shown:
    """How a session that has begun is now, for the eye; `wall` is whether wall mode is on."""
    button, mark = button_of(session, wall=wall), session.open_mark
    return Shown(
        session=session.header.id,
        routine=session.header.routine.title,
        title=session.current.step.title,
        side=session.current.side or "",
        number=session.run.index + 1,
        of=len(session.plan.passes),
        phase=session.phase,
        under=session.under,
        phase_line=phase_line(session),
        time=time_text(session),
        held=None if mark is None else mark.held_ms // 1000,
        button=say(_BUTTON[button]) if button else "",
        next=next_words(session),
        outcome=session.state.outcome or "",
    )


def button_of(session: SessionView, *, wall: bool) -> Event | None:
    """What the one button does; giving a hold up in wall mode must not count as eased (product.md 4)."""
    if not wall or session.phase is Phase.PAUSED:
        return one_button(session)
    action = wall_action_of("enter", session)
    return action if isinstance(action, Event) else None


def status_written(header: SessionHeader, state: SessionState, run_state: RunState) -> Status:
    """The same of a session as it was written down, begun or not."""
    if not state.runs:
        return Status(state=run_state, routine=header.routine.id)
    return status_of(_view(header, state), run_state)


def written_line(header: SessionHeader, state: SessionState, *, runs: bool) -> str:
    """One line about a session as it was written down: where it is, or where it was interrupted."""
    if not runs:
        return say("interrupted: {place}", place=f"{place_left(header, state)} · {header.routine.title}")
    return shown_line(shown_of(_view(header, state))) if state.runs else say(BEGINS)


def _view(header: SessionHeader, state: SessionState) -> SessionView:
    view = SessionView(header)
    view.state = state
    return view
