"""Changes to an own routine: whatever is done, its file passes the check, or the change was refused."""

import json
from contextlib import suppress

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_step
from tui.core.anatomy.body import Side
from tui.core.routines.editing import (
    EditRefusedError,
    RoutineEdit,
    changed_by,
    copy_of,
    least_and_most,
    left_out_or_back,
    moved,
    moves_its_group,
    with_seconds,
)
from tui.core.routines.plan import make_plan
from tui.core.routines.routine import Breath, Group, Routine
from tui.core.routines.titles import free_title, read_title, titled
from tui.core.routines.vocabulary import Advance, Equipment, HandsBusy, Motion, Origin, StepSide
from tui.files.routines.routine_checks import check_document
from tui.files.routines.routine_files import load_built_in

LIBRARY = load_built_in()


def own(routine_id: str) -> Routine:
    """A copy of a built-in routine."""
    routine = LIBRARY.routine(routine_id)
    assert routine is not None
    return copy_of(routine, routine_id="mine", title="Mine")


def a_routine(*steps: str, group: str = "") -> Routine:
    """Steps named by letters; those in `group` are done on each side."""
    made = tuple(
        a_step(
            id=name,
            title=name,
            motion=Motion.CIRCLES,
            **({"group": "g", "side": StepSide.EACH} if name in group else {}),
        )
        for name in steps
    )
    groups = (Group(id="g", sides=(Side.LEFT, Side.RIGHT)),) if group else ()
    return Routine(id="mine", title="Mine", steps=made, regions=("shoulder-top",), groups=groups)


def order(edit: RoutineEdit) -> str:
    return "".join(step.id for step in edit.routine.steps)


def faults(routine: Routine) -> list[str]:
    """What the check of its file says."""
    value = {"routines": [json.loads(msgspec.json.encode(routine))]}
    return [str(fault) for fault in check_document(value, LIBRARY)[1] if fault.severe]


@st.composite
def changes(draw: st.DrawFn) -> list[tuple[str, int, int]]:
    kinds = st.sampled_from(["seconds", "by", "move", "out", "title"])
    return draw(st.lists(st.tuples(kinds, st.integers(0, 60), st.integers(-40, 700)), max_size=25))


def apply(edit: RoutineEdit, kind: str, at: int, number: int) -> RoutineEdit:
    step = edit.routine.steps[at % len(edit.routine.steps)].id
    match kind:
        case "seconds":
            return with_seconds(edit, step, number)
        case "by":
            return changed_by(edit, step, 5 if number > 0 else -5)
        case "move":
            return moved(edit, step, 1 if number > 0 else -1)
        case "out":
            return left_out_or_back(edit, step)
        case _:
            return titled(edit, "é" * (number % 50))


@settings(deadline=None, max_examples=60)
@given(st.sampled_from([routine.id for routine in LIBRARY.routines]), changes())
def test_an_edited_routine_always_passes_the_check(routine_id: str, done: list[tuple[str, int, int]]) -> None:
    edit = RoutineEdit(routine=own(routine_id))
    for kind, at, number in done:
        with suppress(EditRefusedError):
            edit = apply(edit, kind, at, number)
    assert faults(edit.result) == []
    assert make_plan(edit.result).passes
    assert {step.id for step in edit.result.steps} == {
        step.id for step in edit.routine.steps if not edit.is_left_out(step)
    }


@pytest.mark.parametrize("routine_id", [routine.id for routine in LIBRARY.routines])
def test_a_copy_passes_the_check_and_tells_which_steps_it_repeats(routine_id: str) -> None:
    copy, original = own(routine_id), LIBRARY.routine(routine_id)
    assert original is not None
    assert faults(copy) == []
    assert (copy.id, copy.title, copy.origin) == ("mine", "Mine", Origin.USER)
    assert [step.same_as for step in copy.steps] == [
        step.same_as or f"{routine_id}/{step.id}" for step in original.steps
    ]
    assert make_plan(copy).whole_ms == make_plan(original).whole_ms


def test_a_copy_of_an_own_routine_repeats_nothing_that_may_be_deleted() -> None:
    first = own("neck-tension")
    again = copy_of(first, routine_id="again", title="Again")
    assert [step.same_as for step in again.steps] == [step.same_as for step in first.steps]
    bare = a_routine("a", "b")
    assert [step.same_as for step in copy_of(bare, routine_id="c", title="C").steps] == [None, None]


def test_seconds_stay_within_the_limits_of_the_step() -> None:
    edit = RoutineEdit(routine=a_routine("a", "b"))
    assert least_and_most(edit.step("a")) == (15, 120)
    assert with_seconds(edit, "a", 120).step("a").seconds == 120
    for seconds in (14, 121, 0):
        with pytest.raises(EditRefusedError, match=f"15 to 120 s, not {seconds}"):
            with_seconds(edit, "a", seconds)


def test_more_and_less_end_at_the_limits() -> None:
    edit = with_seconds(RoutineEdit(routine=a_routine("a", "b")), "a", 118)
    edit = changed_by(edit, "a", 5)
    assert edit.step("a").seconds == 120
    with pytest.raises(EditRefusedError, match="120 s is the longest"):
        changed_by(edit, "a", 5)
    with pytest.raises(EditRefusedError, match="15 s is the shortest"):
        changed_by(with_seconds(edit, "a", 15), "a", -5)


