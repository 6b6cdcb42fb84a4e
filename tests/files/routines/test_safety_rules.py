"""What routines owe the body, and what their steps and contraindications may refer to."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from tui.files.routines.file_check import check_routine_file
from tui.files.routines.routine_files import built_in_path, load_built_in, load_library

SHIPPED = json.loads(built_in_path().read_text())
BUILT_IN = load_built_in()
STEP = {
    "id": "press",
    "title": "Press",
    "instruction": "Press here and breathe slowly.",
    "seconds": 30,
    "regions": ["upper-back"],
}


def own(**changes: object) -> dict[str, Any]:
    """An own file of one routine of one step, which the changes are made to."""
    return {"routines": [{"id": "mine", "title": "Mine", "steps": [{**STEP, **changes}]}]}


def problems(tmp_path: Path, value: object, *, shipped: bool = False) -> list[tuple[str, str]]:
    file = tmp_path / "routines.json"
    file.write_text(json.dumps(value))
    found = check_routine_file(file, None if shipped else BUILT_IN)[1]
    return [(problem.severity, str(problem)) for problem in found]


def shipped_without(routine_id: str, contraindication: str) -> object:
    """The shipped file, where a routine forgets to ask something."""
    value = copy.deepcopy(SHIPPED)
    routine = next(each for each in value["routines"] if each["id"] == routine_id)
    routine["contraindications"].remove(contraindication)
    return value


@pytest.mark.parametrize(
    ("routine_id", "contraindication", "why"),
    [
        ("calves", "clot", "leg steps"),
        ("between-blades", "clot", "ball steps"),
        ("between-blades", "knee-balance", "it is done at a wall"),
        ("tired-eyes", "eye", "eye steps"),
        ("tired-eyes", "head-red-flags", "head or neck steps"),
        ("head-and-jaw", "artery", "neck steps"),
        ("hands-forearms", "hand-nerve", "hand steps"),
        ("hips-glutes", "pregnancy", "lower back, hip, leg or foot steps"),
        ("lower-back", "back-red-flags", "lower back or hip steps"),
        ("desk-foot-roll", "numb-feet", "foot or calf steps"),
        ("one-minute", "fever", "every routine asks it"),
    ],
)
def test_a_shipped_routine_asks_what_it_must(
    tmp_path: Path, routine_id: str, contraindication: str, why: str
) -> None:
    ((severity, line),) = problems(tmp_path, shipped_without(routine_id, contraindication), shipped=True)
    assert severity == "error"
    assert f'no "{contraindication}", but {why}' in line
    assert routine_id in line


def test_an_own_routine_is_reminded_of_clot_and_neck_only(tmp_path: Path) -> None:
    told = problems(tmp_path, own(regions=["eye-rim", "palm", "calf"], caution="Keep off."))
    assert [severity for severity, _ in told] == ["warning"]
    assert '"clot"' in told[0][1]


def test_an_eye_step_says_what_to_keep_off(tmp_path: Path) -> None:
    told = problems(tmp_path, own(regions=["eye-rim"], motion="press-wait"))
    assert [severity for severity, _ in told] == ["warning"]
    assert "no caution in an eye step" in told[0][1]
    assert problems(tmp_path, own(regions=["eye-rim"], motion="rest")) == []


@pytest.mark.parametrize("field", ["asked", "regions", "without", "pressure_max"])
def test_the_shipped_contraindications_are_whole(tmp_path: Path, field: str) -> None:
    value = copy.deepcopy(SHIPPED)
    del value["contraindications"][0][field]
    ((severity, line),) = problems(tmp_path, value, shipped=True)
    assert severity == "error"
    assert f"contraindications clot.{field}" in line


@pytest.mark.parametrize(("table", "field"), [("routines", "times_of_day"), ("steps", "same_as")])
def test_the_shipped_routines_are_whole(tmp_path: Path, table: str, field: str) -> None:
    value = copy.deepcopy(SHIPPED)
    routine = value["routines"][0]
    del (routine if table == "routines" else routine["steps"][0])[field]
    ((severity, line),) = problems(tmp_path, value, shipped=True)
    assert severity == "error"
    assert field in line


def test_a_contraindication_is_about_regions_there_are(tmp_path: Path) -> None:
    stop = {"id": "mine", "text": "Mine.", "action": "ask", "regions": ["sacrun"]}
    ((severity, line),) = problems(tmp_path, {**own(), "contraindications": [stop]})
    assert severity == "error"
    assert 'the unknown region "sacrun"' in line
    assert 'did you mean "sacrum"?' in line


def test_a_contraindication_leaves_out_contacts_there_are(tmp_path: Path) -> None:
    stop = {"id": "mine", "text": "Mine.", "action": "ask", "without": ["bal"]}
    ((severity, line),) = problems(tmp_path, {**own(), "contraindications": [stop]})
    assert severity == "error"
    assert 'did you mean "ball"' in line


def test_a_repeated_step_is_one_there_is(tmp_path: Path) -> None:
    assert problems(tmp_path, own(same_as="neck-tension/neck-hang")) == []
    ((severity, line),) = problems(tmp_path, own(same_as="neck-tension/neck-hand"))
    assert severity == "warning"
    assert 'did you mean "neck-tension/neck-hang"' in line
    ((_, line),) = problems(tmp_path, own(same_as="mine/press"))
    assert "the step itself" in line


def test_a_repeated_step_may_be_one_of_the_same_file(tmp_path: Path) -> None:
    value = own()
    value["routines"].append({"id": "other", "title": "Other", "steps": [{**STEP, "same_as": "mine/press"}]})
    value["routines"].append(
        {"id": "third", "title": "Third", "steps": [{**STEP, "same_as": "own/mine/press"}]}
    )
    assert problems(tmp_path, value) == []


def test_in_the_shipped_file_an_unknown_repeated_step_is_an_error(tmp_path: Path) -> None:
    value = copy.deepcopy(SHIPPED)
    value["routines"][0]["steps"][0]["same_as"] = "no/where"
    ((severity, _),) = problems(tmp_path, value, shipped=True)
    assert severity == "error"


def test_an_older_file_may_repeat_a_built_in_contraindication_with_less(tmp_path: Path) -> None:
    whole = next(item for item in SHIPPED["contraindications"] if item["id"] == "blood-thinner")
    less = {name: whole[name] for name in ("id", "text", "action", "advice", "sources")}
    value = {**own(), "contraindications": [less]}
    value["routines"][0]["contraindications"] = ["blood-thinner"]
    (tmp_path / "own.json").write_text(json.dumps(value))
    loaded = load_library(tmp_path)
    assert loaded.problems == ()
    assert [item for item in loaded.library.contraindications if item.id == "blood-thinner"] == [
        item for item in BUILT_IN.contraindications if item.id == "blood-thinner"
    ]


def followed(*steps: dict[str, object]) -> dict[str, Any]:
    """An own file of one routine of these steps."""
    value = own()
    value["routines"][0]["steps"] = [{**STEP, **step} for step in steps]
    return value


def test_a_step_goes_on_from_an_earlier_one(tmp_path: Path) -> None:
    good = followed({"id": "first"}, {"id": "second", "follows": "first"})
    assert problems(tmp_path, good) == []
    for bad in ("frist", "second", "third"):
        value = followed({"id": "first"}, {"id": "second", "follows": bad}, {"id": "third"})
        ((severity, line),) = problems(tmp_path, value)
        assert severity == "warning"
        assert "step second, follows" in line
        assert "expected an earlier step" in line
    assert (
        'did you mean "first"?' in problems(tmp_path, followed({"id": "first"}, {"follows": "frist"}))[0][1]
    )


def test_in_the_shipped_file_a_step_follows_one_there_is(tmp_path: Path) -> None:
    value = copy.deepcopy(SHIPPED)
    value["routines"][0]["steps"][0]["follows"] = "neck-hang"
    ((severity, line),) = problems(tmp_path, value, shipped=True)
    assert severity == "error"
    assert "step settle, follows" in line
