"""What a routine owes itself, where one slip must not be told as many."""

from pathlib import Path

from tests.files.routines.test_routine_files import a_routine, a_step, problems_of


def test_a_slip_in_the_regions_of_a_routine_is_one_line(tmp_path: Path) -> None:
    steps = (a_step(id="one"), a_step(id="two"), a_step(id="three"))
    (problem,) = problems_of(tmp_path / "own.json", a_routine(*steps, regions=["low-bak"]))
    assert problem.field == "regions #1"
    assert 'did you mean "low-back"?' in problem.expected


def test_a_slip_in_a_step_is_told_beside_it(tmp_path: Path) -> None:
    steps = (a_step(id="one"), a_step(id="two", regions=["cafl"]))
    found = problems_of(tmp_path / "own.json", a_routine(*steps, regions=["low-bak"]))
    told = {(problem.step, problem.field) for problem in found}
    assert told == {(None, "regions #1"), ("two", "regions #1")}
    assert len(found) == 2
