"""From what a keyboard sends to names of keys, without the library that draws screens."""

import codecs
import re

from tui.core.keyboard.key_names import key_name

_ESCAPE = "\x1b"
_NAMED = {
    "\r": "enter",
    "\n": "enter",
    " ": "space",
    "\t": "tab",
    "\x7f": "backspace",
    "\x08": "backspace",
    "\x03": "q",
    "\x04": "q",
    "\x11": "q",
}
"""Ctrl+C and Ctrl+Q are `q`; so is Ctrl+D, which means the end of what is typed."""
_FINAL = {"A": "up", "B": "down", "C": "right", "D": "left", "H": "home", "F": "end", "M": "enter"}
_NUMBERED = {"1": "home", "4": "end", "5": "pageup", "6": "pagedown", "7": "home", "8": "end"}
_SEQUENCE = re.compile(r"\x1b(?:\[(?P<numbers>[0-?]*)[ -/]*(?P<final>[@-~])|O(?P<key>[ -~]))")
_BEGUN = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|O)?")
OTHER = "unknown-key"
"""Any key without a name here: in wall mode it is the one button like every other."""


class KeyBytes:
    """Reads bytes as they arrive, also where a key's sequence comes in pieces."""

    def __init__(self) -> None:
        """Nothing has arrived yet."""
        self._text = codecs.getincrementaldecoder("utf-8")("replace")
        self._begun = ""

    @property
    def waits(self) -> bool:
        """Whether something has begun that may go on: an escape key, or a sequence."""
        return bool(self._begun)

    def feed(self, data: bytes) -> list[str]:
        """The keys that are whole now."""
        keys: list[str] = []
        text, self._begun = self._begun + self._text.decode(data), ""
        while text:
            key, length = _first_key(text)
            if not length:
                self._begun = text
                break
            keys.append(key)
            text = text[length:]
        return keys

    def give_up_waiting(self) -> list[str]:
        """Nothing has followed: an escape alone is the escape key, half a sequence is nothing."""
        begun, self._begun = self._begun, ""
        return ["escape"] if begun == _ESCAPE else []


def _first_key(text: str) -> tuple[str, int]:
    """The key that a text begins with, and how long it is; a length of 0 where it may go on."""
    if not text.startswith(_ESCAPE):
        return _plain_key(text[0]), 1
    if found := _SEQUENCE.match(text):
        return _sequence_key(found), found.end()
    if (begun := _BEGUN.match(text)) and begun.end() == len(text):
        return "", 0
    if text[1] in ("[", "O"):  # it broke off: what follows is a key of its own
        return OTHER, begun.end() if begun else 1
    return ("escape", 1) if text[1] == _ESCAPE else (OTHER, 2)


def _plain_key(character: str) -> str:
    if named := _NAMED.get(character):
        return named
    return key_name(character, character) if character.isprintable() else OTHER


def _sequence_key(found: re.Match[str]) -> str:
    final = found["key"] or found["final"]
    if final == "~":
        return _NUMBERED.get(found["numbers"], OTHER)
    return OTHER if found["numbers"] else _FINAL.get(final, OTHER)
