"""A power cut at every call of every operation, on a disk that forgets (storage.md 2.5 and 5.4)."""

import errno
import itertools
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.files.home_check import exactly, said_in_home, undoable_in, wrong_in
from tests.files.operations import (
    IDEMPOTENT,
    OPERATIONS,
    Operation,
    add,
    combine_two_years,
    edit,
    move_to_another_year,
    open_home,
    prepared,
    remove,
    restore,
    seed,
)
from tests.files.played import Played
from tests.files.simulated_disk import QuickDisk, SimulatedDisk, laid_out
from tui.core.entries.journal import JournalError


def named(operation: Operation) -> str:
    return operation.__name__


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeded") / "home"
    seed(folder)
    return folder


@pytest.mark.parametrize("operation", OPERATIONS, ids=named)
def test_a_power_cut_at_any_call_leaves_what_was_or_what_was_to_be(
    operation: Operation, seeded: Path, tmp_path: Path
) -> None:
    played = Played(operation, seeded, tmp_path)
    played.disk.assert_nothing_went_past()
    assert len(played.before_the_end) > 5
    assert played.wrong() == []


def test_the_first_save_ever_survives_a_power_cut(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir(0o700)
    assert Played(add, tmp_path / "nothing", tmp_path).wrong() == []


@pytest.mark.parametrize("operation", [edit, remove], ids=named)
def test_what_a_power_cut_finds_changed_can_be_undone(
    operation: Operation, seeded: Path, tmp_path: Path
) -> None:
    played = Played(operation, seeded, tmp_path)
    for home in played.homes([*played.before_the_end, *played.at_the_end]):
        found = said_in_home(open_home(home, days=1))
        assert played.before["x"] in (found.get("x"), undoable_in(open_home(home, days=1)))


def test_a_power_cut_while_a_damaged_year_is_restored_leaves_all_that_it_is_restored_from(
    seeded: Path, tmp_path: Path
) -> None:
    played = Played(restore, seeded, tmp_path)
    played.disk.assert_nothing_went_past()
    assert "x" in played.after
    assert "x" not in played.before
    for home in played.homes([*played.before_the_end, *played.at_the_end]):
        restore(open_home(home, QuickDisk(), days=1))
        assert not wrong_in(open_home(home, days=1), exactly(played.after))
    assert not played.wrong_in(played.at_the_end, exactly(played.after))


# Faults, and then a power cut


class OneFault(SimulatedDisk):
    """One call fails, after it did its work or before; what a failed fsync had to write is lost for good."""

    keeps_cuts = False

    def __init__(self, root: Path, at: int, how: str) -> None:
        """`at` counts the calls from 1."""
        super().__init__(root)
        self._at, self._how = at, how

    @property
    def failed(self) -> bool:
        return self.calls >= self._at

    def _do(self, name: str, call: Callable[..., Any], *arguments: Any) -> Any:
        if self.calls != self._at:
            return super()._do(name, call, *arguments)
        if name == "fsync":
            self.spoil(arguments[0])
        elif self._how == "after" or name == "close":
            result = call(*arguments)
            if name == "open":
                os.close(result)
        raise OSError(errno.EIO, os.strerror(errno.EIO))


@pytest.mark.parametrize("how", ["before", "after"])
@pytest.mark.parametrize("operation", IDEMPOTENT, ids=named)
def test_what_is_confirmed_after_a_fault_survives_a_power_cut(
    operation: Operation, how: str, seeded: Path, tmp_path: Path
) -> None:
    good = prepared(operation, seeded, tmp_path / "good")
    operation(open_home(good, days=1))
    after = exactly(said_in_home(open_home(good, days=1)))
    for at in itertools.count(1):
        home = prepared(operation, seeded, tmp_path / f"fault-{at}" / "home")
        disk = OneFault(home.parent, at, how)
        with suppress(JournalError):
            operation(open_home(home, disk, days=1))
        if not disk.failed:
            break
        operation(open_home(home, disk, days=1))
        for count, tree in enumerate(set(disk.power_cuts())):
            left = laid_out(tree, tmp_path / f"fault-{at}-{count}") / "home"
            assert not wrong_in(open_home(left, days=1), after), f"fault at call {at}"
    assert at > 8


# After a power cut, again


@pytest.mark.parametrize("operation", [edit, move_to_another_year, combine_two_years], ids=named)
def test_a_power_cut_while_trying_again_after_a_power_cut_loses_nothing(
    operation: Operation, seeded: Path, tmp_path: Path
) -> None:
    played = Played(operation, seeded, tmp_path / "first")
    trees = list(played.before_the_end)
    chosen = [trees[0], trees[len(trees) // 2], trees[-1]]
    for count, home in enumerate(played.homes(chosen)):
        again = Played(operation, home, tmp_path / f"again-{count}")
        assert again.wrong() == []
        assert again.after == played.after


# The storages that are known to be bad


@pytest.mark.parametrize("operation", [add, edit, remove], ids=named)
@pytest.mark.parametrize("storage", ["no-fsync", "no-folder-fsync"])
def test_a_missing_fsync_is_found_out(
    storage: str, operation: Operation, seeded: Path, tmp_path: Path
) -> None:
    _, wrong = next(Played(operation, seeded, tmp_path, storage).each_wrong())
    assert wrong.lost or wrong.unreadable
