"""In which order things are said, and what is cut or left out: no voice, no thread, no time."""

from collections import deque

from tui.core.cues.spoken import Manner, Utterance


class SpeakingOrder:
    """What is being said and what waits to be said; each utterance goes by the number `add` gave it."""

    def __init__(self) -> None:
        """Silence."""
        self.now: tuple[int, Utterance] | None = None
        self._waiting: deque[tuple[int, Utterance]] = deque()
        self._numbers = 0

    @property
    def is_silent(self) -> bool:
        """Whether nothing is being said, or waits for it."""
        return self.now is None and not self._waiting

    def add(self, utterance: Utterance) -> tuple[int, bool]:
        """Its number, and whether what is being said now has to stop for it."""
        self._numbers += 1
        stops = False
        if utterance.manner is Manner.IN_SILENCE and not self.is_silent:
            return self._numbers, False
        if utterance.manner in (Manner.AT_ONCE, Manner.AFTER_ADVICE):
            keeps_advice = utterance.manner is Manner.AFTER_ADVICE
            self._waiting = deque(each for each in self._waiting if keeps_advice and each[1].is_advice)
            stops = self.now is not None and not (keeps_advice and self.now[1].is_advice)
        self._waiting.append((self._numbers, utterance))
        return self._numbers, stops

    def begin(self) -> Utterance | None:
        """Say the next one; None where nothing waits."""
        self.now = self._waiting.popleft() if self._waiting else None
        return self.now[1] if self.now else None

    def end(self) -> None:
        """What was being said is over, or was cut."""
        self.now = None

    def hush(self) -> bool:
        """Leave out all that waits; whether what is being said has to stop."""
        self._waiting.clear()
        return self.now is not None

    def is_pending(self, number: int) -> bool:
        """Whether the utterance of that number is being said or waits for it."""
        pending = [*self._waiting, self.now] if self.now else self._waiting
        return any(each[0] == number for each in pending if each)
