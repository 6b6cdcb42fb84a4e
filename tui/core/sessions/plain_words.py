"""Where a session is, as plain lines: what stands before a cue, and what is told to somebody who asks."""

from tui.core.anatomy.body import Side
from tui.core.catalogue import marked, say
from tui.core.cues.cue import Scene
from tui.core.routines.plan import Pass
from tui.core.sessions.pressure_words import light_words
from tui.core.sessions.record import Phase
from tui.core.sessions.session_view import LEAD_INS, SessionView
from tui.core.sessions.step_words import next_words, time_text
from tui.core.text import sentence_case
from tui.core.words import minutes_and_seconds

_SIDES = {Side.LEFT: marked("left"), Side.RIGHT: marked("right"), Side.BOTH: marked("both")}


def stamp(scene: Scene) -> str:
    """Session time since the start, and the side where there is one, such as "3:12 left."."""
    time = minutes_and_seconds(scene.elapsed_ms // 1000)
    side = scene.now.side
    return f"{time} {say(_SIDES[side])}." if side in _SIDES else time


def _sentence(words: str) -> str:
    """With an end, so that what follows is heard as something else."""
    return words if words.endswith((".", "!", "?", ":")) else f"{words}."


def joined(*parts: str) -> str:
    """The parts as sentences on one line; empty ones are left out."""
    return " ".join(_sentence(part) for part in parts if part)


def pass_named(item: Pass) -> str:
    """A pass by its title and side, such as "Roll down, left"."""
    return f"{item.step.title}, {say(_SIDES[item.side])}" if item.side in _SIDES else item.step.title


def place_and_clock(session: SessionView) -> str:
    """Where a session is, such as "Roll down, left, 3 of 7, 1:20 to go"."""
    return _at(session, pass_named(session.current))


def _at(session: SessionView, named: str) -> str:
    parts = {"number": session.run.index + 1, "of": len(session.plan.passes), "clock": _clock_words(session)}
    if session.phase is Phase.PAUSED:
        return say("{step}, {number} of {of}, {clock}, paused", step=named, **parts)
    return say("{step}, {number} of {of}, {clock}", step=named, **parts)


def taken_back_line(scene: Scene, session: SessionView, *, mark: bool) -> str:
    """Where it went back to; `mark` is whether it was a tender point that was taken back."""
    at = _at(session, session.current.step.title)
    if mark:
        return f"{stamp(scene)} {say('Taken back: the tender point. On with {place}.', place=at)}"
    return f"{stamp(scene)} {say('Taken back. On with {place}.', place=at)}"


def all_text(session: SessionView) -> list[str]:
    """Everything about the present pass: for somebody who asks where they are."""
    item = session.current
    seconds = session.seconds_left
    left = "" if seconds is None else say("{time} in all", time=minutes_and_seconds(seconds))
    caution = item.in_words(item.step.caution)
    advice = item.in_words(item.step.tender_point_advice)
    return [
        joined(place_and_clock(session), left),
        _sentence(item.instruction),
        *([light] if (light := light_words(item.step)) else []),
        *([say("Caution: {caution}", caution=caution)] if caution else []),
        *([say("At a tender point: {advice}", advice=advice)] if advice else []),
        _sentence(sentence_case(next_words(session))),
    ]


def _clock_words(session: SessionView) -> str:
    mark = session.open_mark
    if mark is not None:
        return say("held {seconds} s", seconds=mark.held_ms // 1000)
    if session.under is Phase.CONFIRM:
        return say("it starts when you are ready")
    if session.under in LEAD_INS:
        return say("starts in {seconds} s", seconds=time_text(session))
    if session.seconds_left is None:
        return say("{time} so far", time=time_text(session))
    return say("{time} to go", time=time_text(session))


def in_one_breath(words: str) -> str:
    """Words of a screen without its dots between them, which a screen reader would say."""
    return words.replace(" · ", ", ")
