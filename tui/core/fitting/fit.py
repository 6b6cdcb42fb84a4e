"""What is asked of the planner, and what it answers."""

import msgspec

from tui.core.anatomy.body import Spot
from tui.core.entries.entry import Pace
from tui.core.routines.plan import Plan
from tui.core.routines.routine import Routine

LEAST_MINUTES, MOST_MINUTES = 1, 60
SLACK_SECONDS = 10
"""A plan ends at most so many seconds before the minutes are over, and never after them (issue 6)."""
FITTED_ID = "made-to-fit"
"""The id of every routine the planner makes; the passes of its entries say themselves what they worked."""


class FitRequest(msgspec.Struct, frozen=True, kw_only=True):
    """So many minutes, get-ready included, for these places, the most wanted first.

    A place without a side, or on both, is meant on all the sides it has.
    """

    minutes: int
    places: tuple[Spot, ...]
    pace: Pace = Pace.NORMAL


class NotFitted(msgspec.Struct, frozen=True):
    """A step of the library that works one of the places and found no room, or is left out for a reason."""

    routine: Routine
    step: str
    why: str


class Fitted(msgspec.Struct, frozen=True, kw_only=True):
    """A session that fits: a routine made of steps of others, and its plan.

    `why_shorter` says why it ends well before the minutes do, where it does; empty where it fits.
    `without` are the places that nothing in it works.
    """

    routine: Routine
    plan: Plan
    from_routines: tuple[Routine, ...]
    left_out: tuple[NotFitted, ...] = ()
    why_shorter: str = ""
    without: tuple[Spot, ...] = ()

    @property
    def seconds(self) -> int:
        """How long it takes with every lead-in."""
        return self.plan.whole_ms // 1000


class CannotFitError(Exception):
    """Nothing can be made of the request: one line that says why, and what would help."""
