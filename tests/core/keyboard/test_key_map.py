"""Which keys a person may give to what, and what becomes of two that want the same."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.keyboard.key_map import DEFAULT_KEYS, GivenKeys, KeyAction, KeyMap, key_map_of, keys_written


def given_keys(action: KeyAction, *keys: str) -> GivenKeys:
    return GivenKeys(action, keys, f"config.toml: keys.{action}")


def test_at_first_no_key_stands_twice() -> None:
    keys = list(itertools.chain.from_iterable(map(DEFAULT_KEYS.keys_of, KeyAction)))
    assert len(set(keys)) == len(keys)


def test_a_free_key_takes_the_place_of_the_old_one() -> None:
    made = key_map_of([given_keys(KeyAction.TENDER, "y", "f5")])
    assert made.lost == ()
    assert made.keys == KeyMap(tender=("y", "f5"))
    assert made.keys.action_of("f5") is KeyAction.TENDER
    assert made.keys.action_of("t") is None
    assert made.keys.shown(KeyAction.TENDER) == "y"


def test_two_actions_can_change_places() -> None:
    made = key_map_of([given_keys(KeyAction.TENDER, "s"), given_keys(KeyAction.SHARP, "t")])
    assert made.lost == ()
    assert (made.keys.tender, made.keys.sharp) == (("s",), ("t",))


def test_a_key_is_not_taken_from_another_action() -> None:
    made = key_map_of([given_keys(KeyAction.TENDER, "x")])
    assert made.keys == DEFAULT_KEYS
    assert [lost.in_words for lost in made.lost] == [
        'config.toml: keys.tender: "x" is the key for not-easing already; using "t"'
    ]


def test_of_two_that_want_one_key_the_later_loses() -> None:
    made = key_map_of([given_keys(KeyAction.TENDER, "y"), given_keys(KeyAction.NEXT, "y")])
    assert made.keys == KeyMap(tender=("y",))
    assert [lost.in_words for lost in made.lost] == [
        'config.toml: keys.next: "y" is the key for tender already; using "n"'
    ]


def test_an_action_that_keeps_its_own_key_is_not_the_one_to_lose() -> None:
    made = key_map_of([given_keys(KeyAction.TENDER, "n"), given_keys(KeyAction.NEXT, "n")])
    assert made.keys == DEFAULT_KEYS
    assert [lost.given.action for lost in made.lost] == [KeyAction.TENDER]


def test_what_falls_back_may_push_another_back() -> None:
    wanted = [given_keys(KeyAction.PAUSE, "t"), given_keys(KeyAction.TENDER, "x")]
    made = key_map_of(wanted)
    assert made.keys == DEFAULT_KEYS
    assert [lost.given.action for lost in made.lost] == [KeyAction.TENDER, KeyAction.PAUSE]


@pytest.mark.parametrize(
    ("action", "written", "names"),
    [
        (KeyAction.TENDER, ["T", "t", "F5"], ("t", "f5")),
        (KeyAction.NEXT, [], ()),
        (KeyAction.LEAVE, ["z"], ("z", "q")),
        (KeyAction.LEAVE, ["escape", "q"], ("escape", "q")),
    ],
)
def test_keys_are_taken_as_they_are_written(
    action: KeyAction, written: list[str], names: tuple[str, ...]
) -> None:
    assert keys_written(action, written) == names


@pytest.mark.parametrize(
    ("action", "written", "reason"),
    [
        (KeyAction.TENDER, ["q"], '"q" always leaves'),
        (KeyAction.TENDER, ["ctrl+c"], '"q" always leaves'),
        (KeyAction.ONE_BUTTON, [], "the one button needs a key"),
        (KeyAction.TENDER, ["t", "5"], '"5": digits say how sore it is'),
        (KeyAction.TENDER, list("abcdefghi"), "more than 8 keys"),
        (KeyAction.TENDER, ["\x1b[2J" + 100 * "z"], '"\\u001b[2Jzzzzzzzzzzzzz...": that is no key'),
    ],
)
def test_keys_that_cannot_be_given_are_refused(action: KeyAction, written: list[str], reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(reason)}$"):
        keys_written(action, written)


KEYS = st.lists(st.sampled_from("tnbxspyz"), max_size=3, unique=True).map(tuple)
WISHES = st.lists(st.builds(GivenKeys, st.sampled_from([*KeyAction][1:-1]), KEYS), max_size=8)


@given(WISHES)
def test_whatever_is_wished_no_key_does_two_things_and_nobody_is_locked_in(wishes: list[GivenKeys]) -> None:
    made = key_map_of(wishes)
    keys = list(itertools.chain.from_iterable(map(made.keys.keys_of, KeyAction)))
    assert len(set(keys)) == len(keys)
    assert made.keys.action_of("q") is KeyAction.LEAVE
    assert made.keys.one_button == DEFAULT_KEYS.one_button


def test_the_key_of_a_spot_gives_way_to_what_a_person_has_given_it_to() -> None:
    made = key_map_of([GivenKeys(KeyAction.MORE, (".", "+"))])
    assert made.lost == ()
    assert made.keys.action_of(".") is KeyAction.MORE
    assert made.keys.spot == ()


def test_a_key_that_was_given_to_the_spot_is_not_given_away() -> None:
    made = key_map_of([GivenKeys(KeyAction.SPOT, (".",)), GivenKeys(KeyAction.MORE, (".",))])
    assert [lost.given.action for lost in made.lost] == [KeyAction.MORE]
    assert made.keys.spot == (".",)
