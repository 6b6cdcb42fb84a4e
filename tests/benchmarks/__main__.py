"""The benchmarks: `.venv/bin/python -m tests.benchmarks [PART...] [--write README.md]`.

Prints one table in Markdown, each figure beside its reference in the same run. Every module beside this one
that has `run(effort)` is a part; without names all of them run, in the order of ORDER. Those that only have
`main()` print reports of their own, and run where they are named. Nothing here fails for being slow: counts
that can be told exactly are tests (README.md). `--write` puts the table between its marks in a file; with
names only these parts of it, if the rest was measured on the same day in the same way.
"""

import argparse
import importlib
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.block import block_of, with_block, with_parts
from tests.benchmarks.effort import Effort
from tests.benchmarks.machine import machine, today
from tests.benchmarks.rows import Row, table

ORDER = "launch", "command_line", "answers", "opening", "session", "memory", "sizes"
"""The parts of the table."""
REPORTS = "saving", "speaking", "weeks"
"""Those that print for themselves."""
Run = Callable[[Effort], Iterator[Row]]


def rows(names: list[str], effort: Effort) -> Iterator[Row]:
    """Each row as soon as it is there, also told on standard error."""
    for name in names:
        for row in _of_part(name, effort):
            print(row.line, file=sys.stderr, flush=True)
            yield row


def _of_part(name: str, effort: Effort) -> Iterator[Row]:
    """A part that fails says so in the table, and the others go on."""
    run: Run = importlib.import_module(f"tests.benchmarks.{name}").run
    try:
        yield from run(effort)
    except Exception as error:
        traceback.print_exc()
        yield Row(f"**{name}: could not be measured**", str(error).partition("\n")[0], is_met=False)


def measured(names: list[str], effort: Effort) -> str:
    """The table, and what it was measured with."""
    made = f"{effort.times} times each, {effort.seconds:g} s of each flow"
    return f"{table(rows(names, effort))}\n\n{today()}, {made}, {machine()}."


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__.splitlines()[2])
    parser.add_argument(
        "parts", nargs="*", metavar="PART", help=f"of {', '.join(ORDER)}; or {', '.join(REPORTS)}"
    )
    parser.add_argument("--times", type=int, default=Effort().times, help="how often each thing is done")
    parser.add_argument("--seconds", type=float, default=Effort().seconds, help="of each flow")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the table into this file as well")
    given = parser.parse_args()
    if unknown := set(given.parts) - {*ORDER, *REPORTS}:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    reports: list[Callable[[], int]] = [
        importlib.import_module(f"tests.benchmarks.{name}").main for name in given.parts if name in REPORTS
    ]
    if reports and len(reports) == len(given.parts):
        return max(report() for report in reports)
    text = measured(
        [name for name in given.parts or ORDER if name in ORDER], Effort(given.times, given.seconds)
    )
    print(text)
    if given.write:
        page = given.write.read_text(encoding="utf-8")
        block = with_parts(block_of(page), text) if given.parts else text
        given.write.write_text(with_block(page, block), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
