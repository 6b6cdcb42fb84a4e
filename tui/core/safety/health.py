"""What a person said about their health. It stays in choices.json on this machine: no export has it."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Protocol

import msgspec

from tui.core.anatomy.body import Spot
from tui.core.routines.routine import Contraindication, Library
from tui.core.routines.vocabulary import Asked, StopAction

ASK_AGAIN_DAYS = 90
"""A lasting "no" is asked about again after so many days (our judgement: bodies change)."""


class HealthAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a contraindication is true of this person, and since which day that is known.

    `places` are those it is about, where it has to be said; `was_allowed` tells that somebody trained was
    asked, and had nothing against light work.
    """

    is_true: bool
    on: dt.date
    places: tuple[Spot, ...] = ()
    was_allowed: bool = False


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """All that was answered, by contraindication id; `welcomed_on` is when the first page was read."""

    answers: Annotated[dict[str, HealthAnswer], msgspec.Meta(max_length=1000)] = {}
    welcomed_on: dt.date | None = None

    def is_true(self, item_id: str) -> bool:
        """Whether that was said to be true."""
        return item_id in self.answers and self.answers[item_id].is_true


Answers = Mapping[str, HealthAnswer | None]
"""Changes of what was said, by contraindication id; None forgets."""


def with_answers(health: Health, answers: Answers) -> Health:
    """The same after these changes."""
    changed = {**health.answers, **answers}
    kept = {item: answer for item, answer in changed.items() if answer is not None}
    return msgspec.structs.replace(health, answers=kept)


def health_today(health: Health, library: Library, today: dt.date) -> Health:
    """What of it holds today without being asked again.

    Something that stops and is asked each time, such as a fever, holds for its day: before a routine that
    names it one is asked whether it is still so.
    """
    for_a_day = {item.id for item in library.contraindications if is_of_the_day(item)}
    kept = {
        item: answer
        for item, answer in health.answers.items()
        if item not in for_a_day or answer.on >= today or not answer.is_true
    }
    return msgspec.structs.replace(health, answers=kept)


def asked_once(library: Library) -> tuple[Contraindication, ...]:
    """The lasting conditions: asked on the first page, and remembered until they are changed."""
    return tuple(item for item in library.contraindications if item.asked is Asked.ONCE)


def to_review(library: Library, health: Health) -> tuple[Contraindication, ...]:
    """What lasts, whether it was asked or not, and whatever else was answered."""
    shown = {*(item.id for item in asked_once(library)), *health.answers}
    return tuple(item for item in library.contraindications if item.id in shown)


def no_to(item: Contraindication, today: dt.date) -> HealthAnswer | None:
    """A no, or no longer; of what is asked each time nothing is remembered then."""
    return HealthAnswer(is_true=False, on=today) if item.asked is Asked.ONCE else None


def is_of_the_day(item: Contraindication) -> bool:
    """Whether a yes to it says how it is on that day."""
    return item.action is StopAction.STOP and item.asked is Asked.EACH_TIME


class HealthKeeper(Protocol):
    """Keeps what was said, on this machine alone.

    What the disk refuses raises JournalError, and holds all the same until the program is left.
    """

    @property
    def now(self) -> Health:
        """All that was said so far."""
        ...

    def answer(self, answers: Answers) -> None:
        """Remember these, and forget those that are None."""
        ...

    def welcome(self, answers: Answers, on: dt.date) -> None:
        """The first page was read on that day, and this was said there."""
        ...


class RememberedHealth:
    """Implements HealthKeeper in memory."""

    def __init__(self, now: Health | None = None) -> None:
        self.now = now or Health()

    def answer(self, answers: Answers) -> None:
        self.now = with_answers(self.now, answers)

    def welcome(self, answers: Answers, on: dt.date) -> None:
        self.now = msgspec.structs.replace(with_answers(self.now, answers), welcomed_on=on)
