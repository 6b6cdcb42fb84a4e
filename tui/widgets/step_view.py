"""Everything that stands on the screen of a running session, drawn from the session."""

from collections.abc import Callable, Mapping

import msgspec
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from tui.core.anatomy.body import Spot
from tui.core.catalogue import marked, say
from tui.core.keyboard.key_map import DEFAULT_KEYS, KeyAction, KeyMap
from tui.core.places.finding_words import beside_title, words_at_step, words_in_hold
from tui.core.places.findings import Finding
from tui.core.places.known_places import found_at_step
from tui.core.places.spot_words import spot_line
from tui.core.preferences.settings import MotionAmount
from tui.core.routines.motion_path import SLOW_BREATH
from tui.core.routines.routine import Breath, Library
from tui.core.sessions.pressure_words import light_words, safety_line
from tui.core.sessions.record import Phase
from tui.core.sessions.session_view import LEAD_INS, SessionView
from tui.core.sessions.step_keys import key_pairs
from tui.core.sessions.step_words import (
    advice_of,
    next_words,
    phase_line,
    text_of,
    time_text,
    wall_exits,
    wall_exits_paused,
    wall_words,
)
from tui.widgets.breath import BREATH_CHANGES_A_SECOND, calm_breath_ms
from tui.widgets.far_view import FarView
from tui.widgets.hold_panel import HoldPanel, KeyHint, desk_keys, paused_keys, wall_keys
from tui.widgets.key_line import KeyLine
from tui.widgets.line_drawing import rows_of
from tui.widgets.motion.cue import MotionCue
from tui.widgets.pass_progress import PassProgress, pass_marks
from tui.widgets.step_stage import StepStage
from tui.widgets.text import literal
from tui.widgets.unscrolled import Unscrolled

WIDEST = 96
"""Cells of a line of text, as in the style below: a longer one is hard to follow."""
SHORT_NOTICE = 46
"""Cells that fit beside what comes next at 80 columns."""
_TEXTS = ("routine", "safety", "next", "phase", "title", "text", "caution", "before", "notice", "wall")
"""What is said in words, each in a part of its own."""


class StepManner(msgspec.Struct, frozen=True, kw_only=True):
    """How the session is to be shown: what was switched on by keys, and the line that is said now."""

    wall: bool
    far: bool
    all_text: bool
    muted: bool
    notice: str
    can_undo: bool


class _Text(Static, Unscrolled):
    """One of the parts that are said in words."""


class _Words(Vertical, Unscrolled):
    """The text of the step; what stands in it depends on the rows it has."""

    def __init__(self, draw: Callable[[], None]) -> None:
        super().__init__(id="words")
        self._draw_words = draw

    def on_resize(self) -> None:
        self._draw_words()


