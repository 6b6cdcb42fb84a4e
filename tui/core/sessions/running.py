"""A session together with its clock, its keys and its session file: what a front end drives."""

from collections.abc import Sequence

from tui.core.clock import Clock
from tui.core.cues.cue import Channels, Cue, Silence
from tui.core.entries.journal import JournalError
from tui.core.keyboard.key_map import DEFAULT_KEYS, KeyMap
from tui.core.keyboard.keys import KeyReader
from tui.core.sessions.events import Command, Event, SoreNow
from tui.core.sessions.next_turn import ms_to_next_turn
from tui.core.sessions.record import Phase, SessionLog, SessionState
from tui.core.sessions.session import Session

LOOK_MS = 1_000
"""Real time until the clock is looked at again where nothing is due: a machine that slept is noticed so."""
LOOK_WHILE_WAITING_MS = 2_000
"""The same while the session waits for the person."""
LOOK_WHILE_PAUSED_MS = 15_000
"""The same while it is paused."""
LOOK_WHILE_TOLD_MS = 200
"""The same while a voice tells what to do: the lead-in waits for its end."""
LOOKS_APART_MS = 50
"""No two looks are closer than this, however fast the clock runs or however much is due."""
BANK_MS = 5_000
"""Real time between two lines of the session file while a clock runs (product.md 4)."""
BANK_WHILE_WAITING_MS = 30_000
"""The same while none does: what a kill takes of a pause is told as time away."""
MODES = (Command.WALL_MODE, Command.DISTANCE_MODE, Command.MUTE)
"""What can be switched, and stays as it was switched."""


class RunningSession:
    """Drives one session; whatever happened is on disk before its cues are handed out.

    `problem` is the one line to show where the session file could not be written; the session goes on,
    and it is cleared as soon as a line can be written again.
    """

    def __init__(
        self,
        session: Session,
        clock: Clock,
        log: SessionLog | None,
        channels: Channels | None = None,
        *,
        key_map: KeyMap = DEFAULT_KEYS,
    ) -> None:
        """`log` is None for a rehearsal, which leaves nothing behind; `key_map` is what the person set.

        Whoever drives it gives the cues to `channels`, after it has drawn what changed.
        """
        self.session = session
        self.channels: Channels = channels or Silence()
        self.keys = KeyReader(wall=session.wall_mode, key_map=key_map)
        self.problem: str | None = None
        self.clock = clock
        self._log = log
        self._written_at = 0

    def start(self) -> Sequence[Cue]:
        """Begin the first lead-in."""
        now = self.clock.elapsed_ms()
        self.keys.begin(now)
        cues = self.session.start(now)
        self._write("start", now)
        return cues

    def resume(self, left_open: SessionState) -> Sequence[Cue]:
        """Go on from a state of its session file, paused; the time since then counts as away."""
        now = self.clock.elapsed_ms()
        self.keys.begin(now)
        away_ms = self.session.header.elapsed_at(self.clock.now()) - left_open.elapsed_ms
        cues = self.session.resume(left_open, now, away_ms)
        self.keys.wall = self.session.wall_mode
        if left_open.by_hand.muted:
            self.channels.muted = True
        self._write("resume", now)
        return cues

    def look(self) -> tuple[Sequence[Cue], Command | None]:
        """Look at the clock, when something is due; the command is that of a lone escape key."""
        now = self.clock.elapsed_ms()
        self.session.is_being_told = self.channels.is_speaking
        cues = self._advance(now)
        if cues:
            self._write(cues[-1].kind, now)
        elif not self.session.over and now - self._written_at >= self._bank_ms:
            self._write("bank", now)
        action = self.keys.poll(now, self.session)
        if isinstance(action, Command):
            return cues, action
        return (cues + list(self.give(action)) if action is not None else cues), None

    def next_look_ms(self, changes_a_second: int = 0) -> int:
        """Real time from now until something is due: a count, a cue, an end, or a line of the session file.

        With `changes_a_second` also the next change of a picture that moves with the step or the hold.
        """
        now, turn = self.clock.elapsed_ms(), ms_to_next_turn(self.session, changes_a_second)
        due = [self._written_at + self._bank_ms]
        if turn is not None:
            due.append(self.session.due_at(turn))
        due.append(now + self._look_at_most_ms(turn))
        return max(LOOKS_APART_MS, min(due) - now)

    def _look_at_most_ms(self, turn: int | None) -> int:
        if self.channels.is_speaking:
            return LOOK_WHILE_TOLD_MS
        if self.session.phase is Phase.PAUSED:
            return LOOK_WHILE_PAUSED_MS
        return LOOK_WHILE_WAITING_MS if turn is None else LOOK_MS

    @property
    def waits(self) -> bool:
        """Whether nothing that is shown changes until the person does something."""
        return ms_to_next_turn(self.session) is None

    @property
    def _bank_ms(self) -> int:
        return BANK_WHILE_WAITING_MS if self.waits else BANK_MS

    def bank(self) -> None:
        """Write down how far it has come: the front end is being taken down, perhaps by a signal."""
        now = self.clock.elapsed_ms()
        self._advance(now)
        if not self.session.over:
            self._write("bank", now)

    def press(self, key: str) -> tuple[Sequence[Cue], Command | None]:
        """Take a key as it arrives: what it did, or what it asks of the screen."""
        now = self.clock.elapsed_ms()
        cues = self._advance(now)
        action = self.keys.read(key, now, self.session)
        if cues and not isinstance(action, Event | SoreNow):
            self._write(cues[-1].kind, now)
        if isinstance(action, Command):
            return cues, action
        return (cues + list(self.give(action)) if action is not None else cues), None

    def give(self, event: Event | SoreNow) -> Sequence[Cue]:
        """Let something happen that is no key, such as the answer to a question."""
        now = self.clock.elapsed_ms()
        cues = self.session.handle(event, now)
        self.keys.wall = self.session.wall_mode
        self._write("sore" if isinstance(event, SoreNow) else event.value, now)
        return cues

    def switch(self, mode: Command) -> None:
        """Turn wall mode, distance mode or the sound on or off by hand: it stays so, also after a resume."""
        by_hand = self.session.state.by_hand
        if mode is Command.WALL_MODE:
            by_hand.wall = self.keys.wall = not self.session.wall_mode
        elif mode is Command.DISTANCE_MODE:
            by_hand.distance = not self.session.distance_mode
        elif mode is Command.MUTE:
            by_hand.muted = self.channels.muted = not self.channels.muted
        self._write(mode.value, self.clock.elapsed_ms())

    def note(self, event: str) -> None:
        """Write down something that happened after the end, such as what became of the session."""
        self._write(event, self.clock.elapsed_ms())

    def _advance(self, now_ms: int) -> list[Cue]:
        """Look at the clock, and let the keys know where the person is now."""
        cues = self.session.advance(now_ms)
        self.keys.wall = self.session.wall_mode
        return cues

    def _write(self, event: str, now_ms: int) -> None:
        self._written_at = now_ms
        if self._log is None:
            return
        try:
            self._log.append(event, self.session.state)
            self.problem = None
        except JournalError as error:
            self.problem = str(error)
