"""Own routines on disks that fail and forget: what was, or what was to be, and never anything between."""

import errno
import itertools
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tests.files.conftest import NOON
from tests.files.routines.test_routine_files import a_routine
from tests.files.simulated_disk import QuickDisk, SimulatedDisk, laid_out
from tests.files.test_faults import FAULTS, FailingDisk
from tui.core.clock import ManualClock
from tui.core.routines.editing import copy_of
from tui.core.routines.shelf import ShelfError
from tui.files.disk import Disk
from tui.files.paths import find_paths
from tui.files.routines.own_writing import UnconfirmedError
from tui.files.routines.shelf import OwnShelf

Operation = Callable[[OwnShelf], object]
Said = dict[str, object]


def save_new(shelf: OwnShelf) -> None:
    neck = shelf.library.routine("neck-tension")
    assert neck is not None
    shelf.save(copy_of(neck, routine_id="my-neck", title="My neck"))


def change(shelf: OwnShelf) -> None:
    mine = shelf.library.routine("mine")
    assert mine is not None
    shelf.save(msgspec.structs.replace(mine, title="Changed"), instead_of="mine")


def delete_one_of_two(shelf: OwnShelf) -> None:
    shelf.delete("other")


def delete_a_whole_file(shelf: OwnShelf) -> None:
    shelf.delete("mine")


def take_a_draft(shelf: OwnShelf) -> None:
    draft = shelf.draft_of("mine")
    path = Path(draft.path)
    path.write_text(path.read_text().replace("Mine", "Drafted"))
    shelf.take_draft(draft)


def undo(shelf: OwnShelf) -> None:
    shelf.undo()


OPERATIONS: list[Operation] = [save_new, change, delete_one_of_two, delete_a_whole_file, take_a_draft, undo]
operations = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.__name__)


def open_shelf(home: Path, disk: Disk | None = None) -> OwnShelf:
    return OwnShelf(find_paths({"UNKNOT_HOME": str(home)}), ManualClock(NOON), disk or QuickDisk())


def said_in(home: Path) -> Said:
    """What a person has there; every file must be whole."""
    shelf = open_shelf(home)
    assert shelf.problems == ()
    return {path.name: json.loads(path.read_text()) for path in sorted((home / "routines").glob("*.json"))}


def seed(home: Path) -> None:
    folder = home / "routines"
    folder.mkdir(parents=True)
    (folder / "mine.json").write_text(json.dumps(a_routine()))
    several = [a_routine(id="third"), a_routine(id="other"), a_routine(id="last")]
    (folder / "three.json").write_text(json.dumps({"routines": several}))
    open_shelf(home).delete("third")  # something to undo


@pytest.fixture
def seeded(tmp_path: Path) -> Path:
    seed(tmp_path / "seeded")
    return tmp_path / "seeded"


def refusal_of(operation: Operation, shelf: OwnShelf) -> ShelfError | None:
    try:
        operation(shelf)
    except ShelfError as error:
        return error
    return None


def outcome(operation: Operation, home: Path) -> Said:
    operation(open_shelf(home))
    return said_in(home)


@operations
@pytest.mark.parametrize(("code", "how", "for_ever"), FAULTS)
def test_no_fault_leaves_a_half_routine_or_says_the_wrong_thing(
    operation: Operation, code: int, how: str, for_ever: bool, seeded: Path, tmp_path: Path
) -> None:
    before = said_in(seeded)
    after = outcome(operation, shutil.copytree(seeded, tmp_path / "good"))
    assert before != after
    for at in itertools.count(1):
        home = shutil.copytree(seeded, tmp_path / f"fault-{at}")
        disk = FailingDisk(at, code, how, for_ever=for_ever)
        told = refusal_of(operation, open_shelf(home, disk))
        assert "\n" not in str(told)
        found = said_in(home)
        assert found == (after if told is None or isinstance(told, UnconfirmedError) else before), told
        if found == before:
            assert outcome(operation, home) == after  # once the disk works again
        if operation is not undo:
            assert outcome(undo, home) == before
        shutil.rmtree(home)
        if not disk.failed:
            assert at > 1
            break


@operations
def test_a_power_cut_leaves_what_was_or_what_was_to_be(
    operation: Operation, seeded: Path, tmp_path: Path
) -> None:
    root = tmp_path / "disk"
    root.mkdir()
    home = shutil.copytree(seeded, root / "home")
    before = said_in(home)
    disk = SimulatedDisk(root)
    operation(open_shelf(home, disk))
    after = said_in(home)
    for number, tree in enumerate(disk.cuts):
        folder = laid_out(tree, tmp_path / f"cut-{number}") / "home"
        found = said_in(folder)
        assert found in (before, after), disk.cuts[tree]
        if found == after and operation is not undo:
            assert outcome(undo, folder) == before
        shutil.rmtree(folder.parent)
    for number, tree in enumerate(disk.power_cuts()):
        assert said_in(laid_out(tree, tmp_path / f"end-{number}") / "home") == after


def test_a_full_disk_is_told_in_one_line(seeded: Path) -> None:
    disk = FailingDisk(1, errno.ENOSPC, "before", for_ever=True)
    with pytest.raises(ShelfError, match="No space left on device") as error:
        save_new(open_shelf(seeded, disk))
    assert "cannot save to" in str(error.value)
