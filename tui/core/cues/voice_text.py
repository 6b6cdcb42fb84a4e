"""Text of routine files as a synthesiser reads it well, and without anything it would act on."""

import re

from tui.core.catalogue import marked, say
from tui.core.text import is_safe

_UNITS = {
    "s": (marked("{amount} second"), marked("{amount} seconds")),
    "sec": (marked("{amount} second"), marked("{amount} seconds")),
    "min": (marked("{amount} minute"), marked("{amount} minutes")),
    "h": (marked("{amount} hour"), marked("{amount} hours")),
    "cm": (marked("{amount} centimetre"), marked("{amount} centimetres")),
    "mm": (marked("{amount} millimetre"), marked("{amount} millimetres")),
    "in": (marked("{amount} inch"), marked("{amount} inches")),
}
"""Of one, and of any other amount: also of fractions, which have no plural form of their own."""
_NUMBER = r"\d+(?:\.\d+)?"
_DASHES = "-\N{EN DASH}\N{EM DASH}"
_RANGE = re.compile(rf"({_NUMBER})\s*[{_DASHES}]\s*({_NUMBER})")
_BREAK = re.compile(rf"\s+[{_DASHES}]\s+|\N{{EM DASH}}")
_AMOUNT = re.compile(rf"({_NUMBER}) ?(s|sec|min|h|cm|mm|in(?=[.,;:)]|$))(?=[\s.,;:)]|$)")
"""Inches only where a clause ends with them: "2 in the middle" are none."""
_BRACKETED = re.compile(r"\s*\(([^()]*)\)")
_ACTED_ON = re.compile(r"[\[\]<>{}|\\^`~*_#@=&$%\"“”()/]")
"""`[[` begins phonemes in espeak-ng and commands in `say`; the others would be read out by their names."""
_STOPS = ".!?"


def for_the_voice(text: str) -> str:
    """One line without symbols, with units and ranges said; never begins like an option."""
    said = _said(text)
    while (again := _said(said)) != said:  # a symbol may have stood between the numbers of a range
        said = again
    return said


def _said(text: str) -> str:
    safe = "".join(each if is_safe(each) else " " for each in text)
    said = _AMOUNT.sub(_amount, _RANGE.sub(r"\1 to \2", safe))
    plain = _ACTED_ON.sub(" ", _BREAK.sub(", ", _BRACKETED.sub(_aside, said)))
    tidy = re.sub(r"\s+([.,;:!?])", r"\1", " ".join(plain.split()))
    return re.sub(r",(?=[.,;:!?])", "", tidy).lstrip(f"{_DASHES}+.,;:!? ")


def sentence(text: str) -> str:
    """The text with a full stop where it ends without one; nothing stays nothing."""
    text = text.strip()
    return text if not text or text[-1] in _STOPS else f"{text}."


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its stop."""
    return [each for each in re.split(r"(?<=[.!?])\s+", text.strip()) if each]


def seconds_in_words(seconds: int) -> str:
    """A time as it is said: seconds up to a minute and a half, minutes after that."""
    if seconds <= 90:
        return _amount_said(str(seconds), "s")
    minutes, rest = divmod(seconds, 60)
    return _amount_said(str(minutes), "min") + (f" {rest}" if rest else "")


def _amount(found: re.Match[str]) -> str:
    return _amount_said(found[1], found[2])


def _amount_said(number: str, unit: str) -> str:
    one, others = _UNITS[unit]
    return say(one if number == "1" else others, amount=number)


def _aside(found: re.Match[str]) -> str:
    return f", {found[1].strip()}," if found[1].strip() else ""
