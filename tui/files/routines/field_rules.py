"""Rules for single fields of a routine file: each says what it expects, and finds what breaks it."""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as with_default
from enum import StrEnum
from urllib.parse import urlsplit

from tui.core.text import COMBINING_LIMIT, has_tower, is_safe
from tui.files.describe import cells, described, near, nearest, quoted
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


@dataclass(frozen=True)
class Rule:
    """What a value must be, in words, the check of it, and as much of it as a JSON Schema can say."""

    expected: str
    faults: Callable[[object], Faults]
    schema: Schema = with_default(default_factory=dict)


def _leaf(expected: str, fits: Callable[[object], bool], schema: Schema) -> Rule:
    def faults(value: object) -> Faults:
        if not fits(value):
            yield Fault((), described(value), expected)

    return Rule(expected, faults, schema)


def whole(least: int, most: int, of: str = "") -> Rule:
    """A whole number; neither true nor 60.0 nor "60" is one."""
    expected = f"a whole number{' of ' + of if of else ''}, {least} to {most}"
    return _leaf(
        expected,
        lambda value: isinstance(value, int) and not isinstance(value, bool) and least <= value <= most,
        {"type": "integer", "minimum": least, "maximum": most},
    )


def number(least: float, most: float) -> Rule:
    """A number with or without a decimal point."""
    return _leaf(
        f"a number, {least:g} to {most:g}",
        lambda value: (
            isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most
        ),
        {"type": "number", "minimum": least, "maximum": most},
    )


def yes_no() -> Rule:
    """True or false."""
    return _leaf("true or false", lambda value: isinstance(value, bool), {"type": "boolean"})


def matching(pattern: str, expected: str) -> Rule:
    """A text of a given shape."""
    shape = re.compile(pattern)
    return _leaf(
        expected,
        lambda value: isinstance(value, str) and shape.fullmatch(value) is not None,
        {"type": "string", "pattern": f"^(?:{pattern})$"},
    )


def identifier() -> Rule:
    """An id: it becomes part of commands and records."""
    return matching("[a-z0-9-]{1,40}", "an id: 1 to 40 of a-z, 0-9 and -")


