"""A running session at one moment, as rows: its parts one below the other."""

from collections.abc import Mapping
from functools import cached_property

import msgspec
from rich.cells import cell_len, set_cell_size

from tui.core.anatomy.body import Spot
from tui.core.catalogue import marked, say
from tui.core.charset import charset_in_use
from tui.core.keyboard.key_map import KeyAction, KeyMap
from tui.core.places.finding_words import words_in_hold
from tui.core.places.findings import Finding
from tui.core.places.known_places import found_at_step
from tui.core.places.spot_words import spot_line
from tui.core.preferences.settings import MotionAmount
from tui.core.routines.motion_path import SLOW_BREATH
from tui.core.routines.routine import Breath, Library
from tui.core.sessions.pressure_words import safety_line
from tui.core.sessions.record import Phase
from tui.core.sessions.session_view import LEAD_INS, SessionView
from tui.core.sessions.step_keys import key_pairs
from tui.core.sessions.step_words import (
    advice_of,
    next_words,
    phase_line,
    time_text,
    wall_exits,
    wall_exits_paused,
    wall_words,
)
from tui.widgets.breath import breath_row, calm_breath_ms
from tui.widgets.far_view import FarManner, FarView
from tui.widgets.framed import framed
from tui.widgets.hold_panel import Hold, HoldPanel, KeyHint, desk_keys, paused_keys, wall_keys
from tui.widgets.key_line import key_rows
from tui.widgets.line_drawing import Piece, Row, beside, folded, in_ink, indented, lit_up
from tui.widgets.pass_progress import pass_marks, progress_line
from tui.widgets.step_form import WIDEST, StepForm
from tui.widgets.step_inks import (
    QUIET,
    STRONG_ACCENT,
    STRONG_PRIMARY,
    STRONG_SECONDARY,
    WARNING,
)
from tui.widgets.step_stage import StepStage
from tui.widgets.step_text import StepText
from tui.widgets.text import filled

SHORT_NOTICE = 46
"""Cells that fit beside what comes next at 80 columns."""


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """What a session is shown with from its start to its end."""

    session: SessionView
    library: Library
    findings: Mapping[Spot, Finding]
    motion: MotionAmount
    key_map: KeyMap


class StepManner(msgspec.Struct, frozen=True, kw_only=True):
    """How the session is to be shown: what was switched on by keys, and the line that is said now."""

    wall: bool
    far: bool
    all_text: bool
    muted: bool
    notice: str
    can_undo: bool


