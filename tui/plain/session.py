"""The running session as lines: one for every cue, and one in answer to every key."""

import asyncio
from collections.abc import Mapping, Sequence

from tui.core.anatomy.body import Spot
from tui.core.catalogue import marked, say
from tui.core.cues.cue import Cue, CueKind
from tui.core.keyboard.key_map import KeyAction
from tui.core.places.findings import Finding
from tui.core.places.spot_words import spot_told
from tui.core.routines.routine import Library
from tui.core.sessions.events import Command, Event, SoreNow
from tui.core.sessions.leaving_question import Leaving, ask_how_to_leave
from tui.core.sessions.plain_teller import PlainTeller
from tui.core.sessions.plain_words import all_text
from tui.core.sessions.pressure_words import safety_line
from tui.core.sessions.record import Phase, SessionState
from tui.core.sessions.running import RunningSession
from tui.core.sessions.step_keys import key_pairs
from tui.core.sessions.step_notice import REHEARSAL
from tui.core.sessions.step_words import mute_switched, wall_switched, wall_words
from tui.core.text import sentence_case
from tui.plain.asking import PlainAsk, not_understood
from tui.plain.keyboard import Key, Keyboard, Line
from tui.plain.typed import action_named, press_of

LOOK_SECONDS = 0.1
"""How often the clock is looked at: a line is late by no more than that."""
NO_DISTANCE = marked("These lines have no distance mode: it is for the full screen.")
_ALSO = (
    (KeyAction.ALL_TEXT, marked("all text")),
    (KeyAction.HELP, marked("keys")),
    (KeyAction.LEAVE, marked("leave")),
)


