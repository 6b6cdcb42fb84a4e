"""Text from people and files, made harmless for a terminal."""

import re
import unicodedata

from tui.core.catalogue import say, say_count

NOTE_LIMIT = 10_000
"""Longest note kept, in characters (storage.md 3.5 found no slow case up to ten times that)."""

COMBINING_LIMIT = 8
"""Marks that may stand on one letter; real scripts need four, a tower of them covers other lines."""
_WITHOUT_MARKS = re.compile("[ -\u02ff\u2010-\u2027\u2190-\u27bf]*")
"""Letters, punctuation, arrows, lines and blocks: no character here stands on another."""
_KEPT_FORMATS = "\u200c\u200d\u200e\u200f"
_SUSPECT = re.compile(r"[^\n -~]")
_LINE_ENDS = {"\r": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n", "\t": " "}


def is_safe(character: str) -> bool:
    """Whether a character may reach a terminal: no control, bidi, format or surrogate character."""
    category = unicodedata.category(character)
    if category == "Cn":  # a character newer than this Python is no danger; a noncharacter is none at all
        return ord(character) & 0xFFFE != 0xFFFE and not 0xFDD0 <= ord(character) <= 0xFDEF
    return character in _KEPT_FORMATS or category not in {"Cc", "Cf", "Cs", "Co"}


def clean(text: str) -> tuple[str, int]:
    """Typed or pasted text as it is stored, and how many unsafe characters were made visible.

    Line ends of every kind become newlines; an unsafe character becomes U+FFFD, so that nothing vanishes
    unseen. The text is cut at NOTE_LIMIT characters.
    """
    if len(text) <= NOTE_LIMIT and text.isprintable() and _WITHOUT_MARKS.fullmatch(text):
        return text, 0  # as nearly all there is, and found without a look at each character
    replaced = marks = 0
    out: list[str] = []
    for character in text.replace("\r\n", "\n")[:NOTE_LIMIT]:
        character = _LINE_ENDS.get(character, character)
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks > COMBINING_LIMIT or (character != "\n" and not is_safe(character)):
            character, replaced = "\N{REPLACEMENT CHARACTER}", replaced + 1
        out.append(character)
    return "".join(out), replaced


def clean_line(text: str) -> str:
    """Like `clean`, for a field of one line."""
    return " ".join(clean(text)[0].split())


def spelt_in_ascii(json_text: str) -> str:
    """JSON that says the same, with all that a terminal would act on written as escapes."""
    return _SUSPECT.sub(lambda found: _spelt(found.group()), json_text)


def _spelt(character: str) -> str:
    if is_safe(character):
        return character
    import json  # msgspec writes all else

    return json.dumps(character)[1:-1] if ord(character) != 0x7F else "\\u007f"


def first_unsafe(text: str) -> int | None:
    """The place of the first character that may not reach a terminal, a line end excepted; None without."""
    return next((found.start() for found in _SUSPECT.finditer(text) if not is_safe(found.group())), None)


def has_tower(text: str) -> bool:
    """Whether more marks stand on one letter than any script needs: they would cover the lines above."""
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks > COMBINING_LIMIT:
            return True
    return False


def shortened(text: str, most: int) -> str:
    """The text in at most so many characters: its middle gives way, where it is too long."""
    return text if len(text) <= most else f"{text[: most // 2]}…{text[-(most // 2 - 1) :]}"


def sentence_case(words: str) -> str:
    """The words as they stand at the start of a line: only the first letter changes."""
    return words[:1].upper() + words[1:]


def made_visible_in_words(*typed: str) -> str:
    """What to say once texts are stored in which `clean` made characters visible; empty where none was."""
    number = sum(clean(text)[1] for text in typed)
    if not number:
        return ""
    return say_count(
        "{count} character was made visible as \N{REPLACEMENT CHARACTER}, to keep the terminal safe.",
        "{count} characters were made visible as \N{REPLACEMENT CHARACTER}, to keep the terminal safe.",
        number,
    )


def too_long_in_words(note: str) -> str:
    """Why a note cannot be stored whole; empty where it can."""
    over = len(note) - NOTE_LIMIT
    if over <= 0:
        return ""
    return say(
        "A note has room for {limit} characters: this one is {over} too long.", limit=NOTE_LIMIT, over=over
    )
