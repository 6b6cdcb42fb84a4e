"""What was said about one's health since a session was left open, and the rest of that session."""

from collections.abc import Iterable

from tui.core.routines.plan import Pass
from tui.core.routines.routine import Contraindication, Library
from tui.core.routines.vocabulary import Asked
from tui.core.safety.adapting import Adapted, adapt, lowers_pressure
from tui.core.safety.concerning import concerning, works
from tui.core.safety.health import Health
from tui.core.safety.unsaid import pressure_of
from tui.core.sessions.record import SessionHeader, SessionState


def asked_before_resuming(header: SessionHeader, library: Library) -> tuple[Contraindication, ...]:
    """What is asked each time, also before the rest: about a clot, before legs, feet and ball."""
    found = concerning(header.routine, library, Health())
    return tuple(item for item in found if item.asked is Asked.ALONE)


def changed_since(
    header: SessionHeader, state: SessionState, health: Health, library: Library
) -> Contraindication | None:
    """The first answer for which the rest may not be done as it was begun; None where it may."""
    rest = header.plan().passes[state.runs[-1].index if state.runs else 0 :]
    adapted = adapt(header.routine, health, library)
    if adapted.refused_by is not None:
        return adapted.refused_by
    return _forbidding(adapted, rest) or _softening(adapted, rest)


def _forbidding(adapted: Adapted, rest: Iterable[Pass]) -> Contraindication | None:
    passes = [item for item in rest if works(item.step)]
    gone = (each for each in adapted.left_out if any(each.covers(item.step, item.side) for item in passes))
    return next((each.because for each in gone), None)


def _softening(adapted: Adapted, rest: Iterable[Pass]) -> Contraindication | None:
    """The answer that asks for less pressure than the rest of it has."""
    lighter = {step.id: pressure_of(step) for step in adapted.routine.steps}
    if not any(lighter[item.step.id] < pressure_of(item.step) for item in rest):
        return None
    return next(item for item in adapted.softened_by if lowers_pressure(item))
