"""Any text in pure ASCII: what has a plain form gets it, and what has none is marked."""

import re
import unicodedata

from tui.core.text import clean_line

UNKNOWN = "[?]"
"""Stands for any run of characters that ASCII has nothing for."""
_MARKS = {
    "'": "\u2018\u2019\u201a\u201b\u2032\u02bc",
    '"': "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2212\u00b7\u2022",
    "": "\u200c\u200d\u200e\u200f",
}
_LETTERS = {
    **{"\u2026": "...", "\u2192": "->", "\u2190": "<-", "\u00d7": "x", "\u00f7": "/", "\u00b0": " deg"},
    **{"\u20ac": "EUR", "\u00a3": "GBP", "\u2265": ">=", "\u2264": "<=", "\u2248": "~"},
    **{"\u00bd": "1/2", "\u00bc": "1/4", "\u00be": "3/4"},
    **{"ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D"},
    **{"ł": "l", "Ł": "L", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "\u0131": "i"},
}
_PLAIN = str.maketrans(_LETTERS | {each: plain for plain, all_ in _MARKS.items() for each in all_})
_FOREIGN = re.compile(r"[^ -~]+(?: +[^ -~]+)*")


def plain_ascii(text: str) -> str:
    """One line in printable ASCII: accents fall away, other scripts become [?], one for each run."""
    line = clean_line(text)
    if line.isascii() and line.isprintable():
        return line
    parts = unicodedata.normalize("NFKD", line.translate(_PLAIN))
    bare = "".join(each for each in parts if not unicodedata.combining(each))
    return _FOREIGN.sub(UNKNOWN, bare.translate(_PLAIN))
