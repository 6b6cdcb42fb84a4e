"""The moving picture of a step, at the step's own pace."""

from collections.abc import Sequence

from tui.core.charset import charset_in_use
from tui.core.preferences.settings import MotionAmount
from tui.core.routines.motion_path import picture_moment
from tui.core.routines.motion_words import steady
from tui.core.sessions.session_view import SessionView
from tui.widgets.line_drawing import Piece, Row, centred, in_other_inks
from tui.widgets.motion.canvas import Ink, ink_class
from tui.widgets.motion.pictures import picture_rows, track_row
from tui.widgets.motion.scene import Scene
from tui.widgets.step_inks import QUIET, STRONG
from tui.widgets.text import literal

_STANDS_STILL = {
    STRONG: QUIET,
    ink_class(Ink.CONTACT): QUIET,
    ink_class(Ink.TRACE): ink_class(Ink.LINE),
}
"""What each ink becomes while nothing moves."""
_PICTURE_ROWS = 3
"""Below this there is only the line of words with its track."""


def scene_now(session: SessionView, motion: MotionAmount) -> Scene:
    """The movement of the present pass after so much worked time."""
    now = session.current
    moment = picture_moment(now.step, session.run.worked_ms, now.planned_ms, motion)
    return Scene(now.step, now.side, moment, session.header.routine.setting_of(now.step))


def cue_rows(scene: Scene, width: int, height: int, *, active: bool = True) -> Sequence[Row]:
    """A picture of the movement and a line of words under it; still and dim when not active.

    Where there is little room the words stand before a track of one line.
    """
    charset = charset_in_use()
    if height < _PICTURE_ROWS:
        rows = [track_row(scene, width, charset, STRONG)]
    else:
        words = literal(steady(scene.step, scene.moment, width)).plain
        rows = [*picture_rows(scene, width, height - 1, charset), centred((Piece(words, STRONG),), width)]
    return rows if active else [in_other_inks(row, _STANDS_STILL) for row in rows]
