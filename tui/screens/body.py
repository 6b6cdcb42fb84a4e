"""The start: where does it hurt, and what can be done there."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.geometry import Size
from textual.widgets import Static

from tui.core.anatomy.body import Side, Spot, View
from tui.core.anatomy.body_layout import Direction, grid_of, lay_out
from tui.core.anatomy.body_words import (
    spots_with_routines,
)
from tui.core.catalogue import say
from tui.core.clock import Clock
from tui.core.entries.entry import Entry
from tui.core.places.findings import regions_of_library
from tui.core.places.kept_history import KeptHistory
from tui.core.routines.offering import Offer, Offers
from tui.core.routines.routine import Library, Routine
from tui.core.routines.suggesting import Suggesting
from tui.core.routines.suggestion import Suggestion
from tui.core.safety.health import Health
from tui.core.words import MONTHS, WEEKDAYS, notices_in_words
from tui.widgets.body.figure import DEFAULT_SPOT, BodyFigure
from tui.widgets.key_line import KeyLine, KeyPair
from tui.widgets.leaf import Leaf
from tui.widgets.place_panel import PlacePanel
from tui.widgets.place_telling import HEAT_DAYS, PlaceTelling
from tui.widgets.text import literal

if TYPE_CHECKING:
    from tui.widgets.place_search import Hit

_PANEL_COLUMNS = 36
_NARROW_SCREEN = 64
"""Narrower screens have room for one figure beside the words."""


class StartRoutine(msgspec.Struct, frozen=True):
    """Begin this routine, chosen at this spot; side is left or right where the spot has one."""

    routine: Routine
    side: Side | None
    spot: Spot


class OpenJournal(msgspec.Struct, frozen=True):
    """Look at the entries."""

    spot: Spot | None = None


class OpenWeek(msgspec.Struct, frozen=True):
    """Look at the week."""

    spot: Spot | None = None


class OpenCheckIn(msgspec.Struct, frozen=True):
    """Note how it is now, at this spot."""

    spot: Spot


class OpenSettings(msgspec.Struct, frozen=True):
    """Change how things are."""

    spot: Spot | None = None


class OpenFit(msgspec.Struct, frozen=True):
    """Have a session made for the minutes there are, for this place to begin with."""

    spot: Spot | None = None


class OpenRoutines(msgspec.Struct, frozen=True):
    """Look at all routines; the place is where to come back to."""

    spot: Spot | None = None


class Quit(msgspec.Struct, frozen=True):
    """Leave the program."""


BodyResult = (
    StartRoutine | OpenFit | OpenRoutines | OpenJournal | OpenWeek | OpenCheckIn | OpenSettings | Quit
)


class BodyScreen(Leaf[BodyResult]):
    """The figures with the words of the selected place beside them."""

    BINDINGS = [
        Binding("enter", "start_highlighted", "start the highlighted routine"),
        *(Binding(str(n), f"start_numbered({n})", "start that routine at once") for n in range(1, 10)),
        Binding("tab", "highlight(1)", "highlight the next routine"),
        Binding("shift+tab", "highlight(-1)", "highlight the routine before"),
        Binding("left,h", "move('LEFT')", "go left"),
        Binding("right,l", "move('RIGHT')", "go right"),
        Binding("up,k", "move('UP')", "go up"),
        Binding("down,j", "move('DOWN')", "go down"),
        Binding("f", "turn", "turn the figure: front or back"),
        Binding("slash", "search", "find a place or a routine"),
        Binding("s", "suggest", "what fits now"),
        Binding("m", "fit", "I have so many minutes"),
        Binding("u", "open_routines", "routines"),
        Binding("c", "check_in", "check in: how it is here now"),
        Binding("o", "open_journal", "journal"),
        Binding("w", "open_week", "week"),
        Binding("comma", "open_settings", "settings"),
        Binding("question_mark", "help", "help"),
        Binding("q,ctrl+q,ctrl+c", "quit_program", "quit"),
    ]
    DEFAULT_CSS = """
    BodyScreen #notices { height: auto; max-height: 3; padding: 0 1; color: $warning; }
    BodyScreen.-quiet #notices { display: none; }
    BodyScreen.-narrow KeyLine { max-height: 1; }
    BodyScreen #title { height: 1; padding: 0 1; }
    BodyScreen #name { width: 1fr; color: $primary; text-style: bold; }
    BodyScreen #now { width: auto; color: $foreground 65%; }
    BodyScreen #main { height: 1fr; }
    BodyScreen PlacePanel { width: 1fr; max-width: 64; height: 1fr; margin: 1 0 0 1; }
    BodyScreen.-narrow PlacePanel { margin: 0; }
    """

    def __init__(
        self,
        library: Library,
        entries: Sequence[Entry] | None,
        clock: Clock,
        *,
        notices: tuple[str, ...] = (),
        spot: Spot | None = None,
        histories: KeptHistory | None = None,
        health: Health | None = None,
        favourites: Collection[str] = (),
    ) -> None:
        """Show this library and journal, None where it was not read yet; `notices` tell what is wrong.

        `histories` keeps what was made of the journal for other screens; `health` is what the person said
        about theirs, `favourites` are the ids of routines.
        """
        super().__init__()
        self._library = library
        self._clock = clock
        self._offers = Offers(library, health or Health(), favourites)
        self._notices = notices
        self.set_class(not notices, "-quiet")  # later all of it would be styled again
        self._histories = histories or KeptHistory(regions_of_library(library))
        self._began_unknown = entries is None
        self._take(entries)
        self._highlighted = 0
        self._turns = False
        self._left_out = self._offers.left_out()
        self._figure = BodyFigure(
            library.regions,
            self._inviting,
            self._heat,
            left_out=self._left_out,
            selected=spot,
        )

    def _take(self, entries: Sequence[Entry] | None) -> None:
        first_day = self._clock.now().date() - dt.timedelta(days=HEAT_DAYS - 1)
        self._is_known = entries is not None
        self._history = self._histories.of(entries or ())
        self._heat = self._history.heat(first_day)
        self._suggest()

    def _suggest(self) -> None:
        """Find out what fits at this moment, as far as the journal is known."""
        rules = Suggesting(self._offers, self._history, self._clock.now())
        self._suggestions = rules.suggestions() if self._is_known else ()

    @property
    def _telling(self) -> PlaceTelling:
        return PlaceTelling(
            offers=self._offers,
            history=self._history,
            heat=self._heat,
            suggestions=self._suggestions,
            now=self._clock.now(),
            is_history_known=self._is_known,
            keeps_ways=self._began_unknown,
        )

    @property
    def _inviting(self) -> frozenset[Spot]:
        return spots_with_routines(self._library) - self._left_out

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show what the journal holds by now: another copy of the program may have changed it."""
        self._take(entries)
        self._figure.show(self._inviting, self._heat)
        self._show_place()

    def show_notices(self, notices: tuple[str, ...]) -> None:
        """Tell this by now about what is wrong."""
        if notices != self._notices:
            self._notices = notices
            self.set_class(not notices, "-quiet")
            self._write_notices()

    def compose(self) -> ComposeResult:
        """Title, figure and words, keys."""
        self._share_columns(self.app.size)  # that of the screen is not known before all was laid out once
        with Horizontal(id="title"):
            yield Static("Unknot", id="name", markup=False)
            yield Static("", id="now", markup=False)
        yield Static(id="notices")
        with Horizontal(id="main"):
            yield self._figure
            yield PlacePanel()
        yield KeyLine(pinned=[("?", "help"), ("q", "quit")])

    def on_mount(self) -> None:
        """Show the time and the place that is selected first."""
        self._show_time()
        self._show_place()

    def _show_time(self) -> None:
        now = self._clock.now()
        said = say(
            "{weekday} {day} {month} {time}",
            weekday=say(WEEKDAYS[now.weekday()]),
            day=now.day,
            month=say(MONTHS[now.month - 1]),
            time=f"{now:%H:%M}",
        )
        self.query_one("#now", Static).update(literal(said))
        self.set_timer(60.5 - now.second, self._show_time)

    def on_resize(self, event: events.Resize) -> None:
        """Give each its room in another size."""
        self._write_notices()
        self._share_columns(event.size)
        self._show_keys()

    def _share_columns(self, size: Size) -> None:
        """Give the figures the columns they need and the words the rest."""
        narrow = size.width < _NARROW_SCREEN
        self.set_class(narrow, "-narrow")
        figure = grid_of(max(1, size.height - 3)).columns
        wide = min(2 * figure + 8, size.width - _PANEL_COLUMNS)
        columns = figure + 2 if narrow else wide
        self._figure.styles.width = columns
        self._turns = len(lay_out(columns, size.height - 2, View.BACK)) == 1

    def _write_notices(self) -> None:
        notices = notices_in_words(self._notices, self.size.width - 2)
        self.query_one("#notices", Static).update(literal(notices))

    # The selected place

    @property
    def _spot(self) -> Spot | None:
        return self._figure.place.spot if self._figure.place else None

    @property
    def _here(self) -> tuple[Offer, ...]:
        """The routines offered at the selected place: none at a place that is never a target."""
        return self._offers.at(self._spot) if self._spot else ()

    def on_body_figure_spot_highlighted(self) -> None:
        """Another place: its words, and its first routine."""
        self._highlighted = 0
        self._show_place()

    def _show_place(self) -> None:
        card = self._telling.card(self._figure.place, self._highlighted)
        self.query_one(PlacePanel).card = card
        self._show_keys()

    def _show_keys(self) -> None:
        self.query_one(KeyLine).pairs = tuple(self._key_pairs())

    def _key_pairs(self) -> list[KeyPair]:
        count = len(self._here)
        return [
            *([("⏎", "start")] if count else []),
            *([("f", "turn")] if self._turns else [("/", "find")]),
            *([("s", "now")] if self._turns else []),
            ("m", "time"),
            *([] if self._turns else [("s", "now")]),
            ("c", "check-in"),
            ("o", "journal"),
            ("w", "week"),
            ("u", "routines"),
            ("←↑↓→", "move"),
            *([("Tab", "next")] if count > 1 else []),  # the panel has a number for each
            (",", "settings"),
            *([("/", "find")] if self._turns else []),
        ]

    # Keys

    def action_move(self, direction: str) -> None:
        """Go to the place that lies this way."""
        self._figure.move(Direction[direction])

    def action_turn(self) -> None:
        """Go to the other figure."""
        self._figure.turn()

    def action_highlight(self, by: int) -> None:
        """Highlight another routine of this place."""
        if self._here:
            self._highlighted = (self._highlighted + by) % len(self._here)
            self._show_place()

    def action_start_highlighted(self) -> None:
        """Start the highlighted routine."""
        self._start(self._highlighted)

    def action_start_numbered(self, number: int) -> None:
        """Start the routine of that number."""
        self._start(number - 1)

    def _start(self, index: int) -> None:
        if self._spot is not None and index < len(self._here):
            self._begin(self._here[index].routine, self._spot)

    def _begin(self, routine: Routine, spot: Spot) -> None:
        side = spot.side if spot.side in (Side.LEFT, Side.RIGHT) else None
        self.dismiss(StartRoutine(routine, side, spot))

    def action_suggest(self) -> None:
        """Show what fits now."""
        self._suggest()
        self._show_place()
        from tui.widgets.suggestions import Suggestions

        self.app.push_screen(Suggestions(self._suggestions), self._take_suggestion)

    def _take_suggestion(self, chosen: Suggestion | None) -> None:
        """Begin it, at the place that speaks for it, or at the first it works."""
        if chosen is not None:
            first = Spot(next(iter(chosen.routine.regions), DEFAULT_SPOT.region), None)
            self._begin(chosen.routine, chosen.place or first)

    def action_search(self) -> None:
        """Find a place or a routine by name."""
        from tui.widgets.place_search import PlaceSearch, hits_of

        hits = hits_of(self._library, self._figure.places, self._heat, self._offers.favourites)
        self.app.push_screen(PlaceSearch(hits), self._go_to)

    def _go_to(self, hit: "Hit | None") -> None:
        if hit is None or not self._figure.select(hit.spot):
            return
        routines = [offer.routine for offer in self._here]
        if hit.routine is not None and hit.routine in routines:
            self._highlighted = routines.index(hit.routine)
        self._show_place()

    def action_fit(self) -> None:
        """Have a session made for the minutes there are."""
        self.dismiss(OpenFit(self._spot))

    def action_open_routines(self) -> None:
        """Look at all routines."""
        self.dismiss(OpenRoutines(self._spot))

    def action_check_in(self) -> None:
        """Note how it is here now."""
        if self._spot is not None:
            self.dismiss(OpenCheckIn(self._spot))

    def action_open_journal(self) -> None:
        """Look at the entries."""
        self.dismiss(OpenJournal(self._spot))

    def action_open_week(self) -> None:
        """Look at the week."""
        self.dismiss(OpenWeek(self._spot))

    def action_open_settings(self) -> None:
        """Change how things are."""
        self.dismiss(OpenSettings(self._spot))

    def action_help(self) -> None:
        """List the keys."""
        from tui.widgets.key_help import KeyHelp

        self.app.push_screen(KeyHelp(say("The body"), self.BINDINGS))

    def action_quit_program(self) -> None:
        """Leave the program."""
        self.dismiss(Quit())
