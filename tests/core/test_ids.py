"""Ids sort by time and are proper UUIDs of version 7."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.ids import new_id

MOMENTS = st.integers(min_value=0, max_value=2**48 - 1)
RANDOMNESS = st.binary(min_size=10, max_size=10)


@given(MOMENTS, RANDOMNESS)
def test_an_id_is_a_uuid_of_version_7_that_carries_its_moment(now_ms: int, randomness: bytes) -> None:
    made = uuid.UUID(new_id(now_ms, randomness))
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == now_ms


@given(MOMENTS.filter(lambda now_ms: now_ms > 0), RANDOMNESS, RANDOMNESS)
def test_a_later_id_sorts_after_an_earlier_one(now_ms: int, one: bytes, other: bytes) -> None:
    assert new_id(now_ms - 1, one) < new_id(now_ms, other)


def test_randomness_fills_all_74_free_bits() -> None:
    ones, zeros = (uuid.UUID(new_id(0, byte * 10)).int for byte in (b"\xff", b"\0"))
    assert (ones ^ zeros).bit_count() == 74


def test_an_id_refuses_too_little_randomness() -> None:
    with pytest.raises(ValueError, match="ten random bytes"):
        new_id(0, b"short")
