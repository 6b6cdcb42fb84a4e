"""The voice as a channel: says what a cue means, and knows how long a step takes to be told."""

from typing import Protocol

from tui.core.cues.cue import Cue, CueKind
from tui.core.cues.spoken import Utterance, spoken, tells_what_to_do
from tui.core.cues.telling import telling_ms
from tui.core.preferences.settings import SpeechAmount
from tui.core.routines.plan import Pass

_SAID_TO_THE_END = (CueKind.FINISHED, CueKind.ENDED)


class Speaker(Protocol):
    """Says utterances in their manner, never makes anybody wait: tui.cues.voice.Voice, or that of a test."""

    failed: str

    @property
    def is_silent(self) -> bool:
        """Whether nothing is being said, or waits to be said."""
        ...

    def say(self, utterance: Utterance) -> int:
        """Say it in its manner; the number is for `is_pending`."""
        ...

    def is_pending(self, number: int) -> bool:
        """Whether that utterance is being said or waits to be said."""
        ...

    def hush(self) -> None:
        """Be silent now."""
        ...

    def close(self) -> None:
        """Take nothing more; what has been taken is said to its end."""
        ...


class SpeechChannel:
    """Implements tui.core.cues.cue.Channel; its owner asks how long, and whether it still tells a step."""

    def __init__(self, voice: Speaker, amount: SpeechAmount = SpeechAmount.FULL) -> None:
        """`amount` is how much is said at each cue."""
        self._voice = voice
        self._amount = amount
        self._told = 0
        self._latest: CueKind | None = None

    @property
    def is_speaking(self) -> bool:
        """Whether the voice is still telling what to do in the next step: the lead-in waits for it."""
        return bool(self._told) and self._voice.is_pending(self._told)

    @property
    def is_silent(self) -> bool:
        """Whether nothing is being said, or waits to be said."""
        return self._voice.is_silent

    @property
    def problem(self) -> str | None:
        """What went wrong with the voice, in one line; None as long as all is well."""
        return self._voice.failed or None

    def telling(self, item: Pass, changing: bool) -> int:
        """Milliseconds needed to tell a pass before it starts: a tui.core.cues.cue.Telling."""
        return 0 if self._voice.failed else telling_ms(item, changing, self._amount)

    def give(self, cue: Cue) -> None:
        """Say what the cue means, in its manner."""
        self._latest = cue.kind
        utterance = spoken(cue, self._amount)
        if utterance is not None:
            number = self._voice.say(utterance)
            self._told = number if tells_what_to_do(cue) else self._told

    def hush(self) -> None:
        """Be silent now, as when somebody mutes the cues; the next cue is said again."""
        self._voice.hush()

    def close(self) -> None:
        """Say the end to its end, and cut everything else."""
        if self._latest not in _SAID_TO_THE_END:
            self._voice.hush()
        self._voice.close()
