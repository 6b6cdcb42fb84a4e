"""Your health answers: each with its day and what it does; to be changed, forgotten, and taken back."""

from collections.abc import Collection, Mapping, Sequence

from textual.binding import Binding

from tui.core.anatomy.body import Spot
from tui.core.catalogue import say, say_count
from tui.core.clock import Clock
from tui.core.entries.journal import JournalError
from tui.core.routines.routine import Contraindication, Library
from tui.core.safety import health_words as words
from tui.core.safety.health import Answers, HealthAnswer, HealthKeeper, to_review
from tui.widgets.answering import TRAINED, WHERE, AnsweringScreen
from tui.widgets.key_help import KeyHelp
from tui.widgets.key_line import KeyPair
from tui.widgets.paragraphs import ASK, QUIET, PagePart, Paragraph
from tui.widgets.text import literal

_LIST = "answers"


class HealthScreen(AnsweringScreen[None]):
    """What was said so far, and what could be."""

    BINDINGS = [
        Binding("up,k,shift+tab", "mark(-1)", "the line above"),
        Binding("down,j,tab", "mark(1)", "the line below"),
        Binding("y", "say_yes", "yes, the marked one is true for me"),
        Binding("n", "say_no", "no, or no longer"),
        Binding("x", "forget", "forget what was said to the marked one"),
        Binding("a", "forget_all", "forget everything that was said"),
        Binding("u,z", "undo", "take the last change back"),
        Binding("l", "side('left')", "left side only"),
        Binding("r", "side('right')", "right side only"),
        Binding("b", "side('both')", "both sides"),
        Binding("enter,pagedown", "go_on", "read on, then back"),
        Binding("space", "read_on", "read on"),
        Binding("pageup", "read_back", "read back"),
        Binding("question_mark", "help", "help"),
        Binding("q,escape,ctrl+q,ctrl+c", "leave", "back"),
    ]

    def __init__(self, library: Library, clock: Clock, keeper: HealthKeeper) -> None:
        """What is changed here is changed in `keeper` at once."""
        super().__init__(say("Your health answers"), library, clock)
        self._keeper = keeper
        self._undo: list[Answers] = []
        self._told = ""

    # Pages

    def main_pages(self) -> Sequence[str]:
        return [_LIST]

    def items(self, page: str) -> Sequence[Contraindication]:
        return to_review(self._library, self._keeper.now) if page == _LIST else ()

    def build(self, page: str) -> Sequence[PagePart]:
        if page in (WHERE, TRAINED):
            return self.built_over(page)
        stays = Paragraph(say(words.WHERE_IT_STAYS), QUIET)
        told = Paragraph(self._told, ASK)
        return [told if self._told else stays, self.list_of(page)]

    def picture(self, page: str) -> tuple[Collection[Spot], Mapping[Spot, int]]:
        """The places that are left out."""
        if page == WHERE:
            return self.pointed_spots, {}
        said = [answer for answer in self._keeper.now.answers.values() if answer.is_true]
        return self.sides_of(spot for answer in said for spot in answer.places), {}

    def key_pairs(self, page: str) -> tuple[KeyPair, ...]:
        if page in (WHERE, TRAINED):
            return self.keys_over(page)
        undo: tuple[KeyPair, ...] = (("u", "undo"),) if self._undo else ()
        more: tuple[KeyPair, ...] = (("x", "forget"), ("a", "forget all"), ("↑↓", "mark"))
        return (("y", "yes"), ("n", "no"), *undo, *more)

    def said_to(self, item: Contraindication) -> str:
        return words.answer_in_words(item, self.answer_to(item), self._library)

    # Answers

    def answer_to(self, item: Contraindication) -> HealthAnswer | None:
        return self._keeper.now.answers.get(item.id)

    async def take_yes(self, item: Contraindication, places: tuple[Spot, ...], *, was_allowed: bool) -> None:
        answer = HealthAnswer(is_true=True, on=self.today, places=places, was_allowed=was_allowed)
        await self._change({item.id: answer}, say("Changed. u takes it back."))

    async def _change(self, answers: Answers, told: str) -> None:
        """Change what was said, and know how it was."""
        before = self._keeper.now.answers
        self._undo.append({item: before.get(item) for item in answers})
        await self._write(answers, told)

    async def _write(self, answers: Answers, told: str) -> None:
        self._told = told
        try:
            self._keeper.answer(answers)
            self.tell_problem(None)
        except JournalError as error:
            self.tell_problem(literal(str(error)))
        if self._over:
            await self.lay_aside()
        else:
            await self.show_page()

    async def action_say_no(self) -> None:
        """The marked line is not true, or not any more."""
        if await self.is_denied_over():
            return
        if (item := self.item_marked) is not None:
            answer = HealthAnswer(is_true=False, on=self.today)
            await self._change({item.id: answer}, say("Changed. u takes it back."))

    async def action_forget(self) -> None:
        """Nothing was said to the marked line: it is asked again."""
        item = self.item_marked
        if item is not None and self.answer_to(item) is not None:
            await self._change({item.id: None}, say("Forgotten: it is asked again. u takes it back."))

    async def action_forget_all(self) -> None:
        """Nothing was said at all."""
        answers = self._keeper.now.answers
        if self.page == _LIST and answers:
            told = say_count(
                "{count} answer is forgotten. u takes it back.",
                "{count} answers are forgotten. u takes it back.",
                len(answers),
            )
            await self._change(dict.fromkeys(answers), told)

    async def action_undo(self) -> None:
        """Take the last change of this visit back."""
        if self.page == _LIST and self._undo:
            await self._write(self._undo.pop(), say("Taken back."))

    # Other keys

    async def action_go_on(self) -> None:
        """Read to the end; then back."""
        if not (await self.is_answered_over() or self.read_on()):
            self.dismiss(None)

    def action_help(self) -> None:
        """List the keys."""
        self.app.push_screen(KeyHelp(say("Your health answers"), self.BINDINGS))

    async def action_leave(self) -> None:
        """Back to where this was opened."""
        if self._over:
            await self.lay_aside()
        else:
            self.dismiss(None)
