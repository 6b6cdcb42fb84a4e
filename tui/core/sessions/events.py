"""What can happen to a running session, and what a key can ask of the screen."""

from enum import StrEnum

import msgspec


class Event(StrEnum):
    """Something the person does to the session; one that does not apply now changes nothing."""

    GO = "go"
    MARK = "mark"
    DONE = "done"
    EASED = "eased"
    PARTLY = "partly"
    NOT_EASING = "not-easing"
    LET_GO = "let-go"
    NAME_SPOT = "name-spot"
    SHARP = "sharp"
    PAUSE = "pause"
    GO_ON = "go-on"
    NEXT = "next"
    BACK = "back"
    AGAIN = "again"
    MORE = "more"
    UNDO = "undo"
    END = "end"


class SoreNow(msgspec.Struct, frozen=True):
    """How sore the open hold is, 0 to 10; `corrects` where a 1 just given becomes a 10."""

    value: int
    corrects: bool = False


class Command(StrEnum):
    """Something a key asks of the screen rather than of the session."""

    LEAVE = "leave"
    WALL_MODE = "wall-mode"
    DISTANCE_MODE = "distance-mode"
    MUTE = "mute"
    ALL_TEXT = "all-text"
    HELP = "help"


Action = Event | SoreNow | Command
