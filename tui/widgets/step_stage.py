"""What the eye meets first during a step: the side, the time and the movement."""

from typing import Literal

from textual.app import ComposeResult
from textual.containers import Container

from tui.core.anatomy.body import Side
from tui.core.preferences.settings import MotionAmount
from tui.core.sessions.record import Phase
from tui.core.sessions.session_view import SessionView
from tui.core.sessions.step_words import side_word, time_text
from tui.widgets.big_font import BigFont
from tui.widgets.big_text import BigText
from tui.widgets.motion.cue import MotionCue

EDGES: dict[Side, Literal["left", "right"]] = {Side.LEFT: "left", Side.RIGHT: "right"}
"""Where the word for a side stands: where that side is."""


class StepStage(Container):
    """Side, time left and moving picture; the word LEFT stands at the left edge, RIGHT at the right edge."""

    SCOPED_CSS = False  # the state of the screen decides the form
    DEFAULT_CSS = """
    StepStage { layout: horizontal; height: 9; padding: 1 1 0 1; }
    StepStage #side { width: 22; height: 100%; color: $primary; }
    StepStage #time { width: 1fr; height: 100%; }
    StepStage MotionCue { width: 28; height: 100%; }
    .-wide StepStage { height: 23; padding: 2 2 1 2; }
    .-wide.-tall StepStage { margin-top: 7; }
    .-wide StepStage #side { width: 22; }
    .-wide StepStage MotionCue { width: 38; }
    .-narrow StepStage { layout: grid; grid-size: 2; grid-columns: 20 1fr; grid-rows: 4 8; height: 12;
        padding: 0 1; }
    .-narrow StepStage.-right { grid-columns: 1fr 20; }
    .-narrow.-wall StepStage { grid-rows: 4 5; height: 9; }
    .-narrow StepStage #side, .-narrow StepStage #time { width: 100%; }
    .-narrow StepStage MotionCue { column-span: 2; width: 100%; }
    .-narrow.-reading StepStage { grid-rows: 4; height: 4; }
    .-narrow.-reading StepStage MotionCue { display: none; }
    .-lead-in StepStage #time { color: $secondary; }
    .-paused StepStage #time { color: $text-muted; }
    """

    def compose(self) -> ComposeResult:
        yield BigText(id="side")
        yield BigText(id="time")
        yield MotionCue()

    def show(self, session: SessionView, motion: MotionAmount) -> None:
        """Show the session as it is now."""
        self._put_in_order(session.current.side)
        self.query_one("#side", BigText).show(side_word(session.current.side))
        self.query_one("#time", BigText).show(time_text(session))
        show_motion(self.query_one(MotionCue), session, motion)

    def _put_in_order(self, side: Side | None) -> None:
        names = {Side.LEFT: ["side", "time", "motion"], Side.RIGHT: ["motion", "time", "side"]}
        order = names.get(side or Side.BOTH, ["time", "side", "motion"])
        narrow = self.screen.has_class("-narrow")
        self.set_class(side is Side.RIGHT, "-right")
        if narrow:
            order.sort(key=lambda name: name == "motion")
        parts = {"side": "#side", "time": "#time", "motion": "MotionCue"}
        wanted = [self.query_one(parts[name]) for name in order]
        if list(self.children) != wanted:
            self.sort_children(key=wanted.index)
        self.query_one("#side").styles.text_align = EDGES.get(side or Side.BOTH, "center")
        time = self.query_one("#time", BigText)
        time.styles.text_align = "left" if order[0] == "time" else "center"
        wide = BigFont.DOUBLE if self.screen.has_class("-wide") else BigFont.LARGE
        time.largest = BigFont.SMALL if narrow else wide


def show_motion(cue: MotionCue, session: SessionView, motion: MotionAmount) -> None:
    """Show the movement of the present pass; it moves only while the step's time runs."""
    now = session.current
    cue.motion = motion
    cue.show(
        now.step,
        now.side,
        session.run.worked_ms,
        session.phase is Phase.WORK,
        planned_ms=now.planned_ms,
        setting=session.header.routine.setting_of(now.step),
    )
