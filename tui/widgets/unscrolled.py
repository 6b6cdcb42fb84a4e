"""A widget that never scrolls: what it is given room for is all there is."""

from textual.geometry import Size
from textual.widget import Widget


class Unscrolled(Widget):
    """Textual lays a screen out once more when a widget's contents grow, since a scroll bar may be due.

    It stands behind the other base of a class: styles follow the first one.
    """

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        return super()._size_updated(size, virtual_size, container_size, layout=False)
