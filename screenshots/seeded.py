"""Some weeks of a person's journal, made up: for pictures and for tests of the screens that read entries.

The story: a right shoulder that comes back, eases a little sooner each week (74 s to 41 s) and is less sore
in the end, a left side of the upper back that fades, a foot that is new; one session ended early, one
interrupted, one entered later. `seeded_entries` tells four weeks of it; `seeded_months` some of the weeks
before too, and what was answered in between: mornings after, and how much it got in the way.

Both are pure: the same moment gives the same entries, the newest a few hours before it.
"""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from tui.core.anatomy.body import Side
from tui.core.entries.entry import (
    CheckIn,
    CheckInRating,
    Entry,
    HoldOutcome,
    NextMorning,
    Outcome,
    Pace,
    PassOutcome,
    PassResult,
    Rating,
    SessionEntry,
    TenderPoint,
)

ZONE = "Europe/Paris"
LEFT, RIGHT, BOTH, MIDDLE = Side.LEFT, Side.RIGHT, Side.BOTH, Side.MIDDLE
EASED, PARTLY, NOT_EASING = HoldOutcome.EASED, HoldOutcome.PARTLY, HoldOutcome.NOT_EASING


class Plan(NamedTuple):
    """A seed routine: its title, its passes, and seconds of getting ready in all."""

    title: str
    passes: tuple[tuple[str, Side | None, int], ...]
    moving: int


class Mark(NamedTuple):
    """A tender point in few words."""

    step: str
    region: str
    side: Side
    held: int
    outcome: HoldOutcome = EASED
    peak: int | None = None
    release: int | None = None
    spot: str = ""
    word: str | None = None


class Sat(NamedTuple):
    """One session: how long ago, which routine, soreness of a place before and after, marks, note."""

    days_ago: int
    time: str
    routine: str
    rated: tuple[str, Side, int | None, int | None] | None
    marks: tuple[Mark, ...] = ()
    note: str = ""
    passes_done: int | None = None
    outcome: Outcome = Outcome.FINISHED


_FOOT = (
    ("foot-up", 15),
    ("arch-line", 40),
    ("ridge-walk", 20),
    ("toe-twist", 50),
    ("toe-bend", 30),
    ("knuckle-sole", 60),
    ("ankle-circles", 45),
)
_BALL = (("place-ball", 15), ("roll-down", 90), ("roll-up", 50))

PLANS = {
    "neck-tension": Plan(
        "Neck tension",
        (
            ("settle", None, 15),
            ("squeeze-glide", BOTH, 60),
            ("neck-circles", BOTH, 90),
            ("neck-hang", BOTH, 40),
        ),
        41,
    ),
    "tight-shoulders": Plan(
        "Tight shoulders",
        (("stance", None, 25), *((step, side, seconds) for side in (LEFT, RIGHT) for step, seconds in _BALL)),
        52,
    ),
    "lower-back": Plan(
        "Lower back",
        (
            ("hands-waist", BOTH, 15),
            ("thumbs-in", BOTH, 20),
            ("tiny-circles", BOTH, 40),
            ("creep-up", BOTH, 60),
            ("creep-down", BOTH, 60),
            ("sacrum-press", BOTH, 30),
        ),
        48,
    ),
    "tired-feet": Plan(
        "Tired feet",
        tuple((step, side, seconds) for side in (LEFT, RIGHT) for step, seconds in _FOOT),
        66,
    ),
}


def shoulder(held: int, peak: int, release: int, outcome: HoldOutcome = EASED) -> Mark:
    """The right shoulder that comes back."""
    return Mark(
        "roll-down", "shoulder-top", RIGHT, held, outcome, peak, release, "above the shoulder blade", "ache"
    )


def blade(held: int) -> Mark:
    """The left side of the upper back that fades."""
    return Mark("roll-up", "upper-back", LEFT, held, EASED, 4, 2, "between blade and spine")


