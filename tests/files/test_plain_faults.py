"""What libraries say of bad data comes out in plain words, whoever says it."""

import datetime as dt
from enum import StrEnum
from typing import Annotated

import msgspec
import pytest

from tui.core.entries.entry import Id, Moment
from tui.files.plain_faults import in_plain_words, why_unreadable


class Word(StrEnum):
    """A choice."""

    YES = "yes"


class Sample(msgspec.Struct):
    """One field of each type that entries have."""

    count: Annotated[int, msgspec.Meta(ge=0, le=10)] | None = None
    rate: Annotated[float, msgspec.Meta(gt=0)] = 1
    note: Annotated[str, msgspec.Meta(max_length=3)] = ""
    parts: Annotated[tuple["Sample", ...], msgspec.Meta(max_length=2)] = ()
    at: Moment = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    name: Id = "a"
    word: Word = Word.YES
    is_it: bool = True


class Needy(msgspec.Struct):
    """Something that must be there."""

    part: Sample
    id: str


FAULTS: list[tuple[dict[str, object], str]] = [
    ({"count": 11}, "count: found 11, expected a whole number of at most 10"),
    ({"count": -1}, "count: found -1, expected a whole number of at least 0"),
    ({"count": "3"}, 'count: found "3" (a text), expected a whole number or null'),
    ({"rate": 0}, "rate: found 0, expected a number above 0"),
    ({"note": "long"}, 'note: found "long" (a text), expected a text of at most 3 in length'),
    ({"note": None}, "note: found null, expected a text"),
    ({"parts": [{}, {}, {}]}, "parts: found a list of 3, expected a list of at most 2 in length"),
    ({"parts": [{}, {"note": 5}]}, "parts[1].note: found 5, expected a text"),
    ({"parts": {}}, "parts: found an object with 0 fields, expected a list"),
    ({"at": "soon"}, 'at: found "soon" (a text), expected a date and time such as 2026-11-22T14:03:11+01:00'),
    ({"at": "2026-11-22T14:03:11"}, "expected a date and time with its offset, such as"),
    ({"name": "../x"}, 'name: found "../x" (a text), expected a text that is an id'),
    ({"word": "no"}, 'word: found "no" (a text), expected one of the words that this version knows'),
    ({"is_it": 1}, "is_it: found 1, expected true or false"),
]


@pytest.mark.parametrize(("fields", "told"), FAULTS)
def test_a_value_that_does_not_fit_is_told_with_what_was_found(fields: dict[str, object], told: str) -> None:
    with pytest.raises(msgspec.ValidationError) as refusal:
        msgspec.convert(fields, Sample)
    plain = in_plain_words(str(refusal.value), fields)
    assert told in plain
    assert "`" not in plain


def test_without_the_value_its_type_is_told() -> None:
    with pytest.raises(msgspec.ValidationError) as refusal:
        msgspec.convert({"note": 5}, Sample)
    assert in_plain_words(str(refusal.value)) == "note: found a whole number, expected a text"


def test_what_is_missing_is_named_by_its_whole_way() -> None:
    with pytest.raises(msgspec.ValidationError) as refusal:
        msgspec.convert({"part": {}}, Needy)
    assert in_plain_words(str(refusal.value)) == "id is missing"
    with pytest.raises(msgspec.ValidationError) as refusal:
        msgspec.convert([{"part": {}}], list[Needy])
    assert in_plain_words(str(refusal.value), [{"part": {}}]) == "[0].id is missing"


@pytest.mark.parametrize(
    "words", ["its id says b", "it was written by a newer Unknot", "Expected a year from 1970 to 9998"]
)
def test_our_own_words_stay(words: str) -> None:
    assert in_plain_words(words).lower() == words.lower()


def test_bytes_that_are_no_text_are_told() -> None:
    with pytest.raises(UnicodeDecodeError) as refusal:
        b"caf\xe9".decode()
    assert in_plain_words(str(refusal.value)) == "it is not UTF-8 text: byte 0xE9"


TABLES = b'{\n"a": {\n"b": {"c": "d"},\n"e": {"f": 1}\n}\n}\n'
UNREADABLE = {
    "cut": (TABLES[:-10], "it is cut off in line 4"),
    "cut at the end of a line": (TABLES[:9], "it is cut off in line 2"),
    "git": (TABLES.replace(b'"e"', b'<<<<<<< HEAD\n"e"'), "git left conflict markers in it, line 4"),
    "git on another machine": (TABLES.replace(b'"e"', b'=======\r\n"e"'), "git left conflict markers"),
    "latin": (TABLES.replace(b'"d"', b'"\xe9"'), "it is not UTF-8 text: byte 0xE9, line 3"),
    "zeros": (bytes(100), "it holds nothing but zeros"),
    "zeros behind": (TABLES + bytes(9), "it is not JSON in line 7"),
    "garbled": (TABLES.replace(b'"e":', b'"e";'), "it is not JSON in line 4"),
    "a list": (b"[]", "found a list, expected an object"),
    "a number for a record": (TABLES.replace(b'{"f": 1}', b"7"), "found a whole number, expected an object"),
}


@pytest.mark.parametrize(("data", "told"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_why_a_file_cannot_be_read_is_said_with_its_line(data: bytes, told: str) -> None:
    with pytest.raises(ValueError) as refusal:  # noqa: PT011 - any of msgspec's
        msgspec.json.decode(data, type=dict[str, dict[str, dict[str, object]]])
    assert why_unreadable(data, refusal.value).startswith(told)


def test_a_tower_of_brackets_is_said() -> None:
    assert why_unreadable(b"[" * 9999, RecursionError()) == "it is nested too deep"
