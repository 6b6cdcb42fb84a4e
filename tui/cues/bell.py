"""The terminal bell: a pattern of rings for every kind of cue, told apart by count and rhythm alone."""

from collections.abc import Iterable, Mapping
from enum import Enum, auto
from functools import partial

from tui.core.cues.cue import Cue, CueKind
from tui.cues.terminal_out import TerminalOut

BELL_PATTERNS: Mapping[CueKind, str] = {
    CueKind.LAST_SECONDS: ".",
    CueKind.GET_READY: "..",
    CueKind.GO: "...",
    CueKind.HALFWAY: "....",
    CueKind.NEXT_SOON: ".....",
    CueKind.CHANGE_SIDE: ".. ..",
    CueKind.CONFIRM: ".. ... ..",
    CueKind.HOLD_STARTED: "... ..",
    CueKind.EASED: ".. ...",
    CueKind.HOLD_MARK: "... ...",
    CueKind.LET_GO: ".. .. ..",
    CueKind.SHARP: ".... ....",
    CueKind.PAUSED: ".... ..",
    CueKind.RESUMED: ".. ....",
    CueKind.AWAY: ".... .. ..",
    CueKind.FINISHED: "... ... ...",
    CueKind.ENDED: "... .. ..",
}
"""Rings as dots, in groups. A count that falls stops a clock, one that rises lets it go on.

Only a tick of the last seconds is a ring by itself: so no pattern sounds like another one with a tick
before or behind it.
"""

RING_APART = 0.35
"""Seconds between the rings of a group: slow enough to be counted, and where the terminal flashes in the
place of a bell, no more than three flashes in any second (WCAG 2.3.1). xterm swallows a bell within 0.2 s of
the last (bellSuppressTime).
"""
GROUP_APART = 0.75
"""Seconds between the last ring of a group and the first of the next; a tick keeps as far from the others."""
PATTERN_APART = 1.15
"""Seconds between the last ring of a pattern and the first of the next."""
_DEAF = 0.35
"""Seconds after a pattern in which a tick would come too late to be true."""
_AT_ONCE = 0.01
"""Cues of one moment come one after another: the last of them tells what is."""

_BEGINS = frozenset({CueKind.GET_READY, CueKind.CONFIRM, CueKind.CHANGE_SIDE, CueKind.GO})
"""Who missed one of these would take every later pass for another one."""
_IS_WORK = frozenset({CueKind.HOLD_STARTED, CueKind.SHARP})
"""These tell also that the step has begun."""
_ONLY_IN_TIME = frozenset({CueKind.HALFWAY, CueKind.NEXT_SOON})
_CHANGE_NOTHING = _ONLY_IN_TIME | {CueKind.HOLD_MARK, CueKind.LET_GO}
_OVER = frozenset({CueKind.FINISHED, CueKind.ENDED})
_TICK = CueKind.LAST_SECONDS


def gaps_of(kind: CueKind) -> tuple[float, ...]:
    """Seconds before every ring of a pattern but the first."""
    groups = [len(group) for group in BELL_PATTERNS[kind].split()]
    gaps = [gap for group in groups for gap in (GROUP_APART, *[RING_APART] * (group - 1))]
    return tuple(gaps[1:])


class _Stage(Enum):
    """What the bell is doing, and so what may ring now."""

    FREE = auto()
    ABOUT_TO = auto()
    RINGING = auto()
    DEAF = auto()
    NEAR = auto()
    APART = auto()


class BellRinger:
    """Rings one pattern at a time, never two so close that they would sound like a third.

    What has not been rung when something newer happens is left out, unless it is still true. Ticks that
    cannot come in time are left out as well.
    """

    def __init__(self, out: TerminalOut) -> None:
        self._out = out
        self._stage = _Stage.FREE
        self._waiting: list[CueKind] = []
        self._rang = _TICK
        self._hushed = 0

    @property
    def is_silent(self) -> bool:
        """Whether nothing is being rung, or waits to be rung."""
        return self._stage not in (_Stage.ABOUT_TO, _Stage.RINGING) and not self._waiting

    def give(self, cue: Cue) -> None:
        """Ring for this cue."""
        self.ring(cue.kind)

    def ring(self, kind: CueKind) -> None:
        """Ring for this kind of cue, as soon as that can be told apart from what was rung before it."""
        if kind is _TICK:
            self._tick()
        elif kind not in _CHANGE_NOTHING:
            self._wait([*_still_true(self._waiting, kind), kind])
        elif not self._waiting and not (kind in _ONLY_IN_TIME and self._stage is _Stage.RINGING):
            self._wait([kind])

    def _wait(self, waiting: list[CueKind]) -> None:
        self._waiting = waiting
        if self._stage is _Stage.FREE:
            self._go_to(_Stage.ABOUT_TO, _AT_ONCE)

    def hush(self) -> None:
        """Be silent now: what is being rung is broken off."""
        self._waiting.clear()
        self._hushed += 1
        self._go_to(_Stage.DEAF, RING_APART)

    def close(self) -> None:
        """What has been given is rung to its end."""

    def _tick(self) -> None:
        if self._stage in (_Stage.FREE, _Stage.APART) and not self._waiting:
            self._begin(_TICK)
        elif self._stage is _Stage.NEAR and not self._waiting:
            self._waiting.append(_TICK)

    def _go_to(self, stage: _Stage, seconds: float) -> None:
        """Be in a stage for so long."""
        self._stage = stage
        self._out.after(seconds, partial(self._go_on_from, stage, self._hushed))

    def _go_on_from(self, stage: _Stage, hushed: int) -> None:
        if hushed != self._hushed or stage is not self._stage:
            return
        if stage is _Stage.DEAF:
            self._go_to(_Stage.NEAR, GROUP_APART - _DEAF)
        elif stage is _Stage.NEAR and _TICK not in (self._rang, *self._waiting):
            self._go_to(_Stage.APART, PATTERN_APART - GROUP_APART)
        elif self._waiting:
            self._begin(self._waiting.pop(0))
        else:
            self._stage = _Stage.FREE

    def _begin(self, kind: CueKind) -> None:
        self._stage, self._rang = _Stage.RINGING, kind
        self._ring_next(gaps_of(kind), self._hushed)

    def _ring_next(self, gaps: tuple[float, ...], hushed: int) -> None:
        if hushed != self._hushed:
            return
        self._out.ring()
        if gaps:
            self._out.after(gaps[0], partial(self._ring_next, gaps[1:], hushed))
        else:
            self._go_to(_Stage.DEAF, _DEAF)


def _still_true(waiting: Iterable[CueKind], kind: CueKind) -> list[CueKind]:
    """What has to be rung although this has happened since."""
    told = {CueKind.GO} if kind in _IS_WORK else _BEGINS if kind in _OVER else frozenset()
    return [each for each in waiting if each in _BEGINS | {CueKind.SHARP} and each not in told]
