"""What fits now: at most three routines, each with its reason in words."""

import msgspec

from tui.core.anatomy.body import Spot
from tui.core.catalogue import marked
from tui.core.routines.routine import Routine

MOST_SUGGESTIONS = 3
NOTHING_FITS = marked("Nothing in particular fits now. Rest is fine too, and all routines are still there.")


class Suggestion(msgspec.Struct, frozen=True):
    """A routine, why it fits now ("tender in 3 of the last 5 sessions"), and the place that speaks for it.

    `minutes` are those it takes with what the health answers leave of it.
    """

    routine: Routine
    reason: str
    place: Spot | None = None
    minutes: int = 0
