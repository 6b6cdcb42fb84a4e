"""Questions as plain lines: the choices are told, and one key answers."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import TypeVar

import msgspec

from tui.core.asking import Choice
from tui.core.catalogue import marked, say
from tui.core.clock import Clock
from tui.core.keyboard.keys import TypedTen
from tui.core.keyboard.patient_keys import PatientKeys
from tui.plain.keyboard import End, Key, Keyboard, Line, Typed
from tui.plain.output import PlainOutput
from tui.plain.typed import number_of, press_of

Answer = TypeVar("Answer")
_LEAVING = ("q", "escape")
_LEADS_OUT = ("q", "g")
"""Keys of the choices that lead out of a question, for when nobody is there to answer it."""


class Then(Enum):
    """How a question about a number was left."""

    GO_ON = auto()
    SKIP_THE_REST = auto()
    LEAVE = auto()


RATING_KEYS = marked("Keys: 0 to 10, - no number, Enter go on, s skip the rest, q leave.")
_HELP = ("?", "help")
_ENDS_RATING = {
    "enter": Then.GO_ON,
    "pagedown": Then.GO_ON,
    "s": Then.SKIP_THE_REST,
    "q": Then.LEAVE,
    "escape": Then.LEAVE,
}


class Rated(msgspec.Struct, frozen=True):
    """A number from 0 to 10, or none, and how the question was left."""

    value: int | None
    then: Then = Then.GO_ON


class PlainAsk:
    """Implements tui.core.asking.Ask: tells a question in lines, and hears a key or a line in answer."""

    def __init__(self, output: PlainOutput, keyboard: Keyboard, clock: Clock) -> None:
        """Ask on `output`, hear the answer from `keyboard`."""
        self._output = output
        self._keyboard = keyboard
        self._clock = clock
        self._patience = PatientKeys()

    @property
    def hears(self) -> bool:
        """Whether an answer can still come."""
        return self._keyboard.hears

    def tell(self, *lines: str) -> None:
        """Print lines that ask nothing; an empty text is none."""
        for line in filter(None, lines):
            self._output.say(line)

    async def __call__(self, title: str, lines: Sequence[str], choices: Sequence[Choice[Answer]]) -> Answer:
        """Tell the question and its choices, and wait for one of their keys; leave it where nobody can."""
        answers = {choice.key: choice.answer for choice in choices}
        unanswered = next((answers[key] for key in _LEADS_OUT if key in answers), choices[0].answer)
        return await self.choose(title, lines, choices, unanswered)

    async def choose(
        self, title: str, lines: Sequence[str], choices: Sequence[Choice[Answer]], unanswered: Answer
    ) -> Answer:
        """The same; `unanswered` is the answer after the end of what is typed."""
        self.tell(" ".join([title if title.endswith(("?", ".")) else f"{title}.", *lines]))
        answers = {choice.key: choice.answer for choice in choices}
        while True:
            self.tell(choices_line(choices))
            pressed = await self._press()
            if pressed is None:
                return unanswered
            if pressed in _LEAVING:
                pressed = "q" if "q" in answers else choices[0].key
            if pressed in answers:
                return answers[pressed]

    async def rating(self, question: str) -> Rated:
        """Ask for a number: `1` then `0` within a second is 10, `-` is none, Enter goes on."""
        self.tell(question)
        self._patience.appeared(self._clock.elapsed_ms())
        scale = _Scale()
        while True:
            typed = await self._meant()
            if isinstance(typed, End):
                return Rated(scale.value)
            if isinstance(typed, Line) and (number := number_of(typed.text)) is not None:
                return Rated(number)
            pressed = _name_of(typed)
            if pressed in _ENDS_RATING:
                return Rated(scale.value, _ENDS_RATING[pressed])
            self.tell(scale.press(pressed, self._clock.elapsed_ms()) or _no_number(pressed))

    async def line(self, question: str) -> str:
        """Ask for a line of text; empty where there is none, and for `s` and `q`."""
        with self._keyboard.taking_lines():
            self.tell(f"{question} {say('One line, then Enter; Enter alone: nothing.')}")
            typed = await self._keyboard.typed()
        if not isinstance(typed, Line) or press_of(typed.text) in _ENDS_RATING:
            return ""
        return typed.text

    async def _press(self) -> str | None:
        """The next press; None after the end of what is typed."""
        self._patience.appeared(self._clock.elapsed_ms())
        typed = await self._meant()
        return None if isinstance(typed, End) else _name_of(typed)

    async def _meant(self) -> Typed:
        """What is typed next and meant for what was just asked."""
        while True:
            typed = await self._keyboard.typed()
            if not isinstance(typed, Key) or self._patience.takes(typed.name, self._clock.elapsed_ms()):
                return typed


class _Scale:
    """A number as it is typed, digit by digit."""

    def __init__(self) -> None:
        self.value: int | None = None
        self._ten = TypedTen()

    def press(self, key: str, now_ms: int) -> str:
        """Take a digit or `-`, and say what stands there now; nothing for any other key."""
        if key == "-":
            self.value = None
            self._ten.forget()
            return say("No number. Enter goes on.")
        if number_of(key) is None:
            return ""
        self.value = 10 if self._ten.is_made_by(int(key), now_ms) else int(key)
        return say("{number}. Enter keeps it.", number=self.value)


def _name_of(typed: Key | Line) -> str:
    return press_of(typed.text) if isinstance(typed, Line) else typed.name


def _no_number(pressed: str) -> str:
    """What is said to anything that answers no question about a number."""
    keys = say(RATING_KEYS)
    return keys if pressed in _HELP else f"{not_understood(pressed)} {keys}"


def not_understood(typed: str) -> str:
    """What is said to what means nothing here."""
    return say('Not understood: "{typed}".', typed=typed)


def choices_line(choices: Sequence[Choice[Answer]]) -> str:
    """The keys that answer, such as "Enter: go on. q: leave it."."""
    return " ".join(f"{choice.shown}: {choice.words}." for choice in choices)
