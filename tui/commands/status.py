"""`unknot status`: what runs now, for prompts and status lines."""

import sys

from tui.commands.errors import complain_all
from tui.commands.output import print_json, print_lines
from tui.commands.running import find_session, paths_here
from tui.core.catalogue import say
from tui.core.remote.remote import RunState


def show_status(*, as_json: bool) -> int:
    """Print the session that runs or was left open; the exit status.

    Where there is none a person is told so, and a status line stays empty.
    """
    found = find_session(paths_here())
    complain_all(found.problems)
    if as_json:
        print_json(found.status)
    elif found.status.state is not RunState.NONE:
        print_lines([found.line])
    elif sys.stdout.isatty():
        print_lines([say("No session is running.")])
    return 1 if found.problems else 0
