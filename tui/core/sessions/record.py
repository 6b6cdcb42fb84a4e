"""A running session as it is written down, and the entry it becomes."""

import datetime as dt
from enum import StrEnum
from typing import Protocol

import msgspec

from tui.core.anatomy.body import Side, Spot
from tui.core.entries.entry import (
    HoldOutcome,
    Moment,
    Outcome,
    Pace,
    PassOutcome,
    PassResult,
    Rating,
    SessionEntry,
    TenderPoint,
)
from tui.core.routines.plan import LeftOutPass, Plan, make_plan
from tui.core.routines.routine import Routine, Step


class Phase(StrEnum):
    """Where a running session is."""

    GET_READY = "get-ready"
    CONFIRM = "confirm"
    CHANGE_SIDE = "change-side"
    WORK = "work"
    HOLD = "hold"
    PAUSED = "paused"
    FINISHED = "finished"


class SessionHeader(msgspec.Struct, frozen=True, kw_only=True):
    """What a session was started with: all that is needed to tell its story later."""

    id: str
    routine: Routine
    pace: Pace
    sides: tuple[Side, ...]
    keys: bool
    started_at: Moment
    timezone: str
    clock_rate: float = 1
    ratings: tuple[Rating, ...] = ()
    left_out: tuple[LeftOutPass, ...] = ()

    def plan(self) -> Plan:
        """The passes this session runs."""
        return make_plan(self.routine, self.pace, self.sides, keys=self.keys, left_out=self.left_out)

    def at(self, elapsed_ms: int) -> dt.datetime:
        """The time of day at which so much session time had passed, to the second."""
        moment = self.started_at + dt.timedelta(milliseconds=elapsed_ms / self.clock_rate)
        return moment.replace(microsecond=0)

    def elapsed_at(self, moment: dt.datetime) -> int:
        """The session time in milliseconds that has passed at a time of day; the inverse of `at`."""
        return int((moment - self.started_at) / dt.timedelta(milliseconds=1) * self.clock_rate)


class PassRun(msgspec.Struct, kw_only=True):
    """A pass as it is going: worked and extended times in milliseconds."""

    index: int
    step: str
    side: Side | None
    worked_ms: int = 0
    extended_ms: int = 0
    outcome: PassOutcome | None = None


class Mark(msgspec.Struct, kw_only=True):
    """A tender point as it is going; `sore` are the numbers given while it was held."""

    id: str
    at: dt.datetime
    step: str
    region: str
    side: Side | None
    into_pass_ms: int
    spot: str = ""
    held_ms: int = 0
    outcome: HoldOutcome | None = None
    sore: list[int] = []


class ByHand(msgspec.Struct, kw_only=True):
    """What the person switched themselves, and so stays as they want it; None is as the pass wants it."""

    wall: bool | None = None
    distance: bool | None = None
    muted: bool = False


class SessionState(msgspec.Struct, kw_only=True):
    """Everything a running session knows; one line of its session file. Times in milliseconds.

    `resume_to` is the phase a pause goes back to, `lead_in_ms` the time spent in the present lead-in,
    `placed` the side last worked on, `hold` the number of the open mark, `stopped` the spots at which
    something felt sharp. `outcome` is None until the session is over; `by_hand` is no part of what happened,
    and nothing takes it back.
    """

    phase: Phase
    outcome: Outcome | None = None
    resume_to: Phase | None = None
    lead_in_ms: int = 0
    placed: Side | None = None
    runs: list[PassRun] = []
    marks: list[Mark] = []
    hold: int | None = None
    stopped: list[Spot] = []
    worked_ms: int = 0
    held_ms: int = 0
    paused_ms: int = 0
    moving_ms: int = 0
    away_ms: int = 0
    by_hand: ByHand = msgspec.field(default_factory=ByHand)

    @property
    def elapsed_ms(self) -> int:
        """Session time since the start: the five sums account for all of it."""
        return self.worked_ms + self.held_ms + self.paused_ms + self.moving_ms + self.away_ms


class SessionLog(Protocol):
    """Where a running session is written down as it happens."""

    def append(self, event: str, state: SessionState) -> None:
        """Write one event with the state after it; returns when it is on disk. Raises JournalError."""
        ...


def entry_of(
    header: SessionHeader,
    state: SessionState,
    outcome: Outcome,
    recorded_at: dt.datetime | None,
    *,
    unattended: bool = False,
) -> SessionEntry:
    """The journal entry of a session in this state; whatever is still open counts as ended here."""
    plan = header.plan()
    return SessionEntry(
        id=header.id,
        routine=header.routine.id,
        routine_title=header.routine.title,
        pace=header.pace,
        started_at=header.at(0),
        ended_at=header.at(state.elapsed_ms),
        timezone=header.timezone,
        recorded_at=recorded_at,
        updated_at=recorded_at,
        clock_rate=header.clock_rate,
        unattended=unattended,
        outcome=outcome,
        seconds_planned=rounded_seconds(plan.work_ms),
        seconds_worked=rounded_seconds(state.worked_ms),
        seconds_held=rounded_seconds(state.held_ms),
        seconds_paused=rounded_seconds(state.paused_ms),
        seconds_moving=rounded_seconds(state.moving_ms),
        seconds_away=rounded_seconds(state.away_ms),
        passes=tuple(_result_of(run, plan.passes[run.index].step) for run in state.runs),
        ratings=header.ratings,
        tender_points=tuple(_tender_point_of(mark) for mark in state.marks),
    )


def _result_of(run: PassRun, step: Step) -> PassResult:
    return PassResult(
        step=run.step,
        side=run.side,
        seconds=rounded_seconds(run.worked_ms),
        outcome=run.outcome or PassOutcome.CUT_SHORT,
        regions=step.worked,
    )


def _tender_point_of(mark: Mark) -> TenderPoint:
    return TenderPoint(
        id=mark.id,
        at=mark.at,
        step=mark.step,
        region=mark.region,
        side=mark.side,
        spot=mark.spot,
        seconds_into_pass=rounded_seconds(mark.into_pass_ms),
        seconds_held=rounded_seconds(mark.held_ms),
        outcome=mark.outcome or HoldOutcome.UNANSWERED,
        peak=max(mark.sore, default=None),
        release=mark.sore[-1] if len(mark.sore) > 1 else None,
    )


def rounded_seconds(milliseconds: int) -> int:
    """Whole seconds, half up: the one place where session time is rounded."""
    return (milliseconds + 500) // 1000
