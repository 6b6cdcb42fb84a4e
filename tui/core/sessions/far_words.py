"""What is said across the room: the state as a shape and a word, and the seconds that matter."""

from collections.abc import Sequence

import msgspec

from tui.core.anatomy.body import Side
from tui.core.catalogue import marked, say
from tui.core.cues.cue_times import NEXT_SOON_MS
from tui.core.sessions.record import Phase
from tui.core.sessions.session_view import SessionView
from tui.core.sessions.step_words import shown_seconds, time_text


class FarState(msgspec.Struct, frozen=True):
    """A state in the letters of the big fonts; `short` where there is little room."""

    shape: str
    word: str
    short: str

    @property
    def forms(self) -> Sequence[str]:
        """The same in fewer and fewer letters."""
        shape, word, short = self.shape, say(self.word), say(self.short)
        return f"{shape} {word}", f"{shape}{word}", f"{shape}{short}", short, shape


_STATES = {
    Phase.GET_READY: FarState("▷", marked("READY"), marked("READY")),
    Phase.CONFIRM: FarState("▷", marked("READY?"), marked("READY?")),
    Phase.CHANGE_SIDE: FarState("⇄", marked("CHANGE"), marked("NOW")),
    Phase.WORK: FarState("▶", marked("GO"), marked("GO")),
    Phase.HOLD: FarState("●", marked("HOLD"), marked("HOLD")),
    Phase.PAUSED: FarState("‖", marked("PAUSE"), marked("PAUSE")),
    Phase.FINISHED: FarState("■", marked("DONE"), marked("DONE")),
}
LET_GO = FarState("○", marked("LET GO"), marked("LET GO"))
NEXT, END = FarState("▶", marked("NEXT"), marked("NEXT")), FarState("■", marked("END"), marked("END"))

_OTHER_SIDE: dict[Side | None, FarState] = {
    Side.LEFT: FarState("⇄", marked("LEFT"), marked("LEFT")),
    Side.RIGHT: FarState("⇄", marked("RIGHT"), marked("RIGHT")),
}


def far_state(session: SessionView) -> FarState:
    """What is going on now; in the last seconds of a pass, what is about to."""
    mark = session.open_mark
    if session.phase is Phase.HOLD and mark is not None and mark.held_ms >= 1000 * session.hold_marks[-1]:
        return LET_GO
    return _coming(session) if is_ending(session) else _STATES[session.phase]


def is_ending(session: SessionView) -> bool:
    """Whether the next step has been announced to somebody far away (product.md 4)."""
    return session.phase is Phase.WORK and 0 <= session.work_left_ms <= NEXT_SOON_MS


def _coming(session: SessionView) -> FarState:
    upcoming, side = session.upcoming, session.current.side
    if upcoming is None:
        return END
    return _OTHER_SIDE.get(upcoming.side, NEXT) if upcoming.changes_from(side) else NEXT


def far_time(session: SessionView) -> str:
    """The count as few digits as it needs: seconds alone where they are less than a minute."""
    if session.open_mark is not None:
        return str(shown_seconds(session))
    text = time_text(session)
    minutes, colon, seconds = text.partition(":")
    return str(int(seconds)) if colon and minutes == "0" else text


def far_room(text: str) -> str:
    """A text as wide as this one ever gets while it counts, so that the digits keep their size."""
    if not text.isdigit():
        return text
    return "0" * max(2, len(text))
