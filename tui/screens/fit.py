"""I have N minutes: how many, for which places, how fast; and what a session that fits would be."""

from collections.abc import Sequence

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.reactive import reactive

from tui.core.anatomy.body import Side, Spot
from tui.core.catalogue import marked, say
from tui.core.clock import Clock
from tui.core.fitting.fit import LEAST_MINUTES, MOST_MINUTES, CannotFitError, FitRequest, Fitted
from tui.core.fitting.fit_rows import total_in_words
from tui.core.fitting.fit_words import never_in_words, no_routine_for
from tui.core.fitting.moves import regions_to_choose
from tui.core.fitting.planner import Planner
from tui.core.routines.before_words import PACE_WORDS
from tui.core.routines.routine import Library
from tui.core.safety.health import Health
from tui.widgets.fit_head import BELOW_ROWS, BESIDE_ROWS, FitHead
from tui.widgets.fit_places import FitPlaces
from tui.widgets.fit_preview import FitPreview
from tui.widgets.key_help import KeyHelp
from tui.widgets.key_line import KeyLine, KeyPair
from tui.widgets.leaf import Leaf

GO_ON: KeyPair = ("Enter", "go on")
PAIRS: tuple[KeyPair, ...] = (
    ("Space", "choose"),
    ("+ -", "minutes"),
    ("o", "read on"),
    ("p", "pace"),
    ("↑↓", "places"),
    ("b l r", "sides"),
)
ABOUT = (
    marked("The minutes are for all of it, with the time to get ready and to change sides."),
    marked("Digits set the minutes: 1 then 5 is 15. The number before a place is its turn."),
    marked("Every step is one of a routine. A pace has more and shorter steps, or fewer and longer ones."),
)
CHOOSE_A_PLACE = marked("Choose a place with Space, or more than one: the most wanted first.")
TITLE = marked("A session made to fit")
BESIDE_FROM, WIDE_FROM = 70, 110
"""Cells from which the plan stands beside the places, and from which these have more room."""
LIST_WIDTH, WIDE_LIST_WIDTH, LIST_ROWS = 37, 46, 6
"""Room for the places: beside the plan, beside it where that is wide, and above it."""
TYPED_WITHIN_MS = 1200
"""A second digit within this time makes one number with the first."""


class FitResult(msgspec.Struct, frozen=True):
    """The session to go on with, and what was asked for."""

    fitted: Fitted
    request: FitRequest


