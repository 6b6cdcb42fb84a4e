"""A library, a session and a journal in which every text is a given one."""

import datetime as dt
import itertools

import msgspec

from tests.builders import a_check_in, a_session, a_step, a_tender_point
from tui.core.anatomy.body import Side, Spot
from tui.core.clock import ManualClock
from tui.core.entries.entry import CheckIn, Entry, Pace, Rating, SessionEntry
from tui.core.preferences.settings import MotionAmount
from tui.core.routines.plan import BOTH_SIDES
from tui.core.routines.routine import Contraindication, Library, Path, Routine, Source
from tui.core.routines.vocabulary import Direction, Equipment, Motion, StopAction
from tui.core.sessions.record import SessionHeader
from tui.core.sessions.running import RunningSession
from tui.core.sessions.session import Session
from tui.core.text import NOTE_LIMIT
from tui.files.routines.routine_files import load_built_in

NOW = dt.datetime(2026, 11, 22, 14, 3, 11, tzinfo=dt.timezone(dt.timedelta(hours=1)))
STILL = MotionAmount.NONE
SPOT = Spot("shoulder-top", Side.RIGHT)
BUILT_IN = load_built_in()


# No more than the files may hold: longer texts are refused before a screen sees them.


def cut(text: str) -> str:
    """What fits where a routine file has a sentence; characters count, however wide."""
    return text[:1_000]


def a_clock() -> ManualClock:
    return ManualClock(NOW, "Europe/Paris")


def a_routine(whole: str) -> Routine:
    """Two steps on a wall of words."""
    text = cut(whole)
    step = a_step(
        id="first",
        title=text,
        instruction=text,
        caution=text,
        tender_point_advice=text,
        motion=Motion.ROLL,
        path=Path(from_=text, to=text, direction=Direction.DOWN),
        sources=("hostile",),
    )
    return Routine(
        id="hostile",
        title=text,
        steps=(step, msgspec.structs.replace(step, id="second")),
        regions=("shoulder-top",),
        summary=text,
        posture=text,
        equipment=(Equipment.BALL,),
        equipment_alternatives={"ball": (text,)},
        contraindications=("hostile", "stop"),
        sources=("hostile",),
    )


def a_library(whole: str) -> Library:
    """The regions as shipped, but one that is called like this; one routine, whose texts say it too."""
    text = cut(whole)
    regions = [
        msgspec.structs.replace(region, name=text, said=f"{text} {{side}}", both=text)
        if region.id == SPOT.region
        else region
        for region in BUILT_IN.regions
    ]
    return Library(
        language="en",
        regions=tuple(regions),
        sources=(Source(id="hostile", title=text, publisher=text, year=2026, url=text, kind="T", seen=text),),
        contraindications=(
            Contraindication(id="hostile", text=text, action=StopAction.ASK, advice=text),
            Contraindication(id="stop", text=text, action=StopAction.STOP, advice=text),
        ),
        routines=(a_routine(text),),
    )


def a_told_session(text: str) -> SessionEntry:
    """A finished session with two tender points and a note."""
    words, note = text[:200], text[:NOTE_LIMIT]
    point = a_tender_point(step="first", spot=words, word=words, note=note, peak=6, release=3)
    return a_session(
        id="told",
        routine="hostile",
        routine_title=words,
        started_at=NOW - dt.timedelta(minutes=10),
        ended_at=NOW - dt.timedelta(minutes=5),
        tender_points=(point, msgspec.structs.replace(point, id="mark-2")),
        ratings=(Rating(region="shoulder-top", side=Side.RIGHT, before=6, after=3),),
        note=note,
    )


def a_told_check_in(text: str) -> CheckIn:
    an_hour_ago = NOW - dt.timedelta(hours=1)
    return a_check_in(id="asked", started_at=an_hour_ago, interference=3, note=text[:NOTE_LIMIT])


def entries(text: str) -> list[Entry]:
    return [a_told_session(text), a_told_check_in(text)]


def a_running_session(text: str, clock: ManualClock) -> RunningSession:
    """The routine at its beginning."""
    header = SessionHeader(
        id="running",
        routine=a_routine(text),
        pace=Pace.NORMAL,
        sides=BOTH_SIDES,
        keys=True,
        started_at=clock.now(),
        timezone=clock.timezone,
    )
    numbers = itertools.count(1)
    session = Session(header, new_id=lambda: f"mark-{next(numbers)}")
    return RunningSession(session, clock, None)
