"""Before a session: what it needs, who should not, which sides, how sore it is now."""

from collections.abc import Collection, Mapping, Sequence

import msgspec
from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tui.core.body import Side, Spot, rated_side
from tui.core.body_words import EVIDENCE_WORDS, SETTING_WORDS, source_in_words
from tui.core.clock import Clock
from tui.core.entry import Pace, Rating
from tui.core.plan import BOTH_SIDES, make_plan
from tui.core.routine import Contraindication, Equipment, Library, Routine, StopAction
from tui.widgets.bulleted import Bulleted
from tui.widgets.key_help import KeyHelp
from tui.widgets.key_line import KeyPair
from tui.widgets.pages import PagedScreen
from tui.widgets.rating_scale import RatingScale
from tui.widgets.text import literal


class BeforeResult(msgspec.Struct, frozen=True):
    """How to begin: which sides, and how sore it was before."""

    sides: tuple[Side, ...]
    ratings: tuple[Rating, ...]


class BeforeScreen(PagedScreen[BeforeResult | None]):
    """A few pages; Enter, again and again, leads to the first step. None means: not now."""

    BINDINGS = [
        Binding("enter", "go_on", "go on"),
        Binding("y", "say_yes", "yes, the marked one is true for me"),
        Binding("up,k", "mark(-1)", "the line above"),
        Binding("down,j", "mark(1)", "the line below"),
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
    ) -> None:
        """`side` is asked for on the command line, `chosen` is the spot picked on the figure."""
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
        self._ratings: dict[str, int] = {}
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
        return ["need", *(["safety"] if self._asks_safety else []), *self._rated]

    def build(self, page: str) -> Sequence[Widget]:
        pages = {
            "need": self._need,
            "safety": self._safety,
            "refused": self._no_today,
            "sources": self._sources,
        }
        return pages.get(page, self._rating)()

    def picture(self, page: str) -> tuple[Collection[Spot], Mapping[Spot, int]]:
        """What the routine works; a region that is asked about stands alone."""
        asked = (page,) if page in self._rated else self._routine.regions
        regions = [region for region in self._library.regions if region.id in asked]
        sides = {*self._sides, Side.MIDDLE} if self._routine.groups else set(Side)
        return [Spot(region.id, side) for region in regions for side in region.sides if side in sides], {}

    def key_pairs(self, page: str) -> tuple[KeyPair, ...]:
        if page in ("refused", "sources"):
            return (("Enter", "back to the body" if page == "refused" else "back"),)
        if page == "safety":
            yes: tuple[KeyPair, ...] = (("y", "yes, the marked one"), ("↑↓", "mark")) if self._stops else ()
            return (("Enter", "none, go on"), *yes)
        if page == "need":
            sides: tuple[KeyPair, ...] = (("b", "both sides"), ("l", "left"), ("r", "right"))
            return (("Enter", "go on"), *(sides if self._can_choose_sides else ()), ("e", "sources"))
        return (("Enter", "go on"), ("0-9", "how sore"), ("-", "no answer"), ("s", "start now"))

    # Pages

    def _need(self) -> list[Widget]:
        plan = make_plan(self._routine, self._pace, self._sides, keys=False)
        pace = "" if self._pace is Pace.NORMAL else f" · {self._pace.value}"
        minutes = "minute" if plan.minutes == 1 else "minutes"
        setting = SETTING_WORDS[self._routine.setting]
        lines: list[Widget] = [
            Static(literal(self._routine.summary)),
            Static(literal(f"{plan.minutes} {minutes} · {setting}{pace}"), classes="ask"),
            Static(literal(f"You need: {self._equipment()}")),
            Static(literal(self._routine.posture)),
        ]
        if self._can_choose_sides:
            lines.append(Static(self._side_line(), id="sides"))
        if self._routine.hands_free:
            wall = "Wall mode: there any key marks a tender point, and any key goes on."
            lines.append(Static(literal(wall), classes="quiet"))
        aim = "Aim for 3 to 5 of 10. Sharp, electric or numb means stop."
        return [*lines, Static(literal(aim), classes="quiet")]

    def _equipment(self) -> str:
        names = [self._with_alternatives(item) for item in self._routine.equipment]
        return ", ".join(names) if names else "nothing but your hands"

    def _with_alternatives(self, item: Equipment) -> str:
        *others, last = self._routine.equipment_alternatives.get(item.value, ("",))
        instead = f"{', '.join(others)} or {last}" if others else last
        return f"{item.value} ({instead})" if instead else item.value

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
            parts.append(Static(literal("Take care if one of these is:"), classes="quiet"))
            parts += [Bulleted(f"{item.text} {item.advice}", classes="quiet close") for item in self._cares]
        return parts

    def _mark_of(self, item: Contraindication) -> str:
        return "▸" if item is self._stops[self._marked] else "·"

    def _no_today(self) -> list[Widget]:
        reason, advice = (self._refused.text, self._refused.advice) if self._refused else ("", "")
        return [
            Static(literal("Not today, then."), classes="ask"),
            Static(literal(f"You said yes to: {reason}")),
            Static(literal(advice or "Please have it looked at before you rub here.")),
            Static(literal("Nothing was started."), classes="quiet"),
        ]

    def _sources(self) -> list[Widget]:
        """How well it is supported, and who says what."""
        known = {source.id: source for source in self._library.sources}
        cited = [known[each] for each in self._routine.sources if each in known]
        return [
            Static(literal("Where this comes from"), classes="ask"),
            Static(literal(f"{EVIDENCE_WORDS[self._routine.evidence].capitalize()}.")),
            *(Bulleted(source_in_words(source), classes="close") for source in cited),
            Static(literal("Our own routine: no source is cited." if not cited else ""), classes="quiet"),
        ]

    def _rating(self) -> list[Widget]:
        region = self.page
        where = self._library.where(region, self._rating_side(region))
        return [
            Static(literal("How sore is it right now?"), classes="ask"),
            Static(literal(where[0].upper() + where[1:])),
            RatingScale(self._clock, self._ratings.get(region)),
            Static(literal("Enter without a number is fine: not answered is not 0."), classes="quiet"),
        ]

    def _rating_side(self, region_id: str) -> Side:
        done = make_plan(self._routine, self._pace, self._sides).done_sides
        return rated_side(self._library.region(region_id), done, self._chosen)

    # Keys

    async def action_go_on(self) -> None:
        """To the next page, and from the last one to the first step."""
        if self._refused:
            self.dismiss(None)
        elif self._shows_sources:
            self._shows_sources = False
            await self.turn_page(0)
        elif self.is_last_page:
            self._finish()
        else:
            await self.turn_page()

    async def action_say_yes(self) -> None:
        """The marked line is true: the routine closes with its reason."""
        if self.page == "safety" and self._stops:
            self._refused = self._stops[self._marked]
            await self.turn_page(-self._at)

    async def action_sources(self) -> None:
        """Show where the routine comes from; Enter leads back."""
        if self.page == "need":
            self._shows_sources = True
            await self.turn_page(0)

    def action_mark(self, by: int) -> None:
        """Mark another line of those that stop the routine; beyond them, scroll."""
        marked = self._marked + by
        if self.page != "safety" or not 0 <= marked < len(self._stops):
            self.scroll_page(by)
            return
        self._marked = marked
        for item, line in zip(self._stops, self.query(".stop").results(Bulleted), strict=True):
            line.show_mark(self._mark_of(item))

    async def action_sides(self, which: str) -> None:
        """Choose the sides, where the routine has any."""
        if self.page == "need" and self._can_choose_sides:
            self._sides = BOTH_SIDES if which == "both" else (Side(which),)
            await self.show_page()

    def action_start_now(self) -> None:
        """Leave out the ratings that are still to come."""
        if self.page in self._rated:
            self._finish()

    def action_help(self) -> None:
        """List the keys."""
        self.app.push_screen(KeyHelp("Before a session", self.BINDINGS))

    async def action_leave(self) -> None:
        """Back to where this was opened."""
        if self._shows_sources:
            await self.action_go_on()
        else:
            self.dismiss(None)

    @on(RatingScale.Changed)
    def keep_rating(self, event: RatingScale.Changed) -> None:
        """Keep what is chosen now, so that leaving the page loses nothing."""
        event.stop()
        if event.value is None:
            self._ratings.pop(self.page, None)
        else:
            self._ratings[self.page] = event.value

    @on(RatingScale.Confirmed)
    async def rating_given(self, event: RatingScale.Confirmed) -> None:
        """Enter on the scale goes on."""
        event.stop()
        await self.action_go_on()

    def _finish(self) -> None:
        ratings = [
            Rating(region=region, side=self._rating_side(region), before=self._ratings[region])
            for region in self._rated
            if region in self._ratings
        ]
        self.dismiss(BeforeResult(self._sides, tuple(ratings)))
