"""A cue as one plain line: time and side first, so that a short braille line carries them, then the rest."""

from collections.abc import Callable

import msgspec

from tui.core.anatomy.body import Side
from tui.core.cues.cue import Cue, CueKind, Scene
from tui.core.entries.entry import HoldOutcome
from tui.core.routines.plan import Pass
from tui.core.sessions.record import Phase
from tui.core.sessions.session_view import LEAD_INS, SessionView
from tui.core.sessions.step_words import ANY_ADVICE, SHARP_ADVICE, away_words, next_words, time_text
from tui.core.text import sentence_case
from tui.core.words import minutes_and_seconds

LEAD_IN_CUES = (CueKind.GET_READY, CueKind.CONFIRM, CueKind.CHANGE_SIDE)
_LAST = 3
"""Only the first of the last seconds has a line: nobody could read one a second."""
_ENDS = {
    HoldOutcome.EASED: "Eased after",
    HoldOutcome.PARTLY: "Eased partly after",
    HoldOutcome.NOT_EASING: "Did not ease in",
    HoldOutcome.UNANSWERED: "Let go after",
    HoldOutcome.SHARP: "Felt sharp after",
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
    button: str = "Enter"

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


def taken_back_line(scene: Scene, session: SessionView, *, mark: bool) -> str:
    """Where it went back to; `mark` is whether it was a tender point that was taken back."""
    what = ": the tender point" if mark else ""
    return f"{stamp(scene)} Taken back{what}. On with {_at(session, session.current.step.title)}."


def stamp(scene: Scene) -> str:
    """Session time since the start, and the side where there is one, such as "3:12 left."."""
    time = minutes_and_seconds(scene.elapsed_ms // 1000)
    side = scene.now.side
    return time if side in (None, Side.MIDDLE) else f"{time} {side}."


def _seconds(milliseconds: int) -> int:
    """A started second counts whole, as in the large digits of the screen."""
    return -(-milliseconds // 1000)


def _to_go(scene: Scene) -> str:
    """What is left, or how long it has gone on; never the word "left", which is a side here."""
    if scene.under is Phase.CONFIRM:
        return f"before {scene.now.step.title}"
    if scene.under in LEAD_INS:
        changes = f" on your {scene.now.side}" if scene.under is Phase.CHANGE_SIDE else ""
        return f"{_seconds(scene.left_ms)} s before {scene.now.step.title}{changes}"
    if scene.counts_up:
        return "the clock counts up"
    return f"{minutes_and_seconds(_seconds(scene.left_ms))} to go"


def _sentence(words: str) -> str:
    """With an end, so that what follows is heard as something else."""
    return words if words.endswith((".", "!", "?", ":")) else f"{words}."


def _joined(*parts: str) -> str:
    return " ".join(_sentence(part) for part in parts if part)


def _step(plain: PlainCue) -> str:
    """Everything there is to read before a pass."""
    scene, item = plain.scene, plain.scene.now
    caution = item.in_words(item.step.caution)
    return _joined(
        f"{item.step.title}, {scene.number} of {scene.of}",
        item.instruction,
        f"Caution: {caution}" if caution else "",
        plain.before,
    )


def _get_ready(plain: PlainCue) -> str:
    return f"Get ready, {_seconds(plain.scene.left_ms)} s: {_step(plain)}"


def _confirm(plain: PlainCue) -> str:
    return f"When you are ready, {plain.button}: {_step(plain)}"


def _change_side(plain: PlainCue) -> str:
    scene = plain.scene
    return f"Change to your {scene.now.side}, {_seconds(scene.left_ms)} s: {_step(plain)}"


def _paused_before(plain: PlainCue) -> str:
    """The person moved on in a pause: all there is to read, and that nothing counts yet."""
    scene = plain.scene
    changes = f"you change to your {scene.now.side}: " if scene.under is Phase.CHANGE_SIDE else ""
    return f"Paused before {changes}{_step(plain)}"


def _go(plain: PlainCue) -> str:
    scene = plain.scene
    length = f"up to {_length(scene)}" if scene.counts_up else _length(scene)
    return _joined(f"Go, {length}: {scene.now.step.title}", _upcoming(scene))


def _length(scene: Scene) -> str:
    return minutes_and_seconds(_seconds(scene.left_ms))


def _upcoming(scene: Scene) -> str:
    """What comes after this pass."""
    if scene.upcoming is None:
        return "This is the last one"
    return f"Next: {_named(scene.now, scene.upcoming)}"


def _named(now: Pass, upcoming: Pass) -> str:
    title = upcoming.step.title
    return f"your {upcoming.side}, {title}" if upcoming.changes_after(now) else title


def _halfway(plain: PlainCue) -> str:
    return _joined(f"Halfway, {_to_go(plain.scene)}")


def _next_soon(plain: PlainCue) -> str:
    upcoming = plain.scene.upcoming
    named = "the end" if upcoming is None else _named(plain.scene.now, upcoming)
    return _joined(f"Soon, in 5 s: {named}")


def _last_seconds(plain: PlainCue) -> str:
    if plain.cue.seconds != _LAST:
        return ""
    return "Starts in three." if plain.scene.under in LEAD_INS else "Last three."


def _hold_started(plain: PlainCue) -> str:
    item = plain.scene.now
    waits = "" if plain.scene.counts_up else f"The step waits, {_to_go(plain.scene)}"
    advice = item.in_words(item.step.tender_point_advice) or ANY_ADVICE
    return _joined(f"Hold: {plain.where}", waits, advice, plain.before, plain.spot)


def _hold_mark(plain: PlainCue) -> str:
    return f"Held {plain.cue.seconds} s."


def _let_go(plain: PlainCue) -> str:
    return f"Held {plain.cue.seconds} s: let go or ease off."


def _eased(plain: PlainCue) -> str:
    how = _ENDS[plain.scene.hold or HoldOutcome.UNANSWERED]
    return _joined(f"{how} {plain.cue.seconds} s, go on, {_to_go(plain.scene)}", f"Noted: {plain.where}")


def _paused(plain: PlainCue) -> str:
    over = "in a hold, " if plain.scene.under is Phase.HOLD else ""
    return _joined(f"Paused, {over}{_to_go(plain.scene)}")


def _resumed(plain: PlainCue) -> str:
    over = "in the hold, " if plain.scene.under is Phase.HOLD else ""
    return _joined(f"Going on, {over}{_to_go(plain.scene)}")


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
    CueKind.SHARP: lambda _: SHARP_ADVICE,
    CueKind.PAUSED: _paused,
    CueKind.RESUMED: _resumed,
    CueKind.AWAY: _away,
    CueKind.FINISHED: lambda _: "Finished.",
    CueKind.ENDED: lambda _: "Ended here.",
}


# What is said besides cues


def pass_named(item: Pass) -> str:
    """A pass by its title and side, such as "Roll down, left"."""
    return item.step.title if item.side in (None, Side.MIDDLE) else f"{item.step.title}, {item.side}"


def place_and_clock(session: SessionView) -> str:
    """Where a session is, such as "Roll down, left, 3 of 7, 1:20 to go"."""
    return _at(session, pass_named(session.current))


def _at(session: SessionView, named: str) -> str:
    number = f"{session.run.index + 1} of {len(session.plan.passes)}"
    paused = ", paused" if session.phase is Phase.PAUSED else ""
    return f"{named}, {number}, {_clock_words(session)}{paused}"


def all_text(session: SessionView) -> list[str]:
    """Everything about the present pass: for somebody who asks where they are."""
    item = session.current
    left = "" if session.seconds_left is None else f"{minutes_and_seconds(session.seconds_left)} in all"
    caution = item.in_words(item.step.caution)
    advice = item.in_words(item.step.tender_point_advice)
    return [
        _joined(place_and_clock(session), left),
        _sentence(item.instruction),
        *([f"Caution: {caution}"] if caution else []),
        *([f"At a tender point: {advice}"] if advice else []),
        _sentence(sentence_case(next_words(session))),
    ]


def _clock_words(session: SessionView) -> str:
    mark = session.open_mark
    if mark is not None:
        return f"held {mark.held_ms // 1000} s"
    if session.under is Phase.CONFIRM:
        return "it starts when you are ready"
    if session.under in LEAD_INS:
        return f"starts in {time_text(session)} s"
    return f"{time_text(session)} " + ("so far" if session.seconds_left is None else "to go")


def in_one_breath(words: str) -> str:
    """Words of a screen without its dots between them, which a screen reader would say."""
    return words.replace(" · ", ", ")
