"""The week: is it getting better, and where."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from tui.core.catalogue import say
from tui.core.charset import Charset, charset_in_use, shapes_in
from tui.core.clock import Clock
from tui.core.entries.entry import Entry
from tui.core.entries.journal import Journal, JournalError
from tui.core.places.findings import regions_of_library
from tui.core.places.history import History
from tui.core.places.kept_history import KeptHistory
from tui.core.routines.routine import Library
from tui.core.weeks.calendar_week import Week
from tui.core.weeks.eased_before import Eased, EasedKey, eased_in
from tui.core.weeks.week import summarise
from tui.core.weeks.week_definitions import DEFINITIONS
from tui.core.weeks.week_records import WeekSummary
from tui.core.weeks.week_words import week_in_words
from tui.core.words import notices_in_words
from tui.widgets.blank_rows import Below, Beside
from tui.widgets.key_help import KeyHelp
from tui.widgets.key_line import KeyLine, KeyPair
from tui.widgets.key_names import KeyRow
from tui.widgets.leaf import Leaf
from tui.widgets.said_line import say_below
from tui.widgets.text import literal
from tui.widgets.week.figure import Figure, WeekFigure
from tui.widgets.week.page import ALL_SECTIONS, LEFT_SECTIONS, RIGHT_SECTIONS, WeekPage
from tui.widgets.week.rows import Sheet

WIDE_FROM, TALL_FROM = 116, 34
"""Columns for two pages beside each other, and rows for the figure below one of them."""


def _terms() -> list[KeyRow]:
    """What the numbers mean, as rows of the help."""
    return [(tuple(each.name.split()), each.meaning) for each in DEFINITIONS]


class WeekResult(StrEnum):
    """Where to go from the week."""

    BACK = "back"
    JOURNAL = "journal"
    REPORT = "report"


class WeekScreen(Leaf[WeekResult]):
    """One week of the journal beside the weeks before it; arrows go from week to week."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (WIDE_FROM, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (TALL_FROM, "-tall")]
    BINDINGS = [
        Binding("left,h", "move_week(-1)", "the week before"),
        Binding("right,l", "move_week(1)", "the week after"),
        Binding("home", "this_week", "this week"),
        Binding("f", "figure", "figure of the week, of four weeks, numbers"),
        Binding("up,k", "scroll_page(-1)", "scroll up, or turn the figure"),
        Binding("down,j", "scroll_page(1)", "scroll down, or turn the figure"),
        Binding("pageup", "scroll_screenful(-1)", "a screenful up"),
        Binding("pagedown,space", "scroll_screenful(1)", "a screenful down"),
        Binding("end", "scroll_to_end", "to the end"),
        Binding("r", "report", "report"),
        Binding("o", "journal", "journal"),
        Binding("question_mark", "help", "help, and what the numbers mean"),
        Binding("q,escape,ctrl+q,ctrl+c", "back", "back"),
    ]
    DEFAULT_CSS = """
    WeekScreen #head { height: 1; padding: 0 1; color: $accent; text-style: bold; }
    WeekScreen #sheets { height: 1fr; }
    WeekScreen.-tall #sheets { padding-top: 1; }
    WeekScreen #left { width: 1fr; }
    WeekScreen #second, WeekScreen WeekFigure { display: none; }
    WeekScreen.-figure #first { display: none; }
    WeekScreen.-figure WeekFigure { display: block; }
    WeekScreen.-wide #left { width: 51; }
    WeekScreen.-wide #second { display: block; }
    WeekScreen.-wide.-tall #first { display: block; height: auto; max-height: 60%; }
    WeekScreen.-wide.-tall WeekFigure { display: block; padding-top: 1; }
    WeekScreen.-wide.-tall BodyPicture { max-height: 26; }
    """

    week: reactive[Week | None] = reactive[Week | None](None, init=False)
    figure: reactive[Figure] = reactive(Figure.AWAY, init=False)

    def __init__(
        self,
        journal: Journal,
        library: Library,
        clock: Clock,
        *,
        week: Week | None = None,
        figure: Figure = Figure.AWAY,
        week_starts: int = 0,
        notices: tuple[str, ...] = (),
        histories: KeptHistory | None = None,
    ) -> None:
        """Show a week, or this one; first day 0 is Monday; `notices` are lines about something wrong.

        `histories` keeps what was made of the journal for the next time.
        """
        super().__init__()
        self._notices = notices
        self._journal = journal
        self._library = library
        self._today = clock.now().date()
        self._timezone = clock.timezone
        self._this_week = Week.of(self._today, week_starts)
        self._week_starts = week_starts
        regions_of = regions_of_library(library)
        self._histories = histories or KeptHistory(regions_of)
        self.history = History((), regions_of)
        self._is_complete = True
        # Only what has room, or is asked for, is put on the screen: it opens the quicker.
        self._first = WeekPage(id="first")
        self._left = Below(self._first, id="left")
        self._sheets = Beside(self._left, id="sheets")
        self._second = WeekPage(id="second")
        self._figure = WeekFigure(library.regions)
        self.set_reactive(WeekScreen.week, week or self._this_week)
        self.set_reactive(WeekScreen.figure, figure)

    @property
    def shown(self) -> Week:
        """The week on the screen."""
        return self.week or self._this_week

    def compose(self) -> ComposeResult:
        yield Static(id="head")
        yield self._sheets
        yield KeyLine(pinned=[("?", "help"), ("q", "back")])

    def on_screen_resume(self) -> None:
        """Read at first, and again where another screen may have changed the journal."""
        self.look_again()

    def look_again(self) -> None:
        """Read what another copy of the program may have changed meanwhile."""
        problem = notices_in_words(self._notices)
        try:
            self._take(self._journal.all(), is_complete=self._journal.is_complete())
        except JournalError as error:
            problem = str(error)
        say_below(self._sheets, problem, is_problem=True)
        self._show()

    def _take(self, entries: Sequence[Entry], *, is_complete: bool) -> None:
        """Keep what was made of the journal as long as it is the same."""
        self.history, self._is_complete = self._histories.of(entries), is_complete

    def _summary(self, week: Week) -> WeekSummary:
        asked = week, self._today, self._timezone
        return self._histories.made(
            self.history,
            (WeekSummary, *asked, self._is_complete),
            lambda: summarise(self.history, *asked, is_complete=self._is_complete),
        )

    def _eased_before(self, week: Week) -> Mapping[EasedKey, Eased]:
        return self._histories.made(
            self.history, (Eased, week), lambda: eased_in(self.history, week.start, week.end)
        )

    @property
    def _first_week(self) -> Week:
        return Week.of(min(self._today, self.history.first_day or self._today), self._week_starts)

    @property
    def _has_two_sheets(self) -> bool:
        return self.size.width >= WIDE_FROM

    @property
    def _has_figure_beside(self) -> bool:
        return self._has_two_sheets and self.size.height >= TALL_FROM

    def watch_week(self) -> None:
        self._show()

    def watch_figure(self) -> None:
        self._show_figure()

    def on_resize(self) -> None:
        """Another size has other room."""
        self._show()

    def _show(self) -> None:
        self._show_head()
        self._show_sheets()
        self._show_figure()

    def _show_head(self) -> None:
        week = self.shown
        words = week_in_words(week)
        left, right = self._arrows
        before = (
            say("{left} week {number}", left=left, number=week.previous.number)
            if week > self._first_week
            else ""
        )
        after = (
            say("week {number} {right}", number=week.next.number, right=right)
            if week < self._this_week
            else say("this week")
        )
        around = "   ".join(filter(None, [before, after]))
        room = self.size.width - 2 - len(words)
        fits = room > len(around) + 1
        shown = self._own(words + around.rjust(room) if fits else words)
        self.query_one("#head", Static).update(shown, layout=False)

    def _show_sheets(self) -> None:
        sheet = Sheet(
            summary=self._summary(self.shown),
            library=self._library,
            today=self._today,
            charset=charset_in_use(),
            bar_rows=3 if self.size.height >= TALL_FROM else 1,
            eased_before=self._eased_before(self.shown.previous),
            places=self._places_at_once,
        )
        two = self._has_two_sheets
        if two and not self._second.is_attached:
            self._sheets.mount(self._second)
        self._first.show(sheet, LEFT_SECTIONS if two else ALL_SECTIONS)
        if self._second.is_attached:
            self._second.show(sheet, RIGHT_SECTIONS if two else ())

    @property
    def _places_at_once(self) -> int:
        """So many that soreness, before and after, and tender points begin in the first screenful."""
        return max(2, (self.size.height - (8 if self._has_two_sheets else 14)) // 3)

    def _show_figure(self) -> None:
        """The numbers of the week, or of four weeks; in words which, once it has its room."""
        if self.figure is not Figure.AWAY or self._has_figure_beside:
            if not self._figure.is_attached:
                self._left.mount(self._figure)
            self._figure.show(self.history, self.shown, self.figure)
        self.set_class(self.figure is not Figure.AWAY, "-figure")
        self._say_around()
        if self._has_figure_alone:
            self.call_after_refresh(self._say_around)

    @property
    def _has_figure_alone(self) -> bool:
        """Whether the figure stands in place of the only page."""
        return self.figure is not Figure.AWAY and not self._has_two_sheets

    @property
    def _turns(self) -> bool:
        """Whether it does, and there is no room for both sides of it."""
        return self._has_figure_alone and self._figure.is_one_sided

    def _say_around(self) -> None:
        """What the figure shows, and the keys that apply."""
        if self._figure.is_attached:
            self._figure.say(self.shown, self.figure, is_narrow=self.has_class("-narrow"))
        self.query_one(KeyLine).pairs = self._key_pairs()

    def _key_pairs(self) -> tuple[KeyPair, ...]:
        back = say("week {number}", number=self.shown.number) if self._has_figure_beside else say("numbers")
        here = (
            say("figure") if self.figure is Figure.AWAY and not self._has_figure_beside else say("four weeks")
        )
        across, along = ("h l", "j k") if charset_in_use() is Charset.ASCII else ("←→", "↑↓")
        scroll = () if self._has_figure_alone else ((along, "scroll"),)
        return (
            (across, "weeks"),
            ("f", back if self.figure is Figure.FOUR_WEEKS else here),
            ("r", "report"),
            ("o", "journal"),
            *(((along, "turn"),) if self._turns else scroll),
        )

    @property
    def _arrows(self) -> tuple[str, str]:
        return ("<-", "->") if charset_in_use() is Charset.ASCII else ("←", "→")

    def _own(self, words: str) -> Content:
        return literal(shapes_in(charset_in_use(), words))

    def action_move_week(self, by: int) -> None:
        """Another week, from the first that has an entry to this one."""
        wanted = self.shown.next if by > 0 else self.shown.previous
        if self._first_week <= wanted <= self._this_week:
            self.week = wanted

    def action_this_week(self) -> None:
        """Back to the present."""
        self.week = self._this_week

    def action_figure(self) -> None:
        """The figure of this week, then that of four, then the page again where it stood in its place."""
        shown = Figure.WEEK if self._has_figure_beside and self.figure is Figure.AWAY else self.figure
        after = {
            Figure.AWAY: Figure.WEEK,
            Figure.WEEK: Figure.FOUR_WEEKS,
            Figure.FOUR_WEEKS: Figure.WEEK if self._has_figure_beside else Figure.AWAY,
        }
        self.figure = after[shown]

    def action_scroll_page(self, rows: int) -> None:
        """Scroll what does not fit, or turn the figure that stands there alone."""
        if self._turns:
            self._figure.turn()
            return
        for page in self.query(WeekPage):
            page.scroll_relative(y=rows, animate=False)

    def action_scroll_screenful(self, number: int) -> None:
        """A screenful of each page further."""
        for page in self.query(WeekPage):
            page.scroll_screenfuls(number)

    def action_scroll_to_end(self) -> None:
        """The last rows of each page."""
        for page in self.query(WeekPage):
            page.scroll_to(y=page.max_scroll_y, animate=False)

    def action_report(self) -> None:
        """A page to hand on."""
        self.dismiss(WeekResult.REPORT)

    def action_journal(self) -> None:
        """The entries behind the numbers."""
        self.dismiss(WeekResult.JOURNAL)

    def action_help(self) -> None:
        """All keys, and what the numbers mean."""
        self.app.push_screen(KeyHelp(say("Week"), self.BINDINGS, terms=_terms()))

    def action_back(self) -> None:
        """Leave the week."""
        self.dismiss(WeekResult.BACK)
