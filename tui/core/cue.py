"""The cue vocabulary: meanings that every channel renders in its own way."""

from enum import StrEnum

import msgspec


class CueKind(StrEnum):
    """What has just happened or is about to, as the ear should tell it."""

    GET_READY = "get-ready"
    CONFIRM = "confirm"
    CHANGE_SIDE = "change-side"
    GO = "go"
    HALFWAY = "halfway"
    NEXT_SOON = "next-soon"
    LAST_SECONDS = "last-seconds"
    HOLD_STARTED = "hold-started"
    HOLD_MARK = "hold-mark"
    LET_GO = "let-go"
    EASED = "eased"
    SHARP = "sharp"
    PAUSED = "paused"
    RESUMED = "resumed"
    AWAY = "away"
    FINISHED = "finished"
    ENDED = "ended"


class Cue(msgspec.Struct, frozen=True):
    """One cue; `seconds` is the count it carries: seconds left, or how long a hold has lasted."""

    kind: CueKind
    seconds: int | None = None
