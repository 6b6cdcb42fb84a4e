"""Builds every picture of this folder from the real app: `python screenshots/make.py [FOLDER [NAME...]]`.

The clock is set by hand and the journal is made up (seeded.py), so the same code gives the same pictures.
`report.html` is the report of the same four weeks; `report.png` is what a browser makes of it, 800 wide.
"""

import asyncio
import datetime as dt
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, chdir
from pathlib import Path
from typing import NamedTuple

from textual.app import App
from textual.pilot import Pilot

sys.path.insert(0, str(Path(__file__).parent))

from crisp import crisp
from left_open import leave_open
from pad_view import PadView
from people import CAREFUL, FOND, MENDING, NEWCOMER, REGULAR, SHARED, UNTRIED, Person
from seeded import ZONE, seeded_months

from tui.app import UnknotApp
from tui.core.clock import ManualClock
from tui.core.cues.channels import Heard, Surroundings
from tui.core.entries.due_question import QuestionsAsked
from tui.core.entries.entry import Entry
from tui.core.entries.journal import MemoryJournal
from tui.core.places.findings import regions_of_library
from tui.core.places.history import History
from tui.core.reporting.report import USUAL_WEEKS, last_weeks, make_report
from tui.core.routines.routine import Library
from tui.files.choices import Choices, write_choices
from tui.files.kept_settings import find_settings
from tui.files.paths import Paths
from tui.files.routines.routine_files import load_built_in
from tui.files.routines.shelf import OwnShelf
from tui.reports.formats import ReportFormat, rendered
from tui.screens.before import ALONE, BeforeScreen
from tui.screens.step import StepScreen
from tui.widgets.leaf import Leaf

NOW = dt.datetime(2026, 11, 22, 14, 3, tzinfo=dt.timezone(dt.timedelta(hours=1)))
HERE = Surroundings(terminal="of these pictures")
LARGE, USUAL, PHONE = (120, 40), (80, 24), (40, 20)
LOOK_SECONDS = 1.0
ASKED_TODAY = QuestionsAsked(last=NOW, weekly=NOW)
SATURDAY_EVENING = dt.datetime(2026, 11, 21, 19, 30, tzinfo=NOW.tzinfo)
MORNING = dt.datetime(2026, 11, 21, 8, 5, tzinfo=NOW.tzinfo)
"""The morning after a session."""
NOT_ASKED = QuestionsAsked(weekly=MORNING - dt.timedelta(days=2))
LEFT_OPEN_AGO = dt.timedelta(minutes=47)

Act = str | float
"""A key to press, or seconds to let pass."""

BEGIN = "begin"
"""Enter, again and again, until the first step is there."""
CLOT = "clot"
"""Enter until the question about a clot is there."""
NECK = ("2", BEGIN, "enter", "enter", "enter")
SHOULDERS = ("1", BEGIN, "enter")
TO_THE_SPOTS = ("enter",) * 5
TO_THE_ROLL = (25, 3, 15, 12)
SHORTER = ("m", "enter", "down", "3", "0", "enter", "down", "x")
"""Of a copy of the routine at hand, one step is halved and another left out."""
FEET, LOWER_BACK = ("slash", *"tired feet", "enter"), ("slash", *"lower back", "enter")
"""Found on the list of routines, with the keys on the list again."""
SEVEN_MINUTES = ("m", "7", "down", "space", "down", "down", "space")
BRING_IN = ("i", *SHARED, "enter")


class Picture(NamedTuple):
    """A name, a size and what to do until it is taken; `left_open` with a session of 47 minutes ago.

    `person` is who is there; `asked` is when the question of the day was put last, `at` the time it is.
    """

    name: str
    size: tuple[int, int]
    acts: Sequence[Act]
    left_open: bool = False
    person: Person = REGULAR
    asked: QuestionsAsked = ASKED_TODAY
    at: dt.datetime = NOW


