"""What only holds others is drawn by one row: each was drawn and filtered, also where it is covered."""

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.geometry import Region
from textual.renderables.blank import Blank
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.widget import Widget
else:
    Widget = object
    """Style sheets take the first widget a class is made of for its only one."""


class BlankRows(Widget):
    """Has nothing of its own to show but what it stands on, so that all its rows are alike."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The first row as often as there are rows, where nothing is drawn around or on them."""
        if crop.height > 1 and not self._is_framed and isinstance(self._render(), Blank):
            return super().render_lines(Region(crop.x, crop.y, crop.width, 1)) * crop.height
        return super().render_lines(crop)

    @property
    def _is_framed(self) -> bool:
        styles = self.styles
        return any(kind for kind, _ in (*styles.border, *styles.outline)) or styles.has_rule("hatch")


class Beside(BlankRows, Horizontal):
    """What stands beside each other."""


class Below(BlankRows, Vertical):
    """What stands below each other."""


class Scrolled(BlankRows, VerticalScroll, can_focus=False, inherit_bindings=False):
    """The same, scrolled where it does not fit; the arrows are the screen's."""
