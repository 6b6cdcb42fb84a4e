"""The running session: a state machine that is told events and the time, and never counts ticks."""

import copy
import math
from collections.abc import Callable, Iterable, Sequence

import msgspec

from tui.core.anatomy.body import Side, Spot
from tui.core.catalogue import say
from tui.core.cues.cue import Cue, CueKind, Scene, Telling
from tui.core.cues.cue_times import Timed, hold_cues, last_seconds, work_cues
from tui.core.entries.entry import HoldOutcome, Outcome, Pace, PassOutcome
from tui.core.places.spots import SpotNames
from tui.core.sessions.events import Event, SoreNow
from tui.core.sessions.record import Mark, PassRun, Phase, SessionHeader, SessionState
from tui.core.sessions.session_view import (
    HOLD_MARKS,
    LAST_COUNT_MS,
    LEAD_INS,
    TOLD_AT_MOST_MS,
    SessionView,
)

GAP_MS = 3_000
"""Real time between two looks from which the person counts as away (product.md 4)."""
GAP_WHILE_PAUSED_MS = 18_000
"""The same of a session that is paused anyway: no clock runs, so that looks can be few."""
EXTENSION_MS = 15_000
_HOLD_ENDS = {
    Event.EASED: HoldOutcome.EASED,
    Event.PARTLY: HoldOutcome.PARTLY,
    Event.NOT_EASING: HoldOutcome.NOT_EASING,
    Event.LET_GO: HoldOutcome.UNANSWERED,
}
_LEAPS = {Event.NEXT: 1, Event.BACK: -1, Event.AGAIN: 0}
_LEAD_IN_CUES = {
    Phase.GET_READY: CueKind.GET_READY,
    Phase.CONFIRM: CueKind.CONFIRM,
    Phase.CHANGE_SIDE: CueKind.CHANGE_SIDE,
}


class _Leap(msgspec.Struct):
    """A skip or sharp stop that can be taken back while the pass it led to is still the present one."""

    before: SessionState
    runs_after: int


