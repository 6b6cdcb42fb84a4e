"""How much room a session has, and what follows from that."""

from typing import NamedTuple

WIDEST = 132
"""Cells of the screen of a step, in its middle: what belongs together is seen together."""
_NORMAL, _WIDE, _TALL = 76, 100, 50


class StepForm(NamedTuple):
    """The cells there are."""

    width: int
    height: int

    def with_room(self) -> "StepForm":
        """These, or the fewest that a step is laid out in: of what is smaller a part is seen."""
        return StepForm(max(self.width, _LEAST.width), max(self.height, _LEAST.height))

    @property
    def narrow(self) -> bool:
        """Whether it is as narrow as a phone."""
        return self.width < _NORMAL

    @property
    def wide(self) -> bool:
        """Whether everything can be large."""
        return self.width >= _WIDE

    @property
    def tall(self) -> bool:
        """Whether there are rows to spare."""
        return self.height >= _TALL


_LEAST = StepForm(30, 10)
