"""The step: time, side and movement at a glance; drawn from the session, which remembers everything."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from tui.core.body import Spot
from tui.core.cue import Cue, CueKind
from tui.core.events import Command, Event
from tui.core.findings import Finding
from tui.core.keys import LONE_ESCAPE_MS
from tui.core.record import Mark, Phase, SessionState
from tui.core.routine import Library
from tui.core.running import RunningSession
from tui.core.session_view import LEAD_INS
from tui.core.settings import MotionAmount
from tui.core.step_words import (
    PROGRESS_NOTE,
    SAFETY_LINE,
    SHARP_ADVICE,
    STEP_KEYS,
    advice_of,
    away_words,
    before_a_key,
    change_in_words,
    key_pairs,
    next_words,
    phase_line,
    text_of,
    time_text,
    wall_words,
)
from tui.widgets.far_view import FarView
from tui.widgets.hold_panel import DESK_KEYS, PAUSED_KEYS, WALL_KEYS, HoldPanel, KeyHint
from tui.widgets.key_help import KeyHelp
from tui.widgets.key_line import KeyLine
from tui.widgets.leaf import Leaf
from tui.widgets.line_drawing import Charset, LineDrawing
from tui.widgets.pass_progress import PassProgress, pass_marks
from tui.widgets.question import Choice, Question
from tui.widgets.step_stage import StepStage
from tui.widgets.text import literal

LOOK_SECONDS = 0.2
"""How often the clock is looked at; what is drawn changes at most four times a second."""


class StepEnd(StrEnum):
    """How the screen was left."""

    KEPT = "kept"
    DISCARDED = "discarded"


SAY_SECONDS = 5
"""How long a line that only confirms something stays."""
SHORT_NOTICE = 46
"""Cells that fit beside what comes next at 80 columns."""
WALL_ON, WALL_OFF = "Wall mode on: any key is the one button.", "Wall mode off: every key is itself."
KEEP_GOING, END, DISCARD = "keep going", "end", "discard"


class StepScreen(Leaf[StepEnd]):
    """The running session. Every key goes to it first; channels are given each cue."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (100, "-wide")]
    ALLOW_SELECT = False
    BINDINGS = [Binding(keys, "known_to_core", words, show=False) for keys, words in STEP_KEYS]
    DEFAULT_CSS = """
    StepScreen { layout: vertical; overflow: hidden; }
    StepScreen #head { height: 1; padding: 0 1; }
    StepScreen #routine { width: auto; max-width: 50%; text-style: bold; color: $primary; }
    StepScreen PassProgress { margin-left: 1; }
    StepScreen #second { height: 1; padding: 0 1; color: $text-muted; }
    StepScreen #safety { width: 1fr; }
    StepScreen #safety.notice { color: $warning; }
    StepScreen #next { width: auto; }
    StepScreen #phase { height: 1; padding: 0 1; text-align: center; color: $secondary; text-style: bold; }
    StepScreen #words { height: 1fr; padding: 0 2; overflow: hidden; }
    StepScreen #words Static { width: 100%; max-width: 96; height: auto; }
    StepScreen #title { text-style: bold; color: $accent; margin-top: 1; }
    StepScreen #caution { color: $text-muted; margin-top: 1; }
    StepScreen #notice { color: $warning; padding: 0 2; height: auto; display: none; }
    StepScreen #notice.told { display: block; }
    StepScreen #wall { height: 3; margin: 0 1; padding: 0 1; border: round $accent; display: none;
        border-title-color: $accent; border-subtitle-color: $text-muted; text-style: bold; }
    StepScreen HoldPanel { display: none; height: 1fr; padding: 0 1; }
    StepScreen FarView { display: none; }
    StepScreen.-told #title, StepScreen.-told #caution { margin-top: 0; }
    StepScreen.-narrow #words { padding: 0 1; }
    StepScreen.-narrow #title, StepScreen.-narrow #caution { margin-top: 0; }
    StepScreen.-narrow.-working #caution, StepScreen.-narrow #second { display: none; }
    StepScreen.-narrow.-lead-in KeyLine { max-height: 1; }
    StepScreen.-narrow #wall { height: 1; border: none; color: $accent; }
    StepScreen.-wall #wall { display: block; }
    StepScreen.-wall KeyLine { display: none; }
    StepScreen.-far StepStage, StepScreen.-far #words, StepScreen.-far #second { display: none; }
    StepScreen.-far FarView { display: block; }
    StepScreen.-panel StepStage, StepScreen.-panel #words, StepScreen.-panel #second { display: none; }
    StepScreen.-panel HoldPanel { display: block; }
    StepScreen.-panel #wall, StepScreen.-panel KeyLine { display: none; }
    """

    def __init__(
        self,
        running: RunningSession,
        library: Library,
        *,
        findings: Mapping[Spot, Finding] | None = None,
        motion: MotionAmount = MotionAmount.FULL,
        rehearsal: bool = False,
        charset: Charset = Charset.QUARTERS,
        left_open: SessionState | None = None,
    ) -> None:
        """Draw this session, which has not been started; `findings` tell what was found here before.

        `left_open` is where it is to go on.
        """
        super().__init__()
        self._left_open = left_open
        self._playing = running
        self._session = running.session
        self._library = library
        self._findings = findings or {}
        self._motion = motion
        self._rehearsal = rehearsal
        self._charset = charset
        self._far = self._session.header.routine.hands_free
        self._all_text = False
        self._asks = False
        self._end = StepEnd.KEPT
        self._said = ""
        self._said_until: int | None = None
        self._shown: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        with Horizontal(id="head"):
            yield Static(literal(self._session.header.routine.title), id="routine")
            yield PassProgress()
        with Horizontal(id="second"):
            yield Static(id="safety")
            yield Static(id="next")
        yield Static(id="phase")
        yield StepStage()
        with Vertical(id="words"):
            yield Static(id="title")
            yield Static(id="text")
            yield Static(id="caution")
        yield FarView()
        yield HoldPanel()
        yield Static(id="notice")
        yield Static(id="wall")
        yield KeyLine(pinned=[("?", "help"), ("q", "leave")])

    def on_mount(self) -> None:
        for drawing in self.query(LineDrawing):
            drawing.charset = self._charset
        wall = self.query_one("#wall")
        wall.border_title, wall.border_subtitle = "WALL MODE", "q: pause, then s: sharp or numb, w: wall off"
        self._happened(self._begin(), None)
        self.set_interval(LOOK_SECONDS, self.look)

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
        before = before_a_key(self._session)
        cues, command = self._playing.press(key)
        changed = change_in_words(before, self._session, self._where)
        self._happened(cues, command, say=changed)
        if key == "escape":
            self.set_timer(LONE_ESCAPE_MS / 1000 + 0.01, self.look)
        return False

    def look(self) -> None:
        """Look at the clock and show what has changed."""
        self._happened(*self._playing.look())

    def _happened(self, cues: Sequence[Cue], command: Command | None, *, say: str = "") -> None:
        """Draw first, so that the eye is served before a channel takes its time."""
        for cue in cues:
            self._say_of_cue(cue)
        if say:
            self._say(say)
        self._draw()
        self._playing.channels.give(cues)
        if self._session.over:
            self.dismiss(self._end)
        elif command is not None:
            self._obey(command)

    def _say_of_cue(self, cue: Cue) -> None:
        if cue.kind is CueKind.SHARP:
            self._say(SHARP_ADVICE, seconds=None)
        elif cue.kind is CueKind.AWAY:
            self._say(away_words(self._session.away_last_ms), seconds=None)
        elif cue.kind in (CueKind.GO, CueKind.RESUMED):
            self._say("")

    def _say(self, words: str, seconds: float | None = SAY_SECONDS) -> None:
        """Show a line for some real seconds, or until the session goes on."""
        self._said = words
        now = self._playing.clock.elapsed_ms()
        self._said_until = None if seconds is None else now + round(seconds * 1000)

    @property
    def _notice(self) -> str:
        """What has to be said now: what went wrong, what was done, or what kind of session this is."""
        until = self._said_until
        if until is not None and self._playing.clock.elapsed_ms() >= until:
            self._said, self._said_until = "", None
        return (
            self._playing.problem or self._said or ("Rehearsal: nothing is kept." if self._rehearsal else "")
        )

    def _where(self, mark: Mark) -> str:
        return self._library.where(mark.region, mark.side)

    def _give(self, event: Event) -> None:
        self._happened(self._playing.give(event), None)

    def _obey(self, command: Command) -> None:
        keys = self._playing.keys
        if command is Command.WALL_MODE:
            keys.wall = not keys.wall
            self._say(WALL_ON if keys.wall else WALL_OFF)
        elif command is Command.DISTANCE_MODE:
            self._far = not self._far
        elif command is Command.MUTE:
            channels = self._playing.channels
            channels.muted = not channels.muted
            self._say("Muted: v brings the cues back." if channels.muted else "The cues are back.")
        elif command is Command.ALL_TEXT:
            self._all_text = not self._all_text
        elif command is Command.HELP:
            self._give(Event.PAUSE)
            self.app.push_screen(KeyHelp("During a session", self.BINDINGS, [PROGRESS_NOTE]))
        else:
            self._ask_to_leave()
        self._draw()

    @work
    async def _ask_to_leave(self) -> None:
        """Pause and ask; Enter goes on, and discarding takes a second key."""
        self._asks = True
        self._give(Event.PAUSE)
        answer = await self._how_to_leave()
        self._asks = False
        if answer == DISCARD:
            self._end = StepEnd.DISCARDED
        self._give(Event.GO_ON if answer == KEEP_GOING else Event.END)

    async def _how_to_leave(self) -> str:
        clock = self._playing.clock
        choices = [
            Choice("enter", "Enter", "go on", KEEP_GOING),
            Choice("e", "e", "end here and keep what was done", END),
            Choice("d", "d", "discard this session", DISCARD),
        ]
        answer = await self.app.push_screen_wait(Question("Paused", ["Leave the session?"], choices, clock))
        if answer == DISCARD:
            sure = [
                Choice("enter", "Enter", "no, go on", KEEP_GOING),
                Choice("y", "y", "yes, discard it", DISCARD),
            ]
            question = Question(
                "Discard", ["Leave it out of the journal? u in the journal takes that back."], sure, clock
            )
            return await self.app.push_screen_wait(question)
        return answer

    # What is drawn

    def on_resize(self) -> None:
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        session = self._session
        holding = session.open_mark is not None
        self._set_classes(holding=holding)
        self.query_one(PassProgress).show(pass_marks(session.plan, session.state.runs), session.seconds_left)
        self._put("#next", next_words(session))
        self._put(
            "#routine", session.header.routine.title + (" · muted" if self._playing.channels.muted else "")
        )
        self._put("#phase", self._phase_words(holding=holding))
        self._draw_notice(self._notice)
        self._put("#wall", wall_words(session, short=self.has_class("-narrow")))
        self.query_one(KeyLine).pairs = tuple(key_pairs(session, can_undo=session.can_undo))
        if self._far:
            self.query_one(FarView).show(session, self._library, self._motion, all_text=self._all_text)
        elif holding:
            self._draw_hold()
        else:
            self._draw_step()

    def _phase_words(self, *, holding: bool) -> str:
        """The phase, or what waits for a hold; large words on the screen are not said twice."""
        session = self._session
        if self._far and session.phase in (Phase.WORK, Phase.HOLD):
            return ""
        if holding:
            where = self._library.where(session.current.region, session.current.side)
            waits = f"the step waits at {time_text(session)}"
            return f"{where} · {time_text(session)}" if self.has_class("-narrow") else f"{where} · {waits}"
        return phase_line(session)

    def _draw_notice(self, notice: str) -> None:
        """A short one stands beside what comes next, in the place of the line of safety."""
        beside = 0 < len(notice) <= SHORT_NOTICE and not self._is_crowded
        self._put("#safety", notice if beside else SAFETY_LINE)
        self._put("#notice", "" if beside else notice)
        self.query_one("#safety").set_class(beside, "notice")
        self.set_class(bool(notice) and not beside, "-told")

    @property
    def _is_crowded(self) -> bool:
        """Whether the second line, where short notices stand, is not shown."""
        return self.has_class("-narrow") or self.has_class("-far") or self.has_class("-panel")

    def _set_classes(self, *, holding: bool) -> None:
        session = self._session
        paused = session.phase is Phase.PAUSED
        self.set_class(self._playing.keys.wall and not paused, "-wall")
        self.set_class(self._far, "-far")
        self.set_class(holding and not self._far, "-panel")
        self.set_class(holding, "-holding")
        self.set_class(paused, "-paused")
        self.set_class(session.phase in LEAD_INS, "-lead-in")
        working = session.under not in LEAD_INS and not self._all_text
        self.set_class(working, "-working")
        self.set_class(not working, "-reading")

    def _draw_step(self) -> None:
        session = self._session
        self.query_one(StepStage).show(session, self._motion)
        self._put("#title", session.current.step.title)
        folded = self.has_class("-narrow") and self.has_class("-working")
        self._put("#text", text_of(session, folded=folded))
        self._put("#caution", session.current.in_words(session.current.step.caution))

    def _draw_hold(self) -> None:
        session, mark = self._session, self._session.open_mark
        if mark is None:
            return
        self.query_one(HoldPanel).show(
            mark.held_ms // 1000,
            mark.sore,
            0 if self._motion is MotionAmount.NONE else mark.held_ms,
            advice_of(session, folded=self.has_class("-narrow")),
            self._history(),
            keys=self._hold_keys(),
            breath=session.current.step.breath,
            marks=session.hold_marks,
            paused=session.phase is Phase.PAUSED,
        )

    def _hold_keys(self) -> tuple[KeyHint, ...]:
        if self._session.phase is Phase.PAUSED:
            return PAUSED_KEYS
        return WALL_KEYS if self._playing.keys.wall else DESK_KEYS

    def _history(self) -> str:
        """What was found at this place before."""
        mark = self._session.open_mark
        found = self._findings.get(Spot(mark.region, mark.side)) if mark is not None else None
        return f"Here before: {found.how_often}, {found.last_hold}." if found else ""

    def _put(self, where: str, text: str) -> None:
        """Show a text where it changed; an empty notice takes no room."""
        if self._shown.get(where) == text:
            return
        self._shown[where] = text
        static = self.query_one(where, Static)
        static.update(literal(text))
        static.set_class(bool(text), "told")
