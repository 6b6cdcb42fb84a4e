"""Distance mode: what now, which side, how long, readable at three metres."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from tui.core.body import Side, where_in_words
from tui.core.record import Phase
from tui.core.routine import Library
from tui.core.session_view import LEAD_INS, SessionView
from tui.core.step_words import next_words, side_word, time_text
from tui.widgets.big_text import BigText
from tui.widgets.step_stage import EDGES
from tui.widgets.text import literal

_LARGE_WORDS = {Phase.PAUSED: "PAUSE", Phase.HOLD: "HOLD"}


class FarView(Vertical):
    """One large word over the largest digits there is room for; text only where it is to be read."""

    SCOPED_CSS = False  # the state of the screen decides the form
    DEFAULT_CSS = """
    FarView { height: 1fr; padding: 1 1 0 1; }
    FarView #far-word { height: 1fr; color: $primary; }
    FarView #far-time { height: 2fr; text-align: center; }
    FarView #far-text { width: 100%; height: auto; text-align: center; padding: 0 1; }
    .-narrow FarView { padding: 0 1; }
    .-lead-in FarView #far-time { color: $secondary; }
    .-paused FarView #far-time { color: $text-muted; }
    .-holding FarView #far-time, .-holding FarView #far-word { color: $accent; }
    """

    def compose(self) -> ComposeResult:
        yield BigText(id="far-word")
        yield BigText(id="far-time")
        yield Static(id="far-text")

    def show(self, session: SessionView, library: Library) -> None:
        """Show the session as it is now."""
        side, mark = session.current.side, session.open_mark
        word = self.query_one("#far-word", BigText)
        word.styles.text_align = EDGES.get(side or Side.BOTH, "center")
        ready = "READY" if session.phase in LEAD_INS else ""
        word.show(_LARGE_WORDS.get(session.phase) or side_word(side) or ready)
        self.query_one("#far-time", BigText).show(str(mark.held_ms // 1000) if mark else time_text(session))
        text, words = self.query_one("#far-text", Static), literal(_words(session, library))
        if text.content != words:
            text.update(words)


def _words(session: SessionView, library: Library) -> str:
    step = session.current.step
    if session.open_mark is not None:
        return where_in_words(library.region_name(session.current.region), session.current.side)
    if session.phase in LEAD_INS:
        return f"{step.title}\n{session.current.instruction}"
    return f"{step.title} · {next_words(session)}"
