"""Hands every cue of a session to the channels that are on."""

from collections.abc import Sequence
from typing import Protocol

from tui.core.cues.cue import Channel, Cue, CueKind, Telling
from tui.core.routines.plan import Pass

_LEAD_INS = frozenset({CueKind.GET_READY, CueKind.CONFIRM, CueKind.CHANGE_SIDE})


class Audible(Channel, Protocol):
    """A channel that somebody may want silent for a while, and at once."""

    @property
    def is_silent(self) -> bool:
        """Whether all that it was given has been rendered."""
        ...

    def hush(self) -> None:
        """Break off what is being rendered; cues may be given again later."""
        ...


class Troubled(Protocol):
    """A channel that works outside of the program, where something may be wrong."""

    @property
    def problem(self) -> str | None:
        """The line to show where it does not work."""
        ...


class Speech(Audible, Troubled, Protocol):
    """A channel that tells in words what to do, which takes its time."""

    @property
    def is_speaking(self) -> bool:
        """Whether it is still telling what to do in the next step."""
        ...

    @property
    def telling(self) -> Telling:
        """How long it needs to tell a pass."""
        ...


class Hook(Channel, Troubled, Protocol):
    """A channel that nobody hears here."""


class CueDesk:
    """Implements tui.core.cues.cue.Channels over a number of channels."""

    def __init__(
        self, audible: Sequence[Audible] = (), speech: Speech | None = None, hook: Hook | None = None
    ) -> None:
        """`audible` and `speech` are silent while it is muted; the `hook` goes on."""
        self._speech = speech
        self._audible: tuple[Audible, ...] = (*audible, *([speech] if speech is not None else []))
        self._always: tuple[Channel, ...] = (hook,) if hook is not None else ()
        self._troubled: tuple[Troubled, ...] = tuple(each for each in (speech, hook) if each is not None)
        self._muted = False
        self._now: Pass | None = None
        self._is_told = False

    @property
    def muted(self) -> bool:
        """Whether bell, notification and speech are silent just now."""
        return self._muted

    @muted.setter
    def muted(self, muted: bool) -> None:
        self._muted = muted
        if muted:
            for channel in self._audible:
                channel.hush()

    @property
    def problem(self) -> str | None:
        """The first line of a channel that does not work; None while all do."""
        return next((each.problem for each in self._troubled if each.problem is not None), None)

    @property
    def is_silent(self) -> bool:
        """Whether everything has been rung and said: a program that has nothing else to do waits for it."""
        return all(channel.is_silent for channel in self._audible)

    @property
    def is_speaking(self) -> bool:
        """Whether a voice is still telling what to do in the next step."""
        return self._speech is not None and self._speech.is_speaking

    @property
    def telling(self) -> Telling | None:
        """How long the voice needs to tell a pass; None where there is no voice."""
        return self._time_to_tell if self._speech is not None else None

    def give(self, cues: Sequence[Cue]) -> None:
        """Let every channel render what has just happened."""
        channels: tuple[Channel, ...] = self._always if self._muted else (*self._audible, *self._always)
        for cue in cues:
            if cue.kind in _LEAD_INS:
                self._now, self._is_told = cue.scene.now, not self._muted
            for channel in channels:
                channel.give(cue)

    def _time_to_tell(self, item: Pass, changing: bool) -> int:
        """Nothing while muted; a lead-in that has begun stays as long as it is."""
        is_told = self._is_told if item is self._now else not self._muted
        return self._speech.telling(item, changing) if self._speech is not None and is_told else 0

    def close(self) -> None:
        """The session is over or has been left."""
        for channel in (*self._audible, *self._always):
            channel.close()
