"""What keyboards, clickers, phones and multiplexers send becomes one key each, however it is split."""

import pytest

from tui.core.keyboard.keys import ONE_BUTTON
from tui.plain.key_bytes import OTHER, KeyBytes

SENT = [
    (b"\r", ["enter"]),
    (b"\n", ["enter"]),
    (b" ", ["space"]),
    (b"t", ["t"]),
    (b"T", ["t"]),
    (b"?", ["?"]),
    (b"=", ["+"]),
    (b"+", ["+"]),
    (b"10", ["1", "0"]),
    (b"\x03", ["q"]),
    (b"\x11", ["q"]),
    (b"\x04", ["q"]),
    (b"\x1b[5~", ["pageup"]),  # a clicker, and every PC terminal
    (b"\x1b[6~", ["pagedown"]),
    (b"\x1b[A\x1b[B\x1b[C\x1b[D", ["up", "down", "right", "left"]),
    (b"\x1bOA\x1bOB\x1bOC\x1bOD", ["up", "down", "right", "left"]),  # application keys: phones, tmux
    (b"\x1bOM", ["enter"]),  # the number block of a VT100
    (b"\x1b[15~", [OTHER]),  # F5, with which a clicker starts a show
    (b"\x1b[1;5C", [OTHER]),  # Ctrl+Right is not Right
    (b"\x1bx", [OTHER]),  # Alt+x
    (b"\x1b[<0;3;4M", [OTHER]),  # a mouse report that was not asked for
    ("ü".encode(), ["ü"]),
    (b"\x00", [OTHER]),
]


@pytest.mark.parametrize(("sent", "keys"), SENT, ids=[repr(sent) for sent, _ in SENT])
def test_what_is_sent_at_once(sent: bytes, keys: list[str]) -> None:
    reader = KeyBytes()
    assert reader.feed(sent) == keys
    assert not reader.waits


@pytest.mark.parametrize(("sent", "keys"), SENT, ids=[repr(sent) for sent, _ in SENT])
def test_the_same_byte_by_byte(sent: bytes, keys: list[str]) -> None:
    reader = KeyBytes()
    assert [key for byte in sent for key in reader.feed(bytes([byte]))] == keys
    assert not reader.waits


def test_an_escape_after_which_nothing_comes_is_the_escape_key() -> None:
    reader = KeyBytes()
    assert reader.feed(b"\x1b") == []
    assert reader.waits
    assert reader.give_up_waiting() == ["escape"]
    assert not reader.waits


def test_half_a_sequence_after_which_nothing_comes_is_nothing() -> None:
    reader = KeyBytes()
    assert reader.feed(b"\x1b[6") == []
    assert reader.give_up_waiting() == []
    assert reader.feed(b"t") == ["t"]


def test_an_escape_before_another_sequence_is_a_key_of_its_own() -> None:
    assert KeyBytes().feed(b"\x1b\x1b[6~") == ["escape", "pagedown"]


def test_a_sequence_that_breaks_off_takes_no_key_with_it() -> None:
    assert KeyBytes().feed(b"\x1b[6\rt") == [OTHER, "enter", "t"]


def test_bytes_that_are_no_text_are_keys_without_a_name() -> None:
    assert set(KeyBytes().feed(b"\xff\xfe")) & ONE_BUTTON == set()
