"""The first page of all: what this is and what it is not, and what lasts and has to be known before."""

from collections.abc import Collection, Mapping, Sequence

import msgspec
from textual.binding import Binding

from tui.core.anatomy.body import Spot
from tui.core.catalogue import marked, say
from tui.core.clock import Clock
from tui.core.entries.journal import JournalError
from tui.core.routines.routine import Contraindication, Library
from tui.core.safety import health_words as words
from tui.core.safety.health import HealthAnswer, HealthKeeper, asked_once
from tui.widgets.answering import TRAINED, WHERE, AnsweringScreen
from tui.widgets.key_help import KeyHelp
from tui.widgets.key_line import KeyPair
from tui.widgets.paragraphs import ASK, QUIET, PagePart, Paragraph

_HELLO, _LASTING = "hello", "lasting"


class Welcomed(msgspec.Struct, frozen=True):
    """It was read and answered; `problem` is a line on why that could not be kept."""

    problem: str = ""


class WelcomeScreen(AnsweringScreen[Welcomed | None]):
    """Two pages; Enter, again and again, leads on. None means: left."""

    BINDINGS = [
        Binding("enter,pagedown", "go_on", "read on, then go on"),  # a presenter has page keys only
        Binding("space", "read_on", "read on"),
        Binding("pageup", "read_back", "read back"),
        Binding("y", "say_yes", "yes, the marked one is true for me"),
        Binding("n", "say_no", "no, it is not"),
        Binding("up,k,shift+tab", "mark(-1)", "the line above"),
        Binding("down,j,tab", "mark(1)", "the line below"),
        Binding("l", "side('left')", "left side only"),
        Binding("r", "side('right')", "right side only"),
        Binding("b", "side('both')", "both sides"),
        Binding("question_mark", "help", "help"),
        Binding("q,escape,ctrl+q,ctrl+c", "leave", "back"),
    ]

    def __init__(self, library: Library, clock: Clock, keeper: HealthKeeper) -> None:
        """Nothing is kept before the last page is left by Enter."""
        super().__init__(say("Unknot"), library, clock)
        self._keeper = keeper
        self._answers: dict[str, HealthAnswer] = {
            item: answer for item, answer in keeper.now.answers.items() if answer.is_true
        }

    # Pages

    def main_pages(self) -> Sequence[str]:
        return [_HELLO, *([_LASTING] if self._lasting else [])]

    @property
    def _lasting(self) -> tuple[Contraindication, ...]:
        return asked_once(self._library)

    def items(self, page: str) -> Sequence[Contraindication]:
        return self._lasting if page == _LASTING else ()

    def build(self, page: str) -> Sequence[PagePart]:
        if page in (WHERE, TRAINED):
            return self.built_over(page)
        if page == _HELLO:
            return [
                Paragraph(say(words.WELCOME), ASK),
                Paragraph(say(words.WHAT_IT_IS)),
                Paragraph(say(words.WHAT_TO_KEEP_OFF)),
                Paragraph(say(words.AFTERWARDS)),
            ]
        return [
            Paragraph(say(words.LASTING_AT_FIRST), ASK, is_close=True),
            Paragraph(say(words.HOW_TO_SAY_YES), QUIET),
            self.list_of(page),
            Paragraph("", is_close=True),
            Paragraph(say(words.WHERE_IT_STAYS), QUIET),
        ]

    def picture(self, page: str) -> tuple[Collection[Spot], Mapping[Spot, int]]:
        """The places that were pointed at."""
        if page == WHERE:
            return self.pointed_spots, {}
        return self.sides_of(spot for answer in self._answers.values() for spot in answer.places), {}

    def key_pairs(self, page: str) -> tuple[KeyPair, ...]:
        if page in (WHERE, TRAINED):
            return self.keys_over(page)
        if self.has_more_below:
            enter = marked("read on")
        else:
            enter = marked("go on") if page == _HELLO or self._answers else marked("none, go on")
        keys: tuple[KeyPair, ...] = (("y", "yes, the marked one"), ("↑↓", "mark"))
        return (("Enter", enter), *(keys if page == _LASTING else ()))

    def said_to(self, item: Contraindication) -> str:
        answer = self.answer_to(item)
        return words.answer_in_words(item, answer, self._library) if answer else ""

    # Answers

    def answer_to(self, item: Contraindication) -> HealthAnswer | None:
        return self._answers.get(item.id)

    async def take_yes(self, item: Contraindication, places: tuple[Spot, ...], *, was_allowed: bool) -> None:
        self._answers[item.id] = HealthAnswer(
            is_true=True, on=self.today, places=places, was_allowed=was_allowed
        )
        if self._over:
            await self.lay_aside()
        else:
            await self.show_page()

    def _finish(self) -> None:
        """Whatever was not said to be true is not."""
        no = HealthAnswer(is_true=False, on=self.today)
        answers = dict.fromkeys((item.id for item in self._lasting), no)
        try:
            self._keeper.welcome(answers | self._answers, self.today)
        except JournalError as error:
            self.dismiss(Welcomed(str(error)))
        else:
            self.dismiss(Welcomed())

    # Keys

    async def action_go_on(self) -> None:
        """Read to the end, then to the next page, and from the last one on to the body."""
        if await self.is_answered_over() or self.read_on():
            return
        if self.is_last_page:
            self._finish()
        else:
            await self.turn_page()

    async def action_say_no(self) -> None:
        """The marked line is not true after all."""
        if await self.is_denied_over():
            return
        if (item := self.item_marked) is not None:
            self._answers.pop(item.id, None)
            await self.show_page()

    def action_help(self) -> None:
        """List the keys."""
        self.app.push_screen(KeyHelp(say("The first page"), self.BINDINGS))

    async def action_leave(self) -> None:
        """Back, and from the list out of the program: nothing of it was read before it was answered."""
        if self._over:
            await self.lay_aside()
        elif self._at:
            await self.turn_page(-1)
        else:
            self.dismiss(None)
