"""What holds of every plan, whatever the library, the wishes and the health answers are."""

import datetime as dt
from collections.abc import Sequence
from itertools import combinations, groupby

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.core.fitting.small_libraries import REQUESTS, SPOTS, libraries
from tui.core.anatomy.body import Side, Spot
from tui.core.entries.entry import Pace
from tui.core.fitting.choosing import Chooser
from tui.core.fitting.filling import filled
from tui.core.fitting.fit import SLACK_SECONDS, CannotFitError, FitRequest, Fitted
from tui.core.fitting.moves import find_material
from tui.core.fitting.planner import Planner, fit
from tui.core.routines.plan import Pass, make_plan
from tui.core.routines.routine import Library, Routine, Step
from tui.core.routines.vocabulary import Contact, Motion, Setting
from tui.core.safety.adapting import adapt
from tui.core.safety.health import Health, HealthAnswer

DAY = dt.date(2026, 11, 22)
patiently = settings(deadline=None)
"""A machine that does much else may be slow: what a plan costs is measured in the benchmarks."""
NOTHING_SAID = Health()
HEALTHS = st.one_of(
    st.just(NOTHING_SAID),
    SPOTS.map(lambda spot: Health(answers={"skin": HealthAnswer(is_true=True, on=DAY, places=(spot,))})),
    st.booleans().map(
        lambda allowed: Health(
            answers={"blood-thinner": HealthAnswer(is_true=True, on=DAY, was_allowed=allowed)}
        )
    ),
)


def plan_for(request: FitRequest, library: Library, health: Health = NOTHING_SAID) -> Fitted | None:
    """The plan, None where there is none."""
    try:
        return fit(request, library, health)
    except CannotFitError:
        return None


def a_plan(request: FitRequest, library: Library, health: Health = NOTHING_SAID) -> Fitted:
    """The plan; an example without one is none."""
    fitted = plan_for(request, library, health)
    assume(fitted is not None)
    assert fitted is not None
    return fitted


def comes_from(item: Pass, library: Library) -> tuple[Routine, Step]:
    """The routine and the step of the library that a pass repeats."""
    routine_id, _, step_id = (item.step.same_as or "").rpartition("/")
    routine = library.routine(routine_id)
    assert routine is not None
    return routine, next(step for step in routine.steps if step.id == step_id)


def is_contiguous(marks: Sequence[bool]) -> bool:
    """Whether what is marked stands together."""
    return [mark for mark, _ in groupby(marks)].count(True) <= 1


@patiently
@given(REQUESTS, libraries(), HEALTHS)
def test_a_plan_is_never_longer_than_the_minutes(
    request: FitRequest, library: Library, health: Health
) -> None:
    fitted = a_plan(request, library, health)
    assert fitted.plan.whole_ms <= 60_000 * request.minutes
    assert make_plan(fitted.routine, request.pace, keys=False) == fitted.plan


@patiently
@given(REQUESTS, libraries(), HEALTHS)
def test_no_step_is_shorter_or_longer_than_its_file_allows(
    request: FitRequest, library: Library, health: Health
) -> None:
    for item in a_plan(request, library, health).plan.passes:
        _, step = comes_from(item, library)
        assert 1000 * step.min_seconds <= item.planned_ms <= 1000 * step.max_seconds
        if step.motion is Motion.PRESS_WAIT:
            assert item.planned_ms >= 1000 * min(15, step.seconds)
        if request.pace is Pace.UNTIMED:
            assert item.limit_ms == 1000 * step.max_seconds


@patiently
@given(REQUESTS, libraries(), HEALTHS)
def test_only_what_is_wanted_is_worked_and_only_on_the_wanted_sides(
    request: FitRequest, library: Library, health: Health
) -> None:
    for item in a_plan(request, library, health).plan.passes:
        if item.step.is_still:
            continue
        assert any(
            place.region in item.step.regions and (place.side is None or place.side.overlaps(item.side))
            for place in request.places
        )


@patiently
@given(REQUESTS, libraries(), HEALTHS)
def test_nothing_is_in_it_that_a_health_answer_forbids(
    request: FitRequest, library: Library, health: Health
) -> None:
    for item in a_plan(request, library, health).plan.passes:
        routine, step = comes_from(item, library)
        adapted = adapt(routine, health, library)
        assert adapted.refused_by is None
        assert not any(each.covers(step, item.side) for each in adapted.left_out_passes)
        softened = next(each for each in adapted.routine.steps if each.id == step.id)
        assert item.step.pressure_max == softened.pressure_max
        if softened != step and request.pace is not Pace.UNTIMED:
            assert item.planned_ms <= 1000 * softened.seconds


@patiently
@given(REQUESTS, libraries(), HEALTHS)
def test_a_place_is_without_work_only_where_that_is_said(
    request: FitRequest, library: Library, health: Health
) -> None:
    fitted = a_plan(request, library, health)
    for place in request.places:
        is_worked = any(
            place.region in item.step.regions and (place.side is None or place.side.overlaps(item.side))
            for item in fitted.plan.passes
            if not item.step.is_still
        )
        assert is_worked != (place in fitted.without)


@patiently
@given(REQUESTS, libraries(), HEALTHS)
def test_the_same_request_gets_the_same_plan(request: FitRequest, library: Library, health: Health) -> None:
    assert plan_for(request, library, health) == plan_for(request, library, health)


