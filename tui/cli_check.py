"""`unknot routines check`: what is wrong with routine files."""

from collections.abc import Sequence
from pathlib import Path

import click

from tui.files.routine_files import check_routine_file, load_built_in


def check_files(files: Sequence[str]) -> int:
    """Print a line for each problem; exit status 1 if one of them is an error, not for warnings."""
    built_in = load_built_in()
    problems = [problem for file in files for problem in check_routine_file(Path(file), built_in)[1]]
    for problem in problems:
        click.echo(str(problem))
    return int(any(problem.is_error for problem in problems))
