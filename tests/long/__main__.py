"""The long tests: `.venv/bin/python -m tests.long [NAME...] [--scale 0.1] [--storage NAME]`.

Prints a table of figures in Markdown and exits with 1 if anything was lost. Every module beside this one that
has `run(scale, storage)` is a part; without names all of them run. `--storage` takes one of
tests/files/bad_storages.py in the place of the good one: it must then be found out.
"""

import argparse
import datetime as dt
import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.files.bad_storages import STORAGES
from tests.long.figures import Figure, table

Run = Callable[[float, str], Iterator[Figure]]


def parts() -> list[str]:
    """What there is to run: the names of the modules that have it."""
    files = sorted(Path(__file__).parent.glob("[a-z]*.py"))
    return [path.stem for path in files if "\ndef run(" in path.read_text(encoding="utf-8")]


def figures(names: list[str], scale: float, storage: str) -> Iterator[Figure]:
    """Each figure as soon as it is there, also told on standard error."""
    for name in names or parts():
        run: Run = importlib.import_module(f"tests.long.{name}").run
        for figure in run(scale, storage):
            print(f"{name}: {figure}", file=sys.stderr, flush=True)
            yield figure


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.long", description="The long tests, as figures.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(parts())}")
    parser.add_argument("--scale", type=float, default=1, help="0.1 does a tenth of it")
    parser.add_argument("--storage", choices=list(STORAGES), default="good")
    given = parser.parse_args()
    unknown = set(given.names) - set(parts())
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    found = list(figures(given.names, given.scale, given.storage))
    print(table(found, dt.datetime.now(dt.UTC).date()))
    return 0 if all(figure.is_good for figure in found) else 1


if __name__ == "__main__":
    sys.exit(main())