@patiently
@given(REQUESTS, libraries())
def test_other_minutes_before_change_nothing(request: FitRequest, library: Library) -> None:
    fitted = a_plan(request, library)
    planner = Planner(request, library, NOTHING_SAID)
    for minutes in (12, 1, request.minutes):
        try:
            again = planner.fit(minutes)
        except CannotFitError:
            continue
    assert again == fitted


@patiently
@given(REQUESTS, libraries())
def test_the_ball_is_fetched_once_and_the_wall_gone_to_once(request: FitRequest, library: Library) -> None:
    fitted = a_plan(request, library)
    work = [item for item in fitted.plan.passes if not item.step.is_still]
    assert is_contiguous([item.step.contact is Contact.BALL for item in work])
    at_wall = [fitted.routine.setting_of(item.step) is Setting.WALL for item in fitted.plan.passes]
    assert is_contiguous(at_wall)


@patiently
@given(REQUESTS, libraries(), HEALTHS)
def test_each_side_of_a_step_gets_the_same_seconds(
    request: FitRequest, library: Library, health: Health
) -> None:
    fitted = a_plan(request, library, health)
    for step in fitted.routine.steps:
        passes = [item for item in fitted.plan.passes if item.step.id == step.id]
        assert passes
        assert len({item.planned_ms for item in passes}) == 1
        if step.group is not None:
            assert tuple(item.side for item in passes) == fitted.routine.group(step.group).sides


@patiently
@given(REQUESTS, libraries())
def test_a_position_that_a_step_needs_comes_before_it(request: FitRequest, library: Library) -> None:
    fitted = a_plan(request, library)
    taken: set[tuple[str, str, Side | None]] = set()
    for item in fitted.plan.passes:
        routine, step = comes_from(item, library)
        taken.add((routine.id, step.id, item.side))
        here = routine.setting_of(step)
        for before in routine.steps[: routine.steps.index(step)]:
            is_needed = before.motion is Motion.POSITION and before.contact is step.contact
            if is_needed and (before.group in (None, step.group)) and here is routine.setting:
                sides = (item.side,) if before.group else (Side.BOTH,)
                assert all((routine.id, before.id, side) in taken for side in sides)


@patiently
@given(REQUESTS, libraries(), HEALTHS)
def test_it_ends_within_the_slack_wherever_the_steps_allow(
    request: FitRequest, library: Library, health: Health
) -> None:
    """Every choice there is is tried: none that is as fair, and no less work, would come nearer."""
    fitted = a_plan(request, library, health)
    seconds = 60 * request.minutes
    if fitted.seconds >= seconds - SLACK_SECONDS:
        assert not fitted.why_shorter
        return
    assert fitted.why_shorter
    moves = find_material(request, library, health).moves
    chooser = Chooser(moves, request.places, request.pace)
    served = {place for place in request.places if place not in fitted.without}
    worked = _worked_with_a_minute_less(request, library, health)
    for size in range(1, len(moves) + 1):
        for numbers in combinations(range(len(moves)), size):
            other = chooser.composition(frozenset(numbers))
            if other.least > seconds or other.most < seconds - SLACK_SECONDS:
                continue
            is_as_fair = {request.places[at] for at in chooser.served(numbers)} >= served
            given_seconds = filled(other, seconds)
            work = sum(line.passes * each for line, each in zip(other.lines, given_seconds, strict=True))
            assert not is_as_fair or work < worked


def _worked_with_a_minute_less(request: FitRequest, library: Library, health: Health) -> int:
    if request.minutes == 1:
        return 0
    less = FitRequest(minutes=request.minutes - 1, places=request.places, pace=request.pace)
    fitted = plan_for(less, library, health)
    return fitted.plan.work_ms // 1000 if fitted else 0


@patiently
@given(REQUESTS, libraries(), HEALTHS)
def test_more_minutes_are_never_less_work(request: FitRequest, library: Library, health: Health) -> None:
    worked = 0
    for minutes in range(1, 13):
        asked = FitRequest(minutes=minutes, places=request.places, pace=request.pace)
        fitted = plan_for(asked, library, health)
        assert fitted is not None or not worked
        if fitted is not None:
            assert fitted.plan.work_ms >= worked
            worked = fitted.plan.work_ms


@patiently
@given(REQUESTS, libraries())
def test_whoever_reads_the_plan_is_told_of_every_other_step(request: FitRequest, library: Library) -> None:
    fitted = a_plan(request, library)
    there = {(item.step.same_as or "") for item in fitted.plan.passes}
    told = {f"{each.routine.id}/{each.step}" for each in fitted.left_out}
    assert not there & told
    for routine in library.routines:
        for step in routine.steps:
            works_it = any(place.region in step.regions for place in request.places)
            if works_it and not step.is_still:
                assert f"{routine.id}/{step.id}" in there | told


@patiently
@given(st.lists(SPOTS, min_size=1, max_size=2, unique=True), libraries())
def test_what_no_routine_works_cannot_be_fitted(spots: list[Spot], library: Library) -> None:
    empty = Library(
        language="en",
        regions=library.regions,
        sources=(),
        contraindications=(),
        routines=(),
    )
    assert plan_for(FitRequest(minutes=5, places=tuple(spots)), empty) is None
