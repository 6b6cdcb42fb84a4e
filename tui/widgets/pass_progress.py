"""Where in the routine: `pass 3 of 7 ■■▣□□□□ 5 min left`."""

from collections.abc import Sequence
from enum import StrEnum

from textual.reactive import var

from tui.core.catalogue import say
from tui.core.charset import Charset
from tui.core.entries.entry import PassOutcome
from tui.core.routines.plan import Plan
from tui.core.sessions.record import PassRun
from tui.widgets.line_drawing import LineDrawing, Piece, Row, row_width


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
        row = (Piece(before), *_mark_pieces(marks, charset), Piece(after))
        if row_width(row) <= width:
            return row
    before, after = forms[0] if width >= 36 else forms[2]
    room = width - len(before) - len(after)
    return (Piece(before), *_mark_pieces(_around_now(marks, number - 1, room), charset), Piece(after))


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
    return [Piece(glyphs[mark], f"progress--{mark.value}") for mark in marks]


class PassProgress(LineDrawing):
    """One line along the routine; every state of a pass has a mark of its own shape."""

    COMPONENT_CLASSES = {f"progress--{mark.value}" for mark in PassMark}
    DEFAULT_CSS = """
    PassProgress { width: 1fr; height: 1; color: $text-muted; text-align: right; }
    PassProgress .progress--done { color: $primary; }
    PassProgress .progress--current { color: $accent; }
    PassProgress .progress--skipped { color: $text-muted; }
    PassProgress .progress--stopped { color: $error; }
    PassProgress .progress--to-come { color: $text-muted; }
    """

    marks: var[tuple[PassMark, ...]] = var(())
    minutes_left: var[int | None] = var(None)

    def show(self, marks: Sequence[PassMark], seconds_left: int | None) -> None:
        """Show the passes, and the minutes of what is left of the session, None where it has no end."""
        self.marks = tuple(marks)
        self.minutes_left = _begun_minutes(seconds_left)

    def watch_marks(self) -> None:
        self.redraw()

    def watch_minutes_left(self) -> None:
        self.redraw()

    def drawn(self, width: int, height: int) -> Sequence[Row]:
        """The line, at the end its `text-align` asks for."""
        if not self.marks:
            return []
        row = progress_row(self.marks, self.minutes_left, width, self.charset)
        space = {"right": width - row_width(row), "center": (width - row_width(row)) // 2}
        return [(Piece(" " * max(0, space.get(self.styles.text_align, 0))), *row)]
