"""`unknot routines edit`: a draft in the person's own editor, checked before it takes the routine's place."""

import os
import sys
from pathlib import Path

import click

from tui.commands.errors import CommandError, complain_all
from tui.commands.output import print_lines
from tui.commands.own_routines import is_terminal, routine_on, shelf_here
from tui.commands.setup import setup_for_lines
from tui.core.catalogue import say
from tui.core.routines.shelf import Draft, ShelfError
from tui.files.routines.shelf import OwnShelf
from tui.rooms.editor import NoEditorError, edit_file, find_editor


def edit_routine(routine_id: str) -> int:
    """Open a draft until it can be taken or is thrown away; the exit status.

    Of a file with mistakes, all of it is opened: no routine of it can be reached.

    Raises CommandError, ShelfError.
    """
    shelf = shelf_here(setup_for_lines())
    file = None if shelf.library.routine(routine_id) else shelf.left_out_file(routine_id)
    if file is None:
        routine_on(shelf, routine_id)
    command = _editor()
    if file is None:
        return _edited(shelf, shelf.draft_of(routine_id), command)
    draft = shelf.draft_of_file(str(file))
    complain_all(shelf.problems_of(draft))
    return _edited(shelf, draft, command)


def _editor() -> tuple[str, ...]:
    """The command of the person's editor. Raises CommandError where none is set or found.

    The usual ones wait for keys for ever where there is no terminal, so without one an editor must be named.
    """
    is_named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not is_named and not is_terminal(sys.stdin):
        raise CommandError(say("there is no terminal to edit in: name an editor that needs none in EDITOR"))
    try:
        return find_editor(os.environ)
    except NoEditorError as error:
        raise CommandError(str(error)) from None


def _edited(shelf: OwnShelf, draft: Draft, command: tuple[str, ...]) -> int:
    before = Path(draft.path).read_bytes()
    while True:
        _open(command, draft)
        if _is_untouched(draft, before):
            shelf.drop_draft(draft)
            print_lines([say("Nothing was changed.")])
            return 0
        problems = shelf.problems_of(draft)
        if not problems:
            return _taken(shelf, draft)
        complain_all(problems)
        if not _again(draft):
            shelf.drop_draft(draft)
            print_lines([say("Thrown away: your file is as it was.")])
            return 1


def _open(command: tuple[str, ...], draft: Draft) -> None:
    """Wait for the editor. Raises CommandError where it fails; the draft stays."""
    try:
        edit_file(command, draft.path)
    except NoEditorError as error:
        raise CommandError(f"{error}; {_kept(draft)}") from None


def _kept(draft: Draft) -> str:
    if not Path(draft.path).exists():
        return say("your text is gone from {file}: the routine is as it was", file=draft.path)
    return say("your text is kept in {file}", file=draft.path)


def _is_untouched(draft: Draft, before: bytes) -> bool:
    try:
        return Path(draft.path).read_bytes() == before
    except OSError:
        return False  # what is wrong with it is told with the other problems


def _again(draft: Draft) -> bool:
    """Ask what is to become of a draft with mistakes. Raises CommandError where nobody answers."""
    if not is_terminal(sys.stdin):
        raise CommandError(f"{say('nothing was saved')}; {_kept(draft)}")
    question = say("Enter to edit it again, d to throw your changes away")
    try:
        answer = click.prompt(question, default="", show_default=False, prompt_suffix=": ")
    except click.Abort:
        raise CommandError(f"{say('nothing was saved')}; {_kept(draft)}") from None
    return answer.strip().lower() != "d"


def _taken(shelf: OwnShelf, draft: Draft) -> int:
    try:
        routine = shelf.take_draft(draft)
    except ShelfError as error:
        raise CommandError(f"{error}; {_kept(draft)}") from None
    print_lines([say('Saved: "{title}", reached as {id}.', title=routine.title, id=routine.id)])
    return 0
