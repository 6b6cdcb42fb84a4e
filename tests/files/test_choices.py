"""What is remembered between two starts."""

import pytest

from tui.files.choices import Choices, read_choices, write_choices
from tui.files.paths import Paths


def test_choices_are_read_as_written(paths: Paths) -> None:
    assert read_choices(paths) == Choices()
    assert not paths.state.exists()
    write_choices(paths, Choices(asked_unattended=("a", "b")))
    assert read_choices(paths) == Choices(asked_unattended=("a", "b"))
    assert paths.choices.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b'{"asked_unattended": 5}', b"[" * 5000])
def test_choices_that_cannot_be_read_are_the_defaults(content: bytes, paths: Paths) -> None:
    paths.state.mkdir(parents=True)
    paths.choices.write_bytes(content)
    assert read_choices(paths) == Choices()
