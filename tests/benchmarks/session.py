"""The step screen in every phase and of every motion, beside other timers and the best writer there is.

Bytes and writes by the second, and processor time as a share of one core; full, calm and no motion, in a
terminal of 80x24 with true colour that answers no question. All programs run at the same time.
"""

import statistics
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from tests.benchmarks.effort import Effort
from tests.benchmarks.homes import home_of, paths_of
from tests.benchmarks.measured_routines import write_every_motion, write_every_phase
from tests.benchmarks.other_timers import BARE, Timer, timers
from tests.benchmarks.rows import Row, number, title
from tests.benchmarks.walks import PRESS, Walk, at_rest, through_motions, through_phases
from tests.terminal.harness import UNKNOT, clean_environ

LEVELS = "full", "calm", "none"
MOST_BYTES = 450.0, 120.0, 120.0
MOST_CPU = 0.015, 0.006, 0.006
IDLE_CPU = 0.0005
"""Nobody can tell it from nothing: a twentieth of what a bare timer takes."""
PRESS_BYTES = 1_500
BODY = "body"
AT_REST = "confirm", "paused", "finished"
"""Phases in which nothing changes unless somebody does something."""


class Seen(msgspec.Struct, frozen=True):
    """All walks of one run."""

    phases: Sequence[Walk]
    motions: Sequence[Walk]
    """Of each level."""
    others: Mapping[str, Walk]
    body: Walk
    missing: Sequence[Timer]


def run(effort: Effort) -> Iterator[Row]:
    """Bytes, then the processor."""
    with tempfile.TemporaryDirectory() as folder:
        seen = _see(Path(folder), effort.seconds)
    yield title("Bytes a second (writes): full / calm / none", "best writer of single cells")
    for name, walk in seen.others.items():
        yield _bytes(name, [walk], name)
    for timer in seen.missing:
        yield Row(timer.name, "could not be had", timer.missing)
    for phase in seen.phases[0].flows:
        if phase != PRESS:
            yield _bytes(phase, seen.phases, phase)
    for motion in seen.motions[0].flows:
        yield _bytes(f"work, motion {motion}", seen.motions, motion)
    yield _mean_of_motions(seen.motions)
    yield _press(seen.phases)
    yield from _processor(seen)


def _see(folder: Path, seconds: float) -> Seen:
    homes = [home_of(folder, motion=level) for level in LEVELS]
    for environ in homes:
        routines = paths_of(Path(environ["HOME"])).routines
        write_every_phase(routines)
        motions = write_every_motion(routines)
    others = list(timers(folder))
    bare = clean_environ(folder)
    with ThreadPoolExecutor(len(others) + 2 * len(LEVELS) + 1) as pool:
        beside = {
            other.name: pool.submit(at_rest, other.command, bare, 3 * seconds, other.name)
            for other in others
            if other.command
        }
        body = pool.submit(at_rest, [UNKNOT], home_of(folder / "body"), seconds, BODY)
        phases = [pool.submit(through_phases, environ, seconds) for environ in homes]
        of_motions = [pool.submit(through_motions, environ, motions, seconds) for environ in homes]
        return Seen(
            phases=[walk.result() for walk in phases],
            motions=[walk.result() for walk in of_motions],
            others={name: walk.result() for name, walk in beside.items()},
            body=body.result(),
            missing=[other for other in others if other.missing],
        )


def _bytes(what: str, walks: Sequence[Walk], name: str, most: Sequence[float] = ()) -> Row:
    flows = [walk.flows[name] for walk in walks]
    measured = " / ".join(f"{number(flow.bytes_s)} ({flow.writes_s:.1f})" for flow in flows)
    return _beside_best(
        what, measured, [flow.bytes_s for flow in flows], [walk.best(name) for walk in walks], most
    )


def _beside_best(
    what: str, measured: str, sent: Sequence[float], best: Sequence[float], most: Sequence[float]
) -> Row:
    ratios = [f"{each / least:.2f}" if least else "-" for each, least in zip(sent, best, strict=True)]
    return Row(
        what,
        measured,
        _joined(best),
        " / ".join(ratios),
        _joined(most),
        is_met=all(each <= limit for each, limit in zip(sent, most, strict=False)),
    )


def _joined(values: Iterable[float]) -> str:
    return " / ".join(map(number, values))


def _mean_of_motions(walks: Sequence[Walk]) -> Row:
    motions = walks[0].flows
    sent = [statistics.mean(flow.bytes_s for flow in walk.flows.values()) for walk in walks]
    best = [statistics.mean(walk.best(name) for name in motions) for walk in walks]
    return _beside_best(f"work, mean of {len(motions)} motions", _joined(sent), sent, best, MOST_BYTES)


def _press(walks: Sequence[Walk]) -> Row:
    sent = [walk.flows[PRESS].bytes_s * walk.flows[PRESS].seconds for walk in walks]
    best = [walk.best(PRESS) * walk.flows[PRESS].seconds for walk in walks]
    measured = f"{_joined(sent)} bytes"
    return _beside_best("a tender press, answered", measured, sent, best, [PRESS_BYTES] * len(walks))


def _processor(seen: Seen) -> Iterator[Row]:
    """Shares of a core; motions are taken together."""
    yield title("Processor: full / calm / none", "bare Textual timer")
    timer = seen.others[BARE].flows[BARE].cpu
    for name, walk in seen.others.items():
        yield _share(name, [walk.flows[name].cpu], timer, [])
    yield _share(f"{BODY}, nothing pressed", [seen.body.flows[BODY].cpu], timer, [IDLE_CPU])
    of_motions = [statistics.mean(flow.cpu for flow in walk.flows.values()) for walk in seen.motions]
    yield _share("work, mean of all motions", of_motions, timer, MOST_CPU)
    for phase in seen.phases[0].flows:
        if phase != PRESS:
            most = [IDLE_CPU] * len(LEVELS) if phase in AT_REST else MOST_CPU
            yield _share(phase, [walk.flows[phase].cpu for walk in seen.phases], timer, most)


def _share(what: str, found: Sequence[float], timer: float, most: Sequence[float]) -> Row:
    return Row(
        what,
        _percent(found),
        _percent([timer]),
        " / ".join(f"{each / timer:.2f}" for each in found),
        _percent(most),
        is_met=all(each <= limit for each, limit in zip(found, most, strict=False)),
    )


def _percent(shares: Sequence[float]) -> str:
    return " / ".join(f"{100 * share:.2f}" for share in shares) + " %" if shares else ""
