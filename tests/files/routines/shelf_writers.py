"""A process that changes own routines and tells each change once it is made: for test_shelf_processes.py.

`python -m tests.files.routines.shelf_writers HOME NAME COUNT`: COUNT times it saves a new routine and counts
one further in the title of the routine "counted", which others may count at the same time.
"""

import sys
from pathlib import Path

import msgspec

from tests.files.conftest import NOON
from tui.core.clock import ManualClock
from tui.core.routines.routine import Routine
from tui.core.routines.shelf import ShelfError
from tui.files.paths import find_paths
from tui.files.routines.new_routine import example_routine
from tui.files.routines.shelf import OwnShelf


def open_shelf(home: Path) -> OwnShelf:
    return OwnShelf(find_paths({"UNKNOT_HOME": str(home)}), ManualClock(NOON))


def counted(shelf: OwnShelf) -> Routine:
    routine = shelf.library.routine("counted")
    assert routine is not None
    return routine


def count_further(shelf: OwnShelf) -> None:
    """One further, however often another process is quicker."""
    while True:
        routine = counted(shelf)
        further = msgspec.structs.replace(routine, title=str(int(routine.title) + 1))
        try:
            shelf.save(further, instead_of="counted")
        except ShelfError as error:
            if "by something else" not in str(error):
                raise
            shelf.load()
        else:
            return


def main(home: str, name: str, count: str) -> None:
    shelf = open_shelf(Path(home))
    for number in range(int(count)):
        saved = shelf.save(example_routine(f"{name}-{number}", f"{name} {number}"))
        count_further(shelf)
        print(saved.id, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
