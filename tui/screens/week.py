"""The week: is it getting better, and where."""

from enum import StrEnum

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from tui.core.calendar_week import Week
from tui.core.clock import Clock
from tui.core.entry import Entry
from tui.core.findings import heat, local_date, regions_of_library
from tui.core.journal import Journal, JournalError
from tui.core.routine import Library
from tui.core.text import clean_line
from tui.core.week import WeekSummary, entries_of, summarise
from tui.core.week_words import compared_in_words, sums_in_words, week_in_words
from tui.core.words import WEEKDAYS, notices_in_words
from tui.widgets.body.picture import BodyPicture
from tui.widgets.key_help import KeyHelp
from tui.widgets.key_line import KeyLine
from tui.widgets.leaf import Leaf
from tui.widgets.said_line import SaidLine
from tui.widgets.text import literal
from tui.widgets.week_chart import RatingRows, TenderRows, WeekBars

EMPTY_NOW = "Nothing this week yet. A few minutes whenever you like: rest is part of it."
NOT_KNOWN = "Nothing that could be read. Not everything could: what is missing is not counted."
EMPTY_THEN = "A week of rest: nothing was noted. That is no failure, only a pause."
NUMBERS = (
    "Minutes are what you worked, without pauses and holds.",
    "Sore: median of the sessions (n) that you rated both before and after.",
    "Two points and a third less are a change most people notice; one is noise.",
    "Tender: ● sessions with a mark among the last five that worked the place.",
    "new: first mark ever. recurring: back, or 3 of 5. fading: not last time.",
    "quiet: none of the last five.",
)


class WeekResult(StrEnum):
    """Where to go from the week."""

    BACK = "back"
    JOURNAL = "journal"


