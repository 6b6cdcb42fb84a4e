"""`unknot routines new`, `copy`, `delete`, `undo`, `import`, `export`, `schema`: routines of one's own."""

import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

import click

from tui.commands.errors import CommandError, complain_all
from tui.commands.output import print_lines
from tui.commands.setup import Setup, setup_for_lines
from tui.core.catalogue import say, say_count
from tui.core.routines.editing import EditRefusedError, copy_of
from tui.core.routines.left_out_words import BY_COMMAND, left_out_lines
from tui.core.routines.plan import make_plan
from tui.core.routines.routine import Routine
from tui.core.routines.shelf import Arrival
from tui.core.routines.titles import read_title, title_of_copy
from tui.core.text import clean_line
from tui.files.describe import near
from tui.files.disk import Disk
from tui.files.exchange.exports import write_over
from tui.files.routines.file_check import SIZE_LIMIT, check_routine_file
from tui.files.routines.new_ids import OWN
from tui.files.routines.new_routine import example_routine
from tui.files.routines.own_files import read_own_files
from tui.files.routines.routine_files import built_in_path, load_built_in
from tui.files.routines.shelf import OwnShelf

STANDARD_STREAM = "-"


def shelf_here(setup: Setup) -> OwnShelf:
    """The routines of this person; own files that were left out are said on standard error."""
    shelf = OwnShelf(setup.paths, setup.clock)
    complain_all(left_out_lines(shelf.left_out, say(BY_COMMAND)))
    return shelf


def new_routine(title: str, routine_id: str | None) -> None:
    """Write an example to change under a title. Raises CommandError, ShelfError."""
    shelf = shelf_here(setup_for_lines())
    words = _title(title)
    saved = shelf.save(example_routine(_new_id(shelf, routine_id, words), words))
    print_lines(
        [
            str(shelf.file_of(saved.id)),
            say("It holds a whole example. To make it yours: unknot routines edit {id}", id=saved.id),
        ]
    )


def copy_routine(routine_id: str, title: str | None, new_id: str | None) -> None:
    """Copy a routine as one's own. Raises CommandError, ShelfError."""
    shelf = shelf_here(setup_for_lines())
    routine = routine_on(shelf, routine_id)
    words = _title(title) if title is not None else title_of_copy(routine, shelf.library)
    copy = copy_of(routine, routine_id=_new_id(shelf, new_id, words), title=words)
    saved = shelf.save(copy)
    print_lines(
        [
            str(shelf.file_of(saved.id)),
            say(
                '"{title}" is yours now. To change it: unknot routines edit {id}',
                title=saved.title,
                id=saved.id,
            ),
        ]
    )


def _title(typed: str) -> str:
    """The title as it is stored. Raises CommandError for one that is empty or too long."""
    try:
        return read_title(typed)
    except EditRefusedError as error:
        raise CommandError(str(error)) from None


def _new_id(shelf: OwnShelf, wanted: str | None, title: str) -> str:
    """The id that was asked for, if nothing of one's own has it, else one made of the title."""
    if wanted is None:
        return shelf.free_id(title)
    if shelf.is_own(wanted) or shelf.is_own(f"{OWN}{wanted}"):
        raise CommandError(
            say(
                "--id {id}: a routine of yours has it; such as {free} is free",
                id=wanted,
                free=shelf.free_id(wanted),
            )
        )
    return wanted


def routine_on(shelf: OwnShelf, routine_id: str) -> Routine:
    """The routine of that id. Raises CommandError with its file if that is left out, or with the nearest."""
    routine = shelf.library.routine(routine_id)
    if routine is None:
        if path := shelf.left_out_file(routine_id):
            words = say(
                "{id} is left out until {file} is mended: unknot routines edit {name}",
                id=routine_id,
                file=path,
                name=shlex.quote(path.stem),
            )
            raise CommandError(words)
        hint = near(routine_id, [each.id for each in shelf.library.routines])
        raise CommandError(
            say('no routine "{id}"{hint} See: unknot routines', id=routine_id, hint=hint or ".")
        )
    return routine


def delete_routine(routine_id: str) -> None:
    """Take an own routine away. Raises CommandError, ShelfError."""
    shelf = shelf_here(setup_for_lines())
    routine = routine_on(shelf, routine_id)
    shelf.delete(routine_id)
    print_lines([say('Deleted: "{title}". To have it back: unknot routines undo', title=routine.title)])


