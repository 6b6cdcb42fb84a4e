"""A scale from 0 to 10 that may also stay without an answer."""

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.core.catalogue import marked, say
from tui.core.clock import Clock
from tui.core.keyboard.keys import TypedTen

HIGHEST = 10
LEGEND = marked("0 = not sore at all, 10 = as sore as it could be")
"""What a page with several scales in one line says once."""
INDENT = 2
CELL = 3
CELLS = 36
"""What a row of numbers takes."""


class _OfScale(Message):
    """What a scale says: itself, and the number that is chosen now."""

    def __init__(self, scale: "RatingScale", value: int | None) -> None:
        super().__init__()
        self.scale = scale
        self.value = value

    @property
    def control(self) -> "RatingScale":
        """The scale it comes from."""
        return self.scale


class RatingScale(Widget, can_focus=True):
    """Whole numbers 0 to 10, or nothing: digits, arrows, `-` for none, Enter to go on. Needs 36 columns."""

    DEFAULT_CSS = """
    RatingScale { height: auto; width: 1fr; min-width: 36; max-width: 72; color: $text-muted; }
    RatingScale:focus { color: $foreground; }
    """

    BINDINGS = [
        *(
            Binding(str(digit), f"answer({digit})", "how sore, 0 to 10", key_display="0-9", show=False)
            for digit in range(HIGHEST)
        ),
        Binding("left", "move(-1)", "less", show=False),
        Binding("right", "move(1)", "more", show=False),
        Binding("minus", "clear", "no answer", key_display="-", show=False),
        Binding("enter", "confirm", "go on", show=False),
    ]

    value: reactive[int | None] = reactive[int | None](None, layout=True)

    class Changed(_OfScale):
        """Another number, or none, was chosen; nothing is confirmed yet."""

    class Confirmed(_OfScale):
        """Enter was pressed: this is the answer, None for no answer."""

    def __init__(
        self,
        clock: Clock,
        value: int | None = None,
        *,
        low: str = "",
        high: str = "",
        in_one_line: bool = False,
        id: str | None = None,  # noqa: A002 - the name every Textual widget gives it
    ) -> None:
        """Start at `value`; `low` and `high` say what 0 and 10 mean, unless the page says so once for all."""
        super().__init__(id=id)
        self._clock = clock
        low, high = low or say("not sore at all"), high or say("as sore as it could be")
        self._ends = (f"0 = {low}", f"{HIGHEST} = {high}")
        self._in_one_line = in_one_line
        self._ten = TypedTen()
        self.set_reactive(RatingScale.value, value)

    @property
    def numbers_at(self) -> Offset:
        """Where its numbers begin."""
        return Offset(0, 0)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The numbers, and the words on as many lines as this width needs."""
        return 1 + len(self._words(width))

    def render(self) -> Content:
        words = self._words(self.size.width)
        return Content("\n").join([self.numbers(), *(Content(" " * INDENT + line) for line in words)])

    def numbers(self) -> Content:
        """The row of numbers, with the one that is chosen."""
        cells = [self._cell(number) for number in range(HIGHEST + 1)]
        return Content.assemble("▸ " if self.has_focus else "  ", *cells)

    def _cell(self, number: int) -> Content:
        if number == self.value:
            return Content.styled(f"[{number}]", "bold reverse")
        return Content(f" {number} ")

    def _words(self, width: int) -> list[str]:
        """The answer and the two ends, on as few lines as the width allows."""
        if self._in_one_line:
            return []
        answer = (
            say("no answer")
            if self.value is None
            else say("{self} of {highest}", self=self.value, highest=HIGHEST)
        )
        for lines in ([f"{answer} · {', '.join(self._ends)}"], [answer, ", ".join(self._ends)]):
            if all(cell_len(line) + INDENT <= width for line in lines):
                return lines
        return [answer, *self._ends]

    def watch_value(self, value: int | None) -> None:
        self.post_message(self.Changed(self, value))

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self._ten.forget()
        self.refresh()

    def action_answer(self, digit: int) -> None:
        """A typed digit; 0 soon after 1 makes 10."""
        is_ten = self._ten.is_made_by(digit, self._clock.elapsed_ms())
        self.value = HIGHEST if is_ten else digit

    def action_move(self, by: int) -> None:
        """One step along the scale; left of 0 is no answer."""
        self._ten.forget()
        place = (-1 if self.value is None else self.value) + by
        self.value = None if place < 0 else min(place, HIGHEST)

    def action_clear(self) -> None:
        """Take the answer back: nothing is stored, never 0."""
        self._ten.forget()
        self.value = None

    def action_confirm(self) -> None:
        """Go on with what is chosen."""
        self.post_message(self.Confirmed(self, self.value))

    def on_click(self, event: events.Click) -> None:
        """Choose the number under the pointer."""
        at = Offset(event.x, event.y) - self.numbers_at
        if at.y == 0 and at.x >= INDENT:
            self._ten.forget()
            self.value = min((at.x - INDENT) // CELL, HIGHEST)
