"""A fitted session as rows: what is done, on which sides, for how long."""

from collections.abc import Sequence

import msgspec

from tui.core.anatomy.body import Side
from tui.core.catalogue import marked, say
from tui.core.fitting.fit import Fitted
from tui.core.fitting.fit_words import STATION_WORDS
from tui.core.routines.plan import Pass
from tui.core.routines.routine import Library
from tui.core.routines.vocabulary import Setting
from tui.core.words import minutes_and_seconds

_SIDES = {
    (Side.LEFT, Side.RIGHT): marked("each side"),
    (Side.RIGHT, Side.LEFT): marked("each side"),
    (Side.LEFT,): marked("left"),
    (Side.RIGHT,): marked("right"),
}


class FitRow(msgspec.Struct, frozen=True, kw_only=True):
    """A step of the plan; seconds are those of each side.

    `station` is said where one has to go somewhere else for it. `is_still` are positions and rests.
    """

    title: str
    seconds: int
    sides: str
    routine_title: str
    station: str
    is_still: bool

    @property
    def time(self) -> str:
        """The seconds as a clock shows them."""
        return minutes_and_seconds(self.seconds)


def fit_rows(fitted: Fitted, library: Library) -> tuple[FitRow, ...]:
    """A row for each step, in the order they begin in."""
    rows: dict[str, list[Pass]] = {}
    for item in fitted.plan.passes:
        rows.setdefault(item.step.id, []).append(item)
    made: list[FitRow] = []
    here: Setting | None = None
    for passes in rows.values():
        step = passes[0].step
        there = fitted.routine.setting_of(step)
        source = library.routine((step.same_as or "").rpartition("/")[0])
        made.append(
            FitRow(
                title=step.title,
                seconds=passes[0].planned_ms // 1000,
                sides=say(_SIDES.get(tuple(item.side for item in passes if item.side), "")),
                routine_title=source.title if source else "",
                station="" if there is here else say(STATION_WORDS[there]),
                is_still=step.is_still,
            )
        )
        here = there
    return tuple(made)


def left_out_rows(fitted: Fitted) -> Sequence[tuple[str, str]]:
    """Each reason for which something is left out, with the steps it is said of."""
    told: dict[str, list[str]] = {}
    for each in fitted.left_out:
        title = next((step.title for step in each.routine.steps if step.id == each.step), each.step)
        told.setdefault(each.why, []).append(title)
    return [(why, ", ".join(dict.fromkeys(titles))) for why, titles in told.items()]


def total_in_words(fitted: Fitted, minutes: int) -> str:
    """How much of the minutes it takes, such as "6:54 of 7:00"."""
    return say(
        "{taken} of {given}",
        taken=minutes_and_seconds(fitted.seconds),
        given=minutes_and_seconds(60 * minutes),
    )
