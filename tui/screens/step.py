"""The step: time, side and movement at a glance; drawn from the session, which remembers everything."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.timer import Timer

from tui.core.anatomy.body import Spot
from tui.core.catalogue import say
from tui.core.cues.cue import Cue
from tui.core.keyboard.key_map import DEFAULT_KEYS, KeyMap
from tui.core.keyboard.keys import LONE_ESCAPE_MS
from tui.core.places.findings import Finding
from tui.core.places.spot_words import where_exactly
from tui.core.preferences.settings import MotionAmount
from tui.core.routines.routine import Library
from tui.core.sessions.events import Command, Event, SoreNow
from tui.core.sessions.leaving_question import Leaving, ask_how_to_leave
from tui.core.sessions.record import Mark, SessionState
from tui.core.sessions.running import LOOKS_APART_MS, MODES, RunningSession
from tui.core.sessions.step_changes import before_a_key, change_in_words
from tui.core.sessions.step_keys import step_keys
from tui.core.sessions.step_notice import REHEARSAL, StepNotice
from tui.core.sessions.step_words import PROGRESS_NOTE, mute_switched
from tui.widgets.flash import Flash
from tui.widgets.key_help import KeyHelp
from tui.widgets.leaf import Leaf
from tui.widgets.question import asking_on
from tui.widgets.step_picture import StepManner
from tui.widgets.step_view import StepView


class StepEnd(StrEnum):
    """How the screen was left."""

    KEPT = "kept"
    DISCARDED = "discarded"


def _bindings(key_map: KeyMap) -> list[BindingType]:
    """What help and the palette list; the keys themselves are known to the core."""
    return [Binding(keys, "known_to_core", words, show=False) for keys, words in step_keys(key_map)]


class StepScreen(Leaf[StepEnd]):
    """The running session. Every key goes to it first; channels are given each cue."""

    ALLOW_SELECT = False
    BINDINGS = _bindings(DEFAULT_KEYS)
    DEFAULT_CSS = "StepScreen { overflow: hidden; }"

    def __init__(
        self,
        running: RunningSession,
        library: Library,
        *,
        findings: Mapping[Spot, Finding] | None = None,
        motion: MotionAmount = MotionAmount.FULL,
        flash: bool = True,
        rehearsal: bool = False,
        left_open: SessionState | None = None,
    ) -> None:
        """Draw this session, which has not been started; `findings` tell what was found here before.

        `left_open` is where it is to go on; `flash` is whether changes are shown to the corner of the eye.
        """
        super().__init__()
        self._left_open = left_open
        self._playing = running
        self._session = running.session
        self._library = library
        self._view = StepView(running.session, library, findings or {}, motion, running.keys.key_map)
        self._flash = Flash(self._view.light, motion, self._beat) if flash else None
        self._notice = StepNotice(say(REHEARSAL) if rehearsal else "")
        self._all_text = False
        self._asks = False
        self._end = StepEnd.KEPT
        self._next_look: Timer | None = None
        self._shown: StepManner | None = None

    def compose(self) -> ComposeResult:
        yield self._view

    def on_mount(self) -> None:
        self._happened(self._begin(), None)

    def _begin(self) -> Sequence[Cue]:
        return self._playing.start() if self._left_open is None else self._playing.resume(self._left_open)

    def on_unmount(self) -> None:
        """Nothing of the running clock is lost where there is still time to write."""
        self._playing.bank()

    # What happens

    def admits(self, key: str) -> bool:
        """Every key is the session's: nothing on this screen has a key of its own."""
        if self._asks:
            return False
        self._do(lambda: self._playing.press(key))
        if key == "escape":
            self.set_timer(LONE_ESCAPE_MS / 1000 + 0.01, self.look)
        return False

    def take(self, event: Event | SoreNow) -> None:
        """Let something happen that was asked for elsewhere, as from a second terminal.

        What lies over this screen is closed, since it was answered there; a pause leaves it as it is.
        """
        if event is not Event.PAUSE:
            self._close_what_lies_above()
        self._do(lambda: (self._playing.give(event), None))

    def look(self) -> None:
        """Look at the clock and show what has changed: without a cue that is the time, and what is said."""
        cues, command = self._playing.look()
        if not cues and command is None and self._shown == self._manner():
            if not self._playing.waits:
                self._view.show(self._shown)
            self._look_when_due()
        else:
            self._happened(cues, command)

    def _do(self, act: Callable[[], tuple[Sequence[Cue], Command | None]]) -> None:
        """Do something the person asked for, and say what is not seen by itself."""
        before, keys = before_a_key(self._session), self._playing.keys.key_map
        cues, command = act()
        self._happened(cues, command, done=change_in_words(before, self._session, self._where, keys))

    def _happened(self, cues: Sequence[Cue], command: Command | None, *, done: str = "") -> None:
        """Draw first, so that the eye is served before a channel takes its time."""
        for cue in cues:
            self._notice.say_of_cue(cue, self._session.away_last_ms)
            if self._flash is not None:
                self._flash.give(cue)
        if done:
            self._say(done)
        self._draw()
        self._playing.channels.give(cues)
        if self._session.over:
            self.dismiss(self._end)
            return
        if command is not None:
            self._obey(command)
        self._look_when_due()

    def _look_when_due(self) -> None:
        """The clock is looked at when something changes by it, and in between only to see that it goes on."""
        if self._next_look is not None:
            self._next_look.stop()
        wait_ms = self._playing.next_look_ms(self._view.changes_a_second)
        until_other_words = self._notice.ms_to_change(self._playing.clock.elapsed_ms())
        if until_other_words is not None:
            wait_ms = min(wait_ms, max(LOOKS_APART_MS, until_other_words))
        self._next_look = self.set_timer(wait_ms / 1000, self.look)

    def _close_what_lies_above(self) -> None:
        """Help, or a question: taken away without an answer."""
        while self.app.screen is not self and isinstance(self.app.screen, ModalScreen):
            self.app.screen.dismiss(None)

    def _say(self, words: str) -> None:
        self._notice.say(words, self._playing.clock.elapsed_ms())

    def _where(self, mark: Mark) -> str:
        return where_exactly(self._library, mark.region, mark.side, mark.spot)

    def _give(self, event: Event) -> None:
        self._happened(self._playing.give(event), None)

    def _obey(self, command: Command) -> None:
        keys = self._playing.keys
        if command in MODES:
            self._playing.switch(command)
            if command is Command.MUTE:
                self._say(mute_switched(keys.key_map, muted=self._playing.channels.muted))
        elif command is Command.ALL_TEXT:
            self._all_text = not self._all_text
        elif command is Command.HELP:
            self._give(Event.PAUSE)
            self.app.push_screen(
                KeyHelp(say("During a session"), _bindings(keys.key_map), [say(PROGRESS_NOTE)])
            )
        else:
            self._leave()
        self._draw()

    @work
    async def _leave(self) -> None:
        """Pause and ask; Enter goes on, and discarding takes a second key."""
        self._asks = True
        self._give(Event.PAUSE)
        answer = await ask_how_to_leave(asking_on(self.app, self._playing.clock))
        self._asks = False
        if answer is Leaving.DISCARD:
            self._end = StepEnd.DISCARDED
        if answer is not None:
            self._give(Event.GO_ON if answer is Leaving.KEEP_GOING else Event.END)

    # What is drawn

    def _beat(self, seconds: float, turn: Callable[[], None]) -> Timer:
        """Turn the flash every so many seconds; what lights it first is drawn with all else that changed."""

        def turn_and_draw() -> None:
            turn()
            self._view.redraw()

        return self.set_interval(seconds, turn_and_draw)

    def _draw(self) -> None:
        self._shown = self._manner()
        self._view.show(self._shown)

    def _manner(self) -> StepManner:
        now = self._playing.clock.elapsed_ms()
        self._notice.mind(self._playing.channels.problem)
        self._notice.mind_wall(on=self._playing.keys.wall, now_ms=now)
        return StepManner(
            wall=self._playing.keys.wall,
            far=self._session.distance_mode,
            all_text=self._all_text,
            muted=self._playing.channels.muted,
            notice=self._notice.words(now, self._playing.problem),
            can_undo=self._session.can_undo,
        )
