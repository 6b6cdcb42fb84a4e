"""The one line that a running session says in passing: what was done, what went wrong, what to mind."""

from tui.core.catalogue import marked, say
from tui.core.cues.cue import Cue, CueKind
from tui.core.sessions.step_words import SHARP_ADVICE, away_words, wall_switched

SAY_MS = 5_000
"""How long a line that only confirms something stays, in real time."""
TROUBLE_MS = 8_000
"""How long a channel that fails is told of, from when nothing else is said."""
REHEARSAL = marked("Rehearsal: nothing is kept.")


class StepNotice:
    """Remembers what is to be said and until when; times are real milliseconds."""

    def __init__(self, otherwise: str = "") -> None:
        """`otherwise` is said while there is nothing else to say."""
        self._otherwise = otherwise
        self._said = ""
        self._until: int | None = None
        self._troubles: list[str] = []
        self._told_until: int | None = None
        self._wall: bool | None = None

    def say(self, words: str, now_ms: int) -> None:
        """Say this for a moment; nothing to say takes away what is said."""
        self._said, self._until = words, now_ms + SAY_MS

    def say_of_cue(self, cue: Cue, away_ms: int) -> None:
        """What a cue has to say stays until the session goes on; `away_ms` is the last time away."""
        if cue.kind is CueKind.SHARP:
            self._said, self._until = say(SHARP_ADVICE), None
        elif cue.kind is CueKind.AWAY:
            self._said, self._until = away_words(away_ms), None
        elif cue.kind in (CueKind.GO, CueKind.RESUMED):
            self._said, self._until = "", None

    def mind_wall(self, *, on: bool, now_ms: int) -> None:
        """Wall mode is on, or off: told when that changes, by hand or with the place; not over an advice."""
        was, self._wall = self._wall, on
        if was not in (None, on) and not (self._said and self._until is None):
            self.say(wall_switched(on=on), now_ms)

    def mind(self, trouble: str | None) -> None:
        """A channel does not work: each line is told once, as soon as nothing else is said."""
        if trouble and trouble not in self._troubles:
            self._troubles.append(trouble)
            self._told_until = None

    def words(self, now_ms: int, problem: str | None = None) -> str:
        """What stands there now; a problem comes before everything else."""
        if self._until is not None and now_ms >= self._until:
            self._said, self._until = "", None
        return problem or self._said or self._trouble(now_ms) or self._otherwise

    def ms_to_change(self, now_ms: int) -> int | None:
        """When what is said now has been said long enough; None where it stays."""
        ends = [end - now_ms for end in (self._until, self._told_until) if end is not None and end > now_ms]
        return min(ends, default=None)

    def _trouble(self, now_ms: int) -> str:
        if not self._troubles:
            return ""
        if self._told_until is None:
            self._told_until = now_ms + TROUBLE_MS
        return self._troubles[-1] if now_ms < self._told_until else ""
