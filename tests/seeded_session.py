"""One session as chance plays it: what a person could have done, with sums that add up (product.md 6).

Rules, all by the chance handed in:

- The routine is planned at a pace (normal 4 in 5), on both sides, or on the left or the right alone (1 in 8
  each).
- 6 in 100 sessions end early and 3 in 100 are interrupted: the pass they end in is `cut-short` after 0 s or
  halfway, later ones are not listed. One in 100 ends before its first pass has begun, and lists none.
- A pass that takes a position runs as planned. Of the others 3 in 100 are `skipped` after 0 s or halfway,
  1 in 100 is `skipped` and done once more, 1 in 100 is `stopped`; what comes later on that region and side is
  then listed `skipped` with 0 s.
- A pass that ran at all is marked with a chance of its place (`TENDER`), half of that on the other side, one
  in eight of those once more. The region is the step's first, one in six another of the step; the side that
  of the pass, of a pass on both sides two in five left or right, `middle` where the region has no sides, null
  in a step without one. Half of the marks have one of three names of the place, the rest none.
- A hold lasts 4 to 140 s, shorter as the year goes on; 70 in 100 ease, the others end in every other way.
- Ratings: the first region of the routine 85 in 100, any other 30 in 100; in 12 of 100 there is no `before`,
  in 22 no `after`, never neither. `before` follows the level of the place; `after` is 1 more to 3 less.
"""

import datetime as dt
import random
from collections.abc import Iterator

import msgspec

from tui.core.anatomy.body import Side, rated_side
from tui.core.entries.entry import (
    HoldOutcome,
    Outcome,
    Pace,
    PassOutcome,
    PassResult,
    Rating,
    SessionEntry,
    TenderPoint,
)
from tui.core.routines.plan import BOTH_SIDES, Pass, Plan, make_plan
from tui.core.routines.routine import Library, Routine
from tui.core.routines.vocabulary import Motion

TENDER = {
    "shoulder-top": (0.5, Side.RIGHT),
    "neck-back": (0.2, Side.LEFT),
    "upper-back": (0.3, Side.LEFT),
    "low-back": (0.2, Side.RIGHT),
    "foot-sole": (0.15, Side.LEFT),
}
"""How often a pass finds something there, and on which side twice as often."""
SELDOM_TENDER = (0.05, Side.LEFT)
SPOTS = {
    "shoulder-top": ("above the shoulder blade", "halfway to the neck", "Ecke vom Schulterblatt"),
    "foot-sole": ("inner arch", "front of the heel", "[b]ball[/b] of the foot"),
}
OTHER_SPOTS = ("beside the spine", "under the edge, left", "=SUM(1,2)")
OUTCOMES = (
    [HoldOutcome.EASED] * 14
    + [HoldOutcome.PARTLY] * 2
    + [HoldOutcome.NOT_EASING, HoldOutcome.SHARP, HoldOutcome.UNANSWERED, HoldOutcome.UNANSWERED]
)
LEVELS = {"shoulder-top": (8, 4), "neck-back": (5, 5), "low-back": (3, 6), "foot-sole": (4, 2)}
"""How sore a place is before a session, at the beginning of the year and at its end."""
OTHER_LEVEL = (3, 3)


class Sitting(msgspec.Struct, frozen=True, kw_only=True):
    """What is known before a session is played; `progress` runs from 0 to 1 over the year.

    `tender` is how many times as often as usual something is found, `says_regions` whether passes tell
    themselves what they worked.
    """

    id: str
    routine: Routine
    start: dt.datetime
    zone: str
    progress: float
    tender: float = 1
    says_regions: bool = False


class _Played(msgspec.Struct, frozen=True):
    passes: tuple[PassResult, ...]
    marks: tuple[TenderPoint, ...]


def play(chance: random.Random, library: Library, sitting: Sitting) -> SessionEntry:
    """A session as it is stored, without a note."""
    sides = chance.choices([BOTH_SIDES, (Side.LEFT,), (Side.RIGHT,)], [6, 1, 1])[0]
    pace = chance.choices(list(Pace), [2, 32, 4, 2])[0]
    plan = make_plan(sitting.routine, pace, sides)
    outcome = chance.choices(list(Outcome), [91, 6, 3])[0]
    rate = 20.0 if chance.random() < 0.02 else 1
    played = _PassesPlayed(chance, library, sitting, plan).play(outcome)
    worked, held = (
        sum(each.seconds for each in played.passes),
        sum(each.seconds_held for each in played.marks),
    )
    paused = chance.choice([0, 0, 0, chance.randint(1, 400)])
    moving, away = 6 * len(played.passes) + 8, chance.choice([0] * 30 + [chance.randint(3, 5000)])
    end = sitting.start + dt.timedelta(seconds=round((worked + held + paused + moving + away) / rate))
    return SessionEntry(
        id=sitting.id,
        routine=sitting.routine.id,
        routine_title=sitting.routine.title,
        pace=pace,
        started_at=sitting.start,
        ended_at=end,
        timezone=sitting.zone,
        recorded_at=end,
        updated_at=end,
        clock_rate=rate,
        unattended=outcome is Outcome.FINISHED and chance.random() < 0.03,
        outcome=outcome,
        seconds_planned=plan.work_ms // 1000,
        seconds_worked=worked,
        seconds_held=held,
        seconds_paused=paused,
        seconds_moving=moving,
        seconds_away=away,
        passes=played.passes,
        ratings=tuple(_ratings(chance, library, sitting, plan)),
        tender_points=played.marks,
    )


