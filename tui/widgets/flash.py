"""The channel for the corner of the eye: a band that reverses for a moment when something changes."""

from collections.abc import Callable, Mapping

from textual.timer import Timer

from tui.core.cues.cue import Cue, CueKind
from tui.core.preferences.settings import MotionAmount

HALF_SECONDS = 0.2
"""How long a band is reversed, and then as it was at the least: never more than 3 flashes a second."""
FLASHES: Mapping[CueKind, int] = {
    CueKind.GET_READY: 1,
    CueKind.CONFIRM: 1,
    CueKind.CHANGE_SIDE: 2,
    CueKind.GO: 1,
    CueKind.NEXT_SOON: 1,
    CueKind.HOLD_STARTED: 1,
    CueKind.HOLD_MARK: 1,
    CueKind.LET_GO: 3,
    CueKind.EASED: 1,
    CueKind.SHARP: 3,
    CueKind.PAUSED: 1,
    CueKind.RESUMED: 1,
    CueKind.AWAY: 1,
    CueKind.FINISHED: 3,
}
"""How often each kind flashes; the others are quiet counts. What happened is told by word and shape."""


class Flash:
    """Lights something up for moments; implements tui.core.cues.cue.Channel."""

    def __init__(
        self, light: Callable[[bool], object], motion: MotionAmount, every: Callable[..., Timer]
    ) -> None:
        """Nothing flashes with motion "none", once only with "calm".

        `light` is told whether it is lit; `every` is the set_interval of what is shown.
        """
        self._tell = light
        self._is_lit = False
        self._most = {MotionAmount.NONE: 0, MotionAmount.CALM: 1}.get(motion, 3)
        self._every = every
        self._to_come = 0
        self._timer: Timer | None = None

    def give(self, cue: Cue) -> None:
        """Flash for this cue, once what is lit now is out again."""
        wanted = min(self._most, FLASHES.get(cue.kind, 0))
        self._to_come = max(self._to_come, wanted)
        if self._timer is None and self._to_come:
            self._light()
            self._timer = self._every(HALF_SECONDS, self._turn)

    def close(self) -> None:
        """Leave nothing lit."""
        if self._timer is not None:
            self._timer.stop()
        self._timer, self._to_come = None, 0
        self._show(is_lit=False)

    def _show(self, *, is_lit: bool) -> None:
        if is_lit != self._is_lit:
            self._is_lit = is_lit
            self._tell(is_lit)

    def _light(self) -> None:
        self._to_come -= 1
        self._show(is_lit=True)

    def _turn(self) -> None:
        if self._is_lit:
            self._show(is_lit=False)
        elif self._to_come:
            self._light()
        else:
            self.close()
