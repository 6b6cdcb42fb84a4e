"""What a command finds around it: folders, settings, clock; the journal and the routines when asked for."""

import datetime as dt
import os
import re
from collections.abc import Iterable, Sequence

import msgspec

from tui.commands.errors import CommandError, complain_all
from tui.core.catalogue import say
from tui.core.clock import Clock
from tui.core.entries.entry import Entry
from tui.core.near_words import near_words
from tui.core.preferences.effective_settings import Origin, SettingsKeeper
from tui.core.preferences.motion_here import motion_here
from tui.core.preferences.settings import Settings
from tui.core.routines.left_out_words import BY_COMMAND, left_out_lines
from tui.core.routines.routine import Library, Routine
from tui.core.routines.shelf import RoutineShelf
from tui.files.kept_settings import find_settings
from tui.files.paths import Paths, find_paths
from tui.files.time_zone import find_time_zone
from tui.system_clock import SystemClock


class Setup(msgspec.Struct, frozen=True):
    """Where things are, how the person wants them, and what time it is.

    `settings` are those that hold at the start; `keeper` knows where each comes from, and takes new ones.
    """

    paths: Paths
    settings: Settings
    clock: Clock
    notices: tuple[str, ...]
    keeper: SettingsKeeper


def find_setup() -> Setup:
    """Read the configuration and find the time zone; what was wrong with them is in `notices`.

    Raises CommandError where the machine has no time of day to speak of, or a file where a folder goes.
    """
    try:
        paths = find_paths(os.environ)
    except ValueError as error:
        raise CommandError(str(error)) from None
    _refuse_files_for_folders(paths)
    kept = find_settings(paths, motion_here(os.environ))
    was_chosen = kept.now.origin_of("timezone") is Origin.CHOSEN
    place = paths.choices if was_chosen else paths.config_file
    zone = find_time_zone(kept.now.settings.timezone, os.environ, config_file=place)
    clock = SystemClock(zone.name)
    if clock.problem:
        raise CommandError(clock.problem)
    return Setup(paths, kept.now.settings, clock, kept.problems + zone.problems, kept)


def _refuse_files_for_folders(paths: Paths) -> None:
    """Raises CommandError: nothing could be read or kept there, and all would say so of every file."""
    for folder in (paths.config, paths.data, paths.state):
        if folder.is_file():
            advice = say("set UNKNOT_HOME to a folder, or move that file away")
            raise CommandError(
                say(
                    "{folder} is a file, and a folder is needed there: {advice}", folder=folder, advice=advice
                )
            )


def setup_for_lines() -> Setup:
    """The same for a command that prints: the notices are said on standard error."""
    setup = find_setup()
    complain_all(setup.notices)
    return setup


def library_for_lines(setup: Setup) -> Library:
    """The routines; own files that were left out are said on standard error."""
    from tui.files.routines.routine_files import load_library

    loaded = load_library(setup.paths.routines)
    complain_all(left_out_lines(loaded.left_out, say(BY_COMMAND)))
    return loaded.library


class KnownEntries(msgspec.Struct, frozen=True):
    """Every entry asked for that could be read, oldest first; `status` is 1 where anything is wrong.

    There are others, from before the day `since` in UTC, unless that is None.
    """

    entries: Sequence[Entry]
    status: int
    is_complete: bool
    since: dt.date | None


def entries_for_lines(setup: Setup, since: dt.date = dt.date.min) -> KnownEntries:
    """What is in the journal; a session that was cut off counts as interrupted, and nothing is written.

    Entries of days before `since` may be left out.
    """
    from tui.files.journal.journal_files import YearJournal
    from tui.files.sessions.orphans import journal_with_orphans, read_sessions

    day_before = dt.date.fromordinal(max(since.toordinal() - 1, 1))  # it may still have been that in UTC
    journal = YearJournal(setup.paths, setup.clock, since=day_before.year)
    of_sessions = read_sessions(setup.paths).problems
    problems = (*journal.problems(), *of_sessions)
    complain_all(problems)
    entries = journal_with_orphans(journal, setup.paths)
    return KnownEntries(
        entries,
        status=1 if problems else 0,
        is_complete=journal.is_complete() and not of_sessions,
        since=None if journal.has_all_entries() else dt.date(day_before.year, 1, 1),
    )


def all_entries(setup: Setup) -> Sequence[Entry]:
    """The same without a beginning; what is wrong was said before."""
    from tui.files.journal.journal_files import YearJournal
    from tui.files.sessions.orphans import journal_with_orphans

    return journal_with_orphans(YearJournal(setup.paths, setup.clock), setup.paths)


def routine_of(shelf: RoutineShelf, routine_id: str) -> Routine:
    """The routine of that id. Raises CommandError with the nearest id there is."""
    routine = shelf.library.routine(routine_id)
    if routine is None:
        close = _did_you_mean(routine_id, [each.id for each in shelf.library.routines])
        left_out = f" {say('Not every own file could be loaded.')}" if shelf.problems else ""
        raise CommandError(
            say(
                'no routine "{routine_id}".{close}{left_out} See: unknot routines',
                routine_id=routine_id,
                close=close,
                left_out=left_out,
            )
        )
    return routine


def check_region(region_id: str, known: Iterable[str]) -> None:
    """Raises CommandError, with the nearest id there is, for a region that nothing knows."""
    ids = list(known)
    if region_id not in ids:
        raise CommandError(
            say(
                'no region "{region_id}".{advice}',
                region_id=region_id,
                advice=_did_you_mean(region_id, ids) or _choices(ids),
            )
        )


_ANY_YEAR = range(dt.MINYEAR, dt.MAXYEAR + 1)


def date_of(option: str, text: str, years: range = _ANY_YEAR) -> dt.date:
    """The day of these years that an option was given. Raises click.UsageError for any but 2026-11-22."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII) and int(text[:4]) in years:
            return dt.date.fromisoformat(text)
    except ValueError:  # the 31st of November
        pass
    import click  # a command that is given dates has loaded it

    raise click.UsageError(
        say('{option} "{text}" is not a date: expected one such as 2026-11-22.', option=option, text=text)
    )


def nearest(word: str, known: Iterable[str]) -> str:
    """What may be meant by a word that is none of these, or, where nothing is near, which there are."""
    ids = list(known)
    return _did_you_mean(word, ids) or _choices(ids)


def _did_you_mean(word: str, known: list[str]) -> str:
    close = near_words(word.lower(), known, cutoff=0.5)
    return " " + say('Did you mean "{word}"?', word=close[0]) if close else ""


def _choices(ids: list[str]) -> str:
    return " " + say("There are: {ids}.", ids=", ".join(sorted(ids)))
