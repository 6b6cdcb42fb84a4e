"""What the eye meets first during a step: the side, the time and the movement."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.core.anatomy.body import Side
from tui.core.preferences.settings import MotionAmount
from tui.core.sessions.record import Phase
from tui.core.sessions.session_view import LEAD_INS, SessionView
from tui.core.sessions.step_words import side_word, time_text
from tui.widgets.big_font import BigFont
from tui.widgets.big_text import Letters, letter_block
from tui.widgets.line_drawing import Row, beside, indented
from tui.widgets.motion.cue import cue_rows, scene_now
from tui.widgets.step_form import StepForm
from tui.widgets.step_inks import PRIMARY, QUIET, SECONDARY

EDGES = {Side.LEFT: "left", Side.RIGHT: "right"}
"""Where the word for a side stands: where that side is."""
_SIDE, _MOTION, _MOTION_WIDE, _SIDE_NARROW = 22, 28, 38, 20
"""Cells of the word for the side, and of the picture."""
_LETTERS_NARROW, _PICTURE_NARROW, _PICTURE_AT_WALL = 4, 8, 5
"""Rows of both on a phone."""


class StepStage(NamedTuple):
    """Side, time left and moving picture; the word LEFT stands at the left edge, RIGHT at the right edge."""

    session: SessionView
    motion: MotionAmount
    form: StepForm
    is_read: bool
    """Whether the words are read now: on a phone they need the rows of the picture."""
    wall: bool

    @property
    def has_picture(self) -> bool:
        """Whether the movement is shown."""
        return not (self.form.narrow and self.is_read)

    @property
    def side(self) -> Letters:
        """The word for the side."""
        side = self.session.current.side
        return Letters(side_word(side), EDGES.get(side or Side.BOTH, "center"), self._largest)

    @property
    def time(self) -> Letters:
        """The time left."""
        is_first = self._order[0] == "time"
        return Letters(time_text(self.session), "left" if is_first else "center", self._largest)

    @property
    def _largest(self) -> BigFont:
        if self.form.narrow:
            return BigFont.SMALL
        return BigFont.DOUBLE if self.form.wide else BigFont.LARGE

    @property
    def _order(self) -> list[str]:
        names = {Side.LEFT: ["side", "time", "motion"], Side.RIGHT: ["motion", "time", "side"]}
        order = names.get(self.session.current.side or Side.BOTH, ["time", "side", "motion"])
        return sorted(order, key=lambda name: name == "motion") if self.form.narrow else order

    def drawn(self, width: int) -> list[Row]:
        """All rows of it, with those that keep it apart from what is above and below."""
        if self.form.narrow:
            return self._narrow(width - 2)
        form = self.form
        height, edge, above, below = (20, 2, 2 + 7 * form.tall, 1) if form.wide else (8, 1, 1, 0)
        inner = width - 2 * edge
        widths = {"side": _SIDE, "motion": _MOTION_WIDE if form.wide else _MOTION}
        widths["time"] = inner - sum(widths.values())
        parts = [(widths[name], self._part(name, widths[name], height)) for name in self._order]
        rows = beside(parts, height)
        return [*[()] * above, *indented(rows, edge), *[()] * below]

    def _narrow(self, width: int) -> list[Row]:
        is_right = self.session.current.side is Side.RIGHT
        first, second = self._order[:2]
        at = width - _SIDE_NARROW if is_right else _SIDE_NARROW
        height = _LETTERS_NARROW
        cells = (first, at), (second, width - at)
        rows = beside([(each, self._part(name, each, height)) for name, each in cells], height)
        if self.has_picture:
            height = _PICTURE_AT_WALL if self.wall else _PICTURE_NARROW
            rows += beside([(width, self._part("motion", width, height))], height)
        return indented(rows, 1)

    def _part(self, name: str, width: int, height: int) -> Sequence[Row]:
        if name == "motion":
            scene = scene_now(self.session, self.motion)
            return cue_rows(scene, width, height, active=self.session.phase is Phase.WORK)
        letters, ink = (self.side, PRIMARY) if name == "side" else (self.time, self._time_ink)
        return letter_block(letters, width, height, ink)

    @property
    def _time_ink(self) -> str:
        if self.session.phase is Phase.PAUSED:
            return QUIET
        return SECONDARY if self.session.phase in LEAD_INS else ""
