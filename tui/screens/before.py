"""Before a session: what it needs, who should not, which sides, how sore it is now."""

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from tui.core.body import Side, Spot, where_in_words
from tui.core.clock import Clock
from tui.core.entry import Pace, Rating
from tui.core.keys import PatientKeys
from tui.core.plan import BOTH_SIDES, make_plan
from tui.core.routine import Contraindication, Equipment, Library, Routine, Setting, StopAction
from tui.widgets.bulleted import Bulleted
from tui.widgets.key_help import KeyHelp
from tui.widgets.key_line import KeyLine, KeyPair
from tui.widgets.page_head import PageHead
from tui.widgets.rating_scale import RatingScale
from tui.widgets.text import literal

SETTING_WORDS = {
    Setting.DESK: "at the desk",
    Setting.CHAIR: "on a chair",
    Setting.STANDING: "standing",
    Setting.WALL: "standing at a wall",
    Setting.FLOOR: "on the floor",
}


class BeforeResult(msgspec.Struct, frozen=True):
    """How to begin: which sides, and how sore it was before."""

    sides: tuple[Side, ...]
    ratings: tuple[Rating, ...]


class BeforeScreen(Screen[BeforeResult | None]):
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
        Binding("question_mark", "help", "help"),
        Binding("q,escape,ctrl+q,ctrl+c", "leave", "back"),
    ]
    DEFAULT_CSS = """
    BeforeScreen #page { height: 1fr; padding: 1 2 0 2; scrollbar-size-vertical: 1; align: center middle; }
    BeforeScreen #page > * { width: 100%; max-width: 84; margin-bottom: 1; }
    BeforeScreen #page > .close { margin-bottom: 0; }
    BeforeScreen .ask { text-style: bold; color: $accent; }
    BeforeScreen .quiet { color: $text-muted; }
    """

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
        super().__init__()
        self._routine = routine
        self._library = library
        self._clock = clock
        self._pace = pace
        self._chosen = chosen
        self._sides = (side,) if side in BOTH_SIDES else BOTH_SIDES
        found = library.contraindications_of(routine)
        self._stops = [item for item in found if item.action is StopAction.STOP]
        self._cares = [item for item in found if item.action is not StopAction.STOP]
        self._keys = PatientKeys()
        self._rated = routine.regions if ask_ratings else ()
        self._ratings: dict[str, int] = {}
        self._marked = 0
        self._refused: Contraindication | None = None
        self._pages = ["need", *(["safety"] if found else []), *self._rated]
        self._at = 0

    @property
    def _page(self) -> str:
        return "refused" if self._refused else self._pages[self._at]

    def compose(self) -> ComposeResult:
        yield PageHead(self._routine.title)
        yield VerticalScroll(id="page", can_focus=False)
        yield KeyLine(pinned=[("?", "help"), ("q", "back")])

    async def on_mount(self) -> None:
        await self._turn_page()

    def admits(self, key: str) -> bool:
        """Whether a key arriving now was meant for this page."""
        return self._keys.takes(key, self._clock.elapsed_ms())

    async def _turn_page(self) -> None:
        """Show another page, and let it be seen before a key answers it."""
        await self._show()
        self._keys.appeared(self._clock.elapsed_ms())

    async def _show(self) -> None:
        """Put the present page on the screen."""
        pages = {"need": self._need, "safety": self._safety, "refused": self._no_today}
        page = self.query_one("#page", VerticalScroll)
        await page.remove_children()
        await page.mount_all(pages.get(self._page, self._rating)())
        scales = page.query(RatingScale)
        self.set_focus(scales.first() if scales else None)
        page.scroll_home(animate=False)
        self.query_one(PageHead).show(self._at + 1, len(self._pages))
        self.query_one(KeyLine).pairs = self._key_pairs()

    def _key_pairs(self) -> tuple[KeyPair, ...]:
        if self._page == "refused":
            return (("Enter", "back to the body"),)
        if self._page == "safety":
            yes: tuple[KeyPair, ...] = (("y", "yes, the marked one"), ("↑↓", "mark")) if self._stops else ()
            return (("Enter", "none, go on"), *yes)
        if self._page == "need":
            sides: tuple[KeyPair, ...] = (("b", "both sides"), ("l", "left"), ("r", "right"))
            return (("Enter", "go on"), *(sides if self._routine.groups else ()))
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
        if self._routine.groups:
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

    def _rating(self) -> list[Widget]:
        region = self._page
        where = where_in_words(self._library.region_name(region), self._rating_side(region))
        return [
            Static(literal("How sore is it right now?"), classes="ask"),
            Static(literal(where[0].upper() + where[1:])),
            RatingScale(self._clock, self._ratings.get(region)),
            Static(literal("Enter without a number is fine: not answered is not 0."), classes="quiet"),
        ]

    def _rating_side(self, region_id: str) -> Side:
        """The only side done, or the one chosen on the figure, else both or middle."""
        region = self._library.region(region_id)
        if region is not None and not region.sided:
            return Side.MIDDLE
        if self._routine.groups and len(self._sides) == 1:
            return self._sides[0]
        if self._chosen is not None and self._chosen.region == region_id and self._chosen.side is not None:
            return self._chosen.side
        return Side.BOTH

    # Keys

    async def action_go_on(self) -> None:
        """To the next page, and from the last one to the first step."""
        if self._refused:
            self.dismiss(None)
        elif self._at + 1 < len(self._pages):
            self._at += 1
            await self._turn_page()
        else:
            self._finish()

    async def action_say_yes(self) -> None:
        """The marked line is true: the routine closes with its reason."""
        if self._page == "safety" and self._stops:
            self._refused = self._stops[self._marked]
            await self._turn_page()

    def action_mark(self, by: int) -> None:
        """Mark another line of those that stop the routine."""
        if self._page == "safety" and self._stops:
            self._marked = (self._marked + by) % len(self._stops)
            for item, line in zip(self._stops, self.query(".stop").results(Bulleted), strict=True):
                line.show_mark(self._mark_of(item))
        else:
            self.query_one("#page").scroll_relative(y=by, animate=False)

    async def action_sides(self, which: str) -> None:
        """Choose the sides, where the routine has any."""
        if self._page == "need" and self._routine.groups:
            self._sides = BOTH_SIDES if which == "both" else (Side(which),)
            await self._show()

    def action_start_now(self) -> None:
        """Leave out the ratings that are still to come."""
        if self._page in self._rated:
            self._finish()

    def action_help(self) -> None:
        """List the keys."""
        self.app.push_screen(KeyHelp("Before a session", self.BINDINGS))

    def action_leave(self) -> None:
        """Back to where this was opened."""
        self.dismiss(None)

    @on(RatingScale.Changed)
    def keep_rating(self, event: RatingScale.Changed) -> None:
        """Keep what is chosen now, so that leaving the page loses nothing."""
        event.stop()
        if event.value is None:
            self._ratings.pop(self._page, None)
        else:
            self._ratings[self._page] = event.value

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
