"""The best writer shows the same picture in fewer bytes, and does what its rules say."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.benchmarks.best_writer import START, best_lengths, best_write, painted_rows
from tests.terminal.emulator import Emulator

SIZE = 20, 4
_REPEAT = re.compile(r"(.)\x1b\[(\d+)b", re.DOTALL)


def _show(emulator: Emulator, text: str) -> None:
    """The emulator knows no REP."""
    plain = _REPEAT.sub(lambda found: found[1] * (1 + int(found[2])), text)
    emulator.feed(plain.encode())


_COLOURS = st.sampled_from(
    ["39", "31", "94", "38;2;1;2;3", "49", "42", "48;2;9;8;7", "1", "4", "7", "0", "22"]
)
_PIECES = st.one_of(
    st.builds("\x1b[{};{}H".format, st.integers(1, SIZE[1]), st.integers(1, SIZE[0])),
    st.builds("\x1b[{}m".format, _COLOURS),
    st.text(st.sampled_from("ab █  "), min_size=1, max_size=9),
    st.just("\x1b[K"),
)


@settings(deadline=None)
@given(st.lists(st.lists(_PIECES, max_size=12).map("".join), min_size=1, max_size=6))
def test_it_shows_the_same_picture(frames: list[str]) -> None:
    wanted, got, state = Emulator(*SIZE), Emulator(*SIZE), START
    shown = painted_rows(wanted)
    for frame in frames:
        wanted.feed(frame.encode())
        rows = painted_rows(wanted)
        text, state = best_write(shown, rows, state)
        shown.update(rows)
        _show(got, text)
        wanted.screen.dirty.update(range(SIZE[1]))
        got.screen.dirty.update(range(SIZE[1]))
        assert painted_rows(got) == painted_rows(wanted), (frame, text)


@pytest.mark.parametrize(
    ("before", "change", "wanted"),
    [
        ("0:19", "\x1b[1;4H8", "\b8"),
        ("0:20", "\x1b[1;1H0:19", "\b\b19"),
        ("ab", "\x1b[3;7Hx", "\x1b[3;7Hx"),
        ("=" * 12, "\x1b[1;1H" + " " * 12, "\r\x1b[K"),
        ("", "\x1b[1;1H" + "-" * 15, "-\x1b[14b"),
        ("ab", "\x1b[1;2H\x1b[1mb", "\b\x1b[1mb"),
    ],
)
def test_it_takes_the_shortest_way(before: str, change: str, wanted: str) -> None:
    emulator, state = Emulator(*SIZE), START
    shown = painted_rows(emulator)
    sent = []
    for frame in ("\x1b[H" + before, change):
        emulator.feed(frame.encode())
        rows = painted_rows(emulator)
        text, state = best_write(shown, rows, state)
        shown.update(rows)
        sent.append(text)
    assert sent[1].removeprefix("\x1b[H") == wanted


def test_each_arrival_is_counted() -> None:
    frames = [b"\x1b[Hhello", b"\x1b[1;1Hj", b"\x1b[1;1Hy"]
    ends = [len(b"".join(frames[: number + 1])) for number in range(len(frames))]
    assert best_lengths(b"".join(frames), ends, SIZE) == [len("\x1b[Hhello"), len("\rj"), len("\by")]