class StepPicture:
    """Side, time, movement and text of the present pass, or the hold, or what is read across the room."""

    def __init__(self, shown: Shown, manner: StepManner, form: StepForm, *, lit: bool = False) -> None:
        """The session as it is now; `lit` for the corner of the eye."""
        self._shown = shown
        self._session = shown.session
        self._manner = manner
        self._form = form
        self._lit = lit
        self._holds = self._session.open_mark is not None
        self._is_panel = self._holds and not manner.far
        self._reads = manner.all_text or self._session.under in LEAD_INS
        self._is_wall = manner.wall and self._session.phase is not Phase.PAUSED
        self.width = form.width if manner.far else min(form.width, WIDEST)

    def rows(self) -> list[Row]:
        """All of them, in the middle of a wide terminal."""
        height = self._height
        middle = self._middle()[:height]
        rows = [*self._above, *middle, *[()] * (height - len(middle)), *self._below]
        return indented(rows, (self._form.width - self.width) // 2)

    @property
    def is_far(self) -> bool:
        """Whether it is shown across the room."""
        return self._manner.far

    @property
    def has_picture(self) -> bool:
        """Whether the movement is shown."""
        if self.far is not None:
            return self.far.has_picture
        return self.panel is None and self.stage.has_picture

    @property
    def notice(self) -> str:
        """What is said now."""
        return self._manner.notice

    # Its parts

    @property
    def _height(self) -> int:
        """Rows between what stands above and what stands below."""
        return max(0, self._form.height - len(self._above) - len(self._below))

    @cached_property
    def far(self) -> FarView | None:
        """What stands there across the room."""
        if not self._manner.far:
            return None
        manner = FarManner(
            motion=self._shown.motion,
            all_text=self._manner.all_text,
            before=self._found_before,
            spot=self._proposed_spot(),
            lit=self._lit,
        )
        form = StepForm(self.width, self._height)
        return FarView(self._session, self._shown.library, form, manner)

    @cached_property
    def stage(self) -> StepStage:
        """What the eye meets first up close."""
        return StepStage(
            self._session, self._shown.motion, self._form, is_read=self._reads, wall=self._is_wall
        )

    @cached_property
    def panel(self) -> HoldPanel | None:
        """The open hold, where that is all there is."""
        hold = self._hold() if self._is_panel else None
        return None if hold is None else HoldPanel(hold)

    def _middle(self) -> list[Row]:
        if self.far is not None:
            return self.far.drawn()
        if self.panel is not None:
            return indented(self.panel.drawn(self.width - 2, self._height), 1)
        stage = self.stage.drawn(self.width)
        text = StepText(
            self._session,
            self._shown.library,
            self._found_before,
            narrow=self._form.narrow,
            works=not self._reads,
            is_close=self._is_told_apart,
        )
        return [*stage, *text.drawn(self.width, max(0, self._height - len(stage)))]

    # Above

    @cached_property
    def _above(self) -> list[Row]:
        rows = [self._head()]
        if not (self._form.narrow or self._manner.far or self._is_panel):
            rows.append(self._second())
        if not self._manner.far or (self._form.narrow and self._reads):
            rows.append(self._phase())
        return rows

    def _head(self) -> Row:
        width, session = self.width - 2, self._session
        title = session.header.routine.title + (" · " + say("muted") if self._manner.muted else "")
        title = filled(title, min(cell_len(title), width // 2))
        left = width - cell_len(title) - 1
        marks = pass_marks(session.plan, session.state.runs)
        return (Piece(f" {title} ", STRONG_PRIMARY), *progress_line(marks, session.seconds_left, left))

    def _second(self) -> Row:
        """A short notice stands beside what comes next, in the place of the line of safety."""
        then, notice = next_words(self._session), self._manner.notice
        is_notice = bool(notice) and not self._is_told_apart
        said = notice if is_notice else safety_line(self._shown.key_map, self._session.current.step)
        room = self.width - 2 - cell_len(then)
        words = in_ink(folded(said, room), WARNING if is_notice else QUIET)
        return indented(beside([(room, words), (cell_len(then), in_ink([then], QUIET))], 1), 1)[0]

    def _phase(self) -> Row:
        width = self.width - 2
        words = folded(self._phase_words(), width)[0]
        before = " " * ((width - cell_len(words)) // 2)
        row = in_ink([set_cell_size(before + words, width)], STRONG_SECONDARY)
        return indented(lit_up(row) if self._lit else row, 1)[0]

    def _phase_words(self) -> str:
        """The phase, or what waits for a hold; large words on the screen are not said twice."""
        if not self._holds:
            return phase_line(self._session)
        where, time = self._where(), time_text(self._session)
        if self._form.narrow:
            return f"{where} · {time}"
        return f"{where} · {say('the step waits at {time}', time=time)}"

    # Below

    @cached_property
    def _below(self) -> list[Row]:
        rows = self._notice()
        if self._is_panel:
            return rows
        return rows + (self._wall() if self._is_wall else self._keys())

    @property
    def _is_told_apart(self) -> bool:
        """Whether a notice needs rows of its own: where one thing fills the screen, or it is too long."""
        notice, is_alone = self._manner.notice, self._manner.far or self._holds
        return bool(notice) and (is_alone or self._form.narrow or len(notice) > SHORT_NOTICE)

    def _notice(self) -> list[Row]:
        words = self._manner.notice
        return indented(in_ink(folded(words, self.width - 4), WARNING), 2) if self._is_told_apart else []

    def _wall(self) -> list[Row]:
        """In a box of its own up close; across the room its rows are worth more to the digits."""
        far, narrow, key_map = self._manner.far, self._form.narrow, self._shown.key_map
        words = wall_words(self._session, short=narrow or far)
        if not (far or narrow):
            box = framed(words, say("WALL MODE"), wall_exits(key_map), self.width - 2)
            return indented(box, 1)
        then = wall_exits_paused(key_map) if far and not narrow else ""
        words = f"{words}, {then}" if then else words
        return indented(in_ink(folded(words, self.width - 2)[:1], STRONG_ACCENT), 1)

    def _keys(self) -> list[Row]:
        is_ahead = self._session.phase in LEAD_INS
        key_map = self._shown.key_map
        pairs = key_pairs(self._session, can_undo=self._manner.can_undo, key_map=key_map)
        help_key = key_map.shown(KeyAction.HELP)
        pinned = [*([(help_key, marked("help"))] if help_key else []), ("q", marked("leave"))]
        most = 1 if self._form.narrow and is_ahead else 2
        return indented(key_rows(pairs, pinned, self.width - 2, most, STRONG_ACCENT, QUIET), 1)

    # The hold

    def _hold(self) -> Hold | None:
        session, mark = self._session, self._session.open_mark
        if mark is None:
            return None
        shown, breath = self._shown, session.current.step.breath or SLOW_BREATH
        line, key = spot_line(session, shown.library), shown.key_map.shown(KeyAction.SPOT)
        return Hold(
            seconds=mark.held_ms // 1000,
            sore=tuple(mark.sore),
            breath=breath_row(breath, _breath_ms(mark.held_ms, breath, shown.motion), charset_in_use()),
            advice=advice_of(session, folded=self._form.narrow),
            history=words_in_hold(shown.findings, Spot(mark.region, mark.side), mark.spot),
            keys=self._hold_keys(),
            marks=tuple(session.hold_marks),
            paused=session.phase is Phase.PAUSED,
            here=line.words if self._can_name or mark.spot else "",
            here_key=KeyHint(key, line.does) if key and self._can_name else None,
            calm=shown.motion is not MotionAmount.FULL,
        )

    def _hold_keys(self) -> tuple[KeyHint, ...]:
        if self._session.phase is Phase.PAUSED:
            return paused_keys(self._shown.key_map)
        return (wall_keys if self._manner.wall else desk_keys)(self._shown.key_map)

    def _proposed_spot(self) -> str:
        """What a spot may be called, and the key for it, such as "Here: in the hollow?  . yes".

        Once it is named that stands with its place, and is said here while somebody may be choosing.
        """
        mark, key = self._session.open_mark, self._shown.key_map.shown(KeyAction.SPOT)
        is_open = mark is not None and (not mark.spot or self._session.phase is Phase.PAUSED)
        if not (is_open and self._can_name and key):
            return ""
        line = spot_line(self._session, self._shown.library)
        return f"{line.words}  {key} {line.does}" if line.words else ""

    @property
    def _can_name(self) -> bool:
        """Whether the key that names a spot is one: in wall mode every key is the one button."""
        return not self._manner.wall or self._session.phase is Phase.PAUSED

    def _where(self) -> str:
        """The place of the open hold, else of the pass."""
        place = self._session.open_mark or self._session.current
        return self._shown.library.where(place.region, place.side)

    @property
    def _found_before(self) -> Finding | None:
        """What was found here before, where it was at this very step."""
        return found_at_step(self._shown.findings, self._session.current)


def _breath_ms(held_ms: int, breath: Breath, motion: MotionAmount) -> int:
    """The time of the breath that is shown in a hold: as it is in full motion, slowly in calm motion."""
    if motion is MotionAmount.CALM:
        return calm_breath_ms(breath, held_ms)
    return held_ms if motion is MotionAmount.FULL else 0
