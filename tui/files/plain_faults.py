"""What libraries say of data that they refuse, in the words of people; their own words fit programmers."""

import re
from collections.abc import Mapping

from tui.core.catalogue import marked, say
from tui.files.describe import described

_FAULT = re.compile(r"(?P<what>.*?)(?: - at `\$(?P<where>.*)`)?\Z", re.DOTALL)
"""What msgspec says of a value that does not fit, and its way to the value."""
_STEP = re.compile(r"\.?(\w+)|\[(\d+)\]")
_NAMELESS = re.compile(r"\A(?:\[\.\.\.\])+: ")
"""How msgspec names a place in an object whose keys may be any."""
_BYTE = re.compile(r"(?P<what>.*?)(?: \(byte (?P<byte>\d+)\))?\Z", re.DOTALL)
_MARKER = re.compile(rb"^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?\r?$", re.MULTILINE)
"""A line that git puts around the versions of a conflict."""

_TYPES = {
    "array": marked("a list"),
    "bool": marked("true or false"),
    "datetime": marked("a date and time"),
    "float": marked("a number"),
    "int": marked("a whole number"),
    "object": marked("an object"),
    "str": marked("a text"),
}
_LIMITS = {
    "<=": marked("of at most"),
    ">=": marked("of at least"),
    "<": marked("below"),
    ">": marked("above"),
}
_OF_OTHER_FORM = {
    "object contains unknown field": marked("is not known here"),
    "invalid rfc3339 encoded datetime": marked("expected a date and time such as 2026-11-22T14:03:11+01:00"),
    "input data was truncated": marked("it is cut off"),
}


def in_plain_words(fault: str, value: object = None) -> str:
    """A fault as msgspec or Python words it: field first, then what was found and what was expected.

    `value` is the whole that it was found in, where that is at hand. What is in plain words already stays so.
    """
    match = _FAULT.match(" ".join(fault.split()))
    what, where = (match["what"], match["where"] or "") if match else (fault, "")
    field = where.lstrip(".")
    if missing := re.fullmatch(r"Object missing required field `(.+)`", what):
        return say("{field} is missing", field=f"{field}.{missing[1]}".lstrip("."))
    expected, got = _expected(what)
    found = _found(value, where) or got
    if found and any(expected.startswith(word) for word in ("expected ", f"{say('expected')} ")):
        expected = say("found {found}, {expected}", found=found, expected=expected)
    return f"{field}: {expected}" if field else expected


def _expected(what: str) -> tuple[str, str]:
    """What was expected, and what type was found where the fault names it."""
    if what.lower() in _OF_OTHER_FORM:
        return say(_OF_OTHER_FORM[what.lower()]), ""
    if word := re.fullmatch(r"Invalid (?:enum )?value '?(.*?)'?", what):
        return say("expected one of the words that this version knows there"), described(word[1])
    if codec := re.search(r"codec can't decode byte 0x([0-9a-f]{2})", what):
        return say("it is not UTF-8 text: {place}", place=say("byte 0x{byte}", byte=codec[1].upper())), ""
    match = re.fullmatch(r"Expected `(?P<type>[^`]+)`(?:, got `(?P<got>[^`]+)`)?(?P<rest>.*)", what)
    if match is None:
        return (what[:1].lower() + what[1:] if what.startswith("Expected ") else what), ""
    what = f"{_type(match['type'])}{_rest(match['rest'])}"
    return f"{say('expected')} {what}", _type(match["got"] or "")


def _type(names: str) -> str:
    return say(" or ").join(say(_TYPES.get(name.strip(), name.strip())) for name in names.split("|"))


def _rest(rest: str) -> str:
    """The limit that msgspec names after a type."""
    if "matching regex" in rest:
        return say(" that is an id: letters, digits, - and _, 64 at most")
    if "timezone component" in rest:
        return say(" with its offset, such as 2026-11-22T14:03:11+01:00")
    if limit := re.fullmatch(r" (of length )?([<>]=?) (\S+)", rest):
        things = say(" in length") if limit[1] else ""
        return f" {say(_LIMITS[limit[2]])} {limit[3].removesuffix('.0')}{things}"
    return rest


def _found(value: object, where: str) -> str:
    """The value at a way such as .ratings[0].now, in words; "" where that leads nowhere."""
    if value is None:
        return ""
    for name, number in _STEP.findall(where):
        if number and isinstance(value, list) and int(number) < len(value):
            value = value[int(number)]
        elif name and isinstance(value, Mapping) and name in value:
            value = value[name]
        else:
            return ""
    return described(value)


def why_unreadable(data: bytes, fault: Exception) -> str:
    """Why these bytes are not the JSON that they should be, with the line."""
    if known := whole_fault(data):
        return known
    match = _BYTE.match(str(fault))
    what, byte = (match["what"], match["byte"]) if match else (str(fault), None)
    if "truncated" in what:
        return say("it is cut off in line {line}", line=_line(data.rstrip(), len(data)))
    if isinstance(fault, RecursionError):
        return say("it is nested too deep")
    if byte is not None:
        return say("it is not JSON in line {line}", line=_line(data, int(byte)))
    return _NAMELESS.sub("", in_plain_words(what))


def whole_fault(data: bytes) -> str:
    """What is wrong with a text file as a whole, whatever should be in it; "" if nothing is."""
    if marker := _MARKER.search(data):
        return say("git left conflict markers in it, line {line}", line=_line(data, marker.start()))
    if data and not data.strip(b"\0"):
        return say("it holds nothing but zeros")
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = say("byte 0x{byte:02X}, line {line}", byte=data[error.start], line=_line(data, error.start))
        return say("it is not UTF-8 text: {place}", place=place)
    return ""


def _line(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1
