"""The screen of a running session, drawn by one widget.

With a widget for each part a step took three times as long to open, and a key twice as long to answer.
"""

from collections.abc import Mapping, Sequence

from tui.core.anatomy.body import Spot
from tui.core.keyboard.key_map import DEFAULT_KEYS, KeyMap
from tui.core.places.findings import Finding
from tui.core.preferences.settings import MotionAmount
from tui.core.routines.motion_path import changes_a_second_of
from tui.core.routines.routine import Library
from tui.core.sessions.record import Phase
from tui.core.sessions.session_view import SessionView
from tui.widgets.breath import BREATH_CHANGES_A_SECOND
from tui.widgets.far_view import FAR_MOTION
from tui.widgets.line_drawing import LineDrawing, Row
from tui.widgets.step_form import StepForm
from tui.widgets.step_inks import STEP_INKS, STEP_INKS_CSS
from tui.widgets.step_picture import Shown, StepManner, StepPicture


class StepView(LineDrawing):
    """Side, time, movement and text of the present pass, as it was shown last."""

    COMPONENT_CLASSES = set(STEP_INKS)
    DEFAULT_CSS = f"StepView {{ width: 100%; height: 100%; color: $foreground; {STEP_INKS_CSS} }}"

    picture: StepPicture | None = None
    """What stands there, None before anything is shown."""
    _manner: StepManner | None = None
    _is_lit = False

    def __init__(
        self,
        session: SessionView,
        library: Library,
        findings: Mapping[Spot, Finding],
        motion: MotionAmount,
        key_map: KeyMap = DEFAULT_KEYS,
    ) -> None:
        """Draw this session; `findings` tell what was found at its places before."""
        super().__init__()
        self.shown = Shown(
            session=session, library=library, findings=findings, motion=motion, key_map=key_map
        )

    @property
    def changes_a_second(self) -> int:
        """How often a picture changes here by itself; 0 where only the count does."""
        picture, motion = self.picture, self.shown.motion
        if picture is None:
            return 0
        far, session = picture.is_far, self.shown.session
        if session.phase is Phase.HOLD:
            return 0 if far or motion is not MotionAmount.FULL else BREATH_CHANGES_A_SECOND
        motion = FAR_MOTION.get(motion, motion) if far else motion
        return changes_a_second_of(session.current.step, motion) if picture.has_picture else 0

    def show(self, manner: StepManner) -> None:
        """Show the session as it is now; only what has changed is sent."""
        self._manner = manner
        self.redraw()

    def light(self, is_lit: bool) -> None:
        """Be shown to the corner of the eye, or no longer, when it is drawn the next time."""
        self._is_lit = is_lit

    @property
    def is_lit(self) -> bool:
        """Whether it is shown to the corner of the eye."""
        return self._is_lit

    def drawn(self, width: int, height: int) -> Sequence[Row]:
        """The session as it is now."""
        if self._manner is None or not width:
            return []
        form = StepForm(width, height).with_room()
        self.picture = StepPicture(self.shown, self._manner, form, lit=self._is_lit)
        return self.picture.rows()
