"""Distance mode: what now, which side, how long, readable at three metres.

Letters of 20 minutes of arc are read with ease, of 10 with good eyes: 17 and 9 mm at three metres. Five rows
are 25 mm on a laptop (5 mm a row) and 17 mm on a phone of 40 columns; three rows are 15 and 10 mm.
"""

from collections.abc import Callable
from functools import partial

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from tui.core.anatomy.body import Side
from tui.core.places.finding_words import beside_title, words_at_step
from tui.core.places.findings import Finding
from tui.core.places.spot_words import where_exactly
from tui.core.preferences.settings import MotionAmount
from tui.core.routines.plan import Pass
from tui.core.routines.routine import Library
from tui.core.sessions.far_words import far_room, far_state, far_time, is_ending
from tui.core.sessions.pressure_words import light_words
from tui.core.sessions.record import Phase
from tui.core.sessions.session_view import LEAD_INS, SessionView
from tui.core.sessions.step_words import next_words, side_word
from tui.widgets.big_text import BigText
from tui.widgets.line_drawing import rows_of
from tui.widgets.motion.cue import MotionCue
from tui.widgets.step_stage import EDGES, show_motion
from tui.widgets.text import literal

FAR_MOTION = {MotionAmount.FULL: MotionAmount.CALM}
"""How much the picture moves here: small steps are not seen from afar, and large digits cost enough."""
BANDS_ROWS = 10
"""Rows of side and count in large letters on a small screen."""
TEXT_ROWS = 11
"""Rows of text on a large screen, as in the style below."""
COMPACT_ROWS = 5
"""Rows of side and count on a small screen where the text needs the others."""


