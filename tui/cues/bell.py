"""The terminal bell: how often it rings for a cue."""

from tui.core.cue import Cue, CueKind

_RINGS = {
    CueKind.NEXT_SOON: 1,
    CueKind.GET_READY: 1,
    CueKind.CONFIRM: 1,
    CueKind.CHANGE_SIDE: 2,
    CueKind.FINISHED: 3,
}


def rings(cue: Cue) -> int:
    """One ring for a step change, or for one that is near, two for a change of sides, three for the end."""
    return _RINGS.get(cue.kind, 0)
