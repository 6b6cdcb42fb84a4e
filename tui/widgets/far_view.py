"""Distance mode: what now, which side, how long, readable at three metres."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from tui.core.body import Side
from tui.core.cue_times import NEXT_SOON_MS
from tui.core.record import Phase
from tui.core.routine import Library
from tui.core.session_view import LEAD_INS, SessionView
from tui.core.settings import MotionAmount
from tui.core.step_words import next_words, side_word, time_text
from tui.widgets.big_text import BigText
from tui.widgets.motion.cue import MotionCue
from tui.widgets.step_stage import EDGES, show_motion
from tui.widgets.text import literal

_LARGE_WORDS = {Phase.PAUSED: "PAUSE", Phase.HOLD: "HOLD"}


class FarView(Vertical):
    """One large word over the largest digits there is room for; text only where it is to be read."""

    SCOPED_CSS = False  # the state of the screen decides the form
    DEFAULT_CSS = """
    FarView { height: 1fr; padding: 1 1 0 1; }
    FarView #far-top { height: 1fr; min-height: 5; }
    FarView #far-word { width: 1fr; height: 100%; color: $primary; }
    FarView MotionCue { width: 28; height: 100%; }
    FarView #far-time { height: 2fr; min-height: 3; text-align: center; }
    FarView { align-horizontal: center; }
    FarView #far-text { width: 100%; max-width: 76; height: auto; padding: 0 1; }
    .-wide FarView MotionCue { width: 40; }
    .-narrow FarView { padding: 0 1; }
    .-narrow FarView MotionCue { width: 12; }
    .-narrow FarView #far-top { min-height: 3; }
    .-narrow.-lead-in FarView MotionCue { display: none; }
    .-narrow.-lead-in FarView #far-time { height: 1fr; }
    .-lead-in FarView #far-time { color: $secondary; }
    .-paused FarView #far-time { color: $text-muted; }
    .-holding FarView #far-time, .-holding FarView #far-word { color: $accent; }
    .-holding FarView MotionCue { display: none; }
    """

    def compose(self) -> ComposeResult:
        with Horizontal(id="far-top"):
            yield BigText(id="far-word")
            yield MotionCue()
        yield BigText(id="far-time")
        yield Static(id="far-text")

    def show(self, session: SessionView, library: Library, motion: MotionAmount, *, all_text: bool) -> None:
        """Show the session as it is now; `all_text` shows what is read before also during the step."""
        side, mark = session.current.side, session.open_mark
        word, top = self.query_one("#far-word", BigText), self.query_one("#far-top")
        word.styles.text_align = EDGES.get(side or Side.BOTH, "center")
        cue = self.query_one(MotionCue)
        wanted: list[Widget] = [cue, word] if side is Side.RIGHT else [word, cue]
        if list(top.children) != wanted:
            top.sort_children(key=wanted.index)
        ready = "READY" if session.phase in LEAD_INS else ""
        word.show(_LARGE_WORDS.get(session.phase) or side_word(side) or ready)
        show_motion(cue, session, motion)
        self.query_one("#far-time", BigText).show(str(mark.held_ms // 1000) if mark else time_text(session))
        text, words = (
            self.query_one("#far-text", Static),
            literal(_words(session, library, all_text=all_text)),
        )
        if text.content != words:
            text.update(words)


def _words(session: SessionView, library: Library, *, all_text: bool) -> str:
    step = session.current.step
    if session.phase is Phase.HOLD:
        return library.where(session.current.region, session.current.side)
    if all_text or session.phase in LEAD_INS:
        caution = session.current.in_words(step.caution)
        return "\n".join(filter(None, [step.title, session.current.instruction, caution]))
    left = -(-session.work_left_ms // 1000)
    if session.phase is Phase.WORK and left * 1000 <= NEXT_SOON_MS:
        return f"in {left} s  {next_words(session)}"
    return f"{step.title} · {next_words(session)}"
