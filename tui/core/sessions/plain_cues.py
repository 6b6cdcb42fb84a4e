"""A cue as one plain line: time and side first, so that a short braille line carries them, then the rest."""

from collections.abc import Callable

import msgspec

from tui.core.anatomy.body import Side
from tui.core.catalogue import marked, say
from tui.core.cues.cue import Cue, CueKind, Scene
from tui.core.entries.entry import HoldOutcome
from tui.core.routines.plan import Pass
from tui.core.sessions.plain_words import joined, stamp
from tui.core.sessions.pressure_words import light_words
from tui.core.sessions.record import Phase
from tui.core.sessions.session_view import LEAD_INS
from tui.core.sessions.step_words import ANY_ADVICE, SHARP_ADVICE, away_words
from tui.core.words import minutes_and_seconds

LEAD_IN_CUES = (CueKind.GET_READY, CueKind.CONFIRM, CueKind.CHANGE_SIDE)
_LAST = 3
"""Only the first of the last seconds has a line: nobody could read one a second."""
_ENDS = {
    HoldOutcome.EASED: marked("Eased after {seconds} s, go on, {clock}"),
    HoldOutcome.PARTLY: marked("Eased partly after {seconds} s, go on, {clock}"),
    HoldOutcome.NOT_EASING: marked("Did not ease in {seconds} s, go on, {clock}"),
    HoldOutcome.UNANSWERED: marked("Let go after {seconds} s, go on, {clock}"),
    HoldOutcome.SHARP: marked("Felt sharp after {seconds} s, go on, {clock}"),
}


class PlainCue(msgspec.Struct, frozen=True, kw_only=True):
    """A cue with what a line of it needs besides.

    The place of its tender point, what was found there before, what its spot may be called, and what the one
    button is called.
    """

    cue: Cue
    where: str = ""
    before: str = ""
    spot: str = ""
    button: str = ""

    @property
    def scene(self) -> Scene:
        """Where the session was."""
        return self.cue.scene


def cue_line(plain: PlainCue) -> str:
    """What a cue says; empty where it has no line of its own."""
    scene, kind = plain.scene, plain.cue.kind
    waits = scene.is_paused and kind in LEAD_IN_CUES
    words = _paused_before(plain) if waits else _WORDS[kind](plain)
    return f"{stamp(plain.scene)} {words}" if words else ""


