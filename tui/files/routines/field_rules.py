"""Rules for single fields of a routine file: each says what it expects, and finds what breaks it."""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as with_default
from enum import StrEnum
from urllib.parse import urlsplit

from tui.core.catalogue import marked, say
from tui.files.describe import described, near, nearest, quoted
from tui.files.strict_json import Where

UNKNOWN_FIELDS_TOLD = 10
"""Unknown fields told of one object before the rest is only counted."""

WORDS_TOLD = 12
"""Allowed words told beside a hint at the nearest; of more, only the nearest."""


@dataclass(frozen=True)
class Fault:
    """Something wrong at a place below the value that was checked.

    `meant` is the field that an unknown one stands for, as far as can be guessed.
    """

    where: Where
    found: str
    expected: str
    severe: bool = True
    is_missing: bool = False
    meant: str = ""

    def below(self, *steps: str | int) -> "Fault":
        """The same fault as seen from further up."""
        return replace(self, where=(*steps, *self.where))


Faults = Iterator[Fault]


Schema = Mapping[str, object]
"""A part of a JSON Schema."""

Words = Callable[[], str]
"""Words that are said where they are shown: rules are made before the language is known."""


@dataclass(frozen=True)
class Rule:
    """What a value must be, in words, the check of it, and as much of it as a JSON Schema can say."""

    words: Words
    faults: Callable[[object], Faults]
    schema: Schema = with_default(default_factory=dict)

    @property
    def expected(self) -> str:
        """The words, in the language in use."""
        return self.words()


def _leaf(words: Words, fits: Callable[[object], bool], schema: Schema) -> Rule:
    def faults(value: object) -> Faults:
        if not fits(value):
            yield Fault((), described(value), words())

    return Rule(words, faults, schema)


def whole(least: int, most: int, of: str = "") -> Rule:
    """A whole number; neither true nor 60.0 nor "60" is one. `of` is marked."""

    def words() -> str:
        if of:
            return say(
                "a whole number of {things}, {least} to {most}", things=say(of), least=least, most=most
            )
        return say("a whole number, {least} to {most}", least=least, most=most)

    return _leaf(
        words,
        lambda value: isinstance(value, int) and not isinstance(value, bool) and least <= value <= most,
        {"type": "integer", "minimum": least, "maximum": most},
    )


def number(least: float, most: float) -> Rule:
    """A number with or without a decimal point."""
    return _leaf(
        lambda: say("a number, {least} to {most}", least=f"{least:g}", most=f"{most:g}"),
        lambda value: (
            isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most
        ),
        {"type": "number", "minimum": least, "maximum": most},
    )


def yes_no() -> Rule:
    """True or false."""
    return _leaf(lambda: say("true or false"), lambda value: isinstance(value, bool), {"type": "boolean"})


def matching(pattern: str, expected: str) -> Rule:
    """A text of a given shape; what is expected is marked."""
    shape = re.compile(pattern)
    return _leaf(
        lambda: say(expected),
        lambda value: isinstance(value, str) and shape.fullmatch(value) is not None,
        {"type": "string", "pattern": f"^(?:{pattern})$"},
    )


def identifier() -> Rule:
    """An id: it becomes part of commands and records."""
    return matching("[a-z0-9-]{1,40}", marked("an id: 1 to 40 of a-z, 0-9 and -"))


