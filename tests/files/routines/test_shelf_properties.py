"""Whatever is changed in a routine, its file says exactly that, and the rest of the file stays."""

import json
import tempfile
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.files.conftest import NOON
from tests.files.routines.test_routine_files import a_routine, a_step
from tests.files.simulated_disk import QuickDisk
from tui.core.clock import ManualClock
from tui.core.routines.routine import Routine, Step
from tui.core.routines.shelf import ShelfError
from tui.core.routines.vocabulary import Contact, Equipment, Motion, Setting, TimeOfDay
from tui.files.paths import find_paths
from tui.files.routines.routine_files import load_built_in
from tui.files.routines.routine_json import as_json, file_text, whole_json
from tui.files.routines.shelf import OwnShelf

BUILT_IN = load_built_in()
Json = dict[str, Any]

seconds = st.integers(min_value=10, max_value=90)
titles = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z", "M"]), min_size=1, max_size=15)
written_steps = st.builds(
    lambda given, extra: {**a_step(), "seconds": given, **extra},
    seconds,
    st.fixed_dictionaries(
        {},
        optional={
            "caution": st.just("Gently."),
            "min_seconds": st.integers(5, 10),
            "max_seconds": st.integers(90, 200),
            "motion": st.sampled_from([str(each) for each in Motion]),
            "group": st.none(),
            "pace_bpm": st.sampled_from([None, 12, 30]),
            "setting": st.sampled_from([None, "wall"]),
            "sources": st.sampled_from([[], ["nhs-breath"]]),
        },
    ),
)
step_changes = st.fixed_dictionaries(
    {},
    optional={
        "title": titles,
        "caution": st.sampled_from(["", "Keep off the bone."]),
        "contact": st.sampled_from(list(Contact)),
        "pressure_max": st.integers(0, 10),
        "setting": st.sampled_from([None, Setting.FLOOR]),
        "regions": st.sampled_from([("low-back",), ("low-back", "buttock")]),
    },
)
routine_changes = st.fixed_dictionaries(
    {},
    optional={
        "title": titles,
        "summary": st.sampled_from(["", "For the back"]),
        "setting": st.sampled_from(list(Setting)),
        "times_of_day": st.sampled_from([(), (TimeOfDay.EVENING,)]),
        "equipment": st.sampled_from([(), (Equipment.CHAIR,)]),
        "contraindications": st.sampled_from([(), ("clot", "fever")]),
    },
)


def with_ids(steps: list[Json]) -> list[Json]:
    return [{**step, "id": f"step-{number}"} for number, step in enumerate(steps)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(written_steps, min_size=2, max_size=4), st.data())
def test_a_change_is_what_the_file_says_afterwards(steps: list[Json], data: st.DataObject) -> None:
    beside = a_routine(id="beside")
    value = {"language": "de", "routines": [beside, a_routine(*with_ids(steps))]}
    with tempfile.TemporaryDirectory() as home:
        paths = find_paths({"UNKNOT_HOME": home})
        paths.routines.mkdir()
        file = paths.routines / "two.json"
        file.write_text(json.dumps(value))
        shelf = OwnShelf(paths, ManualClock(NOON), QuickDisk())
        mine = shelf.library.routine("mine")
        assert mine is not None, shelf.problems
        wanted = changed(mine, data)
        try:
            saved = shelf.save(wanted, instead_of="mine")
        except ShelfError:
            assert json.loads(file.read_text()) == value
            return
        assert saved == wanted
        after = json.loads(file.read_text())
        assert (after["language"], after["routines"][0]) == ("de", beside)
        unchanged = [step for step in wanted.steps if step in mine.steps]
        written = {step["id"]: step for step in with_ids(steps)}
        kept = {step["id"]: step for step in after["routines"][1]["steps"]}
        assert all(written[step.id] == kept[step.id] for step in unchanged)
        if wanted != mine:
            shelf.undo()
        assert json.loads(file.read_text()) == value
        assert shelf.library.routine("mine") == mine


def changed(routine: Routine, data: st.DataObject) -> Routine:
    """Some steps left out, moved and changed, and fields of the routine."""
    chosen = data.draw(st.permutations(routine.steps))[: data.draw(st.integers(1, len(routine.steps)))]
    steps = tuple(msgspec.structs.replace(step, **data.draw(step_changes)) for step in chosen)
    worked = tuple(dict.fromkeys(region for step in steps for region in step.regions))
    return msgspec.structs.replace(routine, steps=steps, regions=worked, **data.draw(routine_changes))


def as_loaded(value: object) -> Routine:
    """What a file with this JSON becomes."""
    with tempfile.TemporaryDirectory() as folder:
        paths = find_paths({"UNKNOT_HOME": folder})
        paths.routines.mkdir()
        Path(paths.routines / "one.json").write_text(file_text(value))
        shelf = OwnShelf(paths, ManualClock(NOON), QuickDisk())
        assert shelf.problems == ()
        return shelf.library.routines[-1]


def test_short_and_whole_json_of_every_built_in_routine_say_the_same() -> None:
    for routine in BUILT_IN.routines:
        own = msgspec.structs.replace(routine, id="mine")
        assert as_loaded(as_json(own)) == own
        assert as_loaded(whole_json(own)) == own


def test_short_json_leaves_out_what_holds_anyway() -> None:
    step = Step(
        id="press",
        title="Press",
        instruction="Press here and breathe slowly.",
        seconds=30,
        min_seconds=15,
        max_seconds=60,
        regions=("low-back",),
    )
    routine = Routine(id="mine", title="Mine", steps=(step,), regions=("low-back",))
    assert as_json(routine) == a_routine()
