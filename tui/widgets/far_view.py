"""Distance mode: what now, which side, how long, readable at three metres.

Letters of 20 minutes of arc are read with ease, of 10 with good eyes: 17 and 9 mm at three metres. Five rows
are 25 mm on a laptop (5 mm a row) and 17 mm on a phone of 40 columns; three rows are 15 and 10 mm.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec
from rich.cells import cell_len

from tui.core.anatomy.body import Side
from tui.core.places.finding_words import beside_title, words_at_step
from tui.core.places.findings import Finding
from tui.core.places.spot_words import where_exactly
from tui.core.preferences.settings import MotionAmount
from tui.core.routines.routine import Library
from tui.core.sessions.far_words import far_room, far_state, far_time, is_ending
from tui.core.sessions.pressure_words import light_words
from tui.core.sessions.record import Phase
from tui.core.sessions.session_view import LEAD_INS, SessionView
from tui.core.sessions.step_words import next_words, side_word
from tui.widgets.big_text import Letters, letter_block
from tui.widgets.line_drawing import Row, beside, folded, in_ink, indented, lit_up, rows_of
from tui.widgets.motion.cue import cue_rows, scene_now
from tui.widgets.step_form import StepForm
from tui.widgets.step_inks import ACCENT, PRIMARY, QUIET, SECONDARY
from tui.widgets.step_stage import EDGES
from tui.widgets.text import filled

FAR_MOTION = {MotionAmount.FULL: MotionAmount.CALM}
"""How much the picture moves here: small steps are not seen from afar, and large digits cost enough."""
BANDS_ROWS = 10
"""Rows of side and count in large letters on a small screen."""
TEXT_ROWS = 11
"""Rows of text on a large screen."""
COUNT_ROWS, COUNT_ROWS_ASKED = 5, 3
"""Rows of the count at the least; on a small screen that asks for the spot of a hold."""
_SIDE, _MOTION, _TOP = 36, 24, 5
_SIDE_WIDE, _MOTION_WIDE, _TOP_WIDE = 54, 34, 10
"""Cells of the word for the side and of the picture, and their rows."""
_SIDE_NARROW, _STATE_NARROW = 5, 3
"""Their rows one below the other."""
ASKED_ROWS = 3
"""Rows of what is said of a hold whose spot is asked for."""


class FarManner(msgspec.Struct, frozen=True, kw_only=True):
    """How the session is to be shown across the room.

    `all_text` shows what is read before also during the step. `before` is what was found at this step before,
    told where nothing has to give way to it. `spot` is what is proposed for the spot of an open hold, with
    its key, where that can be pressed. A `lit` one is seen from the corner of the eye.
    """

    motion: MotionAmount
    all_text: bool = False
    before: Finding | None = None
    spot: str = ""
    lit: bool = False


class FarView:
    """The side at its edge, the state beside it, and under them the largest digits there is room for."""

    def __init__(self, session: SessionView, library: Library, form: StepForm, manner: FarManner) -> None:
        """The session as it is now, in so many cells."""
        self._session = session
        self._library = library
        self._manner = manner
        self._narrow = form.narrow
        self._edge, self._above = (2, 1) if form.wide else (0 if form.narrow else 1, 0)
        self._wide = form.wide
        self.width, self.height = form.width - 2 * self._edge, form.height - self._above
        self._reads = manner.all_text or session.under in LEAD_INS

    @property
    def has_picture(self) -> bool:
        """Whether the movement is shown."""
        return self._follows and not self._narrow

    @property
    def _follows(self) -> bool:
        return self._session.phase is Phase.WORK and not is_ending(self._session)

    @property
    def side(self) -> Letters:
        """The word for the side, where that is."""
        side = self._session.current.side
        words = side_word(side)
        align = EDGES.get(side or Side.BOTH, "center" if self._narrow else "left")
        return Letters(words, align, stretched_for=words)

    @property
    def state(self) -> Letters:
        """What is going on, at the other edge."""
        forms = tuple(far_state(self._session).forms)
        align = "left" if self._session.current.side is Side.RIGHT else "right"
        return Letters(forms[0], "center" if self._narrow or not self.side.words else align, forms=forms)

    @property
    def time(self) -> Letters:
        """The count; on a small screen, beside text that has to be read, with what stood above it."""
        session = self._session
        count, room, side = far_time(session), far_room(far_time(session)), session.current.side
        pattern, align = "{}", "center"
        if self._is_compact:
            pattern = f"{{}} {side_word(side)}" if side is Side.RIGHT else f"{side_word(side)} {{}}"
            align = EDGES.get(side or Side.BOTH, "center")
        elif self._narrow and self._reads:
            pattern = f"{far_state(session).shape} {{}}"
        return Letters(pattern.format(count).strip(), align, stretched_for=pattern.format(room).strip())

    @cached_property
    def _is_compact(self) -> bool:
        reads = self._narrow and self._reads
        return reads and rows_of(self.words, self.width - 2) > self.height - BANDS_ROWS

    # The rows

    def drawn(self) -> list[Row]:
        """All rows of it."""
        above, text = [*[()] * self._above, *self._top()], self._text()
        least, gap = self._room_for_time
        height = self.height + self._above - len(above) - gap - len(text)
        is_fixed = self._narrow and self._reads
        rows = letter_block(self.time, self.width, least if is_fixed else max(least, height), self._time_ink)
        time = self._lit(rows) if self._is_compact else rows
        return indented([*above, *[()] * gap, *time, *text], self._edge)

    @property
    def _room_for_time(self) -> tuple[int, int]:
        """Rows of the count at the least, and rows that keep it apart from what is above."""
        if self._narrow and self._reads:
            return COUNT_ROWS, 0
        return (COUNT_ROWS_ASKED, 0) if self._narrow and self._manner.spot else (COUNT_ROWS, 1)

    def _top(self) -> list[Row]:
        """Side, movement and state."""
        if self._is_compact:
            return []
        if self._narrow:
            side = self._side(self.width, _SIDE_NARROW) if self.side.words else []
            return side + ([] if self._reads else self._state(self.width, _STATE_NARROW))
        height = _TOP_WIDE if self._wide else _TOP
        blocks = list(self._blocks(height))
        if self._session.current.side is Side.RIGHT:
            blocks.reverse()
        return beside(blocks, height)

    def _blocks(self, height: int) -> Iterator[tuple[int, Sequence[Row]]]:
        """From left to right, where it is not the right side."""
        left = self.width
        if self.side.words:
            width = _SIDE_WIDE if self._wide else _SIDE
            yield width, self._side(width, height)
            left -= width
        if self.has_picture:
            width = _MOTION_WIDE if self._wide else _MOTION
            motion = FAR_MOTION.get(self._manner.motion, self._manner.motion)
            yield width, cue_rows(scene_now(self._session, motion), width, height)
            left -= width
        yield left, indented(self._state(left - 4, height), 2)

    def _lit(self, rows: Sequence[Row]) -> list[Row]:
        return lit_up(rows) if self._manner.lit else list(rows)

    def _side(self, width: int, height: int) -> list[Row]:
        return self._lit(letter_block(self.side, width, height, PRIMARY))

    def _state(self, width: int, height: int) -> list[Row]:
        ink = SECONDARY if self._session.open_mark is None else ACCENT
        return self._lit(letter_block(self.state, width, height, ink))

    @property
    def _time_ink(self) -> str:
        if self._session.open_mark is not None:
            return ACCENT
        if self._session.phase is Phase.PAUSED:
            return QUIET
        return SECONDARY if self._session.phase in LEAD_INS else ""

    def _text(self) -> list[Row]:
        """What can be read beside the large letters, in as many rows as it may have."""
        width = self.width - 2
        if self._reads or self._manner.spot:
            most = self.height if self._narrow else TEXT_ROWS
            rows = folded(self.words, width)[: most if self._reads else ASKED_ROWS]
        else:
            rows = (filled(self.words, width),)
        return indented(in_ink(rows, ""), 1)

    # The words

    @cached_property
    def words(self) -> str:
        """What there is to read, with what is proposed for the spot of a hold."""
        said = self._with_what_was_found(self._all_that_fits())
        return f"{said}\n{self._manner.spot}" if self._manner.spot else said

    def _with_what_was_found(self, words: str) -> str:
        session, before = self._session, self._manner.before
        if before is None or session.open_mark is not None or is_ending(session):
            return words
        beside = beside_title(session.current.step.title, before, session.current.side)
        told = words_at_step(before, session.current, self._library, short=True)
        return self._read_with(words, told, beside) if self._reads else self._worked_with(words, beside)

    def _all_that_fits(self) -> str:
        """What there is to read; where that is too much, first without how lightly, then without caution."""
        width = self.width - 2
        room = self.height - COUNT_ROWS if self._narrow else TEXT_ROWS
        whole, less, least = (
            self._words(light=light, caution=caution)
            for light, caution in ((True, True), (False, True), (False, False))
        )
        if rows_of(whole, width) <= room:
            return whole
        return least if self._narrow and rows_of(less, width) > room else less

    def _read_with(self, words: str, told: str, beside: str) -> str:
        """With what was found here before, in a line of its own, or beside the title where none is free."""
        room = self.height - BANDS_ROWS if self._narrow else TEXT_ROWS
        more = f"{words}\n{told}"
        if rows_of(more, self.width - 2) <= room:
            return more
        title, _, text = words.partition("\n")
        return f"{beside if self._is_in_a_row(beside) else title}\n{text}"

    def _worked_with(self, words: str, beside: str) -> str:
        """The same in the one line of a step that goes on: what comes next is announced in time."""
        title, dot, further = words.partition(" · ")
        forms = (f"{beside}{dot}{further}", beside, title)
        return next(filter(self._is_in_a_row, forms), words)

    def _is_in_a_row(self, words: str) -> bool:
        return cell_len(words) <= self.width - 2

    def _words(self, *, light: bool, caution: bool) -> str:
        """What there is to read; of a step that goes on also what comes next, where that is not cut.

        Without `caution` where it could not be read whole: half a sentence of it might say the opposite. With
        `light`, that a step is to be done lightly.
        """
        session = self._session
        item, step, mark = session.current, session.current.step, session.open_mark
        if self._reads:
            told = f"{item.instruction} {light_words(step)}".strip() if light else item.instruction
            return "\n".join(filter(None, [step.title, told, item.in_words(step.caution) if caution else ""]))
        if mark is not None:
            exactly = where_exactly(self._library, mark.region, mark.side, mark.spot)
            return exactly if self._is_in_a_row(exactly) else self._library.where(mark.region, mark.side)
        if is_ending(session):
            return next_words(session)
        both = f"{step.title} · {next_words(session)}"
        return both if self._is_in_a_row(both) else step.title
