"""Plausible entries, findings and steps, of which a test says only what matters to it."""

import datetime as dt
from typing import Any

from tui.core.anatomy.body import Side, Spot
from tui.core.entries.entry import (
    CheckIn,
    HoldOutcome,
    Outcome,
    Pace,
    PassOutcome,
    PassResult,
    SessionEntry,
    TenderPoint,
)
from tui.core.places.findings import Finding, Recurrence
from tui.core.routines.plan import BOTH_SIDES
from tui.core.routines.routine import Routine, Step
from tui.core.sessions.record import SessionHeader

AT = dt.datetime(2026, 11, 22, 14, 3, 11, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def a_tender_point(**fields: Any) -> TenderPoint:
    """A hold on the right shoulder that eased after 40 s; the fields replace what they name."""
    usual: dict[str, Any] = {
        "id": "mark-1",
        "at": AT,
        "step": "roll-down",
        "region": "shoulder-top",
        "side": Side.RIGHT,
        "seconds_into_pass": 34,
        "seconds_held": 40,
        "outcome": HoldOutcome.EASED,
    }
    return TenderPoint(**usual | fields)


def a_session(**fields: Any) -> SessionEntry:
    """A finished session of one pass of 90 s on the right; the fields replace what they name."""
    started_at = fields.get("started_at", AT)
    usual: dict[str, Any] = {
        "id": "session-1",
        "routine": "tight-shoulders",
        "routine_title": "Tight shoulders",
        "pace": Pace.NORMAL,
        "started_at": started_at,
        "ended_at": started_at + dt.timedelta(minutes=2),
        "timezone": "Europe/Paris",
        "recorded_at": None,
        "updated_at": None,
        "outcome": Outcome.FINISHED,
        "seconds_planned": 90,
        "seconds_worked": 90,
        "seconds_held": 0,
        "seconds_paused": 0,
        "seconds_moving": 0,
        "seconds_away": 0,
        "passes": (PassResult(step="roll-down", side=Side.RIGHT, seconds=90, outcome=PassOutcome.DONE),),
    }
    return SessionEntry(**usual | fields)


def a_check_in(**fields: Any) -> CheckIn:
    """A check-in without an answer; the fields replace what they name."""
    started_at = fields.get("started_at", AT)
    usual: dict[str, Any] = {
        "id": "check-in-1",
        "started_at": started_at,
        "ended_at": started_at,
        "timezone": "Europe/Paris",
        "recorded_at": None,
        "updated_at": None,
    }
    return CheckIn(**usual | fields)


def a_finding(**fields: Any) -> Finding:
    """Of the right shoulder, which comes back and eased after 70 s; the fields replace what they name."""
    usual: dict[str, Any] = {
        "spot": Spot("shoulder-top", Side.RIGHT),
        "count": 3,
        "worked": 5,
        "recurrence": Recurrence.RECURRING,
        "last_on": dt.date(2026, 11, 20),
        "last_at": dt.datetime(2026, 11, 20, 18, 5, tzinfo=dt.UTC),
        "last_seconds_held": 70,
        "last_outcome": HoldOutcome.EASED,
        "last_step": "roll-down",
    }
    return Finding(**usual | fields)


def a_step(**fields: Any) -> Step:
    """A step of 60 s on the top of the shoulder; the fields replace what they name."""
    usual: dict[str, Any] = {
        "id": "roll-down",
        "title": "Roll down",
        "instruction": "Roll slowly.",
        "seconds": 60,
        "min_seconds": 15,
        "max_seconds": 120,
        "regions": ("shoulder-top",),
    }
    return Step(**usual | fields)


def a_header(routine: Routine, **fields: Any) -> SessionHeader:
    """A session on both sides, at normal pace, with keys; the fields replace what they name."""
    usual: dict[str, Any] = {
        "id": "session",
        "routine": routine,
        "pace": Pace.NORMAL,
        "sides": BOTH_SIDES,
        "keys": True,
        "started_at": dt.datetime(2026, 11, 22, 14, 3, 11, tzinfo=dt.UTC),
        "timezone": "UTC",
    }
    return SessionHeader(**usual | fields)
