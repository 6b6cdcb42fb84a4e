"""The words of a step: what to do, what to take care of, and what was found here before."""

from typing import NamedTuple

from rich.cells import cell_len

from tui.core.places.finding_words import beside_title, words_at_step
from tui.core.places.findings import Finding
from tui.core.routines.routine import Library
from tui.core.sessions.pressure_words import light_words
from tui.core.sessions.session_view import SessionView
from tui.core.sessions.step_words import text_of
from tui.widgets.line_drawing import Row, folded, in_ink, indented
from tui.widgets.step_inks import QUIET, SECONDARY, STRONG_ACCENT

WIDEST = 96
"""Cells of a line of text: a longer one is hard to follow."""


class StepText(NamedTuple):
    """Title, text, caution and what was found here before, which gives way to all others."""

    session: SessionView
    library: Library
    found: Finding | None
    narrow: bool
    works: bool
    """Whether the text was read already."""
    is_close: bool
    """Whether rows are missing for what is said besides."""

    def drawn(self, width: int, height: int) -> list[Row]:
        """So many rows of it at most."""
        edge = 1 if self.narrow else 2
        inner = min(width - 2 * edge, WIDEST)
        title, before = self._title_and_before(width, inner, height)
        rows = self._stacked(((title, STRONG_ACCENT), *self._texts, (before, SECONDARY)), inner)
        return indented(rows[:height], edge)

    @property
    def _texts(self) -> tuple[tuple[str, str], ...]:
        step = self.session.current
        text = text_of(self.session, folded=self.narrow and self.works)
        caution = "" if self.narrow and self.works else step.in_words(step.step.caution)
        return (text, ""), (caution, QUIET)

    def _stacked(self, texts: tuple[tuple[str, str], ...], width: int) -> list[Row]:
        """One below the other, an empty row before each but the text, which belongs to the title."""
        rows: list[Row] = []
        for at, (text, ink) in enumerate(texts):
            if text or not at:
                gap = [] if self.narrow or self.is_close or at == 1 else [()]
                rows += [*gap, *in_ink(folded(text, width), ink)]
        return rows

    def _title_and_before(self, width: int, inner: int, height: int) -> tuple[str, str]:
        """What was found here before stands below the text, or beside the title where it has no row there."""
        item, title = self.session.current, self.session.current.step.title
        told = words_at_step(self.found, item, self.library, short=self.narrow)
        light = light_words(item.step) if self.narrow else ""  # elsewhere the line of safety says it
        for before in (" ".join(filter(None, (light, told))), told):
            if len(self._stacked(((title, ""), *self._texts, (before, "")), inner)) <= height:
                return title, before
        both = beside_title(title, self.found, item.side) if self.found else title
        return (both if cell_len(both) <= width - 2 else title), ""