def _seconds(milliseconds: int) -> int:
    """A started second counts whole, as in the large digits of the screen."""
    return -(-milliseconds // 1000)


def _to_go(scene: Scene) -> str:
    """What is left, or how long it has gone on; never the word "left", which is a side here."""
    if scene.under is Phase.CONFIRM:
        return say("before {step}", step=scene.now.step.title)
    if scene.under in LEAD_INS:
        parts = {"seconds": _seconds(scene.left_ms), "step": scene.now.step.title}
        if scene.under is not Phase.CHANGE_SIDE:
            return say("{seconds} s before {step}", **parts)
        if scene.now.side is Side.LEFT:
            return say("{seconds} s before {step} on your left", **parts)
        return say("{seconds} s before {step} on your right", **parts)
    if scene.counts_up:
        return say("the clock counts up")
    return say("{time} to go", time=minutes_and_seconds(_seconds(scene.left_ms)))


def _step(plain: PlainCue) -> str:
    """Everything there is to read before a pass."""
    scene, item = plain.scene, plain.scene.now
    caution = item.in_words(item.step.caution)
    return joined(
        say("{step}, {number} of {of}", step=item.step.title, number=scene.number, of=scene.of),
        item.instruction,
        light_words(item.step),
        say("Caution: {caution}", caution=caution) if caution else "",
        plain.before,
    )


def _get_ready(plain: PlainCue) -> str:
    return say("Get ready, {seconds} s: {step}", seconds=_seconds(plain.scene.left_ms), step=_step(plain))


def _confirm(plain: PlainCue) -> str:
    return say("When you are ready, {button}: {step}", button=plain.button or say("Enter"), step=_step(plain))


def _change_side(plain: PlainCue) -> str:
    scene = plain.scene
    parts = {"seconds": _seconds(scene.left_ms), "step": _step(plain)}
    if scene.now.side is Side.LEFT:
        return say("Change to your left, {seconds} s: {step}", **parts)
    return say("Change to your right, {seconds} s: {step}", **parts)


def _paused_before(plain: PlainCue) -> str:
    """The person moved on in a pause: all there is to read, and that nothing counts yet."""
    scene = plain.scene
    if scene.under is not Phase.CHANGE_SIDE:
        return say("Paused before {step}", step=_step(plain))
    if scene.now.side is Side.LEFT:
        return say("Paused before you change to your left: {step}", step=_step(plain))
    return say("Paused before you change to your right: {step}", step=_step(plain))


def _go(plain: PlainCue) -> str:
    scene = plain.scene
    parts = {"time": _length(scene), "step": scene.now.step.title}
    go = say("Go, up to {time}: {step}", **parts) if scene.counts_up else say("Go, {time}: {step}", **parts)
    return joined(go, _upcoming(scene))


def _length(scene: Scene) -> str:
    return minutes_and_seconds(_seconds(scene.left_ms))


def _upcoming(scene: Scene) -> str:
    """What comes after this pass."""
    if scene.upcoming is None:
        return say("This is the last one")
    return say("Next: {step}", step=_named(scene.now, scene.upcoming))


def _named(now: Pass, upcoming: Pass) -> str:
    title = upcoming.step.title
    if not upcoming.changes_after(now):
        return title
    if upcoming.side is Side.LEFT:
        return say("your left, {step}", step=title)
    return say("your right, {step}", step=title)


def _halfway(plain: PlainCue) -> str:
    return joined(say("Halfway, {clock}", clock=_to_go(plain.scene)))


def _next_soon(plain: PlainCue) -> str:
    upcoming = plain.scene.upcoming
    named = say("the end") if upcoming is None else _named(plain.scene.now, upcoming)
    return joined(say("Soon, in 5 s: {step}", step=named))


def _last_seconds(plain: PlainCue) -> str:
    if plain.cue.seconds != _LAST:
        return ""
    return say("Starts in three.") if plain.scene.under in LEAD_INS else say("Last three.")


def _hold_started(plain: PlainCue) -> str:
    item = plain.scene.now
    counts_up = plain.scene.counts_up
    waits = "" if counts_up else say("The step waits, {clock}", clock=_to_go(plain.scene))
    advice = item.in_words(item.step.tender_point_advice) or say(ANY_ADVICE)
    return joined(say("Hold: {place}", place=plain.where), waits, advice, plain.before, plain.spot)


def _hold_mark(plain: PlainCue) -> str:
    return say("Held {seconds} s.", seconds=plain.cue.seconds)


def _let_go(plain: PlainCue) -> str:
    return say("Held {seconds} s: let go or ease off.", seconds=plain.cue.seconds)


def _eased(plain: PlainCue) -> str:
    how = _ENDS[plain.scene.hold or HoldOutcome.UNANSWERED]
    ended = say(how, seconds=plain.cue.seconds, clock=_to_go(plain.scene))
    return joined(ended, say("Noted: {place}", place=plain.where))


def _paused(plain: PlainCue) -> str:
    clock = _to_go(plain.scene)
    if plain.scene.under is Phase.HOLD:
        return joined(say("Paused, in a hold, {clock}", clock=clock))
    return joined(say("Paused, {clock}", clock=clock))


def _resumed(plain: PlainCue) -> str:
    clock = _to_go(plain.scene)
    if plain.scene.under is Phase.HOLD:
        return joined(say("Going on, in the hold, {clock}", clock=clock))
    return joined(say("Going on, {clock}", clock=clock))


def _away(plain: PlainCue) -> str:
    return away_words(1000 * (plain.cue.seconds or 0))


_WORDS: dict[CueKind, Callable[[PlainCue], str]] = {
    CueKind.GET_READY: _get_ready,
    CueKind.CONFIRM: _confirm,
    CueKind.CHANGE_SIDE: _change_side,
    CueKind.GO: _go,
    CueKind.HALFWAY: _halfway,
    CueKind.NEXT_SOON: _next_soon,
    CueKind.LAST_SECONDS: _last_seconds,
    CueKind.HOLD_STARTED: _hold_started,
    CueKind.HOLD_MARK: _hold_mark,
    CueKind.LET_GO: _let_go,
    CueKind.EASED: _eased,
    CueKind.SHARP: lambda _: say(SHARP_ADVICE),
    CueKind.PAUSED: _paused,
    CueKind.RESUMED: _resumed,
    CueKind.AWAY: _away,
    CueKind.FINISHED: lambda _: say("Finished."),
    CueKind.ENDED: lambda _: say("Ended here."),
}
