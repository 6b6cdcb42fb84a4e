"""Walks through a session that stop wherever there is something to watch."""

from collections.abc import Mapping, Sequence

import msgspec

from tests.benchmarks.best_writer import best_lengths
from tests.benchmarks.meter import Flow, Meter
from tests.terminal.harness import UNKNOT
from tests.terminal.person import GET_READY, HOLD, PAUSED, WORK, press_until

SIZE = 80, 24
SETTLED = 1.5
"""Seconds after which what a key caused is over."""
SILENT = 5.0
"""Seconds after which the bell of a cue has rung out too: what is watched then is at rest."""
PRESS_SECONDS = 0.25
"""What comes so soon after a press is its answer."""
CONFIRM, CHANGE, FINISHED = "WHEN YOU ARE READY", "NOW YOUR RIGHT SIDE", "Finished"
PRESS = "a tender press"
READY_SECONDS = 8.0
"""Get-ready is not much longer."""


class Walk(msgspec.Struct, frozen=True):
    """What was watched on the way, by name, and what the best writer would have sent for each arrival."""

    flows: Mapping[str, Flow]
    lengths: Sequence[int]

    def best(self, name: str) -> float:
        """Bytes a second of the best writer, in place of those that came."""
        flow = self.flows[name]
        return sum(self.lengths[slice(*flow.arrivals)]) / flow.seconds


def watched(meter: Meter, flows: Mapping[str, Flow]) -> Walk:
    """What a walk ends with."""
    return Walk(flows, best_lengths(meter.raw, [arrival.up_to for arrival in meter.arrivals], SIZE))


def through_phases(environ: Mapping[str, str], seconds: float) -> Walk:
    """Every phase of a session, a tender press, distance mode, and the help above it."""
    flows: dict[str, Flow] = {}
    with Meter([UNKNOT, "start", "every-phase"], environ) as meter:

        def watch(name: str, settled: float = SETTLED) -> None:
            meter.linger(settled)
            flows[name] = meter.flow(seconds)

        meter.wait_for("You need")
        press_until(meter, "enter", "How sore")
        press_until(meter, "s", CONFIRM)
        watch("confirm", SILENT)
        press_until(meter, "enter", WORK)
        watch("work")
        _press_tender(meter, flows)
        watch("hold")
        press_until(meter, "space", PAUSED)
        watch("paused", SILENT)
        press_until(meter, "space", HOLD)
        meter.linger(1)
        press_until(meter, "t", WORK)
        meter.press("d")
        watch("work, distance mode")
        meter.press("d")
        meter.linger(1)
        press_until(meter, "n", GET_READY)
        flows["get-ready"] = meter.flow(min(seconds, READY_SECONDS))
        press_until(meter, "enter", WORK)
        press_until(meter, "n", CHANGE)
        watch("change-side")
        press_until(meter, "n", GET_READY)
        press_until(meter, "enter", WORK)
        meter.wait_for(FINISHED)
        watch("finished", SILENT)
        return watched(meter, flows)


def _press_tender(meter: Meter, flows: dict[str, Flow]) -> None:
    meter.press("t")
    flows[PRESS] = meter.flow(PRESS_SECONDS)
    meter.wait_for(HOLD)


def through_motions(environ: Mapping[str, str], motions: Sequence[str], seconds: float) -> Walk:
    """The work of every motion."""
    flows: dict[str, Flow] = {}
    with Meter([UNKNOT, "start", "every-motion"], environ) as meter:
        meter.wait_for("You need")
        press_until(meter, "enter", "How sore")
        press_until(meter, "s", GET_READY)
        for motion in motions:
            meter.wait_for(f"Motion {motion}")
            meter.wait_for(GET_READY)
            press_until(meter, "enter", WORK)
            meter.linger(SETTLED)
            flows[motion] = meter.flow(seconds)
            meter.press("n")
        return watched(meter, flows)


def at_rest(command: Sequence[str], environ: Mapping[str, str], seconds: float, name: str) -> Walk:
    """Any program that needs no key."""
    with Meter(command, environ) as meter:
        meter.linger(2 * SETTLED)
        return watched(meter, {name: meter.flow(seconds)})