class StepView(Vertical):
    """Side, time, movement and text of the present pass; the classes of the screen decide the form."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    StepView { height: 1fr; max-width: 132; overflow: hidden; }
    .-far StepView { max-width: 100%; }
    StepView #head { height: 1; padding: 0 1; }
    StepView #routine { width: auto; max-width: 50%; text-style: bold; color: $primary;
        text-wrap: nowrap; text-overflow: ellipsis; }
    StepView PassProgress { margin-left: 1; }
    StepView #second { height: 1; padding: 0 1; color: $text-muted; }
    StepView #safety { width: 1fr; }
    StepView #safety.notice { color: $warning; }
    StepView #next { width: auto; }
    StepView #phase { height: 1; padding: 0 1; text-align: center; color: $secondary; text-style: bold; }
    StepView #words { height: 1fr; padding: 0 2; overflow: hidden; }
    StepView #words Static { width: 100%; max-width: 96; height: auto; }
    StepView #title { text-style: bold; color: $accent; margin-top: 1; }
    StepView #caution { color: $text-muted; margin-top: 1; display: none; }
    StepView #before { color: $secondary; margin-top: 1; display: none; }
    StepView #caution.told, StepView #before.told { display: block; }
    StepView #notice { color: $warning; padding: 0 2; height: auto; display: none; }
    StepView #notice.told { display: block; }
    StepView #wall { height: 3; margin: 0 1; padding: 0 1; border: round $accent; display: none;
        border-title-color: $accent; border-subtitle-color: $text-muted; text-style: bold; }
    StepView HoldPanel { display: none; height: 1fr; padding: 0 1; }
    StepView FarView { display: none; }
    .-flash StepView #phase { text-style: bold reverse; }
    .-told StepView #title, .-told StepView #caution, .-told StepView #before { margin-top: 0; }
    .-narrow StepView #words { padding: 0 1; }
    .-narrow StepView #title, .-narrow StepView #caution, .-narrow StepView #before { margin-top: 0; }
    .-narrow.-working StepView #caution, .-narrow StepView #second { display: none; }
    .-narrow.-lead-in StepView KeyLine { max-height: 1; }
    .-narrow StepView #wall, .-far StepView #wall { height: 1; margin: 0; border: none; color: $accent; }
    .-wall StepView #wall { display: block; }
    .-wall StepView KeyLine { display: none; }
    .-far StepStage, .-far StepView #words, .-far StepView #second { display: none; }
    .-far StepView FarView { display: block; }
    .-far StepView #phase { display: none; }
    .-narrow.-lead-in StepView #phase, .-narrow.-far.-reading StepView #phase { display: block; }
    .-panel StepStage, .-panel StepView #words, .-panel StepView #second { display: none; }
    .-panel StepView HoldPanel { display: block; }
    .-panel StepView #wall, .-panel StepView KeyLine { display: none; }
    """

    def __init__(
        self,
        session: SessionView,
        library: Library,
        findings: Mapping[Spot, Finding],
        motion: MotionAmount,
        key_map: KeyMap = DEFAULT_KEYS,
    ) -> None:
        """Draw this session; `findings` tell what was found at its places before."""
        super().__init__()
        self._session = session
        self._library = library
        self._findings = findings
        self._motion = motion
        self._key_map = key_map
        self._shown: dict[str, str] = {}
        self._told_in: tuple[object, ...] = ()
        self._parts = {name: _Text(id=name) for name in _TEXTS}
        self._progress, self._stage, self._far, self._panel = (
            PassProgress(),
            StepStage(),
            FarView(),
            HoldPanel(),
        )
        self._words = _Words(self._draw_before)
        help_key = key_map.shown(KeyAction.HELP)
        self._key_line = KeyLine(
            pinned=[*([(help_key, marked("help"))] if help_key else []), ("q", marked("leave"))]
        )

    def compose(self) -> ComposeResult:
        parts = self._parts
        with Horizontal(id="head"):
            yield parts["routine"]
            yield self._progress
        with Horizontal(id="second"):
            yield parts["safety"]
            yield parts["next"]
        yield parts["phase"]
        yield self._stage
        with self._words:
            yield from (parts[name] for name in ("title", "text", "caution", "before"))
        yield self._far
        yield self._panel
        yield parts["notice"]
        yield parts["wall"]
        yield self._key_line

    def on_mount(self) -> None:
        wall = self._parts["wall"]
        wall.border_title = say("WALL MODE")
        wall.border_subtitle = literal(wall_exits(self._key_map))

    @property
    def changes_a_second(self) -> int:
        """How often a picture changes here by itself; 0 where only the count does."""
        far = self.screen.has_class("-far")
        if self._session.phase is Phase.HOLD:
            return 0 if far or self._motion is not MotionAmount.FULL else BREATH_CHANGES_A_SECOND
        return (self._far if far else self._stage).query_one(MotionCue).changes_a_second

    def show(self, manner: StepManner) -> None:
        """Show the session as it is now; only what has changed is sent."""
        session = self._session
        holding = session.open_mark is not None
        self._set_classes(manner, holding=holding)
        self._put("next", next_words(session))
        self._put("routine", session.header.routine.title + (" · " + say("muted") if manner.muted else ""))
        self._put("phase", self._phase_words(far=manner.far, holding=holding))
        self._draw_notice(manner.notice)
        self._put("wall", self._wall_words(far=manner.far))
        self._key_line.pairs = tuple(key_pairs(session, can_undo=manner.can_undo, key_map=self._key_map))
        self.go_on(manner)
        if not manner.far and not holding:
            self._draw_words()

    def go_on(self, manner: StepManner) -> None:
        """Show only how far the time has come, where nothing else has happened since `show`."""
        session = self._session
        self._progress.show(pass_marks(session.plan, session.state.runs), session.seconds_left)
        if manner.far:
            self._draw_far(all_text=manner.all_text, wall=manner.wall)
        elif session.open_mark is not None:
            self._draw_hold(wall=manner.wall)
        else:
            self._stage.show(session, self._motion)

    @property
    def _is_narrow(self) -> bool:
        return self.screen.has_class("-narrow")

    def _set_classes(self, manner: StepManner, *, holding: bool) -> None:
        """All at once: each change of a class of the screen has every widget styled again."""
        session, screen = self._session, self.screen
        paused = session.phase is Phase.PAUSED
        working = session.under not in LEAD_INS and not manner.all_text
        wanted = {
            "-wall": manner.wall and not paused,
            "-far": manner.far,
            "-panel": holding and not manner.far,
            "-holding": holding,
            "-paused": paused,
            "-lead-in": session.phase in LEAD_INS,
            "-working": working,
            "-reading": not working,
            "-told": self._is_told_apart(manner.notice, alone=manner.far or holding),
        }
        before = screen.classes
        for name, is_wanted in wanted.items():
            screen.set_class(is_wanted, name, update=False)
        if screen.classes != before:
            screen.update_node_styles()

    def _wall_words(self, *, far: bool) -> str:
        """In a box of its own up close; across the room its rows are worth more to the digits."""
        words = wall_words(self._session, short=self._is_narrow or far)
        then = wall_exits_paused(self._key_map) if far and not self._is_narrow else ""
        return f"{words}, {then}" if then else words

    def _phase_words(self, *, far: bool, holding: bool) -> str:
        """The phase, or what waits for a hold; large words on the screen are not said twice."""
        session = self._session
        if far and not (self._is_narrow and self.screen.has_class("-reading")):
            return ""
        if holding:
            where = self._where()
            waits = say("the step waits at {time}", time=time_text(session))
            return f"{where} · {time_text(session)}" if self._is_narrow else f"{where} · {waits}"
        return phase_line(session)

    def _draw_notice(self, notice: str) -> None:
        """A short one stands beside what comes next, in the place of the line of safety."""
        beside = bool(notice) and not self.screen.has_class("-told")
        self._put("safety", notice if beside else safety_line(self._key_map, self._session.current.step))
        self._put("notice", "" if beside else notice)
        self._parts["safety"].set_class(beside, "notice")

    def _is_told_apart(self, notice: str, *, alone: bool) -> bool:
        """Whether it needs rows of its own; `alone` where one thing fills the screen."""
        return bool(notice) and (alone or self._is_narrow or len(notice) > SHORT_NOTICE)

    def _draw_words(self) -> None:
        session = self._session
        folded = self._is_narrow and self.screen.has_class("-working")
        self._put("text", text_of(session, folded=folded))
        self._put("caution", session.current.in_words(session.current.step.caution))
        self._draw_before()

    def _draw_before(self) -> None:
        """Again where another phase has other rows for the words."""
        if self._room_for_words() != self._told_in:
            self._tell_before()
            self.call_after_refresh(self._tell_before)  # its margins may have been those of before

    def _room_for_words(self) -> tuple[object, ...]:
        """What decides how much of them there is room for."""
        crowded = self._is_narrow, self.screen.has_class("-told")
        return self._session.current, self._shown.get("text"), self._words.size, crowded

    def _tell_before(self) -> None:
        """What was found here before: below the text, or beside the title where that leaves no row for it."""
        if not self.is_attached:
            return
        self._told_in = self._room_for_words()
        item, found = self._session.current, self._found_before()
        told = words_at_step(found, item, self._library, short=self._is_narrow)
        light = light_words(item.step) if self._is_narrow else ""  # elsewhere the line of safety says it
        both_told = " ".join(filter(None, (light, told)))
        fits = self._has_rows_for(both_told)
        told = both_told if fits else told
        fits = fits or self._has_rows_for(told)
        title = item.step.title
        both = beside_title(title, found, item.side) if found and not fits else title
        self._put("title", both if cell_len(both) <= self.size.width - 2 else title)
        self._put("before", told if fits else "")

    def _has_rows_for(self, told: str) -> bool:
        """Whether the words of the step leave this its rows: what stands last would be cut off."""
        width = min(self._words.size.width, WIDEST)
        above = {name: self._shown.get(name, "") for name in ("text", "caution")}
        texts = {"title": self._session.current.step.title} | above | {"before": told}
        rows = [
            rows_of(text, width) + self._parts[name].styles.margin.top for name, text in texts.items() if text
        ]
        return sum(rows) <= self._words.size.height

    def _found_before(self) -> Finding | None:
        """What was found here before, where it was at this very step."""
        return found_at_step(self._findings, self._session.current)

    def _draw_far(self, *, all_text: bool, wall: bool) -> None:
        self._far.show(
            self._session,
            self._library,
            self._motion,
            all_text=all_text,
            before=self._found_before(),
            spot=self._proposed_spot(wall=wall),
        )

    def _draw_hold(self, *, wall: bool) -> None:
        session, mark = self._session, self._session.open_mark
        if mark is None:
            return
        line, key = spot_line(session, self._library), self._key_map.shown(KeyAction.SPOT)
        self._panel.show(
            mark.held_ms // 1000,
            mark.sore,
            _breath_ms(mark.held_ms, session.current.step.breath or SLOW_BREATH, self._motion),
            advice_of(session, folded=self._is_narrow),
            self._history(),
            keys=self._hold_keys(wall=wall),
            breath=session.current.step.breath,
            marks=session.hold_marks,
            paused=session.phase is Phase.PAUSED,
            here=line.words if self._can_name(wall=wall) or mark.spot else "",
            here_key=KeyHint(key, line.does) if key and self._can_name(wall=wall) else None,
            calm=self._motion is not MotionAmount.FULL,
        )

    def _proposed_spot(self, *, wall: bool) -> str:
        """What a spot may be called, and the key for it, such as "Here: in the hollow?  . yes".

        Once it is named that stands with its place, and is said here while somebody may be choosing.
        """
        mark, key = self._session.open_mark, self._key_map.shown(KeyAction.SPOT)
        line = spot_line(self._session, self._library)
        is_open = mark is not None and (not mark.spot or self._session.phase is Phase.PAUSED)
        is_asked = is_open and self._can_name(wall=wall)
        return f"{line.words}  {key} {line.does}" if is_asked and key and line.words else ""

    def _can_name(self, *, wall: bool) -> bool:
        """Whether the key that names a spot is one: in wall mode every key is the one button."""
        return not wall or self._session.phase is Phase.PAUSED

    def _where(self) -> str:
        """The place of the open hold, else of the pass."""
        mark, item = self._session.open_mark, self._session.current
        return (
            self._library.where(mark.region, mark.side)
            if mark
            else self._library.where(item.region, item.side)
        )

    def _hold_keys(self, *, wall: bool) -> tuple[KeyHint, ...]:
        if self._session.phase is Phase.PAUSED:
            return paused_keys(self._key_map)
        return wall_keys(self._key_map) if wall else desk_keys(self._key_map)

    def _history(self) -> str:
        """What was found at this place before."""
        mark = self._session.open_mark
        if mark is None:
            return ""
        return words_in_hold(self._findings, Spot(mark.region, mark.side), mark.spot)

    def _put(self, name: str, text: str) -> None:
        """Show a text where it changed; an empty notice takes no room."""
        if self._shown.get(name) == text:
            return
        self._shown[name] = text
        self._parts[name].update(literal(text))
        self._parts[name].set_class(bool(text), "told")


def _breath_ms(held_ms: int, breath: Breath, motion: MotionAmount) -> int:
    """The time of the breath that is shown in a hold: as it is in full motion, slowly in calm motion."""
    if motion is MotionAmount.CALM:
        return calm_breath_ms(breath, held_ms)
    return held_ms if motion is MotionAmount.FULL else 0
