"""Whether to leave a running session, and what becomes of it."""

from enum import StrEnum

from textual.app import App

from tui.core.clock import Clock
from tui.widgets.question import Choice, Question


class Leaving(StrEnum):
    """What was answered to the question whether to leave."""

    KEEP_GOING = "keep going"
    END = "end"
    DISCARD = "discard"


async def ask_how_to_leave(app: App[None], clock: Clock) -> Leaving | None:
    """Ask, in a worker; discarding takes a second key. None where the question was taken away."""
    choices: list[Choice[Leaving | None]] = [
        Choice("enter", "Enter", "go on", Leaving.KEEP_GOING),
        Choice("e", "e", "end here and keep what was done", Leaving.END),
        Choice("d", "d", "discard this session", Leaving.DISCARD),
    ]
    answer = await app.push_screen_wait(Question("Paused", ["Leave the session?"], choices, clock))
    return await _ask_if_sure(app, clock) if answer is Leaving.DISCARD else answer


async def _ask_if_sure(app: App[None], clock: Clock) -> Leaving | None:
    choices: list[Choice[Leaving | None]] = [
        Choice("enter", "Enter", "no, go on", Leaving.KEEP_GOING),
        Choice("y", "y", "yes, discard it", Leaving.DISCARD),
    ]
    lines = ["Leave it out of the journal? u in the journal takes that back."]
    return await app.push_screen_wait(Question("Discard", lines, choices, clock))
