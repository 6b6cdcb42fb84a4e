"""The key table and the windows that tell a press from its repeats."""

from collections.abc import Callable

import pytest

from tui.core.keyboard.key_map import KeyAction, KeyMap
from tui.core.keyboard.key_names import key_name
from tui.core.keyboard.keys import KeyReader
from tui.core.sessions.events import Action, Command, Event, SoreNow
from tui.core.sessions.pressure_words import safety_line
from tui.core.sessions.record import Phase
from tui.core.sessions.session import Session
from tui.core.sessions.step_keys import key_pairs, step_keys


@pytest.fixture
def session(make_session: Callable[..., Session]) -> Session:
    """Waiting for the confirm key of its first step."""
    session = make_session()
    session.start(0)
    return session


@pytest.fixture
def working(session: Session) -> Session:
    """In the seconds of a step that can be marked."""
    for event in (Event.GO, Event.DONE, Event.GO):
        session.handle(event, 0)
    return session


@pytest.fixture
def holding(working: Session) -> Session:
    """In a hold."""
    working.handle(Event.MARK, 0)
    return working


@pytest.fixture
def paused_in_hold(holding: Session) -> Session:
    """Paused while a hold is open."""
    holding.handle(Event.PAUSE, 0)
    return holding


TABLE: dict[str, tuple[Action | None, Action | None, Action | None, Action | None]] = {
    "enter": (Event.GO, Event.MARK, Event.EASED, Event.GO_ON),
    "pagedown": (Event.GO, Event.MARK, Event.EASED, Event.GO_ON),
    "right": (Event.GO, Event.MARK, Event.EASED, Event.GO_ON),
    "down": (Event.GO, Event.MARK, Event.EASED, Event.GO_ON),
    "t": (Event.MARK, Event.MARK, Event.EASED, Event.MARK),
    "space": (Event.PAUSE, Event.PAUSE, Event.PAUSE, Event.GO_ON),
    "pageup": (Event.PAUSE, Event.PAUSE, Event.PAUSE, Event.GO_ON),
    "left": (Event.PAUSE, Event.PAUSE, Event.PAUSE, Event.GO_ON),
    "up": (Event.PAUSE, Event.PAUSE, Event.PAUSE, Event.GO_ON),
    "x": (None, None, Event.NOT_EASING, Event.NOT_EASING),
    "p": (None, None, Event.PARTLY, Event.PARTLY),
    ".": (None, None, Event.NAME_SPOT, Event.NAME_SPOT),
    "7": (None, None, SoreNow(7), SoreNow(7)),
    "s": (None, Event.SHARP, Event.SHARP, Event.SHARP),
    "n": (Event.NEXT, Event.NEXT, Event.NEXT, Event.NEXT),
    "b": (Event.BACK, Event.BACK, Event.BACK, Event.BACK),
    "r": (Event.AGAIN, Event.AGAIN, Event.AGAIN, Event.AGAIN),
    "+": (Event.MORE, Event.MORE, None, Event.MORE),
    "u": (Event.UNDO, Event.UNDO, Event.UNDO, Event.UNDO),
    "w": (Command.WALL_MODE,) * 4,
    "d": (Command.DISTANCE_MODE,) * 4,
    "v": (Command.MUTE,) * 4,
    "i": (Command.ALL_TEXT,) * 4,
    "?": (Command.HELP,) * 4,
    "q": (Command.LEAVE,) * 4,
    "[": (None,) * 4,
}


@pytest.mark.parametrize(
    ("column", "phase"), [(0, "session"), (1, "working"), (2, "holding"), (3, "paused_in_hold")]
)
@pytest.mark.parametrize("key", TABLE)
def test_the_table_of_the_contract(request: pytest.FixtureRequest, key: str, column: int, phase: str) -> None:
    present = request.getfixturevalue(phase)
    assert KeyReader(wall=False).read(key, 10_000, present) == TABLE[key][column]


def test_the_one_button_ends_a_step_that_only_takes_a_position(session: Session) -> None:
    session.handle(Event.GO, 0)
    assert KeyReader(wall=False).read("enter", 10_000, session) is Event.DONE
    assert KeyReader(wall=False).read("t", 10_000, session) is Event.MARK


@pytest.mark.parametrize("key", [*TABLE, "f1", "tab", "delete"])
def test_in_wall_mode_every_key_is_the_one_button_but_q_only_pauses(working: Session, key: str) -> None:
    expected = Event.PAUSE if key == "q" else Event.MARK
    assert KeyReader(wall=True).read(key, 10_000, working) is expected


