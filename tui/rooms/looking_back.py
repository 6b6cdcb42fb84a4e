"""What the journal holds: its entries, the weeks, a report of them, and one entry more."""

from textual.app import App

from tui.core.anatomy.body import Spot
from tui.core.clock import Clock
from tui.core.entries.journal import Journal
from tui.core.places.kept_history import KeptHistory
from tui.core.preferences.effective_settings import SettingsKeeper
from tui.core.routines.routine import Library
from tui.core.searching.journal_index import JournalIndex
from tui.core.weeks.calendar_week import Week
from tui.files.paths import Paths
from tui.screens.check_in import CheckInScreen
from tui.screens.journal import JournalResult, JournalScreen
from tui.screens.week import WeekResult, WeekScreen
from tui.widgets.week.figure import Figure


class LookingBack:
    """Leads through the screens of the journal, and keeps for the next visit what takes long to make."""

    def __init__(
        self,
        app: App[None],
        paths: Paths,
        keeper: SettingsKeeper,
        library: Library,
        journal: Journal,
        clock: Clock,
        histories: KeptHistory,
    ) -> None:
        """`histories` may be shared with whoever else looks at the same journal."""
        self._app = app
        self._paths = paths
        self._keeper = keeper
        self._library = library
        self._journal = journal
        self._clock = clock
        self._histories = histories
        self._index = JournalIndex(library)

    async def check_in(self, spot: Spot | None = None) -> None:
        """How it is now, at this spot."""
        await self._app.push_screen_wait(CheckInScreen(self._journal, self._library, self._clock, spot=spot))

    async def visit_journal(self, notices: tuple[str, ...], *, is_over_week: bool = False) -> None:
        """Until it is left; `is_over_week` where that leads back to the week, as `w` does then."""
        while True:
            screen = JournalScreen(
                self._journal, self._library, self._clock, notices=notices, index=self._index
            )
            match await self._app.push_screen_wait(screen):
                case JournalResult.CHECK_IN:
                    await self.check_in()
                case JournalResult.WEEK if not is_over_week:
                    await self.visit_week(notices, is_over_journal=True)
                case JournalResult.BACK | JournalResult.WEEK:
                    return

    async def visit_week(self, notices: tuple[str, ...], *, is_over_journal: bool = False) -> None:
        """The same for the week; what it leads to leads back to the week, and the figure, that was shown."""
        week: Week | None = None
        figure = Figure.AWAY
        while True:
            screen = WeekScreen(
                self._journal,
                self._library,
                self._clock,
                week=week,
                figure=figure,
                week_starts=self._keeper.now.settings.week_starts.number,
                notices=notices,
                histories=self._histories,
            )
            result = await self._app.push_screen_wait(screen)
            week, figure = screen.shown, screen.figure
            match result:
                case WeekResult.REPORT:
                    await self._visit_report(week, notices)
                case WeekResult.JOURNAL if not is_over_journal:
                    await self.visit_journal(notices, is_over_week=True)
                case WeekResult.BACK | WeekResult.JOURNAL:
                    return

    async def _visit_report(self, week: Week, notices: tuple[str, ...]) -> None:
        """A report of the weeks up to one that was looked at."""
        from tui.rooms.reporting import visit_report

        await visit_report(
            self._app,
            self._paths,
            self._journal,
            self._library,
            self._clock,
            self._histories,
            last=min(week.end, self._clock.now().date()),
            notices=notices,
        )
