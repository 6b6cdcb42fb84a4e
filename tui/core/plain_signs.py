"""What stands for the signs that a terminal cannot draw."""

from collections.abc import Iterator

from tui.core.catalogue import marked, say
from tui.core.charset import Charset, charset_in_use


def _from_to(first: int, last: int) -> Iterator[str]:
    return map(chr, range(first, last + 1))


_SIGNS = {
    **dict.fromkeys("▶▷►▸→»\u203a", ">"),
    **dict.fromkeys("◀◁◄←«\u2039", "<"),
    **dict.fromkeys("▲↑", "^"),
    **dict.fromkeys("▼↓", "v"),
    **dict.fromkeys("↔⇄", "="),
    **dict.fromkeys("■▣", "#"),
    **dict.fromkeys("□▯", "."),
    **dict.fromkeys("●•✓", "*"),
    **dict.fromkeys("○", "o"),
    **dict.fromkeys("◆", "+"),
    **dict.fromkeys("▮▏▎▍▌▋▊▉▐❘‖", "|"),
    **dict.fromkeys("·\u2212", "-"),
    **dict.fromkeys(_from_to(0x2010, 0x2015), "-"),
    **dict.fromkeys(_from_to(0x2018, 0x201B), "'"),
    **dict.fromkeys(_from_to(0x201C, 0x201F), '"'),
    **{"…": "~", "\u00d7": "x", "⏎": ">"},
}
_BOXES = {
    **dict.fromkeys("─━┄┅┈┉╌╍═", "-"),
    **dict.fromkeys("│┃┆┇┊┋╎╏║", "|"),
    **dict.fromkeys(_from_to(0x250C, 0x254B), "+"),
    **dict.fromkeys(_from_to(0x2552, 0x2570), "+"),
}
_BLOCKS = {
    **dict.fromkeys("▀▁▂▔", "-"),
    **dict.fromkeys("▃▄▅▆▇█▓▖▗▘▙▚▛▜▝▞▟", "#"),
    **dict.fromkeys("░", "."),
    **dict.fromkeys("▒", ":"),
}
_IN_ASCII = _SIGNS | _BOXES | _BLOCKS
"""One plain character for each sign of ours, so that nothing moves."""
_ON_THE_CONSOLE = "─│┌┐└┘├┤┬┴┼█▀▄▌▐░▒▓←↑→↓·•"
"""What every font of the Linux console has of it."""
_NICER_ON_THE_CONSOLE = {
    **dict.fromkeys("━═", "─"),
    **dict.fromkeys("┃║▏▎", "│"),
    **dict.fromkeys("╭╔┏", "┌"),
    **dict.fromkeys("╮╗┓", "┐"),
    **dict.fromkeys("╰╚┗", "└"),
    **dict.fromkeys("╯╝┛", "┘"),
    **dict.fromkeys("▅▆▇", "█"),
    **dict.fromkeys("▂▃▁", "▄"),
    **dict.fromkeys("▍▋▊▉", "▌"),
    **{"●": "•", "■": "█", "▔": "▀"},
}
_TABLES = {
    Charset.QUARTERS: str.maketrans({}),
    Charset.HALVES: str.maketrans(
        {sign: plain for sign, plain in _IN_ASCII.items() if sign not in _ON_THE_CONSOLE}
        | _NICER_ON_THE_CONSOLE
    ),
    Charset.ASCII: str.maketrans(_IN_ASCII),
}


def drawn_in(charset: Charset, text: str) -> str:
    """A line as it can be drawn, in as many cells; letters of people stay what they are."""
    return text if text.isascii() else text.translate(_TABLES[charset])


_KEYS_IN_WORDS = {
    "⏎": marked("Enter"),
    "←": marked("Left"),
    "→": marked("Right"),
    "↑": marked("Up"),
    "↓": marked("Down"),
    "↑↓": marked("Up Down"),
    "←→": marked("Left Right"),
    "←↑↓→": marked("arrows"),
}


def key_sign(sign: str) -> str:
    """The sign of a key, or its name where the sign cannot be drawn."""
    if sign.isascii() or drawn_in(charset_in_use(), sign) == sign:
        return sign
    return say(_KEYS_IN_WORDS[sign]) if sign in _KEYS_IN_WORDS else sign
