"""Cues with plausible scenes, of which a test says only what matters to it."""

from typing import Any

import msgspec

from tests.builders import a_step
from tui.core.anatomy.body import Side
from tui.core.cues.cue import Cue, CueKind, Scene
from tui.core.routines.plan import Pass
from tui.core.sessions.record import Phase


def a_pass(title: str = "Roll down", side: Side | None = Side.RIGHT, seconds: int = 90) -> Pass:
    """A pass of this title and side."""
    return Pass(
        step=a_step(title=title),
        side=side,
        planned_ms=seconds * 1000,
        limit_ms=seconds * 1000,
        get_ready_ms=8000,
        change_over_ms=10_000,
        change_side=False,
        confirm=False,
    )


def a_scene(**fields: Any) -> Scene:
    """The fourth pass of seven has just begun to get ready; the fields replace what they name."""
    usual = Scene(
        number=4,
        of=7,
        now=a_pass(),
        upcoming=a_pass("Roll up"),
        under=Phase.GET_READY,
        elapsed_ms=125_000,
        left_ms=8_400,
        counts_up=False,
        changes_side=False,
    )
    return msgspec.structs.replace(usual, **fields)


def a_cue(kind: CueKind, seconds: int | None = None, **fields: Any) -> Cue:
    """A cue of this kind; the fields are those of its scene."""
    return Cue(kind, a_scene(**fields), seconds)
