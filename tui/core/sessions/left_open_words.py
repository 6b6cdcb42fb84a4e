"""Where a session was left open, in the words of the question about it."""

import datetime as dt

from tui.core.catalogue import say
from tui.core.entries.entry import Pace
from tui.core.sessions.record import SessionHeader, SessionState, rounded_seconds
from tui.core.sessions.session_view import LEAD_INS, SessionView
from tui.core.sessions.step_words import step_seconds
from tui.core.words import MONTHS, WEEKDAYS, counted, minutes_and_seconds, your_side


def left_open_words(header: SessionHeader, state: SessionState) -> list[str]:
    """Which session and where it stands, and what was done so far: two lines."""
    return [f"{session_named(header)}: {place_left(header, state)}.", _so_far(state)]


def _so_far(state: SessionState) -> str:
    work = minutes_and_seconds(rounded_seconds(state.worked_ms))
    points = counted(len(state.marks), "tender point")
    if state.worked_ms and state.marks:
        return say("{time} of work and {points} so far.", time=work, points=points)
    if state.worked_ms:
        return say("{time} of work so far.", time=work)
    return say("{points} so far.", points=points) if state.marks else say("Nothing was done yet.")


def session_named(header: SessionHeader) -> str:
    """A session by its routine and its start, such as "Tight shoulders, Sun 22 Nov 14:03"."""
    return f"{header.routine.title}, {start_in_words(header.started_at)}"


def start_in_words(moment: dt.datetime) -> str:
    """When a session of these days began, such as "Sun 22 Nov 14:03"."""
    return say(
        "{weekday} {day} {month} {time}",
        weekday=say(WEEKDAYS[moment.weekday()]),
        day=moment.day,
        month=say(MONTHS[moment.month - 1]),
        time=f"{moment:%H:%M}",
    )


def place_left(header: SessionHeader, state: SessionState) -> str:
    """Where it stands, such as "step 4, your right side, 0:18 left, one hold open"."""
    view = SessionView(header)
    view.state = state
    if not state.runs:
        return say("opened, not begun")
    at = [step.id for step in header.routine.steps].index(view.current.step.id) + 1
    leads_in = view.under in LEAD_INS
    said = [say("just before step {number}", number=at) if leads_in else say("step {number}", number=at)]
    if view.current.side is not None:
        said.append(your_side(view.current.side))
    if view.plan.pace is not Pace.UNTIMED:
        said.append(say("{time} left", time=minutes_and_seconds(step_seconds(view))))
    if view.open_mark is not None:
        said.append(say("one hold open"))
    return ", ".join(said)
