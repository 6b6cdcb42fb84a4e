"""Words laid out on plain lines by the cells that a terminal gives them, with nothing that draws."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache


def cells(text: str) -> int:
    """The columns a text takes: two for a wide character, none for a mark on another."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


@lru_cache(512)
def _cells_of(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def filled(text: str, width: int) -> str:
    """Text with the spaces that bring it to so many columns."""
    return text + " " * (width - cells(text))


def folded_at(units: Iterable[str], width: int, first: str = "", later: str = "") -> list[str]:
    """Units on lines of at most `width` columns, with `first` and `later` before them.

    A unit stays on one line where any line has room for it; else its words, and at last its characters, part.
    A width that leaves no room for a wide character behind `first` or `later` counts as so much more.
    """
    width = max(width, 2 + cells(first), 2 + cells(later))
    room = width - cells(later)
    parts = [part for unit in units for part in ([unit] if cells(unit) <= room else unit.split())]
    lines: list[str] = []
    line, used, is_bare = first, cells(first), True
    for part in parts:
        more = cells(part)
        if not is_bare and used + 1 + more > width:
            lines.append(line)
            line, used, is_bare = later, cells(later), True
        line, used = (line + part, used + more) if is_bare else (f"{line} {part}", used + 1 + more)
        is_bare = False
        while used > width:
            head = _head(line, width)
            lines.append(head)
            line = later + line[len(head) :]
            used = cells(line)
    return [*lines, line]


def _head(line: str, width: int) -> str:
    """The longest beginning that fits, with the marks that stand on its last character."""
    used = 0
    for place, character in enumerate(line):
        used += _cells_of(character)
        if used > width:
            return line[:place]
    return line
