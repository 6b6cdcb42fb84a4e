"""`unknot routines` and `unknot routines check`."""

import json
from pathlib import Path

from tests.commands.conftest import Unknot
from tui.files.choices import Choices, write_choices
from tui.files.paths import Paths
from tui.files.routines.routine_files import built_in_path, load_built_in

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


def test_the_shipped_file_given_by_name_is_judged_as_what_it_is(unknot: Unknot) -> None:
    answer = unknot("routines", "check", str(built_in_path()))
    assert (answer.status, answer.out, answer.err) == (0, "", "")


def test_a_copy_of_the_shipped_file_is_somebodys_own(unknot: Unknot, tmp_path: Path) -> None:
    value = json.loads(built_in_path().read_text())
    value["contraindications"][0]["text"] = "Something else."
    answer = unknot("routines", "check", str(own_file(tmp_path, "copy.json", value)))
    assert answer.status == 1
    assert "which is built in" in answer.out


def test_the_list_goes_from_the_desk_to_the_wall_and_ends_with_ones_own(unknot: Unknot, home: Path) -> None:
    own_file(home, "wrists.json", {**wrists(), "setting": "desk"})
    rows = unknot("routines").out.splitlines()
    where = [row.strip().partition(" · ")[0] for row in rows[1::2]]
    order = ["at the desk", "on a chair", "standing"]
    assert where[:-1] == sorted(where[:-1], key=order.index)
    assert where[-1] == "at the desk"
    assert rows[-2].startswith("wrists")


def test_show_tells_all_of_a_routine(unknot: Unknot) -> None:
    out = unknot("routines", "show", "hips-glutes").out
    one_line = " ".join(out.split())
    library = load_built_in()
    routine = library.routine("hips-glutes")
    assert routine is not None
    assert one_line.startswith("Hips and seat · 6 min · standing ")
    assert "You need: wall (the floor" in one_line
    for step in routine.steps:
        assert f"0:{step.seconds:02}  {step.title}" in out
        assert step.caution in one_line.replace(" ! ", " ")
    for item in library.contraindications_of(routine):
        assert f"{item.text} {item.advice}" in one_line
    known = {source.id: source for source in library.sources}
    for source in routine.sources:
        assert f"    {known[source].url}\n" in out
        assert known[source].fact in one_line
    assert "Shown for massage by somebody trained" in one_line
    assert all(len(line) <= 80 for line in out.splitlines() if "://" not in line)
    assert "{" not in out


def test_show_as_json_has_what_the_routine_names_written_out(unknot: Unknot) -> None:
    found = json.loads(unknot("routines", "show", "one-minute", "--json").out)
    assert (found["format"], found["id"], found["minutes"], found["seconds"]) == (1, "one-minute", 2, 60)
    assert found["seconds_with_lead_ins"] == 75
    assert [step["id"] for step in found["steps"]] == ["squeeze-glide", "neck-hang"]
    assert {"id", "text", "action", "advice", "asked"} <= set(found["contraindications"][0])
    assert [source["id"] for source in found["sources"]][:2] == ["webmd", "hse-dse"]
    assert all(source["url"].startswith("http") for source in found["sources"])
    assert all(source["fact"] for source in found["sources"])


def test_show_of_an_own_routine_and_of_none(unknot: Unknot, home: Path) -> None:
    own_file(home, "wrists.json", wrists())
    assert "Shake both hands loosely." in unknot("routines", "show", "wrists").out
    answer = unknot("routines", "show", "wirsts")
    assert answer.status == 1
    assert 'did you mean "wrists"?' in answer.complaint.replace("Did", "did")


def test_the_table_has_a_row_for_every_shipped_routine_and_no_own_one(unknot: Unknot, home: Path) -> None:
    own_file(home, "wrists.json", wrists())
    out = unknot("routines", "table").out
    for routine in load_built_in().routines:
        assert sum(f"(`{routine.id}`)" in line for line in out.splitlines()) == 1
    assert "wrists" not in out
    first = next(line for line in out.splitlines() if "`neck-tension`" in line)
    assert first.count(" | ") == 4
    assert "3:25 (5 min with getting ready)" in first
    assert "[webmd](http://www.webmd.com/" in first
