"""Whether to leave a running session, and what becomes of it: asked in the same words everywhere."""

from enum import StrEnum

from tui.core.asking import Ask, Choice
from tui.core.catalogue import say


class Leaving(StrEnum):
    """What was answered to the question whether to leave."""

    KEEP_GOING = "keep going"
    END = "end"
    DISCARD = "discard"


async def ask_how_to_leave(ask: Ask) -> Leaving | None:
    """Ask; discarding takes a second key. None where the question was taken away unanswered."""
    choices: list[Choice[Leaving | None]] = [
        Choice("enter", say("Enter"), say("go on"), Leaving.KEEP_GOING),
        Choice("e", "e", say("end here and keep what was done"), Leaving.END),
        Choice("d", "d", say("discard this session"), Leaving.DISCARD),
    ]
    answer = await ask(say("Paused"), [say("Leave the session?")], choices)
    return await _ask_if_sure(ask) if answer is Leaving.DISCARD else answer


async def _ask_if_sure(ask: Ask) -> Leaving | None:
    choices: list[Choice[Leaving | None]] = [
        Choice("enter", say("Enter"), say("no, go on"), Leaving.KEEP_GOING),
        Choice("y", "y", say("yes, discard it"), Leaving.DISCARD),
    ]
    lines = [say("Leave it out of the journal? u in the journal takes that back.")]
    return await ask(say("Discard"), lines, choices)
