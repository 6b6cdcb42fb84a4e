"""The command `unknot`, also as `python -m tui`."""

import gc
import io
import os
import sys
from collections.abc import Sequence

from tui.languages import wanted_languages


def main() -> None:
    """Do what was typed and leave with its exit status; without a word nothing that reads words is loaded."""
    if sys.stdout is None:  # closed by whoever started us
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - open until the end
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that is not UTF-8 still shows the rest
    gc.disable()  # a command is over before garbage would pay; what lasts, as a session, turns it on again
    status = _run(sys.argv[1:])
    gc.freeze()  # nor need anything be looked through at the end: together a quarter of a command's time
    sys.exit(status)


def _run(arguments: Sequence[str]) -> int:
    if arguments or wanted_languages(os.environ):
        from tui.cli import run

        return run(arguments)
    try:
        from tui.commands.screen import run_screen

        return run_screen(None)
    except Exception as error:
        from tui.commands.errors import explain

        return explain(error)


if __name__ == "__main__":
    main()