PICTURES = (
    *(Picture("body", size, ()) for size in (LARGE, USUAL, PHONE)),
    Picture("before", LARGE, ("1",)),
    *(Picture("step-work", size, (*NECK, 25)) for size in (LARGE, USUAL, PHONE)),
    *(Picture("step-hold", size, (*NECK, 25, "t", 23, "6")) for size in (LARGE, USUAL, PHONE)),
    *(Picture("step-distance", size, (*SHOULDERS, *TO_THE_ROLL, 34)) for size in (LARGE, USUAL, PHONE)),
    *(
        Picture("step-change-side", size, (*SHOULDERS, *TO_THE_ROLL, 90, 8, 50, 8))
        for size in (LARGE, USUAL, PHONE)
    ),
    Picture("step-get-ready", USUAL, (*NECK[:-1], 3)),
    Picture("after", LARGE, (*NECK, 25, "t", 23, "6", "enter", 2, "q", "e")),
    Picture("journal", LARGE, ("o",)),
    *(Picture("left-open", size, (), left_open=True) for size in (USUAL, PHONE)),
    Picture("resumed", USUAL, ("enter",), left_open=True),
    *(Picture("cue-check", size, ("1",), person=UNTRIED) for size in (USUAL, PHONE)),
    *(Picture("settings", size, (",",)) for size in (USUAL, LARGE, PHONE)),
    *(Picture("week", size, ("w",)) for size in (LARGE, USUAL, PHONE)),
    Picture("week-figure", USUAL, ("w", "f", "f")),
    Picture("week-months", USUAL, ("w", *("pagedown",) * 5)),
    Picture("after-spots", USUAL, (*NECK, 25, "t", 23, "6", "enter", 2, "q", "e", *TO_THE_SPOTS)),
    *(Picture("report", size, ("w", "r")) for size in (LARGE, USUAL)),
    Picture("search", USUAL, ("o", "slash", *"side:right eas")),
    *(Picture("routines", size, ("u",)) for size in (LARGE, USUAL, PHONE)),
    Picture("routine-evidence", USUAL, ("u", "down", "e")),
    *(Picture("edit-routine", size, ("u", *SHORTER)) for size in (USUAL, PHONE)),
    *(Picture("welcome", size, (), person=NEWCOMER) for size in (LARGE, USUAL, PHONE)),
    *(
        Picture("welcome-lasting", size, ("enter", "y", "y"), person=NEWCOMER)
        for size in (LARGE, USUAL, PHONE)
    ),
    *(Picture("clot", size, ("u", *FEET, "enter", CLOT)) for size in (USUAL, PHONE)),
    *(
        Picture("before-changed", size, ("u", *LOWER_BACK, "enter"), person=CAREFUL)
        for size in (LARGE, USUAL, PHONE)
    ),
    *(Picture("health", size, ("u", "enter", "h"), person=CAREFUL) for size in (LARGE, USUAL, PHONE)),
    *(Picture("fit", size, SEVEN_MINUTES) for size in (LARGE, USUAL, PHONE)),
    *(
        Picture("suggestions", size, ("s",), person=FOND, at=SATURDAY_EVENING)
        for size in (LARGE, USUAL, PHONE)
    ),
    *(Picture("arrival", size, ("u", *BRING_IN)) for size in (LARGE, USUAL, PHONE)),
    *(Picture("file-problems", size, ("u", "p"), person=MENDING) for size in (USUAL, PHONE)),
    *(Picture("morning", size, (), asked=NOT_ASKED, at=MORNING) for size in (USUAL, PHONE)),
)


async def take(picture: Picture, folder: Path) -> Path:
    """Play up to the moment of a picture and save it."""
    async with played(picture) as app:
        return _save(app, folder, picture.name, picture.size)


class Play(NamedTuple):
    """The app with somebody at its keys, and the clock that is set by hand."""

    app: UnknotApp
    pilot: Pilot[None]
    clock: ManualClock

    async def do(self, act: Act) -> None:
        """Press a key, or let time pass."""
        await _do(self.app, self.pilot, self.clock, act)


@asynccontextmanager
async def played(picture: Picture) -> AsyncIterator[UnknotApp]:
    """The app at the moment of a picture."""
    async with opened(picture) as play:
        for act in picture.acts:
            await play.do(act)
        await play.pilot.pause()
        yield play.app


