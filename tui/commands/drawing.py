"""What every command that draws asks and sets before Textual is loaded."""

import io
import signal
import sys
from collections.abc import Mapping, MutableMapping

from tui.commands.errors import CommandError
from tui.core.catalogue import marked, say
from tui.core.preferences.settings import ANIMATION_LEVELS, Settings


class CannotDrawError(CommandError):
    """No screen can be drawn like this. Exit status 2."""

    exit_code = 2


_WITHOUT = marked("unknot routines, journal, week, check-in")


def check_terminal(environ: Mapping[str, str], without: str = "") -> None:
    """Raises CannotDrawError where there is nothing to draw on: Textual would wait there for ever.

    `without` is what can be had all the same.
    """
    if not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        raise CannotDrawError(
            say("this needs a terminal; without one: {without}", without=without or say(_WITHOUT))
        )
    if environ.get("TERM") == "dumb":
        raise CannotDrawError(
            say(
                'this terminal (TERM is "dumb") cannot show a screen; without one: {without}',
                without=without or say(_WITHOUT),
            )
        )


def is_terminal(stream: object) -> bool:
    """Whether a person sits at this stream."""
    return isinstance(stream, io.IOBase | io.TextIOBase) and stream.isatty()


def prepare_process() -> None:
    """Until run_guarded takes over: Textual draws on standard error, and while it is loaded Ctrl+C just ends.

    An import that is interrupted by an exception may fail with another one.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(encoding="utf-8")


def prepare_textual(environ: MutableMapping[str, str], settings: Settings) -> None:
    """What Textual reads once, when it is first imported; what the person has set stays."""
    environ.setdefault("TEXTUAL_ANIMATIONS", ANIMATION_LEVELS[settings.motion])
    if "iTerm" in environ.get("TERM_PROGRAM", "") + environ.get("LC_TERMINAL", ""):
        environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")  # it swallows dead keys (textual#6561)
    if "SSH_CONNECTION" in environ:
        environ.setdefault("ESCDELAY", "200")  # an arrow key split on the way is not Escape