def test_a_hold_given_up_in_wall_mode_after_its_last_mark_has_not_eased(holding: Session) -> None:
    assert KeyReader(wall=True).read("t", 89_999, holding) is Event.EASED
    for now in range(0, 90_250, 250):
        holding.advance(now)
    assert KeyReader(wall=True).read("t", 90_000, holding) is Event.LET_GO


def test_in_wall_mode_all_arrivals_within_the_window_are_one_press(working: Session) -> None:
    reader = KeyReader(wall=True)
    arrivals = [(10_000, "a"), (10_699, "enter"), (11_398, "q"), (12_097, "t"), (12_797, "t")]
    assert [reader.read(key, at, working) for at, key in arrivals] == [
        Event.MARK,
        None,
        None,
        None,
        Event.MARK,
    ]


def test_a_pause_in_wall_mode_has_its_full_keys_once_the_press_is_over(working: Session) -> None:
    reader = KeyReader(wall=True)
    assert reader.read("q", 10_000, working) is Event.PAUSE
    working.handle(Event.PAUSE, 10_000)
    assert reader.read("n", 10_300, working) is None
    assert reader.read("n", 11_100, working) is Event.NEXT
    assert reader.read("n", 11_200, working) is Event.NEXT


def test_the_one_button_and_t_ignore_their_own_repeat_only(working: Session) -> None:
    reader = KeyReader(wall=False)
    assert reader.read("t", 10_000, working) is Event.MARK
    assert reader.read("t", 10_600, working) is None
    assert reader.read("t", 11_299, working) is None
    assert reader.read("n", 11_300, working) is Event.NEXT
    assert reader.read("n", 11_301, working) is Event.NEXT
    assert reader.read("t", 12_000, working) is Event.MARK


def test_the_one_button_does_nothing_just_after_a_change_that_came_by_itself(working: Session) -> None:
    for now in range(0, 30_250, 250):
        working.advance(now)
    assert working.phase is Phase.GET_READY
    assert KeyReader(wall=False).read("enter", 30_599, working) is None
    assert KeyReader(wall=False).read("enter", 30_600, working) is Event.GO
    assert KeyReader(wall=False).read("n", 30_100, working) is Event.NEXT


def test_one_then_nought_within_a_second_is_ten(holding: Session) -> None:
    reader = KeyReader(wall=False)
    assert reader.read("1", 5_000, holding) == SoreNow(1)
    assert reader.read("0", 6_000, holding) == SoreNow(10, corrects=True)
    assert reader.read("1", 8_000, holding) == SoreNow(1)
    assert reader.read("0", 9_001, holding) == SoreNow(0)


def test_a_lone_escape_counts_after_a_moment(working: Session) -> None:
    reader = KeyReader(wall=False)
    assert reader.read("escape", 10_000, working) is None
    assert reader.poll(10_149, working) is None
    assert reader.poll(10_150, working) is Command.LEAVE
    assert reader.poll(10_300, working) is None


def test_a_lone_escape_only_pauses_in_wall_mode(working: Session) -> None:
    reader = KeyReader(wall=True)
    reader.read("escape", 10_000, working)
    assert reader.poll(10_200, working) is Event.PAUSE


def test_an_elbow_that_leans_on_as_the_wall_is_left_presses_nothing(working: Session) -> None:
    reader = KeyReader(wall=True)
    assert reader.read("n", 10_000, working) is Event.MARK
    reader.wall = False
    assert [reader.read("n", at, working) for at in (10_300, 10_900)] == [None, None]
    assert reader.read("n", 11_700, working) is Event.NEXT


@pytest.mark.parametrize(("wall", "pressed"), [(True, Event.MARK), (False, None)])
def test_a_split_arrow_sequence_is_any_key_at_the_wall_and_none_elsewhere(
    working: Session, wall: bool, pressed: Event | None
) -> None:
    reader = KeyReader(wall=wall)
    assert reader.read("escape", 10_000, working) is None
    assert reader.read("[", 10_120, working) is pressed
    assert reader.read("b", 10_140, working) is None
    assert reader.poll(10_400, working) is None


@pytest.mark.parametrize(
    "key", ["left_shift", "right_control", "caps_lock", "iso_level3_shift", "left_super"]
)
def test_modifiers_alone_do_nothing(working: Session, key: str) -> None:
    assert KeyReader(wall=True).read(key, 10_000, working) is None


