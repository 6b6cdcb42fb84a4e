"""What can be seen of a running session: asked by screens and channels, changed by none of them."""

import itertools
from collections.abc import Sequence

from tui.core.anatomy.body import Side
from tui.core.cues.cue import Telling
from tui.core.entries.entry import Pace
from tui.core.places.spots import SPOTS_OFFERED, SpotNames, spots_to_offer
from tui.core.routines.plan import Pass, Plan
from tui.core.routines.routine import PathSpot
from tui.core.sessions.record import Mark, PassRun, Phase, SessionHeader, SessionState

HOLD_MARKS = (20, 60, 90)
"""Seconds of a hold that are cued; the last says let go or ease off (product.md 4)."""
TOLD_AT_MOST_MS = 30_000
"""A lead-in waits no longer than this for a voice (product.md 4)."""
LAST_COUNT_MS = 3_000
"""The last three seconds of a lead-in are counted, with nothing else being said."""
LEAD_INS = (Phase.GET_READY, Phase.CONFIRM, Phase.CHANGE_SIDE)


class SessionView:
    """The readable side of a session: phase, pass, times left and open tender point."""

    def __init__(
        self,
        header: SessionHeader,
        *,
        hold_marks: Sequence[int] = HOLD_MARKS,
        telling: Telling | None = None,
        spot_names: SpotNames | None = None,
    ) -> None:
        """Before the start, with nothing spent; `telling` where a voice tells the steps.

        `spot_names` is what the spot of a tender point can be called.
        """
        self.header = header
        self.plan: Plan = header.plan()
        self.state = SessionState(phase=Phase.GET_READY)
        self.hold_marks = tuple(hold_marks)
        self._telling = telling
        self._spot_names = spot_names or SpotNames()
        self._waited_for_voice_ms = 0
        self.away_last_ms = 0
        self.changed_by_itself_at: int | None = None

    @property
    def phase(self) -> Phase:
        """Where the session is now."""
        return self.state.phase

    @property
    def under(self) -> Phase:
        """The phase a pause lies over, or the phase itself."""
        return self.state.resume_to or self.state.phase

    @property
    def over(self) -> bool:
        """Whether the session has ended, in whatever way."""
        return self.state.outcome is not None

    @property
    def run(self) -> PassRun:
        """The pass as it is going, or the last one that went."""
        return self.state.runs[-1]

    @property
    def current(self) -> Pass:
        """The pass the session is in, or the last one it was in."""
        return self.plan.passes[self.run.index]

    @property
    def wall_mode(self) -> bool:
        """Whether every key is the one button: in passes away from the keyboard, unless switched by hand."""
        return self._by_hand_or_by_itself(self.state.by_hand.wall)

    @property
    def distance_mode(self) -> bool:
        """Whether it is to be read from two metres away; by itself as wall mode."""
        return self._by_hand_or_by_itself(self.state.by_hand.distance)

    def _by_hand_or_by_itself(self, by_hand: bool | None) -> bool:
        if by_hand is not None:
            return by_hand
        return (self.current if self.state.runs else self.plan.passes[0]).hands_free

    @property
    def upcoming(self) -> Pass | None:
        """The pass that comes next, if nothing is skipped."""
        index = self._next_index(self.run.index + 1)
        return self.plan.passes[index] if index < len(self.plan.passes) else None

    @property
    def open_mark(self) -> Mark | None:
        """The tender point that is being held, also under a pause."""
        return None if self.state.hold is None else self.state.marks[self.state.hold]

    @property
    def spots_offered(self) -> list[PathSpot]:
        """What the spot of the open hold may be called, the likely one first; they do not change in it."""
        mark = self.open_mark
        if mark is None:
            return []
        return spots_to_offer(self.current, mark.into_pass_ms, self._spot_names, SPOTS_OFFERED)

    @property
    def next_spot(self) -> PathSpot | None:
        """What naming it once more calls the spot of the open hold; None where that takes its name away."""
        mark, offered = self.open_mark, self.spots_offered
        named = [(each.region, each.spot) for each in offered]
        if mark is None or (mark.region, mark.spot) not in named:
            return offered[0] if offered else None
        after = named.index((mark.region, mark.spot)) + 1
        return offered[after] if after < len(offered) else None

    @property
    def work_left_ms(self) -> int:
        """Step time left in this pass, up to its limit."""
        return self.current.limit_ms + self.run.extended_ms - self.run.worked_ms

    @property
    def lead_in_left_ms(self) -> int:
        """Time left before the seconds of this pass start."""
        return max(0, self._lead_in_length() - self.state.lead_in_ms)

    @property
    def seconds_left(self) -> int | None:
        """Planned seconds left in the session, holds and pauses not foreseen; None where nothing is timed.

        A started second counts whole, as in every count: so they all turn at once.
        """
        if self.plan.pace is Pace.UNTIMED:
            return None
        ahead = self.plan.passes[self.run.index + 1 :]
        now = max(0, self.work_left_ms) + self._before_work_ms
        wanted = [each for each in ahead if not self._left_out(each)]
        then = sum(each.planned_ms + self._lead_in_ms(each, each.change_side) for each in wanted)
        return -(-(now + then) // 1000)

    @property
    def _before_work_ms(self) -> int:
        """What is left of the lead-in; while the person is waited for nothing is counted."""
        if self.under is Phase.CONFIRM:
            return self._lead_in_length()
        return self.lead_in_left_ms if self.under in LEAD_INS else 0

    def _next_index(self, index: int) -> int:
        """The first pass from here on that is not left out; the number of passes where none is."""
        ahead = itertools.dropwhile(
            lambda at: self._left_out(self.plan.passes[at]), range(index, len(self.plan.passes))
        )
        return next(ahead, len(self.plan.passes))

    def _left_out(self, item: Pass) -> bool:
        return any(
            spot.region in item.step.regions and _meet(spot.side, item.side) for spot in self.state.stopped
        )

    def _lead_in_length(self) -> int:
        changing = self.current.changes_from(self.state.placed)
        return self._lead_in_ms(self.current, changing) + self._waited_for_voice_ms

    def _lead_in_ms(self, item: Pass, changing: bool) -> int:
        """How long a lead-in is: as planned, or until a voice has told all of it."""
        planned = item.change_over_ms if changing else item.get_ready_ms
        if self._telling is None:
            return planned
        return max(planned, min(TOLD_AT_MOST_MS, self._telling(item, changing) + LAST_COUNT_MS))


def _meet(stopped: Side | None, side: Side | None) -> bool:
    return stopped is None or side is None or stopped.overlaps(side)
