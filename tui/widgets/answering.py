"""Pages that ask what is true of a person, line by line, and on which places it bears."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TypeVar

from tui.core.anatomy.body import Region, Side, Spot
from tui.core.catalogue import marked, say
from tui.core.clock import Clock
from tui.core.routines.routine import Contraindication, Library
from tui.core.routines.vocabulary import StopAction
from tui.core.safety.health import HealthAnswer
from tui.core.safety.health_words import HAVE_YOU_ASKED, POINT_AT_IT, WHERE_IS_IT, yes_in_short
from tui.core.safety.pointing import Pointed, pointing_at
from tui.core.text import sentence_case
from tui.core.words import your_side
from tui.widgets.key_line import KeyPair
from tui.widgets.listed_pages import ListedPages
from tui.widgets.marked_lines import Line, MarkedLines
from tui.widgets.paragraphs import ASK, QUIET, PagePart, Paragraph

Result = TypeVar("Result")
WHERE, TRAINED = "where", "trained"
_KEYS: dict[str, tuple[KeyPair, ...]] = {
    WHERE: (("y", "here"), ("l", "left only"), ("r", "right only"), ("↑↓", "mark")),
    TRAINED: (("y", "yes, lightly is fine"),),
}


class AnsweringScreen(ListedPages[Result]):
    """Lists of things that may be true; what has to be said about a yes is asked on a page over the list."""

    DEFAULT_CSS = """
    AnsweringScreen .different { text-style: bold; }
    """

    def __init__(self, title: str, library: Library, clock: Clock) -> None:
        """Begin with the first page."""
        super().__init__(title, library.regions, clock)
        self._library = library
        self._said_yes_to: Contraindication | None = None
        self._pointed = Pointed(regions=())

    # For the screens that are made of it

    def items(self, page: str) -> Sequence[Contraindication]:
        """What is asked on a page, line by line."""
        raise NotImplementedError

    def answer_to(self, item: Contraindication) -> HealthAnswer | None:
        """What was said to it so far."""
        raise NotImplementedError

    def regions_to_point_at(self) -> Sequence[Region]:
        """Where something can be."""
        return self._library.regions

    async def take_yes(self, item: Contraindication, places: tuple[Spot, ...], *, was_allowed: bool) -> None:
        """It is true: remember it, and go where that leads."""
        raise NotImplementedError

    # Pages

    @property
    def today(self) -> dt.date:
        return self._clock.now().date()

    def built_over(self, page: str) -> list[PagePart]:
        """What stands on the two pages of this class."""
        item = self._said_yes_to
        text = Paragraph(item.text if item else "", QUIET)
        if page == TRAINED:
            advice = Paragraph(item.advice if item else "")
            return [Paragraph(say(HAVE_YOU_ASKED), ASK), text, advice]
        return [
            Paragraph(say(WHERE_IS_IT), ASK),
            text,
            MarkedLines(
                [self._pointed_line(number) for number in range(len(self._pointed.regions))],
                marked=self._marked.get(WHERE, 0),
                is_inline=True,
            ),
            Paragraph("", is_close=True),
            Paragraph(say(POINT_AT_IT), QUIET),
        ]

    def list_of(self, page: str) -> MarkedLines:
        """The lines that can be answered on a page."""
        lines = [
            Line(text=item.text, said=self.said_to(item), is_yes=self._is_yes(item))
            for item in self.items(page)
        ]
        return MarkedLines(lines, marked=min(self._marked.get(page, 0), max(0, len(lines) - 1)))

    def _is_yes(self, item: Contraindication) -> bool:
        answer = self.answer_to(item)
        return answer is not None and answer.is_true

    def said_to(self, item: Contraindication) -> str:
        """What stands below a line: what was answered to it."""
        answer = self.answer_to(item)
        return yes_in_short(answer, self._library) if answer and answer.is_true else ""

    def keys_over(self, page: str) -> tuple[KeyPair, ...]:
        """The keys of the two pages of this class, Enter first."""
        if page == TRAINED:
            return (("Enter", "not yet"), *_KEYS[page])
        word = marked("done") if self._pointed.chosen else marked("all of these")
        return (("Enter", word), *_KEYS[page])

    def sides_of(self, places: Iterable[Spot]) -> set[Spot]:
        """The spots of the figure that these places are."""
        known = {region.id: region for region in self._library.regions}
        return {
            Spot(place.region, side)
            for place in places
            if place.region in known
            for side in known[place.region].sides
            if place.is_on(side)
        }

    @property
    def pointed_spots(self) -> set[Spot]:
        """What is pointed at so far, and the marked place."""
        marked = self._pointed.regions[self._marked.get(WHERE, 0)].id
        return self.sides_of(self._pointed.chosen) or self.sides_of([Spot(marked, None)])

    @property
    def item_marked(self) -> Contraindication | None:
        """What the marked line asks, where it can be seen."""
        items = self.items(self.page)
        number = self.marked_in_sight() if items else None
        return None if number is None else items[number]

    def action_side(self, side: str) -> None:
        """Point at the marked place on this side."""
        self.point(Side(side))

    # Answers

    async def action_say_yes(self) -> None:
        """The marked line is true; or a place is pointed at, or light work is fine."""
        if self.page in (WHERE, TRAINED):
            await self.answer_over(is_yes=True)
        elif (item := self.item_marked) is not None:
            await self.ask_about(item)

    async def ask_about(self, item: Contraindication) -> None:
        """It was said to be true: ask what else has to be known, if anything."""
        self._said_yes_to = item
        if item.action is StopAction.SKIP_AREA and not item.regions:
            answer = self.answer_to(item)
            self._pointed = pointing_at(self.regions_to_point_at(), answer.places if answer else ())
            self._marked[WHERE] = 0
            if len(self._pointed.regions) > 1 or any(each.sided for each in self._pointed.regions):
                await self.lay_over(WHERE)
                return
            await self._take_places()
        elif item.action is StopAction.ASK:
            await self.lay_over(TRAINED)
        else:
            await self.take_yes(item, (), was_allowed=False)

    async def is_answered_over(self) -> bool:
        """Whether Enter answered one of the two pages of this class; a list of places need not be read on."""
        if self.page not in (WHERE, TRAINED) or (self.page == TRAINED and self.read_on()):
            return self.page in (WHERE, TRAINED)
        await self.answer_over(is_yes=False)
        return True

    async def answer_over(self, *, is_yes: bool) -> None:
        """An answer on one of the two pages of this class: `y`, or Enter."""
        item = self._said_yes_to
        if item is None:
            return
        if self.page == TRAINED:
            await self.take_yes(item, (), was_allowed=is_yes)
        elif is_yes:
            self.point()
        else:
            await self._take_places()

    async def is_denied_over(self) -> bool:
        """Whether `n` answered the page that asks if somebody trained was asked: not yet."""
        page = self.page
        if page == TRAINED:
            await self.answer_over(is_yes=False)
        return page in (WHERE, TRAINED)

    async def _take_places(self) -> None:
        """What was pointed at here, and what was said about other places before."""
        item = self._said_yes_to
        if item is None:
            return
        answer = self.answer_to(item)
        here = {region.id for region in self._pointed.regions}
        elsewhere = tuple(spot for spot in (answer.places if answer else ()) if spot.region not in here)
        await self.take_yes(item, (*elsewhere, *self._pointed.places), was_allowed=False)

    def point(self, side: Side | None = None) -> None:
        """Choose the marked place on this side, or, with None, on all of them or not any more."""
        number = self.marked_in_sight()
        if self.page != WHERE or number is None or self.listed is None:
            return
        chosen = self._pointed
        self._pointed = chosen.toggled(number) if side is None else chosen.on_side(number, side)
        self.listed.show_said(number, self._pointed_line(number).said)
        self.call_after_refresh(self.show_around)

    def _pointed_line(self, number: int) -> Line:
        """A region, and on which side it was chosen."""
        region, side = self._pointed.regions[number], self._pointed.side_of(number)
        said = {Side.BOTH: say("both sides"), Side.MIDDLE: say("here")}
        words = said.get(side, your_side(side)) if side else ""
        return Line(text=sentence_case(region.name), said=words)
