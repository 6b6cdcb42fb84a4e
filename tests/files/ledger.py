"""What writing processes told of their changes, and what may therefore be stored after they were killed."""

from collections.abc import Iterable, Sequence

import msgspec

from tests.files.home_check import Wrong
from tui.core.entries.entry import Entry

Value = str
"""What an entry says, in short; "" for no entry."""


FAILED = "failed"
"""The kind of what a writer tells when it ends by an error."""


class Told(msgspec.Struct, frozen=True):
    """A line from a writer: what a change makes of which entries, before it and, as `done`, after it."""

    kind: str
    values: dict[str, Value]
    done: bool = False
    undone: dict[str, Value] = {}
    """What an undo of this change by another writer makes of entries that nobody has told of before."""

    def line(self) -> bytes:
        return msgspec.json.encode(self) + b"\n"


def value_of(entry: Entry) -> Value:
    return f"{entry.started_at.year} {len(entry.note)} {entry.note[:20]}"


class Ledger:
    """The values that each id may have: one where a change was confirmed, two where it was cut short."""

    def __init__(self) -> None:
        """Nothing is stored."""
        self.confirmed = 0
        self.failures: list[str] = []
        self._allowed: dict[str, set[Value]] = {}
        self._ever: dict[str, set[Value]] = {}

    def expect(self, values: dict[str, Value]) -> None:
        """These are stored now."""
        for each, value in values.items():
            self._allowed[each] = {value}
            self._ever.setdefault(each, set()).add(value)

    def read(self, *told_by_each: bytes) -> None:
        """Take in what one or more writers told until they were killed at the same time.

        An undo takes back the latest change of any of them: where several write, what it touches may be of
        any version that ever was.
        """
        told = [list(_lines(text)) for text in told_by_each]
        self.failures.clear()
        for lines in told:
            self.failures += [failure for line in lines if line.kind == FAILED for failure in line.values]
            lines[:] = [line for line in lines if line.kind != FAILED]
            for line in lines:
                self._take(line)
        if len(told) > 1:
            self._widen(told)

    def allows(self, entry_id: str, value: Value) -> bool:
        return value in self._allowed.get(entry_id, {""})

    def wrong_in(self, stored: dict[str, Value]) -> Wrong:
        """Which entries are not as they were confirmed; from now on they are expected to stay like that."""
        ids = sorted(self._allowed.keys() | stored.keys())
        lost = [each for each in ids if not self.allows(each, stored.get(each, ""))]
        lines = tuple(f"{each}: {stored.get(each)!r}, expected {self._allowed.get(each)}" for each in lost)
        self.expect({each: stored.get(each, "") for each in ids})
        return Wrong(lost=lines)

    def _take(self, told: Told) -> None:
        self.confirmed += told.done
        for each, value in told.undone.items():
            self._ever.setdefault(each, set()).add(value)
        for each, value in told.values.items():
            self._ever.setdefault(each, set()).add(value)
            if told.done:
                self._allowed[each] = {value}
            else:
                self._allowed.setdefault(each, {""}).add(value)

    def _widen(self, told: Iterable[Sequence[Told]]) -> None:
        undone = {each for lines in told for line in lines if line.kind == "undo" for each in line.values}
        if any(lines and lines[-1].kind == "undo" and not lines[-1].done for lines in told):
            undone = set(self._ever)  # it may have met a change that the other one made meanwhile
        for each in undone:
            self._allowed[each] |= self._ever[each]


def _lines(text: bytes) -> Iterable[Told]:
    for line in text.splitlines(keepends=True):
        if line.endswith(b"\n"):
            yield msgspec.json.decode(line, type=Told)
