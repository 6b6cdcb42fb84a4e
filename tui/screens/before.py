"""Before a session: what it needs, who should not, which sides, how sore it is now."""

from collections.abc import Collection, Mapping, Sequence

import msgspec
from textual import on
from textual.binding import Binding

from tui.core.anatomy.body import Region, Side, Spot
from tui.core.catalogue import marked, say
from tui.core.clock import Clock
from tui.core.entries.entry import Pace, Rating
from tui.core.places.dose import Dose
from tui.core.places.findings import Finding
from tui.core.routines.before_words import NO_NUMBER_WORDS, SORE_BEFORE
from tui.core.routines.plan import BOTH_SIDES, LeftOutPass
from tui.core.routines.routine import Contraindication, Library, Routine
from tui.core.routines.vocabulary import StopAction
from tui.core.safety import health_words as words
from tui.core.safety.health import HealthAnswer, HealthKeeper, RememberedHealth
from tui.core.safety.pointing import regions_to_point_at
from tui.core.safety.preparing import Preparation, Prepared
from tui.widgets.answering import TRAINED, WHERE, AnsweringScreen
from tui.widgets.before_parts import (
    alone_parts,
    changed_parts,
    known_parts,
    need_parts,
    refused_parts,
    source_parts,
    still_parts,
)
from tui.widgets.key_help import KeyHelp
from tui.widgets.key_line import KeyPair
from tui.widgets.paragraphs import ASK, QUIET, PagePart, Paragraph
from tui.widgets.rating_rows import RatedPlace, RatingRows
from tui.widgets.rating_scale import RatingScale
from tui.widgets.text import literal

SIDE_KEYS: tuple[KeyPair, ...] = (("b", "both sides"), ("l", "left"), ("r", "right"))
STILL, ALONE = "still", "alone"
"""Beginnings of the names of pages of which there may be several: "still 0"."""
_LISTS = ("safety", "lasting")


class LookAtHealth(msgspec.Struct, frozen=True):
    """The person wants to see and change what they said about their health, and come back."""


