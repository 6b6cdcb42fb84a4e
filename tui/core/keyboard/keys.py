"""The key table of a running session: the one place where keys become actions."""

from tui.core.keyboard.key_map import DEFAULT_KEYS, KeyAction, KeyMap
from tui.core.keyboard.key_names import is_modifier
from tui.core.sessions.events import Action, Command, Event, SoreNow
from tui.core.sessions.record import Phase
from tui.core.sessions.session_view import LEAD_INS, SessionView

SAME_PRESS_MS = 700
"""Real time within which a further arrival is the same press: elbows, key repeat, split sequences."""
UNASKED_CHANGE_MS = 600
"""Real time after a change that came by itself in which the one button does nothing."""
LONE_ESCAPE_MS = 150
_SEQUENCE_BEGINS = frozenset({"[", "o"})
"""What is left of `ESC [` and `ESC O` where the rest comes so late that Textual takes them for a key."""
TEN_WITHIN_MS = 1_000
"""`1` then `0` within this many milliseconds is 10 (product.md 3)."""

ONE_BUTTON = frozenset(DEFAULT_KEYS.one_button)
LEAVE_KEYS = frozenset({"q", "escape"})
"""What leaves the full keys to a pause in wall mode, whatever else a person has named."""
TURNS_PAGES = frozenset({"enter", "pagedown"})
"""Keys that lead to the first step: one still held there is no press, whatever it does in a session."""

_ALWAYS: dict[KeyAction, Action] = {
    KeyAction.NEXT: Event.NEXT,
    KeyAction.BACK: Event.BACK,
    KeyAction.AGAIN: Event.AGAIN,
    KeyAction.UNDO: Event.UNDO,
    KeyAction.WALL: Command.WALL_MODE,
    KeyAction.DISTANCE: Command.DISTANCE_MODE,
    KeyAction.MUTE: Command.MUTE,
    KeyAction.ALL_TEXT: Command.ALL_TEXT,
    KeyAction.HELP: Command.HELP,
    KeyAction.LEAVE: Command.LEAVE,
}
_IN_HOLD: dict[KeyAction, Action] = {
    KeyAction.NOT_EASING: Event.NOT_EASING,
    KeyAction.PARTLY: Event.PARTLY,
    KeyAction.SPOT: Event.NAME_SPOT,
}


def one_button(session: SessionView) -> Event | None:
    """What the one button does now."""
    if session.phase in LEAD_INS:
        return Event.GO
    if session.phase is Phase.WORK:
        return Event.DONE if session.current.step.is_still else Event.MARK
    if session.phase is Phase.HOLD:
        return Event.EASED
    return Event.GO_ON if session.phase is Phase.PAUSED else None


def action_of(key: str, session: SessionView, key_map: KeyMap = DEFAULT_KEYS) -> Action | None:
    """What a key does in the present phase, outside wall mode."""
    if session.open_mark is not None and key.isascii() and key.isdigit() and len(key) == 1:
        return SoreNow(int(key))
    meant = key_map.action_of(key)
    return None if meant is None else meaning_now(meant, session)


def meaning_now(meant: KeyAction, session: SessionView) -> Action | None:
    """What an action of the key table comes to in the present phase; None where it does nothing."""
    if meant is KeyAction.ONE_BUTTON:
        return one_button(session)
    if meant is KeyAction.PAUSE:
        return Event.GO_ON if session.phase is Phase.PAUSED else Event.PAUSE
    if meant is KeyAction.TENDER:
        return Event.EASED if session.phase is Phase.HOLD else Event.MARK
    if meant in _ALWAYS:
        return _ALWAYS[meant]
    return _meaning_in_phase(meant, session)


def _meaning_in_phase(meant: KeyAction, session: SessionView) -> Action | None:
    if meant in _IN_HOLD:
        return _IN_HOLD[meant] if session.open_mark is not None else None
    if meant is KeyAction.SHARP:
        return Event.SHARP if session.under in (Phase.WORK, Phase.HOLD) else None
    return Event.MORE if session.phase is not Phase.HOLD else None


def wall_action_of(key: str, session: SessionView) -> Action | None:
    """What a key does in wall mode while the session is not paused: the one button, or pause."""
    if key in LEAVE_KEYS:
        return Event.PAUSE
    action = one_button(session)
    mark = session.open_mark
    if action is Event.EASED and mark is not None and mark.held_ms >= 1000 * session.hold_marks[-1]:
        return Event.LET_GO
    return action


