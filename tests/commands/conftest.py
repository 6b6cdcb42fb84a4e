"""The command line inside the test process, with a folder of its own."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tui import cli


class Answer(msgspec.Struct, frozen=True):
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line on standard error."""
        assert self.err.count("\n") == 1, self.err
        assert self.err.startswith("unknot: ")
        return self.err.removeprefix("unknot: ").rstrip("\n")


Unknot = Callable[..., Answer]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("UNKNOT_HOME", str(tmp_path / "unknot"))
    monkeypatch.setenv("TZ", "Europe/Paris")
    monkeypatch.delenv("UNKNOT_CLOCK_RATE", raising=False)
    return tmp_path / "unknot"


@pytest.fixture
def unknot(home: Path, capsys: pytest.CaptureFixture[str]) -> Unknot:
    def run(*arguments: str) -> Answer:
        status = cli.run(arguments)
        captured = capsys.readouterr()
        return Answer(status, captured.out, captured.err)

    return run
