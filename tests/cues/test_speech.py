"""A session that is only listened to: every change is heard, in time and to its end."""

import shutil
from collections.abc import Iterable

import pytest

from tests.cues.listening import (
    LIBRARY,
    ROUTINES,
    TO_BEGIN_MS,
    Listener,
    Person,
    Play,
    Said,
    TimedVoice,
    at_seconds,
    play,
    recorded_ms,
    session_of,
)
from tui.core.cues.cue import Cue, CueKind
from tui.core.cues.speaking_time import speaking_ms
from tui.core.cues.telling import telling_ms, telling_words
from tui.core.entries.entry import Pace
from tui.core.preferences.settings import SpeechAmount
from tui.core.routines.routine import Routine
from tui.core.sessions.events import Event
from tui.core.sessions.record import Phase
from tui.core.sessions.session import Session
from tui.cues.speech import SpeechChannel

SEED = ("neck-tension", "tight-shoulders", "lower-back", "tired-feet")
LATE_MS = 300
"""The start of a process; only what waits for its turn may be later."""
FAR_OFF_MS = 1_000
"""An estimate may be wrong by this: a slower voice is waited for, and a quicker one leaves a silence."""


def routine(routine_id: str) -> Routine:
    found = LIBRARY.routine(routine_id)
    assert found is not None
    return found


def heard(said: Iterable[Said]) -> list[str]:
    return [each.utterance.text for each in said if each.began_at is not None]


def assert_followed_by_ear(played: Play) -> None:
    """Whoever hears the lines alone knows every pass, side and phase, in order, to the end."""
    listener = Listener()
    for line in heard(played.said):
        listener.hear(line)
    assert listener.story == played.story
    assert listener.story[-1][2] is Phase.FINISHED


def assert_all_that_matters_is_heard(played: Play) -> None:
    """Nothing that matters is cut or left out, unless a key was pressed, or the step ended, meanwhile."""
    unheard = [each for each in played.said if each.ended_at is None and not each.cut_by_hand]
    lost = [each for each in unheard if each.matters and not went_on_too_late(each)]
    assert [(each.cue.kind, each.utterance.text) for each in lost] == []


def went_on_too_late(said: Said) -> bool:
    """Whether a step went on with less time left than it takes to say so."""
    scene = said.cue.scene
    goes_on = said.cue.kind in (CueKind.EASED, CueKind.RESUMED) and scene.under is Phase.WORK
    return goes_on and scene.left_ms < speaking_ms(said.utterance.text) + TO_BEGIN_MS


@pytest.mark.parametrize("amount", SpeechAmount)
@pytest.mark.parametrize("routine_id", ROUTINES)
def test_a_session_is_followed_by_ear_alone(routine_id: str, amount: SpeechAmount) -> None:
    assert_followed_by_ear(play(routine(routine_id), amount=amount))


BUSY = {
    "a hold that eases": {30: Event.GO, 40: Event.MARK, 60: Event.EASED},
    "holds that end otherwise": {
        40: Event.MARK,
        46: Event.PARTLY,
        60: Event.MARK,
        67: Event.NOT_EASING,
        75: Event.MARK,
        80: Event.LET_GO,
    },
    "a very long hold": {40: Event.MARK, 200: Event.EASED},
    "marked while getting ready": {20: Event.GO, 30: Event.NEXT, 36: Event.MARK, 70: Event.EASED},
    "pauses in work, in a hold and in a lead-in": {
        5: Event.PAUSE,
        15: Event.GO_ON,
        40: Event.PAUSE,
        50: Event.GO_ON,
        60: Event.MARK,
        64: Event.PAUSE,
        70: Event.GO_ON,
        74: Event.EASED,
    },
    "sharp, also in a hold and paused": {60: Event.SHARP, 95: Event.MARK, 99: Event.SHARP, 130: Event.PAUSE},
    "forward, back, again": {
        35: Event.NEXT,
        60: Event.NEXT,
        80: Event.BACK,
        110: Event.AGAIN,
        140: Event.NEXT,
    },
    "taken back: a tender point, a stop, a skip": {
        40: Event.MARK,
        46: Event.UNDO,
        55: Event.SHARP,
        70: Event.UNDO,
        76: Event.NEXT,
        81: Event.UNDO,
    },
    "taken back from a hold and paused": {
        40: Event.MARK,
        46: Event.NEXT,
        51: Event.UNDO,
        57: Event.PAUSE,
        62: Event.UNDO,
        68: Event.GO_ON,
    },
    "elsewhere while it is paused": {
        40: Event.PAUSE,
        45: Event.NEXT,
        50: Event.BACK,
        55: Event.NEXT,
        60: Event.UNDO,
        65: Event.GO_ON,
        80: Event.PAUSE,
        85: Event.SHARP,
        100: Event.GO_ON,
    },
    "ended early": {90: Event.END},
    "a sleep": {50: 600, 700: Event.GO_ON},
    "a sleep in a lead-in": {6: 60, 80: Event.GO_ON},
}


def going_on(person: Person) -> Person:
    """The same person, who lets nothing wait for ever."""

    def patient(session: Session) -> Event | int | None:
        does = person(session)
        waits = session.phase is Phase.PAUSED and session.state.paused_ms > 60_000
        return Event.GO_ON if does is None and waits else does

    return patient


