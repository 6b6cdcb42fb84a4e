"""How a voice tells a pass before it starts, and how long it needs for that."""

from functools import lru_cache

from tui.core.catalogue import marked, say
from tui.core.cues.cue import CueKind
from tui.core.cues.speaking_time import speaking_ms
from tui.core.cues.voice_text import for_the_voice, sentence, sentences
from tui.core.preferences.settings import SpeechAmount
from tui.core.routines.plan import Pass
from tui.core.sessions.pressure_words import is_light
from tui.core.sessions.session_view import LAST_COUNT_MS, TOLD_AT_MOST_MS
from tui.core.text import sentence_case
from tui.core.words import your_side

_TELLING_LIMIT_MS = TOLD_AT_MOST_MS - LAST_COUNT_MS
_LEAD_IN_WORDS = {
    CueKind.GET_READY: marked("Get ready."),
    CueKind.CONFIRM: marked("When you are ready:"),
    CueKind.CHANGE_SIDE: marked("Change sides."),
}


def telling_words(item: Pass, kind: CueKind, amount: SpeechAmount) -> str:
    """The cue, then title and side, then what to do: as many whole sentences of it as there is time for.

    That a step is light is told before that, for it is the last thing to be left out.
    """
    title, side = sentence(item.step.title), _side(item)
    named = (
        say("Now {side} {title}", side=side, title=title)
        if kind is CueKind.CHANGE_SIDE
        else f"{title} {sentence_case(side)}"
    )
    light = [say("Lightly.")] if is_light(item.step) and amount is not SpeechAmount.NAMES else []
    named = for_the_voice(" ".join([say(_LEAD_IN_WORDS[kind]), named, *light]))
    told = sentences(for_the_voice(sentence(item.instruction)))[: _most_sentences(amount)]
    while len(told) > 1 and speaking_ms(" ".join([named, *told])) > _TELLING_LIMIT_MS:
        told.pop()
    waits = kind is CueKind.CONFIRM and amount is not SpeechAmount.NAMES
    return " ".join([named, *told, *([say("Press to begin.")] if waits else [])])


def _most_sentences(amount: SpeechAmount) -> int | None:
    return {SpeechAmount.FULL: None, SpeechAmount.SHORT: 1, SpeechAmount.NAMES: 0}[amount]


@lru_cache(maxsize=256)
def telling_ms(item: Pass, changing: bool, amount: SpeechAmount) -> int:
    """Milliseconds a voice needs to tell a pass before it starts, as far as that can be known before.

    Kept, for a session asks at every look how long its lead-in is.
    """
    kind = CueKind.CHANGE_SIDE if changing else CueKind.GET_READY
    return speaking_ms(telling_words(item, kind, amount))


def place_told(item: Pass) -> str:
    """Which step, on which side."""
    return f"{sentence(item.step.title)} {sentence_case(_side(item))}".strip()


def _side(item: Pass) -> str:
    """The side as a sentence; nothing where there is none to be told."""
    return sentence(your_side(item.side)) if item.side else ""
