"""`unknot remote`: drives the session that runs somewhere else on this machine."""

import os
import signal

import click

from tui.commands.errors import CommandError
from tui.commands.output import print_lines
from tui.commands.running import line_of, paths_here
from tui.core.remote import NoAnswerError, RemoteAction, Reply, Request
from tui.core.text import sentence_case
from tui.remote.client import ask


def send_action(action: str, number: int | None, session: str | None) -> None:
    """Let the session do something, and print how it is then.

    Raises CommandError where none runs, or where that does not apply now; click.UsageError for a number
    that is missing or belongs to nothing.
    """
    if (number is None) == (action == RemoteAction.SORE):
        raise click.UsageError("NUMBER, from 0 to 10, belongs to sore and to nothing else.")
    request = Request(action=RemoteAction(action), number=number)
    try:
        reply = ask(request, paths_here().state, session)
    except NoAnswerError as error:
        raise CommandError(str(error)) from None
    if reply is None:
        raise CommandError(f'no session "{session}" is running' if session else "no session is running")
    if not reply.done:
        raise CommandError(reply.said)
    print_lines([_line(reply)])


def _line(reply: Reply) -> str:
    now = line_of(reply)
    return f"{sentence_case(reply.said).rstrip('.')}. {sentence_case(now)}" if reply.said else now


def open_pad(session: str | None) -> int:
    """Open the pad, and keep it open until it is left; the exit status."""
    from tui.commands.drawing import check_terminal, prepare_textual, with_known_theme
    from tui.commands.setup import find_setup

    setup = find_setup()
    check_terminal(os.environ, "unknot remote ACTION")
    prepare_textual(os.environ, setup.settings)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # until run_guarded takes over
    from tui.leaving import run_guarded
    from tui.pad import PadApp

    settings, _ = with_known_theme(setup.settings)
    app = PadApp(setup.paths.state, session, settings, setup.clock, crash_log=setup.paths.log)
    return run_guarded(app, mouse=settings.mouse)
