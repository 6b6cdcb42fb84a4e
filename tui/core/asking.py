"""A question that one key answers, however it is put to the person."""

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

import msgspec

Answer = TypeVar("Answer")


class Choice(msgspec.Struct, Generic[Answer], frozen=True):
    """One way to answer: the name of its key, what stands on the key, what it means, and the answer."""

    key: str
    shown: str
    words: str
    answer: Answer


class Ask(Protocol):
    """Puts a question on a screen, or prints it as lines; the first choice is the one that changes least."""

    async def __call__(self, title: str, lines: Sequence[str], choices: Sequence[Choice[Answer]]) -> Answer:
        """Ask until it is answered."""
        ...
