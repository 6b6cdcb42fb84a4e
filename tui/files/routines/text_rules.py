"""The rule for the texts of a routine file: how long they are, and which characters they may have."""

from tui.core.catalogue import say
from tui.core.text import COMBINING_LIMIT, has_tower, is_safe
from tui.files.describe import cells, described, quoted
from tui.files.routines.field_rules import Fault, Faults, Rule, Words


def text(least: int, most: int) -> Rule:
    """One paragraph of so many cells, without anything a terminal would act on."""

    def words() -> str:
        return say("a text of {least} to {most} characters", least=least, most=most)

    def faults(value: object) -> Faults:
        if not isinstance(value, str):
            yield Fault((), described(value), words())
            return
        found = [*_length_faults(value, least, most, words)]
        if not (value.isascii() and value.isprintable()):  # most texts are plain, and looking is slow
            found += _character_faults(value)
            found += [] if found else _tower_faults(value)
        yield from found

    return Rule(words, faults, {"type": "string", "minLength": least, "maxLength": most})


def _length_faults(value: str, least: int, most: int, words: Words) -> Faults:
    if len(value) > 4 * most:
        yield Fault((), say("{count} characters", count=len(value)), words())
    elif cells(value) > most:
        wide = say(", wide ones count as two") if cells(value) != len(value) else ""
        found = say("{count} characters{wide}, {text}", count=cells(value), wide=wide, text=quoted(value))
        yield Fault((), found, words())
    elif least and cells(value.strip()) < least:
        yield Fault((), quoted(value), words())


def _character_faults(value: str) -> Faults:
    unsafe = [(at, it) for at, it in enumerate(value) if not is_safe(it) or it in "\u2028\u2029"]
    if unsafe:
        at, character = unsafe[0]
        named = say(
            "the character U+{number:04X} at position {position}", number=ord(character), position=at + 1
        )
        more = say(" and {count} more", count=len(unsafe) - 1) if len(unsafe) > 1 else ""
        expected = say("no control, escape or text-direction characters and no line breaks")
        yield Fault((), f"{named}{more}", expected)


def _tower_faults(value: str) -> Faults:
    if has_tower(value):
        found = say("more than {most} marks on one letter", most=COMBINING_LIMIT)
        yield Fault((), found, say("letters as people write them"))