@asynccontextmanager
async def opened(picture: Picture) -> AsyncIterator[Play]:
    """The app of the person of a picture, before anything is done."""
    clock = ManualClock(picture.at, ZONE)
    person = picture.person
    with tempfile.TemporaryDirectory() as home, chdir(home):
        person.move_in(Path(home))
        paths = Paths(config=Path(home), data=Path(home), state=Path(home))
        entries = [] if person.is_new else _entries_until(picture.at)
        journal, shelf = MemoryJournal(entries), OwnShelf(paths, clock)
        library = shelf.library
        if picture.left_open and (routine := library.routine("tight-shoulders")):
            leave_open(paths, routine, picture.at - LEFT_OPEN_AGO, ZONE)
        write_choices(paths, _choices(picture, library))
        app = UnknotApp(paths, find_settings(paths), shelf, journal, clock, HERE)
        async with app.run_test(size=picture.size) as pilot:
            await pilot.pause()
            yield Play(app, pilot, clock)


def _choices(picture: Picture, library: Library) -> Choices:
    person = picture.person
    return Choices(
        heard={} if person.is_untried else {HERE.terminal: Heard(bell=True, flash=False)},
        questions=picture.asked,
        health=person.health(library, picture.at.date()),
        favourites=person.favourites,
    )


def _entries_until(moment: dt.datetime) -> list[Entry]:
    return [entry for entry in seeded_months(NOW) if entry.ended_at <= moment]


async def take_pad(folder: Path, size: tuple[int, int]) -> Path:
    """The pad beside a session."""
    routine = load_built_in().routine("tight-shoulders")
    assert routine is not None
    app = PadView(routine, NOW, ZONE)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        return _save(app, folder, "pad", size)


def write_report(folder: Path) -> Path:
    """The report that Enter would write on the report screen."""
    library = load_built_in()
    request = last_weeks(USUAL_WEEKS, NOW.date())
    history = History(seeded_months(NOW), regions_of_library(library))
    report = make_report(history, request, NOW.date(), ZONE)
    path = folder / "report.html"
    path.write_text(rendered(report, library, ReportFormat.HTML), encoding="utf-8")
    return path


def _save(app: App[None], folder: Path, name: str, size: tuple[int, int]) -> Path:
    columns, rows = size
    path = folder / f"{name}-{columns}x{rows}.svg"
    path.write_text(crisp(app.export_screenshot(title=f"unknot · {columns}x{rows}")), encoding="utf-8")
    return path


async def _do(app: UnknotApp, pilot: Pilot[None], clock: ManualClock, act: Act) -> None:
    if act == BEGIN:
        while not isinstance(app.screen, StepScreen):
            await _do(app, pilot, clock, "enter")
    elif act == CLOT:
        while not (isinstance(app.screen, BeforeScreen) and app.screen.page.startswith(ALONE)):
            await _do(app, pilot, clock, "enter")
    elif isinstance(act, str):
        clock.move(1)
        await _press(app, pilot, act)
    else:
        for _ in range(round(act / LOOK_SECONDS)):
            clock.move(LOOK_SECONDS)
            if isinstance(app.screen, StepScreen):
                app.screen.look()
    await pilot.pause()


async def _press(app: UnknotApp, pilot: Pilot[None], key: str) -> None:
    """Press a key, and wait for the screen it leads to: that takes no key before all of it is there."""
    await pilot.press(key)
    while isinstance(app.screen, Leaf) and not app.screen.is_ready:
        await pilot.pause(0)


async def make_all(folder: Path, names: Sequence[str]) -> None:
    """Take every picture, or those named."""
    for picture in PICTURES:
        if not names or picture.name in names:
            print(await take(picture, folder))
    if not names or "report" in names:
        print(write_report(folder))
    for size in (USUAL, PHONE):
        if not names or "pad" in names:
            print(await take_pad(folder, size))


if __name__ == "__main__":
    target = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else Path(__file__).parent
    asyncio.run(make_all(target, sys.argv[2:]))