class BeforeScreen(AnsweringScreen[Prepared | LookAtHealth | None]):
    """A few pages; Enter, again and again, leads to the first step. None means: not now."""

    BINDINGS = [
        Binding("enter,pagedown", "go_on", "read on, then go on"),  # a presenter has page keys only
        Binding("space", "read_on", "read on"),
        Binding("pageup", "read_back", "read back"),
        Binding("y", "say_yes", "yes, the marked one is true for me"),
        Binding("n", "say_no", "no, or no longer"),
        Binding("up,k,shift+tab", "mark(-1)", "the line above"),
        Binding("down,j,tab", "mark(1)", "the line below"),
        Binding("b", "sides('both')", "both sides"),
        Binding("l", "sides('left')", "left side only"),
        Binding("r", "sides('right')", "right side only"),
        Binding("s", "start_now", "leave out the rest of the ratings"),
        Binding("e", "sources", "where this comes from"),
        Binding("h", "health", "your health answers"),
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
        health: HealthKeeper | None = None,
        left_out: Sequence[LeftOutPass] = (),
    ) -> None:
        """`side` is asked for on the command line, `chosen` is the spot picked on the figure.

        `findings` tell what was found at its places before, `doses` what speaks for less there. What is
        answered goes to `health`; `left_out` is left out whatever is answered.
        """
        super().__init__(routine.title, library, clock)
        self._full = routine
        self._chosen = chosen
        self._asks_ratings = ask_ratings
        self._findings = findings or {}
        self._doses = doses
        self._preparation = Preparation(
            routine,
            library,
            health or RememberedHealth(),
            clock.now().date(),
            pace=pace,
            side=side,
            left_out=left_out,
        )
        self._told = self._preparation.adapted
        if self._preparation.refused_by is not None:
            self._over = "refused"

    @property
    def _routine(self) -> Routine:
        return self._preparation.routine

    @property
    def _rated(self) -> tuple[str, ...]:
        return self._routine.regions if self._asks_ratings else ()

    @property
    def _can_choose_sides(self) -> bool:
        return len(self._preparation.open_sides) > 1

    # Pages

    def main_pages(self) -> Sequence[str]:
        asks = self._preparation
        return [
            "need",
            *(f"{STILL} {number}" for number in range(len(asks.still))),
            *(f"{ALONE} {number}" for number in range(len(asks.alone))),
            *(["safety"] if asks.each_time else []),
            *(["lasting"] if asks.lasting else []),
            *(["changed"] if asks.adapted != self._told else []),
            *(["ratings"] if self._rated else []),
        ]

    def build(self, page: str) -> Sequence[PagePart]:
        if page in (WHERE, TRAINED):
            return self.built_over(page)
        pages = {
            "need": self._need,
            STILL: lambda: still_parts(self._preparation, self._page_item),
            ALONE: lambda: alone_parts(self._page_item),
            "safety": lambda: self._asked(words.EACH_TIME, words.HOW_TO_SAY_YES),
            "lasting": lambda: self._asked(words.LASTING_BEFORE, words.HOW_TO_SAY_YES),
            "changed": lambda: changed_parts(self._preparation),
            "refused": self._no_today,
            "sources": lambda: source_parts(self._full, self._library),
            "ratings": self._ratings,
        }
        return pages[page.split()[0]]()

    def picture(self, page: str) -> tuple[Collection[Spot], Mapping[Spot, int]]:
        """What is worked; a region that is asked about stands alone."""
        if page == WHERE:
            return self.pointed_spots, {}
        at_hand = next((rows.region_at_hand for rows in self.query(RatingRows)), None)
        return self._preparation.spots_worked(at_hand), {}

    def key_pairs(self, page: str) -> tuple[KeyPair, ...]:
        if page in (WHERE, TRAINED):
            return self.keys_over(page)
        listed: tuple[KeyPair, ...] = (("y", "yes, the marked one"), ("↑↓", "mark"))
        pairs: dict[str, tuple[KeyPair, ...]] = {
            "safety": listed,
            "lasting": listed,
            STILL: (("n", "no longer"), ("h", "health")),
            ALONE: (("y", "yes"),),
            "need": (*(SIDE_KEYS if self._can_choose_sides else ()), ("e", "sources"), ("h", "health")),
            "changed": (("h", "health"),),
            "refused": (("h", "health"),),
            "ratings": (("s", "start now"), ("0-9", "how sore"), ("-", "no answer"), ("↑↓", "rows")),
        }
        kind = page.split()[0]
        if kind == STILL and self._page_item.action is StopAction.ASK:
            pairs[kind] = (("y", "yes, lightly is fine"), *pairs[kind])
        return (("Enter", self._enter_words(kind)), *pairs.get(kind, ()))

    def _enter_words(self, kind: str) -> str:
        if self.has_more_below:
            return marked("read on")
        if kind == "ratings":
            return marked("start") if self.is_last_field else marked("next row")
        if kind in _LISTS:
            said = any(self._preparation.health.is_true(item.id) for item in self.items(kind))
            return marked("go on") if said else marked("none, go on")
        if kind == STILL:
            return marked("still so") if self._page_item.action is StopAction.STOP else marked("not yet")
        back = marked("back")
        return {ALONE: marked("no, go on"), "refused": back, "sources": back}.get(kind, marked("go on"))

    def items(self, page: str) -> Sequence[Contraindication]:
        return {"safety": self._preparation.each_time, "lasting": self._preparation.lasting}.get(page, ())

    @property
    def _page_item(self) -> Contraindication:
        """What a page that asks one thing is about."""
        kind, number = self.page.split()
        return (self._preparation.still if kind == STILL else self._preparation.alone)[int(number)]

    def _need(self) -> list[PagePart]:
        told = known_parts(self._preparation, self._findings, self._doses, self._library)
        return need_parts(self._preparation, told)

    def _asked(self, question: str, how: str) -> list[PagePart]:
        return [
            Paragraph(say(question), ASK, is_close=True),
            Paragraph(say(how), QUIET),
            self.list_of(self.page),
        ]

    def _no_today(self) -> list[PagePart]:
        item = self._preparation.refused_by
        if item is None:
            return []
        return refused_parts(words.refused_lines(item, self._preparation.answer_to(item), self.today))

    def _ratings(self) -> list[PagePart]:
        places = [
            RatedPlace(region=region, where=self._library.where(region, self._rating_side(region)))
            for region in self._rated
        ]
        return [
            Paragraph(say(SORE_BEFORE), ASK),
            RatingRows(places, self._clock),
            Paragraph(say(NO_NUMBER_WORDS), QUIET),
        ]

    def _rating_side(self, region_id: str) -> Side:
        return self._preparation.rating_side(region_id, self._chosen)

    # Answers

    def answer_to(self, item: Contraindication) -> HealthAnswer | None:
        return self._preparation.answer_to(item)

    def regions_to_point_at(self) -> Sequence[Region]:
        return regions_to_point_at(self._said_yes_to, self._library.regions, self._full.regions)

    async def take_yes(self, item: Contraindication, places: tuple[Spot, ...], *, was_allowed: bool) -> None:
        """Remember it; what closes the routine closes it here."""
        self._preparation.say_yes(item, places, was_allowed=was_allowed)
        await self._after_answer(then=0 if self._over or self.page in _LISTS else 1)

    async def _after_answer(self, then: int) -> None:
        self._tell_what_was_not_kept()
        if self._preparation.refused_by is not None:
            await self.lay_over("refused")
        elif self._over:
            await self.lay_aside(then=1 if self._main_page.startswith(STILL) else 0)
        elif then:
            await self._next_page()
        else:
            await self.show_page()

    @property
    def _main_page(self) -> str:
        return self.main_pages()[self._under if self._over else self._at]

    def _tell_what_was_not_kept(self) -> None:
        problem = self._preparation.problem
        self.tell_problem(literal(problem) if problem else None)

    # Keys

    async def action_go_on(self) -> None:
        """Read to the end, then to the next page, and from the last one to the first step."""
        if await self.is_answered_over() or self.read_on():
            return
        kind = self.page.split()[0]
        if kind == "refused":
            self.dismiss(None)
        elif kind == "sources":
            await self.lay_aside()
        elif kind == STILL:
            await self._stay_closed()
        else:
            await self._leave_page(kind)

    async def _leave_page(self, kind: str) -> None:
        """Nothing more is true on this page."""
        if kind in _LISTS:
            self._preparation.nothing_more(self.items(kind))
        elif kind == ALONE:
            self._preparation.say_no(self._page_item)
        elif kind == "need":
            self._told = self._preparation.adapted
        self._tell_what_was_not_kept()
        await self._next_page()

    async def _next_page(self) -> None:
        if self._preparation.refused_by is not None:
            await self.lay_over("refused")
        elif self.is_last_page:
            self._finish()
        else:
            await self.turn_page()

    async def _stay_closed(self) -> None:
        """It is still so: what was said holds, and is from its own day."""
        item = self._page_item
        self._preparation.still_so(item)
        await self._next_page()

    async def action_say_yes(self) -> None:
        """The marked line is true. A line out of sight is shown first, and then needs another press."""
        if self.page.startswith(STILL):
            await self._say_yes_again()
        elif self.page.startswith(ALONE):
            if not self.read_on():
                await self.take_yes(self._page_item, (), was_allowed=False)
        else:
            await super().action_say_yes()

    async def _say_yes_again(self) -> None:
        """Still so; or, for what was to be asked first, somebody has been asked by now."""
        item = self._page_item
        if item.action is StopAction.ASK:
            await self.take_yes(item, (), was_allowed=True)
        else:
            await self._stay_closed()

    async def action_say_no(self) -> None:
        """Not true, or not any more."""
        if await self.is_denied_over():
            return
        if self.page.startswith(STILL):
            self._preparation.say_no(self._page_item)
            await self._after_answer(then=1)
        elif (item := self.item_marked) is not None:
            self._preparation.say_no(item)
            await self._after_answer(then=0)

    async def action_sources(self) -> None:
        """Show where the routine comes from; Enter leads back."""
        if self.page == "need":
            await self.lay_over("sources")

    def action_health(self) -> None:
        """See and change what was said, and come back here."""
        if self.page.split()[0] in ("need", STILL, "changed", "refused"):
            self.dismiss(LookAtHealth())

    def action_mark(self, by: int) -> None:
        """Mark another line, or go to another row; beyond them, scroll."""
        if not self.move_focus(by):
            self.move_mark(by)

    async def action_sides(self, which: str) -> None:
        """Choose the sides of the session, or of the place that is pointed at."""
        if self.page == WHERE:
            self.point(Side(which))
        elif self.page == "need" and self._can_choose_sides:
            self._preparation.sides = BOTH_SIDES if which == "both" else (Side(which),)
            await self.show_page()

    def action_start_now(self) -> None:
        """Leave out the ratings that are still to come."""
        if self.page == "ratings":
            self._finish()

    def action_help(self) -> None:
        """List the keys."""
        self.app.push_screen(KeyHelp(say("Before a session"), self.BINDINGS))

    async def action_leave(self) -> None:
        """Back to where this was opened."""
        if self._over in ("sources", WHERE, TRAINED):
            await self.lay_aside()
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
        self.dismiss(self._preparation.prepared(ratings))