SESSIONS = (
    Sat(
        27,
        "12:40",
        "tight-shoulders",
        ("shoulder-top", BOTH, 7, 6),
        (blade(52), shoulder(74, 8, 5)),
        "first time",
    ),
    Sat(
        26,
        "17:55",
        "neck-tension",
        ("neck-back", BOTH, 6, 5),
        (Mark("neck-circles", "skull-base", BOTH, 33),),
    ),
    Sat(24, "21:30", "tired-feet", ("foot-sole", BOTH, 4, 2)),
    Sat(23, "12:35", "tight-shoulders", ("shoulder-top", BOTH, 7, 5), (blade(47), shoulder(71, 7, 4))),
    Sat(21, "16:10", "lower-back", ("low-back", BOTH, 5, 4), (Mark("thumbs-in", "low-back", BOTH, 28),)),
    Sat(20, "12:30", "tight-shoulders", ("shoulder-top", BOTH, 6, 5), (shoulder(66, 7, 4),)),
    Sat(19, "18:05", "neck-tension", ("neck-back", BOTH, 6, None), (), "phone rang", 3, Outcome.ENDED_EARLY),
    Sat(
        17, "12:45", "tight-shoulders", ("shoulder-top", BOTH, 6, 4), (blade(30), shoulder(90, 8, 6, PARTLY))
    ),
    Sat(15, "21:20", "tired-feet", ("foot-sole", BOTH, 4, 3)),
    Sat(13, "12:40", "tight-shoulders", ("shoulder-top", BOTH, 6, 4), (shoulder(58, 6, 3),)),
    Sat(12, "17:40", "neck-tension", ("neck-back", BOTH, 5, 4)),
    Sat(10, "12:50", "lower-back", None, (Mark("creep-up", "low-back", BOTH, 25),)),
    Sat(9, "12:30", "tight-shoulders", ("shoulder-top", BOTH, 6, 4)),
    Sat(
        8, "18:15", "neck-tension", ("neck-back", BOTH, 5, 5), (Mark("neck-circles", "skull-base", BOTH, 35),)
    ),
    Sat(6, "08:50", "neck-tension", ("neck-back", BOTH, 5, 4)),
    Sat(6, "17:30", "lower-back", ("low-back", BOTH, 4, None), (), "", 4, Outcome.INTERRUPTED),
    Sat(
        4,
        "12:35",
        "tight-shoulders",
        ("shoulder-top", BOTH, 6, 4),
        (blade(22), shoulder(48, 6, 3)),
        "slept badly",
    ),
    Sat(
        4,
        "18:00",
        "neck-tension",
        ("neck-back", BOTH, 5, 4),
        (
            Mark("neck-circles", "skull-base", BOTH, 31),
            Mark("squeeze-glide", "shoulder-top", RIGHT, 51, spot="above the shoulder blade"),
        ),
    ),
    Sat(3, "16:20", "neck-tension", None, ()),
    Sat(
        2,
        "12:30",
        "tight-shoulders",
        ("shoulder-top", BOTH, 5, 3),
        (shoulder(41, 5, 2),),
        "long day, but looser",
    ),
    Sat(
        0,
        "09:10",
        "tired-feet",
        ("foot-sole", BOTH, 3, 2),
        (Mark("arch-line", "foot-sole", LEFT, 24, spot="in the arch"),),
    ),
)

EARLIER = (
    *(
        Sat(
            days_ago,
            "12:40",
            "tight-shoulders",
            ("shoulder-top", BOTH, before, before - 1),
            (shoulder(held, 8, 5),),
        )
        for days_ago, before, held in ((34, 7, 77), (41, 8, 80), (48, 7, 78), (55, 8, 82), (69, 7, 85))
    ),
    *(
        Sat(days_ago, "17:50", "neck-tension", ("neck-back", BOTH, before, before - 1))
        for days_ago, before in ((32, 6), (39, 5), (46, 6), (60, 6), (67, 5))
    ),
    *(
        Sat(days_ago, "21:15", "lower-back", ("low-back", BOTH, before, before - 2))
        for days_ago, before in ((36, 5), (50, 6), (64, 6))
    ),
)


class Said(NamedTuple):
    """A check-in: how long ago, soreness of a place, how much it got in the way, the morning after."""

    days_ago: int
    time: str
    rated: tuple[str, Side, int] | None
    interference: int | None = None
    note: str = ""
    entered_later: bool = False
    morning: NextMorning | None = None
    after_session: str | None = None


BETTER, SAME, WORSE = NextMorning.BETTER, NextMorning.SAME, NextMorning.WORSE
CHECK_INS = (
    Said(22, "22:10", ("neck-back", BOTH, 5), 3),
    Said(14, "08:30", ("shoulder-top", RIGHT, 5), 2, "stiff on waking"),
    Said(5, "20:00", ("low-back", BOTH, 3), 1, entered_later=True),
    Said(3, "22:30", ("neck-back", BOTH, 4), 2, "better after a walk"),
)
IN_PASSING = (
    Said(24, "22:15", None, 5),
    Said(17, "22:20", None, 4),
    Said(11, "22:05", ("neck-back", BOTH, 6), 3),
    Said(20, "07:40", ("neck-back", BOTH, 5), morning=SAME, after_session="seeded-04"),
    Said(12, "07:35", ("shoulder-top", BOTH, 6), morning=SAME, after_session="seeded-09"),
    Said(8, "07:50", ("shoulder-top", BOTH, 6), morning=WORSE, after_session="seeded-12"),
    Said(5, "07:45", ("neck-back", BOTH, 5), morning=SAME, after_session="seeded-14"),
    Said(3, "07:30", ("shoulder-top", BOTH, 3), morning=BETTER, after_session="seeded-16"),
    Said(1, "08:20", ("shoulder-top", BOTH, 3), morning=BETTER, after_session="seeded-19"),
)


