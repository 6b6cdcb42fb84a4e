"""`unknot check-in`: ratings and a note from the command line, without a session."""

import datetime as dt
import os
from collections.abc import Sequence

import click
import msgspec

from tui.commands.errors import CommandError
from tui.commands.setup import Setup, check_region, library_for_lines, setup_for_lines
from tui.core.anatomy.body import Region, Side
from tui.core.catalogue import marked, say
from tui.core.clock import Clock
from tui.core.entries.due_question import session_of_yesterday
from tui.core.entries.entry import CheckIn, CheckInRating, NextMorning, SessionEntry, without_copies
from tui.core.entries.entry_words import name_of
from tui.core.entries.journal import Journal
from tui.core.entries.moments import read_moment
from tui.core.entries.new_check_in import begun_check_in
from tui.core.routines.routine import Library
from tui.core.text import clean, made_visible_in_words, shortened, too_long_in_words

_NOTHING = marked("Nothing to keep: give --region with --now, --interference, --next-morning or --note.")
_NO_SESSION = marked(
    "--next-morning is about the latest session, if it was of the day before, and it was not: "
    "name one with --after ID (unknot journal --json has the ids)."
)


class CheckInAnswers(msgspec.Struct, frozen=True, kw_only=True):
    """What was given on the command line: the n-th region belongs with the n-th side and number."""

    regions: Sequence[str]
    sides: Sequence[str]
    now: Sequence[int]
    interference: int | None
    note: str
    at: str
    next_morning: str | None = None
    after: str | None = None


def note_check_in(answers: CheckInAnswers) -> None:
    """Store a check-in and say so. Raises click.UsageError, CommandError or JournalError."""
    setup = setup_for_lines()
    saved, journal = save_check_in(answers, setup, library_for_lines(setup))
    click.echo(say("Saved: your check-in of {started_at:%Y-%m-%d %H:%M}.", started_at=saved.started_at))
    if saved.next_morning is not None:
        click.echo(_morning_in_words(saved, journal))
    if words := made_visible_in_words(answers.note):
        click.echo(words)


def _morning_in_words(saved: CheckIn, journal: Journal) -> str:
    """What was said of which session, such as "The morning after Neck, Thu 19 Nov 2026 18:00: worse."."""
    session = journal.get(saved.after_session or "")
    told = [
        entry
        for entry in without_copies(journal.all())
        if isinstance(entry, CheckIn) and entry.next_morning and entry.after_session == saved.after_session
    ]
    answer = say(saved.next_morning or "")
    if session is None:
        line = say("The morning after: {answer}.", answer=answer)
    else:
        line = say("The morning after {session}: {answer}.", session=name_of(session), answer=answer)
    if len(told) < 2:
        return line
    return f"{line} {say('Of {count} answers about it the latest counts.', count=len(told))}"


def save_check_in(answers: CheckInAnswers, setup: Setup, library: Library) -> tuple[CheckIn, Journal]:
    """Store a check-in; it and its journal. Raises click.UsageError, CommandError or JournalError."""
    from tui.files.journal.journal_files import YearJournal

    journal = YearJournal(setup.paths, setup.clock)
    check_in = _check_in_from(answers, setup.clock, library, journal)
    journal.add(check_in)  # stamps when it was recorded
    return check_in, journal


def _check_in_from(answers: CheckInAnswers, clock: Clock, library: Library, journal: Journal) -> CheckIn:
    ratings = _ratings(answers, library)
    if problem := too_long_in_words(answers.note):
        raise click.UsageError(problem)
    note = clean(answers.note)[0].strip()
    if not (ratings or note or answers.next_morning) and answers.interference is None:
        raise click.UsageError(say(_NOTHING))
    now = clock.now().replace(microsecond=0)
    try:
        at = read_moment(answers.at, now, clock.timezone)
    except ValueError as error:
        raise click.UsageError(say("--at {error}", error=error)) from None
    return msgspec.structs.replace(
        begun_check_in(clock, os.urandom(10), at),
        ratings=ratings,
        interference=answers.interference,
        next_morning=NextMorning(answers.next_morning) if answers.next_morning else None,
        after_session=_after_session(answers, journal, at),
        note=note,
    )


def _after_session(answers: CheckInAnswers, journal: Journal, at: dt.datetime) -> str | None:
    """The session an answer about the next morning compares with: as named, else that of the day before."""
    if answers.next_morning is None:
        if answers.after is not None:
            raise click.UsageError(say("--after says which session --next-morning is about: give both."))
        return None
    if answers.after is not None:
        if isinstance(journal.get(answers.after), SessionEntry):
            return answers.after
        raise CommandError(
            say("--after {after}: the journal has no session of this id", after=shortened(answers.after, 64))
        )
    earlier = [entry for entry in without_copies(journal.all()) if entry.started_at <= at]
    session = session_of_yesterday(earlier, at)
    if session is None:
        raise click.UsageError(say(_NO_SESSION))
    return session.id


def _ratings(answers: CheckInAnswers, library: Library) -> tuple[CheckInRating, ...]:
    if len(answers.now) != len(answers.regions):
        raise click.UsageError(say("Each --region goes with one --now, from 0 to 10."))
    if answers.sides and len(answers.sides) != len(answers.regions):
        raise click.UsageError(say("Give --side for each --region, in the same order, or for none."))
    sides: Sequence[str | None] = answers.sides or [None] * len(answers.regions)
    rows = zip(answers.regions, sides, answers.now, strict=True)
    ratings = tuple(_rating(region, side, number, library) for region, side, number in rows)
    if len({(rating.region, rating.side) for rating in ratings}) < len(ratings):
        raise click.UsageError(say("The same --region and --side is there twice."))
    return ratings


def _rating(region_id: str, side: str | None, number: int, library: Library) -> CheckInRating:
    region = library.region(region_id)
    if region is None:
        check_region(region_id, [each.id for each in library.regions])
        raise KeyError(region_id)
    return CheckInRating(region=region.id, side=_side(region, side), now=number)


def _side(region: Region, side: str | None) -> Side:
    if side is None:
        return Side.BOTH if region.sided else Side.MIDDLE
    if (side == Side.MIDDLE) == region.sided:
        fits = say("left, right or both") if region.sided else "middle"
        raise click.UsageError(
            say(
                "--side {side} does not fit --region {id}: expected {fits}.",
                side=side,
                id=region.id,
                fits=fits,
            )
        )
    return Side(side)
