"""What a voice says at each cue: pure functions of the cue, and of how much the person wants to hear."""

from collections.abc import Callable
from enum import StrEnum

import msgspec

from tui.core.catalogue import marked, say
from tui.core.cues.cue import Cue, CueKind
from tui.core.cues.telling import place_told, telling_words
from tui.core.cues.voice_text import for_the_voice, seconds_in_words, sentence
from tui.core.entries.entry import HoldOutcome
from tui.core.preferences.settings import SpeechAmount
from tui.core.sessions.record import Phase
from tui.core.sessions.step_words import ANY_ADVICE, away_words
from tui.core.words import your_side

SHARP_WORDS = marked(
    "Stopped. That place is left out from here on. "
    "If it stays sharp, tingles or goes numb, have it looked at."
)
"""The advice of the step screen, as short as it can be heard."""
_LEAD_IN_OF = {
    Phase.GET_READY: CueKind.GET_READY,
    Phase.CONFIRM: CueKind.CONFIRM,
    Phase.CHANGE_SIDE: CueKind.CHANGE_SIDE,
}
_COUNT = {3: marked("Three."), 2: marked("Two."), 1: marked("One.")}
_HOW_IT_ENDED = {
    HoldOutcome.EASED: marked("Eased."),
    HoldOutcome.PARTLY: marked("Eased partly."),
    HoldOutcome.NOT_EASING: marked("Not easing."),
}


class Manner(StrEnum):
    """What becomes of what is being said, and still waits to be said, when this is to be said."""

    AT_ONCE = "at-once"
    AFTER_ADVICE = "after-advice"
    IN_TURN = "in-turn"
    IN_SILENCE = "in-silence"


