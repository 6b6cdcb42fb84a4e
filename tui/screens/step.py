"""The step: time, side and movement at a glance; drawn from the session, which remembers everything."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Literal

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Static

from tui.core.body import Side, Spot, where_in_words
from tui.core.cue import Cue, CueKind
from tui.core.events import Command, Event
from tui.core.findings import Finding
from tui.core.keys import LONE_ESCAPE_MS
from tui.core.record import Phase
from tui.core.routine import Library
from tui.core.running import RunningSession
from tui.core.session_view import LEAD_INS
from tui.core.settings import MotionAmount
from tui.core.step_words import (
    SHARP_ADVICE,
    STEP_KEYS,
    away_words,
    key_pairs,
    next_words,
    phase_line,
    side_word,
    text_of,
    time_text,
    wall_words,
)
from tui.widgets.big_font import BigFont
from tui.widgets.big_text import BigText
from tui.widgets.hold_panel import DESK_KEYS, WALL_KEYS, HoldPanel
from tui.widgets.key_help import KeyHelp
from tui.widgets.key_line import KeyLine
from tui.widgets.motion import MotionCue
from tui.widgets.pass_progress import PassProgress, pass_marks
from tui.widgets.question import Choice, Question
from tui.widgets.text import literal

LOOK_SECONDS = 0.2
"""How often the clock is looked at; what is drawn changes at most four times a second."""


class StepEnd(StrEnum):
    """How the screen was left."""

    KEPT = "kept"
    DISCARDED = "discarded"


KEEP_GOING, END, DISCARD = "keep going", "end", "discard"
_EDGES: dict[Side, Literal["left", "right"]] = {Side.LEFT: "left", Side.RIGHT: "right"}


class StepScreen(Screen[StepEnd]):
    """The running session. Every key goes to it first; channels are given each cue."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (100, "-wide")]
    ALLOW_SELECT = False
    BINDINGS = [Binding(keys, "known_to_core", words, show=False) for keys, words in STEP_KEYS]
    DEFAULT_CSS = """
    StepScreen { layout: vertical; overflow: hidden; }
    StepScreen #head { height: 1; padding: 0 1; }
    StepScreen #routine { width: auto; max-width: 50%; text-style: bold; color: $primary; }
    StepScreen PassProgress { margin-left: 1; }
    StepScreen #next { height: 1; padding: 0 1; text-align: right; color: $text-muted; }
    StepScreen #phase { height: 1; padding: 0 1; text-align: center; color: $secondary; text-style: bold; }
    StepScreen #stage { layout: horizontal; height: 9; padding: 1 1 0 1; }
    StepScreen #side { width: 22; height: 100%; color: $primary; }
    StepScreen #time { width: 1fr; height: 100%; }
    StepScreen MotionCue { width: 28; height: 100%; }
    StepScreen #words { height: 1fr; padding: 0 2; overflow: hidden; }
    StepScreen #words Static { width: 100%; max-width: 96; height: auto; }
    StepScreen #title { text-style: bold; color: $accent; margin-top: 1; }
    StepScreen #caution { color: $text-muted; margin-top: 1; }
    StepScreen #notice { color: $warning; padding: 0 2; height: auto; display: none; }
    StepScreen #notice.told { display: block; }
    StepScreen #wall { height: 3; margin: 0 1; padding: 0 1; border: round $accent; display: none;
        border-title-color: $accent; border-subtitle-color: $text-muted; text-style: bold; }
    StepScreen #hold { display: none; height: 1fr; padding: 0 1; }
    StepScreen #far { display: none; height: 1fr; padding: 1 1 0 1; }
    StepScreen.-narrow #far { padding: 0 1; }
    StepScreen #far-side { height: 1fr; color: $primary; }
    StepScreen #far-time { height: 2fr; text-align: center; }
    StepScreen #far-text { height: auto; text-align: center; margin: 0 1; }

    StepScreen.-wide #stage { height: 19; padding: 2 2 1 2; }
    StepScreen.-wide #side { width: 24; }
    StepScreen.-wide MotionCue { width: 36; }
    StepScreen.-narrow #stage { layout: grid; grid-size: 2; grid-columns: 20 1fr; grid-rows: 4 4; height: 8; padding: 0 1; }
    StepScreen.-narrow #side, StepScreen.-narrow #time { width: 100%; }
    StepScreen.-narrow MotionCue { column-span: 2; width: 100%; }
    StepScreen.-narrow.-reading #stage { grid-rows: 4; height: 4; }
    StepScreen.-narrow.-reading MotionCue { display: none; }
    StepScreen.-narrow #words { padding: 0 1; }
    StepScreen.-narrow #title, StepScreen.-narrow #caution { margin-top: 0; }
    StepScreen.-narrow.-working #caution, StepScreen.-narrow #next { display: none; }

    StepScreen.-wall #wall { display: block; }
    StepScreen.-wall KeyLine { display: none; }
    StepScreen.-lead-in #time, StepScreen.-lead-in #far-time { color: $secondary; }
    StepScreen.-paused #time, StepScreen.-paused #far-time { color: $text-muted; }
    StepScreen.-holding #far-time, StepScreen.-holding #far-side { color: $accent; }
    StepScreen.-far #stage, StepScreen.-far #words, StepScreen.-far #next { display: none; }
    StepScreen.-far #far { display: block; }
    StepScreen.-panel #stage, StepScreen.-panel #words, StepScreen.-panel #next { display: none; }
    StepScreen.-panel #hold { display: block; }
    StepScreen.-panel #wall, StepScreen.-panel KeyLine { display: none; }
    """

    def __init__(
        self,
        running: RunningSession,
        library: Library,
        *,
        channels: Sequence[Callable[[Cue], None]] = (),
        findings: Mapping[Spot, Finding] | None = None,
        motion: MotionAmount = MotionAmount.FULL,
        rehearsal: bool = False,
    ) -> None:
        """Draw this session, which has not been started; `findings` tell what was found here before."""
        super().__init__()
        self._playing = running
        self._session = running.session
        self._library = library
        self._channels = channels
        self._findings = findings or {}
        self._motion = motion
        self._rehearsal = rehearsal
        self._far = self._session.header.routine.hands_free
        self._all_text = False
        self._muted = False
        self._advice = ""
        self._shown: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        with Horizontal(id="head"):
            yield Static(literal(self._session.header.routine.title), id="routine")
            yield PassProgress()
        yield Static(id="next")
        yield Static(id="phase")
        with Container(id="stage"):
            yield BigText(id="side")
            yield BigText(id="time")
            yield MotionCue()
        with Vertical(id="words"):
            yield Static(id="title")
            yield Static(id="text")
            yield Static(id="caution")
        with Vertical(id="far"):
            yield BigText(id="far-side")
            yield BigText(id="far-time")
            yield Static(id="far-text")
        yield HoldPanel(id="hold")
        yield Static(id="notice")
        yield Static(id="wall")
        yield KeyLine(pinned=[("?", "help"), ("q", "leave")])

    def on_mount(self) -> None:
        wall = self.query_one("#wall")
        wall.border_title, wall.border_subtitle = "WALL MODE", "q: pause"
        self._happened(self._playing.start(), None)
        self.set_interval(LOOK_SECONDS, self._look)

    # What happens

    def admits(self, key: str) -> bool:
        """Every key is the session's: nothing on this screen has a key of its own."""
        self._happened(*self._playing.press(key))
        if key == "escape":
            self.set_timer(LONE_ESCAPE_MS / 1000 + 0.01, self._look)
        return False

    def _look(self) -> None:
        self._happened(*self._playing.look())

    def _happened(self, cues: Sequence[Cue], command: Command | None) -> None:
        """Draw first, so that the eye is served before a channel takes its time."""
        for cue in cues:
            self._remember_advice(cue)
        self._draw()
        if not self._muted:
            for cue in cues:
                for channel in self._channels:
                    channel(cue)
        if self._session.over and self.is_current:
            self.dismiss(StepEnd.KEPT)
        elif command is not None:
            self._obey(command)

    def _remember_advice(self, cue: Cue) -> None:
        if cue.kind is CueKind.SHARP:
            self._advice = SHARP_ADVICE
        elif cue.kind is CueKind.AWAY:
            self._advice = away_words(self._session.away_last_ms)
        elif cue.kind in (CueKind.GO, CueKind.RESUMED):
            self._advice = ""

    def _give(self, event: Event) -> None:
        self._happened(self._playing.give(event), None)

    def _obey(self, command: Command) -> None:
        keys = self._playing.keys
        if command is Command.WALL_MODE:
            keys.wall = not keys.wall
        elif command is Command.DISTANCE_MODE:
            self._far = not self._far
        elif command is Command.MUTE:
            self._muted = not self._muted
            self._advice = "Muted: v lets the bell ring again." if self._muted else ""
        elif command is Command.ALL_TEXT:
            self._all_text = not self._all_text
        elif command is Command.HELP:
            self._give(Event.PAUSE)
            self.app.push_screen(KeyHelp("During a session", self.BINDINGS))
        else:
            self._ask_to_leave()
        self._draw()

    @work
    async def _ask_to_leave(self) -> None:
        """Pause and ask; Enter goes on, and discarding takes a second key."""
        self._give(Event.PAUSE)
        choices = [
            Choice("enter", "Enter", "go on", KEEP_GOING),
            Choice("e", "e", "end here and keep what was done", END),
            Choice("d", "d", "discard this session", DISCARD),
        ]
        answer = await self.app.push_screen_wait(Question("Paused", ["Leave the session?"], choices))
        if answer == DISCARD:
            sure = [
                Choice("enter", "Enter", "no, go on", KEEP_GOING),
                Choice("y", "y", "yes, discard it", DISCARD),
            ]
            answer = await self.app.push_screen_wait(
                Question("Discard", ["Leave it out of the journal?"], sure)
            )
        if answer == KEEP_GOING:
            self._give(Event.GO_ON)
        elif answer == END:
            self._give(Event.END)
        else:
            self._playing.give(Event.END)
            self.dismiss(StepEnd.DISCARDED)

    # What is drawn

    def on_resize(self) -> None:
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        session = self._session
        holding = session.open_mark is not None
        self._set_classes(holding=holding)
        self._order_stage()
        self.query_one(PassProgress).show(
            pass_marks(session.plan, session.state.runs), session.whole_left_ms // 1000
        )
        self._put("#next", next_words(session))
        self._put("#phase", self._phase_words(holding=holding))
        self._put(
            "#notice",
            self._playing.problem
            or self._advice
            or ("Rehearsal: nothing is kept." if self._rehearsal else ""),
        )
        self._put("#wall", wall_words(session, short=self.has_class("-narrow")))
        self.query_one(KeyLine).pairs = tuple(key_pairs(session, can_undo=session.can_undo))
        if self._far:
            self._draw_far(holding=holding)
        elif holding:
            self._draw_hold()
        else:
            self._draw_stage()

    def _phase_words(self, *, holding: bool) -> str:
        """The phase, or where a hold is and what waits for it; large words on the screen are not said twice."""
        session = self._session
        if self._far and session.phase in (Phase.WORK, Phase.HOLD):
            return ""
        if holding:
            where = where_in_words(self._library.region_name(session.current.region), session.current.side)
            waits = f"the step waits at {time_text(session)}"
            return waits if self.has_class("-narrow") else f"{where} · {waits}"
        return phase_line(session)

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

    def _order_stage(self) -> None:
        """The side stands where it is: left at the left edge, right at the right edge."""
        stage, side = self.query_one("#stage"), self._session.current.side
        names = {Side.LEFT: ["side", "time", "motion"], Side.RIGHT: ["motion", "time", "side"]}
        order = names.get(side or Side.MIDDLE, ["time", "side", "motion"])
        if self.has_class("-narrow"):
            order = [*(name for name in order if name != "motion"), "motion"]
        widgets = {"side": "#side", "time": "#time", "motion": "MotionCue"}
        wanted = [self.query_one(widgets[name]) for name in order]
        if list(stage.children) != wanted:
            stage.sort_children(key=wanted.index)
        for name in ("#side", "#far-side"):
            self.query_one(name).styles.text_align = _EDGES.get(side or Side.MIDDLE, "center")
        time = self.query_one("#time", BigText)
        time.styles.text_align = "left" if order[0] == "time" else "center"
        time.largest = BigFont.DOUBLE if self.has_class("-wide") else BigFont.LARGE
        time.largest = BigFont.SMALL if self.has_class("-narrow") else time.largest

    def _draw_stage(self) -> None:
        session = self._session
        step = session.current.step
        self.query_one("#side", BigText).show(side_word(session.current.side))
        self.query_one("#time", BigText).show(time_text(session))
        moving = session.phase is Phase.WORK and self._motion is not MotionAmount.NONE
        elapsed = session.run.worked_ms
        if self._motion is MotionAmount.CALM:
            elapsed -= elapsed % 1000
        self.query_one(MotionCue).show(step, session.current.side, elapsed, moving)
        self._put("#title", step.title)
        folded = self.has_class("-narrow") and self.has_class("-working")
        self._put("#text", text_of(session, folded=folded))
        self._put("#caution", session.current.in_words(step.caution))

    def _draw_hold(self) -> None:
        session, mark = self._session, self._session.open_mark
        if mark is None:
            return
        step = session.current.step
        wall = self._playing.keys.wall and session.phase is not Phase.PAUSED
        self.query_one(HoldPanel).show(
            mark.held_ms // 1000,
            mark.sore,
            mark.held_ms,
            session.current.in_words(step.tender_point_advice) or "Lean only as hard as you can breathe.",
            self._history(),
            keys=WALL_KEYS if wall else DESK_KEYS,
            marks=session.hold_marks,
            paused=session.phase is Phase.PAUSED,
        )

    def _history(self) -> str:
        """What was found at this place before."""
        mark = self._session.open_mark
        found = self._findings.get(Spot(mark.region, mark.side)) if mark is not None else None
        return f"Here before: {found.how_often}, {found.last_hold}." if found else ""

    def _draw_far(self, *, holding: bool) -> None:
        session = self._session
        words = {Phase.PAUSED: "PAUSE", Phase.HOLD: "HOLD"}
        lead_in = "READY" if session.phase in LEAD_INS else ""
        side = side_word(session.current.side)
        self.query_one("#far-side", BigText).show(words.get(session.phase) or side or lead_in)
        mark = session.open_mark
        self.query_one("#far-time", BigText).show(str(mark.held_ms // 1000) if mark else time_text(session))
        self._put("#far-text", self._far_words(holding=holding))

    def _far_words(self, *, holding: bool) -> str:
        session = self._session
        name = session.current.region
        if holding:
            return where_in_words(self._library.region_name(name), session.current.side)
        if session.phase in LEAD_INS:
            return f"{session.current.step.title}\n{session.current.instruction}"
        return f"{session.current.step.title} · {next_words(session)}"

    def _put(self, where: str, text: str) -> None:
        """Show a text where it changed; an empty notice takes no room."""
        if self._shown.get(where) == text:
            return
        self._shown[where] = text
        static = self.query_one(where, Static)
        static.update(literal(text))
        static.set_class(bool(text), "told")
