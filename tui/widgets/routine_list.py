"""All routines under a few headings, one line each; says which one is current, and which was opened."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.core.anatomy.body_words import SETTING_WORDS
from tui.core.catalogue import marked, say
from tui.core.routines.plan import make_plan
from tui.core.routines.routine import Routine
from tui.core.routines.routine_words import RoutineSection
from tui.core.routines.titles import told_apart
from tui.widgets.line_drawing import wrapped
from tui.widgets.text import filled

Line = Routine | str
"""A line of the list: a routine, or the heading of those below it; an empty heading is a gap."""
NOTHING = marked("Nothing by that name. Esc shows all.")
_NOTHING_ROWS = 4
_WHERE_CELLS = 48
"""From this many cells on, a line says where the routine is done."""


class RoutineList(ScrollView, can_focus=True):
    """Titles with their minutes; the arrow keys go from one to the next, also past headings."""

    BINDINGS = [
        Binding("down,j", "step(1)", "the routine below"),
        Binding("up,k", "step(-1)", "the routine above"),
        Binding("home,g", "go_to(0)", "the first"),
        Binding("end", "go_to(-1)", "the last"),
        Binding("enter", "open", "start it"),
    ]
    DEFAULT_CSS = """
    RoutineList { height: 1fr; scrollbar-gutter: stable; scrollbar-size-vertical: 1; overflow-x: hidden; }
    RoutineList > .routine-list--heading { color: $primary; text-style: bold; }
    RoutineList > .routine-list--nothing { color: $text-muted; }
    RoutineList > .routine-list--current { color: $background; background: $accent; text-style: bold; }
    """
    COMPONENT_CLASSES = {f"routine-list--{name}" for name in ("routine", "heading", "current", "nothing")}

    at: reactive[int | None] = reactive(None)
    """The line of the current routine."""

    class Current(Message):
        """Another routine is current, or none."""

        def __init__(self, routine: Routine | None) -> None:
            super().__init__()
            self.routine = routine

    class Opened(Message):
        """Enter, or a second click: this one is wanted."""

    def __init__(self) -> None:
        """Begin with an empty list."""
        super().__init__()
        self._lines: Sequence[Line] = ()
        self._minutes: dict[str, int] = {}
        self._titles: dict[str, str] = {}

    @property
    def current(self) -> Routine | None:
        """The current routine."""
        line = None if self.at is None else self._lines[self.at]
        return None if isinstance(line, str) else line

    def show(self, sections: Sequence[RoutineSection], keep: str | None = None) -> None:
        """List these; the routine of the id `keep` is current, or the one that took its place."""
        number = 0 if self.at is None else self._places.index(self.at)
        lines: list[Line] = []
        for section in sections:
            lines += [*([""] if lines else []), section.heading, *section.routines]
        self._lines = lines
        self._minutes.clear()
        self._titles = told_apart([line for line in lines if not isinstance(line, str)])
        self.virtual_size = Size(self.scrollable_content_region.width, len(lines))
        self.set_reactive(RoutineList.at, self._place_of(keep, number))
        self._follow()
        self.refresh()
        self.post_message(self.Current(self.current))

    @property
    def _places(self) -> list[int]:
        return [at for at, line in enumerate(self._lines) if not isinstance(line, str)]

    def _place_of(self, keep: str | None, number: int) -> int | None:
        places = self._places
        kept = (at for at in places if getattr(self._lines[at], "id", None) == keep)
        return next(kept, places[min(number, len(places) - 1)] if places else None)

    def watch_at(self) -> None:
        """Another routine is current."""
        self._follow()
        self.refresh()
        self.post_message(self.Current(self.current))

    def on_resize(self) -> None:
        """Fewer lines may hide the current one."""
        self._follow()

    def _follow(self) -> None:
        """Scroll to the current routine, and to its heading where that stands right above."""
        if self.at is None:
            return
        above = 1 if isinstance(self._lines[self.at - 1], str) else 0
        self.scroll_to_region(
            Region(0, self.at - above, 1, 1 + above), force=True, animate=False, immediate=True
        )

    # Keys and mouse

    def action_step(self, by: int) -> None:
        """One routine on; after the last comes the first."""
        if self.at is not None:
            places = self._places
            self.at = places[(places.index(self.at) + by) % len(places)]

    def action_go_to(self, number: int) -> None:
        """The first routine or the last."""
        if self._places:
            self.at = self._places[number]

    def action_open(self) -> None:
        """Ask for the current routine."""
        if self.current:
            self.post_message(self.Opened())

    def on_click(self, event: events.Click) -> None:
        """A routine that is clicked is current; clicked again it is opened."""
        at = event.y + self.scroll_offset.y
        if at in self._places:
            if at == self.at:
                self.action_open()
            self.at = at

    # Drawing

    def text_of(self, at: int) -> str:
        """The words of a line; an arrow stands before the current routine: colour is not enough."""
        line, width = self._lines[at], self.scrollable_content_region.width
        if isinstance(line, str):
            return f" {line}"
        mark = "▸ " if at == self.at else "  "
        minutes = say("{minutes} min", minutes=f"{self._minutes_of(line):>2}")
        where = say(SETTING_WORDS[line.setting]) if width >= _WHERE_CELLS else ""
        after = f" {where:<12} {minutes} " if where else f" {minutes} "
        return mark + filled(self._titles[line.id], width - cell_len(mark + after)) + after

    def _minutes_of(self, routine: Routine) -> int:
        """Worked out for the lines that are seen."""
        if routine.id not in self._minutes:
            self._minutes[routine.id] = make_plan(routine).minutes
        return self._minutes[routine.id]

    def render_line(self, y: int) -> Strip:
        """One line of what is seen."""
        at, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if not self._lines:
            said = wrapped(say(NOTHING), max(1, width - 2), _NOTHING_ROWS)
            return self._drawn(f" {next(iter(said[at:]), '')}", "nothing", width)
        if at >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        is_heading = isinstance(self._lines[at], str)
        name = "heading" if is_heading else "current" if at == self.at else "routine"
        return self._drawn(self.text_of(at), name, width)

    def _drawn(self, text: str, name: str, width: int) -> Strip:
        style = self.get_component_rich_style(f"routine-list--{name}")
        return Strip([Segment(filled(text, width), style)], width)