class Utterance(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to say; `is_advice` is said whole unless something has to be said at once."""

    text: str
    manner: Manner = Manner.AFTER_ADVICE
    is_advice: bool = False


_MANNERS = {
    CueKind.GO: Manner.AT_ONCE,
    CueKind.HOLD_STARTED: Manner.AT_ONCE,
    CueKind.SHARP: Manner.AT_ONCE,
    CueKind.HOLD_MARK: Manner.IN_TURN,
    CueKind.LET_GO: Manner.IN_TURN,
    CueKind.AWAY: Manner.IN_TURN,
    CueKind.NEXT_SOON: Manner.IN_TURN,
    CueKind.HALFWAY: Manner.IN_SILENCE,
    CueKind.LAST_SECONDS: Manner.IN_SILENCE,
}


def spoken(cue: Cue, amount: SpeechAmount) -> Utterance | None:
    """What is said at this cue; None where nothing is."""
    text = for_the_voice((_taken_back if cue.taken_back else _WORDS[cue.kind])(cue, amount))
    if not text:
        return None
    manner = Manner.AT_ONCE if cue.taken_back else _MANNERS.get(cue.kind, Manner.AFTER_ADVICE)
    return Utterance(text=text, manner=manner, is_advice=cue.kind is CueKind.SHARP)


def tells_what_to_do(cue: Cue) -> bool:
    """Whether a lead-in has to wait until what is said at this cue has been said."""
    if cue.scene.is_paused:
        return False
    return cue.kind in _LEAD_IN_OF.values() or (
        cue.kind is CueKind.RESUMED and cue.scene.under in _LEAD_IN_OF
    )


# Before a pass


def _lead_in(cue: Cue, amount: SpeechAmount) -> str:
    """What to do is told when it goes on, if the person moved on in a pause."""
    if cue.scene.is_paused:
        return say("Paused before {place}", place=place_told(cue.scene.now))
    return telling_words(cue.scene.now, cue.kind, amount)


# During a pass


def _go(cue: Cue, amount: SpeechAmount) -> str:
    return say("Go.") if amount is SpeechAmount.NAMES else say("Go. {time_left}", time_left=_time_left(cue))


def _time_left(cue: Cue) -> str:
    """The seconds the step still has; nothing where it counts up."""
    return "" if cue.scene.counts_up else f"{seconds_in_words(-(-cue.scene.left_ms // 1000))}."


def _halfway(cue: Cue, amount: SpeechAmount) -> str:
    return "" if amount is SpeechAmount.NAMES else say("Halfway.")


def _next_soon(cue: Cue, amount: SpeechAmount) -> str:
    """Five seconds before: with the count, for it leaves no room for "last three" behind it."""
    now, upcoming = cue.scene.now, cue.scene.upcoming
    if upcoming is None:
        return say("Last five.")
    side = f", {your_side(upcoming.side)}" if upcoming.changes_after(now) and upcoming.side else ""
    return say("Next in five{side}: {title}", side=side, title=sentence(upcoming.step.title))


def _last_seconds(cue: Cue, amount: SpeechAmount) -> str:
    seconds = cue.seconds or 0
    if cue.scene.under is Phase.WORK:
        return say("Last three.") if seconds == 3 else ""
    return "" if amount is SpeechAmount.NAMES else say(_COUNT.get(seconds, ""))


def _hold_started(cue: Cue, amount: SpeechAmount) -> str:
    if amount is not SpeechAmount.FULL:
        return say("Tender point. Hold.")
    item = cue.scene.now
    return say(
        "Tender point. Hold. {advice}",
        advice=item.in_words(item.step.tender_point_advice) or say(ANY_ADVICE),
    )


def _hold_mark(cue: Cue, amount: SpeechAmount) -> str:
    return f"{seconds_in_words(cue.seconds or 0)}."


def _let_go(cue: Cue, amount: SpeechAmount) -> str:
    words = say("Let go, or ease off.")
    return words if amount is SpeechAmount.NAMES else f"{words} {seconds_in_words(cue.seconds or 0)}."


def _eased(cue: Cue, amount: SpeechAmount) -> str:
    how = say(_HOW_IT_ENDED.get(cue.scene.hold or HoldOutcome.UNANSWERED, marked("Hold over.")))
    return (
        say("{how} Go on. {time_left}", how=how, time_left=_time_left(cue))
        if amount is SpeechAmount.FULL
        else say("{how} Go on.", how=how)
    )


def _sharp(cue: Cue, amount: SpeechAmount) -> str:
    return say(SHARP_WORDS)


# Waiting, and the end


def _paused(cue: Cue, amount: SpeechAmount) -> str:
    waits = amount is SpeechAmount.FULL and cue.scene.under is Phase.WORK
    return say("Paused. The step waits for you.") if waits else say("Paused.")


def _resumed(cue: Cue, amount: SpeechAmount) -> str:
    """Into a lead-in all is told again: the pause has cut it."""
    under = cue.scene.under
    if under in _LEAD_IN_OF:
        return say(
            "Going on. {told}",
            told=telling_words(cue.scene.now, _LEAD_IN_OF[under], amount),
        )
    if under is Phase.HOLD:
        return say("Going on. Hold.")
    return (
        say("Going on.")
        if amount is SpeechAmount.NAMES
        else say("Going on. {time_left}", time_left=_time_left(cue))
    )


def _taken_back(cue: Cue, amount: SpeechAmount) -> str:
    """It went back to somewhere: where, and what goes on there."""
    scene, place = cue.scene, place_told(cue.scene.now)
    if scene.is_paused:
        return say("Taken back. Still paused. {place}", place=place)
    if scene.under in _LEAD_IN_OF:
        return say(
            "Taken back. {told}",
            told=telling_words(scene.now, _LEAD_IN_OF[scene.under], amount),
        )
    if scene.under is Phase.HOLD:
        return say("Taken back. {place} Hold.", place=place)
    left = "" if amount is SpeechAmount.NAMES else _time_left(cue)
    return say("Taken back. {place} Go on. {left}", place=place, left=left)


def _away(cue: Cue, amount: SpeechAmount) -> str:
    """How long, and where it was: they may have forgotten."""
    away = away_words(1000 * (cue.seconds or 0))
    where = say("It was {place}", place=place_told(cue.scene.now))
    return f"{away} {where}" if amount is SpeechAmount.FULL else away


def _finished(cue: Cue, amount: SpeechAmount) -> str:
    return say("Finished.") if amount is SpeechAmount.NAMES else say("Finished. Well done. Take your time.")


def _ended(cue: Cue, amount: SpeechAmount) -> str:
    return say("Ended.") if amount is SpeechAmount.NAMES else say("Ended here. What you did is kept.")


_WORDS: dict[CueKind, Callable[[Cue, SpeechAmount], str]] = {
    CueKind.GET_READY: _lead_in,
    CueKind.CONFIRM: _lead_in,
    CueKind.CHANGE_SIDE: _lead_in,
    CueKind.GO: _go,
    CueKind.HALFWAY: _halfway,
    CueKind.NEXT_SOON: _next_soon,
    CueKind.LAST_SECONDS: _last_seconds,
    CueKind.HOLD_STARTED: _hold_started,
    CueKind.HOLD_MARK: _hold_mark,
    CueKind.LET_GO: _let_go,
    CueKind.EASED: _eased,
    CueKind.SHARP: _sharp,
    CueKind.PAUSED: _paused,
    CueKind.RESUMED: _resumed,
    CueKind.AWAY: _away,
    CueKind.FINISHED: _finished,
    CueKind.ENDED: _ended,
}