@pytest.mark.parametrize("amount", SpeechAmount)
@pytest.mark.parametrize("presses", BUSY.values(), ids=BUSY.keys())
@pytest.mark.parametrize("routine_id", SEED)
def test_whatever_a_person_does_is_followed_by_ear(
    routine_id: str, presses: dict[float, Event | int], amount: SpeechAmount
) -> None:
    played = play(routine(routine_id), going_on(at_seconds(presses)), amount=amount)
    assert_followed_by_ear(played)
    assert_all_that_matters_is_heard(played)


@pytest.mark.parametrize("pace", Pace)
@pytest.mark.parametrize("routine_id", ROUTINES)
def test_nothing_that_matters_is_cut_and_nothing_is_late(routine_id: str, pace: Pace) -> None:
    played = play(routine(routine_id), pace=pace)
    assert_all_that_matters_is_heard(played)
    late = [each.began_at - each.given_at for each in played.said if each.matters and each.began_at]
    assert max(late) <= LATE_MS


@pytest.mark.parametrize("slowness", [0.6, 1.4])
@pytest.mark.parametrize("routine_id", SEED)
def test_another_voice_than_the_measured_one_is_waited_for(routine_id: str, slowness: float) -> None:
    played = play(routine(routine_id), length=lambda text: round(slowness * speaking_ms(text)))
    assert_all_that_matters_is_heard(played)


@pytest.mark.parametrize("routine_id", ROUTINES)
def test_the_advice_for_something_sharp_is_heard_whole_and_what_comes_next_behind_it(routine_id: str) -> None:
    passes = len(session_of(routine(routine_id)).plan.passes)
    for number in range(passes):

        def person(session: Session, number: int = number) -> Event | None:
            if session.phase is Phase.CONFIRM:
                return Event.GO if session.state.lead_in_ms > 40_000 else None
            is_there = session.phase is Phase.WORK and session.run.index == number
            return Event.SHARP if is_there and session.run.worked_ms >= 4_000 else None

        played = play(routine(routine_id), person)
        assert_all_that_matters_is_heard(played)
        assert_followed_by_ear(played)


NEEDS_ESPEAK = pytest.mark.skipif(
    shutil.which("espeak-ng") is None, reason="espeak-ng is not installed: nothing is recorded or measured"
)


@NEEDS_ESPEAK
@pytest.mark.parametrize("routine_id", SEED)
def test_in_a_recording_no_cue_that_matters_is_cut_by_the_next(routine_id: str) -> None:
    played = play(routine(routine_id), length=recorded_ms)
    assert_all_that_matters_is_heard(played)
    assert_followed_by_ear(played)


@NEEDS_ESPEAK
@pytest.mark.parametrize("routine_id", SEED)
def test_the_estimate_is_near_the_recording(routine_id: str) -> None:
    for item in session_of(routine(routine_id)).plan.passes:
        estimate = telling_ms(item, False, SpeechAmount.FULL)
        recording = recorded_ms(telling_words(item, CueKind.GET_READY, SpeechAmount.FULL))
        assert abs(estimate - recording) <= FAR_OFF_MS, item.step.id


# The channel


@pytest.fixture
def session() -> Session:
    return session_of(routine("tight-shoulders"), keys=False)


@pytest.fixture
def voice() -> TimedVoice:
    return TimedVoice(speaking_ms)


@pytest.fixture
def channel(voice: TimedVoice) -> SpeechChannel:
    return SpeechChannel(voice)


def give(channel: SpeechChannel, voice: TimedVoice, cues: Iterable[Cue]) -> None:
    for cue in cues:
        voice.cue = cue
        channel.give(cue)


def test_only_the_telling_of_a_step_is_waited_for(
    session: Session, voice: TimedVoice, channel: SpeechChannel
) -> None:
    give(channel, voice, session.start(0))
    assert channel.is_speaking
    voice.move_to(40_000)
    assert not channel.is_speaking
    give(channel, voice, session.handle(Event.GO, 1000))
    assert not voice.is_silent
    assert not channel.is_speaking


def test_a_telling_that_was_cut_is_not_waited_for(
    session: Session, voice: TimedVoice, channel: SpeechChannel
) -> None:
    give(channel, voice, session.start(0))
    give(channel, voice, session.handle(Event.PAUSE, 1000))
    assert not channel.is_speaking
    give(channel, voice, session.handle(Event.GO_ON, 2000))
    assert channel.is_speaking


def test_muted_it_is_silent_at_once(session: Session, voice: TimedVoice, channel: SpeechChannel) -> None:
    give(channel, voice, session.start(0))
    channel.hush()
    assert voice.is_silent
    assert not channel.is_speaking


def test_a_voice_that_fails_needs_no_time_and_says_why(
    session: Session, voice: TimedVoice, channel: SpeechChannel
) -> None:
    first = session.plan.passes[0]
    assert channel.telling(first, False) > 5_000
    assert channel.problem is None
    voice.failed = "espeak-ng ended without a sound"
    assert channel.telling(first, False) == 0
    assert channel.problem == "espeak-ng ended without a sound"


def test_the_end_is_said_to_its_end_and_nothing_else_is(
    session: Session, voice: TimedVoice, channel: SpeechChannel
) -> None:
    give(channel, voice, session.start(0))
    channel.close()
    assert voice.is_silent
    give(channel, voice, session.handle(Event.END, 1000))
    channel.close()
    assert not voice.is_silent
