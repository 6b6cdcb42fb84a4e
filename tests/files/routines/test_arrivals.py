"""Files of somebody else: shown before they are taken in, and kept apart from what is here."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.files.routines.test_routine_files import a_routine, a_step
from tui.core.clock import ManualClock
from tui.core.routines.shelf import ShelfError
from tui.files.paths import Paths
from tui.files.routines.routine_files import load_built_in
from tui.files.routines.shelf import OwnShelf

Json = dict[str, Any]
BUILT_IN = load_built_in()


def a_region(name: str = "elbow") -> Json:
    return {"id": "elbow", "name": name, "views": ["front"], "sided": True, "spots": ["the tip"]}


def a_source(title: str = "A book") -> Json:
    return {
        "id": "book",
        "title": title,
        "publisher": "Somebody",
        "year": None,
        "url": "https://example.org/book",
        "kind": "E",
        "seen": None,
    }


def a_question(text: str = "Your elbow was hurt lately") -> Json:
    return {"id": "elbow-hurt", "text": text, "action": "ask", "sources": ["book"], "regions": ["elbow"]}


def a_file(**changes: Any) -> Json:
    along = [{"region": "elbow", "spot": "the tip"}]
    path = {"from": "a", "to": "b", "direction": "up", "along": along}
    steps = [
        a_step(regions=["elbow"], sources=["book"], path=path),
        a_step(id="again", regions=["elbow"], same_as="mine/press"),
    ]
    routine = a_routine(
        *steps, regions=["elbow"], sources=["book"], contraindications=["elbow-hurt", "fever"], title="Elbow"
    )
    tables = {"regions": [a_region()], "sources": [a_source()], "contraindications": [a_question()]}
    return {**tables, "routines": [routine], **changes}


@pytest.fixture
def shelf(paths: Paths, clock: ManualClock) -> OwnShelf:
    return OwnShelf(paths, clock)


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    return tmp_path / "From a colleague.json"


def write(path: Path, value: object) -> str:
    path.write_text(json.dumps(value), encoding="utf-8")
    return str(path)


def test_what_a_file_holds_is_shown_and_nothing_is_written(
    shelf: OwnShelf, theirs: Path, paths: Paths
) -> None:
    arrival = shelf.look_at(write(theirs, a_file()))
    assert [(routine.id, routine.title) for routine in arrival.routines] == [("mine", "Elbow")]
    assert arrival.adds == ("elbow",)
    assert [item.id for item in arrival.contraindications] == ["elbow-hurt"]
    assert [item.id for item in arrival.sources] == ["book"]
    assert (arrival.renamed, arrival.problems) == ((), ())
    assert not paths.config.exists()


def test_it_is_taken_in_as_it_is_written_and_can_be_taken_back(
    shelf: OwnShelf, theirs: Path, paths: Paths
) -> None:
    (routine,) = shelf.take_in(shelf.look_at(write(theirs, a_file())))
    file = paths.routines / "from-a-colleague.json"
    assert file.read_text() == theirs.read_text()
    assert file.stat().st_mode & 0o777 == 0o600
    assert shelf.library.routine("mine") == routine
    assert shelf.undo() == '"Elbow" is taken away again'
    assert shelf.library == BUILT_IN


def test_everything_under_a_taken_id_gets_another_wherever_it_is_named(
    shelf: OwnShelf, theirs: Path, paths: Paths
) -> None:
    shelf.take_in(shelf.look_at(write(theirs, a_file())))
    here = shelf.library
    changed = a_file(
        regions=[a_region("funny bone")],
        sources=[a_source("Another book")],
        contraindications=[a_question("Something else")],
    )
    arrival = shelf.look_at(write(theirs, changed))
    assert arrival.renamed == (("mine", "mine-2"),)
    (routine,) = shelf.take_in(arrival)
    assert shelf.problems == ()
    assert shelf.library.routines[: len(here.routines)] == here.routines
    assert (routine.id, routine.regions) == ("mine-2", ("elbow-2",))
    assert (routine.sources, routine.contraindications) == (("book-2",), ("elbow-hurt-2", "fever"))
    first, second = routine.steps
    assert (first.regions, first.sources, second.same_as) == (("elbow-2",), ("book-2",), "mine-2/press")
    assert first.path is not None
    assert first.path.along[0].region == "elbow-2"
    (question,) = [item for item in shelf.library.contraindications if item.id == "elbow-hurt-2"]
    assert (question.text, question.sources, question.regions) == (
        "Something else",
        ("book-2",),
        ("elbow-2",),
    )


def test_the_same_again_brings_only_its_routine(shelf: OwnShelf, theirs: Path) -> None:
    shelf.take_in(shelf.look_at(write(theirs, a_file())))
    before = shelf.library
    arrival = shelf.look_at(str(theirs))
    assert any('"Elbow" is here already, as mine' in line for line in arrival.warnings)
    shelf.take_in(arrival)
    assert shelf.library.regions == before.regions
    assert shelf.library.contraindications == before.contraindications
    assert [each.id for each in shelf.library.routines[len(BUILT_IN.routines) :]] == ["mine", "mine-2"]


def test_the_id_of_a_built_in_is_kept_and_reached_as_own(shelf: OwnShelf, theirs: Path) -> None:
    neck = BUILT_IN.routine("neck-tension")
    value = {"routines": [a_routine(id="neck-tension"), a_routine(id="other")]}
    for expected in (
        ("own/neck-tension", "other"),
        ("neck-tension-2", "other-2"),
        ("neck-tension-3", "other-3"),
    ):
        taken = shelf.take_in(shelf.look_at(write(theirs, value)))
        assert tuple(routine.id for routine in taken) == expected
    assert shelf.library.routine("neck-tension") == neck


def test_a_built_in_thing_is_not_redefined(shelf: OwnShelf, theirs: Path, paths: Paths) -> None:
    clot = {"id": "clot", "text": "Nothing to worry about", "action": "gentle"}
    arrival = shelf.look_at(write(theirs, a_file(contraindications=[a_question(), clot])))
    assert [line for line in arrival.problems if "built in" in line]
    assert arrival.routines == ()
    with pytest.raises(ShelfError, match="looked at"):
        shelf.take_in(arrival)
    assert not paths.routines.exists()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{", "expected a key"),
        (json.dumps({"routines": [a_routine(a_step(secnds=3), tittle="x")]}), "did you mean"),
        ("\x00", "expected a value"),
        (json.dumps({"schema": 99, "routines": []}), "newer version of Unknot"),
    ],
)
def test_a_bad_file_is_told_line_by_line(shelf: OwnShelf, theirs: Path, text: str, expected: str) -> None:
    theirs.write_text(text)
    arrival = shelf.look_at(str(theirs))
    assert arrival.routines == ()
    assert any(expected in line for line in arrival.problems)
    assert all("\n" not in line for line in arrival.problems)


def test_a_file_that_is_not_there_or_none_is_told(shelf: OwnShelf, tmp_path: Path) -> None:
    assert "no such file" in shelf.look_at(str(tmp_path / "nothing.json")).problems[0]
    assert "regular file" in shelf.look_at(str(tmp_path)).problems[0]
    assert "regular file" in shelf.look_at("/dev/zero").problems[0]


def test_only_what_was_shown_is_taken_in(
    shelf: OwnShelf, theirs: Path, paths: Paths, clock: ManualClock
) -> None:
    arrival = shelf.look_at(write(theirs, a_file()))
    write(theirs, {"routines": [a_routine(id="evil")]})
    (routine,) = shelf.take_in(arrival)
    assert routine.id == "mine"
    stale = shelf.look_at(str(theirs))
    other = OwnShelf(paths, clock)
    other.take_in(other.look_at(str(theirs)))
    with pytest.raises(ShelfError, match="look at the file again"):
        shelf.take_in(stale)


def test_a_home_folder_may_be_meant(shelf: OwnShelf, theirs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(theirs.parent))
    write(theirs, a_file())
    assert shelf.look_at(f"~/{theirs.name}").problems == ()


# Drafts


def test_a_draft_takes_the_place_of_its_routine_alone(shelf: OwnShelf, theirs: Path, paths: Paths) -> None:
    value = a_file()
    value["routines"].append(a_routine(id="beside"))
    shelf.take_in(shelf.look_at(write(theirs, value)))
    draft = shelf.draft_of("mine")
    path = Path(draft.path)
    assert path.parent == paths.drafts
    assert path.stat().st_mode & 0o777 == 0o600
    edited = json.loads(path.read_text())
    assert [each["id"] for each in edited["routines"]] == ["mine"]
    assert shelf.problems_of(draft) == ()
    edited["routines"][0]["title"] = "Edited"
    edited["contraindications"][0]["text"] = "Other words"
    path.write_text(json.dumps(edited))
    assert shelf.take_draft(draft).title == "Edited"
    kept = json.loads((paths.routines / "from-a-colleague.json").read_text())
    assert kept["routines"][1] == a_routine(id="beside")
    assert kept["contraindications"][0]["text"] == "Other words"
    assert not path.exists()
    shelf.undo()
    assert json.loads((paths.routines / "from-a-colleague.json").read_text()) == value


def test_a_broken_draft_is_told_whole_and_changes_nothing(
    shelf: OwnShelf, theirs: Path, paths: Paths
) -> None:
    shelf.take_in(shelf.look_at(write(theirs, a_routine())))
    file = next(paths.routines.iterdir())
    before = file.read_bytes()
    draft = shelf.draft_of("mine")
    Path(draft.path).write_text(json.dumps(a_routine(a_step(secnds=3, motion="rst"), tittle="x")))
    lines = shelf.problems_of(draft)
    assert len([line for line in lines if "warning" not in line]) == 3
    with pytest.raises(ShelfError, match="and 2 more"):
        shelf.take_draft(draft)
    Path(draft.path).write_text(json.dumps({"routines": [a_routine(), a_routine(id="two")]}))
    assert "found 2 routines" in shelf.problems_of(draft)[0]
    Path(draft.path).unlink()
    assert "no such file" in shelf.problems_of(draft)[0]
    with pytest.raises(ShelfError, match="no such file"):
        shelf.take_draft(draft)
    shelf.drop_draft(draft)
    assert file.read_bytes() == before


def test_a_draft_does_not_overwrite_what_changed_since(shelf: OwnShelf, theirs: Path, paths: Paths) -> None:
    shelf.take_in(shelf.look_at(write(theirs, a_routine())))
    draft = shelf.draft_of("mine")
    file = next(paths.routines.iterdir())
    by_hand = json.dumps(a_routine(title="By hand"))
    file.write_text(by_hand)
    shelf.load()
    Path(draft.path).write_text(json.dumps(a_routine(title="By draft")))
    with pytest.raises(ShelfError, match="changed by something else"):
        shelf.take_draft(draft)
    assert file.read_text() == by_hand
    assert Path(draft.path).exists()


def test_a_draft_left_by_a_killed_program_is_never_written_over(shelf: OwnShelf, theirs: Path) -> None:
    shelf.take_in(shelf.look_at(write(theirs, a_routine())))
    first, second = shelf.draft_of("mine"), shelf.draft_of("mine")
    assert first.path != second.path
    shelf.drop_draft(second)
    assert Path(first.path).exists()


def test_only_drafts_are_dropped(shelf: OwnShelf, theirs: Path) -> None:
    shelf.take_in(shelf.look_at(write(theirs, a_routine())))
    draft = shelf.draft_of("mine")
    with pytest.raises(ShelfError, match="is no draft"):
        shelf.drop_draft(type(draft)(path=str(theirs), routine_id="mine"))
    assert theirs.exists()
