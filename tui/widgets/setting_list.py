"""The settings below each other, or in two columns; only the lines that are seen are drawn."""

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.core.preferences.setting_rows import Section, SettingRow
from tui.widgets.line_drawing import Piece, Row, padded, row_text
from tui.widgets.rows_view import expect_rows
from tui.widgets.setting_line import HERE, INKS, ShownSetting, setting_line
from tui.widgets.text import literal

_WIDE = 110
"""From this many cells on the last section stands beside the others."""
_BLOCK, _WIDE_BLOCK = 92, 132
"""The most cells for one column, and for two."""
_EDGE, _BETWEEN = 1, 4
"""Cells that stay free at the right edge, and between two columns."""
HEADING = "setting--heading"

Line = str | int | None
"""The title of a section, the number of a row, or nothing."""


class SettingList(ScrollView, can_focus=False, inherit_bindings=False):
    """Says which row is at hand; the screen it stands on knows what the keys do with it."""

    DEFAULT_CSS = """
    SettingList { height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; background: transparent; }
    SettingList > .setting--heading { color: $secondary; text-style: bold; }
    SettingList > .setting--label { color: $foreground; }
    SettingList > .setting--value { color: $primary; }
    SettingList > .setting--quiet { color: $text-muted; }
    SettingList > .setting--here { background: $panel; }
    SettingList > .setting--label-here { color: $accent; background: $panel; text-style: bold; }
    SettingList > .setting--value-here { color: $foreground; background: $panel; text-style: bold; }
    SettingList > .setting--quiet-here { color: $text-muted; background: $panel; }
    """
    COMPONENT_CLASSES = {HEADING, *INKS}

    at: reactive[int] = reactive(0, init=False)
    """The number of the row at hand."""
    shown: reactive[tuple[ShownSetting, ...]] = reactive(())
    """What each row says, in their order."""

    class Reached(Message):
        """Another row is at hand."""

    class Pressed(Message):
        """The row that was at hand already was clicked."""

    def __init__(self, sections: Sequence[Section], *, at: str = "") -> None:
        """Begin at the row of this name; without one at the first."""
        super().__init__()
        self._sections = tuple(sections)
        self.rows = tuple(row for section in sections for row in section.rows)
        names = [row.name for row in self.rows]
        self.set_reactive(SettingList.at, names.index(at) if at in names else 0)
        self._columns: tuple[tuple[Line, ...], ...] = ()
        self._own_ink = Style.null()

    @property
    def row(self) -> SettingRow:
        """The row at hand."""
        return self.rows[self.at]

    def step(self, by: int) -> None:
        """So many rows on, as far as there are any."""
        self.at = min(max(self.at + by, 0), len(self.rows) - 1)
        self._follow()

    def watch_at(self) -> None:
        """Another row is at hand."""
        self._follow()
        self.refresh()
        self.post_message(self.Reached())

    def _follow(self) -> None:
        """Scroll to the row at hand, to the middle where it was out of sight; to the top for the first."""
        y = next(column.index(self.at) for column in self._columns if self.at in column)
        top = round(self.scroll_y)
        if not self.at:
            self.scroll_home(animate=False)
        elif not top <= y < top + self.scrollable_content_region.height:
            self.scroll_to_region(Region(0, y, 1, 1), center=True, force=True, animate=False)

    # Where things are

    def on_mount(self) -> None:
        """One column has more lines than most terminals."""
        if self.app.size.width < _WIDE:
            expect_rows(self, len(_lines_of(self._sections, self.rows)))

    def on_resize(self) -> None:
        """Columns for the present width; what is at hand stays in sight."""
        *others, last = self._sections
        groups = (others, [last]) if self.outer_size.width >= _WIDE else (self._sections,)
        self._columns = tuple(_lines_of(group, self.rows) for group in groups)
        self.virtual_size = Size(1, max(map(len, self._columns)))
        self._follow()

    @property
    def _places(self) -> list[tuple[int, int]]:
        """Where each column begins, and how many cells it has."""
        room, two = self.scrollable_content_region.width, len(self._columns) > 1
        block = min(room, _WIDE_BLOCK if two else _BLOCK)
        left, width = (room - block) // 2, block - _EDGE
        if not two:
            return [(left, width)]
        first = (width - _BETWEEN) // 2
        return [(left, first), (left + first + _BETWEEN, width - _BETWEEN - first)]

    def on_click(self, event: events.Click) -> None:
        """A click reaches a row, and a second one does what Enter does."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for lines, (left, width) in zip(self._columns, self._places, strict=True):
            line = next(iter(lines[offset.y + round(self.scroll_y) :]), None)
            if isinstance(line, int) and left <= offset.x < left + width:
                self._press(line)

    def _press(self, row: int) -> None:
        if row == self.at:
            self.post_message(self.Pressed())
        self.at = row

    # Drawing

    def text_of(self, name: str) -> str:
        """What the row of a setting says at the present width."""
        number = next(number for number, row in enumerate(self.rows) if row.name == name)
        places = zip(self._columns, self._places, strict=True)
        return row_text(next(self._drawn(number, width) for lines, (_, width) in places if number in lines))

    def _drawn(self, line: Line, width: int) -> Row:
        if isinstance(line, int):
            row = setting_line(self.rows[line], self.shown[line], width, is_here=line == self.at)
            paper = HERE if line == self.at else ""
            return tuple(piece if piece.ink else piece._replace(ink=paper) for piece in padded(row, width))
        return padded((Piece(f"  {line or ''}", HEADING),), width)

    def render_line(self, y: int) -> Strip:
        """One line of what is seen."""
        at, room = y + round(self.scroll_y), self.scrollable_content_region.width
        pieces: list[Piece] = []
        used = 0
        for lines, (left, width) in zip(self._columns, self._places, strict=True):
            line = lines[at] if at < len(lines) else None
            pieces += [Piece(" " * (left - used)), *self._drawn(line, width)]
            used = left + width
        drawn = Strip([self._segment(piece) for piece in pieces])
        return drawn.adjust_cell_length(room, self._own_ink)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some lines; the colours it stands in are asked for once, since every parent has a say in them."""
        self._own_ink = self.rich_style
        return super().render_lines(crop)

    def _segment(self, piece: Piece) -> Segment:
        ink = self.get_component_rich_style(piece.ink) if piece.ink else self._own_ink
        return Segment(literal(piece.text).plain, ink)


def _lines_of(sections: Sequence[Section], rows: Sequence[SettingRow]) -> tuple[Line, ...]:
    lines: list[Line] = []
    for section in sections:
        lines += [None, section.title, *map(rows.index, section.rows)]
    return tuple(lines[1:])
