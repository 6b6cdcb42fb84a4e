"""Lets requests that come from elsewhere drive a running session."""

from collections.abc import Callable

from tui.core.catalogue import marked, say
from tui.core.keyboard.keys import SAME_PRESS_MS, UNASKED_CHANGE_MS
from tui.core.remote.remote import RemoteAction, Reply, Request, RunState, Status
from tui.core.remote.remote_views import button_of, shown_of, status_of
from tui.core.sessions.events import Event, SoreNow
from tui.core.sessions.record import Phase
from tui.core.sessions.running import RunningSession
from tui.core.sessions.session_view import LEAD_INS
from tui.core.sessions.step_changes import before_a_key, spot_in_words, taken_back_in_words
from tui.core.sessions.step_words import SHARP_ADVICE

Take = Callable[[Event | SoreNow], object]
"""Lets an event happen in the front end, which draws it and gives its cues; its result is ignored."""

_EVENTS = {
    RemoteAction.TENDER: Event.MARK,
    RemoteAction.EASED: Event.EASED,
    RemoteAction.PARTLY: Event.PARTLY,
    RemoteAction.NOT_EASING: Event.NOT_EASING,
    RemoteAction.SPOT: Event.NAME_SPOT,
    RemoteAction.SHARP: Event.SHARP,
    RemoteAction.NEXT: Event.NEXT,
    RemoteAction.BACK: Event.BACK,
    RemoteAction.AGAIN: Event.AGAIN,
    RemoteAction.PAUSE: Event.PAUSE,
    RemoteAction.RESUME: Event.GO_ON,
    RemoteAction.MORE: Event.MORE,
    RemoteAction.UNDO: Event.UNDO,
    RemoteAction.END: Event.END,
}
_NO_HOLD = marked("no tender point is being held")
_NOT_BEGUN, _OVER = marked("the session has not begun yet"), marked("the session is over")
_JUST_CHANGED = marked("the step has just changed by itself; press again if that is meant")
_NEEDS_HOLD = (
    RemoteAction.EASED,
    RemoteAction.PARTLY,
    RemoteAction.NOT_EASING,
    RemoteAction.SORE,
    RemoteAction.SPOT,
)


def _same_press() -> str:
    return say(
        "that was still the same press: a new one counts after {seconds:g} s", seconds=SAME_PRESS_MS / 1000
    )


class RemoteControl:
    """Answers requests: what applies now is done through the front end, the rest gets one clear line."""

    def __init__(self, playing: RunningSession, take: Take) -> None:
        """`take` is the front end's own way of letting an event happen."""
        self._playing = playing
        self._session = playing.session
        self._take = take
        self._last_press: int | None = None

    def answer(self, request: Request) -> Reply:
        """Do what is asked, if it applies, and tell how the session is then."""
        if request.action is RemoteAction.STATUS:
            return self._reply(said="")
        bounces = request.action is RemoteAction.PRESS and self._is_same_press()
        refused = self._why_not(request) or (_same_press() if bounces else "")
        if refused:
            return self._reply(done=False, said=refused)
        held = self._session.open_mark
        event = self._event(request)
        before = before_a_key(self._session)
        if event is not None:
            self._take(event)
        if request.action is RemoteAction.SHARP:
            return self._reply(said=say(SHARP_ADVICE))
        if request.action is RemoteAction.UNDO:
            return self._reply(said=taken_back_in_words(before, self._session))
        if request.action is RemoteAction.SPOT:
            return self._reply(said=spot_in_words(self._session))
        ended = held is not None and held.outcome is not None
        return self._reply(
            said=say("noted, held for {seconds} s", seconds=held.held_ms // 1000) if held and ended else ""
        )

    def _event(self, request: Request) -> Event | SoreNow | None:
        if request.action is RemoteAction.SORE:
            return SoreNow(request.number or 0, corrects=request.corrects)
        if request.action is RemoteAction.PRESS:
            return button_of(self._session, wall=self._playing.keys.wall)
        return _EVENTS[request.action]

    def _why_not(self, request: Request) -> str:
        """Why a request does not apply now; empty where it does."""
        if not self._session.state.runs:
            return say(_NOT_BEGUN)
        if self._session.over:
            return say(_OVER)
        if request.action in _NEEDS_HOLD and self._session.open_mark is None:
            return say(_NO_HOLD)
        return self._why_not_in_phase(request)

    def _why_not_in_phase(self, request: Request) -> str:
        session = self._session
        paused = session.phase is Phase.PAUSED
        reasons = {
            RemoteAction.TENDER: session.phase is Phase.HOLD
            and marked("a tender point is being held already"),
            RemoteAction.SORE: request.number is None and marked("how sore, from 0 to 10?"),
            RemoteAction.SPOT: not session.spots_offered
            and marked("the spots of this place have no names here"),
            RemoteAction.SHARP: session.under in LEAD_INS
            and marked("the step has not started: next leaves it out"),
            RemoteAction.PAUSE: paused and marked("it is paused already"),
            RemoteAction.RESUME: not paused and marked("it is not paused"),
            RemoteAction.MORE: session.phase is Phase.HOLD
            and marked("the step waits while a tender point is held"),
            RemoteAction.UNDO: not session.can_undo and marked("there is nothing to take back"),
            RemoteAction.PRESS: self._has_just_changed() and _JUST_CHANGED,
        }
        return say(reasons.get(request.action) or "")

    def _is_same_press(self) -> bool:
        """Whether this press goes on with the last one: a foot switch bounces, a script runs twice."""
        now = self._playing.clock.elapsed_ms()
        before, self._last_press = self._last_press, now
        return before is not None and now - before < SAME_PRESS_MS

    def _has_just_changed(self) -> bool:
        changed = self._session.changed_by_itself_at
        return changed is not None and self._playing.clock.elapsed_ms() - changed < UNASKED_CHANGE_MS

    def _reply(self, *, done: bool = True, said: str) -> Reply:
        session = self._session
        if not session.state.runs:
            status = Status(state=RunState.RUNNING, routine=session.header.routine.id)
            return Reply(done=done, said=said, status=status)
        return Reply(
            done=done,
            said=said,
            status=status_of(session),
            shown=shown_of(session, wall=self._playing.keys.wall),
        )