class FitScreen(Leaf[FitResult | None]):
    """Minutes and pace above; the places, and beside or below them the plan as it would be. None: not now."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (BESIDE_FROM, "-normal"), (WIDE_FROM, "-wide")]
    BINDINGS = [
        Binding("enter", "go_on", "go on with this plan"),
        Binding("space", "choose", "choose this place, or give it up"),
        Binding("up,k", "mark(-1)", "the place above"),
        Binding("down,j", "mark(1)", "the place below"),
        Binding("plus,equals_sign,right", "minutes(1)", "a minute more", key_display="+"),
        Binding("minus,left", "minutes(-1)", "a minute less", key_display="-"),
        *(
            Binding(str(digit), f"digit({digit})", "the minutes in digits", key_display="0-9")
            for digit in range(10)
        ),
        Binding("p", "pace", "another pace"),
        Binding("b", "side('both')", "both sides of this place"),
        Binding("l", "side('left')", "only its left side"),
        Binding("r", "side('right')", "only its right side"),
        Binding("o,pagedown", "read_on", "read on in the plan, and round to its top"),
        Binding("pageup", "read_back", "read back"),
        Binding("question_mark", "help", "help"),
        Binding("q,escape,ctrl+q,ctrl+c", "leave", "back"),
    ]
    DEFAULT_CSS = f"""
    FitScreen {{ layers: places default; }}
    FitScreen FitPlaces {{ layer: places; width: {LIST_WIDTH - 1}; margin: {BESIDE_ROWS} 0 1 1; }}
    FitScreen FitPreview {{ margin: 0 0 0 {LIST_WIDTH}; padding: 0 1; border-left: vkey $panel; }}
    FitScreen.-wide FitPlaces {{ width: {WIDE_LIST_WIDTH - 1}; }}
    FitScreen.-wide FitPreview {{ margin: 0 0 0 {WIDE_LIST_WIDTH}; }}
    FitScreen.-narrow FitHead {{ height: {BELOW_ROWS}; padding: 0 1; }}
    FitScreen.-narrow FitPlaces {{ layer: default; width: 1fr; height: {LIST_ROWS}; margin: 0; }}
    FitScreen.-narrow FitPreview {{ margin: 0; border-left: none; border-top: hkey $panel; }}
    """

    request: reactive[FitRequest] = reactive(
        FitRequest(minutes=LEAST_MINUTES, places=()), init=False, repaint=False
    )

    def __init__(self, library: Library, health: Health, clock: Clock, *, request: FitRequest) -> None:
        """Begin with this request; `health` is what was answered about contraindications."""
        super().__init__()
        self._library = library
        self._health = health
        self._clock = clock
        self._regions = regions_to_choose(library)
        known = {region.id for region in self._regions}
        places = tuple(place for place in request.places if place.region in known)
        self._opened_for = request
        self._typed: tuple[int, int] | None = None
        self._planner: Planner | None = None
        self._planned_for: FitRequest | None = None
        self._fitted: Fitted | None = None
        self.set_reactive(FitScreen.request, msgspec.structs.replace(request, places=places))

    def compose(self) -> ComposeResult:
        problem = self._fit()
        request = self.request
        yield FitHead(say(TITLE), request.minutes, request.pace, self._total)
        yield FitPlaces(self._regions, request.places)
        yield FitPreview(self._library, self._fitted, problem)
        yield KeyLine(self._pairs, pinned=[("?", "help"), ("q", "back")])

    def on_mount(self) -> None:
        """Tell the parts their room, so that they know before it is laid out whether they have to scroll."""
        width, height = self.app.size
        if width >= BESIDE_FROM:
            rows = height - BESIDE_ROWS - 1
            room = width - (WIDE_LIST_WIDTH if width >= WIDE_FROM else LIST_WIDTH), rows
        else:
            rows = LIST_ROWS
            room = width + 1, height - BELOW_ROWS - LIST_ROWS - 3
        self.query_one(FitPlaces).expect_room(rows)
        self.query_one(FitPreview).expect_room(room[0] - 4, room[1])

    # Showing

    def watch_request(self) -> None:
        """Make the plan anew, and show it with what it is made for."""
        problem = self._fit()
        request = self.request
        self.query_one(FitHead).show(request.minutes, request.pace, self._total)
        self.query_one(KeyLine).pairs = self._pairs
        self.query_one(FitPlaces).show(request.places)
        self.query_one(FitPreview).show(self._fitted, problem)

    def _fit(self) -> str:
        """Make the plan; why there is none, if so."""
        self._fitted = None
        try:
            self._fitted = self._plan()
        except CannotFitError as error:
            return str(error) if self.request.places else self._why_choose()
        return ""

    @property
    def _total(self) -> str:
        return total_in_words(self._fitted, self.request.minutes) if self._fitted else ""

    @property
    def _pairs(self) -> tuple[KeyPair, ...]:
        return (*([GO_ON] if self._fitted else []), *PAIRS)

    def _why_choose(self) -> str:
        """That a place has to be chosen, and why not the one it was opened for."""
        reasons = [never_in_words(place, self._library) for place in self._opened_for.places]
        if reasons and not any(reasons) and not self._at_hand():
            reasons = [no_routine_for(self._opened_for, self._library)]
        return " ".join([*filter(None, reasons), say(CHOOSE_A_PLACE)])

    def _at_hand(self) -> bool:
        """Whether what it was opened for can be chosen here."""
        return any(region.id == place.region for region in self._regions for place in self._opened_for.places)

    def _plan(self) -> Fitted:
        """The plan; what was found out for the same places is used again for other minutes."""
        asked = msgspec.structs.replace(self.request, minutes=LEAST_MINUTES)
        if self._planner is None or asked != self._planned_for:
            self._planner, self._planned_for = Planner(asked, self._library, self._health), asked
        return self._planner.fit(self.request.minutes)

    # Keys

    def action_go_on(self) -> None:
        """Take this plan; where no place is chosen yet, the marked one is meant."""
        if self._fitted is not None:
            self.dismiss(FitResult(self._fitted, self.request))
        elif not self.request.places:
            self.action_choose()

    def action_mark(self, by: int) -> None:
        """Mark another place."""
        self.query_one(FitPlaces).mark(by)

    @on(FitPlaces.Clicked)
    def action_choose(self) -> None:
        """Choose the marked place as the last of the wanted, or give it up."""
        region = self.query_one(FitPlaces).marked
        if region is not None:
            others = tuple(place for place in self.request.places if place.region != region.id)
            is_wanted = len(others) < len(self.request.places)
            self._want(others if is_wanted else (*others, Spot(region.id, None)))

    def action_side(self, which: str) -> None:
        """The marked place on these sides; it is chosen by that, if it was not."""
        region = self.query_one(FitPlaces).marked
        if region is None or not region.sided:
            return
        spot = Spot(region.id, None if which == "both" else Side(which))
        wanted = [spot if place.region == region.id else place for place in self.request.places]
        self._want(wanted if spot in wanted else [*wanted, spot])

    def _want(self, places: Sequence[Spot]) -> None:
        self.request = msgspec.structs.replace(self.request, places=tuple(places))

    def action_minutes(self, by: int) -> None:
        """A minute more, or less."""
        self._typed = None
        self._set_minutes(self.request.minutes + by)

    def action_digit(self, digit: int) -> None:
        """A digit of the minutes; the second one, soon after the first, makes one number with it."""
        now = self._clock.elapsed_ms()
        first, self._typed = self._typed, (digit, now)
        if first is not None and now - first[1] <= TYPED_WITHIN_MS and 10 * first[0] + digit <= MOST_MINUTES:
            digit, self._typed = 10 * first[0] + digit, None
        self._set_minutes(digit)

    def _set_minutes(self, minutes: int) -> None:
        if LEAST_MINUTES <= minutes <= MOST_MINUTES:
            self.request = msgspec.structs.replace(self.request, minutes=minutes)

    def action_pace(self) -> None:
        """The next pace."""
        paces = list(PACE_WORDS)
        after = paces[(paces.index(self.request.pace) + 1) % len(paces)]
        self.request = msgspec.structs.replace(self.request, pace=after)

    def action_read_on(self) -> None:
        """Show more of the plan; after its end comes its beginning."""
        preview = self.query_one(FitPreview)
        if preview.scroll_offset.y < preview.max_scroll_y:
            preview.scroll_page(1)
        else:
            preview.scroll_home(animate=False)

    def action_read_back(self) -> None:
        """Show what came above."""
        self.query_one(FitPreview).scroll_page(-1)

    def action_help(self) -> None:
        """All keys, and what the minutes are."""
        self.app.push_screen(KeyHelp(say(TITLE), self.BINDINGS, [say(line) for line in ABOUT]))

    def action_leave(self) -> None:
        """Back to the body."""
        self.dismiss(None)
