"""A terminal that understands what an app of ours may write: all other control that comes is a leak."""

import re
from enum import Enum

from rich.cells import split_graphemes

from tui.core.text import is_safe

_ATTRIBUTES, _OFF = "[1-9]|21|5[1-3]", "2[2-57-9]|5[45]"
_COLOURS = "{0}[0-79]|{1}[0-7]|{0}8;5;[0-9]+|{0}8;2;[0-9]+;[0-9]+;[0-9]+"
_END = "(?:;(?!m)|(?=m))"
_PEN = (
    rf"\x1b\[(?:;(?!m))?(?:(?:{_OFF}){_END})*(?:(?:{_ATTRIBUTES}){_END})*"
    rf"(?:(?:{_COLOURS.format(3, 9)}){_END})?(?:(?:{_COLOURS.format(4, 10)})(?=m))?m"
)
"""Styles with their parameters in the order in which tui/toolkit/terminal_cells.py writes them."""
_OF_THE_APP = (
    r"\x1b\]22;(?:default|pointer|text)\x07"  # the shape of the mouse
    r"|\x1b\[\?(?:2026|25)[hl]"  # one picture at a time, the cursor
)
_SEQUENCE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[ -/]*[0-~]?|[\x00-\x1f\x7f]"
)
_BEGUN = re.compile(r"(?:\x1b(?:[\[\]][0-9;?<>=$]*)?)?\Z")


class Way(Enum):
    """How updates are written: the sequences of each way, and the moves in them by their groups."""

    CHANGES = re.compile(
        r"\x1b\[(?:(?P<y>[1-9]\d*)(?:;(?P<x>[2-9]|[1-9]\d+))?)?H"
        r"|\x1b\[(?P<right>[2-9]|[1-9]\d+)?C"
        r"|\x1b\[(?P<left>[5-9]|[1-9]\d+)D"
        r"|(?P<back>\x08{1,4})(?!\x08)"
        r"|(?P<down>\x0b{1,3})(?!\x0b)"
        r"|(?P<edge>\r)"
        r"|\x1b\[(?P<erased>[6-9]|[1-9]\d+)X"
        rf"|{_PEN}|{_OF_THE_APP}"
    )
    """Only what changed, as tui/toolkit/changed_cells.py has it: the moves are the shortest ones."""
    WHOLE = re.compile(
        r"\x1b\[(?P<y>\d+);(?P<x>\d+)H"
        r"|\x1b\[(?!31;5;73m)[0-9;]*m"  # but for the one in the hostile texts
        rf"|(?P<edge>\r?)\n|{_OF_THE_APP}"
    )
    """Whole widgets, as Textual has it."""


def without_marks(text: str) -> str:
    """What can be seen of a text: the marks of direction and of joining take no columns."""
    return re.sub("[\u200c-\u200f]", "", text)


class Reader:
    """What stands on a terminal, all that stood there after each piece that was written, and what leaked."""

    def __init__(self, columns: int, rows: int, way: Way = Way.CHANGES) -> None:
        self._columns = columns
        self._way = way
        self._cells = [[" "] * columns for _ in range(rows)]
        self._y = self._x = 0
        self._begun = ""
        self.seen: set[str] = set()
        self.leaks: set[str] = set()

    @property
    def rows(self) -> list[str]:
        """The lines that stand there now."""
        return [without_marks("".join(cells)) for cells in self._cells]

    def has_shown(self, text: str) -> bool:
        """Whether a text stood there in one line."""
        return any(text in line for line in self.seen)

    def feed(self, written: str) -> None:
        """Show what was written; a sequence that is cut off waits for its rest."""
        written, at = self._begun + written, 0
        begun = _BEGUN.search(written)
        end = begun.start() if begun else len(written)
        for sequence in self._way.value.finditer(written, 0, end):
            self._print(written[at : sequence.start()])
            self._follow(sequence)
            at = sequence.end()
        self._print(written[at:end])
        self._begun = written[end:]
        self.seen.update(self.rows)

    def forget(self) -> None:
        """Nothing stood there before, and nothing leaked."""
        self.seen, self.leaks = set(), set()

    def _follow(self, sequence: re.Match[str]) -> None:
        found = sequence.groupdict()
        if sequence.group().endswith("H"):
            self._y, self._x = int(found["y"] or 1) - 1, int(found["x"] or 1) - 1
        elif self._way is Way.CHANGES:
            self._step(found, sequence.group())

    def _step(self, found: dict[str, str | None], sequence: str) -> None:
        if sequence.endswith("C"):
            self._x += int(found["right"] or 1)
        elif erased := found["erased"]:
            self._put(" " * int(erased))
            self._x -= int(erased)
        self._x -= int(found["left"] or 0) + len(found["back"] or "")
        self._y += len(found["down"] or "")
        self._x = 0 if found["edge"] else self._x

    def _print(self, text: str) -> None:
        """Put letters where the cursor stands; what may not be among them has leaked."""
        self.leaks.update(_SEQUENCE.findall(text))
        letters = _SEQUENCE.sub("", text)
        self.leaks.update(each for each in letters if not is_safe(each))
        self._put(letters)

    def _put(self, text: str) -> None:
        for start, end, width in split_graphemes(text)[0]:
            line = self._cells[min(self._y, len(self._cells) - 1)]
            if width:
                line[self._x : self._x + width] = [text[start:end], *[""] * (width - 1)]
                self._x += width
            elif self._x:
                base = self._x - 1 if line[self._x - 1] else self._x - 2
                line[base] += text[start:end]
