"""A running session in one line, as prompts, status lines and scripts show it."""

from tui.core.catalogue import marked, say
from tui.core.remote.remote import Shown

_SIDES = {
    "left": marked("your left"),
    "right": marked("your right"),
    "both": marked("both sides"),
    "middle": marked("the middle"),
}
BEGINS = marked("about to begin")
_PHASES = {
    "get-ready": marked("get ready"),
    "confirm": marked("ready when you are"),
    "change-side": marked("change sides"),
    "work": marked("go"),
    "finished": marked("finished"),
}
"""By the values of Phase, which is not loaded for a prompt: with it comes all that a session is."""


def shown_line(shown: Shown) -> str:
    """What is now, how long, which side, then where that is: what is cut at the end matters least."""
    parts = (
        _what_now(shown),
        side_in_words(shown.side),
        shown.title,
        say("{number} of {of}", number=shown.number, of=shown.of),
        shown.routine,
    )
    return " · ".join(part for part in parts if part)


def side_in_words(side: str) -> str:
    """The side as the person says it; nothing where a step has none."""
    return say(_SIDES.get(side, ""))


def _what_now(shown: Shown) -> str:
    paused = say("paused, ") if shown.phase == "paused" else ""
    if shown.held is not None:
        return paused + say("hold {held} s, the step waits at {time}", held=shown.held, time=shown.time)
    if shown.phase == "finished":
        return say(_PHASES["finished"] if shown.outcome == "finished" else marked("ended, and kept"))
    phase = say(_PHASES.get(shown.under, "")) if not paused or shown.under != "work" else ""
    time = "" if shown.under == "confirm" else shown.time
    return f"{paused}{phase} {time}".strip() if phase else f"{paused}{time}"
