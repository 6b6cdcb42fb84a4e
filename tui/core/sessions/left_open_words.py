"""Where a session was left open, in the words of the question about it."""

import datetime as dt

from tui.core.entries.entry import Pace
from tui.core.sessions.record import SessionHeader, SessionState, rounded_seconds
from tui.core.sessions.session_view import LEAD_INS, SessionView
from tui.core.sessions.step_words import step_seconds
from tui.core.words import MONTHS, WEEKDAYS, counted, minutes_and_seconds, your_side


def left_open_words(header: SessionHeader, state: SessionState) -> list[str]:
    """Which session and where it stands, and what was done so far: two lines."""
    done = [f"{minutes_and_seconds(rounded_seconds(state.worked_ms))} of work"] if state.worked_ms else []
    done += [counted(len(state.marks), "tender point")] if state.marks else []
    so_far = f"{' and '.join(done)} so far." if done else "Nothing was done yet."
    return [f"{session_named(header)}: {place_left(header, state)}.", so_far]


def session_named(header: SessionHeader) -> str:
    """A session by its routine and its start, such as "Tight shoulders, Sun 22 Nov 14:03"."""
    return f"{header.routine.title}, {start_in_words(header.started_at)}"


def start_in_words(moment: dt.datetime) -> str:
    """When a session of these days began, such as "Sun 22 Nov 14:03"."""
    return f"{WEEKDAYS[moment.weekday()]} {moment.day} {MONTHS[moment.month - 1]} {moment:%H:%M}"


def place_left(header: SessionHeader, state: SessionState) -> str:
    """Where it stands, such as "step 4, your right side, 0:18 left, one hold open"."""
    view = SessionView(header)
    view.state = state
    if not state.runs:
        return "opened, not begun"
    at = [step.id for step in header.routine.steps].index(view.current.step.id) + 1
    said = [f"step {at}" if view.under not in LEAD_INS else f"just before step {at}"]
    if view.current.side is not None:
        said.append(your_side(view.current.side))
    if view.plan.pace is not Pace.UNTIMED:
        said.append(f"{minutes_and_seconds(step_seconds(view))} left")
    if view.open_mark is not None:
        said.append("one hold open")
    return ", ".join(said)