class Session(SessionView):
    """One session, from its first get-ready to its end.

    `advance` and `handle` take the real time in milliseconds, on a clock that goes on while the machine
    sleeps, and answer with the cues of what happened. All sums are kept in session time, which runs
    `clock_rate` times as fast. A mark has the side of its pass; a region without sides marks `middle`.
    """

    def __init__(
        self,
        header: SessionHeader,
        *,
        new_id: Callable[[], str],
        unsided: frozenset[str] = frozenset(),
        hold_marks: Sequence[int] = HOLD_MARKS,
        telling: Telling | None = None,
        spot_names: SpotNames | None = None,
    ) -> None:
        """`new_id` names tender points, `unsided` are the regions that have no sides.

        `spot_names` is what the spot of a tender point can be called.

        `telling` is how long a voice needs to tell a pass, where there is one: lead-ins are as long as that.
        """
        super().__init__(header, hold_marks=hold_marks, telling=telling, spot_names=spot_names)
        if not self.plan.passes:
            raise ValueError(say("nothing to do: the routine has no pass on the sides asked for"))
        self.is_being_told = False
        self._new_id = new_id
        self._unsided = unsided
        self._started_at = 0
        self._looked_at = 0
        self._undo: list[_Leap | str] = []
        self._cues: list[Cue] = []

    @property
    def can_undo(self) -> bool:
        """Whether `u` has anything to take back now."""
        self._forget_stale_leaps()
        return bool(self._undo) and not self.over

    def _forget_stale_leaps(self) -> None:
        """A skip or stop cannot be taken back once a further pass has begun: what was done since stays."""
        present = len(self.state.runs)
        self._undo = [item for item in self._undo if isinstance(item, str) or item.runs_after == present]

    def due_at(self, after_ms: int) -> int:
        """The real time at which so much session time will have passed since the last look."""
        session_ms = self._session_ms(self._looked_at) + after_ms
        return self._started_at + math.ceil(session_ms / self.header.clock_rate)

    # What can happen

    def start(self, now_ms: int) -> list[Cue]:
        """Begin with the lead-in of the first pass."""
        self._started_at = self._looked_at = now_ms
        self._enter(0)
        return self._take_cues()

    def resume(self, state: SessionState, now_ms: int, away_ms: int) -> list[Cue]:
        """Go on from a state that was written down, paused; so much session time passed with nobody here.

        Marks can still be taken back, skips and stops not: what they took back is not written down.
        """
        self.state = copy.deepcopy(state)
        self._started_at = self._looked_at = now_ms
        self._undo = [mark.id for mark in self.state.marks]
        if not self.state.runs:
            self._enter(0)
            self._take_cues()
        if not self.over:
            self._be_away(max(0, away_ms))
        return self._take_cues()

    def advance(self, now_ms: int) -> list[Cue]:
        """Look at the clock: bank what has passed, and go where that leads."""
        gap = now_ms - self._looked_at
        before, after = self._session_ms(self._looked_at), self._session_ms(now_ms)
        if gap <= 0 or self.over:
            return self._take_cues()
        self._looked_at = now_ms
        if gap >= (GAP_WHILE_PAUSED_MS if self.phase is Phase.PAUSED else GAP_MS):
            self._be_away(after - before)
        else:
            self._spend(after - before)
        return self._take_cues()

    def handle(self, event: Event | SoreNow, now_ms: int) -> list[Cue]:
        """Let the person do something now; what does not apply in this phase changes nothing."""
        cues = self.advance(now_ms)
        if not self.over:
            self._do(event)
        return cues + self._take_cues()

    def _do(self, event: Event | SoreNow) -> None:
        if isinstance(event, SoreNow):
            self._note_sore(event)
        elif event in _HOLD_ENDS:
            self._end_hold(_HOLD_ENDS[event])
        elif event in _LEAPS:
            self._leap(_LEAPS[event])
        else:
            getattr(self, f"_on_{event.name.lower()}")()

    def _on_go(self) -> None:
        if self.phase in LEAD_INS:
            self._work()

    def _on_mark(self) -> None:
        self._on_go_on()
        self._on_go()
        if self.phase is Phase.WORK:
            self._mark()

    def _on_done(self) -> None:
        if self.phase is Phase.WORK and self.current.step.is_still:
            self._end_run(PassOutcome.DONE)
            self._enter(self.run.index + 1)

    def _on_sharp(self) -> None:
        if self.under not in (Phase.WORK, Phase.HOLD):
            return
        self._remember_leap()
        paused, mark = self.phase is Phase.PAUSED, self.open_mark
        region = self.current.region if mark is None else mark.region
        self._close_mark(HoldOutcome.SHARP)
        self._end_run(PassOutcome.STOPPED)
        self.state.stopped.append(Spot(region, self._side_at(region)))
        self._cue(CueKind.SHARP)
        self._enter(self.run.index + 1, paused=paused)
        self._leapt()

    def _on_pause(self) -> None:
        if self.phase is not Phase.PAUSED:
            self.state.resume_to, self.state.phase = self.phase, Phase.PAUSED
            self._cue(CueKind.PAUSED)

    def _on_go_on(self) -> None:
        if self.state.resume_to is not None:
            self.state.phase, self.state.resume_to = self.state.resume_to, None
            self._be_told_again()
            self._cue(CueKind.RESUMED)

    def _on_more(self) -> None:
        if self.phase is not Phase.HOLD:
            self.run.extended_ms += EXTENSION_MS

    def _on_undo(self) -> None:
        if self.can_undo:
            last = self._undo.pop()
            self._take_mark_back() if isinstance(last, str) else self._take_leap_back(last)
            self._be_told_again()
            kind = CueKind.PAUSED if self.phase is Phase.PAUSED else CueKind.RESUMED
            self._cues.append(Cue(kind, self._scene(), taken_back=True))

    def _on_end(self) -> None:
        self._close_mark(HoldOutcome.UNANSWERED)
        self._end_run(PassOutcome.CUT_SHORT)
        self._be_over(Outcome.ENDED_EARLY, CueKind.ENDED)

    # Passes

    def _enter(self, index: int, *, paused: bool = False) -> None:
        """Start the lead-in of a pass; what is left out on the way is listed as skipped.

        Behind the last pass the session is over: finished if its last second was reached, else ended early.
        """
        wanted = self._next_index(index)
        ended = self.state.runs[-1] if self.state.runs else None
        for item in range(index, wanted):
            self._begin_run(item).outcome = PassOutcome.SKIPPED
        if wanted == len(self.plan.passes):
            if ended is not None and ended.outcome is PassOutcome.DONE:
                self._be_over(Outcome.FINISHED, CueKind.FINISHED)
            else:
                self._be_over(Outcome.ENDED_EARLY, CueKind.ENDED)
            return
        self._begin_run(wanted)
        phase = self._lead_in_phase()
        self.state.phase, self.state.resume_to = (Phase.PAUSED, phase) if paused else (phase, None)
        self._cue(_LEAD_IN_CUES[phase])

    def _begin_run(self, index: int) -> PassRun:
        item = self.plan.passes[index]
        self.state.runs.append(PassRun(index=index, step=item.step.id, side=item.side))
        self.state.lead_in_ms = 0
        self._waited_for_voice_ms = 0
        return self.run

    def _lead_in_phase(self) -> Phase:
        if self.current.changes_from(self.state.placed):
            return Phase.CHANGE_SIDE
        return Phase.CONFIRM if self.current.confirm else Phase.GET_READY

    def _work(self) -> None:
        self.state.phase = Phase.WORK
        self.state.placed = None if self.current.step.group is None else self.current.side
        self._cue(CueKind.GO)

    def _end_run(self, outcome: PassOutcome) -> None:
        self.run.outcome = outcome

    def _leap(self, by: int) -> None:
        self._remember_leap()
        paused, worked = self.phase is Phase.PAUSED, self.under in (Phase.WORK, Phase.HOLD)
        self._close_mark(HoldOutcome.UNANSWERED)
        done = by == 1 and worked and self.plan.pace is Pace.UNTIMED
        self._end_run(PassOutcome.DONE if done else PassOutcome.SKIPPED)
        self._enter(self._index_before() if by < 0 else self.run.index + by, paused=paused)
        self._leapt(undoable=by == 1)

    def _index_before(self) -> int:
        earlier = range(self.run.index - 1, -1, -1)
        return next((at for at in earlier if not self._left_out(self.plan.passes[at])), self.run.index)

    def _be_over(self, outcome: Outcome, cue: CueKind) -> None:
        self.state.phase, self.state.resume_to = Phase.FINISHED, None
        self.state.outcome = outcome
        self._cue(cue)

    # Tender points

    def _mark(self) -> None:
        state = self.state
        state.marks.append(
            Mark(
                id=self._new_id(),
                at=self.header.at(state.elapsed_ms),
                step=self.current.step.id,
                region=self.current.region,
                side=self._side_at(self.current.region),
                into_pass_ms=self.run.worked_ms,
            )
        )
        state.hold, state.phase = len(state.marks) - 1, Phase.HOLD
        self._undo.append(state.marks[-1].id)
        self._cue(CueKind.HOLD_STARTED)

    def _side_at(self, region: str) -> Side | None:
        return Side.MIDDLE if region in self._unsided else self.current.side

    def _on_name_spot(self) -> None:
        """Accept what is offered for the open mark, or go on to the next; behind the last it is not named."""
        mark, spot = self.open_mark, self.next_spot
        if mark is not None:
            mark.region = self.current.region if spot is None else spot.region
            mark.spot = "" if spot is None else spot.spot
            mark.side = self._side_at(mark.region)

    def _note_sore(self, sore: SoreNow) -> None:
        mark = self.open_mark
        if mark is not None:
            if sore.corrects and mark.sore:
                mark.sore.pop()
            mark.sore.append(sore.value)

    def _close_mark(self, outcome: HoldOutcome) -> None:
        mark = self.open_mark
        if mark is not None:
            mark.outcome = outcome
            self.state.hold = None

    def _end_hold(self, outcome: HoldOutcome) -> None:
        mark = self.open_mark
        if mark is not None:
            self._close_mark(outcome)
            self.state.phase, self.state.resume_to = Phase.WORK, None
            self._cue(CueKind.EASED, mark.held_ms // 1000, hold=outcome)

    # Taking back

    def _remember_leap(self) -> None:
        self._undo.append(_Leap(copy.deepcopy(self.state), 0))

    def _leapt(self, *, undoable: bool = True) -> None:
        leap = self._undo[-1]
        if isinstance(leap, _Leap) and undoable:
            leap.runs_after = len(self.state.runs)
        else:
            self._undo.pop()

    def _take_mark_back(self) -> None:
        state, mark = self.state, self.state.marks.pop()
        state.held_ms -= mark.held_ms
        state.paused_ms += mark.held_ms
        if state.hold is not None:
            state.hold = None
            if state.resume_to is None:
                state.phase = Phase.WORK
            else:
                state.resume_to = Phase.WORK

    def _take_leap_back(self, leap: _Leap) -> None:
        paused, elapsed = self.phase is Phase.PAUSED, self.state.elapsed_ms
        by_hand = self.state.by_hand
        self.state = leap.before
        self.state.by_hand = by_hand
        self.state.paused_ms += elapsed - self.state.elapsed_ms
        if paused and self.phase is not Phase.PAUSED:
            self.state.resume_to, self.state.phase = self.phase, Phase.PAUSED

    # Time

    def _session_ms(self, now_ms: int) -> int:
        return int((now_ms - self._started_at) * self.header.clock_rate)

    def _be_away(self, ms: int) -> None:
        self.state.away_ms += ms
        self.away_last_ms = ms
        self.changed_by_itself_at = self._looked_at
        self._on_pause()
        self._cue(CueKind.AWAY, round(ms / 1000))

    def _spend(self, ms: int) -> None:
        while ms > 0 and not self.over:
            self._wait_for_voice(ms)
            left = self._left_in_phase()
            part = ms if left is None else min(ms, left)
            self._bank(part)
            ms -= part
            if part == left:
                self._go_on_by_itself()

    def _left_in_phase(self) -> int | None:
        """Time until the phase ends by itself; None where it waits for the person."""
        if self.phase is Phase.WORK:
            return max(0, self.work_left_ms)
        return self.lead_in_left_ms if self.phase in (Phase.GET_READY, Phase.CHANGE_SIDE) else None

    def _bank(self, ms: int) -> None:
        state, mark = self.state, self.open_mark
        if self.phase is Phase.WORK:
            self._cue_work(ms)
            state.worked_ms += ms
            self.run.worked_ms += ms
        elif self.phase is Phase.HOLD and mark is not None:
            self._cue_all(hold_cues(mark.held_ms, mark.held_ms + ms, self.hold_marks))
            state.held_ms += ms
            mark.held_ms += ms
        elif self.phase is Phase.PAUSED:
            state.paused_ms += ms
        else:
            if self.phase is not Phase.CONFIRM:
                self._cue_all(last_seconds(self.lead_in_left_ms, self.lead_in_left_ms - ms))
            state.moving_ms += ms
            state.lead_in_ms += ms

    def _be_told_again(self) -> None:
        """A lead-in that a pause or a leap has cut is told from its beginning, and has the time for it."""
        changing = self.current.changes_from(self.state.placed)
        if self.phase in LEAD_INS and self._telling is not None and self._telling(self.current, changing):
            self.state.lead_in_ms = self._waited_for_voice_ms = 0

    def _wait_for_voice(self, ms: int) -> None:
        """While a voice still tells what to do, the last seconds of a lead-in do not begin."""
        if self.is_being_told and self.phase in (Phase.GET_READY, Phase.CHANGE_SIDE):
            missing = LAST_COUNT_MS + 1 + ms - self.lead_in_left_ms
            at_most = TOLD_AT_MOST_MS - self._lead_in_length()
            self._waited_for_voice_ms += max(0, min(missing, at_most))

    def _go_on_by_itself(self) -> None:
        self.changed_by_itself_at = self._looked_at
        if self.phase is Phase.WORK:
            self._end_run(PassOutcome.DONE)
            self._enter(self.run.index + 1)
        else:
            self._work()

    # Cues

    def _cue(self, kind: CueKind, seconds: int | None = None, *, hold: HoldOutcome | None = None) -> None:
        self._cues.append(Cue(kind, self._scene(hold), seconds))

    def _cue_all(self, timed: Iterable[Timed]) -> None:
        """Cues of the time that is about to be banked, each with the scene of its own moment."""
        holds, scene = self.phase is Phase.HOLD, self._scene()
        for each in timed:
            elapsed_ms = scene.elapsed_ms + each.after_ms
            left_ms = scene.left_ms if holds else scene.left_ms - each.after_ms
            at = msgspec.structs.replace(scene, elapsed_ms=elapsed_ms, left_ms=left_ms)
            self._cues.append(Cue(each.kind, at, each.seconds))

    def _scene(self, hold: HoldOutcome | None = None) -> Scene:
        leads_in = self.under in LEAD_INS
        return Scene(
            number=self.run.index + 1,
            of=len(self.plan.passes),
            now=self.current,
            upcoming=self.upcoming,
            under=self.under,
            elapsed_ms=self.state.elapsed_ms,
            left_ms=self.lead_in_left_ms if leads_in else max(0, self.work_left_ms),
            counts_up=self.plan.pace is Pace.UNTIMED and not leads_in,
            changes_side=self.current.changes_from(self.state.placed),
            is_paused=self.phase is Phase.PAUSED,
            hold=hold,
        )

    def _take_cues(self) -> list[Cue]:
        cues, self._cues = self._cues, []
        return cues

    def _cue_work(self, ms: int) -> None:
        if self.plan.pace is Pace.UNTIMED:
            return
        left, still = self.work_left_ms, self.current.step.is_still
        length = 0 if still else self.current.limit_ms + self.run.extended_ms
        self._cue_all(work_cues(left, left - ms, length, far=self.current.hands_free))
