"""The breath pacer: one quiet line to breathe along with."""

from tui.core.catalogue import say
from tui.core.charset import Charset
from tui.core.routines.motion_path import BreathMoment, BreathPart, breath_at, quantised_ms
from tui.core.routines.routine import Breath
from tui.widgets.line_drawing import Piece, Row
from tui.widgets.step_inks import QUIET, STRONG_PRIMARY

_LEVELS = "▂▃▄▅▆▇"
_HALF_LEVELS = "▄▄▄███"
_ASCII_LEVELS = "._-=+#"
BREATH_CHANGES_A_SECOND = 2
_CALM_SECONDS = 2


def breath_row(breath: Breath, elapsed_ms: int, charset: Charset = Charset.QUARTERS) -> Row:
    """`in ▂▃▄▅▆▇ out`: the steps fill with the in-breath and empty with the out-breath.

    The word of the part that runs stands in capitals, so that it is told without colour.
    """
    moment = breath_at(breath, quantised_ms(elapsed_ms, BREATH_CHANGES_A_SECOND))
    levels = _levels(charset)
    lit = _steps_lit(moment, len(levels))
    rest = "." if charset is Charset.ASCII else "·"
    return (
        _word(moment, BreathPart.IN),
        Piece(" "),
        Piece(levels[:lit], STRONG_PRIMARY),
        Piece(rest * (len(levels) - lit), QUIET),
        Piece(" "),
        _word(moment, BreathPart.OUT),
    )


def calm_breath_ms(breath: Breath, elapsed_ms: int) -> int:
    """The moment to show in calm motion: of each change of breath, and every other second after it."""
    second = elapsed_ms // 1000
    part, since = breath_at(breath, 1000 * second).part, 0
    while since < second and breath_at(breath, 1000 * (second - since - 1)).part is part:
        since += 1
    return 1000 * (second - since % _CALM_SECONDS)


def _levels(charset: Charset) -> str:
    by_charset = {Charset.HALVES: _HALF_LEVELS, Charset.ASCII: _ASCII_LEVELS}
    return by_charset.get(charset, _LEVELS)


def _steps_lit(moment: BreathMoment, steps: int) -> int:
    """Whole steps: rising from the first, and gone when the out-breath is over."""
    if moment.part is BreathPart.IN:
        return min(steps, int(moment.fullness * steps) + 1)
    return max(1, round(moment.fullness * steps)) if moment.fullness > 0 else 0


def _word(moment: BreathMoment, part: BreathPart) -> Piece:
    """The word at the end of the line; while the breath is held, "out" makes room for "hold"."""
    if moment.part is BreathPart.HOLD and part is BreathPart.OUT:
        return Piece(say("HOLD"), STRONG_PRIMARY)
    if moment.part is part:
        return Piece(say(part.value).upper(), STRONG_PRIMARY)
    return Piece(say(part.value), QUIET)
