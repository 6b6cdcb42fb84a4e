"""What `unknot doctor` tells: facts, and what is wrong with what to do about it."""

from collections.abc import Iterable

import msgspec


class Fact(msgspec.Struct, frozen=True):
    """One thing that is so: what it is about, in words for a person, and as a value for other programs."""

    topic: str
    words: str
    value: object


class Ailment(msgspec.Struct, frozen=True):
    """One thing that is wrong, and what to do."""

    what: str
    to_do: str


class Diagnosis(msgspec.Struct, frozen=True):
    """Everything that was found, in the order it is told."""

    problems: tuple[Ailment, ...]
    facts: tuple[Fact, ...]

    @classmethod
    def of(cls, found: Iterable[Fact | Ailment]) -> "Diagnosis":
        found = list(found)
        return cls(
            tuple(each for each in found if isinstance(each, Ailment)),
            tuple(each for each in found if isinstance(each, Fact)),
        )