def day() -> Rule:
    """A date such as 2026-11-22."""
    return _leaf(
        "a date such as 2026-11-22",
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
        "an address beginning with http:// or https://, without spaces",
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


def text(least: int, most: int) -> Rule:
    """One paragraph of so many cells, without anything a terminal would act on."""
    expected = f"a text of {least} to {most} characters"

    def faults(value: object) -> Faults:
        if not isinstance(value, str):
            yield Fault((), described(value), expected)
            return
        found = [*_length_faults(value, least, most, expected), *_character_faults(value)]
        yield from found or _tower_faults(value)

    return Rule(expected, faults, {"type": "string", "minLength": least, "maxLength": most})


def _length_faults(value: str, least: int, most: int, expected: str) -> Faults:
    if len(value) > 4 * most:
        yield Fault((), f"{len(value)} characters", expected)
    elif cells(value) > most:
        yield Fault((), f"{cells(value)} characters, {quoted(value)}", expected)
    elif least and cells(value.strip()) < least:
        yield Fault((), quoted(value), expected)


def _character_faults(value: str) -> Faults:
    unsafe = [(at, it) for at, it in enumerate(value) if not is_safe(it) or it in "\u2028\u2029"]
    if unsafe:
        at, character = unsafe[0]
        more = f" and {len(unsafe) - 1} more" if len(unsafe) > 1 else ""
        yield Fault(
            (),
            f"the character U+{ord(character):04X} at position {at + 1}{more}",
            "no control, escape or text-direction characters and no line breaks",
        )


def _tower_faults(value: str) -> Faults:
    if has_tower(value):
        yield Fault((), f"more than {COMBINING_LIMIT} marks on one letter", "letters as people write them")


def word(words: type[StrEnum] | Collection[str]) -> Rule:
    """One of the known words."""
    known = [str(item) for item in words]
    expected = f"one of {', '.join(known)}"

    def faults(value: object) -> Faults:
        if value not in known or not isinstance(value, str):
            hint = near(value, known) if isinstance(value, str) else ""
            shown = quoted(value) if isinstance(value, str) else described(value)
            known_words = expected if len(known) <= WORDS_TOLD else "a known word"
            yield Fault((), shown, f"{known_words}{hint}" if hint else expected)

    return Rule(expected, faults, {"enum": known})


def nullable(rule: Rule) -> Rule:
    """What the rule says, or null."""
    expected = f"{rule.expected}, or null"

    def faults(value: object) -> Faults:
        if value is not None:
            for fault in rule.faults(value):
                yield Fault(
                    fault.where, fault.found, expected if fault.expected == rule.expected else fault.expected
                )

    return Rule(expected, faults, {"anyOf": [rule.schema, {"type": "null"}]})


def listing(item: Rule, least: int, most: int, of: str, *, once: bool = True) -> Rule:
    """A list whose items keep a rule; `once` refuses an item that was there before."""
    expected = f"a list of {least} to {most} {of}"

    def faults(value: object) -> Faults:
        if not isinstance(value, list):
            yield Fault((), described(value), expected)
            return
        if not least <= len(value) <= most:
            yield Fault((), "an empty list" if not value else described(value), expected)
        for place, each in enumerate(value[:most]):
            yield from (fault.below(place) for fault in item.faults(each))
        yield from _repeats(value[:most]) if once else ()

    schema = {"type": "array", "items": item.schema, "minItems": least, "maxItems": most}
    return Rule(expected, faults, {**schema, "uniqueItems": True} if once else schema)


def _repeats(value: list[object]) -> Faults:
    seen: set[str] = set()
    for place, each in enumerate(value):
        if isinstance(each, str):
            if each in seen:
                yield Fault((place,), f"{quoted(each)} a second time", "every item once")
            seen.add(each)


def mapping(keys: Rule, values: Rule, most: int) -> Rule:
    """An object whose keys and values keep a rule each."""
    expected = f"an object of at most {most} entries"

    def faults(value: object) -> Faults:
        if not isinstance(value, dict) or len(value) > most:
            yield Fault((), described(value), expected)
            return
        for key, each in value.items():
            yield from (fault.below(key) for fault in keys.faults(key))
            yield from (fault.below(key) for fault in values.faults(each))

    schema = {"type": "object", "propertyNames": keys.schema, "maxProperties": most}
    return Rule(expected, faults, {**schema, "additionalProperties": values.schema})


@dataclass(frozen=True)
class Fields:
    """The fields of an object: their rules, and which of them must be there."""

    name: str
    rules: Mapping[str, Rule]
    required: frozenset[str]

    def rule(self) -> Rule:
        """The rule for a whole object of these fields."""
        return Rule(self.name, self.faults, {"$ref": f"#/$defs/{self.key}"})

    @property
    def key(self) -> str:
        """What it is called in a schema, such as "spot-along-path"."""
        return "-".join(word for word in self.name.split() if word not in ("a", "an"))

    def faults(self, value: object) -> Faults:
        """Everything wrong with a value that should be such an object."""
        if not isinstance(value, dict):
            yield Fault((), described(value), f"{self.name} in braces")
            return
        yield from self._unknown(value)
        for field in self.rules:
            if field in value:
                yield from (fault.below(field) for fault in self.rules[field].faults(value[field]))
            elif field in self.required:
                yield Fault((field,), "nothing", self.rules[field].expected, is_missing=True)

    def _unknown(self, value: dict[str, object]) -> Faults:
        unknown = [field for field in value if field not in self.rules]
        for field in unknown[:UNKNOWN_FIELDS_TOLD]:
            expected = f"a field of {self.name}{near(field, self.rules)}"
            yield Fault((field,), "an unknown field", expected, meant=nearest(field, self.rules))
        if more := len(unknown[UNKNOWN_FIELDS_TOLD:]):
            yield Fault((), f"{more} more unknown fields", f"only fields of {self.name}")


def fields(name: str, required: str, /, **rules: Rule) -> Fields:
    """Shorthand for a table of fields; a trailing underscore keeps a name off a Python keyword."""
    return Fields(name, {key.rstrip("_"): rule for key, rule in rules.items()}, frozenset(required.split()))
