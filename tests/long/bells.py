"""Every pattern of the bell, to a real terminal: directly, through tmux and over a real `ssh -tt`."""

import itertools
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tests.cues.ear import HeardNothingKnownError, heard
from tests.long.figures import Figure, Tally
from tests.long.sshd import NoSshdError, sshd_in
from tests.terminal.bell_ways import ROOT, Tmux, over_ssh, ringing
from tests.terminal.desk import Desk
from tests.terminal.far_ear import FarEar
from tests.terminal.harness import Terminal
from tui.core.cues.cue import CueKind
from tui.cues.bell import gaps_of

APART = 5.0
"""Seconds from one cue to the next: the longest pattern, and what has to lie behind it."""
RUNS = 3
KINDS = tuple(CueKind)
COMMAND = ringing("none", "none", APART, KINDS)
Way = Callable[[Desk, ExitStack], Terminal]


def _directly(desk: Desk, _: ExitStack) -> Terminal:
    return desk.start(COMMAND, PYTHONPATH=ROOT)


def _through_tmux(desk: Desk, until_heard: ExitStack) -> Terminal:
    tmux = Tmux(desk, "set -g status off\n")
    until_heard.callback(tmux.end)
    return tmux.start(COMMAND)


def _over_ssh(desk: Desk, until_heard: ExitStack) -> Terminal:
    sshd = until_heard.enter_context(sshd_in(desk.home / "sshd"))
    return desk.start(sshd.client(over_ssh(COMMAND)))


WAYS: Mapping[str, Way] = {"directly": _directly, "through tmux": _through_tmux, "over ssh": _over_ssh}


class Heard(NamedTuple):
    """What arrived: kinds that were understood as another or not at all, and seconds off the rhythm."""

    wrong: list[str]
    off: float
    stray: str = ""


def run(scale: float, _storage: str = "good") -> Iterator[Figure]:
    """A figure for each way: N patterns, lost what was not understood, stray what stood on the screen."""
    with tempfile.TemporaryDirectory(prefix="unknot-bells-") as name:
        for what, way in WAYS.items():
            yield _figure(what, way, max(1, round(RUNS * scale)), Path(name))


def _figure(what: str, way: Way, runs: int, folder: Path) -> Figure:
    if way is _through_tmux and shutil.which("tmux") is None:
        return _not_run(what, "tmux not found; apt-get install tmux")
    begun, tally = time.monotonic(), Tally(f"bells {what}")
    homes = [folder / f"{way.__name__}{number}" for number in range(runs)]
    try:
        with ThreadPoolExecutor(runs) as pool:
            found = list(pool.map(partial(_heard_by, way), homes))
    except NoSshdError as error:
        return _not_run(what, str(error))
    for each in found:
        example = f"{each.wrong} {each.stray}".strip()
        tally.count(lost=len(each.wrong), stray=bool(each.stray), example=example)
    note = f"{len(KINDS)} patterns a run; at most {max(each.off for each in found):.2f} s off their rhythm"
    return tally.figure(time.monotonic() - begun, note)


def _not_run(what: str, why: str) -> Figure:
    print(f"bells: NOT RUN {what}: {why}", file=sys.stderr)
    return Figure(f"bells {what}", 0, stray=1, note=f"not run: {why}")


def _heard_by(way: Way, home: Path) -> Heard:
    home.mkdir()
    with ExitStack() as until_heard:
        desk = until_heard.enter_context(closing(Desk(home)))
        terminal = way(desk, until_heard)
        terminal.wait_for("all rung", 2 * APART * len(KINDS))
        return _judged(FarEar(terminal).rings, terminal.text.replace("all rung", "", 1).strip())


def _judged(rings: list[float], stray: str) -> Heard:
    try:
        kinds = [kind for _, kind in heard(rings)]
    except HeardNothingKnownError as error:
        return Heard([str(error)], 0, stray)
    if kinds != list(KINDS):
        return Heard([f"{kind} as {other}" for kind, other in itertools.zip_longest(KINDS, kinds)], 0, stray)
    return Heard([], max(_off_the_rhythm(rings)), stray)


def _off_the_rhythm(rings: list[float]) -> Iterator[float]:
    """For each ring behind another of its pattern, the seconds by which it missed its moment."""
    coming = iter(rings)
    for kind in KINDS:
        at = next(coming)
        for gap in gaps_of(kind):
            before, at = at, next(coming)
            yield abs(at - before - gap)
