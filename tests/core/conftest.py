"""Sessions for the core tests: a small routine of every kind of step, and the seed routines."""

import datetime as dt
import itertools
from collections.abc import Callable

import pytest

from tui.core.anatomy.body import Side
from tui.core.cues.cue import Telling
from tui.core.entries.entry import Pace
from tui.core.places.spots import SpotNames
from tui.core.routines.plan import BOTH_SIDES
from tui.core.routines.routine import Group, Routine, Step
from tui.core.routines.vocabulary import Advance, Contact, Motion, Setting, StepSide
from tui.core.sessions.record import SessionHeader
from tui.core.sessions.session import Session


def make_step(step_id: str, seconds: int = 30, **fields: object) -> Step:
    """A step with sensible fields; the keyword fields replace them."""
    given: dict[str, object] = {
        "id": step_id,
        "title": step_id.title(),
        "instruction": "Move the hands slowly up.",
        "seconds": seconds,
        "min_seconds": 5,
        "max_seconds": 60,
        "regions": ("shoulder-top",),
        "motion": Motion.CIRCLES,
        "contact": Contact.FINGERTIPS,
    }
    return Step(**(given | fields))  # type: ignore[arg-type]  # fields are checked by the tests that use them


def make_routine(setting: Setting = Setting.CHAIR) -> Routine:
    """Settle on a key, rub both sides, then press and roll on each side."""
    each = {"side": StepSide.EACH, "group": "ball"}
    return Routine(
        id="sample",
        title="Sample",
        setting=setting,
        regions=("shoulder-top", "upper-back", "sacrum"),
        groups=(Group(id="ball", sides=BOTH_SIDES, rest_seconds=10),),
        steps=(
            make_step("settle", 10, motion=Motion.REST, side=StepSide.NONE, advance=Advance.CONFIRM),
            make_step("rub", 30),
            make_step("press", 20, regions=("upper-back",), **each),
            make_step("roll", 40, regions=("shoulder-top", "upper-back"), **each),
        ),
    )


SessionMaker = Callable[..., Session]


@pytest.fixture
def make_session() -> SessionMaker:
    """Build a session that has not started; its clock begins at 0 ms."""

    def build(
        routine: Routine | None = None,
        pace: Pace = Pace.NORMAL,
        sides: tuple[Side, ...] = BOTH_SIDES,
        keys: bool = True,
        clock_rate: float = 1,
        telling: Telling | None = None,
        spot_names: SpotNames | None = None,
    ) -> Session:
        header = SessionHeader(
            id="session",
            routine=routine or make_routine(),
            pace=pace,
            sides=sides,
            keys=keys,
            started_at=dt.datetime(2026, 11, 22, 14, 3, 11, tzinfo=dt.timezone(dt.timedelta(hours=1))),
            timezone="Europe/Paris",
            clock_rate=clock_rate,
        )
        numbers = itertools.count(1)
        return Session(
            header,
            new_id=lambda: f"mark-{next(numbers)}",
            unsided=frozenset({"sacrum"}),
            telling=telling,
            spot_names=spot_names,
        )

    return build
