"""A report: which days, places and parts, what it will say, and the file it goes to."""

from collections.abc import Callable

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding
from textual.reactive import reactive
from textual.widgets import Static

from tui.core.catalogue import marked, say
from tui.core.clock import Clock
from tui.core.entries.journal import Journal, JournalError
from tui.core.places.findings import regions_of_entry, regions_of_library
from tui.core.places.history import History
from tui.core.places.kept_history import KeptHistory
from tui.core.reporting.report import Report, ReportRequest, last_weeks, make_report
from tui.core.reporting.report_parts import with_dependents
from tui.core.routines.routine import Library
from tui.core.text import clean_line
from tui.core.words import notices_in_words
from tui.reports.formats import ReportFormat, rendered
from tui.reports.report_words import period, places_told
from tui.reports.text import COLUMNS, text_report
from tui.widgets.key_help import KeyHelp
from tui.widgets.key_line import KeyLine, KeyPair
from tui.widgets.leaf import Leaf
from tui.widgets.line_entry import LineEntry
from tui.widgets.report_choices import FORMATS, PARTS, Chosen, ReportChoices, short_name
from tui.widgets.report_page import ReportPage
from tui.widgets.said_line import say_below
from tui.widgets.text import literal

WEEKS = (1, 2, 4, 8, 12, 26, 52)
"""How far back a report can reach; the command line takes any number."""
ABOUT = (
    marked("Nothing leaves this machine: a file is written, and you choose who gets it."),
    marked("text is one page of 80 by 24; html prints well and has the figures."),
    marked("csv has a row for each rating and tender point; json can be imported again."),
    marked("Parts that are left out are named in the report."),
)


class ReportToSave(msgspec.Struct, frozen=True, kw_only=True):
    """A report as it goes to a file."""

    name: str
    text: str
    as_format: ReportFormat


SaveReport = Callable[[ReportToSave], str]
"""Writes it and says where it is now; raises JournalError where it cannot."""


