"""The cue vocabulary: meanings that every channel renders in its own way."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Protocol

import msgspec

from tui.core.entries.entry import HoldOutcome
from tui.core.routines.plan import Pass
from tui.core.sessions.record import Phase

Telling = Callable[[Pass, bool], int]
"""Milliseconds a voice needs to tell a pass before it starts; the flag: whether the side changes first."""


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


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """Where a session was when it gave a cue: what somebody who does not look has to be told.

    Passes are counted from 1; `elapsed_ms` is session time since the start, `left_ms` what is left of the
    lead-in or of the step, `counts_up` whether the step has no end to count down to, `changes_side` whether
    this pass begins with a change of sides, `is_paused` whether it waits for the person to go on, `hold` how
    the hold that has just ended went.
    """

    number: int
    of: int
    now: Pass
    upcoming: Pass | None
    under: Phase
    elapsed_ms: int
    left_ms: int
    counts_up: bool
    changes_side: bool
    is_paused: bool = False
    hold: HoldOutcome | None = None


class Cue(msgspec.Struct, frozen=True):
    """One cue; `seconds` is the count it carries: seconds left, away, or how long a hold has lasted.

    `taken_back` is whether it goes on, or stays paused, because `u` took something back.
    """

    kind: CueKind
    scene: Scene
    seconds: int | None = None
    taken_back: bool = False


class Channel(Protocol):
    """Renders cues for one sense; never waits, never raises: a channel that fails says so elsewhere."""

    def give(self, cue: Cue) -> None:
        """Render one cue, as it happens."""
        ...

    def close(self) -> None:
        """The session is over or has been left: let go of what is held, and cut nothing that matters."""
        ...


class Channels(Protocol):
    """All the channels of a session, as the front ends know them."""

    muted: bool
    """Whether bell, notification and speech are silent just now; the hook goes on."""

    @property
    def problem(self) -> str | None:
        """The line to show once where a channel does not work; the session goes on without it."""
        ...

    @property
    def is_speaking(self) -> bool:
        """Whether a voice is still telling what to do in the next step: the lead-in waits for it."""
        ...

    @property
    def telling(self) -> Telling | None:
        """How long the voice needs to tell a pass; None where there is no voice."""
        ...

    def give(self, cues: Sequence[Cue]) -> None:
        """Let every channel render what has just happened, in this order."""
        ...

    def close(self) -> None:
        """The session is over or has been left."""
        ...


class Silence:
    """Implements Channels where there is none: a rehearsal, and tests that listen to nothing."""

    muted = False
    problem: str | None = None
    is_speaking = False
    telling: Telling | None = None

    def give(self, cues: Sequence[Cue]) -> None:
        """Render nothing."""

    def close(self) -> None:
        """Hold nothing."""
