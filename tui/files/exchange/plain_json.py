"""JSON of people and other programs, read quickly; what two readers could take for two things is refused."""

import json
import math
from collections import Counter
from collections.abc import Sequence
from typing import NoReturn

from tui.core.catalogue import say
from tui.files.strict_json import NotJsonError, line_and_column, read_json

_EXACT_UP_TO = 1 << 20
"""Characters of a text in which the place of a fault is looked for: that takes about a second."""
_INTEGERS = range(-(1 << 63), 1 << 63)


_PARTS_LIMIT = 8_000_000
"""Values in a text: some hundred MB of memory at the worst. The largest export has five million."""


class PlainJsonError(Exception):
    """The text is refused; the message says what was found, what was expected, and where if that is known."""


class _NumberError(PlainJsonError):
    """A number that nothing can be counted with."""

    def __init__(self, text: str) -> None:
        super().__init__(
            say("found the number {text}, expected one that can be counted with", text=text[:30])
        )
        self.text = text


def read_plain_json(text: str) -> object:
    """One JSON value. Raises PlainJsonError also for keys given twice, and for numbers that none can hold."""
    if sum(map(text.count, ",[{")) > _PARTS_LIMIT:
        raise PlainJsonError(
            say("found more values than {most:,}, expected less than a lifetime makes", most=_PARTS_LIMIT)
        )
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_refuse_number,
            parse_float=_fraction,
            parse_int=_whole,
        )
    except json.JSONDecodeError as error:
        raise PlainJsonError(
            _exact(text)
            or say(
                "line {line}, column {column}: found what is no JSON", line=error.lineno, column=error.colno
            )
        ) from None
    except RecursionError:
        raise PlainJsonError(_exact(text) or say("found values nested too deep")) from None
    except _NumberError as error:
        raise PlainJsonError(_exact(text, error.text) or str(error)) from None
    except PlainJsonError as error:
        raise PlainJsonError(_exact(text) or str(error)) from None


def _object(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        again = next(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        raise PlainJsonError(_twice(again))
    return found


def _twice(key: object) -> str:
    return say("found {key} twice in one object, expected every key once", key=json.dumps(str(key)[:60]))


def _refuse_number(text: str) -> NoReturn:
    raise _NumberError(text)


def _fraction(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _refuse_number(text)


def _whole(text: str) -> int:
    number = int(text) if len(text) <= 20 else 1 << 64
    return number if number in _INTEGERS else _refuse_number(text)


def _exact(text: str, number: str | None = None) -> str:
    """What is wrong, with its line and column, as far as the exact reader finds it; else nothing."""
    if len(text) > _EXACT_UP_TO:
        return ""
    try:
        read = read_json(text)
    except NotJsonError as error:
        return f"{_place(text, error.offset)}: {error}"
    if number is not None:
        offset = next((each for each in read.offsets.values() if text.startswith(number, each)), 0)
        return f"{_place(text, offset)}: {_NumberError(number)}"
    return next((f"{_place(text, each.offset)}: {_twice(each.where[-1])}" for each in read.twice), "")


def _place(text: str, offset: int) -> str:
    line, column = line_and_column(text, offset)
    return say("line {line}, column {column}", line=line, column=column)
