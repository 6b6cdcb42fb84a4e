"""Before a session: what it needs, who should not, which sides, how sore it is now."""

from collections.abc import Collection, Mapping, Sequence

import msgspec
from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tui.core.anatomy.body import Side, Spot, rated_side
from tui.core.anatomy.body_words import EVIDENCE_WORDS, source_in_words
from tui.core.clock import Clock
from tui.core.entries.entry import Pace, Rating
from tui.core.places.dose import Dose, first_dose
from tui.core.places.finding_words import TENDER_BEFORE, lines_before
from tui.core.places.findings import Finding
from tui.core.routines.before_words import (
    AIM_WORDS,
    CARE_WORDS,
    NO_NUMBER_WORDS,
    SORE_BEFORE,
    WALL_WORDS,
    equipment_in_words,
    length_line,
    refused_lines,
)
from tui.core.routines.plan import BOTH_SIDES, make_plan
from tui.core.routines.routine import Contraindication, Library, Routine, StopAction
from tui.core.text import sentence_case
from tui.widgets.bulleted import Bulleted
from tui.widgets.key_help import KeyHelp
from tui.widgets.key_line import KeyPair
from tui.widgets.pages import PagedScreen
from tui.widgets.rating_rows import RatedPlace, RatingRows
from tui.widgets.rating_scale import RatingScale
from tui.widgets.text import literal

SIDE_KEYS: tuple[KeyPair, ...] = (("b", "both sides"), ("l", "left"), ("r", "right"))


class BeforeResult(msgspec.Struct, frozen=True):
    """How to begin: which sides, and how sore it was before."""

    sides: tuple[Side, ...]
    ratings: tuple[Rating, ...]