@pytest.mark.parametrize(
    ("fields", "least"),
    [
        ({"pace_bpm": 2}, 30),
        ({"breath": Breath(in_=8, hold=4, out=10)}, 22),
        ({"pace_bpm": 60, "breath": Breath(in_=4, out=6)}, 15),
    ],
)
def test_a_stroke_and_a_breath_must_fit(fields: dict[str, object], least: int) -> None:
    assert least_and_most(a_step(**fields))[0] == least


def test_a_step_moves_one_place() -> None:
    edit = RoutineEdit(routine=a_routine("a", "b", "c"))
    assert order(moved(edit, "b", -1)) == "bac"
    assert order(moved(edit, "b", 1)) == "acb"
    for step, by, why in (("a", -1, "first"), ("c", 1, "last")):
        with pytest.raises(EditRefusedError, match=why):
            moved(edit, step, by)


def test_a_group_stays_together() -> None:
    edit = RoutineEdit(routine=a_routine(*"abcd", group="bc"))
    assert order(moved(edit, "b", 1)) == "acbd"
    assert order(moved(edit, "a", 1)) == "bcad"
    assert order(moved(edit, "d", -1)) == "adbc"
    assert order(moved(edit, "b", -1)) == "bcad"
    assert order(moved(edit, "c", 1)) == "adbc"
    with pytest.raises(EditRefusedError, match="last"):
        moved(moved(edit, "c", 1), "c", 1)
    assert moves_its_group(edit, "b", -1)
    assert not moves_its_group(edit, "b", 1)
    assert not moves_its_group(edit, "a", 1)


def test_what_is_left_out_is_put_back() -> None:
    edit = left_out_or_back(RoutineEdit(routine=a_routine("a", "b")), "a")
    assert [step.id for step in edit.result.steps] == ["b"]
    assert left_out_or_back(edit, "a") == RoutineEdit(routine=a_routine("a", "b"))


def test_work_has_to_stay() -> None:
    edit = left_out_or_back(RoutineEdit(routine=a_routine("a", "b")), "a")
    with pytest.raises(EditRefusedError, match="nothing to do"):
        left_out_or_back(edit, "b")


def test_all_together_are_neither_a_blink_nor_an_hour() -> None:
    short = a_routine("a", "b")
    edit = with_seconds(RoutineEdit(routine=short), "a", 15)
    with pytest.raises(EditRefusedError, match="at least 20 s"):
        left_out_or_back(edit, "b")
    steps = tuple(
        a_step(id=f"s{number}", seconds=600, max_seconds=600, motion=Motion.CIRCLES) for number in range(7)
    )
    long = RoutineEdit(routine=msgspec.structs.replace(short, steps=steps), left_out=frozenset({"s6"}))
    with pytest.raises(EditRefusedError, match="at most an hour: this would be 70:00"):
        left_out_or_back(long, "s6")


def test_a_step_that_waits_for_a_key_with_both_hands_busy_stays_first() -> None:
    first = a_step(id="w", motion=Motion.CIRCLES, advance=Advance.CONFIRM, hands_busy=HandsBusy.BOTH)
    routine = a_routine("a")
    routine = msgspec.structs.replace(routine, steps=(first, *routine.steps))
    with pytest.raises(EditRefusedError, match="waits for a key"):
        moved(RoutineEdit(routine=routine), "w", 1)


def test_what_only_a_left_out_step_needed_goes_with_it() -> None:
    edit = RoutineEdit(routine=own("tight-shoulders"))
    result = left_out_or_back(edit, "stance").result
    assert Equipment.BALL in result.equipment
    grouped = [step.id for step in edit.routine.steps if step.group]
    routine = msgspec.structs.replace(
        edit.routine, steps=(*edit.routine.steps, a_step(motion=Motion.CIRCLES, id="other"))
    )
    result = RoutineEdit(routine=routine, left_out=frozenset(grouped)).result
    assert Equipment.BALL not in result.equipment
    assert result.groups == ()
    assert faults(result) == []


@pytest.mark.parametrize(("typed", "kept"), [("  My   neck ", "My neck"), ("x" * 40, "x" * 40)])
def test_a_title_is_one_line_of_forty_cells(typed: str, kept: str) -> None:
    assert read_title(typed) == kept


@pytest.mark.parametrize(
    ("typed", "why"), [("  ", "needs a word"), ("x" * 41, "1 too long"), ("漢" * 21, "2 too long")]
)
def test_a_title_that_has_no_room_is_refused(typed: str, why: str) -> None:
    with pytest.raises(EditRefusedError, match=why):
        read_title(typed)


def test_a_title_that_is_taken_gets_a_number_and_stays_short_enough() -> None:
    long = "x" * 40
    titles = [long, f"{'x' * 38} 2", "Neck tension"]
    routines = [msgspec.structs.replace(LIBRARY.routines[0], title=title) for title in titles]
    library = msgspec.structs.replace(LIBRARY, routines=tuple(routines))
    assert free_title("Free", library) == "Free"
    assert free_title("Neck tension", library) == "Neck tension 2"
    assert free_title(long, library) == f"{'x' * 38} 3"
    assert free_title("肩" * 25, library) == "肩" * 20
