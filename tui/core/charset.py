"""Which characters the terminal can draw."""

from collections.abc import Mapping
from enum import StrEnum


class Charset(StrEnum):
    """What the terminal can draw: quarter blocks, half blocks only (Linux console), or ASCII."""

    QUARTERS = "quarters"
    HALVES = "halves"
    ASCII = "ascii"


_PLAIN_SHAPES = str.maketrans("▶▷◀◁■●▮─·", ">><<#o|--", "") | {ord("…"): "..."}
"""What we set beside words to be told apart at a glance, in plain characters."""
_ASCII_TERMINALS = ("vt", "ansi", "dumb")


def shapes_in(charset: Charset, text: str) -> str:
    """Our own words with their shapes as they can be drawn; texts of people are as they are."""
    return text.translate(_PLAIN_SHAPES) if charset is Charset.ASCII else text


def charset_of(environ: Mapping[str, str]) -> Charset:
    """What can be drawn here: the console's font has no quarter blocks, and some locales no blocks at all."""
    locale = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG", "")
    encoding = locale.partition(".")[2].lower().replace("-", "")
    terminal = environ.get("TERM", "")
    if terminal.startswith(_ASCII_TERMINALS) or (encoding and not encoding.startswith("utf8")):
        return Charset.ASCII
    return Charset.HALVES if terminal.startswith("linux") else Charset.QUARTERS
