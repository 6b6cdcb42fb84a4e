"""The question of the day: one answer, one number, or neither."""

import os
from contextlib import suppress

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from tui.core.catalogue import marked, say
from tui.core.clock import Clock
from tui.core.entries.due_question import DueQuestion, MorningAfter
from tui.core.entries.entry import CheckIn, Entry, NextMorning
from tui.core.entries.journal import Journal, JournalError
from tui.core.entries.new_check_in import begun_check_in, with_answer
from tui.core.entries.question_words import (
    COMPLETELY,
    HOW_RARELY,
    IN_THE_WAY,
    MORNING_KEYS,
    MORNING_TITLE,
    MORNING_WORDS,
    NOT_AT_ALL,
    WEEKLY_TITLE,
    how_sore_where,
    session_asked_about,
)
from tui.core.keyboard.patient_keys import PatientKeys
from tui.core.routines.routine import Library
from tui.widgets.key_help import KeyHelp
from tui.widgets.key_line import KeyLine, KeyPair
from tui.widgets.leaf import Leaf
from tui.widgets.morning_question import MorningQuestion
from tui.widgets.paragraphs import QUIET, STRONG, Paragraph, Paragraphs
from tui.widgets.rating_scale import RatingScale
from tui.widgets.said_line import say_below
from tui.widgets.text import literal

PICK_KEYS: tuple[KeyPair, ...] = (("Enter", "no answer"), ("b s w", "answer"))
NUMBER_KEYS: tuple[KeyPair, ...] = (("Enter", "keep"), ("0-9", "number"), ("-", "no number"))
ANSWERED_KEYS: tuple[KeyPair, ...] = (("Enter", "keep"), ("0-9", "number"), ("u", "no answer"))
SKIP_KEYS: tuple[KeyPair, ...] = (("Enter", "no answer"), ("0-9", "number"))
NOT_KEPT = marked("Enter tries again, q leaves without it.")


