"""What has to be right before a screen is drawn. Textual is loaded here, and only after all of it is."""

import math
import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from tui.commands.drawing import CannotDrawError, check_terminal, prepare_process, prepare_textual
from tui.commands.errors import CommandError, complain, complain_all
from tui.commands.setup import Setup, find_setup, routine_of
from tui.core.anatomy.body import Side
from tui.core.catalogue import say
from tui.core.entries.entry import FASTEST_CLOCK, Pace
from tui.core.entries.journal import problems_of
from tui.core.preferences.settings import CheckRequest, StartRequest
from tui.core.routines.left_out_words import BY_COMMAND, left_out_lines
from tui.core.routines.shelf import DraftingShelf, RoutineShelf

if TYPE_CHECKING:
    from tui.commands.fitting import FitArguments


class StartArguments(msgspec.Struct, frozen=True, kw_only=True):
    """`unknot start` as it was typed; no `pace` means the one of the configuration.

    It has a routine, or what one is made `to_fit`.
    """

    routine: str | None
    to_fit: "FitArguments | None"
    side: Side | None
    pace: Pace | None
    rehearse: bool
    plain: bool = False


def run_screen(arguments: StartArguments | None) -> int:
    """Open the body screen, or start a routine; the exit status of the program."""
    clock_rate = clock_rate_in(os.environ)
    setup = find_setup()
    from tui.files.routines.shelf_at_start import ShelfAtStart

    shelf = ShelfAtStart(setup.paths, setup.clock)
    start = None if arguments is None else _request(arguments, setup, shelf)
    # From here on, after a slip in what was typed, which is the nearer mistake.
    if arguments is not None and start is not None and (arguments.plain or not _can_draw()):
        return _run_plain(setup, shelf, start, clock_rate)
    check_terminal(os.environ)
    prepare_textual(os.environ, setup.settings)
    return _draw(setup, shelf, start, clock_rate)


def run_cue_check() -> int | None:
    """Try the channels on a screen, and nothing else; the exit status, None where none can be drawn."""
    setup = find_setup()
    from tui.files.routines.shelf_at_start import ShelfAtStart

    try:
        check_terminal(os.environ)
    except CannotDrawError:
        return None
    prepare_textual(os.environ, setup.settings)
    return _draw(setup, ShelfAtStart(setup.paths, setup.clock), CheckRequest(), 1)


def clock_rate_in(environ: Mapping[str, str]) -> float:
    """How fast the session clock runs. Raises CannotDrawError for what an entry could not tell."""
    text = environ.get("UNKNOT_CLOCK_RATE") or "1"
    try:
        rate = float(text)
    except ValueError:
        rate = math.nan
    if not 0 < rate <= FASTEST_CLOCK:
        expected = say("a positive number up to {most}, such as 20", most=FASTEST_CLOCK)
        found = say('found "{text}", expected {expected}', text=text, expected=expected)
        raise CannotDrawError(f"UNKNOT_CLOCK_RATE: {found}")
    return rate


def _request(arguments: StartArguments, setup: Setup, shelf: RoutineShelf) -> StartRequest:
    """What to begin with; a session made to fit has its sides in its steps."""
    pace = arguments.pace or setup.settings.pace
    if arguments.to_fit is not None:
        from tui.commands.fitting import fitted_session

        fitted = fitted_session(arguments.to_fit, setup, shelf.library)
        return StartRequest(routine=fitted.routine, pace=pace, rehearse=arguments.rehearse)
    routine = routine_of(shelf, arguments.routine or "")
    if arguments.side is not None and arguments.side not in routine.sides:
        named = say(" and ").join(routine.sides) or say("no sides to choose from: leave out --side")
        raise CommandError(
            say('--side {side}: "{id}" has {sides}', side=arguments.side, id=routine.id, sides=named)
        )
    return StartRequest(routine=routine, side=arguments.side, pace=pace, rehearse=arguments.rehearse)


def _can_draw() -> bool:
    """Whether a session can have the full screen; where not, it is said that it runs as plain lines."""
    try:
        check_terminal(os.environ)
    except CannotDrawError:
        complain(say("no full screen can be drawn here, so this runs as plain lines"))
        return False
    return True


def _run_plain(setup: Setup, shelf: RoutineShelf, start: StartRequest, clock_rate: float) -> int:
    from tui.files.journal.journal_files import YearJournal
    from tui.plain.output import PlainOutput
    from tui.plain.run import run_plain
    from tui.rooms.beginning import Beginning

    journal = YearJournal(setup.paths, setup.clock)
    left_out = left_out_lines(shelf.left_out, say(BY_COMMAND))
    complain_all((*setup.notices, *left_out, *problems_of(journal)))
    beginning = Beginning(
        setup.paths, setup.settings, shelf.library, journal, setup.clock, clock_rate=clock_rate
    )
    output = PlainOutput(sys.stdout.fileno(), sys.stdout.encoding)
    return run_plain(beginning, start, output, None if sys.stdin is None else sys.stdin.fileno())


def _draw(
    setup: Setup, shelf: DraftingShelf, start: StartRequest | CheckRequest | None, clock_rate: float
) -> int:
    prepare_process()
    from tui.app import UnknotApp
    from tui.files.journal.journal_files import YearJournal
    from tui.leaving import run_guarded
    from tui.toolkit.memory import keep_no_lines

    keep_no_lines()
    journal = YearJournal(setup.paths, setup.clock)
    app = UnknotApp(
        setup.paths,
        setup.keeper,
        shelf,
        journal,
        setup.clock,
        start=start,
        notices=setup.notices,
        clock_rate=clock_rate,
    )
    return run_guarded(app, mouse=setup.settings.mouse)
