"""What somebody did lately, as far as it speaks for a routine or against it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection

from tui.core.anatomy.body import Spot
from tui.core.entries.entry import Outcome, PassOutcome, SessionEntry
from tui.core.places.dose import dose_at
from tui.core.places.findings import Finding, local_date
from tui.core.places.history import History
from tui.core.places.known_places import known_in
from tui.core.words import minutes as whole_minutes

RECENT_DAYS = 28
"""As far back as the numbers on the figure."""
REST_HOURS = 3
USUAL_FROM_SESSIONS = 3
"""Fewer sessions make no habit."""


class Lately:
    """The journal of the last weeks, seen from one moment; what lies ahead of that is not looked at."""

    def __init__(self, history: History, now: dt.datetime) -> None:
        """Find its sessions, the latest first, and those of each routine."""
        self._history = history
        self._now = now
        self._sore: dict[Spot, bool] = {}
        near = history.between(now.date() - dt.timedelta(days=RECENT_DAYS), now.date() + dt.timedelta(days=1))
        self.sessions = [
            each for each in reversed(near) if isinstance(each, SessionEntry) and each.started_at <= now
        ]
        self.by_routine: dict[str, list[SessionEntry]] = defaultdict(list)
        for session in self.sessions:
            self.by_routine[session.routine].append(session)

    def days_ago(self, session: SessionEntry) -> int:
        """How many days ago it was, by the days of the person."""
        return max(0, (self._now.date() - local_date(session)).days)

    def days_since(self, routine_id: str) -> int | None:
        """How many days ago a routine was done last; None where that is longer ago, or never was."""
        done = self.by_routine.get(routine_id)
        return self.days_ago(done[0]) if done else None

    def is_done(self, routine_id: str, regions: Collection[str], *, all_day: bool) -> bool:
        """Whether a routine was done, or one of these regions worked: hours ago, or with `all_day` today."""
        return any(
            session.routine == routine_id or bool(self._history.sides_worked(session).keys() & set(regions))
            for session in self.sessions
            if self._is_hours_ago(session) or (all_day and self.days_ago(session) == 0)
        )

    def _is_hours_ago(self, session: SessionEntry) -> bool:
        return self._now - session.started_at < dt.timedelta(hours=REST_HOURS)

    def is_sore(self, place: Spot) -> bool:
        """Whether less is better at a place today (dose.py)."""
        if place not in self._sore:
            self._sore[place] = dose_at(self._history, place, self._now) is not None
        return self._sore[place]

    def found(self) -> list[Finding]:
        """What is known of the places that were marked lately; the same on both sides is one."""
        first = self._now.date() - dt.timedelta(days=RECENT_DAYS - 1)
        places = self._history.heat(first, self._now.date())
        known = {place: each for place in places if (each := self._history.finding(place)) is not None}
        regions = sorted({place.region for place in places})
        return [each for region in regions for each in known_in(known, region, None)]

    def usual_minutes(self) -> int | None:
        """The minutes that the middle one of the whole sessions took; None after too few."""
        taken = [
            whole_minutes(each.seconds_worked + each.seconds_held + each.seconds_moving)
            for each in self.sessions
            if each.outcome is Outcome.FINISHED
        ]
        return sorted(taken)[(len(taken) - 1) // 2] if len(taken) >= USUAL_FROM_SESSIONS else None


def left_out_steps(session: SessionEntry) -> frozenset[tuple[str, str]]:
    """The steps, each with its side, that were gone past and not done after all."""
    ended = [((item.step, item.side or ""), item.outcome) for item in session.passes]
    done = {each for each, outcome in ended if outcome is PassOutcome.DONE}
    return frozenset(each for each, outcome in ended if outcome is PassOutcome.SKIPPED and each not in done)
