"""The person's own editor, in the terminal that was the program's a moment ago."""

import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tui.core.catalogue import say

USUAL_EDITORS = ("sensible-editor", "editor", "nano", "vim", "vi")
"""Where neither VISUAL nor EDITOR names one: the first of these that is there."""


class NoEditorError(Exception):
    """The file could not be edited: why, in one line."""


def find_editor(environ: Mapping[str, str]) -> tuple[str, ...]:
    """The command of the person's editor, to which a path is added. Raises NoEditorError."""
    search = environ.get("PATH")
    for name in ("VISUAL", "EDITOR"):
        if words := _words(name, environ.get(name, ""), search):
            return words
    found = next((name for name in USUAL_EDITORS if shutil.which(name, path=search)), None)
    if found is None:
        raise NoEditorError(say("no editor is known here: name yours in EDITOR, such as EDITOR=nano"))
    return (found,)


def _words(name: str, text: str, search: str | None) -> tuple[str, ...]:
    try:
        words = shlex.split(text)
    except ValueError:
        raise NoEditorError(say("{name}: a quote is not closed in {text}", name=name, text=text)) from None
    if words and shutil.which(words[0], path=search) is None:
        raise NoEditorError(say("{name}: there is no command {command}", name=name, command=words[0]))
    return tuple(words)


def edit_file(command: Sequence[str], path: str) -> None:
    """Run an editor until it is left. Raises NoEditorError where it cannot be run, or tells of a failure."""
    with _interrupts_are_the_editors():
        try:
            done = subprocess.run([*command, path], check=False, preexec_fn=_hear_interrupts)
        except OSError as error:
            raise NoEditorError(
                say("{editor}: {reason}", editor=command[0], reason=error.strerror or say("cannot be run"))
            ) from None
    if done.returncode:
        name = Path(command[0]).name
        raise NoEditorError(say("{editor} ended with status {status}", editor=name, status=done.returncode))


@contextmanager
def _interrupts_are_the_editors() -> Iterator[None]:
    """Ctrl+C and Ctrl+\\ go to all programs of a terminal: meanwhile they are none of ours.

    A program that deals with Ctrl+Z itself could not while it waits, and the editor would stop alone, with
    nobody to wake it: then it cannot be stopped either.
    """
    numbers = [signal.SIGINT, signal.SIGQUIT]
    if signal.getsignal(signal.SIGTSTP) is not signal.SIG_DFL:
        numbers.append(signal.SIGTSTP)
    before = [signal.signal(number, signal.SIG_IGN) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


def _hear_interrupts() -> None:
    """In the new process: what is ignored here would stay ignored there."""
    for number in (signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)
