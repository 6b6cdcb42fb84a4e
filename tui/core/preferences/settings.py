"""What a person may set, and what they ask for when they start a session from the command line."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

import msgspec

from tui.core.anatomy.body import Side
from tui.core.entries.entry import Pace
from tui.core.keyboard.key_map import DEFAULT_KEYS, KeyMap
from tui.core.routines.routine import Routine


class Weekday(StrEnum):
    """A day of the week, in the order of ISO 8601."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """Monday 0 to Sunday 6, as in `datetime.date.weekday`."""
        return list(Weekday).index(self)


class MotionAmount(StrEnum):
    """How much may move on the screen: everything, slow changes only, or nothing but the seconds."""

    FULL = "full"
    CALM = "calm"
    NONE = "none"


ANIMATION_LEVELS: Mapping[MotionAmount, Literal["full", "basic", "none"]] = {
    MotionAmount.FULL: "full",
    MotionAmount.CALM: "basic",
    MotionAmount.NONE: "none",
}
"""How much Textual itself may move, as it calls that, also in TEXTUAL_ANIMATIONS."""


class SpeechAmount(StrEnum):
    """How much a voice says: everything, the first sentence of each step, or only what and which side."""

    FULL = "full"
    SHORT = "short"
    NAMES = "names"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The configuration; the defaults are what a person has who sets nothing.

    `timezone` None means the one of TZ or of the system. `hold_marks` are seconds, rising; the last one
    says "let go". `theme` is one of ours or the name of a Textual theme.

    A channel (bell, flash, notification, speech) that is None is on where this terminal can do it and the
    person has not said otherwise. `notification` may name a form ("osc9", "osc777", "osc99"), `speech` a
    command with its arguments; `on_cue` is a command that is run at every cue. `keys` are those of a session.
    """

    timezone: str | None = None
    week_starts: Weekday = Weekday.MONDAY
    theme: str = "unknot"
    motion: MotionAmount = MotionAmount.FULL
    pace: Pace = Pace.NORMAL
    ratings: bool = True
    questions: bool = True
    hold_marks: tuple[int, ...] = (20, 60, 90)
    mouse: bool = True
    only_changes: bool = True
    bell: bool | None = None
    flash: bool | None = None
    notification: bool | str | None = None
    speech: bool | tuple[str, ...] | None = None
    speech_amount: SpeechAmount = SpeechAmount.FULL
    on_cue: tuple[str, ...] = ()
    keys: KeyMap = DEFAULT_KEYS


class CheckRequest(msgspec.Struct, frozen=True):
    """`unknot doctor --cues`: try everything that could work, and leave."""


class StartRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`unknot start`: a routine to begin with; no `side` means both. A rehearsal journals nothing."""

    routine: Routine
    side: Side | None = None
    pace: Pace = Pace.NORMAL
    rehearse: bool = False
