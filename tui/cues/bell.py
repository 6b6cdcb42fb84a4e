"""The terminal bell: how often it rings for a cue."""

from tui.core.cue import Cue, CueKind

_RINGS = {CueKind.GET_READY: 1, CueKind.CHANGE_SIDE: 2, CueKind.FINISHED: 3}


def rings(cue: Cue) -> int:
    """One ring for a step change, two for a change of sides, three for the end, else none."""
    return _RINGS.get(cue.kind, 0)
