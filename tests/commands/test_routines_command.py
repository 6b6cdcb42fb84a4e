"""`unknot routines` and `unknot routines check`."""

import json
from pathlib import Path

from tests.commands.conftest import Unknot
from tui.files.choices import Choices, write_choices
from tui.files.paths import Paths

STEP = {
    "id": "shake",
    "title": "Shake",
    "instruction": "Shake both hands loosely.",
    "seconds": 20,
    "regions": ["hand-back"],
}
KEYS = ["id", "title", "minutes", "seconds", "setting", "equipment", "regions", "evidence", "origin"]


def own_file(home: Path, name: str, routine: object) -> Path:
    folder = home / "routines"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(routine if isinstance(routine, str) else json.dumps(routine))
    return file


def wrists(title: str = "Wrists") -> dict[str, object]:
    return {"id": "wrists", "title": title, "steps": [STEP]}


def test_the_json_has_the_documented_keys(unknot: Unknot) -> None:
    answer = unknot("routines", "--json")
    found = json.loads(answer.out)
    assert list(found) == ["format", "routines"]
    assert found["format"] == 1
    assert all(list(routine) == KEYS for routine in found["routines"])
    shoulders = next(routine for routine in found["routines"] if routine["id"] == "tight-shoulders")
    assert (shoulders["seconds"], shoulders["minutes"], shoulders["setting"]) == (335, 7, "wall")


def test_own_routines_stand_beside_the_built_in_ones(unknot: Unknot, home: Path) -> None:
    own_file(home, "wrists.json", wrists())
    answer = unknot("routines", "--json")
    assert answer.err == ""
    assert [routine["id"] for routine in json.loads(answer.out)["routines"]][-1] == "wrists"
    assert "wrists" in unknot("routines").out


def test_a_bad_own_file_is_said_and_the_others_are_there(unknot: Unknot, home: Path) -> None:
    own_file(home, "good.json", wrists())
    own_file(home, "bad.json", "{")
    answer = unknot("routines")
    assert answer.status == 0
    assert "bad.json" in answer.complaint
    assert "wrists" in answer.out
    assert "tired-feet" in answer.out


def test_the_list_fits_80_columns(unknot: Unknot) -> None:
    assert max(map(len, unknot("routines").out.splitlines())) <= 80


def test_the_list_says_what_is_needed_in_the_words_of_the_body_screen(unknot: Unknot) -> None:
    out = unknot("routines").out
    assert " standing · wall, ball\n" in out
    assert " at the desk\n" in out
    assert "needs" not in out


def test_a_missing_file_is_said_as_people_do(unknot: Unknot, tmp_path: Path) -> None:
    answer = unknot("routines", "check", str(tmp_path / "nofile.json"))
    assert (answer.status, answer.out) == (1, f"{tmp_path / 'nofile.json'}: there is no such file\n")


def test_an_unknown_word_lists_the_few_that_are_allowed(unknot: Unknot, tmp_path: Path) -> None:
    bad = own_file(tmp_path, "bad.json", {**wrists(), "setting": "flor"})
    out = unknot("routines", "check", str(bad)).out
    assert 'one of desk, chair, standing, wall, floor; did you mean "floor"?' in out


def test_a_good_file_says_nothing(unknot: Unknot, tmp_path: Path) -> None:
    file = own_file(tmp_path, "wrists.json", wrists())
    answer = unknot("routines", "check", str(file))
    assert (answer.status, answer.err) == (0, "")
    assert all(": warning" in line for line in answer.out.splitlines())


def test_every_mistake_is_a_line_and_the_status_is_1(unknot: Unknot, tmp_path: Path) -> None:
    step = {**STEP, "seconds": -5, "regions": ["elbow-pit"], "motion": "jump"}
    bad = own_file(tmp_path, "bad.json", {**wrists(""), "steps": [step], "colour": "red"})
    answer = unknot("routines", "check", str(bad), str(tmp_path / "absent.json"))
    assert (answer.status, answer.err) == (1, "")
    lines = [line for line in answer.out.splitlines() if "warning" not in line]
    assert len(lines) == 6
    assert sum(line.startswith(f"{bad}:") for line in lines) == 5
    for word in ("seconds", "elbow-pit", "jump", "title", "absent.json"):
        assert any(word in line for line in lines)


def test_no_escape_of_a_file_reaches_the_terminal(unknot: Unknot, home: Path) -> None:
    bad = own_file(home, "bad.json", wrists("Wrists \x1b[31m"))
    assert "\x1b" not in unknot("routines", "check", str(bad)).out
    listed = unknot("routines")
    assert "\x1b" not in listed.out + listed.err


def test_favourites_come_first_with_their_mark(unknot: Unknot, home: Path) -> None:
    assert "*" not in unknot("routines").out
    paths = Paths(config=home, data=home, state=home)
    write_choices(paths, Choices(favourites=("tired-feet", "own/gone")))
    first, *others = unknot("routines").out.splitlines()
    assert first.startswith("tired-feet ")
    assert first.endswith("Tired feet *")
    assert not any("*" in line for line in others)
