"""What is wrong with a routine file: one record, one line for each problem."""

from typing import Literal

import msgspec

from tui.core.catalogue import say
from tui.core.text import is_safe

Severity = Literal["error", "warning"]


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing wrong in a routine file; line and column count from 1.

    Without `expected`, `found` says all of it.
    """

    file: str
    found: str
    expected: str = ""
    line: int | None = None
    column: int | None = None
    routine: str | None = None
    step: str | None = None
    field: str | None = None
    severity: Severity = "error"

    @property
    def is_error(self) -> bool:
        """Whether it keeps the file from being loaded."""
        return self.severity == "error"

    def __str__(self) -> str:
        """One line, safe for a terminal whatever the file holds."""
        spot = "".join(f":{number}" for number in (self.line, self.column) if number is not None)
        parts = [
            say("routine {id}", id=self.routine) if self.routine else "",
            say("step {id}", id=self.step) if self.step else "",
            self.field or "",
        ]
        label = "" if self.is_error else f"{say('warning')}: "
        where = ", ".join(part for part in parts if part)
        names = f"{where}: " if where else ""
        told = self.found
        if self.expected:
            told = say("found {found}, expected {expected}", found=self.found, expected=self.expected)
        return visible(f"{self.file}{spot}: {label}{names}{told}")


def visible(text: str) -> str:
    """The text on one line, with whatever a terminal would act on written out as an escape."""
    return "".join(
        character if is_safe(character) and character.isprintable() else _written_out(character)
        for character in text
    )


def _written_out(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"
