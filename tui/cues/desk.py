"""Hands every cue of a session to the channels that are on."""

from collections.abc import Sequence

from tui.core.cue import Channel, Cue, Telling


class CueDesk:
    """Implements tui.core.cue.Channels over a number of channels."""

    def __init__(self, channels: Sequence[Channel]) -> None:
        """`channels` are silent while it is muted."""
        self.muted = False
        self._channels = tuple(channels)

    @property
    def is_speaking(self) -> bool:
        """Whether a voice is still telling what to do in the next step."""
        return False

    @property
    def telling(self) -> Telling | None:
        """How long the voice needs to tell a pass; None where there is no voice."""
        return None

    def give(self, cues: Sequence[Cue]) -> None:
        """Let every channel render what has just happened."""
        if not self.muted:
            for cue in cues:
                for channel in self._channels:
                    channel.give(cue)

    def close(self) -> None:
        """The session is over or has been left."""
        for channel in self._channels:
            channel.close()
