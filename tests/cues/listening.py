"""A voice in a clock of its own, somebody who presses keys at set times, and somebody who only listens."""

import itertools
import re
import subprocess
import tempfile
import wave
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

import msgspec

from tests.builders import a_header
from tui.core.cues.cue import Cue, CueKind
from tui.core.cues.speaking_order import SpeakingOrder
from tui.core.cues.speaking_time import speaking_ms
from tui.core.cues.spoken import Manner, Utterance
from tui.core.entries.entry import Pace
from tui.core.places.spots import spot_names
from tui.core.preferences.settings import SpeechAmount
from tui.core.routines.routine import Routine
from tui.core.sessions.events import Event
from tui.core.sessions.record import Phase
from tui.core.sessions.session import Session
from tui.cues.speech import SpeechChannel
from tui.cues.voice import ESPEAK
from tui.files.routines.routine_files import load_built_in

LIBRARY = load_built_in()
ROUTINES = tuple(routine.id for routine in LIBRARY.routines)
LOOK_MS = 200
"""As often as the step screen looks (tui/screens/step.py)."""
TO_BEGIN_MS = 80
"""From the start of an espeak-ng to its first sound, measured here without a device."""

Length = Callable[[str], int]
State = tuple[str, str, Phase]
"""Title and side, as they are said, and what goes on."""


class Said(msgspec.Struct):
    """One utterance and what became of it, in milliseconds since the start; None: never began, or was cut."""

    utterance: Utterance
    cue: Cue
    given_at: int
    began_at: int | None = None
    ended_at: int | None = None
    cut_at: int | None = None
    cut_by_hand: bool = False

    @property
    def matters(self) -> bool:
        """Whether somebody who does not look would miss it."""
        return self.utterance.manner is not Manner.IN_SILENCE


class TimedVoice:
    """Implements tui.cues.speech.Speaker in a clock that is moved; `length` is how long a text takes."""

    failed = ""

    def __init__(self, length: Length) -> None:
        self.said: list[Said] = []
        self.now_ms = 0
        self.cue: Cue | None = None
        self.by_hand = False
        self._length = length
        self._order = SpeakingOrder()
        self._numbered: dict[int, Said] = {}
        self._ends_at = 0

    def say(self, utterance: Utterance) -> int:
        assert self.cue is not None
        number, stops = self._order.add(utterance)
        self._numbered[number] = Said(utterance, self.cue, self.now_ms)
        self.said.append(self._numbered[number])
        if stops:
            self._cut()
        self._note_what_is_left_out()
        return number

    def is_pending(self, number: int) -> bool:
        return self._order.is_pending(number)

    def hush(self) -> None:
        if self._order.hush():
            self._cut()

    @property
    def is_silent(self) -> bool:
        return self._order.is_silent

    def close(self) -> None:
        """All is said to its end."""

    def move_to(self, now_ms: int) -> None:
        """Let the voice speak until then."""
        while self._order.now is None or self._ends_at <= now_ms:
            at = self.now_ms
            if self._order.now is not None:
                at = self._ends_at
                self._numbered[self._order.now[0]].ended_at = at
            self._order.end()
            begun = self._order.begin()
            if begun is None or self._order.now is None:
                break
            self._numbered[self._order.now[0]].began_at = at + TO_BEGIN_MS
            self._ends_at = at + TO_BEGIN_MS + self._length(begun.text)
        self.now_ms = now_ms

    def _cut(self) -> None:
        if self._order.now is not None:
            cut = self._numbered[self._order.now[0]]
            cut.cut_at, cut.cut_by_hand = self.now_ms, self.by_hand
            self._order.end()

    def _note_what_is_left_out(self) -> None:
        for number, said in self._numbered.items():
            if said.began_at is None and said.cut_at is None and not self._order.is_pending(number):
                said.cut_at, said.cut_by_hand = self.now_ms, self.by_hand


Person = Callable[[Session], Event | int | None]
"""Asked at every look what they do now: something in the session, or nothing for so many seconds of sleep."""


class Play(msgspec.Struct):
    """A session as it went, and all that was said in it."""

    said: list[Said]
    story: list[State]


