"""How a command says that something is wrong: one line on standard error, and the exit status."""

import os
import sys
from collections.abc import Iterable

from tui.core.catalogue import say
from tui.core.text import clean_line


class CommandError(Exception):
    """What was asked for cannot be done; the message is one clear line. Exit status 1."""

    exit_code = 1


def complain(message: str) -> None:
    """Say one line on standard error, with nothing in it that a terminal would act on."""
    if sys.stderr is not None:  # closed by whoever started us
        print(f"unknot: {clean_line(message)}", file=sys.stderr, flush=True)


def complain_all(messages: Iterable[object]) -> None:
    """Say several things that went wrong without stopping the command, a line each."""
    for message in messages:
        complain(str(message))


def explain(error: Exception) -> int:
    """Say what went wrong; the exit status for it."""
    if isinstance(error, BrokenPipeError):
        _forget_output()
        return 0
    if isinstance(error, CommandError):
        complain(str(error))
        return error.exit_code
    status = _explain_typed(error)
    if status is None:
        complain(_in_one_line(error))
    return 1 if status is None else status


def _explain_typed(error: Exception) -> int | None:
    """Say what was wrong with what was typed; the exit status, None for any other error."""
    import click  # where nothing was typed it is not loaded

    if isinstance(error, click.Abort):
        return 130
    if isinstance(error, click.UsageError):
        command = error.ctx.command_path if error.ctx else "unknot"
        complain(say("{problem} See: {command} --help", problem=error.format_message(), command=command))
        return error.exit_code
    if isinstance(error, click.ClickException):
        complain(error.format_message())
        return error.exit_code
    return None


def _in_one_line(error: Exception) -> str:
    from tui.core.entries.journal import JournalError
    from tui.core.routines.shelf import ShelfError
    from tui.files.refusals import refused
    from tui.files.routines.routine_files import RoutineFileError

    if isinstance(error, JournalError | RoutineFileError | ShelfError):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        _forget_output()
        return f"{error.filename or say('the output')}: {refused(error)}"
    return _unforeseen(error)


def _unforeseen(error: Exception) -> str:
    """A mistake of ours: its story goes to the log, not over the person's screen."""
    from tui.files.crash_log import append_crash, story_of
    from tui.files.paths import find_paths

    log = find_paths(os.environ).log
    kept = append_crash(log, story_of(error))
    details = say("Details: {log}", log=log) if kept else f"{type(error).__name__}: {error}"
    return f"{say('stopped by an error of its own, sorry.')} {details}"


def _forget_output() -> None:
    """What is still buffered for a reader that is gone must not fail again at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
