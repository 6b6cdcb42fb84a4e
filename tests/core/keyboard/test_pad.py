"""What the keys of the pad ask for, and which of them are one press."""

import itertools

import msgspec
import pytest

from tui.core.keyboard.key_map import KeyAction, KeyMap
from tui.core.keyboard.pad import (
    END_WITHIN_MS,
    PAD_WORDS,
    PadCommand,
    PadReader,
    end_key,
    one_button_word,
    pad_keys,
)
from tui.core.remote.remote import RemoteAction, Request, Shown

WORK = Shown(
    session="s1",
    routine="Sample",
    title="Rub",
    side="both",
    number=2,
    of=6,
    phase="work",
    under="work",
    phase_line="GO",
    time="0:30",
    held=None,
    button="tender point",
    next="next: Press",
)
LEAD_IN = msgspec.structs.replace(WORK, phase="get-ready", under="get-ready", button="go now")
HOLD = msgspec.structs.replace(WORK, phase="hold", under="hold", held=3, button="eased")
PAUSED = msgspec.structs.replace(WORK, phase="paused", button="go on")
PAUSED_HOLD = msgspec.structs.replace(HOLD, phase="paused", button="go on")


def asked(key: str, shown: Shown) -> str | None:
    """What one press of a key asks for."""
    found = PadReader().read(key, 0, shown)
    return found.action.value if isinstance(found, Request) else found


@pytest.mark.parametrize(
    ("key", "shown", "action"),
    [
        ("enter", WORK, "press"),
        ("pagedown", HOLD, "press"),
        ("t", WORK, "tender"),
        ("t", LEAD_IN, "tender"),
        ("t", HOLD, "eased"),
        ("t", PAUSED_HOLD, "tender"),
        ("space", WORK, "pause"),
        ("pageup", PAUSED, "resume"),
        ("p", HOLD, "partly"),
        ("x", HOLD, "not-easing"),
        ("s", WORK, "sharp"),
        ("n", WORK, "next"),
        ("b", WORK, "back"),
        ("r", WORK, "again"),
        ("+", WORK, "more"),
        ("u", WORK, "undo"),
        ("?", WORK, PadCommand.HELP),
        ("q", WORK, PadCommand.LEAVE),
        ("escape", WORK, PadCommand.LEAVE),
        ("d", WORK, None),
        ("w", WORK, None),
        ("z", WORK, None),
        ("5", WORK, None),
        ("5", HOLD, "sore"),
    ],
)
def test_the_keys_of_a_session_ask_for_what_they_do_there(key: str, shown: Shown, action: str | None) -> None:
    assert asked(key, shown) == action


def test_the_session_ends_at_the_second_press() -> None:
    reader = PadReader()
    assert reader.read("e", 0, WORK) is None
    assert reader.is_ending(1_000)
    assert reader.read("e", 1_000, WORK) == Request(action=RemoteAction.END)
    assert not reader.is_ending(1_000)


def test_a_key_that_is_held_down_does_not_end_the_session() -> None:
    reader = PadReader()
    assert {reader.read("e", at, WORK) for at in range(0, 4_000, 100)} == {None}


def test_the_second_press_has_to_come_soon_and_with_nothing_between() -> None:
    late, other = PadReader(), PadReader()
    late.read("e", 0, WORK)
    assert late.read("e", END_WITHIN_MS + 1, WORK) is None
    other.read("e", 0, WORK)
    other.read("+", 1_000, WORK)
    assert not other.is_ending(1_000)
    assert other.read("e", 2_000, WORK) is None


def test_a_held_or_trembling_press_of_the_one_button_is_one() -> None:
    reader = PadReader()
    pressed = [reader.touch(RemoteAction.PRESS, at) for at in (0, 100, 700, 1_450)]
    assert [each is not None for each in pressed] == [True, False, False, True]


def test_tender_and_eased_by_one_long_press_is_only_tender() -> None:
    reader = PadReader()
    assert reader.read("t", 0, WORK) == Request(action=RemoteAction.TENDER)
    assert reader.read("t", 500, HOLD) is None
    assert reader.read("t", 1_500, HOLD) == Request(action=RemoteAction.EASED)


def test_other_keys_count_as_often_as_they_come() -> None:
    reader = PadReader()
    assert all(reader.read("+", at, WORK) for at in range(0, 500, 100))


@pytest.mark.parametrize(("apart_ms", "numbers"), [(500, [1, 10]), (1_500, [1, 0])])
def test_one_and_soon_zero_is_ten(apart_ms: int, numbers: list[int]) -> None:
    reader = PadReader()
    found = [reader.read("1", 0, HOLD), reader.read("0", apart_ms, HOLD)]
    assert [each.number for each in found if isinstance(each, Request)] == numbers
    assert [each.corrects for each in found if isinstance(each, Request)] == [False, numbers[1] == 10]


def test_pause_and_end_never_move() -> None:
    rows = [pad_keys(shown) for shown in (WORK, LEAD_IN, HOLD, PAUSED, PAUSED_HOLD)]
    assert {row[0].word for row in rows} == {"PAUSE", "GO ON"}
    assert {row[5].word for row in rows} == {"END"}
    assert all(len({key.action for key in row}) == len(row) == 6 for row in rows)


def test_what_is_drawn_asks_for_the_same_as_the_key_that_stands_on_it() -> None:
    for shown in (WORK, HOLD, PAUSED, LEAD_IN):
        for key in pad_keys(shown)[1:5]:
            assert asked(key.key, shown) == key.action
    for shown in (WORK, PAUSED):
        assert asked("space", shown) == pad_keys(shown)[0].action


@pytest.mark.parametrize(
    ("shown", "word"),
    [(WORK, "TENDER"), (LEAD_IN, "GO"), (HOLD, "EASED"), (PAUSED, "GO ON")],
)
def test_the_large_key_says_what_it_does(shown: Shown, word: str) -> None:
    assert one_button_word(shown) == word


def test_renamed_keys_are_renamed_here_too() -> None:
    keys = KeyMap(next=("e",), leave=("q",))
    reader = PadReader(keys)
    assert reader.read("e", 0, WORK) == Request(action=RemoteAction.NEXT)
    assert pad_keys(WORK, keys)[1].key == "e"
    assert (end_key(keys), pad_keys(WORK, keys)[5].key) == ("", "")


def test_help_tells_every_key_of_a_session_that_the_pad_knows() -> None:
    told = {key for action in PAD_WORDS for key in KeyMap().keys_of(action)}
    known = {
        key
        for action in KeyAction
        for key, shown in itertools.product(KeyMap().keys_of(action), (WORK, HOLD, PAUSED))
        if isinstance(PadReader().read(key, 0, shown), Request)
    }
    assert told == known
