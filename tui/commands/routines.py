"""`unknot routines`: what there is, and what is wrong with routine files."""

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import click

from tui.commands.output import JSON_FORMAT, print_json, print_lines
from tui.commands.setup import library_for_lines, setup_for_lines
from tui.core.anatomy.body_words import needs_in_words
from tui.core.routines.favourites import FAVOURITE_MARK, favourites_first
from tui.core.routines.plan import make_plan
from tui.core.routines.routine import Routine
from tui.core.routines.vocabulary import Origin, Setting
from tui.core.sessions.record import rounded_seconds
from tui.core.text import clean_line
from tui.files.choices import read_choices
from tui.files.routines.routine_files import built_in_path, load_built_in
from tui.files.routines.routine_problem import Problem


def show_routines(*, as_json: bool) -> None:
    """Print the routines there are, those of the person among them."""
    setup = setup_for_lines()
    found = library_for_lines(setup).routines
    if as_json:
        print_json(routines_json(found))
    else:
        favourites = read_choices(setup.paths).favourites
        print_lines(routine_lines(favourites_first(in_reading_order(found), favourites), favourites))


def check_files(files: Sequence[str]) -> int:
    """Print a line for each problem; exit status 1 if one of them is an error, not for warnings."""
    problems = [problem for file in files for problem in problems_of(Path(file))]
    for problem in problems:
        click.echo(str(problem))
    return int(any(problem.is_error for problem in problems))


def problems_of(file: Path) -> Sequence[Problem]:
    """Everything wrong with a file; the shipped one is judged as what it is, more strictly than one's own."""
    from tui.files.routines.file_check import check_routine_file  # only listing them checks no shipped one

    is_shipped = os.path.realpath(file) == os.path.realpath(built_in_path())
    return check_routine_file(file, None if is_shipped else load_built_in())[1]


def routines_json(routines: Sequence[Routine]) -> dict[str, object]:
    """The object of `unknot routines --json`."""
    return {"format": JSON_FORMAT, "routines": [_routine_json(routine) for routine in routines]}


def in_reading_order(routines: Sequence[Routine]) -> list[Routine]:
    """By where they are done, what is done where one sits first; those of the person come last."""
    settings = list(Setting)
    return sorted(routines, key=lambda each: (each.origin is Origin.USER, settings.index(each.setting)))


def _routine_json(routine: Routine) -> dict[str, object]:
    plan = make_plan(routine)
    return {
        "id": routine.id,
        "title": routine.title,
        "minutes": plan.minutes,
        "seconds": rounded_seconds(plan.work_ms),
        "setting": routine.setting,
        "equipment": routine.equipment,
        "regions": routine.regions,
        "evidence": routine.evidence,
        "origin": routine.origin,
    }


def routine_lines(routines: Sequence[Routine], favourites: Collection[str] = ()) -> Iterator[str]:
    """Two lines a routine: id, minutes and title, with its mark if it is a favourite; then what is needed."""
    width = max((len(routine.id) for routine in routines), default=0)
    for routine in routines:
        mark = f" {FAVOURITE_MARK}" if routine.id in favourites else ""
        yield f"{routine.id:<{width}}  {make_plan(routine).minutes:>3} min  {clean_line(routine.title)}{mark}"
        yield f"{'':<{width}}           {needs_in_words(routine)}"
