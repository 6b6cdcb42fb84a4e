"""What is damaged or gone, asked when a screen opens: until it is answered nothing is changed."""

from collections.abc import Sequence

import msgspec
from textual.app import App

from tui.core.asking import Choice
from tui.core.catalogue import say
from tui.core.clock import Clock
from tui.core.entries.journal import JournalError
from tui.files.care.mend import Mended
from tui.files.care.mend_words import offer_in_words, restored_in_words
from tui.files.care.restore import Restorer
from tui.files.care.year_found import YearState, years_with_file
from tui.files.disk import Disk, one_line
from tui.files.journal.backups import Backups
from tui.files.paths import Paths
from tui.widgets.question import Question


class _Said(msgspec.Struct, frozen=True):
    """What came of a restore."""

    title: str
    lines: tuple[str, ...]
    is_done: bool


async def mend_what_is_damaged(
    app: App[None], paths: Paths, clock: Clock, problems: Sequence[str], disk: Disk | None = None
) -> list[str]:
    """Ask about each year that `problems` tell of as damaged or gone; returns the problems that stay.

    To be awaited before sessions are settled, which may go into that year. The other years work on; what
    cannot be asked about, such as a file of a newer version, stays a problem to tell.
    """
    restorer = Restorer(paths, clock, disk)
    for mended in _bad_years(restorer, paths, clock, problems):
        lines = _lines_about(restorer, mended)
        choices = [
            Choice("enter", say("Enter"), say("leave it for now"), False),
            Choice("r", "r", say("restore it"), True),
        ]
        title = say("The year {year:04} is {state}", year=mended.found.year, state=say(mended.found.state))
        if await app.push_screen_wait(Question(title, lines, choices, clock)):
            said = _restored(restorer, mended)
            if said.is_done:
                problems = [line for line in problems if mended.found.file.name not in line]
            await app.push_screen_wait(
                Question(said.title, said.lines, [Choice("enter", say("Enter"), say("go on"), None)], clock)
            )
    return list(problems)


def _bad_years(restorer: Restorer, paths: Paths, clock: Clock, problems: Sequence[str]) -> Sequence[Mended]:
    """Years that are damaged or gone and of which something can be had back; others are not looked at."""
    if not problems:
        return []
    try:
        with one_line(say("cannot look through {data}", data=paths.data)):
            years = sorted({*years_with_file(paths), *Backups(paths, clock).years_without_file()})
    except JournalError:  # the journal says so itself
        return []
    told = [year for year in years if any(f"{year:04}.json" in line for line in problems)]
    found = [mended for year in told if (mended := _looked_at(restorer, year))]
    return [mended for mended in found if mended.found.state is not YearState.GOOD]


def _looked_at(restorer: Restorer, year: int) -> Mended | None:
    try:
        return restorer.look_at(year)
    except JournalError:  # nothing to offer; the journal says what is wrong
        return None


def _lines_about(restorer: Restorer, mended: Mended) -> list[str]:
    """What is wrong, what can be had back, and where the damaged file is kept."""
    lines = [f"{mended.found.problem}.", offer_in_words(mended)]
    if mended.found.state is YearState.DAMAGED:
        try:
            aside = restorer.set_aside(mended.found)
        except JournalError as error:
            return [*lines, f"{error}."]
        lines.append(say("A copy is kept: quarantine/{name}.", name=aside.name))
    return [*lines, say("The other years work as ever.")]


def _restored(restorer: Restorer, mended: Mended) -> _Said:
    try:
        restored = restorer.restore(mended.found.year)
    except JournalError as error:
        return _Said(say("Not restored"), (str(error), say("The file is as it was.")), is_done=False)
    return _Said(say("Restored"), tuple(restored_in_words(restored)), is_done=True)