class TypedTen:
    """Knows the 10 in two digits that are typed one after the other; times are real milliseconds."""

    def __init__(self) -> None:
        """No digit was typed yet."""
        self._one_at: int | None = None

    def is_made_by(self, digit: int, now_ms: int) -> bool:
        """Whether this digit makes a 10 of the 1 just before it."""
        one_at, self._one_at = self._one_at, now_ms if digit == 1 else None
        return digit == 0 and one_at is not None and now_ms - one_at <= TEN_WITHIN_MS

    def forget(self) -> None:
        """Something else came between."""
        self._one_at = None


class KeyReader:
    """Turns arrivals of keys into actions, with the windows that tell a press from its repeats.

    Times are real milliseconds. The escape key is held back until it is clear that nothing follows,
    since a split escape sequence begins with it; `poll` hands it out.
    """

    def __init__(self, *, wall: bool, key_map: KeyMap = DEFAULT_KEYS) -> None:
        """`wall` is whether wall mode is on at the start; `key_map` what the keys are there for."""
        self.wall = wall
        self.key_map = key_map
        self._last_arrival: int | None = None
        self._last_of_key: dict[str, int] = {}
        self._settling = wall
        self._escape_at: int | None = None
        self._fragments_until = -1
        self._ten = TypedTen()

    def begin(self, now_ms: int) -> None:
        """The session starts: a key still held from the page before is no press here."""
        self._last_arrival = now_ms
        self._last_of_key = dict.fromkeys(
            (*TURNS_PAGES, *self.key_map.one_button, *self.key_map.tender), now_ms
        )

    def read(self, key: str, now_ms: int, session: SessionView) -> Action | None:
        """The action of a key that has just arrived, if it is a press of its own."""
        if is_modifier(key):
            return None
        same_press = self._same_press(key, now_ms, session)
        if self._follows_escape(now_ms):
            return self._settled(key, now_ms, session) if self._in_wall(session) else None
        if self._is_fragment(key, now_ms) or same_press:
            return None
        if key == "escape":
            self._escape_at = now_ms
            return None
        return self._settled(key, now_ms, session)

    def poll(self, now_ms: int, session: SessionView) -> Action | None:
        """The action of an escape key after which nothing came."""
        if self._escape_at is None or now_ms - self._escape_at < LONE_ESCAPE_MS:
            return None
        self._escape_at = None
        return self._settled("escape", now_ms, session)

    def _settled(self, key: str, now_ms: int, session: SessionView) -> Action | None:
        in_wall = self._in_wall(session)
        action = wall_action_of(key, session) if in_wall else action_of(key, session, self.key_map)
        pressed_one_button = key not in LEAVE_KEYS if in_wall else key in self.key_map.one_button
        would_go_on = session.phase is Phase.PAUSED and action in (Event.GO_ON, Event.MARK)
        if (pressed_one_button or would_go_on) and self._changed_unasked(now_ms, session):
            return None
        if isinstance(action, SoreNow) and self._ten.is_made_by(action.value, now_ms):
            return SoreNow(10, corrects=True)
        return action

    def _in_wall(self, session: SessionView) -> bool:
        return self.wall and session.phase is not Phase.PAUSED

    def _same_press(self, key: str, now_ms: int, session: SessionView) -> bool:
        """In wall mode any key goes on with the last; elsewhere only the tender mark and the one button.

        What begins in wall mode goes on after it, whatever ended it: an elbow does not notice.
        """
        before, self._last_arrival = self._last_arrival, now_ms
        before_of_key, self._last_of_key[key] = self._last_of_key.get(key), now_ms
        if self._in_wall(session):
            self._settling = True
        if self._settling:
            same = before is not None and now_ms - before < SAME_PRESS_MS
            self._settling = same or self._in_wall(session)
            return same
        repeats = key in TURNS_PAGES or key in self.key_map.one_button or key in self.key_map.tender
        return repeats and before_of_key is not None and now_ms - before_of_key < SAME_PRESS_MS

    def _follows_escape(self, now_ms: int) -> bool:
        """Whether an escape sequence arrived in pieces: a press of some key, which only wall mode can use."""
        if self._escape_at is None or now_ms - self._escape_at >= LONE_ESCAPE_MS:
            return False
        self._escape_at, self._fragments_until = None, now_ms + LONE_ESCAPE_MS
        return True

    def _is_fragment(self, key: str, now_ms: int) -> bool:
        """Whether this is the rest of an escape sequence that arrived in pieces."""
        if now_ms < self._fragments_until:
            self._fragments_until = max(self._fragments_until, now_ms + LONE_ESCAPE_MS)
            return True
        if key in _SEQUENCE_BEGINS and self.key_map.action_of(key) is None:
            self._fragments_until = now_ms + SAME_PRESS_MS
        return False

    def _changed_unasked(self, now_ms: int, session: SessionView) -> bool:
        changed = session.changed_by_itself_at
        return changed is not None and now_ms - changed < UNASKED_CHANGE_MS
