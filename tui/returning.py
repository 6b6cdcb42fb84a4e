"""What the last time left over, asked when a screen opens: until it is answered nothing changes."""

from contextlib import suppress

import msgspec
from textual.app import App

from tui.core.clock import Clock
from tui.core.entry import SessionEntry
from tui.core.journal import Journal, JournalError
from tui.core.text import sentence_case
from tui.core.words import counted, minutes_and_seconds
from tui.files.choices import read_choices, write_choices
from tui.files.orphans import Orphan, clear_away_settled, discard, keep, read_sessions, unsettled
from tui.files.paths import Paths
from tui.widgets.question import Choice, Question

LEFT_OPEN = "A session was left open"


async def settle_what_was_left(app: App[None], paths: Paths, journal: Journal, clock: Clock) -> list[str]:
    """Ask about interrupted sessions, then about one that ran unattended; returns what went wrong."""
    problems = list(read_sessions(paths).problems)
    try:
        clear_away_settled(paths, journal)
        for orphan in unsettled(paths, journal):
            await _settle(app, orphan, journal, clock)
        await _ask_about_unattended(app, paths, journal, clock)
    except JournalError as error:
        problems.append(str(error))
    return problems


async def _settle(app: App[None], orphan: Orphan, journal: Journal, clock: Clock) -> None:
    ask = _is_begun_one_kept if _is_begun(orphan.entry()) else _is_empty_one_kept
    if await ask(app, orphan.entry(), clock):
        keep(orphan, journal)
    else:
        discard(orphan)


def _is_begun(entry: SessionEntry) -> bool:
    """Whether leaving it out would lose anything that was done or answered."""
    return bool(entry.seconds_worked or entry.tender_points or entry.ratings)


async def _is_begun_one_kept(app: App[None], entry: SessionEntry, clock: Clock) -> bool:
    lines = [
        f"{_named(entry)} was interrupted after {minutes_and_seconds(entry.seconds_worked)} of work.",
        sentence_case(f"{counted(len(entry.tender_points), 'tender point')} so far."),
    ]
    choices = [Choice("enter", "Enter", "keep it as ended", True), Choice("d", "d", "discard it", False)]
    while not await app.push_screen_wait(Question(LEFT_OPEN, lines, choices, clock)):
        if await _is_sure_to_discard(app, clock):
            return False
    return True


async def _is_empty_one_kept(app: App[None], entry: SessionEntry, clock: Clock) -> bool:
    lines = [f"{_named(entry)} was opened but not begun."]
    choices = [
        Choice("enter", "Enter", "leave it out, nothing is lost", False),
        Choice("k", "k", "keep it in the journal", True),
    ]
    return await app.push_screen_wait(Question(LEFT_OPEN, lines, choices, clock))


def _named(entry: SessionEntry) -> str:
    return f"{entry.routine_title}, {entry.started_at:%a %d %b %H:%M},"


async def _is_sure_to_discard(app: App[None], clock: Clock) -> bool:
    choices = [Choice("enter", "Enter", "no", False), Choice("y", "y", "yes, discard it", True)]
    return await app.push_screen_wait(
        Question("Discard", ["It will not be in your journal."], choices, clock)
    )


async def _ask_about_unattended(app: App[None], paths: Paths, journal: Journal, clock: Clock) -> None:
    """Ask once about the latest session that ran to its end without a key."""
    choices = read_choices(paths)
    entries = [entry for entry in journal.all() if isinstance(entry, SessionEntry) and entry.unattended]
    unasked = [entry for entry in entries if entry.id not in choices.asked_unattended]
    if not unasked:
        return
    entry = unasked[-1]
    answers = [
        Choice("enter", "Enter", "leave it marked as unattended", False),
        Choice("y", "y", "yes, it was done", True),
    ]
    lines = [f"{_named(entry)} ran to its end, and no key came after it."]
    if await app.push_screen_wait(Question("Was it done?", lines, answers, clock)):
        with suppress(KeyError):  # another copy has deleted it meanwhile
            journal.replace(msgspec.structs.replace(entry, unattended=False))
    asked = (*choices.asked_unattended, *(item.id for item in unasked))
    write_choices(paths, msgspec.structs.replace(choices, asked_unattended=asked))
