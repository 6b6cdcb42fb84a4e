"""The page of a report as text, scrolled both ways; only the lines that are seen are drawn."""

from rich.segment import Segment
from textual.strip import Strip

from tui.widgets.rows_view import RowsView
from tui.widgets.text import filled, literal


class ReportPage(RowsView):
    """As wide as a report is, taken literally."""

    DEFAULT_CSS = """
    ReportPage { scrollbar-size: 0 0; }
    """

    def __init__(self, columns: int, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Nothing is shown yet; lines of more columns are folded."""
        super().__init__(id=id)
        self._columns = columns
        self.lines: tuple[str, ...] = ()

    def show(self, text: str) -> None:
        """Show this, as far down as it was read."""
        folded = (line.plain for line in literal(text).wrap(self._columns))
        self.lines = tuple(filled(line, self._columns) for line in folded)
        self.take_rows(len(self.lines), self._columns)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line, from the column that is scrolled to."""
        left, top = self.scroll_offset
        line = next(iter(self.lines[y + top :]), "")
        strip = Strip([Segment(line, self.rich_style)])
        return strip.crop_extend(left, left + self.size.width, self.rich_style)
