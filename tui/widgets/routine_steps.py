"""The steps of a routine while it is changed: a line each, with its seconds, its sides and its limits."""

from collections.abc import Sequence

import msgspec
from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.core.catalogue import say
from tui.core.routines.editing import RoutineEdit, least_and_most
from tui.core.routines.routine import Step
from tui.core.routines.routine_words import sides_in_words
from tui.widgets.text import filled

_LIMITS_CELLS = 52
"""From this many cells on, every line says how short and how long its step may be."""
_TYPED_MARK = "_"


class StepRow(msgspec.Struct, frozen=True, kw_only=True):
    """What a line says: `number` is its place among the steps that are done, None where it is left out."""

    id: str
    number: int | None
    title: str
    is_grouped: bool
    sides: str
    time: str
    limits: str


def rows_of(edit: RoutineEdit) -> tuple[StepRow, ...]:
    """The lines of a routine, in its order."""
    done = [step.id for step in edit.routine.steps if not edit.is_left_out(step)]
    return tuple(_row_of(edit, step, done) for step in edit.routine.steps)


def _row_of(edit: RoutineEdit, step: Step, done: Sequence[str]) -> StepRow:
    least, most = least_and_most(step)
    is_done = step.id in done
    return StepRow(
        id=step.id,
        number=done.index(step.id) + 1 if is_done else None,
        title=step.title,
        is_grouped=step.group is not None,
        sides=sides_in_words(edit.routine, step) if is_done else "",
        time=say("{seconds} s", seconds=step.seconds) if is_done else say("left out"),
        limits=say("{least} to {most} s", least=least, most=most) if is_done else "",
    )


class RoutineSteps(ScrollView, can_focus=True):
    """Says which step is current; the screen it stands on knows what the keys do with it."""

    BINDINGS = [
        Binding("down,j", "step(1)", "the step below"),
        Binding("up,k", "step(-1)", "the step above"),
        Binding("home,g", "go_to(0)", "the first step"),
        Binding("end", "go_to(-1)", "the last step"),
    ]
    DEFAULT_CSS = """
    RoutineSteps { height: 1fr; scrollbar-gutter: stable; scrollbar-size-vertical: 1; overflow-x: hidden; }
    RoutineSteps > .steps--left-out { color: $text-muted; text-style: strike; }
    RoutineSteps > .steps--current { color: $background; background: $accent; text-style: bold; }
    """
    COMPONENT_CLASSES = {"steps--done", "steps--left-out", "steps--current"}

    at: reactive[int] = reactive(0)
    """The place of the current step."""
    typed: reactive[str] = reactive("")
    """The digits that are being typed for the current step."""

    class Current(Message):
        """Another step is current."""

    def __init__(self, edit: RoutineEdit) -> None:
        """Begin with the first step."""
        super().__init__()
        self._rows = rows_of(edit)

    @property
    def current(self) -> str:
        """The id of the current step."""
        return self._rows[self.at].id

    def show(self, edit: RoutineEdit, keep: str) -> None:
        """Show it as it is now; the step of the id `keep` is current."""
        self._rows = rows_of(edit)
        self.set_reactive(RoutineSteps.at, [row.id for row in self._rows].index(keep))
        self._lay_out()
        self.post_message(self.Current())

    def on_resize(self) -> None:
        """Fewer lines may hide the current one."""
        self._lay_out()

    def _lay_out(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._rows))
        self.scroll_to_region(Region(0, self.at, 1, 1), force=True, animate=False, immediate=True)
        self.refresh()

    def watch_at(self) -> None:
        """Another step is current."""
        self._lay_out()
        self.post_message(self.Current())

    def watch_typed(self) -> None:
        self.refresh()

    def action_step(self, by: int) -> None:
        """One step on; after the last comes the first."""
        self.at = (self.at + by) % len(self._rows)

    def action_go_to(self, place: int) -> None:
        """The first step or the last."""
        self.at = place % len(self._rows)

    def on_click(self, event: events.Click) -> None:
        """A step that is clicked is current."""
        if event.y + self.scroll_offset.y < len(self._rows):
            self.at = event.y + self.scroll_offset.y

    # Drawing

    def text_of(self, at: int) -> str:
        """The words of a line; its mark, its number and its words tell what colours tell too."""
        row, width = self._rows[at], self.scrollable_content_region.width
        is_current = at == self.at
        time = f"{self.typed}{_TYPED_MARK} s" if is_current and self.typed else row.time
        number = "-" if row.number is None else str(row.number)
        start = f"{'▸' if is_current else ' '}{number:>2} {'│ ' if row.is_grouped else ''}"
        limits = f"  {row.limits:>12}" if width >= _LIMITS_CELLS else ""
        end = f" {row.sides if limits else ''} {time:>8}{limits} "
        return start + filled(row.title, width - cell_len(start + end)) + end

    def render_line(self, y: int) -> Strip:
        """One line of what is seen."""
        at, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if at >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        is_done = self._rows[at].number is not None
        name = "current" if at == self.at else "done" if is_done else "left-out"
        style = self.get_component_rich_style(f"steps--{name}")
        return Strip([Segment(filled(self.text_of(at), width), style)], width)
