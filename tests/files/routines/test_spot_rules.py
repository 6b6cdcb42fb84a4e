"""Named spots in a routine file: of a region, and along the path of a step."""

import json
from pathlib import Path
from typing import Any

import pytest

from tui.core.anatomy.body import Target
from tui.core.routines.routine import PathSpot
from tui.files.routines.file_check import check_routine_file
from tui.files.routines.routine_files import load_built_in, load_library
from tui.files.routines.routine_problem import Problem

Json = dict[str, Any]
BUILT_IN = load_built_in()
ELBOW = {"id": "elbow", "name": "elbow", "views": ["front"], "sided": True}
PATH = {"from": "waist", "to": "ribs", "direction": "up"}


def a_step(**changes: object) -> Json:
    return {
        "id": "press",
        "title": "Press",
        "instruction": "Press here and breathe slowly.",
        "seconds": 30,
        "regions": ["low-back"],
        **changes,
    }


def along(*spots: tuple[str, str], **changes: object) -> Json:
    """A file with one step that comes by these spots, each with its region."""
    named = [{"region": region, "spot": spot} for region, spot in spots]
    return {"id": "mine", "title": "Mine", "steps": [a_step(path={**PATH, "along": named}, **changes)]}


def with_spots(*spots: object) -> Json:
    """A file with a region of its own that has these spots."""
    routine = {"id": "mine", "title": "Mine", "steps": [a_step()]}
    return {"regions": [{**ELBOW, "spots": list(spots)}], "routines": [routine]}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "own.json"


def problems_of(file: Path, value: Json) -> tuple[Problem, ...]:
    file.write_text(json.dumps(value), encoding="utf-8")
    return check_routine_file(file, BUILT_IN)[1]


def test_a_file_names_the_spots_of_its_region_and_of_its_path(file: Path) -> None:
    steps = [a_step(regions=["elbow"], path={**PATH, "along": [{"region": "elbow", "spot": "the tip"}]})]
    routine = {"id": "mine", "title": "Mine", "steps": steps}
    value = {"regions": [{**ELBOW, "spots": ["the tip", "the crease"]}], "routines": [routine]}
    assert problems_of(file, value) == ()
    library = load_library(file.parent).library
    region, own = library.region("elbow"), library.routine("mine")
    assert region is not None
    assert region.spots == ("the tip", "the crease")
    assert own is not None
    assert own.steps[0].path is not None
    assert own.steps[0].path.along == (PathSpot(region="elbow", spot="the tip"),)


def test_a_path_may_come_by_the_spots_of_a_built_in_region(file: Path) -> None:
    assert (
        problems_of(file, along(("low-back", "at waist height"), ("low-back", "just below the ribs"))) == ()
    )


@pytest.mark.parametrize("spots", [True, False])
@pytest.mark.parametrize("phrases", [True, False])
def test_the_spots_of_a_built_in_region_need_not_be_repeated(file: Path, spots: bool, phrases: bool) -> None:
    region = BUILT_IN.region("foot-sole")
    assert region is not None
    repeated: Json = {"id": region.id, "name": region.name, "views": list(region.views), "sided": True}
    repeated |= {"said": region.said, "both": region.both} if phrases else {}
    repeated |= {"spots": list(region.spots)} if spots else {}
    routine = {"id": "mine", "title": "Mine", "steps": [a_step()]}
    assert problems_of(file, {"regions": [repeated], "routines": [routine]}) == ()
    assert load_library(file.parent).library.region("foot-sole") == region


SPOTLESS = next(
    region.id for region in BUILT_IN.regions if not region.spots and region.target is not Target.NEVER
)

BAD: dict[str, tuple[Json, str, str]] = {
    "no list": (
        {**with_spots(), "regions": [{**ELBOW, "spots": "tip"}]},
        "regions elbow.spots",
        "a list of 0 to 12",
    ),
    "too many": (with_spots(*map(str, range(13))), "regions elbow.spots", "a list of 0 to 12 spots"),
    "too long": (with_spots("x" * 41), "regions elbow.spots #1", "a text of 1 to 40 characters"),
    "empty": (with_spots("the tip", " "), "regions elbow.spots #2", "a text of 1 to 40 characters"),
    "a number": (with_spots(7), "regions elbow.spots #1", "7, expected a text"),
    "twice": (with_spots("the tip", "The Tip"), "regions elbow.spots #2", '"The Tip" a second time'),
    "spaces": (with_spots("the  tip"), "regions elbow.spots #1", "one between words"),
    "braces": (with_spots("{side} tip"), "regions elbow.spots #1", "no braces"),
    "escape": (with_spots("the\x1b[2J tip"), "regions elbow.spots #1", "U+001B"),
    "unknown field": (
        {**along(), "steps": [a_step(path={**PATH, "along": [{"region": "low-back", "spots": "x"}]})]},
        "path.along #1.spots",
        'did you mean "spot"?',
    ),
    "no such spot": (
        along(("low-back", "at waist hight")),
        "path.along #1.spot",
        'spot "at waist hight" of low-back, expected one of its spots; did you mean "at waist height"?',
    ),
    "nothing like it": (
        along(("low-back", "zzz")),
        "path.along #1.spot",
        "one of its spots: just below the ribs, at waist height",
    ),
    "a region without spots": (
        along((SPOTLESS, "the web"), regions=[SPOTLESS]),
        "path.along #1.spot",
        'a spot of the region, named in its "spots"',
    ),
    "another region": (
        along(("mid-bak", "over the lowest ribs"), regions=["low-back", "mid-back"]),
        "path.along #1.region",
        'one of the step\'s regions: low-back, mid-back; did you mean "mid-back"?',
    ),
    "along twice": (
        along(("low-back", "at waist height"), ("low-back", "at waist height")),
        "path.along #2.spot",
        "a second time",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_spots_get_one_clear_line(file: Path, name: str) -> None:
    value, field, words = BAD[name]
    problems = [problem for problem in problems_of(file, value) if "found nothing" not in str(problem)]
    assert [problem.field for problem in problems] == [field]
    assert words in str(problems[0])
    assert problems[0].is_error


def test_all_that_is_wrong_with_spots_is_told_at_once(file: Path) -> None:
    value = with_spots("the tip", "the tip", " x")
    value["routines"] = [along(("low-back", "zzz"), ("palm", "web"))]
    assert [problem.field for problem in problems_of(file, value)] == [
        "regions elbow.spots #2",
        "regions elbow.spots #3",
        "path.along #1.spot",
        "path.along #2.region",
    ]
