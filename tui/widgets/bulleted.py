"""A paragraph with a mark before it, its further lines hanging under the first."""

from tui.widgets.hanging import Hanging
from tui.widgets.text import literal


class Bulleted(Hanging):
    """The mark may change while the text stays."""

    def __init__(self, text: str, *, mark: str = "·", room: int = 2, classes: str | None = None) -> None:
        """Both are taken literally; `room` is how many cells the mark stands in."""
        super().__init__(literal(text), mark, room=room, classes=classes)
