"""What presenters, foot pedals, phones and tmux really send, and what a session makes of it.

Bytes go through the parser of the terminal and the reader of keys, on a clock that is moved by hand. Sources:
xterm's ctlseqs (CSI and SS3 forms, modifiers), the kitty keyboard protocol, terminfo of xterm, vt220, linux
and tmux-256color; what the devices send stands beside each row, from their makers' manuals.
"""

import itertools
from types import SimpleNamespace
from typing import NamedTuple

import pytest
import textual._parser
from textual import events

from tests.builders import AT
from tui.core.entries.entry import Pace
from tui.core.keyboard.key_map import DEFAULT_KEYS, KeyAction, KeyMap
from tui.core.keyboard.key_names import key_name
from tui.core.keyboard.keys import KeyReader
from tui.core.routines.plan import BOTH_SIDES
from tui.core.sessions.events import Action, Command, Event
from tui.core.sessions.record import Phase, SessionHeader
from tui.core.sessions.session import Session
from tui.files.routines.routine_files import load_built_in
from tui.toolkit.terminal_safe import KeyParser

TICK_MS, LOOK_MS = 10, 200
PAGE_DOWN, PAGE_UP, F5, SHIFT_F5, ESC = "\x1b[6~", "\x1b[5~", "\x1b[15~", "\x1b[15;2~", "\x1b"
MARK: list[Action] = [Event.MARK]
PAUSE: list[Action] = [Event.PAUSE]


class Piece(NamedTuple):
    """What arrives, and how many milliseconds after the piece before it."""

    after: int
    text: str


Arrivals = str | tuple[Piece, ...]


def split(text: str, *, at: int, apart: int) -> tuple[Piece, ...]:
    """One sequence in two pieces, as a slow line delivers it."""
    return Piece(0, text[:at]), Piece(apart, text[at:])


def held(text: str, *, times: int = 30, delay: int = 400, every: int = 33) -> tuple[Piece, ...]:
    """A key held down: it repeats after a while, about 30 times a second (xset r rate, console, macOS)."""
    return Piece(0, text), Piece(delay, text), *[Piece(every, text)] * times