class WeekScreen(Leaf[WeekResult]):
    """One week of the journal, with the one before beside it; arrows go from week to week."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]
    BINDINGS = [
        Binding("left,h", "move_week(-1)", "the week before"),
        Binding("right,l", "move_week(1)", "the week after"),
        Binding("home", "this_week", "this week"),
        Binding("up,k", "scroll_page(-1)", "scroll up"),
        Binding("down,j", "scroll_page(1)", "scroll down"),
        Binding("pageup", "scroll_page(-10)", "scroll up"),
        Binding("pagedown,space", "scroll_page(10)", "scroll down"),
        Binding("o", "journal", "journal"),
        Binding("question_mark", "help", "help, and what the numbers mean"),
        Binding("q,escape,ctrl+q,ctrl+c", "back", "back"),
    ]
    DEFAULT_CSS = """
    WeekScreen #head { height: 1; padding: 0 1; color: $accent; text-style: bold; }
    WeekScreen #page { height: 1fr; padding: 1 1 0 1; scrollbar-size-vertical: 1; }
    WeekScreen #sides { height: auto; layout: vertical; padding-right: 1; }
    WeekScreen #sides > Vertical { height: auto; }
    WeekScreen #sides > Vertical > * { margin-bottom: 1; }
    WeekScreen.-wide #sides { layout: horizontal; }
    WeekScreen.-wide #sides > Vertical { width: 1fr; }
    WeekScreen.-wide #days { margin-right: 4; }
    WeekScreen.-wide WeekBars { height: 10; }
    WeekScreen BodyPicture { display: none; height: 18; }
    WeekScreen.-wide BodyPicture { display: block; }
    WeekScreen.-wide #places .notes { display: none; }
    WeekScreen #days .notes { display: none; }
    WeekScreen.-wide #days .notes { display: block; }
    WeekScreen .notes.absent { display: none; }
    WeekScreen > .week--quiet { color: $text-muted; }
    """
    COMPONENT_CLASSES = {"week--quiet"}

    week: reactive[Week | None] = reactive[Week | None](None, init=False)

    def __init__(
        self,
        journal: Journal,
        library: Library,
        clock: Clock,
        *,
        week_starts: int = 0,
        notices: tuple[str, ...] = (),
    ) -> None:
        """Show this week; first day 0 is Monday; `notices` are lines about something wrong."""
        super().__init__()
        self._notices = notices
        self._journal = journal
        self._library = library
        self._regions_of = regions_of_library(library)
        self._today = clock.now().date()
        self._timezone = clock.timezone
        self._this_week = Week.of(self._today, week_starts)
        self._week_starts = week_starts
        self._entries: tuple[Entry, ...] = ()
        self._is_complete = True
        self.set_reactive(WeekScreen.week, self._this_week)

    def compose(self) -> ComposeResult:
        yield Static(id="head")
        with VerticalScroll(id="page", can_focus=False), Container(id="sides"):
            with Vertical(id="days"):
                yield WeekBars()
                yield Static(id="sums")
                yield Static(classes="notes")
                yield BodyPicture(self._library.regions)
            with Vertical(id="places"):
                yield RatingRows(self._library)
                yield TenderRows(self._library)
                yield Static(classes="notes")
        yield SaidLine(id="problem")
        yield KeyLine(
            [("←→", "weeks"), ("o", "journal"), ("↑↓", "scroll")], pinned=[("q", "back"), ("?", "help")]
        )

    def on_screen_resume(self) -> None:
        """Read at first, and again where another screen may have changed the journal."""
        self.look_again()

    def look_again(self) -> None:
        """Read what another copy of the program may have changed meanwhile."""
        self._read()
        self._show()

    def _read(self) -> None:
        problem = notices_in_words(self._notices)
        try:
            self._entries = tuple(self._journal.all())
            self._is_complete = self._journal.is_complete()
        except JournalError as error:
            problem = str(error)
        self.query_one(SaidLine).say(problem, is_problem=True)

    def watch_week(self) -> None:
        self._show()
        self.query_one("#page").scroll_home(animate=False)

    def on_resize(self) -> None:
        self._show_head()

    @property
    def _shown(self) -> Week:
        return self.week or self._this_week

    @property
    def _first_week(self) -> Week:
        days = [local_date(entry) for entry in self._entries]
        return Week.of(min([self._today, *days]), self._week_starts)

    def _show(self) -> None:
        week = self._shown
        this, before = (
            summarise(self._entries, each, self._regions_of, self._timezone) for each in (week, week.previous)
        )
        self._show_head()
        bars, ratings, tender = (
            self.query_one(WeekBars),
            self.query_one(RatingRows),
            self.query_one(TenderRows),
        )
        bars.today, bars.days = self._today, this.days
        ratings.rows = this.ratings
        tender.before, tender.rows = before, this.tender_points
        notes = self._notes(week)
        self.query_one("#sums", Static).update(self._sums(this, before))
        for place in self.query(".notes").results(Static):
            place.update(notes)
        marked = heat(entries_of(self._entries, week), week.start)
        self.query_one(BodyPicture).show(marked, marked)
        bars.display = this.sessions > 0
        ratings.display, tender.display = bool(this.ratings), bool(this.tender_points)

    def _show_head(self) -> None:
        week = self._shown
        words = week_in_words(week)
        before = f"← week {week.previous.number}" if week > self._first_week else ""
        after = f"week {week.next.number} →" if week < self._this_week else "this week"
        around = "   ".join(filter(None, [before, after]))
        room = self.size.width - 2 - len(words)
        fits = room > len(around) + 1
        self.query_one("#head", Static).update(literal(words + around.rjust(room) if fits else words))

    def _sums(self, this: WeekSummary, before: WeekSummary) -> Content:
        if this.sessions or this.check_ins:
            words = sums_in_words(this)
        else:
            words = EMPTY_NOW if self._shown == self._this_week else EMPTY_THEN
            words = words if self._is_complete else NOT_KNOWN
        beside = compared_in_words(before)
        fits = len(words) + len(beside) + 7 <= self.size.width < 110
        style = self.get_visual_style("week--quiet", partial=True)
        return literal(words) + Content.styled((" · " if fits else "\n") + beside, style)

    def _notes(self, week: Week) -> Content:
        noted = [entry for entry in entries_of(self._entries, week) if entry.note.strip()]
        style = self.get_visual_style("week--quiet", partial=True)
        lines = [
            Content.styled(f"{WEEKDAYS[local_date(entry).weekday()]}  ", style)
            + literal(clean_line(entry.note))
            for entry in noted
        ]
        return Content("\n").join(lines)

    def action_move_week(self, by: int) -> None:
        """Another week, from the first that has an entry to this one."""
        wanted = self._shown.next if by > 0 else self._shown.previous
        if self._first_week <= wanted <= self._this_week:
            self.week = wanted

    def action_this_week(self) -> None:
        """Back to the present."""
        self.week = self._this_week

    def action_scroll_page(self, lines: int) -> None:
        """Scroll what does not fit."""
        self.query_one("#page").scroll_relative(y=lines, animate=False)

    def action_journal(self) -> None:
        """The entries behind the numbers."""
        self.dismiss(WeekResult.JOURNAL)

    def action_help(self) -> None:
        """All keys, and what the numbers mean."""
        self.app.push_screen(KeyHelp("Week", self.BINDINGS, NUMBERS))

    def action_back(self) -> None:
        """Leave the week."""
        self.dismiss(WeekResult.BACK)