class ReportScreen(Leaf[None]):
    """The choices above, and below the page of text as it will be read."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal")]
    BINDINGS = [
        Binding("enter", "save", "write the file"),
        Binding("left", "weeks(-1)", "fewer weeks"),
        Binding("right", "weeks(1)", "more weeks"),
        Binding("f", "format", "another format"),
        Binding("r", "region", "another region, or all"),
        *(
            Binding(str(number), f"part({number})", f"with or without {short_name(part)}")
            for number, part in enumerate(PARTS, 1)
        ),
        Binding("n", "name", "name of the file"),
        Binding("up,k", "scroll_page(0, -1)", "scroll up"),
        Binding("down,j", "scroll_page(0, 1)", "scroll down"),
        Binding("pageup", "scroll_page(0, -10)", "scroll up"),
        Binding("pagedown,space", "scroll_page(0, 10)", "scroll down"),
        Binding("h", "scroll_page(-10, 0)", "scroll to the left"),
        Binding("l", "scroll_page(10, 0)", "scroll to the right"),
        Binding("question_mark", "help", "help"),
        Binding("q,escape,ctrl+q,ctrl+c", "back", "back"),
    ]
    DEFAULT_CSS = """
    ReportScreen #head { height: 1; padding: 0 1; color: $accent; text-style: bold; }
    ReportScreen.-narrow ReportChoices { padding-top: 0; }
    ReportScreen.-narrow #page { margin-top: 0; }
    ReportScreen #page { height: 1fr; margin-top: 1; border-top: solid $panel; }
    ReportScreen #page { border-title-color: $text-muted; }
    """

    request: reactive[ReportRequest | None] = reactive[ReportRequest | None](None, init=False)
    as_format: reactive[ReportFormat] = reactive(ReportFormat.HTML, init=False)

    def __init__(
        self,
        journal: Journal,
        library: Library,
        clock: Clock,
        save: SaveReport,
        *,
        request: ReportRequest,
        notices: tuple[str, ...] = (),
        histories: KeptHistory | None = None,
    ) -> None:
        """Begin with what `request` asks for; its last day stays. `save` writes the file.

        `histories` keeps what was made of the journal for the next time.
        """
        super().__init__()
        self._journal = journal
        self._library = library
        regions_of = regions_of_library(library)
        self._histories = histories or KeptHistory(regions_of)
        self._history = History((), regions_of)
        self._today = clock.now().date()
        self._timezone = clock.timezone
        self._save = save
        self._notices = notices
        self._stem = f"unknot-{request.last}"
        self._named: str | None = None
        self._is_complete = True
        self._report: Report | None = None
        self.set_reactive(ReportScreen.request, request)
        self._page = ReportPage(COLUMNS, id="page")
        self._page.border_title = literal(say("as text, ↑↓ to read on"))

    def compose(self) -> ComposeResult:
        yield Static(literal(say("Report for somebody who treats you")), id="head")
        yield ReportChoices()
        yield self._page
        yield KeyLine(pinned=[("?", "help"), ("q", "back")])

    def on_screen_resume(self) -> None:
        """Read at first, and again where the journal may have changed."""
        self.look_again()

    def look_again(self) -> None:
        """Read what another copy of the program may have changed meanwhile."""
        problem = notices_in_words(self._notices)
        try:
            self._history = self._histories.of(self._journal.all())
            self._is_complete = self._journal.is_complete()
        except JournalError as error:
            problem = str(error)
        self._make()
        say_below(self._page, problem, is_problem=True)

    @property
    def _asked(self) -> ReportRequest:
        assert self.request is not None  # it is set before the screen is shown
        return self.request

    @property
    def file_name(self) -> str:
        """What the file will be called."""
        return self._named or f"{self._stem}.{self.as_format.ending}"

    # Showing

    def watch_request(self) -> None:
        """Another report: make it, and show it as text."""
        say_below(self._page, "")
        self._make()

    def _make(self) -> None:
        asked = self._asked, self._today, self._timezone
        self._report = self._histories.made(
            self._history,
            (Report, *asked, self._is_complete),
            lambda: make_report(self._history, *asked, is_complete=self._is_complete),
        )
        self._page.show(text_report(self._report, self._library))
        self.watch_as_format()

    def watch_as_format(self) -> None:
        """The choices, as they are now."""
        if self._report is not None:
            self.query_one(ReportChoices).show(self._chosen(self._report), self.app.size.width)
        self._show_keys()

    def on_resize(self) -> None:
        """The choices wrap, and with less room fewer keys fit."""
        self.watch_as_format()

    def _show_keys(self) -> None:
        sideways: list[KeyPair] = [("h l", "sideways")] if self.app.size.width < COLUMNS else []
        self.query_one(KeyLine).pairs = (("Enter", "write the file"), *sideways, ("↑↓", "scroll"))

    def _chosen(self, report: Report) -> Chosen:
        return Chosen(
            period=period(report),
            about=places_told(report, self._library),
            as_format=self.as_format,
            hidden=with_dependents(self._asked.without),
            file_name=self.file_name,
        )

    # Keys

    def action_weeks(self, by: int) -> None:
        """Reach further back, or less far."""
        weeks = self._asked.days / 7
        further = [each for each in WEEKS if (each > weeks if by > 0 else each < weeks)]
        if further:
            chosen = further[0] if by > 0 else further[-1]
            first = last_weeks(chosen, self._asked.last).first
            self.request = msgspec.structs.replace(self._asked, first=first)

    def action_format(self) -> None:
        """The next format; a name that ends as a format does goes with it."""
        after = FORMATS[(FORMATS.index(self.as_format) + 1) % len(FORMATS)]
        stem, dot, ending = (self._named or "").rpartition(".")
        if dot and ending in {each.ending for each in FORMATS}:
            self._named = f"{stem}.{after.ending}"
        self.as_format = after

    def action_part(self, number: int) -> None:
        """Leave a part out, or take it in again."""
        without = self._asked.without ^ {PARTS[number - 1]}
        self.request = msgspec.structs.replace(self._asked, without=without)

    def action_region(self) -> None:
        """The next region that the journal knows, then all of them again."""
        choices = [(), *((region,) for region in self._known_regions())]
        at = choices.index(self._asked.regions) if self._asked.regions in choices else 0
        self.request = msgspec.structs.replace(self._asked, regions=choices[(at + 1) % len(choices)])

    def _known_regions(self) -> list[str]:
        history = self._history
        found = {each for entry in history.entries for each in regions_of_entry(entry, history.regions_of)}
        order = {region.id: number for number, region in enumerate(self._library.regions)}
        return sorted(found, key=lambda region: (order.get(region, len(order)), region))

    def action_name(self) -> None:
        """Another name or folder for the file."""
        entry = LineEntry(say("Name of the file"), say("A name, or a whole path."), self.file_name, _name_of)
        self.app.push_screen(entry, self._take_name)

    def _take_name(self, name: str | None) -> None:
        if name is not None:
            self._named = name
            self.watch_as_format()

    def action_save(self) -> None:
        """Write the file, and say where it is."""
        if self._report is None:
            return
        text = rendered(self._report, self._library, self.as_format)
        said, is_problem = "", False
        try:
            where = self._save(ReportToSave(name=self.file_name, text=text, as_format=self.as_format))
            said = say("The report is in {where}", where=where)
        except JournalError as error:
            said, is_problem = str(error), True
        say_below(self._page, clean_line(said), is_problem=is_problem)

    def action_scroll_page(self, columns: int, rows: int) -> None:
        """Scroll what does not fit."""
        self._page.scroll_relative(x=columns, y=rows, animate=False)

    def action_help(self) -> None:
        """All keys, and what the formats are."""
        self.app.push_screen(KeyHelp(say("Report"), self.BINDINGS, map(say, ABOUT)))

    def action_back(self) -> None:
        """Leave it; what was written stays."""
        self.dismiss(None)


def _name_of(text: str) -> str:
    name = text.strip()
    if name.endswith("/"):
        raise ValueError(say("That is a folder: add a name."))
    return name
