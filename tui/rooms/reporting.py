"""The report of some weeks: shown, and written where the person says. Few open it, so it is loaded then."""

import datetime as dt
from functools import partial

from textual.app import App

from tui.core.clock import Clock
from tui.core.entries.journal import Journal
from tui.core.places.kept_history import KeptHistory
from tui.core.reporting.report import USUAL_WEEKS, last_weeks
from tui.core.routines.routine import Library
from tui.files.exchange.exports import write_named
from tui.files.paths import Paths
from tui.reports.seal import sealed, why_it_stays
from tui.screens.report import ReportScreen, ReportToSave


async def visit_report(
    app: App[None],
    paths: Paths,
    journal: Journal,
    library: Library,
    clock: Clock,
    histories: KeptHistory,
    *,
    last: dt.date,
    notices: tuple[str, ...],
) -> None:
    """A report of the weeks up to the day `last`, until it is left."""
    screen = ReportScreen(
        journal,
        library,
        clock,
        partial(_write, paths),
        request=last_weeks(USUAL_WEEKS, last),
        notices=notices,
        histories=histories,
    )
    await app.push_screen_wait(screen)


def _write(paths: Paths, report: ReportToSave) -> str:
    """Write it where the person said, and say where that is. Raises JournalError."""
    text, stays = sealed(report.text, report.as_format), partial(why_it_stays, as_format=report.as_format)
    return str(write_named(report.name, text, stays, paths))
