"""An own file that was broken by hand is edited as a whole, and written back word for word once right."""

import json
from pathlib import Path

import pytest

from tests.files.routines.test_shelf import a_routine, a_step, own_file
from tui.core.clock import ManualClock
from tui.core.routines.shelf import Draft, ShelfError
from tui.files.paths import Paths
from tui.files.routines.shelf import OwnShelf

BROKEN = '{"id": "mine", "title": "Mine",, "steps": []}\n'
RIGHT = json.dumps(a_routine(), indent=7) + "\n\n"


@pytest.fixture
def broken(paths: Paths) -> Path:
    return own_file(paths, "mine.json", BROKEN)


@pytest.fixture
def shelf(broken: Path, paths: Paths, clock: ManualClock) -> OwnShelf:
    return OwnShelf(paths, clock)


@pytest.fixture
def draft(shelf: OwnShelf, broken: Path) -> Draft:
    return shelf.draft_of_file(str(broken))


def test_the_draft_has_the_text_as_it_is_and_says_what_is_wrong_in_it(shelf: OwnShelf, draft: Draft) -> None:
    assert Path(draft.path).read_text() == BROKEN
    assert len(shelf.problems_of(draft)) == len(shelf.left_out[0].problems) == 1
    with pytest.raises(ShelfError):
        shelf.take_draft(draft)


def test_a_right_text_is_written_back_word_for_word_and_can_be_taken_back(
    shelf: OwnShelf, draft: Draft, broken: Path
) -> None:
    Path(draft.path).write_text(RIGHT)
    assert shelf.problems_of(draft) == ()
    assert shelf.take_draft(draft).id == "mine"
    assert broken.read_text() == RIGHT
    assert (shelf.left_out, Path(draft.path).exists()) == ((), False)
    assert shelf.undo() == '"mine.json" is as it was before'
    assert broken.read_text() == BROKEN


def test_several_routines_may_stand_in_it(shelf: OwnShelf, draft: Draft) -> None:
    Path(draft.path).write_text(json.dumps({"routines": [a_routine(), a_routine(id="other")]}))
    assert shelf.problems_of(draft) == ()
    shelf.take_draft(draft)
    assert shelf.library.routine("other") is not None


def test_a_file_that_was_mended_meanwhile_is_not_written_over(
    shelf: OwnShelf, draft: Draft, broken: Path
) -> None:
    Path(draft.path).write_text(RIGHT)
    broken.write_text(json.dumps(a_routine(title="Theirs")))
    with pytest.raises(ShelfError, match="by something else"):
        shelf.take_draft(draft)
    assert "Theirs" in broken.read_text()
    assert Path(draft.path).read_text() == RIGHT


def test_what_the_other_files_define_may_not_be_defined_otherwise(
    shelf: OwnShelf, draft: Draft, paths: Paths
) -> None:
    def with_region(name: str, routine_id: str) -> str:
        region = {"id": "elbow", "name": name, "views": ["front"], "sided": True}
        steps = [a_step(regions=["elbow"])]
        return json.dumps({"regions": [region], "routines": [a_routine(*steps, id=routine_id)]})

    own_file(paths, "elbows.json", with_region("elbow", "elbows"))
    shelf.load()
    assert [Path(file.path).name for file in shelf.left_out] == ["mine.json"]
    Path(draft.path).write_text(with_region("other elbow", "mine"))
    assert "another of your files" in shelf.problems_of(draft)[0]


def test_a_file_that_is_no_text_at_all_is_one_line(shelf: OwnShelf, broken: Path) -> None:
    broken.write_bytes(b'{"title": "F\xfcr"}')
    shelf.load()
    with pytest.raises(ShelfError, match="UTF-8"):
        shelf.draft_of_file(str(broken))


def test_only_a_file_that_is_left_out_is_opened_so(shelf: OwnShelf, broken: Path, tmp_path: Path) -> None:
    broken.write_text(RIGHT)
    shelf.load()
    for path in (broken, tmp_path / "else.json"):
        with pytest.raises(ShelfError, match="no mistakes"):
            shelf.draft_of_file(str(path))
