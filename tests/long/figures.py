"""What a long test found, as rows of a table for the README."""

import datetime as dt
import platform
import sys
from collections.abc import Iterable
from importlib.metadata import version

import msgspec

from tests.files.home_check import Wrong


class Figure(msgspec.Struct, frozen=True):
    """One row: what was done how often, and what it cost; a good program has three times 0."""

    name: str
    runs: int
    lost: int = 0
    """Entries that were confirmed and are not there as they were confirmed, or are there twice."""
    unreadable: int = 0
    """Files that the program cannot read afterwards."""
    stray: int = 0
    """Files that lie about after the next start, or whose mode lets others read them."""
    seconds: float = 0
    note: str = ""
    """What else to say: how much was confirmed, why a part could not run."""

    @property
    def is_good(self) -> bool:
        return self.lost == self.unreadable == self.stray == 0


class Tally:
    """Counts for one figure, while it is made."""

    def __init__(self, name: str) -> None:
        """Begin with nothing."""
        self.name = name
        self.runs = self.confirmed = self.lost = self.unreadable = self.stray = 0
        self.examples: list[str] = []

    def count(self, *, lost: int = 0, unreadable: int = 0, stray: int = 0, example: str = "") -> None:
        """One more run, and what was wrong after it."""
        self.runs += 1
        self.lost += lost
        self.unreadable += unreadable
        self.stray += stray
        if lost or unreadable or stray:
            self.examples.append(example)
            print(f"{self.name}: {example}", file=sys.stderr, flush=True)

    def count_wrong(self, wrong: Wrong) -> None:
        """One more run, judged by the one check."""
        lines = (*wrong.lost, *wrong.unreadable, *wrong.stray)
        self.count(
            lost=len(wrong.lost),
            unreadable=bool(wrong.unreadable),
            stray=len(wrong.stray),
            example=lines[0][:150].replace("|", "/") if lines else "",
        )

    def figure(self, seconds: float, note: str = "") -> Figure:
        """The row; the first thing that went wrong is told in it."""
        notes = [note] if note else []
        notes += [f"{self.confirmed} changes confirmed"] if self.confirmed else []
        notes += self.examples[:1]
        found = (self.lost, self.unreadable, self.stray)
        return Figure(self.name, self.runs, *found, round(seconds, 1), "; ".join(notes))


def table(figures: Iterable[Figure], today: dt.date) -> str:
    """The figures in Markdown, with the date and what they were measured with."""
    head = "| test | N | lost | unreadable | stray | seconds | |\n|---|---:|---:|---:|---:|---:|---|"
    return "\n".join([head, *map(_row, figures), "", f"{today.isoformat()}, {_versions()}."])


def _row(figure: Figure) -> str:
    counts = (figure.runs, figure.lost, figure.unreadable, figure.stray)
    cells = (figure.name, *(f"{each:,}" for each in counts), f"{figure.seconds:.0f}", figure.note)
    return "| " + " | ".join(cells) + " |"


def _versions() -> str:
    parts = [f"{name} {version(name)}" for name in ("textual", "tinydb", "filelock")]
    return ", ".join(
        [f"Python {platform.python_version()}", *parts, f"{platform.system()} {platform.release()}"]
    )
