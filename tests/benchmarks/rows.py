"""What a benchmark found, as rows of one Markdown table."""

import statistics
from collections.abc import Iterable, Sequence

import msgspec

from tests.benchmarks.meter import Answer

HEAD = "| | measured | beside it | ratio | wanted |\n|---|---:|---:|---:|---:|"


class Row(msgspec.Struct, frozen=True):
    """One line of the table; a part begins with a title, which is a row of its own."""

    what: str
    measured: str = ""
    beside: str = ""
    ratio: str = ""
    wanted: str = ""
    is_met: bool = True
    """False is shown: what was wanted was not measured."""

    @property
    def line(self) -> str:
        """It in Markdown."""
        wanted = self.wanted if self.is_met else f"**missed:** {self.wanted}"
        return f"| {self.what} | {self.measured} | {self.beside} | {self.ratio} | {wanted} |"


def title(name: str, beside: str) -> Row:
    """Begins a part, and says what stands beside its rows."""
    return Row(f"**{name}**", beside=beside)


def table(rows: Iterable[Row]) -> str:
    """All of it."""
    return "\n".join([HEAD, *(row.line for row in rows)])


def beside(what: str, found: Sequence[Answer], reference: Sequence[Answer], most: float | None = None) -> Row:
    """Times beside those of a reference that was measured in turns with it: medians of wall and processor."""
    wall, cpu = _medians(found)
    wall_there, cpu_there = _medians(reference)
    ratio = cpu / cpu_there
    return Row(
        what,
        _times(wall, cpu),
        _times(wall_there, cpu_there),
        f"{ratio:.2f} ({wall / wall_there:.2f})",
        "" if most is None else f"{most:g}",
        is_met=most is None or ratio <= most,
    )


def _medians(times: Sequence[Answer]) -> tuple[float, float]:
    return statistics.median(each.wall for each in times), statistics.median(each.cpu for each in times)


def _times(wall: float, cpu: float) -> str:
    return f"{number(1e3 * cpu)} ({number(1e3 * wall)}) ms"


def number(value: float) -> str:
    """With as many digits as can be told apart."""
    return f"{value:,.0f}" if value >= 99.5 else f"{value:.1f}"
