"""JSON of others: read as it is, or refused with the place."""

import json

import pytest

from tui.files.exchange import plain_json
from tui.files.exchange.plain_json import PlainJsonError, read_plain_json


def test_plain_json_is_read() -> None:
    value = {"a": [1, -2.5, True, None, "é\n"], "b": {}, "c": 9007199254740993}
    assert read_plain_json(json.dumps(value)) == value


REFUSED = {
    '{"a": 1,\n "a": 2}': 'line 2, column 2: found "a" twice in one object, expected every key once',
    "[1,\n  NaN]": "line 2, column 3: found the number NaN",
    "[-Infinity]": "line 1, column 2: found the number -Infinity",
    "[1e999]": "line 1, column 2: found the number 1e999",
    "[9223372036854775808]": "line 1, column 2: found the number 9223372036854775808",
    "[1, 2,]": "line 1, column 7: found",
    '{"a": 1}\n{': "line 2, column 1: found",
    '["a\n"]': "line 1, column 4: found the control character U+000A",
    "[" * 30: "line 1, column 21: found a value nested too deep",
    "[" * 5000: "line 1, column 21: found a value nested too deep",
    "nothing": "line 1, column 1: found",
}


@pytest.mark.parametrize(("text", "told"), REFUSED.items())
def test_what_has_two_meanings_or_none_is_refused_with_its_place(text: str, told: str) -> None:
    with pytest.raises(PlainJsonError) as refusal:
        read_plain_json(text)
    assert str(refusal.value).startswith(told)


def test_a_number_of_thousands_of_digits_is_refused_at_once() -> None:
    with pytest.raises(PlainJsonError, match=r"found the number 1{30}, expected"):
        read_plain_json("[" + "1" * 100_000 + "]")


@pytest.mark.parametrize("text", [*REFUSED, '{"a": 1, "a": 2}'])
def test_a_long_text_is_refused_too_if_without_the_exact_place(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain_json, "_EXACT_UP_TO", 0)
    with pytest.raises(PlainJsonError) as refusal:
        read_plain_json(text)
    assert str(refusal.value)


def test_a_text_of_nothing_but_brackets_is_refused_before_it_is_parsed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(plain_json, "_PARTS_LIMIT", 100)
    with pytest.raises(PlainJsonError, match="more values than 100"):
        read_plain_json("[" + ",".join(["[]"] * 60) + "]")
    assert read_plain_json("[" + ",".join(["[]"] * 40) + "]")