def day() -> Rule:
    """A date such as 2026-11-22."""
    return _leaf(
        lambda: say("a date such as 2026-11-22"),
        lambda value: isinstance(value, str) and _is_day(value),
        {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    )


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def url() -> Rule:
    """An address on the web."""
    return _leaf(
        lambda: say("an address beginning with http:// or https://, without spaces"),
        lambda value: isinstance(value, str) and len(value) <= 300 and _is_url(value),
        {"type": "string", "format": "uri", "pattern": "^https?://", "maxLength": 300},
    )


def _is_url(text: str) -> bool:
    if not all(
        character.isascii() and character.isprintable() and character not in ' "<>\\' for character in text
    ):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def word(words: type[StrEnum] | Collection[str]) -> Rule:
    """One of the known words."""
    known = [str(item) for item in words]

    def one_of() -> str:
        return say("one of {words}", words=", ".join(known))

    def faults(value: object) -> Faults:
        if value not in known or not isinstance(value, str):
            hint = near(value, known) if isinstance(value, str) else ""
            shown = quoted(value) if isinstance(value, str) else described(value)
            is_short = not hint or len(known) <= WORDS_TOLD
            yield Fault((), shown, f"{one_of() if is_short else say('a known word')}{hint}")

    return Rule(one_of, faults, {"enum": known})


def nullable(rule: Rule) -> Rule:
    """What the rule says, or null."""

    def words() -> str:
        return say("{expected}, or null", expected=rule.expected)

    def faults(value: object) -> Faults:
        if value is not None:
            for fault in rule.faults(value):
                is_whole = fault.expected == rule.expected
                yield Fault(fault.where, fault.found, words() if is_whole else fault.expected)

    return Rule(words, faults, {"anyOf": [rule.schema, {"type": "null"}]})


def listing(item: Rule, least: int, most: int, of: str, *, once: bool = True) -> Rule:
    """A list whose items, `of` in marked words, keep a rule; `once` refuses an item that was there before."""

    def words() -> str:
        return say("a list of {least} to {most} {things}", least=least, most=most, things=say(of))

    def faults(value: object) -> Faults:
        if not isinstance(value, list):
            yield Fault((), described(value), words())
            return
        if not least <= len(value) <= most:
            yield Fault((), say("an empty list") if not value else described(value), words())
        for place, each in enumerate(value[:most]):
            yield from (fault.below(place) for fault in item.faults(each))
        yield from _repeats(value[:most]) if once else ()

    schema = {"type": "array", "items": item.schema, "minItems": least, "maxItems": most}
    return Rule(words, faults, {**schema, "uniqueItems": True} if once else schema)


def _repeats(value: list[object]) -> Faults:
    seen: set[str] = set()
    for place, each in enumerate(value):
        if isinstance(each, str):
            if each in seen:
                yield Fault((place,), say("{text} a second time", text=quoted(each)), say("every item once"))
            seen.add(each)


def mapping(keys: Rule, values: Rule, most: int) -> Rule:
    """An object whose keys and values keep a rule each."""

    def words() -> str:
        return say("an object of at most {most} entries", most=most)

    def faults(value: object) -> Faults:
        if not isinstance(value, dict) or len(value) > most:
            yield Fault((), described(value), words())
            return
        for key, each in value.items():
            yield from (fault.below(key) for fault in keys.faults(key))
            yield from (fault.below(key) for fault in values.faults(each))

    schema = {"type": "object", "propertyNames": keys.schema, "maxProperties": most}
    return Rule(words, faults, {**schema, "additionalProperties": values.schema})


@dataclass(frozen=True)
class Fields:
    """The fields of an object: its marked name, their rules, and which of them must be there."""

    name: str
    rules: Mapping[str, Rule]
    required: frozenset[str]

    def rule(self) -> Rule:
        """The rule for a whole object of these fields."""
        return Rule(lambda: say(self.name), self.faults, {"$ref": f"#/$defs/{self.key}"})

    @property
    def key(self) -> str:
        """What it is called in a schema, such as "spot-along-path"."""
        return "-".join(word for word in self.name.split() if word not in ("a", "an"))

    def faults(self, value: object) -> Faults:
        """Everything wrong with a value that should be such an object."""
        if not isinstance(value, dict):
            yield Fault((), described(value), say("{thing} in braces", thing=say(self.name)))
            return
        yield from self._unknown(value)
        for field in self.rules:
            if field in value:
                yield from (fault.below(field) for fault in self.rules[field].faults(value[field]))
            elif field in self.required:
                yield Fault((field,), say("nothing"), self.rules[field].expected, is_missing=True)

    def _unknown(self, value: dict[str, object]) -> Faults:
        unknown = [field for field in value if field not in self.rules]
        for field in unknown[:UNKNOWN_FIELDS_TOLD]:
            expected = say("a field of {thing}", thing=say(self.name)) + near(field, self.rules)
            yield Fault((field,), say("an unknown field"), expected, meant=nearest(field, self.rules))
        if more := len(unknown[UNKNOWN_FIELDS_TOLD:]):
            found = say("{count} more unknown fields", count=more)
            yield Fault((), found, say("only fields of {thing}", thing=say(self.name)))


def fields(name: str, required: str, /, **rules: Rule) -> Fields:
    """Shorthand for a table of fields; a trailing underscore keeps a name off a Python keyword.

    The name is marked: it is said where something is wrong with such an object.
    """
    return Fields(name, {key.rstrip("_"): rule for key, rule in rules.items()}, frozenset(required.split()))
