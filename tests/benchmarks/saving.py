"""What saving costs in a journal of ten years, against one with this year alone.

`python -m tests.benchmarks.saving` prints the median ratio for a journal that was just opened and for one
that is open already; at most 1.2 is wanted. Measured in pairs, so that a busy machine slows both.
"""

import cProfile
import datetime as dt
import pstats
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.builders import a_session, a_tender_point
from tests.files.operations import NOON, Home, incoming, open_home
from tui.core.entries.entry import SessionEntry
from tui.files.journal.journal_files import YearJournal

SESSIONS_A_YEAR, TENDER_POINTS = 1_100, 4
YEARS = 10
PAIRS = 60
LIMIT = 1.2

Save = Callable[[SessionEntry], object]


def a_year(year: int) -> list[SessionEntry]:
    """A session every eight hours, with four tender points each."""
    start = dt.datetime(year, 1, 1, tzinfo=dt.UTC)
    times = [start + dt.timedelta(hours=7.9 * number) for number in range(SESSIONS_A_YEAR)]
    return [session(f"{year}-{number}", at) for number, at in enumerate(times)]


def session(entry_id: str, at: dt.datetime) -> SessionEntry:
    points = tuple(a_tender_point(id=f"{entry_id}-{number}", at=at) for number in range(TENDER_POINTS))
    return a_session(id=entry_id, started_at=at, tender_points=points, note="as it was")


def filled(folder: Path, years: int) -> Home:
    """A journal of so many years, saved into today already, so that no backup is made any more."""
    home = open_home(folder)
    for year in range(NOON.year - years + 1, NOON.year + 1):
        home.journal().combine([incoming(entry) for entry in a_year(year)])
    home.journal().add(session("first", NOON))
    return home


def medians(one: Callable[[], Save], ten: Callable[[], Save], name: str) -> tuple[float, float]:
    """Seconds for a save into one year and into ten; what is opened before is part of it."""
    spent: tuple[list[float], list[float]] = ([], [])
    for number in range(PAIRS):
        for times, opened in zip(spent, (one, ten), strict=True):
            started = time.perf_counter()
            opened()(session(f"{name}-{number}", NOON))
            times.append(time.perf_counter() - started)
    return statistics.median(spent[0]), statistics.median(spent[1])


def profiled(save: Save) -> None:
    """Where the time of a save goes."""
    profile = cProfile.Profile()
    profile.runcall(save, session("profiled", NOON))
    pstats.Stats(profile, stream=sys.stderr).sort_stats("cumulative").print_stats(25)


def main() -> int:
    """1 where ten years cost more than they may."""
    with tempfile.TemporaryDirectory() as folder:
        one, ten = filled(Path(folder) / "one", 1), filled(Path(folder) / "ten", YEARS)
        open_one, open_ten = _read(one), _read(ten)
        found = {
            "add, just opened": medians(lambda: one.journal().add, lambda: ten.journal().add, "new"),
            "add, open already": medians(lambda: open_one.add, lambda: open_ten.add, "warm"),
            "edit, open already": medians(lambda: _edit(open_one), lambda: _edit(open_ten), "edit"),
        }
        for name, (first, second) in found.items():
            print(f"{name}: {first * 1e3:.1f} ms, {second * 1e3:.1f} ms, ratio {second / first:.2f}")
        is_good = all(second / first <= LIMIT for first, second in found.values())
        if not is_good:
            profiled(ten.journal().add)
        return 0 if is_good else 1


def _edit(journal: YearJournal) -> Save:
    return lambda entry: journal.replace(session(f"{NOON.year}-7", entry.started_at))


def _read(home: Home) -> YearJournal:
    journal = home.journal()
    journal.all()
    return journal


if __name__ == "__main__":
    sys.exit(main())
