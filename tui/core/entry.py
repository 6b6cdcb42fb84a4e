"""What the journal holds, in the keys that other programs read. Keys are for ever."""

import datetime as dt
from enum import StrEnum
from typing import Annotated

import msgspec

from tui.core.body import Side

Moment = Annotated[dt.datetime, msgspec.Meta(tz=True)]
"""A time of day that carries its offset."""


class Outcome(StrEnum):
    """How a session ended."""

    FINISHED = "finished"
    ENDED_EARLY = "ended-early"
    INTERRUPTED = "interrupted"


class PassOutcome(StrEnum):
    """How a pass ended: cut short means that the session ended in it."""

    DONE = "done"
    SKIPPED = "skipped"
    CUT_SHORT = "cut-short"
    STOPPED = "stopped"


class HoldOutcome(StrEnum):
    """How the wait on a tender point ended."""

    EASED = "eased"
    PARTLY = "partly"
    NOT_EASING = "not-easing"
    SHARP = "sharp"
    UNANSWERED = "unanswered"


class Pace(StrEnum):
    """How fast a session runs."""

    QUICK = "quick"
    NORMAL = "normal"
    SLOW = "slow"
    UNTIMED = "untimed"


class Rating(msgspec.Struct, frozen=True, kw_only=True):
    """Soreness of a region, 0 to 10, before and after a session; None is not answered, never 0."""

    region: str
    side: Side | None
    before: int | None = None
    after: int | None = None


class CheckInRating(msgspec.Struct, frozen=True, kw_only=True):
    """Soreness of a region at a check-in, 0 to 10."""

    region: str
    side: Side | None
    now: int


class TenderPoint(msgspec.Struct, frozen=True, kw_only=True):
    """A spot that felt tender: where, when in the pass, how long it was held and how that ended."""

    id: str
    at: Moment
    step: str
    region: str
    side: Side | None
    spot: str = ""
    seconds_into_pass: int
    seconds_held: int
    outcome: HoldOutcome
    peak: int | None = None
    release: int | None = None
    word: str | None = None
    note: str = ""


class PassResult(msgspec.Struct, frozen=True, kw_only=True):
    """One pass as it went; seconds are worked seconds, holds and pauses not counted."""

    step: str
    side: Side | None
    seconds: int
    outcome: PassOutcome


class SessionEntry(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="session"):
    """A session as stored. Times carry the person's offset; seconds are session seconds.

    `recorded_at` and `updated_at` are None while the session is only in its session file.
    """

    id: str
    routine: str
    routine_title: str
    pace: Pace
    started_at: Moment
    ended_at: Moment
    timezone: str
    recorded_at: Moment | None
    updated_at: Moment | None
    clock_rate: float = 1
    unattended: bool = False
    entered_later: bool = False
    outcome: Outcome
    seconds_planned: int
    seconds_worked: int
    seconds_held: int
    seconds_paused: int
    seconds_moving: int
    seconds_away: int
    passes: tuple[PassResult, ...]
    ratings: tuple[Rating, ...] = ()
    tender_points: tuple[TenderPoint, ...] = ()
    note: str = ""

    def without_last_tender_point(self) -> "SessionEntry":
        """The entry with its last mark taken back; the time it was held counts as paused."""
        if not self.tender_points:
            return self
        held = self.tender_points[-1].seconds_held
        return msgspec.structs.replace(
            self,
            tender_points=self.tender_points[:-1],
            seconds_held=max(0, self.seconds_held - held),
            seconds_paused=self.seconds_paused + min(held, self.seconds_held),
        )


class CheckIn(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="check-in"):
    """Ratings and a note without a session; `interference` 0 to 10: how much it got in the way."""

    id: str
    started_at: Moment
    ended_at: Moment
    timezone: str
    recorded_at: Moment | None
    updated_at: Moment | None
    entered_later: bool = False
    ratings: tuple[CheckInRating, ...] = ()
    interference: int | None = None
    note: str = ""


Entry = SessionEntry | CheckIn


def entry_json(entry: Entry) -> dict[str, object]:
    """The entry as plain JSON values, every key present, a whole clock rate without a point."""
    plain: dict[str, object] = msgspec.to_builtins(entry, enc_hook=plain_moment)
    rate = plain.get("clock_rate")
    if isinstance(rate, float) and rate.is_integer():
        plain["clock_rate"] = int(rate)
    return plain


def plain_moment(value: object) -> dt.datetime:
    """A datetime of a library, such as pendulum's, as the plain one that msgspec can write."""
    if isinstance(value, dt.datetime):
        return dt.datetime.fromisoformat(value.isoformat())
    raise NotImplementedError(type(value).__name__)
