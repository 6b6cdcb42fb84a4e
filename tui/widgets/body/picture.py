"""The figures only to look at: nothing is selected, and no key or click moves anything."""

from collections.abc import Collection, Mapping

from textual import events

from tui.core.anatomy.body import Region, Spot, View
from tui.core.anatomy.body_drawing import Place
from tui.core.anatomy.body_layout import FIGURES
from tui.widgets.body.figure import BodyFigure


class BodyPicture(BodyFigure, can_focus=False):
    """A body with its numbers, such as those of one week."""

    def __init__(
        self,
        regions: tuple[Region, ...],
        inviting: Collection[Spot] = (),
        heat: Mapping[Spot, int] | None = None,
    ) -> None:
        """`inviting` are the places to point out, `heat` counts tender points."""
        super().__init__(regions, inviting, heat or {})
        self._turned_to: View | None = None

    @property
    def place(self) -> Place | None:
        """Nothing is selected here."""
        return None

    @property
    def facing(self) -> View:
        """The figure that was turned to; at first the one with more numbers."""
        return self._turned_to or max(FIGURES, key=self._points_on)

    def _points_on(self, view: View) -> int:
        return sum(self._heat.get(place.spot, 0) for place in self._of_view[view])

    @property
    def shown_alone(self) -> View | None:
        """The one figure that has room; None where both have."""
        self._lay_out()
        return self._frames[0].view if len(self._frames) == 1 else None

    def turn(self) -> None:
        """Show the other figure, where only one has room."""
        back, front = FIGURES
        self._turned_to = front if self.facing is back else back
        self._laid_out = None
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A picture is not pressed."""
        event.prevent_default()
        event.stop()
