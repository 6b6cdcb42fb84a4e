"""Small libraries and journals for what is offered and suggested."""

import datetime as dt
from typing import Any

from tests.builders import a_session, a_step, a_tender_point
from tui.core.anatomy.body import Region, Side, Spot, Target, View
from tui.core.entries.entry import Outcome, PassOutcome, PassResult, SessionEntry
from tui.core.routines.routine import Contraindication, Library, Routine
from tui.core.routines.vocabulary import Asked, Motion, StepSide, StopAction
from tui.core.safety.health import Health, HealthAnswer

NOW = dt.datetime(2026, 11, 25, 12, 0, tzinfo=dt.UTC)
"""A Wednesday at noon: a working day."""
RIGHT_SHOULDER, LEFT_SHOULDER = Spot("shoulder-top", Side.RIGHT), Spot("shoulder-top", Side.LEFT)


def a_region(region_id: str, *, target: Target = Target.YES) -> Region:
    name = region_id.replace("-", " ")
    return Region(id=region_id, name=name, views=(View.BACK,), sided=region_id != "sacrum", target=target)


def a_routine(routine_id: str, *regions: str, **fields: Any) -> Routine:
    """A routine that spends a minute on each of its regions in turn, on both sides."""
    steps = tuple(
        a_step(id=f"at-{region}", regions=(region,), motion=Motion.CIRCLES, side=StepSide.BOTH)
        for region in regions
    )
    usual = {"id": routine_id, "title": routine_id.title(), "steps": steps, "regions": regions}
    return Routine(**usual | fields)


def a_library(*routines: Routine, **fields: Any) -> Library:
    ids = sorted({region for routine in routines for region in routine.regions})
    usual: dict[str, Any] = {
        "language": "en",
        "regions": tuple(a_region(each) for each in ids),
        "sources": (),
        "contraindications": (),
        "routines": routines,
    }
    return Library(**usual | fields)


BONE = Contraindication(id="bone", text="A bone is broken.", action=StopAction.SKIP_AREA, asked=Asked.ONCE)
HEART = Contraindication(id="heart", text="Heart trouble.", action=StopAction.STOP, asked=Asked.ONCE)


def said_yes_to(item: Contraindication, *places: Spot) -> Health:
    return Health(answers={item.id: HealthAnswer(is_true=True, on=NOW.date(), places=places)})


def sat(days_ago: float, routine: str = "shoulders", *marks: Spot, **fields: Any) -> SessionEntry:
    """A session of a routine so many days before now; it marked these places."""
    start = NOW - dt.timedelta(days=days_ago)
    points = tuple(
        a_tender_point(id=f"mark-{number}", at=start, region=each.region, side=each.side)
        for number, each in enumerate(marks)
    )
    usual: dict[str, Any] = {
        "id": f"session-{days_ago}".replace(".", "-"),
        "routine": routine,
        "started_at": start,
        "passes": (passed("at-shoulder-top"),),
        "tender_points": points,
    }
    return a_session(**usual | fields)


def passed(step: str, outcome: PassOutcome = PassOutcome.DONE, seconds: int = 60) -> PassResult:
    return PassResult(step=step, side=Side.BOTH, seconds=seconds, outcome=outcome)


def left_early(days_ago: float, routine: str = "shoulders", **fields: Any) -> SessionEntry:
    return sat(days_ago, routine, outcome=Outcome.ENDED_EARLY, **fields)
