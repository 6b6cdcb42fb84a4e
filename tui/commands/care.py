"""`unknot journal check` and `restore`: is all of it there, and how to have it back."""

import datetime as dt
import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import click
import msgspec

from tui.commands.errors import complain
from tui.commands.output import COLUMNS, print_lines
from tui.commands.setup import Setup, setup_for_lines
from tui.core.catalogue import marked, say
from tui.core.clock import Clock
from tui.core.entries.journal import JournalError
from tui.files.care.journal_check import Checked, JournalCheck
from tui.files.care.mend_words import entries_in_words, offer_in_words, restored_in_words
from tui.files.care.restore import Restorer
from tui.files.care.year_found import YearState, years_with_file
from tui.files.choices import LastCheck
from tui.files.choices_change import change_choices
from tui.files.disk import one_line
from tui.files.journal.backups import BEFORE_LAYOUT_2, Backup, Backups, holds_backups
from tui.files.paths import Paths


def check_journal(*, accept: bool) -> int:
    """Print a line for each problem, or that there is none; the exit status. Raises JournalError."""
    setup = setup_for_lines()
    if accept:
        print_lines(_accepted(setup))
    checked = JournalCheck(setup.paths, setup.clock).look()
    print_lines(checked.problems or [_in_order(checked)])
    print_lines(wrapped(_about_set_aside(checked.set_aside)))
    _remember(setup.paths, setup.clock, checked)
    return 1 if checked.problems else 0


def _accepted(setup: Setup) -> Iterator[str]:
    from tui.files.care.accept import Acceptance

    accepted = Acceptance(setup.paths, setup.clock).accept()
    if accepted.sealed:
        yield say(
            "Kept as changed outside Unknot: {entries}.",
            entries=entries_in_words(accepted.sealed),
        )
    if accepted.deleted:
        yield say(
            "Known as deleted from now on: {entries}.",
            entries=entries_in_words(accepted.deleted),
        )
    if accepted.moved:
        yield say("Put where it belongs: {entries}.", entries=entries_in_words(accepted.moved))


def _in_order(checked: Checked) -> str:
    if not checked.years:
        return say("Everything is in order: nothing in the journal here yet.")
    return say("Everything is in order: {what}.", what=checked.in_words())


def _about_set_aside(paths: Sequence[Path]) -> Iterator[str]:
    for path in paths:
        yield say("Set aside: {path}", path=path)
    if any(map(holds_backups, paths)):
        yield (
            say(
                "While copies of damaged or replaced files lie there, no backup of their years is removed. "
                "Delete them if nothing is missing."
            )
        )


def _remember(paths: Paths, clock: Clock, checked: Checked) -> None:
    """For `unknot doctor`; where there is nothing yet, nothing is begun for it."""
    if not paths.data.exists() and not paths.state.exists():
        return
    done = LastCheck(clock.now().replace(microsecond=0), len(checked.problems))
    try:
        change_choices(paths, lambda kept: msgspec.structs.replace(kept, last_check=done))
    except JournalError as error:
        complain(str(error))


def restore_years(year: str | None, day: str | None) -> int:
    """Put a year back, or list what could be; the exit status.

    Raises click.UsageError, JournalError.
    """
    setup = setup_for_lines()
    if year is None:
        if day is not None:
            raise click.UsageError(
                say("--from goes with a year, such as: unknot journal restore 2026 --from DATE")
            )
        print_lines(wrapped(_what_there_is(setup)))
        return 0
    restorer, number = Restorer(setup.paths, setup.clock), _year_of(year)
    restored = restorer.restore(number) if day is None else restorer.restore_from(number, _backup_name(day))
    print_lines(wrapped(restored_in_words(restored)))
    return 0


def _year_of(text: str) -> int:
    if not (len(text) == 4 and text.isascii() and text.isdigit()):
        raise click.UsageError(say('"{text}" is not a year: expected one such as 2026.', text=text))
    return int(text)


def _backup_name(text: str) -> str:
    with suppress(ValueError):
        if text == BEFORE_LAYOUT_2 or dt.date.fromisoformat(text).isoformat() == text:
            return text
    raise click.UsageError(say('--from "{text}" is not a date: expected one such as 2026-11-22.', text=text))


def _what_there_is(setup: Setup) -> Iterator[str]:
    """Damaged years first, each with its backups; then how to restore."""
    restorer, backups = Restorer(setup.paths, setup.clock), Backups(setup.paths, setup.clock)
    with one_line(say("cannot look through {folder}", folder=setup.paths.data)):
        years = sorted({*years_with_file(setup.paths), *backups.years()}, reverse=True)
        told = [(_about_year(restorer, year), backups.of_year(year)) for year in years]
    for lines, kept in sorted(told, key=lambda each: each[0][0].endswith(say(_IN_ORDER))):
        yield from lines
        told_backups = ", ".join(map(_backup_in_short, kept)) or say("none")
        yield f"      {say('backups: {backups}', backups=told_backups)}"
    if any(kept for _, kept in told):
        yield say("To put back a backup as it was: unknot journal restore YEAR --from DATE")
    else:
        yield say(
            "There is no backup yet: one is made when an entry is changed or added to a year, once a day."
        )


_IN_ORDER = marked("in order")
_COMMAND = re.compile(r"  (?:unknot|cp) ")
_BEFORE_WORDS = re.compile(r"\d{4}  |\s+")


def _about_year(restorer: Restorer, year: int) -> list[str]:
    try:
        mended = restorer.look_at(year)
    except JournalError as error:
        return [f"{year:04}  {error}"]
    if mended.found.state is YearState.GOOD and not mended.changes_something:
        return [f"{year:04}  {entries_in_words(mended.entries)}, {say(_IN_ORDER)}"]
    problem = mended.found.problem or say("{name} was changed outside Unknot", name=mended.found.file.name)
    return [
        f"{year:04}  {problem}.",
        f"      {offer_in_words(mended)}",
        f"      {say('To mend it: {command}', command=f'unknot journal restore {year:04}')}",
    ]


def _backup_in_short(backup: Backup) -> str:
    return f"{backup.name} ({say('cannot be read') if backup.problem else backup.entries})"


def wrapped(lines: Iterable[str]) -> Iterator[str]:
    """Lines of at most 80 columns, except for a longer path or a command on its own line, which stay whole.

    What is wrapped begins under the words of its line, behind a year too.
    """
    for line in lines:
        if _COMMAND.match(line):  # to be copied
            yield line
            continue
        before = _BEFORE_WORDS.match(line)
        indent = " " * len(before[0] if before else "")
        yield from textwrap.wrap(
            line, COLUMNS, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        ) or [""]