@pytest.mark.parametrize(
    ("key", "character", "name"),
    [
        ("T", "T", "t"),
        ("upper_t", "T", "t"),
        ("plus", "+", "+"),
        ("question_mark", "?", "?"),
        ("space", " ", "space"),
        ("enter", "\r", "enter"),
        ("ctrl+c", "\x03", "q"),
        ("pagedown", None, "pagedown"),
    ],
)
def test_keys_have_one_name_however_they_are_spelled(key: str, character: str | None, name: str) -> None:
    assert key_name(key, character) == name


@pytest.mark.parametrize("key", ["enter", "t", "space"])
def test_a_key_pressed_while_nobody_looked_does_not_end_the_pause_it_could_not_see(
    working: Session, key: str
) -> None:
    working.advance(5_000)
    assert working.phase is Phase.PAUSED
    reader = KeyReader(wall=False)
    assert reader.read(key, 5_100, working) is None
    assert reader.read(key, 5_900, working) is (Event.MARK if key == "t" else Event.GO_ON)


def test_a_key_still_held_when_the_session_starts_is_no_press(session: Session) -> None:
    reader = KeyReader(wall=False)
    reader.begin(0)
    held = [reader.read("enter", at, session) for at in (660, 700, 740, 1_400)]
    assert held == [None, None, None, None]
    assert reader.read("enter", 2_100, session) is Event.GO


OWN_KEYS = KeyMap(tender=("y", "f5"), one_button=("z",), next=("enter",), leave=("l", "q"), mute=())


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("y", Event.MARK),
        ("f5", Event.MARK),
        ("z", Event.MARK),
        ("enter", Event.NEXT),
        ("l", Command.LEAVE),
        ("q", Command.LEAVE),
        ("t", None),
        ("v", None),
        ("pagedown", None),
        ("space", Event.PAUSE),
    ],
)
def test_keys_do_what_the_person_has_set(working: Session, key: str, expected: Action | None) -> None:
    assert KeyReader(wall=False, key_map=OWN_KEYS).read(key, 10_000, working) is expected


@pytest.mark.parametrize("key", ["enter", "z", "y", "l", "space", "anything"])
def test_wall_mode_is_the_same_whatever_is_set(working: Session, key: str) -> None:
    assert KeyReader(wall=True, key_map=OWN_KEYS).read(key, 10_000, working) is Event.MARK


def test_q_pauses_in_wall_mode_whatever_is_set(working: Session) -> None:
    assert KeyReader(wall=True, key_map=OWN_KEYS).read("q", 10_000, working) is Event.PAUSE


@pytest.mark.parametrize(("key", "event"), [("y", Event.MARK), ("z", Event.GO), ("enter", Event.NEXT)])
def test_a_key_of_ones_own_ignores_its_repeats_too(session: Session, key: str, event: Event) -> None:
    reader = KeyReader(wall=False, key_map=OWN_KEYS)
    reader.begin(0)
    assert [reader.read(key, at, session) for at in (660, 700, 740)] == [None, None, None]
    assert reader.read(key, 1_500, session) is event
    assert reader.read(key, 1_600, session) is None


def test_digits_say_how_sore_it_is_whatever_is_set(holding: Session) -> None:
    assert KeyReader(wall=False, key_map=OWN_KEYS).read("7", 10_000, holding) == SoreNow(7)


def test_the_hints_name_the_keys_that_are_set(holding: Session) -> None:
    own = KeyMap(partly=("f5",), not_easing=(), pause=("k",))
    pairs = key_pairs(holding, can_undo=True, key_map=own)
    assert pairs[:4] == [("Enter", "eased"), ("0-9", "how sore"), ("F5", "partly"), ("k", "pause")]
    assert "not easing" not in [words for _, words in pairs]


def test_help_lists_the_keys_that_are_set() -> None:
    own = KeyMap(tender=("y", "+"), more=(",",), mute=())
    rows = {words: keys for keys, words in step_keys(own)}
    assert rows["tender point, and again: eased"] == "y,plus"
    assert rows["15 seconds more"] == "comma"
    assert len(rows) == len(KeyAction)


def test_the_line_of_safety_names_the_key() -> None:
    assert safety_line() == "Aim for 3 to 5 of 10. Sharp or numb: s."
    assert safety_line(KeyMap(sharp=("!",))) == "Aim for 3 to 5 of 10. Sharp or numb: !."
    assert safety_line(KeyMap(sharp=())) == "Aim for 3 to 5 of 10. Sharp or numb: stop."
