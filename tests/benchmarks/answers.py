"""From a key to the last byte of its answer, in a terminal, beside the least Textual app there is.

The bare app counts keys on one line, or pushes an empty screen; it is asked in turns with Unknot, which has
ten years of entries. Nothing is pressed while anything is on its way; the step screen shows no motion, and
is asked right after a tick of its clock.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tests.benchmarks.effort import Effort
from tests.benchmarks.homes import A_YEAR, home_of, paths_of
from tests.benchmarks.launch import START_SEEN
from tests.benchmarks.measured_routines import write_every_phase
from tests.benchmarks.meter import HELLO, Answer, Meter
from tests.benchmarks.rows import Row, beside, title
from tests.benchmarks.walks import CONFIRM
from tests.terminal.harness import UNKNOT, clean_environ
from tests.terminal.person import WORK, press_until

MOST_OPENING, MOST_STEP = 2.5, 4.0
TICK = 1.5
"""Seconds within which the clock of a step shows another second."""
APART = 0.75
"""Seconds after which a press of the same key counts as another."""


class Asked(msgspec.Struct, frozen=True):
    """A key that is measured and the one that leads back, on a screen that other keys lead to."""

    what: str
    key: str
    back: str
    there: tuple[str, ...] = ()
    home: tuple[str, ...] = ()
    most: float | None = None


OPENED = (
    ("the journal", "o", "q"),
    ("the week", "w", "q"),
    ("the routines", "u", "q"),
    ("the settings", ",", "q"),
    ("a check-in", "c", "escape"),
    ("a session of minutes", "m", "q"),
    ("a search", "/", "escape"),
    ("the help", "?", "q"),
)
KEYS = (
    Asked("body: → ←", "right", "left"),
    Asked("body: Tab", "tab", "tab"),
    *(Asked(f"open {name}", key, back, most=MOST_OPENING) for name, key, back in OPENED),
    Asked("journal: ↓ ↑", "down", "up", ("o",), ("q",)),
    Asked("week: ← →", "left", "right", ("w",), ("q",)),
    Asked("routines: ↓ ↑", "down", "up", ("u",), ("q",)),
    Asked("settings: ↓ ↑", "down", "up", (",",), ("q",)),
)
STEP_KEYS = (
    Asked("step: t, a tender point", "t", "t", most=MOST_STEP),
    Asked("step: Space, pause", "space", "space", most=MOST_STEP),
    Asked("step: + 15 s", "+", "+", most=MOST_STEP),
)


def run(effort: Effort) -> Iterator[Row]:
    """The body and what opens from it, then the step screen."""
    with tempfile.TemporaryDirectory() as folder:
        bare_environ = clean_environ(Path(folder))
        ten_years = home_of(Path(folder), sessions=10 * A_YEAR)
        still = home_of(Path(folder), motion="none")
        write_every_phase(paths_of(Path(still["HOME"])).routines)
        yield title("A key to the last byte: processor (wall)", "bare Textual app: a key, or an empty screen")
        with Meter(HELLO, bare_environ) as bare, Meter([UNKNOT], ten_years) as meter:
            bare.wait_for("Hello")
            meter.wait_for(START_SEEN)
            meter.rest()
            for asked in KEYS:
                yield _row(asked, bare, meter, effort.times)
        with Meter(HELLO, bare_environ) as bare, Meter([UNKNOT, "start", "every-phase"], still) as meter:
            bare.wait_for("Hello")
            _go_to_work(meter)
            for asked in STEP_KEYS:
                yield _row(asked, bare, meter, effort.times, ticks=True)


def _go_to_work(meter: Meter) -> None:
    meter.wait_for("You need")
    press_until(meter, "enter", "How sore")
    press_until(meter, "s", CONFIRM)
    press_until(meter, "enter", WORK)


def _row(asked: Asked, bare: Meter, meter: Meter, times: int, *, ticks: bool = False) -> Row:
    for key in asked.there:
        meter.answer(key)
    least, found = list[Answer](), list[Answer]()
    for _ in range(times + 1):
        if asked.most == MOST_OPENING:
            least.append(bare.answer("s"))
            bare.answer("q")
        else:
            least.append(bare.answer("x"))
        found.append(_answer(meter, asked.key, ticks=ticks))
        _answer(meter, asked.back, ticks=ticks)
    for key in asked.home:
        meter.answer(key)
    return beside(asked.what, found[1:], least[1:], asked.most)


def _answer(meter: Meter, key: str, *, ticks: bool) -> Answer:
    if ticks:
        meter.linger(APART)
        meter.read(TICK)
    return meter.answer(key)