def undo_last_change() -> None:
    """Take back the last change of an own routine. Raises ShelfError."""
    print_lines([f"{shelf_here(setup_for_lines()).undo()}."])


def check_own() -> int:
    """Print a line for each problem of the shipped file and of all own ones; the exit status."""
    setup = setup_for_lines()
    problems = [
        *check_routine_file(built_in_path(), None)[1],
        *read_own_files(setup.paths.routines, load_built_in()).problems,
    ]
    for problem in problems:
        click.echo(str(problem))
    return int(any(problem.is_error for problem in problems))


def export_routine(routine_id: str, file: str) -> None:
    """Write one routine to a file that others can import. Raises CommandError, JournalError."""
    setup = setup_for_lines()
    shelf = shelf_here(setup)
    text = shelf.text_of(routine_on(shelf, routine_id))
    if file == STANDARD_STREAM:
        sys.stdout.buffer.write(text.encode())
        return

    def why_it_stays(there: bytes) -> str:
        return "" if there == text.encode() else say("something else is there already: choose another name")

    write_over(Path(file), text, why_it_stays, setup.paths, Disk())
    click.echo(say("{id} in {file}.", id=routine_id, file=clean_line(file)))


def import_routines(file: str, *, yes: bool, dry_run: bool) -> int:
    """Show what a file holds, and take it in when that is wanted; the exit status.

    Raises CommandError, ShelfError.
    """
    shelf = shelf_here(setup_for_lines())
    arrival = shelf.look_at(file) if file != STANDARD_STREAM else shelf.look_at_text(_standard_input())
    if arrival.problems:
        complain_all((*arrival.problems, say("nothing was taken in")))
        return 1
    print_lines(arrival_lines(arrival))
    complain_all(arrival.warnings)
    if dry_run or not (yes or _is_wanted()):
        print_lines([say("Nothing was taken in.")])
        return 0
    taken = shelf.take_in(arrival)
    print_lines([say("Taken in: {ids}.", ids=", ".join(routine.id for routine in taken))])
    return 0


def _standard_input() -> str:
    """All of it, if it can be a routine file. Raises CommandError."""
    data = b"" if sys.stdin is None else sys.stdin.buffer.read(SIZE_LIMIT + 1)
    if len(data) > SIZE_LIMIT:
        raise CommandError(say("-: expected at most {limit:,} bytes", limit=SIZE_LIMIT))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CommandError(say("-: expected UTF-8 text")) from None


def _is_wanted() -> bool:
    """Ask; without somebody to ask, --yes is needed."""
    if not is_terminal(sys.stdin):
        raise CommandError(say("nobody is here to ask: add --yes to take it in"))
    return click.confirm(say("Take it in?"), default=False)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody can answer there; a stream may be closed by whoever started us."""
    return stream is not None and stream.isatty()


def arrival_lines(arrival: Arrival) -> Iterator[str]:
    """What a file would bring, before it is taken in."""
    count = len(arrival.routines)
    yield say_count(
        "{file} holds {count} routine:", "{file} holds {count} routines:", count, file=arrival.path
    )
    for routine in arrival.routines:
        facts = f"{make_plan(routine).minutes} min, {_steps(routine)}"
        yield f"  {routine.id}  {clean_line(routine.title)}, {facts}"
        yield from (f"    {clean_line(line)}" for line in [routine.summary] if line)
    for before, now in arrival.renamed:
        yield say("  {before} would be reached as {now}: the id is taken here", before=before, now=now)
    yield from _brought(say("It brings regions of its own:"), arrival.adds)
    yield from _brought(
        say("It brings questions of its own, asked before a session:"),
        [item.text for item in arrival.contraindications],
    )
    yield from _brought(
        say("It names sources of its own:"),
        [f"{item.title}, {item.publisher} ({item.url})" for item in arrival.sources],
    )


def _steps(routine: Routine) -> str:
    return say_count("{count} step", "{count} steps", len(routine.steps))


def _brought(heading: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield heading
        yield from (f"  {clean_line(item)}" for item in items)


def print_schema() -> None:
    """Print what editors can hold a routine file against."""
    from tui.files.routines.schema import file_schema

    click.echo(file_schema(load_built_in()), nl=False)
