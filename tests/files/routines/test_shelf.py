"""Own routines over files: saved, changed, deleted, taken back, taken in, and never anything lost."""

import json
import os
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tui.core.clock import ManualClock
from tui.core.routines.routine import Routine
from tui.core.routines.shelf import DraftingShelf, ShelfError
from tui.core.routines.vocabulary import Origin
from tui.files.paths import Paths
from tui.files.routines.routine_files import load_built_in
from tui.files.routines.shelf import OwnShelf

BUILT_IN = load_built_in()
Json = dict[str, Any]


def a_step(**changes: object) -> Json:
    step: Json = {
        "id": "press",
        "title": "Press",
        "instruction": "Press here and breathe slowly.",
        "seconds": 30,
        "regions": ["low-back"],
    }
    return {**step, **changes}


def a_routine(*steps: object, **changes: object) -> Json:
    return {"id": "mine", "title": "Mine", "steps": list(steps) or [a_step()], **changes}


@pytest.fixture
def shelf(paths: Paths, clock: ManualClock) -> OwnShelf:
    return OwnShelf(paths, clock)


def own_file(paths: Paths, name: str, value: object) -> Path:
    paths.routines.mkdir(parents=True, exist_ok=True)
    path = paths.routines / name
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return path


def routine(shelf: DraftingShelf, routine_id: str) -> Routine:
    found = shelf.library.routine(routine_id)
    assert found is not None, routine_id
    return found


def a_copy(shelf: OwnShelf, routine_id: str = "neck-tension", title: str = "My neck") -> Routine:
    return msgspec.structs.replace(
        routine(shelf, routine_id), id=shelf.free_id(title), title=title, origin=Origin.USER
    )


def test_it_is_a_shelf(shelf: OwnShelf) -> None:
    kept: DraftingShelf = shelf
    assert kept.library == BUILT_IN
    assert kept.problems == ()


@pytest.mark.parametrize("routine_id", [each.id for each in BUILT_IN.routines])
def test_a_copy_of_every_built_in_routine_is_saved_and_says_the_same(
    shelf: OwnShelf, paths: Paths, clock: ManualClock, routine_id: str
) -> None:
    copy = a_copy(shelf, routine_id)
    saved = shelf.save(copy)
    assert saved == copy
    assert OwnShelf(paths, clock).library.routine("my-neck") == copy
    path = paths.routines / "my-neck.json"
    assert path.stat().st_mode & 0o777 == 0o600
    assert shelf.is_own("my-neck")
    assert not shelf.is_own(routine_id)


def test_an_edit_changes_only_that_routine_of_its_file(shelf: OwnShelf, paths: Paths) -> None:
    source = {
        "id": "ours",
        "title": "Ours",
        "publisher": "We",
        "year": 2020,
        "url": "https://example.org",
        "kind": "E",
        "seen": None,
    }
    first, last = a_routine(id="first", sources=["ours"]), a_routine(id="last", title="Last")
    middle = a_routine(a_step(), a_step(id="two", seconds=40, caution=""), id="middle", seconds_total=70)
    before = {"language": "de", "sources": [source], "routines": [first, middle, last]}
    path = own_file(paths, "all.json", before)
    shelf.load()
    assert shelf.problems == ()
    changed = routine(shelf, "middle")
    steps = (msgspec.structs.replace(changed.steps[1], seconds=20, min_seconds=20, max_seconds=80),)
    saved = shelf.save(msgspec.structs.replace(changed, title="Other", steps=steps), instead_of="middle")
    assert (saved.title, saved.steps, saved.seconds_total) == ("Other", steps, 20)
    after = json.loads(path.read_text())
    expected = a_routine(
        a_step(id="two", seconds=20, min_seconds=20, max_seconds=80, caution=""),
        id="middle",
        title="Other",
        seconds_total=20,
    )
    assert after == {**before, "routines": [first, expected, last]}
    assert list(after) == list(before)
    shelf.undo()
    assert json.loads(path.read_text()) == before


def test_saving_what_is_there_already_writes_nothing(shelf: OwnShelf, paths: Paths) -> None:
    text = json.dumps(a_routine(), indent=7)
    path = own_file(paths, "mine.json", text)
    shelf.load()
    shelf.save(routine(shelf, "mine"), instead_of="mine")
    assert path.read_text() == text


