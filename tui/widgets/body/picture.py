"""The figures only to look at: nothing is selected, and no key or click moves anything."""

from collections.abc import Collection, Mapping

from textual import events

from tui.core.body import Region, Spot
from tui.core.body_drawing import Place
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

    @property
    def place(self) -> Place | None:
        """Nothing is selected here."""
        return None

    def on_click(self, event: events.Click) -> None:
        """A picture is not pressed."""
        event.prevent_default()
        event.stop()
