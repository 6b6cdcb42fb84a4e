"""What the answers about somebody's health leave of a routine."""

import msgspec

from tui.core.anatomy.body import Side
from tui.core.routines.plan import LeftOutPass
from tui.core.routines.routine import Contraindication, Routine, Step


class LeftOutStep(msgspec.Struct, frozen=True):
    """A step that is not done on this side (None: on none), and the answer it is left out for."""

    step: Step
    side: Side | None
    because: Contraindication


class Adapted(msgspec.Struct, frozen=True, kw_only=True):
    """A routine as this person may do it.

    `routine` has its steps softened where they must be. `refused_by` closes all of it; `softened_by` are the
    answers it was made lighter and shorter for.
    """

    routine: Routine
    left_out: tuple[LeftOutStep, ...] = ()
    softened_by: tuple[Contraindication, ...] = ()
    refused_by: Contraindication | None = None

    @property
    def left_out_passes(self) -> tuple[LeftOutPass, ...]:
        """The same for a plan."""
        return tuple(LeftOutPass(each.step.id, each.side) for each in self.left_out)