class FarView(Vertical):
    """The side at its edge, the state beside it, and under them the largest digits there is room for."""

    SCOPED_CSS = False  # the state of the screen decides the form
    DEFAULT_CSS = """
    FarView { height: 1fr; padding: 0 1; align-horizontal: center; }
    FarView #far-top { height: 5; }
    FarView #far-side { width: 36; height: 100%; color: $primary; }
    FarView #far-state { width: 1fr; height: 100%; color: $secondary; margin: 0 2; }
    FarView MotionCue { width: 24; height: 100%; display: none; }
    FarView #far-time { height: 1fr; min-height: 5; margin-top: 1; text-align: center; }
    FarView #far-text { width: 100%; height: auto; max-height: 11; padding: 0 1; }
    .-working FarView #far-text { max-height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    .-following FarView MotionCue { display: block; }
    .-working FarView.-asks #far-text { max-height: 3; text-wrap: wrap; text-overflow: fold; }
    .-wide FarView { padding: 1 2 0 2; }
    .-wide FarView #far-top { height: 10; }
    .-wide FarView #far-side { width: 54; }
    .-wide FarView MotionCue { width: 34; }
    .-narrow FarView { padding: 0; }
    .-narrow FarView #far-top { layout: vertical; height: auto; }
    .-narrow FarView #far-side { width: 100%; height: 5; }
    .-narrow FarView #far-state { width: 100%; height: 3; margin: 0; }
    .-narrow FarView MotionCue, .-narrow.-reading FarView #far-state { display: none; }
    .-narrow.-reading FarView #far-time { height: 5; margin-top: 0; }
    .-narrow.-compact FarView #far-top { display: none; }
    .-narrow.-compact FarView #far-time { height: 3; }
    .-narrow FarView #far-text { max-height: 100%; }
    .-narrow FarView.-asks #far-time { margin-top: 0; min-height: 3; }
    .-lead-in FarView #far-time { color: $secondary; }
    .-paused FarView #far-time { color: $text-muted; }
    .-holding FarView #far-time, .-holding FarView #far-state { color: $accent; }
    .-flash FarView #far-side, .-flash FarView #far-state { text-style: reverse; }
    .-flash.-compact FarView #far-time { text-style: reverse; }
    """

    _show_again: Callable[[], None] | None = None
    _measured: tuple[object, ...] = ()
    _words = ""

    def compose(self) -> ComposeResult:
        with Horizontal(id="far-top"):
            yield BigText(id="far-side")
            yield BigText(id="far-state")
            yield MotionCue()
        yield BigText(id="far-time")
        yield Static(id="far-text")

    def on_resize(self) -> None:
        """Another phase leaves other rows for it."""
        if self._show_again is not None:
            self._show_again()

    def show(
        self,
        session: SessionView,
        library: Library,
        motion: MotionAmount,
        *,
        all_text: bool,
        before: Finding | None = None,
        spot: str = "",
    ) -> None:
        """Show the session as it is now; `all_text` shows what is read before also during the step.

        `before` is what was found at this step before: told where nothing has to give way to it. `spot` is
        what is proposed for the spot of an open hold, with its key, where that key can be pressed.
        """
        self._show_again = partial(
            self.show, session, library, motion, all_text=all_text, before=before, spot=spot
        )
        side = session.current.side
        self._put_in_order(side)
        word = self.query_one("#far-side", BigText)
        word.stretched_for = side_word(side)
        word.show(side_word(side))
        word.display = bool(side_word(side))
        following = session.phase is Phase.WORK and not is_ending(session)
        self.screen.set_class(following, "-following")
        if following:
            show_motion(self.query_one(MotionCue), session, FAR_MOTION.get(motion, motion))
        self.query_one("#far-state", BigText).show_first(far_state(session).forms)
        self.set_class(bool(spot), "-asks")
        words = self._words_of(session, library, all_text=all_text, before=before)
        words = f"{words}\n{spot}" if spot else words
        self._show_time(session, words)
        text = self.query_one("#far-text", Static)
        if text.content != literal(words):
            text.update(literal(words))

    def _words_of(
        self, session: SessionView, library: Library, *, all_text: bool, before: Finding | None
    ) -> str:
        """What can be read beside the large letters; measured anew where something else is to be told."""
        mark, ends = session.open_mark, is_ending(session)
        place = mark and (mark.region, mark.side, mark.spot)
        told_of = session.current, session.under, next_words(session), place, ends
        measured = *told_of, all_text, before, self.size
        if measured != self._measured:
            self._measured = measured
            words = self._all_that_fits(session, library, all_text=all_text, width=self.size.width - 2)
            told = before if mark is None and not ends else None
            self._words = self._with_what_was_found(words, session, library, told, all_text=all_text)
        return self._words

    def _with_what_was_found(
        self, words: str, session: SessionView, library: Library, before: Finding | None, *, all_text: bool
    ) -> str:
        if before is None:
            return words
        beside = beside_title(session.current.step.title, before, session.current.side)
        told = words_at_step(before, session.current, library, short=True)
        reads = all_text or session.under in LEAD_INS
        return self._read_with(words, told, beside) if reads else self._worked_with(words, beside)

    def _all_that_fits(self, session: SessionView, library: Library, *, all_text: bool, width: int) -> str:
        """What there is to read; where that is too much, first without how lightly, then without caution."""
        narrow = self.screen.has_class("-narrow")
        room = self.size.height - COMPACT_ROWS if narrow else TEXT_ROWS
        whole, less, least = (
            _words(session, library, all_text=all_text, width=width, light=light, caution=caution)
            for light, caution in ((True, True), (False, True), (False, False))
        )
        if rows_of(whole, width) <= room:
            return whole
        return least if narrow and rows_of(less, width) > room else less

    def _read_with(self, words: str, told: str, beside: str) -> str:
        """With what was found here before, in a line of its own, or beside the title where none is free."""
        room = self.size.height - BANDS_ROWS if self.screen.has_class("-narrow") else TEXT_ROWS
        more = f"{words}\n{told}"
        if rows_of(more, self.size.width - 2) <= room:
            return more
        title, _, text = words.partition("\n")
        return f"{beside if self._is_in_a_row(beside) else title}\n{text}"

    def _worked_with(self, words: str, beside: str) -> str:
        """The same in the one line of a step that goes on: what comes next is announced in time."""
        title, dot, further = words.partition(" · ")
        forms = (f"{beside}{dot}{further}", beside, title)
        return next(filter(self._is_in_a_row, forms), words)

    def _is_in_a_row(self, words: str) -> bool:
        return cell_len(words) <= self.size.width - 2

    def _show_time(self, session: SessionView, words: str) -> None:
        """The count; on a small screen, beside text that has to be read, with what stood above it."""
        count, room = far_time(session), far_room(far_time(session))
        reads = self.screen.has_class("-narrow") and self.screen.has_class("-reading")
        compact = reads and rows_of(words, self.size.width - 2) > self.size.height - BANDS_ROWS
        self.screen.set_class(compact, "-compact")
        shape, side = far_state(session).shape, side_word(session.current.side)
        form = f"{{}} {side}" if session.current.side is Side.RIGHT else f"{side} {{}}"
        time = self.query_one("#far-time", BigText)
        time.styles.text_align = (
            EDGES.get(session.current.side or Side.BOTH, "center") if compact else "center"
        )
        pattern = form if compact else f"{shape} {{}}" if reads else "{}"
        time.stretched_for = pattern.format(room).strip()
        time.show(pattern.format(count).strip())

    def _put_in_order(self, side: Side | None) -> None:
        """The word for a side stands where the side is; the state has the other edge."""
        parts = [self.query_one("#far-side"), self.query_one(MotionCue), self.query_one("#far-state")]
        narrow = self.screen.has_class("-narrow")
        wanted: list[Widget] = parts[::-1] if side is Side.RIGHT and not narrow else parts
        top = self.query_one("#far-top")
        if list(top.children) != wanted:
            top.sort_children(key=wanted.index)
        parts[0].styles.text_align = EDGES.get(side or Side.BOTH, "center" if narrow else "left")
        state = parts[2].styles
        state.text_align = "left" if side is Side.RIGHT else "right"
        if narrow or not side_word(side):
            state.text_align = "center"


def _told(item: Pass, *, light: bool) -> str:
    """The instruction, and how lightly."""
    return f"{item.instruction} {light_words(item.step)}".strip() if light else item.instruction


def _words(
    session: SessionView, library: Library, *, all_text: bool, width: int, light: bool, caution: bool
) -> str:
    """What there is to read; of a step that goes on also what comes next, where that is not cut.

    Without `caution` where it could not be read whole: half a sentence of it might say the opposite. With
    `light`, that a step is to be done lightly.
    """
    step = session.current.step
    if all_text or session.under in LEAD_INS:
        careful = session.current.in_words(step.caution) if caution else ""
        return "\n".join(filter(None, [step.title, _told(session.current, light=light), careful]))
    mark = session.open_mark
    if mark is not None:
        exactly = where_exactly(library, mark.region, mark.side, mark.spot)
        return exactly if cell_len(exactly) <= width else library.where(mark.region, mark.side)
    both = f"{step.title} · {next_words(session)}"
    if is_ending(session):
        return next_words(session)
    return both if cell_len(both) <= width else step.title
