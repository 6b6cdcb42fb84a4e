"""What has happened in a session since the last look, as plain lines: its cues, and what has no cue."""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from tui.core.anatomy.body import Spot
from tui.core.catalogue import say
from tui.core.cues.cue import Cue, CueKind
from tui.core.entries.entry import PassOutcome
from tui.core.places.finding_words import words_at_step, words_in_hold
from tui.core.places.findings import Finding
from tui.core.places.known_places import found_at_step
from tui.core.places.spot_words import where_exactly
from tui.core.routines.routine import Library
from tui.core.sessions.plain_cues import LEAD_IN_CUES, PlainCue, cue_line
from tui.core.sessions.plain_words import pass_named, place_and_clock, taken_back_line
from tui.core.sessions.record import PassRun
from tui.core.sessions.session_view import SessionView


class _Seen(msgspec.Struct, frozen=True):
    """What may change in a session without a cue of its own."""

    outcomes: tuple[PassOutcome | None, ...] = ()
    marks: tuple[str, ...] = ()
    held: tuple[str, str, str] | None = None
    sore: tuple[int, ...] = ()
    extended_ms: int = 0


class PlainTeller:
    """Looks at one session, and tells what is new."""

    def __init__(
        self,
        session: SessionView,
        library: Library,
        findings: Mapping[Spot, Finding],
        button: Callable[[], str],
        spot: Callable[[], str] = str,
    ) -> None:
        """`findings` are what was found before; `button` says what the one button is called now.

        `spot` says what the spot of the open hold may be called, and by which key.
        """
        self._session = session
        self._library = library
        self._findings = findings
        self._button = button
        self._spot = spot
        self._seen = _Seen()

    def lines(self, cues: Sequence[Cue]) -> list[str]:
        """A line for each thing that has happened; a sharp stop is told before what it leaves out."""
        before, self._seen = self._seen, _seen(self._session)
        first = [cue for cue in cues if cue.kind is CueKind.SHARP]
        rest = [cue for cue in cues if cue.kind is not CueKind.SHARP and not cue.taken_back]
        back = [self._taken_back(cue, before) for cue in cues if cue.taken_back]
        told = [*map(self._line, first), *self._changes(before), *map(self._line, rest), *back]
        return [line for line in told if line]

    def look(self) -> None:
        """Take what there is for known: it was told in another way."""
        self._seen = _seen(self._session)

    def _line(self, cue: Cue) -> str:
        marks = self._session.state.marks
        if not marks or cue.kind not in (CueKind.HOLD_STARTED, CueKind.EASED):
            return cue_line(PlainCue(cue=cue, button=self._button(), before=self._at_step(cue)))
        mark = marks[-1]
        before = words_in_hold(self._findings, Spot(mark.region, mark.side), mark.spot)
        where = where_exactly(self._library, mark.region, mark.side, mark.spot)
        spot = self._spot() if cue.kind is CueKind.HOLD_STARTED else ""
        return cue_line(PlainCue(cue=cue, where=where, before=before, spot=spot))

    def _at_step(self, cue: Cue) -> str:
        """What was found before at the step that comes now."""
        if cue.kind not in LEAD_IN_CUES:
            return ""
        item = cue.scene.now
        return words_at_step(found_at_step(self._findings, item), item, self._library)

    def _taken_back(self, cue: Cue, before: _Seen) -> str:
        mark = bool(set(before.marks) - set(self._seen.marks))
        return taken_back_line(cue.scene, self._session, mark=mark)

    def _changes(self, before: _Seen) -> list[str]:
        session, now = self._session, self._seen
        if len(now.outcomes) < len(before.outcomes):
            return []
        if now.sore != before.sore and now.sore:
            return [say("Sore {number}.", number=now.sore[-1])]
        if now.held != before.held and _is_same_hold(before, now):
            return [self._named()]
        if len(now.outcomes) == len(before.outcomes) and now.extended_ms > before.extended_ms:
            return [say("15 s more. {place}.", place=place_and_clock(session))]
        return [self._left(run) for run in self._newly_left(before)]

    def _named(self) -> str:
        mark = self._session.open_mark
        if mark is None or not mark.spot:
            return say("Not named.")
        return say("Here: {place}.", place=where_exactly(self._library, mark.region, mark.side, mark.spot))

    def _newly_left(self, before: _Seen) -> list[PassRun]:
        runs = self._session.state.runs
        known = [*before.outcomes, *[None] * (len(runs) - len(before.outcomes))]
        skipped = PassOutcome.SKIPPED
        return [run for run, was in zip(runs, known, strict=True) if run.outcome is skipped is not was]

    def _left(self, run: PassRun) -> str:
        runs, step = self._session.state.runs, pass_named(self._session.plan.passes[run.index])
        if run is not runs[-1] and runs[-1].index == run.index:
            return say("Once more: {step}.", step=step)
        return say("Broken off: {step}.", step=step) if run.worked_ms else say("Left out: {step}.", step=step)


def _is_same_hold(before: _Seen, now: _Seen) -> bool:
    """Whether one tender point was held all the while."""
    return before.held is not None and now.held is not None and before.held[0] == now.held[0]


def _seen(session: SessionView) -> _Seen:
    runs, mark = session.state.runs, session.open_mark
    return _Seen(
        outcomes=tuple(run.outcome for run in runs),
        marks=tuple(each.id for each in session.state.marks),
        held=None if mark is None else (mark.id, mark.region, mark.spot),
        sore=() if mark is None else tuple(mark.sore),
        extended_ms=runs[-1].extended_ms if runs else 0,
    )
