"""Where in the routine: `pass 3 of 7 ■■▣□□□□ 5 min left`."""

from collections.abc import Sequence
from enum import StrEnum

from tui.core.catalogue import say
from tui.core.charset import Charset, charset_in_use
from tui.core.entries.entry import PassOutcome
from tui.core.routines.plan import Plan
from tui.core.sessions.record import PassRun
from tui.widgets.line_drawing import Piece, Row, row_width
from tui.widgets.step_inks import ACCENT, ERROR, PRIMARY, QUIET


class PassMark(StrEnum):
    """How one pass of the plan stands."""

    DONE = "done"
    CURRENT = "current"
    SKIPPED = "skipped"
    STOPPED = "stopped"
    TO_COME = "to-come"


_GLYPHS = {
    PassMark.DONE: "■",
    PassMark.CURRENT: "▣",
    PassMark.SKIPPED: "-",
    PassMark.STOPPED: "x",
    PassMark.TO_COME: "□",
}
_HALF_GLYPHS = {**_GLYPHS, PassMark.DONE: "█", PassMark.CURRENT: "▒", PassMark.TO_COME: "░"}
_ASCII_GLYPHS = {
    PassMark.DONE: "#",
    PassMark.CURRENT: ">",
    PassMark.SKIPPED: "-",
    PassMark.STOPPED: "x",
    PassMark.TO_COME: ".",
}
_INKS = {
    PassMark.DONE: PRIMARY,
    PassMark.CURRENT: ACCENT,
    PassMark.SKIPPED: QUIET,
    PassMark.STOPPED: ERROR,
    PassMark.TO_COME: QUIET,
}
_OUTCOMES = {
    PassOutcome.DONE: PassMark.DONE,
    PassOutcome.SKIPPED: PassMark.SKIPPED,
    PassOutcome.STOPPED: PassMark.STOPPED,
    PassOutcome.CUT_SHORT: PassMark.SKIPPED,
}


def pass_marks(plan: Plan, runs: Sequence[PassRun]) -> tuple[PassMark, ...]:
    """How every pass of the plan stands: its last run counts, what was done stays done."""
    marks = [PassMark.TO_COME] * len(plan.passes)
    for run in runs:
        if run.outcome is None:
            marks[run.index] = PassMark.CURRENT
        elif marks[run.index] is not PassMark.DONE:
            marks[run.index] = _OUTCOMES[run.outcome]
    return tuple(marks)


def progress_row(
    marks: Sequence[PassMark],
    minutes_left: int | None,
    width: int,
    charset: Charset = Charset.QUARTERS,
) -> Row:
    """The line in at most this width: first the words shorten, then only the marks around now are shown."""
    number = _number(marks)
    still = f" {say('{minutes} min left', minutes=minutes_left)}" if minutes_left else ""
    short = f" {say('{minutes} min', minutes=minutes_left)}" if minutes_left else ""
    forms = (
        (f"{say('pass {number} of {all}', number=number, all=len(marks))} ", still),
        (f"{say('{number} of {all}', number=number, all=len(marks))} ", still),
        (f"{number}/{len(marks)} ", short),
    )
    for before, after in forms:
        row = (Piece(before, QUIET), *_mark_pieces(marks, charset), Piece(after, QUIET))
        if row_width(row) <= width:
            return row
    before, after = forms[0] if width >= 36 else forms[2]
    room = width - len(before) - len(after)
    nearest = _mark_pieces(_around_now(marks, number - 1, room), charset)
    return (Piece(before, QUIET), *nearest, Piece(after, QUIET))


def _begun_minutes(seconds: int | None) -> int | None:
    """Begun minutes count whole: the large count beside it tells the seconds, and two that tick puzzle."""
    return None if seconds is None else -(-seconds // 60)


def _number(marks: Sequence[PassMark]) -> int:
    """The pass that counts as now, from 1: the current one, or the last that is over."""
    if PassMark.CURRENT in marks:
        return marks.index(PassMark.CURRENT) + 1
    return max(
        (at for at, mark in enumerate(marks, 1) if mark is not PassMark.TO_COME), default=min(1, len(marks))
    )


def _around_now(marks: Sequence[PassMark], at: int, room: int) -> Sequence[PassMark]:
    first = max(0, min(at - room // 2, len(marks) - room))
    return marks[first : first + max(0, room)]


def _mark_pieces(marks: Sequence[PassMark], charset: Charset) -> list[Piece]:
    by_charset = {Charset.HALVES: _HALF_GLYPHS, Charset.ASCII: _ASCII_GLYPHS}
    glyphs = by_charset.get(charset, _GLYPHS)
    return [Piece(glyphs[mark], _INKS[mark]) for mark in marks]


def progress_line(marks: Sequence[PassMark], seconds_left: int | None, width: int) -> Row:
    """The same at the right end of so many cells; `seconds_left` of the session, None where it has no end."""
    row = progress_row(marks, _begun_minutes(seconds_left), width, charset_in_use()) if marks else ()
    return (Piece(" " * max(0, width - row_width(row))), *row)
