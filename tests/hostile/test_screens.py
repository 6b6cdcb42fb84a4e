"""Every screen with every hostile text in every field: nothing dies, nothing runs, nothing leaks."""

import pytest

from tests.hostile.plays import PLAYS, Play, play_all
from tests.hostile.stage import Written
from tests.hostile.texts import HOSTILE, bundled


@pytest.mark.parametrize("play", PLAYS)
async def test_no_text_does_anything(play: Play, written: Written) -> None:
    """Several texts at a time; `tests.long hostile_texts` tries them one by one, and in other sizes."""
    assert await play_all(play, bundled(), (80, 24), written) > 20


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 49
    assert len(set(HOSTILE.values())) == len(HOSTILE)
