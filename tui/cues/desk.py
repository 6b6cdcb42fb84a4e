"""Hands every cue of a session to the channels that are on."""

from collections.abc import Sequence
from typing import Protocol

from tui.core.cue import Channel, Cue, Telling


class Audible(Channel, Protocol):
    """A channel that somebody may want silent for a while, and at once."""

    def hush(self) -> None:
        """Break off what is being rendered; cues may be given again later."""
        ...


class Speaker(Audible, Protocol):
    """A channel that tells in words what to do, which takes its time."""

    @property
    def is_speaking(self) -> bool:
        """Whether it is still telling what to do in the next step."""
        ...

    @property
    def telling(self) -> Telling:
        """How long it needs to tell a pass."""
        ...


class Troubled(Channel, Protocol):
    """A channel that works outside of the program, where something may be wrong."""

    @property
    def problem(self) -> str | None:
        """The line to show where it does not work."""
        ...


class CueDesk:
    """Implements tui.core.cue.Channels over a number of channels."""

    def __init__(
        self, audible: Sequence[Audible] = (), speaker: Speaker | None = None, hooks: Sequence[Troubled] = ()
    ) -> None:
        """`audible` and `speaker` are silent while it is muted; `hooks` go on."""
        self._audible: tuple[Audible, ...] = (*audible, *([speaker] if speaker is not None else []))
        self._speaker = speaker
        self._hooks = tuple(hooks)
        self._muted = False

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
        return next((hook.problem for hook in self._hooks if hook.problem is not None), None)

    @property
    def is_speaking(self) -> bool:
        """Whether a voice is still telling what to do in the next step."""
        return self._speaker is not None and self._speaker.is_speaking

    @property
    def telling(self) -> Telling | None:
        """How long the voice needs to tell a pass; None where there is no voice."""
        return self._speaker.telling if self._speaker is not None else None

    def give(self, cues: Sequence[Cue]) -> None:
        """Let every channel render what has just happened."""
        channels: tuple[Channel, ...] = self._hooks if self._muted else (*self._audible, *self._hooks)
        for cue in cues:
            for channel in channels:
                channel.give(cue)

    def close(self) -> None:
        """The session is over or has been left."""
        for channel in (*self._audible, *self._hooks):
            channel.close()
