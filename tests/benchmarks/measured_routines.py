"""Two own routines to measure the step screen with: one of every motion, one that comes to every phase.

Their steps are shipped ones, with the words, the places and the pace of those; only their lengths are others,
so that there is time to watch.
"""

import json
from collections.abc import Iterable
from pathlib import Path

LIBRARY = Path(__file__).parents[2] / "routines.json"
LONG = {"seconds": 150, "min_seconds": 60, "max_seconds": 600}
CHANGE_SECONDS = 120

Step = dict[str, object]


def steps_of_every_motion() -> dict[str, Step]:
    """The first shipped step of each motion."""
    found: dict[str, Step] = {}
    for routine in json.loads(LIBRARY.read_text(encoding="utf-8"))["routines"]:
        for step in routine["steps"]:
            found.setdefault(step["motion"], step)
    return found


def write_every_motion(folder: Path) -> list[str]:
    """A routine whose steps are called like their motions, in this order."""
    steps = steps_of_every_motion()
    _write(
        folder, "every-motion", [_own(step, id=name, title=f"Motion {name}") for name, step in steps.items()]
    )
    return list(steps)


def write_every_phase(folder: Path) -> None:
    """A routine that waits for a key, changes sides slowly, and is soon at its end then."""
    step = steps_of_every_motion()["circles"]
    waits = {"advance": "confirm", "hands_busy": "none", "keyboard": "near"}
    steps = [
        _own(step, id="confirmed", **waits),
        _own(step, id="each", side="each", group="both"),
        _own(step, id="last", seconds=5, min_seconds=5),
    ]
    group = {"id": "both", "sides": ["left", "right"], "rest_seconds": CHANGE_SECONDS}
    _write(folder, "every-phase", steps, groups=[group])


def _own(step: Step, **more: object) -> Step:
    words = str(step["instruction"]).replace("{side}", "left").replace("{other}", "right")
    alone = {"side": "both", "group": None, "setting": None, "same_as": None, "follows": None}
    return {**step, **LONG, **alone, "instruction": words, "advance": "timer", **more}


def _write(folder: Path, name: str, steps: Iterable[Step], **more: object) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    routine = {"id": name, "title": name, "steps": list(steps), **more}
    (folder / f"{name}.json").write_text(json.dumps(routine), encoding="utf-8")