class PlainSession:
    """Drives one session to its end, or to where the person leaves it."""

    def __init__(
        self,
        playing: RunningSession,
        ask: PlainAsk,
        keyboard: Keyboard,
        library: Library,
        *,
        findings: Mapping[Spot, Finding] | None = None,
        rehearsal: bool = False,
    ) -> None:
        """`findings` tell what was found here before."""
        self._playing = playing
        self._session = playing.session
        self._ask = ask
        self._keyboard = keyboard
        self._library = library
        self._teller = PlainTeller(playing.session, library, findings or {}, self._button, self._spot)
        self._troubles_told: set[str] = set()
        self._is_rehearsal = rehearsal
        self._hinted: set[tuple[Phase, bool]] = set()
        self._wall = playing.keys.wall
        self._problem: str | None = None
        self._command: Command | None = None
        self._leaving = Leaving.END
        self._is_over = asyncio.Event()
        self._asks = False
        self._is_alone = False

    async def play(self, left_open: SessionState | None = None) -> Leaving:
        """Run it; END where it came to its end or is kept, DISCARD where it is to be left out."""
        self._ask.tell(say(REHEARSAL) if self._is_rehearsal else "")
        self._begin(left_open)
        looking = asyncio.create_task(self._look_on())
        try:
            while not self._session.over:
                typed = await self._keyboard.typed_within(LOOK_SECONDS)
                await self._take(typed)
        finally:
            looking.cancel()
            self._playing.bank()
        return self._leaving

    def _begin(self, left_open: SessionState | None) -> None:
        if left_open is None:
            self._happened(self._playing.start())
            return
        cues = self._playing.resume(left_open)
        self._teller.look()
        self._wall = self._playing.keys.wall
        self._ask.tell(safety_line(self._playing.keys.key_map), *all_text(self._session))
        self._happened(cues)

    # What happens

    async def _look_on(self) -> None:
        """Look at the clock again and again, also while a question waits for its answer."""
        while not self._session.over:
            await asyncio.sleep(LOOK_SECONDS)
            cues = self._look()
            if not self._keyboard.hears:
                self._go_on_alone(cues)
        self._is_over.set()

    def _look(self) -> Sequence[Cue]:
        """See to the clock: also before a key, so that what came by itself is told before what it did."""
        cues, command = self._playing.look()
        self._command = command or self._command
        self._happened(cues)
        return cues

    def _go_on_alone(self, cues: Sequence[Cue]) -> None:
        """No key can come any more: what waited for one when they ended goes on."""
        session = self._session
        was_away = any(cue.kind is CueKind.AWAY for cue in cues)
        if not self._is_alone and session.open_mark is not None:
            self.give(Event.LET_GO)
        elif session.phase is Phase.PAUSED and (was_away or not self._is_alone):
            self.give(Event.GO_ON)
        elif session.phase is Phase.CONFIRM and session.state.lead_in_ms >= session.current.get_ready_ms:
            self.give(Event.GO)
        self._is_alone = True

    async def _take(self, typed: Key | Line | None) -> None:
        """A key goes where it always goes; a word means what it says."""
        self._look()
        command, self._command = self._command, None
        if isinstance(typed, Line) and len(typed.text) > 1:
            command = self._take_word(typed.text) or command
        elif typed is not None:
            name = typed.name if isinstance(typed, Key) else press_of(typed.text)
            cues, asked = self._playing.press(name)
            command = asked or command
            self._happened(cues)
        if command is not None and not self._session.over:
            await self._obey(command)

    def _take_word(self, text: str) -> Command | None:
        try:
            action = action_named(text, self._session)
        except ValueError:
            self._ask.tell(f"{not_understood(text)} {say('? lists the keys.')}")
            return None
        if action is None or isinstance(action, Command):
            return action
        self.give(action)
        return None

    def give(self, action: Event | SoreNow) -> None:
        """Let something happen that is no key: the answer to a question, or what a remote asks for."""
        self._look()
        self._happened(self._playing.give(action))

    def _happened(self, cues: Sequence[Cue]) -> None:
        """Tell first, so that the eye and the ear are served before a channel takes its time."""
        self._ask.tell(*self._teller.lines(cues))
        self._tell_problem()
        self._playing.channels.give(cues)
        self._tell_wall()
        if cues:
            self._hint()

    def _button(self) -> str:
        return say("any key") if self._playing.keys.wall else self._shown(KeyAction.ONE_BUTTON)

    def _spot(self) -> str:
        """What the open hold may be called; nothing where no key could say yes to it."""
        keys = self._playing.keys
        answers = self._keyboard.hears and not keys.wall
        return spot_told(self._session, self._library, keys.key_map) if answers else ""

    def _tell_problem(self) -> None:
        """What cannot be saved is told once, and once that it can be again; so is a channel that fails."""
        told, self._problem = self._problem, self._playing.problem
        if self._problem != told:
            self._ask.tell(
                say("Not saved: {problem}", problem=self._problem) if self._problem else say("Saved again.")
            )
        trouble = self._playing.channels.problem
        if trouble and trouble not in self._troubles_told:
            self._troubles_told.add(trouble)
            self._ask.tell(trouble)

    # Keys

    def _shown(self, action: KeyAction) -> str:
        return self._playing.keys.key_map.shown(action)

    def _hint(self) -> None:
        """The keys of a phase, at the wall or not, are told when they first apply; later `?` tells them."""
        session = self._session
        hint = (session.phase, self._playing.keys.wall)
        if session.over or hint in self._hinted or self._asks or not self._keyboard.hears:
            return
        self._hinted.add(hint)
        self._ask.tell(self._keys_now())

    def _tell_wall(self) -> None:
        """Wall mode came or went with the place."""
        was, self._wall = self._wall, self._playing.keys.wall
        if was is not self._wall and self._keyboard.hears and not self._session.over:
            self._ask.tell(wall_switched(on=self._wall))

    def _keys_now(self) -> str:
        session, keys = self._session, self._playing.keys
        if keys.wall and session.phase is not Phase.PAUSED:
            return say("{button}. q: pause.", button=sentence_case(wall_words(session)))
        pairs = key_pairs(session, can_undo=session.can_undo, key_map=keys.key_map)
        named = [f"{key} {say(words)}" for key, words in pairs if words != "distance"]
        last = [f"{self._shown(action)} {say(words)}" for action, words in _ALSO if self._shown(action)]
        return say("Keys: {keys}.", keys=", ".join([*named, *last]))

    async def _obey(self, command: Command) -> None:
        if command is Command.HELP:
            self._hinted.add((Phase.PAUSED, self._playing.keys.wall))
            self.give(Event.PAUSE)
            self._ask.tell(self._keys_now())
        elif command is Command.ALL_TEXT:
            self._ask.tell(*all_text(self._session))
        elif command is Command.LEAVE:
            await self._leave()
        else:
            self._ask.tell(self._switched(command))

    def _switched(self, command: Command) -> str:
        """Turn a mode on or off, and say which way it is now."""
        if command is Command.DISTANCE_MODE:
            return say(NO_DISTANCE)
        self._playing.switch(command)
        keys = self._playing.keys
        if command is Command.WALL_MODE:
            self._wall = keys.wall
            return wall_switched(on=keys.wall)
        return mute_switched(keys.key_map, muted=self._playing.channels.muted)

    async def _leave(self) -> None:
        """Pause and ask; Enter goes on. An end that comes from elsewhere takes the question away."""
        self._asks = True
        self.give(Event.PAUSE)
        asking = asyncio.create_task(ask_how_to_leave(self._ask))
        ended = asyncio.create_task(self._is_over.wait())
        try:
            await asyncio.wait((asking, ended), return_when=asyncio.FIRST_COMPLETED)
            if asking.done():
                self._left(asking.result())
        finally:
            self._asks = False
            asking.cancel()
            ended.cancel()

    def _left(self, answer: Leaving | None) -> None:
        if answer is Leaving.KEEP_GOING:
            self.give(Event.GO_ON)
        elif answer is not None:
            self._leaving = answer
            self.give(Event.END)
