"""Homes to measure in: everything was read and heard before, and nothing asks at the start."""

import datetime as dt
from pathlib import Path

from tests.benchmarks.ten_years import write_ten_years
from tests.homes import write_welcomed
from tests.terminal.harness import clean_environ
from tui.core.cues.channels import Heard
from tui.files.paths import Paths, find_paths

A_YEAR = 1_100
"""Sessions of a diligent person."""
_KIND = "xterm-256color"


def home_of(folder: Path, *, sessions: int = 0, motion: str = "full") -> dict[str, str]:
    """The environment of somebody who has so many sessions behind them, the last ones yesterday."""
    home = folder / f"home-{sessions}-{motion}"
    paths = paths_of(home)
    if not home.exists():
        paths.config.mkdir(parents=True)
        if sessions:
            write_ten_years(home / "unknot", sessions, _yesterday_evening())
        paths.config_file.write_text(f'questions = false\nmotion = "{motion}"\n', encoding="utf-8")
        write_welcomed(paths, heard={_KIND: Heard(bell=True, flash=False)})
    return clean_environ(home)


def paths_of(home: Path) -> Paths:
    """The files of such a home."""
    return find_paths({"UNKNOT_HOME": str(home / "unknot")})


def _yesterday_evening() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(hour=22, minute=0) - dt.timedelta(days=1)
