"""What is drawn, in characters that the terminal has."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.core.charset import Charset
from tui.core.plain_signs import drawn_in


class DrawableOutput(LineFilter):
    """Puts a plain sign in the place of each that this terminal cannot draw; nothing moves by it."""

    def __init__(self, charset: Charset) -> None:
        """Off where everything can be drawn."""
        super().__init__(enabled=charset is not Charset.QUARTERS)
        self._charset = charset

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [Segment(drawn_in(self._charset, text), style, control) for text, style, control in segments]
