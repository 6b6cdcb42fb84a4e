"""The moving picture of a step, at the step's own pace."""

from collections.abc import Sequence

from textual.reactive import var

from tui.core.anatomy.body import Side
from tui.core.preferences.settings import MotionAmount
from tui.core.routines.motion_path import changes_a_second_of, picture_moment
from tui.core.routines.motion_words import steady
from tui.core.routines.routine import Step
from tui.core.routines.vocabulary import Setting
from tui.widgets.line_drawing import LineDrawing, Piece, Row, centred
from tui.widgets.motion.canvas import Ink, ink_class
from tui.widgets.motion.pictures import picture_rows, track_row
from tui.widgets.motion.scene import Scene
from tui.widgets.text import literal

WORDS = "motion--words"
STILL = "motion--still"
_PICTURE_ROWS = 3
"""Below this there is only the line of words with its track."""


class MotionCue(LineDrawing):
    """A picture of the movement and a line of words under it; stands still and dim when not active."""

    COMPONENT_CLASSES = {*(ink_class(ink) for ink in Ink if ink), WORDS, STILL}
    DEFAULT_CSS = """
    MotionCue { width: 26; height: 9; color: $foreground; }
    MotionCue .motion--body { color: $body; }
    MotionCue .motion--line { color: $body-inviting; }
    MotionCue .motion--trace { color: $primary; }
    MotionCue .motion--contact { color: $accent; }
    MotionCue .motion--words { color: $foreground; text-style: bold; }
    MotionCue .motion--still { color: $text-muted; }
    MotionCue.-still .motion--contact { color: $text-muted; }
    MotionCue.-still .motion--trace { color: $body-inviting; }
    """

    scene: var[Scene | None] = var[Scene | None](None)
    active: var[bool] = var(True)
    motion: var[MotionAmount] = var(MotionAmount.FULL)

    @property
    def changes_a_second(self) -> int:
        """How often the picture may change as it is shown now; 0 for one that stands still."""
        return changes_a_second_of(self.scene.step, self.motion) if self.scene else 0

    def show(
        self,
        step: Step,
        side: Side | None,
        elapsed_ms: int,
        active: bool,
        *,
        planned_ms: int | None = None,
        setting: Setting | None = None,
    ) -> None:
        """Show the movement after so much worked time.

        `planned_ms` is the planned length of this pass, where pace makes it another than the step's;
        `setting` lets a position be drawn where it is taken: at the wall, on the chair.
        """
        self.active = active
        self.scene = Scene(step, side, picture_moment(step, elapsed_ms, planned_ms, self.motion), setting)

    def watch_active(self, active: bool) -> None:
        self.set_class(not active, "-still")
        self.redraw()

    def watch_scene(self) -> None:
        self.redraw()

    def drawn(self, width: int, height: int) -> Sequence[Row]:
        """Picture and words; where there is little room the words stand before a track of one line."""
        if self.scene is None:
            return []
        if height < _PICTURE_ROWS:
            return [track_row(self.scene, width, self.charset, WORDS if self.active else STILL)]
        words = literal(steady(self.scene.step, self.scene.moment, width)).plain
        rows = picture_rows(self.scene, width, height - 1, self.charset)
        return [*rows, centred((Piece(words, WORDS if self.active else STILL),), width)]