class OneQuestionScreen(Leaf[CheckIn | None]):
    """Asks the one question that is due. The result is what was stored, None where it was passed over."""

    AUTO_FOCUS = ""
    """The scale comes after the answer."""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal")]
    BINDINGS = [
        *(
            Binding(key, f"answer('{answer.value}')", MORNING_WORDS[answer])
            for key, answer in MORNING_KEYS.items()
        ),
        Binding("u", "take_back", "take the answer back: none"),
        Binding("enter", "go_on", "keep; without an answer: leave it out"),
        Binding("question_mark", "help", "help"),
        Binding("q,escape,ctrl+q,ctrl+c", "leave", "leave it out, keep what was answered"),
    ]
    DEFAULT_CSS = """
    OneQuestionScreen #middle { height: 1fr; align: center top; padding-top: 3; scrollbar-size-vertical: 1; }
    OneQuestionScreen.-narrow #middle { padding-top: 0; }
    OneQuestionScreen #box {
        width: 64; max-width: 100%; height: auto; padding: 1 2;
        background: $panel; border: round $accent;
        border-title-color: $accent; border-title-style: bold;
    }
    OneQuestionScreen.-narrow #box { width: 100%; padding: 0 1; }
    OneQuestionScreen #box > * { width: 100%; height: auto; }
    OneQuestionScreen #number { margin-top: 1; }
    OneQuestionScreen > Paragraphs { padding: 0 1; }
    """

    def __init__(
        self,
        question: DueQuestion,
        journal: Journal,
        library: Library,
        clock: Clock,
        *,
        ask_ratings: bool = True,
    ) -> None:
        """Ask this; `ask_ratings` False leaves the number out of the question about a morning."""
        super().__init__()
        self._question = question
        self._journal = journal
        self._library = library
        self._clock = clock
        self._keys = PatientKeys()
        self._asks_number = not isinstance(question, MorningAfter) or (
            ask_ratings and bool(how_sore_where(question, library))
        )
        self._stored: CheckIn | None = None
        self._answer: NextMorning | None = None
        self._number: int | None = None
        self._rarely = Paragraphs([Paragraph(say(HOW_RARELY), QUIET)])

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="middle", can_focus=False), Vertical(id="box") as box:
            if isinstance(self._question, MorningAfter):
                box.border_title = literal(say(MORNING_TITLE))
                yield MorningQuestion(session_asked_about(self._question.session, self._clock.now()))
                yield from self._number_of_it(self._question)
            else:
                box.border_title = literal(say(WEEKLY_TITLE))
                yield Paragraphs([Paragraph(say(IN_THE_WAY), STRONG)])
                yield RatingScale(self._clock, low=say(NOT_AT_ALL), high=say(COMPLETELY))
        yield self._rarely
        yield KeyLine(pinned=[("?", "help"), ("q", "leave")])

    def _number_of_it(self, question: MorningAfter) -> ComposeResult:
        """What comes after the answer."""
        if self._asks_number:
            where = Static(literal(how_sore_where(question, self._library)), id="number")
            for part in (where, RatingScale(self._clock)):
                part.display = False
                yield part

    def on_mount(self) -> None:
        self._keys.appeared(self._clock.elapsed_ms())
        if self._is_weekly:
            self._show_scale()
        else:
            self.query_one(KeyLine).pairs = PICK_KEYS

    @property
    def _is_weekly(self) -> bool:
        return not isinstance(self._question, MorningAfter)

    def admits(self, key: str) -> bool:
        """Whether the key is a press for this page, and not one still held."""
        return self._keys.takes(key, self._clock.elapsed_ms())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The answers are keys only where there are such answers."""
        if action in ("answer", "take_back") and self._is_weekly:
            return False
        return super().check_action(action, parameters)

    # Answers

    @on(MorningQuestion.Clicked)
    def take_click(self, event: MorningQuestion.Clicked) -> None:
        """The same as its key."""
        self.action_answer(event.answer.value)

    def action_answer(self, answer: str) -> None:
        """Store the answer at once; then a number may be added, and the answer be put right."""
        self._answer = NextMorning(answer)
        self._show_answer()
        if not self._keep():
            return
        if self._asks_number:
            self._show_scale()
        else:
            self.dismiss(self._stored)

    def _show_answer(self) -> None:
        self.query_one(MorningQuestion).choose(self._answer)

    def action_take_back(self) -> None:
        """No answer again, and nothing stored; where it cannot be taken back, it stays."""
        try:
            if self._stored is not None:
                self._journal.remove(self._stored.id)
        except JournalError as error:
            say_below(self._rarely, str(error), is_problem=True)
            return
        self._stored = self._answer = None
        say_below(self._rarely, "")
        self._show_answer()
        self._hide_scale()

    def _hide_scale(self) -> None:
        for scale in self.query(RatingScale):
            scale.value = None
        self.set_focus(None)
        for hidden in self.query("#number, RatingScale"):
            hidden.display = False
        self.query_one(KeyLine).pairs = PICK_KEYS

    def _show_scale(self) -> None:
        for shown in self.query("#number, RatingScale"):
            shown.display = True
        scale = self.query_one(RatingScale)
        scale.focus()
        scale.scroll_visible(animate=False)
        self._show_keys()

    @on(RatingScale.Changed)
    def take_number(self, event: RatingScale.Changed) -> None:
        """A number, or none again; kept by Enter."""
        self._number = event.value
        self._show_keys()

    def _show_keys(self) -> None:
        if self._is_weekly:
            self.query_one(KeyLine).pairs = SKIP_KEYS if self._number is None else NUMBER_KEYS
        else:
            self.query_one(KeyLine).pairs = PICK_KEYS if self._answer is None else ANSWERED_KEYS

    @on(RatingScale.Confirmed)
    def action_go_on(self) -> None:
        """Keep what is answered and leave; nothing answered is nothing stored."""
        if self._keep():
            self.dismiss(self._stored)

    def action_leave(self) -> None:
        """Leave without a number; an answer that was given is kept."""
        self.dismiss(self._stored)

    def _keep(self) -> bool:
        """Store the answer as it is now; where that fails, say so and stay."""
        entry = self._entry()
        if entry is None or entry == self._stored:
            return True
        try:
            stored = self._put(entry)
        except JournalError as error:
            say_below(self._rarely, f"{error} {say(NOT_KEPT)}", is_problem=True)
            return False
        self._stored = stored if isinstance(stored, CheckIn) else entry
        say_below(self._rarely, "")
        return True

    def _put(self, entry: CheckIn) -> Entry:
        if self._stored is None:
            return self._journal.add(entry)
        try:
            return self._journal.complete(entry)
        except KeyError:  # another copy of the program has deleted it meanwhile
            return self._journal.add(entry)

    def _entry(self) -> CheckIn | None:
        """The answer as an entry, None where there is none."""
        begun = self._stored or begun_check_in(self._clock, os.urandom(10))
        return with_answer(begun, self._question, self._answer, self._number)

    def on_unmount(self) -> None:
        """Taken down by a signal or a lost terminal: what is filled in is kept."""
        entry = self._entry()
        if self.is_ready and entry is not None and entry != self._stored:
            with suppress(JournalError):  # there is nobody left to tell
                self._put(entry)

    def action_help(self) -> None:
        """All keys."""
        scale = RatingScale.BINDINGS if any(each.display for each in self.query(RatingScale)) else ()
        keys = [*([] if self._is_weekly else self.BINDINGS[:4]), *scale, *self.BINDINGS[4:]]
        self.app.push_screen(KeyHelp(say("One question"), keys))