class BeforeScreen(PagedScreen[BeforeResult | None]):
    """A few pages; Enter, again and again, leads to the first step. None means: not now."""

    BINDINGS = [
        Binding("enter,pagedown", "go_on", "read on, then go on"),  # a presenter has page keys only
        Binding("space", "read_on", "read on"),
        Binding("pageup", "read_back", "read back"),
        Binding("y", "say_yes", "yes, the marked one is true for me"),
        Binding("up,k,shift+tab", "mark(-1)", "the line above"),
        Binding("down,j,tab", "mark(1)", "the line below"),
        Binding("b", "sides('both')", "both sides"),
        Binding("l", "sides('left')", "left side only"),
        Binding("r", "sides('right')", "right side only"),
        Binding("s", "start_now", "leave out the rest of the ratings"),
        Binding("e", "sources", "where this comes from"),
        Binding("question_mark", "help", "help"),
        Binding("q,escape,ctrl+q,ctrl+c", "leave", "back"),
    ]

    def __init__(
        self,
        routine: Routine,
        library: Library,
        clock: Clock,
        *,
        pace: Pace = Pace.NORMAL,
        side: Side | None = None,
        chosen: Spot | None = None,
        ask_ratings: bool = True,
        findings: Mapping[Spot, Finding] | None = None,
        doses: Sequence[Dose] = (),
    ) -> None:
        """`side` is asked for on the command line, `chosen` is the spot picked on the figure.

        `findings` tell what was found at its places before, `doses` what speaks for less there.
        """
        super().__init__(routine.title, library.regions, clock)
        self._routine = routine
        self._library = library
        self._pace = pace
        self._chosen = chosen
        self._sides = (side,) if side in routine.sides else BOTH_SIDES
        found = library.contraindications_of(routine)
        self._stops = [item for item in found if item.action is StopAction.STOP]
        self._cares = [item for item in found if item.action is not StopAction.STOP]
        self._rated = routine.regions if ask_ratings else ()
        self._findings = findings or {}
        self._doses = doses
        self._marked = 0
        self._refused: Contraindication | None = None
        self._asks_safety = bool(found)
        self._shows_sources = False

    @property
    def _can_choose_sides(self) -> bool:
        return len(self._routine.sides) > 1

    def pages(self) -> Sequence[str]:
        if self._refused:
            return ["refused"]
        if self._shows_sources:
            return ["sources"]
        return ["need", *(["safety"] if self._asks_safety else []), *(["ratings"] if self._rated else [])]

    def build(self, page: str) -> Sequence[Widget]:
        pages = {
            "need": self._need,
            "safety": self._safety,
            "refused": self._no_today,
            "sources": self._sources,
            "ratings": self._ratings,
        }
        return pages[page]()

    def picture(self, page: str) -> tuple[Collection[Spot], Mapping[Spot, int]]:
        """What the routine works; a region that is asked about stands alone."""
        at_hand = [rows.region_at_hand for rows in self.query(RatingRows)]
        asked = at_hand if any(at_hand) else self._routine.regions
        regions = [region for region in self._library.regions if region.id in asked]
        sides = {*self._sides, Side.MIDDLE} if self._routine.groups else set(Side)
        return [Spot(region.id, side) for region in regions for side in region.sides if side in sides], {}

    def key_pairs(self, page: str) -> tuple[KeyPair, ...]:
        pairs: dict[str, tuple[KeyPair, ...]] = {
            "safety": (("y", "yes, the marked one"), ("↑↓", "mark")) if self._stops else (),
            "need": (*(SIDE_KEYS if self._can_choose_sides else ()), ("e", "sources")),
            "ratings": (("s", "start now"), ("0-9", "how sore"), ("-", "no answer"), ("↑↓", "rows")),
        }
        return (("Enter", self._enter_words(page)), *pairs.get(page, ()))

    def _enter_words(self, page: str) -> str:
        if self.has_more_below:
            return "read on"
        if page == "ratings":
            return "start" if self.is_last_field else "next row"
        words = {"safety": "none, go on", "refused": "back to the body", "sources": "back"}
        return words.get(page, "go on")

    # Pages

    def _need(self) -> list[Widget]:
        plan = make_plan(self._routine, self._pace, self._sides, keys=False)
        lines: list[Widget] = [
            Static(literal(self._routine.summary)),
            Static(literal(length_line(plan)), classes="ask"),
            *self._known(),
            Static(literal(f"You need: {equipment_in_words(self._routine)}")),
            Static(literal(self._routine.posture)),
        ]
        if self._can_choose_sides:
            lines.append(Static(self._side_line(), id="sides"))
        if self._routine.hands_free:
            lines.append(Static(literal(WALL_WORDS), classes="quiet close"))
        return [*lines, Static(literal(AIM_WORDS), classes="quiet")]

    def _known(self) -> list[Widget]:
        """Where it was tender before on these sides, and what speaks for less there today."""
        told = lines_before(self._findings, self._routine, self._sides, self._library)
        dose = first_dose(self._doses, self._sides)
        return [
            *([Static(literal(f"{TENDER_BEFORE}:"), classes="close")] if told else []),
            *(Bulleted(line, classes="close") for line in told),
            *([Static(classes="close")] if told else []),
            *([Static(literal(dose.words_at(self._library)), classes="known")] if dose else []),
        ]

    def _side_line(self) -> Content:
        words = {BOTH_SIDES: "both", (Side.LEFT,): "left only", (Side.RIGHT,): "right only"}
        parts = [f"[{word}]" if sides == self._sides else f" {word} " for sides, word in words.items()]
        return literal(f"Which sides?\n{' '.join(parts)}")

    def _safety(self) -> list[Widget]:
        parts: list[Widget] = []
        if self._stops:
            question = "Is one of these true today? Then please leave this routine out."
            parts.append(Static(literal(question), classes="ask"))
            parts += [
                Bulleted(item.text, mark=self._mark_of(item), classes="stop close") for item in self._stops
            ]
            parts.append(Static(classes="close"))
        if self._cares:
            parts.append(Static(literal(CARE_WORDS), classes="quiet"))
            parts += [Bulleted(f"{item.text} {item.advice}", classes="quiet close") for item in self._cares]
        return parts

    def _mark_of(self, item: Contraindication) -> str:
        return "▸" if item is self._stops[self._marked] else "·"

    def _no_today(self) -> list[Widget]:
        if self._refused is None:
            return []
        heading, *reasons, last = refused_lines(self._refused)
        return [
            Static(literal(heading), classes="ask"),
            *(Static(literal(line)) for line in reasons),
            Static(literal(last), classes="quiet"),
        ]

    def _sources(self) -> list[Widget]:
        """How well it is supported, and who says what."""
        known = {source.id: source for source in self._library.sources}
        cited = [known[each] for each in self._routine.sources if each in known]
        return [
            Static(literal("Where this comes from"), classes="ask"),
            Static(literal(f"{sentence_case(EVIDENCE_WORDS[self._routine.evidence])}.")),
            *(Bulleted(source_in_words(source), classes="close") for source in cited),
            Static(literal("Our own routine: no source is cited." if not cited else ""), classes="quiet"),
        ]

    def _ratings(self) -> list[Widget]:
        places = [
            RatedPlace(region=region, where=self._library.where(region, self._rating_side(region)))
            for region in self._rated
        ]
        return [
            Static(literal(SORE_BEFORE), classes="ask"),
            RatingRows(places, self._clock),
            Static(literal(NO_NUMBER_WORDS), classes="quiet"),
        ]

    def _rating_side(self, region_id: str) -> Side:
        done = make_plan(self._routine, self._pace, self._sides).done_sides
        return rated_side(self._library.region(region_id), done, self._chosen)

    # Keys

    async def action_go_on(self) -> None:
        """Read to the end, then to the next page, and from the last one to the first step."""
        if self.read_on():
            return
        if self._refused:
            self.dismiss(None)
        elif self._shows_sources:
            await self._close_sources()
        elif self.is_last_page:
            self._finish()
        else:
            await self.turn_page()

    def action_read_on(self) -> None:
        """Show what comes below, and never more than that."""
        self.read_on()

    def action_read_back(self) -> None:
        """Show what came above."""
        self.scroll_page(1 - self.query_one("#page").scrollable_content_region.height)

    async def action_say_yes(self) -> None:
        """The marked line is true: the routine closes with its reason. A line out of sight is shown first."""
        if self.page != "safety" or not self._stops:
            return
        if self._marked not in self._stops_in_view():
            self._mark(self._marked).scroll_visible(animate=False)
            self.call_after_refresh(self.show_around)
        else:
            self._refused = self._stops[self._marked]
            await self.turn_page(-self._at)

    async def action_sources(self) -> None:
        """Show where the routine comes from; Enter leads back."""
        if self.page == "need":
            self._shows_sources = True
            await self.turn_page(0)

    async def _close_sources(self) -> None:
        self._shows_sources = False
        await self.turn_page(0)

    def action_mark(self, by: int) -> None:
        """Mark another line of those that stop the routine, or go to another row; beyond them, scroll."""
        marked = self._marked + by
        if self.move_focus(by):
            return
        if self.page != "safety" or not 0 <= marked < len(self._stops):
            self.scroll_page(by)
        else:
            self._mark(marked).scroll_visible(animate=False)
            self.call_after_refresh(self.show_around)

    def _mark(self, number: int) -> Bulleted:
        self._marked = number
        lines = list(self.query(".stop").results(Bulleted))
        for item, line in zip(self._stops, lines, strict=True):
            line.show_mark(self._mark_of(item))
        return lines[number]

    def show_around(self) -> None:
        """What is marked is always a line that can be seen, so that a yes is said to nothing unseen."""
        super().show_around()
        visible = self._stops_in_view()
        if visible and self._marked not in visible:
            self._mark(min(visible, key=lambda number: abs(number - self._marked)))

    def _stops_in_view(self) -> list[int]:
        """The numbers of the lines that can be marked and are shown whole."""
        page = self.query_one("#page")
        first, end = page.scroll_offset.y, page.scroll_offset.y + page.scrollable_content_region.height
        lines = enumerate(self.query(".stop").results(Bulleted))
        return [
            number
            for number, line in lines
            if first <= line.virtual_region.y and line.virtual_region.bottom <= end
        ]

    async def action_sides(self, which: str) -> None:
        """Choose the sides, where the routine has any."""
        if self.page == "need" and self._can_choose_sides:
            self._sides = BOTH_SIDES if which == "both" else (Side(which),)
            await self.show_page()

    def action_start_now(self) -> None:
        """Leave out the ratings that are still to come."""
        if self.page == "ratings":
            self._finish()

    def action_help(self) -> None:
        """List the keys."""
        self.app.push_screen(KeyHelp("Before a session", self.BINDINGS))

    async def action_leave(self) -> None:
        """Back to where this was opened."""
        if self._shows_sources:
            await self._close_sources()
        else:
            self.dismiss(None)

    @on(RatingScale.Confirmed)
    async def rating_given(self, event: RatingScale.Confirmed) -> None:
        """Enter on a scale goes to the next row, and from the last one to the first step."""
        event.stop()
        if self.is_last_field:
            await self.action_go_on()
        else:
            self.move_focus(1)

    def _finish(self) -> None:
        numbers = {
            region: number for rows in self.query(RatingRows) for region, number in rows.numbers.items()
        }
        ratings = [
            Rating(region=region, side=self._rating_side(region), before=number)
            for region, number in numbers.items()
            if number is not None
        ]
        self.dismiss(BeforeResult(self._sides, tuple(ratings)))
