"""`unknot remote`: drives the session that runs somewhere else on this machine."""

import os

import click

from tui.commands.errors import CommandError
from tui.commands.output import print_lines
from tui.commands.running import line_of, paths_here
from tui.core.catalogue import marked, say
from tui.core.remote.remote import NoAnswerError, RemoteAction, Reply, Request
from tui.core.text import sentence_case
from tui.remote.client import ask

_NAMES = ["sore NUMBER" if action is RemoteAction.SORE else action.value for action in RemoteAction]
_WITHOUT_PAD = marked("unknot remote {actions} or {last}")


def send_action(action: str, number: int | None, session: str | None) -> None:
    """Let the session do something, and print how it is then.

    Raises CommandError where none runs, or where that does not apply now; click.UsageError for a number
    that is missing or belongs to nothing.
    """
    _check_number(action, number)
    request = Request(action=RemoteAction(action), number=number)
    try:
        reply = ask(request, paths_here().state, session)
    except NoAnswerError as error:
        raise CommandError(str(error)) from None
    if reply is None:
        raise CommandError(
            say('no session "{session}" is running', session=session)
            if session
            else say("no session is running")
        )
    if not reply.done:
        raise CommandError(reply.said)
    print_lines([_line(reply)])


def _check_number(action: str, number: int | None) -> None:
    if action == RemoteAction.SORE and number is None:
        raise click.UsageError(say("sore takes a number from 0 to 10, such as: unknot remote sore 7."))
    if action != RemoteAction.SORE and number is not None:
        raise click.UsageError(say("{action} takes no number, only sore does.", action=action))


def _line(reply: Reply) -> str:
    now = line_of(reply)
    return f"{sentence_case(reply.said).rstrip('.')}. {sentence_case(now)}" if reply.said else now


def open_pad(session: str | None) -> int:
    """Open the pad, and keep it open until it is left; the exit status."""
    from tui.commands.drawing import check_terminal, prepare_process, prepare_textual
    from tui.commands.setup import find_setup

    setup = find_setup()
    check_terminal(os.environ, say(_WITHOUT_PAD, actions=", ".join(_NAMES[:-1]), last=_NAMES[-1]))
    prepare_textual(os.environ, setup.settings)
    prepare_process()
    from tui.leaving import run_guarded
    from tui.pad import PadApp
    from tui.toolkit.memory import settle_memory

    app = PadApp(setup.paths.state, session, setup.settings, setup.clock, crash_log=setup.paths.log)
    settle_memory()
    return run_guarded(app, mouse=setup.settings.mouse)
