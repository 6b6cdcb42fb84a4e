"""The terminal bell: how often it rings for a cue."""

from collections.abc import Callable

from tui.core.cue import Cue, CueKind

RING_APART_SECONDS = 0.25
_RINGS = {
    CueKind.NEXT_SOON: 1,
    CueKind.GET_READY: 1,
    CueKind.CONFIRM: 1,
    CueKind.CHANGE_SIDE: 2,
    CueKind.FINISHED: 3,
}


class BellRinger:
    """Once for a step change or one that is near, twice for a change of sides, three times at the end."""

    def __init__(
        self, ring: Callable[[], None], after: Callable[[float, Callable[[], None]], object]
    ) -> None:
        """`ring` rings once; `after` calls something some seconds later."""
        self._ring = ring
        self._after = after

    def give(self, cue: Cue) -> None:
        """Ring for this cue."""
        for number in range(_RINGS.get(cue.kind, 0)):
            self._after(number * RING_APART_SECONDS + 0.001, self._ring)

    def close(self) -> None:
        """What has been begun is rung to its end."""
