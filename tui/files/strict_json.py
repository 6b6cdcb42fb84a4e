"""JSON read strictly: nothing given twice, nothing too deep, and the place of every value kept."""

import json
import math
import re
from collections.abc import Iterator

import msgspec

from tui.core.catalogue import say

DEPTH_LIMIT = 20
"""Deepest nesting read; a routine file needs seven."""
DIGITS_LIMIT = 20

Where = tuple[str | int, ...]
"""The way to a value: keys of objects, positions in lists."""

_BLANK = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?(?![\w.])")
_ODD_NUMBER = re.compile(r"-?(?:NaN|Infinity)(?!\w)")
_WORDS = {"true": True, "false": False, "null": None}
_WORD = re.compile(r"(?:true|false|null)(?!\w)")
_STRINGS = json.JSONDecoder()


class OddNumber(msgspec.Struct, frozen=True):
    """A number that no field can mean: NaN, Infinity, 1e999 or hundreds of digits."""

    text: str


class Twice(msgspec.Struct, frozen=True):
    """A key that its object had already given; the first value is the one kept."""

    where: Where
    offset: int


class ReadJson(msgspec.Struct, frozen=True):
    """A JSON value, the offset at which each part of it starts, and the keys given twice."""

    value: object
    offsets: dict[Where, int]
    twice: tuple[Twice, ...]


class NotJsonError(Exception):
    """The text is not JSON, or nested too deep."""

    def __init__(self, offset: int, found: str, expected: str) -> None:
        """Tell at which character, what was there and what belongs there."""
        super().__init__(say("found {found}, expected {expected}", found=found, expected=expected))
        self.offset = offset
        self.found = found
        self.expected = expected


def read_json(text: str) -> ReadJson:
    """Read one JSON value that fills the whole text; raises NotJsonError."""
    reader = _Reader(text)
    value = reader.value((), reader.skip_blank(0))
    reader.at = reader.skip_blank(reader.at)
    if reader.at < len(text):
        raise reader.refuse(reader.at, say("the end of the file"))
    return ReadJson(value, reader.offsets, tuple(reader.twice))


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The line and column of a character, both counted from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


class _Reader:
    """Walks the text once, from left to right; `at` is the character after what was read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.offsets: dict[Where, int] = {}
        self.twice: list[Twice] = []

    def skip_blank(self, at: int) -> int:
        blank = _BLANK.match(self.text, at)
        return blank.end() if blank else at

    def refuse(self, at: int, expected: str) -> NotJsonError:
        return NotJsonError(at, _found_at(self.text, at), expected)

    def value(self, where: Where, at: int) -> object:
        self.offsets[where] = at
        match self.text[at : at + 1]:
            case "{":
                return dict(self.members(where, at + 1))
            case "[":
                return list(self.items(where, at + 1))
            case '"':
                return self.string(at)
            case _:
                return self.scalar(at)

    def members(self, where: Where, at: int) -> Iterator[tuple[str, object]]:
        """The members of an object; a key given twice is noted, and only its first value handed on."""
        self.refuse_depth(where, at)
        seen: set[str] = set()
        at = self.skip_blank(at)
        closed = self.text.startswith("}", at)
        while not closed:
            if not self.text.startswith('"', at):
                raise self.refuse(at, say("a key in double quotes") + _after_comma(self.text, at))
            key = self.string(at)
            again = key in seen
            if again:
                self.twice.append(Twice((*where, key), at))
            colon = self.skip_blank(self.at)
            if not self.text.startswith(":", colon):
                raise self.refuse(colon, say('":" after the key {text}', text=json.dumps(key[:40])))
            place = f"{key} (again)" if again else key
            value = self.value((*where, place), self.skip_blank(colon + 1))
            if not again:
                yield key, value
            seen.add(key)
            at, closed = self.next_or_end("}")
        self.at = at + 1

    def items(self, where: Where, at: int) -> Iterator[object]:
        self.refuse_depth(where, at)
        at = self.skip_blank(at)
        closed = self.text.startswith("]", at)
        number = 0
        while not closed:
            yield self.value((*where, number), at)
            number += 1
            at, closed = self.next_or_end("]")
        self.at = at + 1

    def next_or_end(self, end: str) -> tuple[int, bool]:
        """The place after a comma, or of the closing bracket, and whether it was the bracket."""
        at = self.skip_blank(self.at)
        if self.text.startswith(end, at):
            return at, True
        if self.text.startswith(",", at):
            return self.skip_blank(at + 1), False
        raise self.refuse(at, say('"," or "{end}"', end=end))

    def refuse_depth(self, where: Where, at: int) -> None:
        if len(where) >= DEPTH_LIMIT:
            raise NotJsonError(
                at - 1,
                say("a value nested too deep"),
                say("at most {most} levels", most=DEPTH_LIMIT),
            )

    def string(self, at: int) -> str:
        try:
            value, self.at = _STRINGS.raw_decode(self.text, at)
        except json.JSONDecodeError as error:
            raise NotJsonError(error.pos, *_string_fault(self.text, error)) from None
        return str(value)

    def scalar(self, at: int) -> object:
        if word := _WORD.match(self.text, at):
            self.at = word.end()
            return _WORDS[word.group()]
        if odd := _ODD_NUMBER.match(self.text, at):
            self.at = odd.end()
            return OddNumber(odd.group())
        if number := _NUMBER.match(self.text, at):
            self.at = number.end()
            return _number(number)
        raise self.refuse(at, say("a value") + _after_comma(self.text, at))


def _number(match: re.Match[str]) -> object:
    text = match.group()
    if match.group(1) is None and match.group(2) is None:
        return int(text) if len(text) <= DIGITS_LIMIT else OddNumber(text)
    number = float(text)
    return number if math.isfinite(number) else OddNumber(text)


def _found_at(text: str, at: int) -> str:
    if at >= len(text):
        return say("the end of the file")
    if text.startswith(("//", "/*", "#"), at):
        return say("a comment (JSON has none)")
    word = re.compile(r"\w{1,20}").match(text, at)
    return json.dumps(word.group() if word else text[at])


def _after_comma(text: str, at: int) -> str:
    return say("; the comma before it is one too many") if text[:at].rstrip().endswith(",") else ""


def _string_fault(text: str, error: json.JSONDecodeError) -> tuple[str, str]:
    """What json found wrong inside a string, and what belongs there."""
    if error.msg.startswith("Unterminated"):
        return say("a text without its end"), say('a closing "')
    if error.msg.startswith("Invalid control"):
        return say("the control character U+{number:04X}", number=ord(text[error.pos])), say(
            'a text on one line, closed by "'
        )
    return (
        say("the escape {text}", text=json.dumps(text[error.pos : error.pos + 6])),
        say("one of {words}", words=r"\" \\ \/ \b \f \n \r \t \uXXXX"),
    )