def play(
    routine: Routine,
    person: Person | None = None,
    *,
    amount: SpeechAmount = SpeechAmount.FULL,
    length: Length = speaking_ms,
    pace: Pace = Pace.NORMAL,
) -> Play:
    """Go through a routine with a voice, and to the end of what is said; without a person no key can come."""
    voice = TimedVoice(length)
    channel = SpeechChannel(voice, amount)
    session = session_of(routine, keys=person is not None, pace=pace, channel=channel)
    story: list[State] = []
    now_ms = 0

    def take(cues: Iterable[Cue]) -> None:
        for cue in cues:
            voice.cue = cue
            channel.give(cue)
        if not story or story[-1] != state_of(session):
            story.append(state_of(session))

    take(session.start(0))
    while not (session.over and voice.is_silent):
        now_ms += LOOK_MS
        voice.move_to(now_ms)
        session.is_being_told = channel.is_speaking
        take(session.advance(now_ms))
        does = person(session) if person is not None and not session.over else None
        if isinstance(does, Event):
            voice.by_hand = True
            take(session.handle(does, now_ms))
            voice.by_hand = False
        elif does is not None:
            now_ms += 1000 * does
    return Play(voice.said, story)


LISTENS_MS = 4_000
"""Who hears a change listens before they press: in this time title and side are told."""


def at_seconds(presses: Mapping[float, Event | int]) -> Person:
    """Somebody who does this at these seconds of session time, or once they have heard where they are.

    They start by themselves what waits for a key.
    """
    due = sorted(presses.items())
    heard: list[tuple[State, int]] = []

    def person(session: Session) -> Event | int | None:
        now_ms, state = session.state.elapsed_ms, state_of(session)
        if not heard or heard[-1][0] != state:
            heard.append((state, now_ms))
        if now_ms - heard[-1][1] < LISTENS_MS:
            return None
        if due and due[0][0] * 1000 <= now_ms:
            return due.pop(0)[1]
        waits = session.phase is Phase.CONFIRM and session.state.lead_in_ms >= 25_000
        return Event.GO if waits else None

    return person


def session_of(
    routine: Routine,
    *,
    keys: bool = True,
    pace: Pace = Pace.NORMAL,
    channel: SpeechChannel | None = None,
) -> Session:
    """A session that has not started, told by this channel."""
    header = a_header(routine, pace=pace, keys=keys)
    numbers = itertools.count(1)
    return Session(
        header,
        new_id=lambda: f"mark-{next(numbers)}",
        unsided=frozenset(region.id for region in LIBRARY.regions if not region.sided),
        telling=channel.telling if channel else None,
        spot_names=spot_names(LIBRARY),
    )


def state_of(session: Session) -> State:
    """Where a session is, in the words in which a voice says it."""
    if session.phase is Phase.FINISHED:
        return "", "", Phase.FINISHED
    item = session.current
    sides = {"left": "your left side", "right": "your right side", "both": "both sides"}
    return item.step.title, sides.get(item.side or "", ""), session.phase


# Somebody who only listens


class NotUnderstoodError(Exception):
    """A line that means nothing."""


_BEGINNINGS = {
    "Get ready. ": CueKind.GET_READY,
    "When you are ready: ": CueKind.CONFIRM,
    "Change sides. Now ": CueKind.CHANGE_SIDE,
    "Going on.": CueKind.RESUMED,
    "Go.": CueKind.GO,
    "Halfway.": CueKind.HALFWAY,
    "Next in five": CueKind.NEXT_SOON,
    "Last five.": CueKind.NEXT_SOON,
    "Last three.": CueKind.LAST_SECONDS,
    "Three.": CueKind.LAST_SECONDS,
    "Two.": CueKind.LAST_SECONDS,
    "One.": CueKind.LAST_SECONDS,
    "Tender point. Hold.": CueKind.HOLD_STARTED,
    "Let go, or ease off.": CueKind.LET_GO,
    "Eased": CueKind.EASED,
    "Not easing.": CueKind.EASED,
    "Hold over.": CueKind.EASED,
    "Stopped.": CueKind.SHARP,
    "Paused.": CueKind.PAUSED,
    "Paused before ": CueKind.PAUSED,
    "Taken back. ": CueKind.RESUMED,
    "Away for ": CueKind.AWAY,
    "Finished.": CueKind.FINISHED,
    "Ended": CueKind.ENDED,
}
_A_COUNT = re.compile(r"\d+ (seconds?|minutes?( \d+)?)\.$")
_NAMED = re.compile(
    r"(?P<title>.*?[^.!?])[.!?](?: (?P<side>Your left side|Your right side|Both sides)\.)?(?: |$)"
)
_CHANGED = re.compile(r"(?P<side>your left side|your right side)\. (?P<title>.*?[^.!?])[.!?](?: |$)")
_PHASES = {
    CueKind.GET_READY: Phase.GET_READY,
    CueKind.CONFIRM: Phase.CONFIRM,
    CueKind.CHANGE_SIDE: Phase.CHANGE_SIDE,
    CueKind.GO: Phase.WORK,
    CueKind.HOLD_STARTED: Phase.HOLD,
    CueKind.EASED: Phase.WORK,
    CueKind.FINISHED: Phase.FINISHED,
    CueKind.ENDED: Phase.FINISHED,
}


