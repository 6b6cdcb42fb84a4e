"""The hold: how long the wait on a tender point lasts, and nothing else."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from tui.core.catalogue import marked, say
from tui.core.charset import Charset, charset_in_use
from tui.core.keyboard.key_map import DEFAULT_KEYS, KeyAction, KeyMap
from tui.core.routines.motion_path import SLOW_BREATH
from tui.core.text import sentence_case
from tui.widgets.big_font import BigFont, big_rows, big_width, fit
from tui.widgets.breath import breath_row
from tui.widgets.line_drawing import (
    Piece,
    Row,
    centred,
    padded,
    row_width,
    wrapped,
    wrapped_evenly,
)
from tui.widgets.step_inks import ACCENT, QUIET, STRONG, STRONG_ACCENT, STRONG_PRIMARY
from tui.widgets.text import literal

_WIDEST, _WIDEST_OF_ALL = 72, 100
_WIDE = 50
_CORNER = 4
"""Cells of the frame beside each corner: the eye closes it, and a press of the key is answered at once."""
_BESIDE = 13
"""Cells kept free at the right of the number for the word and the soreness."""

_CALM_FONT, _CALM_STEP = BigFont.LARGE, 5
"""Where little is to change: how large the digits grow, and so many seconds between two steps of the dot."""


class KeyHint(NamedTuple):
    """A key and what it does, as the line of keys says it."""

    key: str
    does: str


_HOW_SORE = KeyHint("0-9", marked("how sore now"))
_HOLD_ENDS = (
    (KeyAction.PARTLY, marked("partly")),
    (KeyAction.NOT_EASING, marked("not easing")),
    (KeyAction.SHARP, marked("sharp")),
)


def _here() -> str:
    """What stands before the name of a spot, as in "Here: close to the neck."."""
    return say("Here: {spot}.", spot="").removesuffix(".")


def wall_keys(key_map: KeyMap = DEFAULT_KEYS) -> tuple[KeyHint, ...]:
    """The keys of a hold in wall mode: any key, and what is one key further away."""
    then = _HOLD_ENDS[1:]
    further = [f"{key_map.shown(action)} {say(does)}" for action, does in then if key_map.shown(action)]
    keys = ", ".join([*further, f"0-9 {say('how sore')}"])
    return (
        KeyHint(say("any key"), say("eased, go on")),
        KeyHint("q", say("pause, then {keys}", keys=keys)),
    )


def desk_keys(key_map: KeyMap = DEFAULT_KEYS, *, one_button: str = marked("eased")) -> tuple[KeyHint, ...]:
    """The keys of a hold away from wall mode; none for what the person has taken the keys from."""
    ends = (KeyHint(key_map.shown(action), say(does)) for action, does in _HOLD_ENDS)
    how_sore = KeyHint(_HOW_SORE.key, say(_HOW_SORE.does))
    hints = (KeyHint(key_map.shown(KeyAction.ONE_BUTTON), say(one_button)), how_sore, *ends)
    return tuple(hint for hint in hints if hint.key)


def paused_keys(key_map: KeyMap = DEFAULT_KEYS) -> tuple[KeyHint, ...]:
    """The keys of a hold that is paused."""
    return desk_keys(key_map, one_button=marked("go on in the hold"))


def _widest(width: int) -> int:
    """How wide the panel grows: in a wide terminal its digits can be larger."""
    return _WIDEST if width < _WIDEST_OF_ALL else _WIDEST_OF_ALL


class Hold(NamedTuple):
    """What the panel shows of a hold.

    `sore` are the numbers given, `history` what was found before, `here` the spot as it is named or proposed,
    and `here_key` what names it. A `calm` panel changes little with each second.
    """

    seconds: int = 0
    sore: tuple[int, ...] = ()
    breath: Row = breath_row(SLOW_BREATH, 0)
    advice: str = ""
    history: str = ""
    here: str = ""
    here_key: KeyHint | None = None
    keys: tuple[KeyHint, ...] = ()
    marks: tuple[int, ...] = (20, 60, 90)
    paused: bool = False
    calm: bool = False


def hold_scale(seconds: int, marks: Sequence[int], width: int, charset: Charset) -> tuple[Row, Row]:
    """A line with the dot of now on it, and under it the marks it comes to."""
    whole = max(marks) if marks else 90
    at = min(width - 1, seconds * (width - 1) // whole)
    done, ahead, dot, tick = "=.o|" if charset is Charset.ASCII else "━·●┊"
    ticks = {mark * (width - 1) // whole for mark in marks}
    rest = "".join(tick if x in ticks else ahead for x in range(at + 1, width))
    line = (Piece(done * at, ACCENT), Piece(dot, STRONG), Piece(rest, QUIET))
    return line, (Piece(_mark_labels(marks, whole, width), QUIET),)


def _mark_labels(marks: Sequence[int], whole: int, width: int) -> str:
    labels = [" "] * width
    for mark in marks:
        text = str(mark)
        start = min(max(0, mark * (width - 1) // whole - len(text) // 2), width - len(text))
        labels[start : start + len(text)] = text
    return "".join(labels)


class HoldPanel:
    """A framed panel with large seconds, the marks of a hold, the breath and what is known of this place."""

    def __init__(self, hold: Hold) -> None:
        """Of this moment of a hold; its texts are taken literally."""
        advice, history, here = (literal(text).plain for text in (hold.advice, hold.history, hold.here))
        self.hold = hold._replace(advice=advice, history=history, here=here)
        self._charset = charset_in_use()

    def drawn(self, width: int, height: int) -> Sequence[Row]:
        """The frame in the middle, what is known and the keys below it."""
        framed_width = min(width, _widest(width))
        inner = framed_width - 2
        below = self._below(framed_width)
        room = _Room(height - 2 - len(below))
        rows = self._framed(self._inside(inner, room), inner)
        indent = Piece(" " * ((width - framed_width) // 2))
        below = below if room.left < 1 else [(), *below]
        drawn = [*((indent, *row) for row in rows), *((indent, *row) for row in below)]
        return [*[()] * ((height - len(drawn)) // 2), *drawn]

    def _framed(self, rows: Sequence[Row], inner: int) -> Iterator[Row]:
        corners = tuple(_FRAMES.get(self._charset, "┏━┓┃┗┛"))
        top_left, flat, top_right, upright, bottom_left, bottom_right = corners
        title = f" {say('HOLD, paused') if self.hold.paused else say('HOLD')} "
        before = (inner - cell_len(title)) // 2
        corner, after = flat * _CORNER, inner - before - cell_len(title)
        yield (
            Piece(top_left + corner + " " * (before - _CORNER), ACCENT),
            Piece(title, STRONG_ACCENT),
            Piece(" " * (after - _CORNER) + corner + top_right, ACCENT),
        )
        for at, row in enumerate(rows):
            side = Piece(upright if at in (0, len(rows) - 1) else " ", ACCENT)
            yield (side, *padded(row, inner), side)
        yield (Piece(bottom_left + corner + " " * (inner - 2 * _CORNER) + corner + bottom_right, ACCENT),)

    def _inside(self, inner: int, room: "_Room") -> list[Row]:
        """Seconds and scale always; advice and empty rows as far as there is room."""
        scale_width = inner - 6
        is_small = inner + 2 <= _WIDEST
        most = _CALM_FONT.rows if self.hold.calm and is_small else room.left
        font = fit("000", inner - _BESIDE, max(1, min(most, room.left - 6)), self._charset)
        number = self._number(inner, font)
        at = self.hold.seconds // _CALM_STEP * _CALM_STEP if self.hold.calm else self.hold.seconds
        scale = hold_scale(at, self.hold.marks, scale_width, self._charset)
        room.take(len(number) + 2)
        words = self._words(scale_width, room)
        blanks = [() if room.take(1) else None for _ in range(4)]
        gap = [[blank] if blank is not None else [] for blank in blanks]
        margin = Piece(" " * 3)
        return [
            *gap[2],
            *number,
            *gap[1],
            *((margin, *row) for row in scale),
            *gap[0],
            *((margin, *row) for row in words),
            *gap[3],
        ]

    def _number(self, inner: int, font: BigFont) -> list[Row]:
        """The seconds in the middle; the words hang at their right, so that no digit ever moves."""
        text = str(self.hold.seconds)
        box = big_width("0" * max(2, len(text)), font)
        drawn = big_rows(text, font, self._charset)
        beside = {len(drawn) // 2 - 1: self._sore_text(inner), len(drawn) - 1: say("seconds")}
        if font is BigFont.PLAIN:
            beside = {0: f"{say('seconds')}  {self._sore_text(inner)}"}
        widest = max(_BESIDE, 2 + max(map(len, beside.values())))
        before = max(0, min((inner - box) // 2, inner - box - widest))
        return [
            (
                Piece(" " * before),
                Piece(row.rjust(box), ACCENT),
                Piece("  " + beside.get(y, "")),
            )
            for y, row in enumerate(drawn)
        ]

    def _sore_text(self, inner: int) -> str:
        """How sore it was at first and is now."""
        sore = self.hold.sore
        if len(sore) < 2:
            return say("sore {numbers}", numbers=sore[0]) if sore else ""
        arrow = ">" if self._charset is Charset.ASCII else "→"
        space = " " if inner >= _WIDE else ""
        return say("sore {numbers}", numbers=f"{sore[0]}{space}{arrow}{space}{sore[-1]}")

    def _words(self, width: int, room: "_Room") -> list[Row]:
        """The advice, with the breath beside it where that leaves the words room, else above it.

        It always takes all its rows, so that nothing moves when the advice changes.
        """
        breath = self.hold.breath
        beside = row_width(breath) + 3
        if width - beside < 30:
            room.take(1)
            return [centred(breath, width), *self._advice(width, room.take_some(3))]
        words = [padded(row, width - beside + 3) for row in self._advice(width - beside, room.take_some(3))]
        return [(*words[0], *breath), *words[1:]] if words else []

    def _advice(self, width: int, rows: int) -> list[Row]:
        lines = wrapped(self.hold.advice, width, rows)
        return [(Piece(line),) for line in lines] + [()] * (rows - len(lines))

    def _here(self, width: int) -> list[Row]:
        """The spot with its key beside it; on a phone always below, so that nothing moves with its words."""
        words = self.hold.here if width >= _WIDE else sentence_case(self.hold.here.removeprefix(_here()))
        if not words:
            return []
        rows: list[Row] = [(Piece(row, STRONG_ACCENT),) for row in wrapped(words, width, 2)]
        if self.hold.here_key is None:
            return rows
        key = _hint_rows(self.hold.here_key, width)[0]
        if width < _WIDE or row_width(rows[-1]) + 3 + row_width(key) > width:
            return [*rows, key]
        return [*rows[:-1], (*rows[-1], Piece("   "), *key)]

    def _below(self, width: int) -> list[Row]:
        history = [(Piece(row),) for row in wrapped_evenly(self.hold.history, width, 2)]
        return [*self._here(width), *history, *_key_rows(self.hold.keys, min(width, _widest(width)))]


class _Room:
    """Rows that are still free."""

    def __init__(self, rows: int) -> None:
        self.left = rows

    def take(self, rows: int) -> bool:
        """Take so many rows, if they are there."""
        if self.left < rows:
            return False
        self.left -= rows
        return True

    def take_some(self, rows: int) -> int:
        """Take up to so many rows."""
        taken = max(0, min(rows, self.left))
        self.left -= taken
        return taken


_FRAMES = {Charset.HALVES: "╔═╗║╚╝", Charset.ASCII: "+-+|++"}


def _key_rows(keys: Sequence[KeyHint], width: int) -> list[Row]:
    """The keys in as few rows as they need."""
    rows: list[Row] = []
    used = width
    for hint in keys:
        first, *more = _hint_rows(hint, width)
        if rows and used + 3 + row_width(first) <= width:
            rows[-1] = (*rows[-1], Piece("   "), *first)
        else:
            rows.append(first)
        rows += more
        used = row_width(rows[-1])
    return rows


def _hint_rows(hint: KeyHint, width: int) -> list[Row]:
    first, *more = wrapped(hint.does, width - cell_len(hint.key) - 1, 3) or [""]
    indent = " " * (cell_len(hint.key) + 1)
    return [(Piece(hint.key, STRONG_PRIMARY), Piece(f" {first}")), *((Piece(indent + row),) for row in more)]
