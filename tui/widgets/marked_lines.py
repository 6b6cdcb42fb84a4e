"""Paragraphs of which one is marked: what is answered is always one that can be seen."""

from collections.abc import Sequence

import msgspec
from textual.geometry import Region
from textual.widget import Widget

from tui.widgets.paragraphs import ASK, QUIET, STRONG, Paragraph, Paragraphs

MARK, NO_MARK = "▸", "·"
_BELOW = " "
"""Stands before what was answered."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A text and what was answered to it, if anything was; `is_yes` where that is to be seen from afar."""

    text: str
    said: str = ""
    is_yes: bool = True


class MarkedLines(Paragraphs):
    """Lines one below the other; they stand in a page that scrolls."""

    def __init__(self, lines: Sequence[Line], *, marked: int = 0, is_inline: bool = False) -> None:
        """In this order; `marked` is the number of the one that is.

        What was answered stands below a line, and the next one is set apart; with `is_inline` it stands
        behind the line, if there is room, and the next one follows at once.
        """
        self._lines = list(lines)
        self._is_inline = is_inline
        self.marked = marked
        super().__init__(self._told())

    @property
    def choices(self) -> Sequence[Line]:
        """The lines, in order."""
        return self._lines

    def mark(self, number: int) -> None:
        """Mark this one."""
        self.marked = number
        self.show(self._told())

    def show_said(self, number: int, said: str) -> None:
        """What was answered to a line by now; empty where nothing was."""
        self._lines[number] = msgspec.structs.replace(self._lines[number], said=said)
        self.show(self._told())

    def places(self) -> list[Region]:
        """The rows of each line on the page, however far that is scrolled; none before it was laid out."""
        within, places = self.virtual_region, list[Region]()
        y = within.y
        for paragraph, height in zip(self.paragraphs, self.heights, strict=True) if self.size else ():
            rows = height if paragraph.is_close else height - 1
            if paragraph.mark == _BELOW:
                places[-1] = places[-1].grow((0, 0, rows, 0))
            else:
                places.append(Region(within.x, y, within.width, rows))
            y += height
        return places

    def in_view(self, page: Widget) -> list[int]:
        """The numbers of the lines that are shown whole in that page, or as much of them as it holds."""
        height = page.scrollable_content_region.height
        first, end = page.scroll_offset.y, page.scroll_offset.y + height
        return [
            number
            for number, place in enumerate(self.places())
            if first <= place.y and (place.bottom <= end or place.height > height)
        ]

    def mark_one_in_view(self, page: Widget) -> None:
        """Have the mark on a line that can be seen, so that a yes is said to nothing unseen."""
        visible = self.in_view(page)
        if visible and self.marked not in visible:
            self.mark(min(visible, key=lambda number: abs(number - self.marked)))

    def _told(self) -> list[Paragraph]:
        return [each for number in range(len(self._lines)) for each in self._paragraphs_of(number)]

    def _paragraphs_of(self, number: int) -> list[Paragraph]:
        """A line, and what was answered to it."""
        line, is_marked = self._lines[number], number == self.marked
        said = Paragraph(line.said, ASK if line.is_yes else QUIET, mark=_BELOW)
        mark, kind = (MARK, STRONG) if is_marked else (NO_MARK, "")
        text = Paragraph(line.text, kind, is_close=True, mark=mark)
        if self._is_inline:
            return [text._replace(beside=said if line.said else None)]
        is_last = number == len(self._lines) - 1
        *others, last = [text, said] if line.said else [text]
        return [*others, last._replace(is_close=is_last)]