class _PassesPlayed:
    """The passes of one session, one after the other."""

    def __init__(self, chance: random.Random, library: Library, sitting: Sitting, plan: Plan) -> None:
        self._chance, self._library, self._sitting, self._plan = chance, library, sitting, plan
        self._passes: list[PassResult] = []
        self._marks: list[TenderPoint] = []
        self._stopped: set[tuple[str, Side | None]] = set()

    def play(self, outcome: Outcome) -> _Played:
        """All of them, or up to the one in which the session ends."""
        planned = self._plan.passes
        ends_in = len(planned) if outcome is Outcome.FINISHED else self._chance.randrange(len(planned))
        if outcome is not Outcome.FINISHED and self._chance.random() < 0.1:
            return _Played((), ())
        for number, item in enumerate(planned):
            if number < ends_in:
                self._take(item)
            elif number == ends_in:
                self._add(item, self._chance.choice([0, item.planned_ms // 2000]), PassOutcome.CUT_SHORT)
        return _Played(tuple(self._passes), tuple(self._marks))

    def _take(self, item: Pass) -> None:
        seconds, luck = item.planned_ms // 1000, self._chance.random()
        if any((region, item.side) in self._stopped for region in item.step.regions):
            self._add(item, 0, PassOutcome.SKIPPED)
        elif item.step.motion is Motion.POSITION or luck > 0.05:
            self._add(item, seconds, PassOutcome.DONE)
        elif luck < 0.01:
            self._add(item, seconds // 3, PassOutcome.STOPPED)
            self._stopped.add((item.region, item.side))
        else:
            self._add(item, self._chance.choice([0, seconds // 2]), PassOutcome.SKIPPED)
            if luck < 0.02:
                self._add(item, seconds, PassOutcome.DONE)

    def _add(self, item: Pass, seconds: int, outcome: PassOutcome) -> None:
        self._passes.append(
            PassResult(
                step=item.step.id,
                side=item.side,
                seconds=seconds,
                outcome=outcome,
                regions=item.step.worked if self._sitting.says_regions else None,
            )
        )
        if seconds and item.step.motion is not Motion.POSITION:
            often, worse = TENDER.get(item.region, SELDOM_TENDER)
            often *= self._sitting.tender * (0.5 if item.side is worse.other else 1)
            while self._chance.random() < often:
                self._marks.append(self._mark(item, seconds))
                often = 0.125

    def _mark(self, item: Pass, seconds: int) -> TenderPoint:
        chance, sitting = self._chance, self._sitting
        first, *others = item.step.regions
        region = chance.choice(others) if others and chance.random() < 1 / 6 else first
        peak = chance.choice([None, *range(3, 11)])
        outcome = chance.choice(OUTCOMES)
        return TenderPoint(
            id=f"{sitting.id}-m{len(self._marks)}",
            at=sitting.start + dt.timedelta(seconds=chance.randint(20, 600)),
            step=item.step.id,
            region=region,
            side=self._side_of_mark(region, item.side),
            spot=chance.choice(SPOTS.get(region, OTHER_SPOTS)) if chance.random() < 0.5 else "",
            seconds_into_pass=chance.randint(0, seconds),
            seconds_held=chance.randint(4, 140 - round(80 * sitting.progress)),
            outcome=outcome,
            peak=peak,
            release=None if peak is None or chance.random() < 0.4 else chance.randint(0, peak),
            word=chance.choice([None, None, "ache", "sharp, then dull"]),
        )

    def _side_of_mark(self, region: str, side: Side | None) -> Side | None:
        known = self._library.region(region)
        if known is not None and not known.sided:
            return Side.MIDDLE
        says_otherwise = side is Side.BOTH and self._chance.random() < 0.4
        return self._chance.choice(BOTH_SIDES) if says_otherwise else side


def level_of(chance: random.Random, region: str, progress: float) -> int:
    """How sore a place is on a day of the year, 0 to 10."""
    first, last = LEVELS.get(region, OTHER_LEVEL)
    return min(10, max(0, round(chance.gauss(first + (last - first) * progress, 1.3))))


def _ratings(chance: random.Random, library: Library, sitting: Sitting, plan: Plan) -> Iterator[Rating]:
    for number, region in enumerate(sitting.routine.regions):
        if chance.random() < (0.3 if number else 0.85):
            before, luck = level_of(chance, region, sitting.progress), chance.random()
            after = min(10, max(0, before - chance.choice([-1, 0, 0, 1, 1, 2, 2, 3])))
            yield Rating(
                region=region,
                side=rated_side(library.region(region), plan.done_sides, None),
                before=None if luck < 0.12 else before,
                after=None if luck > 0.78 else after,
            )
