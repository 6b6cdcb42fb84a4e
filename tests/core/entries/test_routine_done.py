"""The routine of a session that is over: the one loaded now, or the steps it was made to fit from."""

import msgspec

from tests.builders import a_session
from tui.core.anatomy.body import Side
from tui.core.entries.entry import PassOutcome, PassResult
from tui.core.entries.entry_words import sections_of
from tui.core.entries.routine_done import routine_done
from tui.core.fitting.fit import FITTED_ID
from tui.core.routines.plan import make_plan
from tui.files.routines.routine_files import load_built_in

LIBRARY = load_built_in()


def fitted_passes(routine_id: str) -> tuple[PassResult, ...]:
    """As if all of a routine had been taken into a fitted session."""
    routine = LIBRARY.routine(routine_id)
    assert routine is not None
    return tuple(
        PassResult(
            step=item.step.id,
            side=item.side,
            seconds=30,
            outcome=PassOutcome.DONE,
            regions=item.step.worked,
        )
        for item in make_plan(routine).passes
    )


def test_a_routine_that_is_loaded_is_the_one_done() -> None:
    assert routine_done(a_session(), LIBRARY) is LIBRARY.routine("tight-shoulders")
    assert routine_done(a_session(routine="own/gone"), LIBRARY) is None


def test_a_fitted_session_is_told_with_the_titles_of_its_steps() -> None:
    passes = fitted_passes("tight-shoulders")
    fitted = a_session(routine=FITTED_ID, routine_title="6 minutes: shoulders", passes=passes)
    known = LIBRARY.routine("tight-shoulders")
    routine = routine_done(fitted, LIBRARY)
    assert known is not None
    assert routine is not None
    assert set(routine.regions) == {region for item in passes for region in item.regions or ()}
    assert {step.title for step in routine.steps} <= {step.title for step in known.steps}
    steps = dict(sections_of(fitted, LIBRARY))["steps"]
    assert not any(item.step in line for item in passes for line in steps if item.step == "roll-down")


def test_a_step_taken_twice_is_found_by_the_id_it_had() -> None:
    passes = fitted_passes("neck-tension")
    again = tuple(msgspec.structs.replace(item, step=f"{item.step}-2") for item in passes)
    fitted = a_session(routine=FITTED_ID, passes=(*passes, *again))
    routine = routine_done(fitted, LIBRARY)
    assert routine is not None
    titles = {step.id: step.title for step in routine.steps}
    assert all(titles[f"{step_id}-2"] == titles[step_id] for step_id in {item.step for item in passes})


def test_it_can_be_planned_again_on_the_sides_that_were_done() -> None:
    passes = tuple(item for item in fitted_passes("tight-shoulders") if item.side is not Side.LEFT)
    routine = routine_done(a_session(routine=FITTED_ID, passes=passes), LIBRARY)
    assert routine is not None
    assert {item.side for item in make_plan(routine).passes} <= {item.side for item in passes}


def test_a_fitted_session_that_says_no_region_is_not_known() -> None:
    silent = tuple(msgspec.structs.replace(item, regions=None) for item in fitted_passes("neck-tension"))
    assert routine_done(a_session(routine=FITTED_ID, passes=silent), LIBRARY) is None
