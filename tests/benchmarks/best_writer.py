"""What the best writer of single cells would have sent for the same pictures.

Its rules: it knows what stands in each cell before and after a write, and where the cursor and the pen are.
It writes the cells that differ and no others, unless writing an unchanged one again is shorter than moving
over it. It moves by the shortest of CUP, CHA, VPA, the relative moves, backspace, return and line feed; tells
of the pen only what is different, or resets it where that is shorter; repeats a character by REP and erases
blanks at the end of a run by ECH or EL where that is shorter; and goes through the runs of one pen in reading
order or always to the cheapest next one, whichever is shorter for this write. It never scrolls. Colours are
those of the picture, by 24 bits. What the emulator does not know it does not see: dim text. It is the best of
these two orders, not of all there are: a writer that plans further may need a little less.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from pyte.screens import Char

from tests.terminal.emulator import Emulator

MOST_RUNS = 120
"""In a write of more runs only the reading order is tried."""
_SWITCHES = {
    **{"bold": ("1", "22"), "italics": ("3", "23"), "underscore": ("4", "24"), "blink": ("5", "25")},
    **{"reverse": ("7", "27"), "strikethrough": ("9", "29")},
}
"""The attributes of a cell: how each is switched on and off."""
_SHOWN_ON_BLANKS = frozenset({"underscore", "reverse", "strikethrough"})
_NAMES = "black", "red", "green", "brown", "blue", "magenta", "cyan", "white"


class Pen(NamedTuple):
    """How a cell is written; the colour is empty where it does not show."""

    attributes: frozenset[str]
    colour: str
    ground: str

    def writes(self, other: "Pen") -> bool:
        """Whether what is written with this one looks as with the other."""
        if other.colour:
            return self == other
        return self.ground == other.ground and not self.attributes & _SHOWN_ON_BLANKS


class Cell(NamedTuple):
    """What stands in a cell."""

    text: str
    pen: Pen


Rows = Mapping[int, tuple[Cell, ...]]


class Run(NamedTuple):
    """Neighbouring cells that are written with one pen."""

    row: int
    column: int
    cells: tuple[Cell, ...]
    pen: Pen


class State(NamedTuple):
    """Where the writer is, if that is sure (after the last column it is not), and its pen."""

    place: tuple[int, int] | None
    pen: Pen


START = State(None, Pen(frozenset(), "default", "default"))


def best_lengths(raw: bytes, ends: Sequence[int], size: tuple[int, int]) -> list[int]:
    """Bytes for each arrival; `ends` is where it ends in all that came since the program began."""
    emulator, state, sent, start = Emulator(*size), START, list[int](), 0
    shown = painted_rows(emulator)
    for end in ends:
        emulator.feed(raw[start:end])
        start = end
        now = painted_rows(emulator)
        text, state = best_write(shown, now, state)
        sent.append(_length(text))
        shown.update(now)
    return sent


def painted_rows(emulator: Emulator) -> dict[int, tuple[Cell, ...]]:
    """The rows that were written since this was asked last."""
    screen = emulator.screen
    rows, columns = sorted(screen.dirty), range(screen.columns)
    screen.dirty.clear()
    return {row: tuple(_cell_of(screen.buffer[row][column]) for column in columns) for row in rows}


@lru_cache(20_000)
def _cell_of(char: Char) -> Cell:
    """A cell of the emulator; of a blank only what can be seen."""
    attributes = frozenset(name for name in _SWITCHES if getattr(char, name))
    if char.data == " ":
        attributes &= _SHOWN_ON_BLANKS
    return Cell(char.data, Pen(attributes, char.fg if char.data != " " or attributes else "", char.bg))


def best_write(before: Rows, after: Rows, state: State) -> tuple[str, State]:
    """What leads from one picture to the next, of which `after` has the rows that may differ."""
    runs = [run for row in after for run in _runs_of(row, before.get(row, ()), after[row])]
    ways = [_in_order(runs, after, state)]
    if 1 < len(runs) <= MOST_RUNS:
        ways.append(_cheapest_next(runs, after, state))
    return min(ways, key=lambda way: _length(way[0]))


def _runs_of(row: int, before: tuple[Cell, ...], after: tuple[Cell, ...]) -> Iterator[Run]:
    differs = [column >= len(before) or before[column] != cell for column, cell in enumerate(after)]
    for is_different, group in groupby(range(len(after)), key=differs.__getitem__):
        if is_different:
            columns = list(group)
            yield from _of_one_pen(row, columns[0], after[columns[0] : columns[-1] + 1])


def _of_one_pen(row: int, column: int, cells: tuple[Cell, ...]) -> Iterator[Run]:
    while cells:
        pen, length = cells[0].pen, 0
        for cell in cells:
            if not pen.colour and cell.pen.colour and cell.pen.writes(pen):
                pen = cell.pen
            if not pen.writes(cell.pen):
                break
            length += 1
        yield Run(row, column, cells[:length], pen)
        column, cells = column + length, cells[length:]


def _in_order(runs: Sequence[Run], rows: Rows, state: State) -> tuple[str, State]:
    parts = []
    for run in runs:
        text, state = _write(run, rows[run.row], state)
        parts.append(text)
    return "".join(parts), state


def _cheapest_next(runs: Sequence[Run], rows: Rows, state: State) -> tuple[str, State]:
    parts, left = [], list(runs)
    while left:
        ways = [(_write(run, rows[run.row], state), run) for run in left]
        (text, state), run = min(ways, key=lambda way: _length(way[0][0]))
        left.remove(run)
        parts.append(text)
    return "".join(parts), state


def _write(run: Run, row: tuple[Cell, ...], state: State) -> tuple[str, State]:
    """A run, with the way to it and its pen."""
    pen = run.pen if run.pen.colour else run.pen._replace(colour=state.pen.colour)
    text, moved = _text_of(run, row)
    column = run.column + moved
    place = (run.row, column) if column < len(row) else None
    return _way(state, run, row) + _turn(state.pen, pen) + text, State(place, pen)


def _text_of(run: Run, row: tuple[Cell, ...]) -> tuple[str, int]:
    """The text of a run, and how far the cursor moves by it; blanks at its end may be erased instead."""
    texts = [cell.text for cell in run.cells]
    written = _written(texts)
    letters = len(texts)
    while letters and texts[letters - 1] == " ":
        letters -= 1
    if letters == len(texts) or run.pen.attributes & _SHOWN_ON_BLANKS:
        return written, len(texts)
    rest = row[run.column + letters :]
    to_edge = all(cell.text == " " and run.pen.writes(cell.pen) for cell in rest)
    erased = _written(texts[:letters]) + ("\x1b[K" if to_edge else f"\x1b[{len(texts) - letters}X")
    return (erased, letters) if _length(erased) < _length(written) else (written, len(texts))


def _written(texts: Sequence[str]) -> str:
    return "".join(_repeated(text, len(list(group))) for text, group in groupby(texts))


def _repeated(text: str, times: int) -> str:
    return _shortest(text * times, f"{text}\x1b[{times - 1}b") if text and times > 1 else text


def _way(state: State, run: Run, cells: tuple[Cell, ...]) -> str:
    """The move to a run."""
    row, column = run.row, run.column
    there = f"\x1b[{row + 1 if row else ''}{f';{column + 1}' if column else ''}H"
    if state.place is None:
        return there
    at_row, at_column = state.place
    along = _along(column - at_column, column)
    between = cells[at_column:column]
    if at_row == row and all(state.pen.writes(cell.pen) for cell in between):
        along = _shortest(along, "".join(cell.text for cell in between) or along)
    return _shortest(there, _down(row - at_row, row) + along)


def _along(distance: int, column: int) -> str:
    if distance == 0:
        return ""
    from_start = "\r" + (_relative(column, "C") if column else "")
    ways = [f"\x1b[{column + 1}G", _relative(abs(distance), "C" if distance > 0 else "D"), from_start]
    return _shortest(*ways, *(["\b" * -distance] if distance < 0 else []))


def _down(distance: int, row: int) -> str:
    if distance == 0:
        return ""
    ways = [f"\x1b[{row + 1}d", _relative(abs(distance), "B" if distance > 0 else "A")]
    return _shortest(*ways, *(["\n" * distance] if distance > 0 else []))


def _relative(cells: int, letter: str) -> str:
    return f"\x1b[{cells if cells > 1 else ''}{letter}"


@lru_cache(20_000)
def _turn(before: Pen, after: Pen) -> str:
    """What turns one pen into the other."""
    if before == after:
        return ""
    anew = ["", *_changes(START.pen, after)]
    return f"\x1b[{_shortest(';'.join(_changes(before, after)), ';'.join(anew))}m"


def _changes(before: Pen, after: Pen) -> list[str]:
    codes = [_SWITCHES[name][0] for name in sorted(after.attributes - before.attributes)]
    codes += [_SWITCHES[name][1] for name in sorted(before.attributes - after.attributes)]
    codes += [_colour(after.colour, 30)] if after.colour != before.colour else []
    return codes + ([_colour(after.ground, 40)] if after.ground != before.ground else [])


def _colour(name: str, base: int) -> str:
    if name == "default":
        return str(base + 9)
    plain = name.removeprefix("bright")
    if plain in _NAMES:
        return str(base + (60 if plain != name else 0) + _NAMES.index(plain))
    red, green, blue = bytes.fromhex(name)
    return f"{base + 8};2;{red};{green};{blue}"


def _shortest(*ways: str) -> str:
    return min(ways, key=_length)


def _length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode())