def seeded_entries(until: dt.datetime) -> list[Entry]:
    """Four weeks up to the day of `until`, which carries its offset; oldest first, nothing after `until`."""
    return _told(until, SESSIONS, CHECK_INS)


def seeded_months(until: dt.datetime) -> list[Entry]:
    """The same with ten weeks of sessions, and with the questions that are asked in passing."""
    return _told(until, SESSIONS + EARLIER, CHECK_INS + IN_PASSING)


def _told(until: dt.datetime, sessions: Sequence[Sat], check_ins: Sequence[Said]) -> list[Entry]:
    entries: list[Entry] = [_session(until, number, sat) for number, sat in enumerate(sessions)]
    entries += [_check_in(until, number, said) for number, said in enumerate(check_ins)]
    return sorted((each for each in entries if each.ended_at <= until), key=lambda each: each.started_at)


def _at(until: dt.datetime, days_ago: int, time: str) -> dt.datetime:
    day = until.date() - dt.timedelta(days=days_ago)
    return dt.datetime.combine(day, dt.time.fromisoformat(time), until.tzinfo)


def _session(until: dt.datetime, number: int, sat: Sat) -> SessionEntry:
    plan = PLANS[sat.routine]
    done = plan.passes[: sat.passes_done]
    start = _at(until, sat.days_ago, sat.time)
    worked, held = sum(seconds for _, _, seconds in done), sum(mark.held for mark in sat.marks)
    end = start + dt.timedelta(seconds=worked + held + plan.moving)
    last = PassOutcome.DONE if sat.passes_done is None else PassOutcome.CUT_SHORT
    return SessionEntry(
        id=f"seeded-{number:02}",
        routine=sat.routine,
        routine_title=plan.title,
        pace=Pace.NORMAL,
        started_at=start,
        ended_at=end,
        timezone=ZONE,
        recorded_at=end,
        updated_at=end,
        outcome=sat.outcome,
        seconds_planned=sum(seconds for _, _, seconds in plan.passes),
        seconds_worked=worked,
        seconds_held=held,
        seconds_paused=0,
        seconds_moving=plan.moving,
        seconds_away=0,
        passes=tuple(
            PassResult(
                step=step,
                side=side,
                seconds=seconds,
                outcome=last if place == len(done) else PassOutcome.DONE,
            )
            for place, (step, side, seconds) in enumerate(done, 1)
        ),
        ratings=(_rating(*sat.rated),) if sat.rated else (),
        tender_points=tuple(
            _point(start, f"{number:02}-{place}", mark) for place, mark in enumerate(sat.marks)
        ),
        note=sat.note,
    )


def _rating(region: str, side: Side, before: int | None, after: int | None) -> Rating:
    return Rating(region=region, side=side, before=before, after=after)


def _point(start: dt.datetime, point_id: str, mark: Mark) -> TenderPoint:
    return TenderPoint(
        id=f"seeded-mark-{point_id}",
        at=start + dt.timedelta(seconds=140),
        step=mark.step,
        region=mark.region,
        side=mark.side,
        spot=mark.spot,
        seconds_into_pass=22,
        seconds_held=mark.held,
        outcome=mark.outcome,
        peak=mark.peak,
        release=mark.release,
        word=mark.word,
    )


def _check_in(until: dt.datetime, number: int, said: Said) -> CheckIn:
    at = _at(until, said.days_ago, said.time)
    recorded = at + dt.timedelta(hours=20 if said.entered_later else 0)
    rated = [said.rated] if said.rated else []
    return CheckIn(
        id=f"seeded-check-in-{number}",
        started_at=at,
        ended_at=at,
        timezone=ZONE,
        recorded_at=recorded,
        updated_at=recorded,
        entered_later=said.entered_later,
        ratings=tuple(CheckInRating(region=region, side=side, now=sore) for region, side, sore in rated),
        interference=said.interference,
        next_morning=said.morning,
        after_session=said.after_session,
        note=said.note,
    )
