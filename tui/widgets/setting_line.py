"""One setting on one line: what it is called, what it is, and where that comes from."""

import msgspec
from rich.cells import cell_len, set_cell_size

from tui.core.preferences.setting_rows import SettingRow
from tui.widgets.line_drawing import Piece, Row, row_width

LABEL_CELLS = 15
_ROOM_FOR_WORDS = 52
"""From this many cells on, where a value comes from stands in words beside it."""
_CHOSEN_MARK = "●"
HERE = "setting--here"
_LABEL, _VALUE, _QUIET = "setting--label", "setting--value", "setting--quiet"
INKS = {HERE, *(f"{ink}{here}" for ink in (_LABEL, _VALUE, _QUIET) for here in ("", "-here"))}


class ShownSetting(msgspec.Struct, frozen=True):
    """The words of a value, what it comes to here, whether it was chosen, and where it comes from in a word.

    `can_turn` where Left and Right go through values.
    """

    value: str = ""
    here: str = ""
    origin: str = ""
    is_chosen: bool = False
    can_turn: bool = False


def setting_line(row: SettingRow, shown: ShownSetting, width: int, *, is_here: bool) -> Row:
    """Mark, label and value; at the right where it comes from, if that is not the default."""
    origin = shown.origin if width >= _ROOM_FOR_WORDS else _CHOSEN_MARK if shown.is_chosen else ""
    room = max(0, width - 2 - LABEL_CELLS - (cell_len(origin) + 2 if origin else 0))
    value = _value(row, shown, room, is_here=is_here)
    gap = " " * max(0, room - row_width(value))
    label = f"{'▸ ' if is_here else '  '}{set_cell_size(row.label, LABEL_CELLS)}"
    pieces = (Piece(label, _LABEL), *value, Piece(f"{gap}  {origin}" if origin else "", _QUIET))
    return tuple(each._replace(ink=f"{each.ink}-here") for each in pieces) if is_here else pieces


def _value(row: SettingRow, shown: ShownSetting, room: int, *, is_here: bool) -> Row:
    here = f" · {shown.here}" if shown.here else ""
    left, right = ("← ", " →") if is_here and shown.can_turn else ("  ", "")
    if is_here and row.opens and not right:
        right = " …"
    spare = room - cell_len(left + right)
    value = _cut(shown.value, spare)
    shorter = (here, here.removesuffix(" here"), "")
    here = next(words for words in shorter if not words or cell_len(value + words) <= spare)
    return Piece(left, _QUIET), Piece(value, _VALUE), Piece(here, _QUIET), Piece(right, _QUIET)


def _cut(text: str, cells: int) -> str:
    """The text in so many cells at most, with a sign where something is missing."""
    if cell_len(text) <= cells:
        return text
    while text and cell_len(text) > cells - 1:
        text = text[:-1]
    return f"{text}…"
