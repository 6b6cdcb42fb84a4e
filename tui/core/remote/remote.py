"""What another process can ask of a running session, and what it is told: the lines of the socket."""

from enum import StrEnum
from typing import Annotated

import msgspec

FORMAT = 1
"""The newest format of the lines that this program writes; what it does not know in them it passes over."""


class NoAnswerError(Exception):
    """There is a session, and it does not answer: it is stopped, or not of this program."""


class RemoteAction(StrEnum):
    """What can be asked for. `press` is the one button; `status` changes nothing."""

    PRESS = "press"
    TENDER = "tender"
    EASED = "eased"
    PARTLY = "partly"
    NOT_EASING = "not-easing"
    SORE = "sore"
    SPOT = "spot"
    SHARP = "sharp"
    NEXT = "next"
    BACK = "back"
    AGAIN = "again"
    PAUSE = "pause"
    RESUME = "resume"
    MORE = "more"
    UNDO = "undo"
    END = "end"
    STATUS = "status"


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """One line to the session; `number` is how sore it is, `corrects` where a 1 just sent becomes a 10."""

    action: RemoteAction
    number: Annotated[int, msgspec.Meta(ge=0, le=10)] | None = None
    corrects: bool = False
    format: int = FORMAT


class RunState(StrEnum):
    """Whether there is a session."""

    NONE = "none"
    RUNNING = "running"
    INTERRUPTED = "interrupted"


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """What `unknot status --json` prints (product.md 6): these keys are for ever.

    `seconds_left` is what is left of the lead-in, or of the step, also while a hold or a pause lets it wait;
    None where nothing counts down.
    """

    format: int = FORMAT
    state: RunState = RunState.NONE
    routine: str | None = None
    step: str | None = None
    side: str | None = None
    phase: str | None = None
    seconds_left: int | None = None


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """The same for the eye, in the words and numbers of the step screen.

    `session` is its id, `number` the pass, counted from 1; `time` the large digits, `held` the seconds of an
    open hold; `button` says what the one button does, empty where it does nothing; `under` is the phase that
    a pause lies over, `outcome` how the session ended, empty until then.
    """

    session: str
    routine: str
    title: str
    side: str
    number: int
    of: int
    phase: str
    under: str
    phase_line: str
    time: str
    held: int | None
    button: str
    next: str
    outcome: str = ""


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """One line back: whether it was done, what there is to say about it, and how the session is now."""

    done: bool
    said: str = ""
    status: Status
    shown: Shown | None = None
    format: int = FORMAT
