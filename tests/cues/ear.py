"""Somebody who hears nothing but the bell, and a terminal that rings in a clock of its own."""

import heapq
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from tui.core.anatomy.body import Side, Spot
from tui.core.cues.cue import CueKind
from tui.core.routines.plan import Pass, Plan
from tui.core.sessions.record import Phase
from tui.cues.bell import BELL_PATTERNS

IN_A_GROUP = 0.55
"""Seconds: rings closer than this are one group; halfway between RING_APART and GROUP_APART."""
IN_A_PATTERN = 0.95
"""Seconds: groups closer than this are one pattern; halfway between GROUP_APART and PATTERN_APART."""
State = tuple[int, str, Side | None, Phase]
"""Number of the pass, its step and side, and what goes on in it."""
OVER: State = (0, "", None, Phase.FINISHED)
"""Wherever the session was: it is over."""


class HeardNothingKnownError(Exception):
    """What was rung is no pattern, or one that makes no sense where it was heard."""


class SimulatedOut:
    """Implements TerminalOut in a clock that is moved: keeps when it rang and what it was sent."""

    def __init__(self) -> None:
        self.now = 0.0
        self.rings: list[float] = []
        self.sent: list[str] = []
        self._order = itertools.count()
        self._due: list[tuple[float, int, Callable[[], None]]] = []

    def ring(self) -> None:
        self.rings.append(self.now)

    def send(self, sequence: str) -> None:
        self.sent.append(sequence)

    def after(self, seconds: float, call: Callable[[], None]) -> None:
        heapq.heappush(self._due, (self.now + seconds, next(self._order), call))

    def run_until(self, seconds: float) -> None:
        """Let the time come to this."""
        while self._due and self._due[0][0] <= seconds:
            self.now, _, call = heapq.heappop(self._due)
            call()
        self.now = max(self.now, seconds)


def kinds_by_sound(patterns: Mapping[CueKind, str] = BELL_PATTERNS) -> Mapping[str, CueKind]:
    """What each pattern means. Raises ValueError where two kinds sound the same."""
    kinds: dict[str, CueKind] = {}
    for kind, pattern in patterns.items():
        if pattern in kinds:
            raise ValueError(f"{kind} sounds like {kinds[pattern]}")
        kinds[pattern] = kind
    return kinds


def heard(
    rings: Iterable[float], patterns: Mapping[CueKind, str] = BELL_PATTERNS
) -> list[tuple[float, CueKind]]:
    """The cues that were rung, each with the second of its first ring."""
    kinds = kinds_by_sound(patterns)
    found = []
    for times, sound in _sounds(rings):
        if sound not in kinds:
            raise HeardNothingKnownError(f"{sound!r} at {times:.2f} s")
        found.append((times, kinds[sound]))
    return found


def _sounds(rings: Iterable[float]) -> Iterator[tuple[float, str]]:
    """Patterns as they are written, with the second in which each began."""
    begun, sound, last_end = 0.0, "", 0.0
    for group in _groups(rings):
        goes_on = len(group) > 1 and len(sound) > 1 and group[0] - last_end < IN_A_PATTERN
        if sound and not goes_on:
            yield begun, sound
            sound = ""
        if not sound:
            begun = group[0]
        sound = f"{sound} {'.' * len(group)}".strip()
        last_end = group[-1]
    if sound:
        yield begun, sound


def _groups(rings: Iterable[float]) -> Iterator[list[float]]:
    group: list[float] = []
    for ring in rings:
        if group and ring - group[-1] >= IN_A_GROUP:
            yield group
            group = []
        group.append(ring)
    if group:
        yield group


class Listener:
    """Knows the routine from its first page, and follows it by what is rung, with eyes closed."""

    def __init__(self, plan: Plan, unsided: frozenset[str]) -> None:
        """Before the first cue; `unsided` are the regions without sides."""
        self.story: list[tuple[float, State]] = []
        self._plan = plan
        self._unsided = unsided
        self._index = -1
        self._phase = Phase.GET_READY
        self._paused = False
        self._placed: Side | None = None
        self._stopped: list[Spot] = []
        self._already_there = False

    def listen(self, cues: Iterable[tuple[float, CueKind]]) -> Sequence[tuple[float, State]]:
        """What went on, each state with the second in which it was heard. Raises HeardNothingKnownError."""
        for when, kind in cues:
            self._hear(when, kind)
            state = self._state()
            if not self.story or self.story[-1][1] != state:
                self.story.append((when, state))
        return self.story

    def _state(self) -> State:
        if self._phase is Phase.FINISHED:
            return OVER
        now = self._now
        return self._index + 1, now.step.id, now.side, Phase.PAUSED if self._paused else self._phase

    def _hear(self, when: float, kind: CueKind) -> None:
        if kind in _LEAD_INS:
            self._get_ready(when, Phase(kind.value))
        elif kind is CueKind.SHARP:
            side = Side.MIDDLE if self._now.region in self._unsided else self._now.side
            self._stopped.append(Spot(self._now.region, side))
            self._has_begun()
            self._already_there = self._go_to_next()
        elif kind in (CueKind.PAUSED, CueKind.AWAY):
            self._paused = True
        elif kind is CueKind.RESUMED:
            self._paused = False
        elif kind in _MEANS:
            self._be(_MEANS[kind])

    def _get_ready(self, when: float, phase: Phase) -> None:
        """The next pass; behind a sharp stop it was expected, and its own cue need not have been heard."""
        if not self._already_there and not self._go_to_next():
            raise HeardNothingKnownError(f"one more pass at {when:.2f} s")
        self._already_there = False
        if phase is not self._phase:
            raise HeardNothingKnownError(f"{phase} at {when:.2f} s, where {self._phase} comes")

    def _go_to_next(self) -> bool:
        """Whether there is a next pass to go to: what has the place of a sharp stop is left out."""
        ahead = range(self._index + 1, len(self._plan.passes))
        found = next((at for at in ahead if not self._is_left_out(self._plan.passes[at])), None)
        if found is None:
            return False
        self._index = found
        changes = self._now.changes_from(self._placed)
        waits = Phase.CONFIRM if self._now.confirm else Phase.GET_READY
        self._phase = Phase.CHANGE_SIDE if changes else waits
        return True

    def _is_left_out(self, item: Pass) -> bool:
        return any(
            spot.region in item.step.regions
            and (spot.side is None or item.side is None or spot.side.overlaps(item.side))
            for spot in self._stopped
        )

    def _be(self, phase: Phase) -> None:
        """Whatever begins also ends a pause."""
        if phase is not Phase.FINISHED:
            self._has_begun()
        self._phase, self._paused, self._already_there = phase, False, False

    def _has_begun(self) -> None:
        """Somebody works on this side now."""
        if self._phase in _LEADING_IN:
            self._placed = None if self._now.step.group is None else self._now.side

    @property
    def _now(self) -> Pass:
        return self._plan.passes[self._index]


_LEAD_INS = (CueKind.GET_READY, CueKind.CONFIRM, CueKind.CHANGE_SIDE)
_LEADING_IN = (Phase.GET_READY, Phase.CONFIRM, Phase.CHANGE_SIDE)
_MEANS = {
    CueKind.GO: Phase.WORK,
    CueKind.EASED: Phase.WORK,
    CueKind.HOLD_STARTED: Phase.HOLD,
    CueKind.FINISHED: Phase.FINISHED,
    CueKind.ENDED: Phase.FINISHED,
}
