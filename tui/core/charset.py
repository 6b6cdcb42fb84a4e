"""Which characters and colours the terminal can show."""

import sys
from collections.abc import Mapping
from enum import StrEnum


class Charset(StrEnum):
    """What the terminal can draw: quarter blocks, half blocks only (Linux console), or ASCII."""

    QUARTERS = "quarters"
    HALVES = "halves"
    ASCII = "ascii"


class _Present:
    """What this process draws with."""

    charset = Charset.QUARTERS


def use_charset(charset: Charset) -> None:
    """Draw everything from here on with these characters. Called once, before the first screen."""
    _Present.charset = charset


def charset_in_use() -> Charset:
    """What everything is drawn with."""
    return _Present.charset


_ASCII_TERMINALS = ("vt", "ansi", "dumb")
_WITHOUT_COLOURS = ("vt", "dumb")
_PLAIN_LOCALES = ("C", "POSIX")
_UTF_8_MODE = bool(sys.flags.utf8_mode)


def charset_of(environ: Mapping[str, str], *, utf8_mode: bool = _UTF_8_MODE) -> Charset:
    """What can be drawn here: the console's font has no quarter blocks, and some locales no blocks at all.

    Where no locale is named at all, as in many containers, the terminal is taken for one of today.
    """
    terminal = environ.get("TERM", "")
    if terminal.startswith(_ASCII_TERMINALS) or _is_plain(_locale(environ, utf8_mode)):
        return Charset.ASCII
    return Charset.HALVES if terminal.startswith("linux") else Charset.QUARTERS


def has_colours(environ: Mapping[str, str]) -> bool:
    """Whether colours are shown here, and wanted (no-color.org)."""
    return "NO_COLOR" not in environ and not environ.get("TERM", "").startswith(_WITHOUT_COLOURS)


def _locale(environ: Mapping[str, str], utf8_mode: bool) -> str:
    """The locale for characters; Python itself sets LC_CTYPE where a plain one was named (PEP 538)."""
    set_by_python = utf8_mode and environ.get("LC_CTYPE") == "C.UTF-8"
    names = ("LC_ALL", "LANG") if set_by_python else ("LC_ALL", "LC_CTYPE", "LANG")
    return next((environ[name] for name in names if environ.get(name)), "")


def _is_plain(locale: str) -> bool:
    encoding = locale.partition(".")[2].partition("@")[0].lower().replace("-", "")
    return locale in _PLAIN_LOCALES or bool(encoding and encoding != "utf8")


_PLAIN_SHAPES = str.maketrans("▶▷◀◁■●▮─·", ">><<#o|--", "") | {ord("…"): "..."}
"""What we set beside words to be told apart at a glance, in plain characters."""


def shapes_in(charset: Charset, text: str) -> str:
    """Our own words with their shapes as they can be drawn; texts of people are as they are."""
    return text.translate(_PLAIN_SHAPES) if charset is Charset.ASCII else text