def test_delete_takes_one_routine_and_undo_brings_it_back_after_a_restart(
    shelf: OwnShelf, paths: Paths, clock: ManualClock
) -> None:
    text = json.dumps({"routines": [a_routine(), a_routine(id="other")]}, indent=3)
    path = own_file(paths, "two.json", text)
    shelf.load()
    shelf.delete("mine")
    assert not shelf.is_own("mine")
    assert shelf.is_own("other")
    shelf.delete("other")
    assert not path.exists()
    again = OwnShelf(paths, clock)
    assert again.undo() == '"Mine" is there again'
    assert again.undo() == '"Mine" is there again'
    assert path.read_text() == text
    with pytest.raises(ShelfError, match="nothing to take back"):
        again.undo()


def test_a_new_one_is_taken_back(shelf: OwnShelf, paths: Paths) -> None:
    shelf.save(a_copy(shelf))
    assert shelf.undo() == '"My neck" is taken away again'
    assert list(paths.routines.iterdir()) == []
    assert shelf.library == BUILT_IN


def test_what_was_changed_meanwhile_is_never_overwritten(
    shelf: OwnShelf, paths: Paths, clock: ManualClock
) -> None:
    saved = shelf.save(a_copy(shelf))
    path = paths.routines / "my-neck.json"
    other = OwnShelf(paths, clock)
    other.save(msgspec.structs.replace(saved, title="Theirs"), instead_of="my-neck")
    text = path.read_text()
    for _again in range(2):
        with pytest.raises(ShelfError, match="was changed by something else"):
            shelf.save(msgspec.structs.replace(saved, title="Ours"), instead_of="my-neck")
        with pytest.raises(ShelfError, match="was changed by something else"):
            shelf.delete("my-neck")
        assert path.read_text() == text
    shelf.load()
    assert routine(shelf, "my-neck").title == "Theirs"


def test_a_save_over_a_file_that_came_meanwhile_is_refused_or_goes_beside_it(
    shelf: OwnShelf, paths: Paths
) -> None:
    copy = a_copy(shelf)
    own_file(paths, "my-neck.json", "{")
    saved = shelf.save(copy)
    assert saved.id == "my-neck"
    assert (paths.routines / "my-neck.json").read_text() == "{"
    assert (paths.routines / "my-neck-2.json").exists()


def test_what_would_not_load_is_refused_in_one_line(shelf: OwnShelf, paths: Paths) -> None:
    copy = a_copy(shelf)
    with pytest.raises(ShelfError, match="expected a text of 1 to 40 characters") as error:
        shelf.save(msgspec.structs.replace(copy, title=""))
    assert "\n" not in str(error.value)
    assert not paths.routines.exists()


def test_a_built_in_is_never_changed(shelf: OwnShelf, paths: Paths) -> None:
    neck = routine(shelf, "neck-tension")
    with pytest.raises(ShelfError, match="built in"):
        shelf.save(neck, instead_of="neck-tension")
    with pytest.raises(ShelfError, match="built in"):
        shelf.delete("neck-tension")
    saved = shelf.save(msgspec.structs.replace(neck, title="Mine"))
    assert saved.id == "own/neck-tension"
    assert routine(shelf, "neck-tension") == neck
    assert shelf.save(msgspec.structs.replace(saved, title="Yours"), instead_of=saved.id).title == "Yours"
    assert json.loads((paths.routines / "neck-tension.json").read_text())["id"] == "neck-tension"


def test_a_link_stays_a_link(shelf: OwnShelf, paths: Paths, tmp_path: Path) -> None:
    elsewhere = tmp_path / "dotfiles" / "neck.json"
    elsewhere.parent.mkdir()
    elsewhere.write_text(json.dumps(a_routine()))
    paths.routines.mkdir(parents=True)
    link = paths.routines / "neck.json"
    link.symlink_to("../../dotfiles/neck.json")
    shelf.load()
    shelf.save(msgspec.structs.replace(routine(shelf, "mine"), title="New"), instead_of="mine")
    assert link.is_symlink()
    assert json.loads(elsewhere.read_text())["title"] == "New"
    shelf.delete("mine")
    assert not os.path.lexists(link)
    assert elsewhere.exists()
    shelf.undo()
    assert link.is_symlink()
    assert routine(shelf, "mine").title == "New"