def kind_of(line: str) -> CueKind:
    """What a line means. Raises NotUnderstoodError."""
    if _A_COUNT.match(line):
        return CueKind.HOLD_MARK
    kinds = [kind for beginning, kind in _BEGINNINGS.items() if line.startswith(beginning)]
    if len(kinds) != 1:
        raise NotUnderstoodError(line)
    return kinds[0]


class Listener:
    """Knows nothing but what is said, and follows the session by it."""

    def __init__(self) -> None:
        self.story: list[State] = []
        self._place = ("", "")
        self._phase = Phase.GET_READY
        self._is_paused = False

    def hear(self, line: str) -> None:
        """Understand one line. Raises NotUnderstoodError."""
        kind = kind_of(line)
        if kind in (CueKind.PAUSED, CueKind.AWAY):
            self._is_paused = True
            if line.startswith("Paused before "):
                self._hear_place(line.removeprefix("Paused before "))
                self._phase = Phase.GET_READY
        elif kind is CueKind.RESUMED:
            self._is_paused = False
            self._hear_resumed(line)
        else:
            self._hear_change(kind, line)
        self._note()

    def _hear_resumed(self, line: str) -> None:
        """Where it goes on: in a lead-in that is told, else in the hold or in the step."""
        rest = line.removeprefix("Going on.").removeprefix("Taken back.").strip()
        if rest.startswith(("Get ready. ", "When you are ready: ", "Change sides. ")):
            self._hear_change(kind_of(rest), rest)
            return
        if line.startswith("Taken back."):
            self._is_paused = rest.startswith("Still paused. ")
            rest = self._hear_place(rest.removeprefix("Still paused. "))
        self._phase = Phase.HOLD if rest.startswith("Hold.") else Phase.WORK

    def _hear_place(self, line: str) -> str:
        """Take title and side, and leave the rest. Raises NotUnderstoodError."""
        named = _NAMED.match(line)
        if named is None:
            raise NotUnderstoodError(line)
        side = named["side"] or ""
        self._place = named["title"], side[:1].lower() + side[1:]
        return line[named.end() :]

    def _hear_change(self, kind: CueKind, line: str) -> None:
        if kind not in _PHASES:
            return
        self._phase = _PHASES[kind]
        if self._phase in (Phase.WORK, Phase.HOLD):
            self._is_paused = False
        beginning = next((each for each in _BEGINNINGS if line.startswith(each)), "")
        named = (_CHANGED if kind is CueKind.CHANGE_SIDE else _NAMED).match(line.removeprefix(beginning))
        if self._phase in (Phase.GET_READY, Phase.CONFIRM, Phase.CHANGE_SIDE):
            if named is None:
                raise NotUnderstoodError(line)
            side = named["side"] or ""
            self._place = named["title"], side[:1].lower() + side[1:]

    def _note(self) -> None:
        state: State = (*self._place, Phase.PAUSED if self._is_paused else self._phase)
        if self._phase is Phase.FINISHED:
            state = "", "", Phase.FINISHED
        if not self.story or self.story[-1] != state:
            self.story.append(state)


# A real voice


@cache
def recorded_ms(text: str) -> int:
    """How long espeak-ng speaks this, from a recording."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "said.wav"
        record(text, file)
        with wave.open(str(file)) as sound:
            milliseconds: float = 1000 * sound.getnframes() / sound.getframerate()
            return round(milliseconds)


def record(text: str, file: Path) -> None:
    """Let espeak-ng speak into a file, with the options of the real voice."""
    subprocess.run([*ESPEAK[:-1], "-w", str(file), "--", text], check=True, capture_output=True)
