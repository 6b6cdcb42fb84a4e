"""I have N minutes: how many, for which places, how fast; and what a session that fits would be."""

from collections.abc import Sequence

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from tui.core.anatomy.body import Side, Spot
from tui.core.catalogue import marked, say, say_count
from tui.core.clock import Clock
from tui.core.fitting.fit import LEAST_MINUTES, MOST_MINUTES, CannotFitError, FitRequest, Fitted
from tui.core.fitting.fit_rows import total_in_words
from tui.core.fitting.fit_words import never_in_words, no_routine_for
from tui.core.fitting.moves import regions_to_choose
from tui.core.fitting.planner import Planner
from tui.core.routines.before_words import PACE_WORDS
from tui.core.routines.routine import Library
from tui.core.safety.health import Health
from tui.widgets.fit_places import FitPlaces
from tui.widgets.fit_preview import FitPreview
from tui.widgets.key_help import KeyHelp
from tui.widgets.key_line import KeyLine, KeyPair
from tui.widgets.leaf import Leaf
from tui.widgets.text import literal

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
TYPED_WITHIN_MS = 1200
"""A second digit within this time makes one number with the first."""


class FitResult(msgspec.Struct, frozen=True):
    """The session to go on with, and what was asked for."""

    fitted: Fitted
    request: FitRequest


class FitScreen(Leaf[FitResult | None]):
    """Minutes and pace above; the places, and beside or below them the plan as it would be. None: not now."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-normal"), (110, "-wide")]
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
    DEFAULT_CSS = """
    FitScreen #head { height: 1; padding: 0 2; }
    FitScreen #title { width: 1fr; color: $accent; text-style: bold; }
    FitScreen #total { width: auto; text-style: bold; }
    FitScreen #choices { height: auto; padding: 1 2; }
    FitScreen #minutes { width: auto; min-width: 20; }
    FitScreen #pace { width: 1fr; }
    FitScreen #body { height: 1fr; }
    FitScreen #list-side { width: 37; padding-left: 1; }
    FitScreen FitPreview { width: 1fr; padding: 0 1; border-left: vkey $panel; }
    FitScreen.-wide #list-side { width: 46; }
    FitScreen.-narrow #head { padding: 0 1; }
    FitScreen.-narrow #choices { layout: vertical; padding: 0 1; }
    FitScreen.-narrow #pace { height: 1; }
    FitScreen.-narrow #body { layout: vertical; }
    FitScreen.-narrow #list-side { width: 1fr; height: 6; padding: 0; }
    FitScreen.-narrow FitPreview { border-left: none; border-top: hkey $panel; padding: 0 1; }
    """

    request: reactive[FitRequest] = reactive(FitRequest(minutes=LEAST_MINUTES, places=()), init=False)

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
        with Horizontal(id="head"):
            yield Static(literal(say("A session made to fit")), id="title")
            yield Static(id="total")
        with Horizontal(id="choices"):
            yield Static(id="minutes")
            yield Static(id="pace")
        with Horizontal(id="body"):
            with Vertical(id="list-side"):
                yield FitPlaces(self._regions, self._at_first())
            yield FitPreview(self._library)
        yield KeyLine(PAIRS, pinned=[("?", "help"), ("q", "back")])

    def on_mount(self) -> None:
        """Show the plan for what is asked at first."""
        self.watch_request()

    def _at_first(self) -> int:
        wanted = [place.region for place in self.request.places]
        ids = [region.id for region in self._regions]
        return ids.index(wanted[0]) if wanted else 0

    # Showing

    def watch_request(self) -> None:
        """Make the plan anew, and show it with what it is made for."""
        self._fitted, problem = None, ""
        try:
            self._fitted = self._plan()
        except CannotFitError as error:
            problem = str(error) if self.request.places else self._why_choose()
        total = total_in_words(self._fitted, self.request.minutes) if self._fitted else ""
        self.query_one("#total", Static).update(literal(total))
        self.query_one(KeyLine).pairs = (*([GO_ON] if self._fitted else []), *PAIRS)
        self.query_one("#minutes", Static).update(self._minutes())
        self.query_one("#pace", Static).update(self._paces())
        self.query_one(FitPlaces).show(self.request.places)
        self.query_one(FitPreview).show(self._fitted, problem)

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

    def _minutes(self) -> Content:
        words = say_count("{count} minute", "{count} minutes", self.request.minutes)
        return Content.assemble("- ", literal(f"[{words}]").stylize("bold reverse"), " +")

    def _paces(self) -> Content:
        parts = [
            literal(f"[{say(words)}]").stylize("bold reverse")
            if pace is self.request.pace
            else literal(f" {say(words)} ")
            for pace, words in PACE_WORDS.items()
        ]
        return Content("").join(parts)

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
        self.app.push_screen(
            KeyHelp(say("A session made to fit"), self.BINDINGS, [say(line) for line in ABOUT])
        )

    def action_leave(self) -> None:
        """Back to the body."""
        self.dismiss(None)
