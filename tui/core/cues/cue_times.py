"""When the clock alone gives a cue: pure functions of the time before and after a look."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.core.cues.cue import CueKind


class Timed(NamedTuple):
    """A kind of cue, when it was due, in milliseconds after the look before, and the seconds it carries."""

    kind: CueKind
    after_ms: int
    seconds: int | None = None


LAST_SECONDS = (3, 2, 1)
NEXT_SOON_MS = 5_000
HALFWAY_FROM_MS = 30_000
"""Passes shorter than this have no halfway cue: it would only be noise."""
LET_GO_AGAIN_SECONDS = 30


def last_seconds(left_before: int, left_after: int) -> Iterator[Timed]:
    """The last three seconds of anything that ends by itself, in milliseconds left."""
    for seconds in LAST_SECONDS:
        if left_after <= seconds * 1000 < left_before:
            yield Timed(CueKind.LAST_SECONDS, left_before - seconds * 1000, seconds)


def work_cues(left_before: int, left_after: int, length: int, *, far: bool) -> Iterator[Timed]:
    """Halfway, the next step announced to somebody far away, and the last seconds of a pass."""
    half = length // 2
    if length >= HALFWAY_FROM_MS and left_after <= half < left_before:
        yield Timed(CueKind.HALFWAY, left_before - half)
    if far and left_after <= NEXT_SOON_MS < left_before:
        yield Timed(CueKind.NEXT_SOON, left_before - NEXT_SOON_MS)
    yield from last_seconds(left_before, left_after)


def hold_cues(held_before: int, held_after: int, marks: Sequence[int]) -> Iterator[Timed]:
    """The marks of a hold; at the last one and every 30 s after it: let go or ease off."""
    for mark in marks[:-1]:
        if held_before < mark * 1000 <= held_after:
            yield Timed(CueKind.HOLD_MARK, mark * 1000 - held_before, mark)
    for mark in range(marks[-1], held_after // 1000 + 1, LET_GO_AGAIN_SECONDS):
        if held_before < mark * 1000:
            yield Timed(CueKind.LET_GO, mark * 1000 - held_before, mark)