class Keyboard:
    """Bytes in, actions out: the parser and the reader of the program, looked at as often as there."""

    def __init__(self, clock: SimpleNamespace, session: Session, key_map: KeyMap = DEFAULT_KEYS) -> None:
        self._clock, self._session = clock, session
        self._readers = {wall: KeyReader(wall=wall, key_map=key_map) for wall in (True, False)}
        self._now = 60_000

    def types(self, arrivals: Arrivals, *, wall: bool) -> list[Action]:
        """What happens by it; the session itself stays where it is."""
        pieces = [Piece(0, arrivals)] if isinstance(arrivals, str) else list(arrivals)
        times = itertools.accumulate(piece.after for piece in pieces)
        arriving = {at: piece.text for at, piece in zip(times, pieces, strict=True)}
        reader, parser, found = self._readers[wall], KeyParser(), list[Action | None]()
        for at in range(0, max(arriving) + 2_000, TICK_MS):
            self._clock.seconds = (self._now + at) / 1000
            messages = [*parser.feed(arriving[at])] if at in arriving else []
            messages += parser.tick()
            keys = [key_name(each.key, each.character) for each in messages if isinstance(each, events.Key)]
            found += [reader.read(key, self._now + at, self._session) for key in keys]
            if at % LOOK_MS == 0:
                found.append(reader.poll(self._now + at, self._session))
        self._now += at
        return [action for action in found if action is not None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The clock by which the parser waits for the rest of a sequence."""
    clock = SimpleNamespace(seconds=0.0)
    monkeypatch.setattr(textual._parser, "get_time", lambda: clock.seconds)
    return clock


@pytest.fixture
def working() -> Session:
    """Tight shoulders, in the seconds of the first step in which a point can be tender."""
    routine = load_built_in().routine("tight-shoulders")
    assert routine is not None
    header = SessionHeader(
        id="s",
        routine=routine,
        pace=Pace.NORMAL,
        sides=BOTH_SIDES,
        keys=True,
        started_at=AT,
        timezone="UTC",
    )
    session = Session(header, new_id=lambda: "mark-1")
    session.start(0)
    for event in (Event.GO, Event.DONE, Event.GO, Event.DONE, Event.GO):
        session.handle(event, 0)
    assert session.phase is Phase.WORK
    return session


@pytest.fixture
def keyboard(clock: SimpleNamespace, working: Session) -> Keyboard:
    return Keyboard(clock, working)


# What arrives, what it does at the wall, and what it does at the desk.
TABLE: dict[str, tuple[Arrivals, list[Action], list[Action]]] = {
    # Presenters: Logitech R400, R500 and Spotlight, Kensington Expert, Targus: next and back are page keys.
    "presenter next": (PAGE_DOWN, MARK, MARK),
    "presenter back": (PAGE_UP, MARK, PAUSE),
    # R400: one key sends F5 and Esc by turns; others Shift+F5, "from this slide".
    "presenter start": (F5, MARK, []),
    "presenter start from here": (SHIFT_F5, MARK, []),
    "presenter stop": (ESC, PAUSE, [Command.LEAVE]),
    # Black screen: "." on Logitech, "b" on Kensington and others; at the desk "b" is what it always is.
    "presenter black, dot": (".", MARK, []),
    "presenter black, b": ("b", MARK, [Event.BACK]),
    # Ring presenters made for phones send the volume, which no terminal gets, or arrows and Enter.
    "presenter arrow": ("\x1b[C", MARK, MARK),
    "presenter enter": ("\r", MARK, MARK),
    # Application mode of the keypad and cursor keys (SS3), as left on by a program before.
    "arrow in SS3": ("\x1bOB", MARK, MARK),
    "keypad enter in SS3": ("\x1bOM", MARK, MARK),
    "presenter held": (held(PAGE_DOWN), MARK, MARK),
    "presenter held long": (held(PAGE_DOWN, delay=660, every=100, times=60), MARK, MARK),
    "presenter bounces": ((Piece(0, PAGE_DOWN), Piece(60, PAGE_DOWN)), MARK, MARK),
    "presenter burst": (PAGE_DOWN * 5, MARK, MARK),
    "presenter, two presses": ((Piece(0, PAGE_DOWN), Piece(800, PAGE_DOWN)), MARK * 2, MARK * 2),
    # Foot pedals: PCsensor and Scythe are programmed to any key, often "b" or Enter with a repeat while down;
    # iKKEGOL and AirTurn send page keys and arrows; macro pads send F13 to F24.
    "pedal held down": (held("\r", delay=250, times=120), MARK, MARK),
    "pedal with a letter, held": (held("t", delay=250, times=90), MARK, MARK),
    "pedal that also lets go": ((Piece(0, PAGE_DOWN), Piece(300, PAGE_UP)), MARK, [*MARK, *PAUSE]),
    "pedal F13, vt220": ("\x1b[25~", MARK, []),
    "pedal F13, xterm": ("\x1b[1;2P", MARK, []),
    "pedal F24, xterm": ("\x1b[24;2~", MARK, []),
    "pedal F13, kitty": ("\x1b[57376u", MARK, []),
    "pedal F24, kitty, held": (held("\x1b[57387u"), MARK, []),
    # Phones: rows of extra keys of Termux, JuiceSSH, Blink and Termius.
    "phone arrow": ("\x1b[B", MARK, MARK),
    "phone arrow, keypad mode": ("\x1bOD", MARK, PAUSE),
    "phone page down": (PAGE_DOWN, MARK, MARK),
    "phone esc": (ESC, PAUSE, [Command.LEAVE]),
    "phone capital": ("T", MARK, MARK),
    "phone word of the keyboard": ("t ", MARK, [*MARK, *PAUSE]),
    "phone dictation": ("\x1b[200~tender\x1b[201~", [], []),
    # The kitty protocol, with the modes that the program asks for, and with what another left on: locks
    # in the modifiers, and the kind of press (1 down, 2 repeat, 3 up).
    "kitty enter": ("\x1b[13u", MARK, MARK),
    "kitty letter with its text": ("\x1b[116;;116u", MARK, MARK),
    "kitty page down under num lock": ("\x1b[6;129~", MARK, MARK),
    "kitty arrow with its kind": ("\x1b[1;1:1B\x1b[1;1:3B", MARK, MARK),
    "kitty repeat with its kind": ("\x1b[6;1:1~" + "\x1b[6;1:2~" * 9 + "\x1b[6;1:3~", MARK, MARK),
    "kitty key that is only let go": ("\x1b[6;1:3~", [], []),
    "kitty shift alone": ("\x1b[57441;2u", [], []),
    "kitty number beyond all characters": ("\x1b[99999999999u", [], []),
    # tmux: focus events, and sequences cut by `escape-time` (500 ms at first) into Esc and the rest.
    "tmux focus lost and found": ("\x1b[O\x1b[I", [], []),
    "tmux arrow": ("\x1bOC", MARK, MARK),
    "tmux extended keys, shift enter": ("\x1b[27;2;13~", MARK, []),
    "tmux meta": ("\x1bt", MARK, MARK),
    # Slow lines: the pieces of a sequence, under and over the 0.1 s for which the parser waits.
    "split after esc, soon": (split(PAGE_DOWN, at=1, apart=80), MARK, MARK),
    "split after esc, late": (split(PAGE_DOWN, at=1, apart=200), MARK, []),
    "split after bracket, soon": (split("\x1b[B", at=2, apart=90), MARK, MARK),
    "split after bracket, late": (split("\x1b[B", at=2, apart=300), MARK, []),
    "split in the number, late": (split(PAGE_DOWN, at=3, apart=200), MARK, []),
    "split SS3, late": (split("\x1bOB", at=2, apart=300), MARK, []),
    "split twice": ((Piece(0, "\x1b"), Piece(130, "["), Piece(130, "6~")), MARK, []),
    "split arrow to the left": (split("\x1b[D", at=2, apart=250), MARK, []),
    "esc and long after it a key": (
        (Piece(0, ESC), Piece(1_200, "n")),
        [*PAUSE, *MARK],
        [Command.LEAVE, Event.NEXT],
    ),
    # Bodies: an elbow on the keys, a cat, a mouse that was turned on by somebody else.
    "elbow": ("sdfghj", MARK, [Event.SHARP, Command.DISTANCE_MODE]),
    "elbow sliding on": ((Piece(0, "lk"), Piece(500, "j"), Piece(600, ";'")), MARK, []),
    "mouse": ("\x1b[<0;10;5M\x1b[<0;10;5m", [], []),
    "answer to where the cursor is": ("\x1b[12;5R", [], []),
}


@pytest.mark.parametrize("row", TABLE)
def test_what_bytes_do_at_the_wall(keyboard: Keyboard, row: str) -> None:
    arrivals, at_the_wall, _ = TABLE[row]
    assert keyboard.types(arrivals, wall=True) == at_the_wall


@pytest.mark.parametrize("row", TABLE)
def test_what_bytes_do_at_the_desk(keyboard: Keyboard, row: str) -> None:
    arrivals, _, at_the_desk = TABLE[row]
    assert keyboard.types(arrivals, wall=False) == at_the_desk


@pytest.mark.parametrize(
    ("cut", "apart"),
    [*itertools.product([1, 2, 3], [10, 90, 110, 160, 200]), *itertools.product([2, 3], [300, 500])],
)
@pytest.mark.parametrize("sequence", [PAGE_DOWN, PAGE_UP, "\x1b[B", "\x1bOB", F5])
def test_no_piece_of_a_key_is_a_soreness_or_a_step_back(
    keyboard: Keyboard, working: Session, sequence: str, apart: int, cut: int
) -> None:
    """A lone Esc more than 0.25 s before the rest has left by then, and the rest meets the question."""
    working.handle(Event.MARK, 0)
    found = keyboard.types(split(sequence, at=min(cut, len(sequence) - 1), apart=apart), wall=False)
    assert set(found) <= {Event.EASED, Event.PAUSE}


@pytest.mark.parametrize("sent", ["\x1b[25~", "\x1b[1;2P", "\x1b[57376u"])
def test_a_pedal_can_be_made_the_one_button(clock: SimpleNamespace, working: Session, sent: str) -> None:
    key_map = DEFAULT_KEYS.with_keys(KeyAction.ONE_BUTTON, ("f13",))
    assert Keyboard(clock, working, key_map).types(held(sent), wall=False) == MARK
